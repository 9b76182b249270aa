//! The documents that every format is tried on.

use std::collections::HashSet;
use std::sync::OnceLock;

use reac_export::{Document, Format, Locale, Options};
use reac_model::{Bloc, Provenance, Reac};

/// Generated documents.
const GENERATED: u64 = 500;

pub(crate) struct Own {
    pub(crate) name: String,
    pub(crate) reac: Reac,
    provenance: Option<Provenance>,
}

impl Own {
    pub(crate) fn document(&self) -> Document<'_> {
        Document { reac: &self.reac, provenance: self.provenance.as_ref() }
    }
}

pub(crate) fn options() -> Options {
    Options::usual(Format::Case, Locale::Fr)
}

/// All of them, made once.
pub(crate) fn all() -> &'static [Own] {
    static ALL: OnceLock<Vec<Own>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<Own> = (0..GENERATED).map(generated).collect();
        for fixture in reac_tests::fixtures::all().unwrap() {
            let reac = serde_json::from_value(fixture.expected.clone()).unwrap();
            all.push(Own { name: fixture.name(), reac, provenance: None });
        }
        match reac_tests::corpus::find().unwrap() {
            None => println!("skipped: no corpus"),
            Some(folder) => all.extend(reac_tests::corpus::documents(&folder).unwrap().iter().map(|path| {
                let bytes = std::fs::read(path).unwrap();
                let reading = reac::read(&bytes, &reac::Options::default()).unwrap();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                Own { name, reac: reading.reac, provenance: Some(reading.provenance) }
            })),
        }
        all
    })
}

/// A generated document; some get what a text layer can bring along.
fn generated(seed: u64) -> Own {
    let (mut reac, _) = reac_typeset::random(seed);
    if seed.is_multiple_of(7)
        && let Some(fiche) = reac.competences_professionnelles.first_mut()
    {
        fiche
            .criteres_performance
            .push("=1+1 <b>gras</b> & \"cité\", C:\\dossier\\\" ; <5 % | `x` *y*".into());
        fiche.savoirs.push("-- # 1. $x$ [lien](http://exemple.invalid) &amp; ~z~".into());
        fiche.description.push(Bloc::Paragraphe { texte: "mot ".repeat(2_000).trim().to_owned() });
    }
    Own { name: format!("seed {seed}"), reac, provenance: None }
}

/// The sentences of a document, as its items, paragraphs and titles are.
pub(crate) fn sentences(reac: &Reac) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for fiche in &reac.activites_types {
        out.push(&fiche.intitule);
        prose(&mut out, &fiche.definition);
    }
    for fiche in &reac.competences_professionnelles {
        out.push(&fiche.intitule);
        prose(&mut out, &fiche.description);
        prose(&mut out, &fiche.contexte);
        for items in [
            &fiche.criteres_performance,
            &fiche.savoir_faire_techniques,
            &fiche.savoir_faire_organisationnels,
            &fiche.savoir_faire_relationnels,
            &fiche.savoirs,
        ] {
            out.extend(items.iter().map(String::as_str));
        }
    }
    for fiche in &reac.competences_transversales {
        out.push(&fiche.intitule);
        prose(&mut out, &fiche.description);
        out.extend(fiche.criteres_performance.iter().map(String::as_str));
    }
    out
}

/// All of it: the introduction, the fiche emploi type, glossaries and notes too.
pub(crate) fn everything(reac: &Reac) -> Vec<&str> {
    let mut out = sentences(reac);
    prose(&mut out, &reac.introduction.evolution);
    prose(&mut out, &reac.introduction.contexte_examen);
    let sides = &reac.introduction.liste_activites;
    for side in [&sides.ancien, &sides.nouveau] {
        out.extend(side.intitule.iter().chain(&side.activites).chain(&side.ccs).map(String::as_str));
    }
    let emploi = &reac.emploi_type;
    prose(&mut out, &emploi.definition);
    for items in [
        &emploi.secteurs_activite,
        &emploi.types_emplois,
        &emploi.reglementation,
        &emploi.equivalences,
        &emploi.competences_transversales,
        &emploi.conventions,
    ] {
        out.extend(items.iter().map(String::as_str));
    }
    for code in emploi.nsf.iter().chain(&emploi.rome) {
        out.push(&code.code);
        out.extend(code.intitule.as_deref());
    }
    for entry in reac.glossaire_technique.iter().chain(&reac.glossaire_reac) {
        out.push(&entry.terme);
        prose(&mut out, &entry.definition);
    }
    out.extend(reac.notes.iter().map(|note| note.texte.as_str()));
    out
}

fn prose<'a>(out: &mut Vec<&'a str>, blocs: &'a [Bloc]) {
    for bloc in blocs {
        match bloc {
            Bloc::Paragraphe { texte } => out.push(texte),
            Bloc::Liste { elements } => out.extend(elements.iter().map(String::as_str)),
        }
    }
}

/// The first sentence that a text does not hold. A line of its own, with or without a bullet, is found at once; anywhere
/// else it is searched for.
pub(crate) fn missing<'a>(whole: &str, wanted: &[&'a str]) -> Option<&'a str> {
    let lines: HashSet<&str> = whole.lines().flat_map(|line| [line, line.trim_start_matches("- ")]).collect();
    wanted.iter().copied().find(|sentence| !lines.contains(sentence) && !whole.contains(sentence))
}
