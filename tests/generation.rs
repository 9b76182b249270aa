//! An invented generation of 2026: the file beside this one and a place in the list are all that it takes. The grammar
//! reads it, the typesetter prints it; without it the program says that no generation fits.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "generation/de_2026.rs"]
mod de_2026;

use de_2026::DE_2026;
use reac::{Code, Options};
use reac_formes::{DE_2013, DE_2015, DE_2019};
use reac_grammar::vocabulaire::Vocabulaire;
use reac_grammar::{Lecture, lire, lire_selon};
use reac_lines::Source;
use reac_model::{Chemin, Noeud};
use reac_tests::root;
use reac_typeset::{Generation, Layout, TextLayout, to_text, typeset};

fn document() -> reac_model::Reac {
    let path = root().join("fixtures/cartographe_2023/expected.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn source(bytes: &[u8]) -> Source {
    reac::lines(bytes, &Options::default()).unwrap()
}

fn printed(generation: Generation) -> Source {
    source(&typeset(&document(), &Layout::of(generation)).pdf)
}

/// All that was read, in its order. Which group an item is in, and what the sommaire calls a page, are the print's own.
fn texts(lecture: &Lecture) -> Vec<String> {
    let all = lecture.fiches.reac.textes(Chemin::default()).into_iter();
    let own = all.filter(|(chemin, ..)| !chemin.to_string().starts_with("/sommaire"));
    own.map(|(_, _, texte)| texte.texte.clone()).collect()
}

fn said(lecture: &Lecture, code: Code) -> Vec<String> {
    let found = lecture.diagnostics.iter().filter(|found| found.code == code);
    found.map(|found| found.message(reac::Locale::Fr)).collect()
}

#[test]
fn a_generation_is_one_file_and_a_place_in_the_list() {
    let connu = Vocabulaire::de(&[&DE_2013, &DE_2015, &DE_2019, &DE_2026]);
    let before = lire(&printed(Generation::G2019)).unwrap();
    let pdf = printed(Generation(&DE_2026));
    let text =
        source(to_text(&document(), &Layout::of(Generation(&DE_2026)), &TextLayout::default()).as_bytes());
    for source in [pdf, text] {
        let lecture = lire_selon(&source, &connu).unwrap();
        assert_eq!(said(&lecture, Code::LayoutUnknown), [""; 0]);
        assert_eq!(lecture.generation, Some(2026));
        assert_eq!(texts(&lecture), texts(&before));
        // What it prints more and no field takes is reported: the heading, and what stands below it.
        let unread = said(&lecture, Code::Unclaimed);
        for line in [DE_2026.titre(reac_formes::Rubrique::HorsJson).texte, "Ce que le modèle demande en plus"]
        {
            assert!(unread.iter().any(|found| found.contains(line)), "{line}: {unread:?}");
        }
    }
}

#[test]
fn a_layout_of_no_known_generation_is_not_taken_for_the_last() {
    let lecture = lire(&printed(Generation(&DE_2026))).unwrap();
    assert_eq!(lecture.generation, None);
    let said = said(&lecture, Code::LayoutUnknown);
    let lost = [reac_formes::Rubrique::Criteres, reac_formes::Rubrique::ContexteMiseEnOeuvre];
    let named = |line: &String| lost.iter().all(|rubrique| line.contains(DE_2019.titre(*rubrique).texte));
    assert!(matches!(said.as_slice(), [line] if named(line)), "{said:?}");
}

#[test]
fn the_known_generations_are_told_apart() {
    for (generation, year) in
        [(Generation::G2013, 2013), (Generation::G2015, 2015), (Generation::G2019, 2019)]
    {
        let mut document = document();
        if year < 2019 {
            document.titre.niveau = Some("Niveau III".into());
        }
        let lecture = lire(&source(&typeset(&document, &Layout::of(generation)).pdf)).unwrap();
        assert_eq!(lecture.generation, Some(year));
        assert_eq!(said(&lecture, Code::LayoutUnknown), [""; 0]);
    }
}
