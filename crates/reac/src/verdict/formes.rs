//! Texts that do not look like what stands at their place.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use reac_diagnostic::{Code, Diagnostic};
use reac_model::{Chemin, Noeud, Pas, Place, Provenance};

use super::{mots, signes};

/// Every finding on the form of the texts.
pub(crate) fn formes(document: &impl Noeud<String>, pages: u32, provenance: &Provenance) -> Vec<Diagnostic> {
    let textes = document.textes(Chemin::default());
    let mut out: Vec<Diagnostic> = textes
        .iter()
        .filter_map(|(chemin, place, texte)| {
            let why = etrangete(chemin, *place, texte)?;
            Some(au_lieu(Code::UnlikeItsPlace, [extrait(texte), why.to_owned()], chemin, provenance))
        })
        .collect();
    out.extend(commencements(&textes, provenance));
    out.extend(repetitions(&textes, provenance, pages));
    out.extend(mots::mots_inconnus(&textes));
    out.extend(signes::signes(&textes));
    out
}

/// A finding, where a text stands.
fn au_lieu<const N: usize>(
    code: Code,
    args: [String; N],
    chemin: &Chemin,
    provenance: &Provenance,
) -> Diagnostic {
    let pointer = chemin.to_string();
    let mut found = Diagnostic::new(code, args);
    if let Some(origine) = provenance.entrees.get(&pointer) {
        found.page = Some(origine.page);
        found.printed_page = origine.page_imprimee;
    }
    found.at_pointer(pointer)
}

/// The beginning of a text.
fn extrait(texte: &str) -> String {
    let mut out: String = texte.chars().take(60).collect();
    if out.len() < texte.len() {
        out.push('…');
    }
    out
}

/// The most characters that a text of a place has, in documents whose items are whole and apart.
fn longueur(chemin: &Chemin, place: Place) -> usize {
    match place {
        Place::Pied | Place::Niveau | Place::Code => 60,
        Place::Nom => 160,
        Place::Intitule => 220,
        // Some terms carry their translation and its source in brackets.
        Place::Terme => 160,
        Place::Infinitif | Place::Savoir | Place::Critere => 330,
        Place::Adresse => 120,
        Place::Prose if matches!(chemin.pas().last(), Some(Pas::Rang(_))) => 1_500,
        Place::Prose => 2_500,
    }
}

/// Why a text is unlike those of its place.
fn etrangete(chemin: &Chemin, place: Place, texte: &str) -> Option<&'static str> {
    let court = matches!(place, Place::Infinitif | Place::Savoir | Place::Critere | Place::Intitule);
    let first = texte.chars().next()?;
    let longest = longueur(chemin, place);
    if texte.len() > longest && texte.chars().count() > longest {
        return Some("@trop_long");
    }
    if !matches!(place, Place::Pied | Place::Code) && !texte.contains(char::is_alphabetic) {
        return Some(if texte.chars().any(|c| c.is_ascii_digit()) { "@nombre_seul" } else { "@sans_lettre" });
    }
    if lettres_espacees(texte) {
        return Some("@lettres_espacees");
    }
    if court && (signe_isole(texte) || "*#|>_~".contains(first)) {
        return Some("@signe_en_tete");
    }
    let phrase = court || place == Place::Prose;
    (phrase && est_inacheve(texte)).then_some("@inacheve")
}

/// Words behind which a sentence goes on.
const EN_SUSPENS: &[&str] = &[
    "de", "du", "des", "d’", "le", "la", "les", "l’", "à", "au", "aux", "et", "ou", "en", "par", "pour",
    "avec", "sans", "dans", "sur", "un", "une", "ce", "cette", "ces", "son", "sa", "ses", "leur", "leurs",
    "que", "dont",
];

/// The last word wants another: the rest is elsewhere, or lost.
fn est_inacheve(texte: &str) -> bool {
    let mut words = texte.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    words.next().is_some() && EN_SUSPENS.contains(&last)
}

/// In a field all but one in so many of whose texts open with a capital, one that does not begins in mid-sentence.
const UNE_MINUSCULE_SUR: usize = 25;

/// The texts of a field: how many, and those that begin low.
type Champ<'t> = (usize, Vec<(&'t Chemin, &'t String)>);

/// R0802 for texts that begin in mid-sentence, though those of their field do not.
fn commencements(textes: &[(Chemin, Place, &String)], provenance: &Provenance) -> Vec<Diagnostic> {
    let mut fields: BTreeMap<&'static str, Champ<'_>> = BTreeMap::new();
    // Lists within prose go on with the sentence that opens them.
    let bodies = [Place::Infinitif, Place::Savoir, Place::Critere, Place::Intitule];
    for (chemin, _, texte) in textes.iter().filter(|(_, place, _)| bodies.contains(place)) {
        let (all, lower) = fields.entry(chemin.champ()).or_default();
        *all += 1;
        if commence_bas(texte) {
            lower.push((chemin, texte));
        }
    }
    let rare = |(all, lower): &&Champ<'_>| lower.len() * UNE_MINUSCULE_SUR <= *all;
    let found = fields.values().filter(rare).flat_map(|(_, lower)| lower);
    let tell = |(chemin, texte): &(&Chemin, &String)| {
        au_lieu(Code::UnlikeItsPlace, [extrait(texte), "@en_cours".to_owned()], chemin, provenance)
    };
    found.map(tell).collect()
}

/// Opens with a word in small letters; an address and a name such as "e-mail" are none.
fn commence_bas(texte: &str) -> bool {
    let first = texte.split_whitespace().next().unwrap_or_default();
    first.starts_with(char::is_lowercase) && first.chars().all(|c| c.is_lowercase() || "’,".contains(c))
}

/// One letter or sign that is no French word stands alone in front.
fn signe_isole(texte: &str) -> bool {
    let mut words = texte.split_whitespace();
    let (Some(first), Some(_)) = (words.next(), words.next()) else { return false };
    let mut signs = first.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else { return false };
    !"AaÀàyYôÔ«\"(".contains(sign) && !sign.is_ascii_digit()
}

/// Half of the words of a text are single letters.
fn lettres_espacees(texte: &str) -> bool {
    let (mut words, mut single) = (0, 0);
    for word in texte.split_whitespace() {
        let mut signs = word.chars();
        words += 1;
        single += usize::from(signs.next().is_some_and(char::is_alphabetic) && signs.next().is_none());
    }
    words >= 6 && single * 2 > words
}

/// Rows that are found in so many kinds of place, and so many times, are no content.
const LIEUX: usize = 3;
const FOIS: usize = 4;
/// A running line stands on one page in so many at least: the ends of wrapped lines, and names, return now and then.
const PAGES: usize = 4;

/// Where a row was seen: in which fields, how many times, where first.
type Vue<'t> = (BTreeSet<&'static str>, usize, Option<&'t Chemin>);

/// R0803, once for each row that turns up all over.
fn repetitions(textes: &[(Chemin, Place, &String)], provenance: &Provenance, pages: u32) -> Vec<Diagnostic> {
    let pages = usize::try_from(pages).unwrap_or(usize::MAX);
    let mut rows: BTreeMap<Cow<'_, str>, Vue<'_>> = BTreeMap::new();
    // The running footer is on every page, and all its values are read from one row.
    for (chemin, ..) in textes.iter().filter(|(_, place, _)| *place != Place::Pied) {
        let Some(origine) = provenance.entrees.get(&chemin.to_string()) else { continue };
        let mut seen: Vec<_> = origine.brut.lines().map(gabarit).filter(|row| row.len() > 3).collect();
        seen.sort_unstable();
        seen.dedup();
        for row in seen {
            let entry = rows.entry(row).or_insert((BTreeSet::new(), 0, None));
            entry.0.insert(chemin.champ());
            entry.1 += 1;
            entry.2 = entry.2.or(Some(chemin));
        }
    }
    let mut out = Vec::new();
    for (row, (lieux, fois, chemin)) in rows {
        // Titles are copied from place to place; what is copied has one place that it belongs to.
        let titles = ["intitule", "competences", "activites", "terme"];
        let bodies = lieux.iter().filter(|lieu| !titles.contains(lieu)).count();
        if bodies >= LIEUX
            && fois >= FOIS
            && fois.saturating_mul(PAGES) >= pages
            && let Some(chemin) = chemin
        {
            out.push(au_lieu(Code::RowRepeated, [row.into_owned(), fois.to_string()], chemin, provenance));
        }
    }
    out
}

/// A row with its numbers made alike.
fn gabarit(row: &str) -> Cow<'_, str> {
    let row = row.trim();
    if !row.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(row);
    }
    let mut out = String::with_capacity(row.len());
    for c in row.chars() {
        match c {
            c if c.is_ascii_digit() => {
                if !out.ends_with('0') {
                    out.push('0');
                }
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(place: Place, texte: &str) -> Option<&'static str> {
        etrangete(&Chemin::entree("notes", 0), place, texte)
    }

    #[test]
    fn items_that_look_like_items() {
        for texte in ["Régler une lentille", "À la demande, réparer", "Le registre est tenu à jour", "5 S"]
        {
            assert_eq!(why(Place::Critere, texte), None, "{texte}");
        }
    }

    #[test]
    fn items_that_do_not() {
        assert_eq!(why(Place::Critere, "Ø Régler une lentille"), Some("@signe_en_tete"));
        assert_eq!(why(Place::Savoir, "** Les lentilles"), Some("@signe_en_tete"));
        assert_eq!(why(Place::Savoir, &"La lentille tourne. ".repeat(20)), Some("@trop_long"));
        assert_eq!(why(Place::Savoir, "17"), Some("@nombre_seul"));
        assert_eq!(why(Place::Prose, "L e g a r d i e n"), Some("@lettres_espacees"));
    }

    #[test]
    fn a_text_that_wants_a_word_more_is_unfinished() {
        assert_eq!(why(Place::Critere, "Les lampes sont éteintes avant le"), Some("@inacheve"));
        assert_eq!(why(Place::Prose, "Le gardien règle la lentille et"), Some("@inacheve"));
        assert_eq!(why(Place::Critere, "Les lampes sont éteintes avant le jour"), None);
        assert_eq!(why(Place::Terme, "Mise en"), None, "a term is no sentence");
    }

    #[test]
    fn a_small_letter_is_a_matter_of_its_field() {
        let texts: Vec<String> = (0..30).map(|n| format!("Lampe {n}")).collect();
        let odd = "lentille et son cadre".to_owned();
        let at = |index: usize, text| (Chemin::entree("notes", index), Place::Critere, text);
        let mut all: Vec<_> = texts.iter().enumerate().map(|(index, text)| at(index, text)).collect();
        all.push(at(30, &odd));
        let found = |all: &[_]| commencements(all, &Provenance::default()).len();
        assert_eq!(found(&all), 1);
        all.truncate(5);
        all.push(at(5, &odd));
        assert_eq!(found(&all), 0, "too few to be a habit");
        assert!(!commence_bas("e-mail du port") && !commence_bas("iPhare"));
    }

    #[test]
    fn numbers_of_rows_are_alike() {
        assert_eq!(gabarit("-- 15 of 38 --"), gabarit(" -- 4 of 38 --"));
    }
}
