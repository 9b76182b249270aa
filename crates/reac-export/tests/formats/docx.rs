//! Documents for a word processor, read back by the reader that takes Word files.

use reac_export::{Format, export_both, export_re};
use reac_model::{Noeud, Re};

use crate::documents::{all, options};
use crate::one;

/// The words of a file, one blank between them.
fn words(bytes: &[u8]) -> String {
    let source = reac::lines(bytes, &reac::Options::default()).unwrap();
    let lines = source.pages.iter().flat_map(|page| &page.lines).map(|line| line.text());
    spaced(&lines.collect::<Vec<_>>().join(" "))
}

fn spaced(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_text_of_the_document_is_in_it() {
    for own in all().iter().step_by(25) {
        let words = words(&one(own.document(), Format::Docx, &options()));
        for fiche in &own.reac.competences_professionnelles {
            for (_, _, text) in fiche.textes(reac_model::Chemin::cle("competences_professionnelles")) {
                assert!(words.contains(&spaced(text)), "{}: {text}", own.name);
            }
        }
    }
}

#[test]
fn each_criterion_of_the_grid_has_a_box_for_each_level() {
    for own in all().iter().step_by(25) {
        let words = words(&one(own.document(), Format::GrilleDocx, &options()));
        let fiches = &own.reac.competences_professionnelles;
        let criteria = fiches.iter().flat_map(|fiche| &fiche.criteres_performance);
        let transversal =
            own.reac.competences_transversales.iter().flat_map(|fiche| &fiche.criteres_performance);
        let all: Vec<&String> = criteria.chain(transversal).collect();
        assert_eq!(words.matches('☐').count(), 3 * all.len(), "{}", own.name);
        assert!(all.iter().all(|text| words.contains(&spaced(text))), "{}", own.name);
    }
}

#[test]
fn the_jury_has_a_box_where_a_modalite_judges_and_both_halves_are_one_file() {
    for fixture in reac_tests::fixtures::evaluations().unwrap() {
        let re: Re = serde_json::from_value(fixture.expected.clone()).unwrap();
        let made = |format| words(&export_re(&re, format, &options()).unwrap()[0].bytes);
        let open = |test: &reac_model::Epreuve| -> usize {
            test.criteres.iter().map(|row| row.modalites.len() * row.criteres.len()).sum()
        };
        let least: usize = re.epreuves.iter().map(open).sum();
        let grid = made(Format::GrilleDocx);
        assert!(grid.matches('☐').count() >= least, "{}", fixture.name());
        for row in re.epreuves.iter().flat_map(|test| &test.criteres) {
            assert!(row.criteres.iter().all(|text| grid.contains(&spaced(text))), "{}", fixture.name());
        }
        let document = made(Format::Docx);
        let reac = &all()[0];
        let both = words(&export_both(reac.document(), &re, Format::Docx, &options()).unwrap()[0].bytes);
        assert!(both.ends_with(document.rsplit(". ").next().unwrap()), "{}", fixture.name());
        assert!(both.contains(&spaced(reac.reac.titre.intitule.as_deref().unwrap())));
    }
}
