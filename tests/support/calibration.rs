//! How honest a reading is: what is wrong in it, what of that it flags, and what of its flags is open.
//!
//! Generated documents are read back, and each fact that is missed or made up is an error. An error is *open* where
//! the print itself does not tell (the generator knows: [`Loss`]), *flagged* where a diagnostic names its place, and
//! *silent* else.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{AddAssign, Range};

use reac::{Code, Diagnostic, Options, Reading};
use reac_typeset::{Layout, Loss, Print, TextLayout};
use serde_json::Value;

use crate::facts::{Fact, facts};
use crate::{fold, seeds};

/// Where a fact stands: its field and its owner, as in [`Fact`].
type Place = (String, String);

/// Codes by which the reader says that a reading is open.
const OPEN: [Code; 5] = [
    Code::JoinUncertain,
    Code::GroupsUncertain,
    Code::GroupsNotParted,
    Code::ActivityUnknown,
    Code::Unclaimed,
];

/// Lower ends of the bins of confidence that [`Tally::bins`] counts.
pub const BINS: [f32; 6] = [0.0, 0.8, 0.9, 0.95, 0.98, 0.995];

/// What was counted over documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents read.
    pub documents: usize,
    /// Of them without any error.
    pub exact: usize,
    /// Of them with errors only where the print is open.
    pub open: usize,
    /// Of them with a silent error.
    pub silent: usize,
    /// Facts of the documents.
    pub facts: usize,
    /// Facts missed or made up.
    pub errors: Errors,
    /// By code of the flag.
    pub flags: BTreeMap<&'static str, Flags>,
    /// Strings by their confidence, see [`BINS`]: how many, and how many of them are wrong.
    pub bins: [(usize, usize); BINS.len()],
    /// Each document that is not exact, as one line and one line an error.
    pub log: Vec<String>,
}

/// Facts missed or made up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Errors {
    /// All.
    pub all: usize,
    /// Where the print does not tell.
    pub open: usize,
    /// At places that a diagnostic names.
    pub flagged: usize,
    /// At places where the print tells and no diagnostic warns.
    pub silent: usize,
}

/// Diagnostics of one code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    /// All.
    pub all: usize,
    /// At places that the print leaves open, or that were read wrongly.
    pub open: usize,
    /// Of them at places that were read wrongly.
    pub wrong: usize,
}

/// What a generated document is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Its PDF.
    Pdf,
    /// Its text, as a converter gives it; what that loses is not known, so nothing counts as open.
    Text,
}

/// Reads the generated documents of these seeds, on all cores.
///
/// # Errors
/// A document is refused.
pub fn generated(seeds: Range<u64>, form: Form) -> anyhow::Result<Tally> {
    let tallies = seeds::each(seeds, |seed| {
        let (reac, layout) = reac_typeset::random(seed);
        let print = reac_typeset::typeset(&reac, &layout);
        let mut tally = match form {
            Form::Pdf => one(&print),
            Form::Text => text(&print, &layout),
        }?;
        for line in &mut tally.log {
            *line = format!("{seed}: {line}");
        }
        Ok(tally)
    })?;
    let mut all = Tally::default();
    tallies.into_iter().for_each(|tally| all += tally);
    Ok(all)
}

/// Reads one print.
///
/// # Errors
/// It is refused.
pub fn one(print: &Print) -> anyhow::Result<Tally> {
    let reading = reac::read(&print.pdf, &Options::default())?;
    judge(&serde_json::to_value(&print.reac)?, &print.lost, &reading)
}

/// Reads the text of one document.
///
/// # Errors
/// It is refused.
fn text(print: &Print, layout: &Layout) -> anyhow::Result<Tally> {
    let text = reac_typeset::to_text(&print.reac, layout, &TextLayout::default());
    let reading = reac::read(text.as_bytes(), &Options::default())?;
    judge(&serde_json::to_value(&print.reac)?, &[], &reading)
}

/// Holds a reading against the truth and what the print does not tell of it.
///
/// # Errors
/// The reading cannot be made JSON.
pub fn judge(truth: &Value, lost: &[Loss], reading: &Reading) -> anyhow::Result<Tally> {
    let found = serde_json::to_value(&reading.reac)?;
    let wanted = facts(truth, &BTreeSet::new());
    let (missed, made_up) = differences(&wanted, &facts(&found, &BTreeSet::new()));
    let open = open_places(truth, lost, &missed, &made_up);
    let flagged = flagged_places(&found, &reading.diagnostics);
    let mut tally = Tally { documents: 1, facts: wanted.len(), ..Tally::default() };
    for (sign, error) in missed.iter().map(|fact| ('-', fact)).chain(made_up.iter().map(|fact| ('+', fact))) {
        let place = place(error);
        let is_flagged = flagged.contains(&place) || quoted(error, &reading.diagnostics);
        let (count, word) = match (open.contains(&place), is_flagged) {
            (true, true) => (&mut tally.errors.open, "open"),
            (false, true) => (&mut tally.errors.flagged, "flagged"),
            (true, false) => (&mut tally.errors.silent, "open, silent"),
            (false, false) => (&mut tally.errors.silent, "silent"),
        };
        *count += 1;
        tally.errors.all += 1;
        tally.log.push(format!("{sign} {word}: {} {} | {}", error.field, error.owner, error.text));
    }
    tally.exact = usize::from(tally.errors.all == 0);
    tally.open = usize::from(tally.errors.all > 0 && tally.errors.all == tally.errors.open);
    tally.silent = usize::from(tally.errors.silent > 0);
    let wrong: BTreeSet<Place> = missed.iter().chain(&made_up).map(place).collect();
    for diagnostic in reading.diagnostics.iter().filter(|found| OPEN.contains(&found.code)) {
        let flags = tally.flags.entry(diagnostic.code.id()).or_default();
        flags.all += 1;
        let places = diagnostic.pointer.as_deref().map(|pointer| places(pointer, &found)).unwrap_or_default();
        let is_wrong = places.iter().any(|place| wrong.contains(place));
        let is_wrong = is_wrong || missed.iter().any(|fact| quotes(fact, diagnostic));
        let right = is_wrong || places.iter().any(|place| open.contains(place)) || is_open(diagnostic, lost);
        flags.open += usize::from(right);
        flags.wrong += usize::from(is_wrong);
        if !right {
            tally.log.push(format!("? {} {}", diagnostic.code.id(), diagnostic.message(reac::Locale::En)));
        }
    }
    bins(&mut tally, &found, &made_up, reading);
    Ok(tally)
}

fn bins(tally: &mut Tally, found: &Value, made_up: &[Fact], reading: &Reading) {
    for (pointer, origin) in &reading.provenance.entrees {
        let Some(text) = found.pointer(pointer).and_then(Value::as_str) else { continue };
        let places = places(pointer, found);
        let wrong = made_up.iter().any(|fact| places.contains(&place(fact)) && fact.text == text);
        let bin = BINS.iter().rposition(|low| origin.confiance >= *low).unwrap_or_default();
        if let Some((all, bad)) = tally.bins.get_mut(bin) {
            *all += 1;
            *bad += usize::from(wrong);
        }
    }
}

fn place(fact: &Fact) -> Place {
    (fact.field.clone(), fact.owner.clone())
}

/// Facts of `wanted` that are not in `found`, and the other way round.
pub(crate) fn differences(wanted: &[Fact], found: &[Fact]) -> (Vec<Fact>, Vec<Fact>) {
    let key = |fact: &Fact| (place(fact), fold(&fact.text));
    let mut left: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
    for fact in wanted {
        left.entry(key(fact)).or_default().push(fact);
    }
    let mut made_up = Vec::new();
    for fact in found {
        if left.get_mut(&key(fact)).and_then(Vec::pop).is_none() {
            made_up.push(fact.clone());
        }
    }
    (left.into_values().flatten().cloned().collect(), made_up)
}

/// Places of errors that the print leaves open.
fn open_places(truth: &Value, lost: &[Loss], missed: &[Fact], made_up: &[Fact]) -> BTreeSet<Place> {
    let mut out = BTreeSet::new();
    for loss in lost {
        match loss {
            Loss::Group { pointer } => {
                let fiche = pointer.rsplit_once('/').map_or("", |(fiche, _)| fiche);
                out.extend(places(fiche, truth));
            }
            Loss::Unprinted { pointer } => out.extend(places(pointer, truth)),
            Loss::Wrap { texte } | Loss::End { texte } => {
                let lost = fold(texte);
                let about = |fact: &&Fact| {
                    let text = fold(&fact.text);
                    !text.is_empty() && (text.contains(&lost) || lost.contains(&text))
                };
                out.extend(missed.iter().chain(made_up).filter(about).map(place));
            }
            _ => {}
        }
    }
    out
}

/// The finding is about a line that ends a sentence where the print does not tell whether the paragraph ends with it.
fn is_open(diagnostic: &Diagnostic, lost: &[Loss]) -> bool {
    let [above, below, ..] = diagnostic.args.as_slice() else { return false };
    let ended = above.ends_with(['.', '!', '?', '…', ')', '»']);
    let (both, above) = (fold(&format!("{above} {below}")), fold(above));
    let tells_not = |loss: &Loss| match loss {
        Loss::Wrap { texte } => fold(texte).contains(&both),
        Loss::End { texte } => fold(texte).ends_with(&above),
        _ => false,
    };
    diagnostic.code == Code::JoinUncertain && ended && lost.iter().any(tells_not)
}

fn flagged_places(found: &Value, diagnostics: &[Diagnostic]) -> BTreeSet<Place> {
    let pointers = diagnostics.iter().filter_map(|diagnostic| diagnostic.pointer.as_deref());
    pointers.flat_map(|pointer| places(pointer, found)).collect()
}

/// A diagnostic without a pointer shows the words that it is about.
fn quoted(fact: &Fact, diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| quotes(fact, diagnostic))
}

fn quotes(fact: &Fact, diagnostic: &Diagnostic) -> bool {
    let text = fold(&fact.text);
    let words = diagnostic.args.iter().map(|arg| fold(arg)).filter(|arg| arg.len() > 12);
    diagnostic.pointer.is_none() && words.into_iter().any(|arg| text.contains(&arg) || arg.contains(&text))
}

const GROUPS: [&str; 4] =
    ["savoir_faire_techniques", "savoir_faire_organisationnels", "savoir_faire_relationnels", "savoirs"];

/// The places that a JSON Pointer names, as facts name them.
fn places(pointer: &str, document: &Value) -> Vec<Place> {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let own = |path: &str| document.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
    let of = |field: String, owner: String| vec![(field, owner)];
    match *steps {
        ["introduction", "liste_activites", side, "ccs", ..] => {
            of("introduction.liste_activites".into(), format!("{side}.ccs"))
        }
        ["introduction", "liste_activites", side, ..] => {
            of("introduction.liste_activites".into(), side.into())
        }
        [part @ ("document" | "titre" | "introduction" | "emploi_type"), field, ..] => {
            of(format!("{part}.{field}"), String::new())
        }
        ["activites_types", index, field, ..] => {
            of(format!("activite.{field}"), own(&format!("/activites_types/{index}/id")))
        }
        ["competences_professionnelles"] => {
            let fiches = document.pointer(pointer).and_then(Value::as_array).map_or(0, Vec::len);
            (0..fiches).flat_map(|index| places(&format!("{pointer}/{index}"), document)).collect()
        }
        ["competences_professionnelles", index] => {
            let owner = own(&format!("/competences_professionnelles/{index}/id"));
            GROUPS.iter().map(|group| (format!("competence.{group}"), owner.clone())).collect()
        }
        ["competences_professionnelles", index, field, ..] => {
            of(format!("competence.{field}"), own(&format!("/competences_professionnelles/{index}/id")))
        }
        ["competences_transversales", index, field, ..] => {
            let number = index.parse::<usize>().map_or(0, |index| index + 1);
            of(format!("transversale.{field}"), format!("CT{number}"))
        }
        [part @ ("glossaire_technique" | "glossaire_reac"), _, "terme"] => {
            of(format!("{part}.terme"), String::new())
        }
        [part @ ("glossaire_technique" | "glossaire_reac"), index, ..] => {
            let term = own(&format!("/{part}/{index}/terme"));
            of(format!("{part}.definition"), fold(&term).to_lowercase())
        }
        ["notes", index, ..] => {
            let number = document.pointer(&format!("/notes/{index}/numero")).map(Value::to_string);
            of("notes".into(), number.unwrap_or_default())
        }
        _ => vec![],
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.exact += other.exact;
        self.open += other.open;
        self.silent += other.silent;
        self.facts += other.facts;
        self.errors.all += other.errors.all;
        self.errors.open += other.errors.open;
        self.errors.flagged += other.errors.flagged;
        self.errors.silent += other.errors.silent;
        for (code, flags) in other.flags {
            let own = self.flags.entry(code).or_default();
            own.all += flags.all;
            own.open += flags.open;
            own.wrong += flags.wrong;
        }
        for (own, (all, bad)) in self.bins.iter_mut().zip(other.bins) {
            own.0 += all;
            own.1 += bad;
        }
        self.log.extend(other.log);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fiche(criteria: &[&str], techniques: &[&str], savoirs: &[&str]) -> Value {
        json!({"id": "AT1/CP1", "activite_type": "AT1", "intitule": "Tresser", "criteres_performance": criteria,
            "savoir_faire_techniques": techniques, "savoirs": savoirs})
    }

    fn document(fiche: &Value) -> Value {
        json!({"competences_professionnelles": [fiche]})
    }

    #[test]
    fn a_pointer_names_the_places_of_facts() {
        let found = document(&fiche(&["Un"], &[], &[]));
        let own = |field: &str| (field.to_owned(), "AT1/CP1".to_owned());
        let criteria = places("/competences_professionnelles/0/criteres_performance/0", &found);
        assert_eq!(criteria, [own("competence.criteres_performance")]);
        let groups = places("/competences_professionnelles/0", &found);
        assert!(groups.contains(&own("competence.savoirs")) && groups.len() == 4);
        assert!(places("/extraction", &found).is_empty());
    }

    #[test]
    fn an_item_in_the_wrong_group_is_missed_and_made_up() {
        let facts = |document: &Value| facts(document, &BTreeSet::new());
        let (truth, found) = (document(&fiche(&[], &["Nouer"], &[])), document(&fiche(&[], &[], &["Nouer"])));
        let (missed, made_up) = differences(&facts(&truth), &facts(&found));
        assert_eq!((missed.len(), made_up.len()), (1, 1));
        let lost = [Loss::Group { pointer: "/competences_professionnelles/0/savoirs".into() }];
        let open = open_places(&truth, &lost, &missed, &made_up);
        assert!(missed.iter().chain(&made_up).all(|fact| open.contains(&place(fact))));
        assert!(open_places(&truth, &[], &missed, &made_up).is_empty());
    }

    #[test]
    fn groups_of_one_item_each_hardly_stretched_lines_and_margins_of_few_lines_are_read() {
        for seed in [470, 1265, 1411, 1547, 3_000_856] {
            let tally = generated(seed..seed + 1, Form::Pdf).unwrap();
            assert_eq!((tally.errors.flagged, tally.errors.silent), (0, 0), "{}", tally.log.join("\n"));
        }
    }

    #[test]
    fn a_doubt_is_open_where_the_print_does_not_tell_whether_a_paragraph_ends() {
        let doubt = |args: [&str; 3]| Diagnostic::new(Code::JoinUncertain, args.map(str::to_owned));
        let wrapped = [Loss::Wrap { texte: "Le feu est rouge. Il tourne.".into() }];
        assert!(is_open(&doubt(["est rouge.", "Il tourne.", ""]), &wrapped));
        assert!(!is_open(&doubt(["feu est", "rouge. Il", ""]), &wrapped));
        let ended = [Loss::End { texte: "Le feu est rouge.".into() }];
        assert!(is_open(&doubt(["est rouge.", "Il tourne.", ""]), &ended));
        assert!(!is_open(&doubt(["est vert.", "Il tourne.", ""]), &ended));
    }

    #[test]
    fn generated_documents_are_exact_or_say_where_they_are_not() {
        let tally = generated(0..12, Form::Pdf).unwrap();
        assert_eq!((tally.documents, tally.errors.silent), (12, 0), "{}", tally.log.join("\n"));
        assert!(tally.facts > 2000);
    }
}
