//! What holds for every print, on the fixtures and on random documents.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::PathBuf;

use reac_model::{Bloc, Reac};
use reac_typeset::text::{Apostrophes, Bom, Flavour, Form, ItemGaps, Newline, RowPlace};
use reac_typeset::{Generation, Layout, Loss, TextLayout, fixtures, random, to_pdf, to_text, typeset};

/// A document of the fixtures.
fn fixture(name: &str) -> Reac {
    let path = root().join(name).join("expected.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

/// The items of all fiches.
fn items(reac: &Reac) -> impl Iterator<Item = &String> {
    reac.competences_professionnelles.iter().flat_map(|cp| {
        [
            &cp.criteres_performance,
            &cp.savoir_faire_techniques,
            &cp.savoir_faire_organisationnels,
            &cp.savoir_faire_relationnels,
            &cp.savoirs,
        ]
        .into_iter()
        .flatten()
    })
}

/// Text without line ends, no-break spaces and runs of spaces.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn fixtures_are_what_the_typesetter_makes() {
    for (path, bytes) in fixtures::build(&root()).unwrap() {
        let found = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(found == bytes, "{} differs: cargo xtask fixtures", path.display());
    }
}

#[test]
fn a_converted_text_has_every_item_on_a_line_of_its_own() {
    for seed in 0..12 {
        let (reac, layout) = random(seed);
        let text = to_text(&reac, &layout, &TextLayout::default());
        let lines: Vec<String> = text.lines().map(folded).collect();
        for item in items(&reac) {
            assert!(lines.contains(item), "seed {seed}: {item}");
        }
    }
}

#[test]
fn texts_of_pages_have_every_item() {
    for seed in 0..12 {
        let (reac, layout) = random(seed);
        for flavour in [Flavour::Raw, Flavour::Columns] {
            let text = to_text(&reac, &layout, &TextLayout { flavour, ..TextLayout::default() });
            let pages = text.matches('\u{c}').count();
            assert_eq!(u32::try_from(pages).ok(), reac.document.pages, "seed {seed}");
            // A heading, a row or a note may stand between an item's lines; most items are whole.
            let text = folded(&text);
            let whole = items(&reac).filter(|item| text.contains(item.as_str())).count();
            assert!(whole * 10 > items(&reac).count() * 9, "seed {seed}: {whole}");
        }
    }
}

#[test]
fn each_generation_prints_its_own_headings() {
    let reac = fixture("phare_2018");
    let print = |generation| to_text(&reac, &Layout::of(generation), &TextLayout::default());
    let [first, second, third] = [Generation::G2013, Generation::G2015, Generation::G2019].map(print);
    for heading in
        ["Libellé réduit\tCode titre", "FICHE ACTIVITÉ TYPE\n\nN° 1\n", "Tableau des activités", "255 r - "]
    {
        assert!(first.contains(heading), "{heading}");
    }
    for heading in ["SIGLE\tType de document", "FICHE ACTIVITE TYPE N° 1\n", "Ancien TP : ", "255r - "] {
        assert!(second.contains(heading), "{heading}");
    }
    for heading in ["FICHE ACTIVITÉ TYPE DE L'EMPLOI TYPE N° 1\n", "du titre professionnel\n", "255r--"] {
        assert!(third.contains(heading), "{heading}");
    }
}

#[test]
fn a_text_has_the_form_asked_for() {
    let reac = fixture("phare_2018");
    let layout = Layout::of(Generation::G2015);
    let options = TextLayout {
        form: Form::Nfd,
        newline: Newline::Crlf,
        bom: Bom::Utf8,
        apostrophes: Apostrophes::Straight,
        ..TextLayout::default()
    };
    let text = to_text(&reac, &layout, &options);
    assert!(text.starts_with("\u{feff}REFERENTIEL EMPLOI ACTIVITES COMPETENCES\r\n"));
    assert!(text.contains("e\u{301}") && !text.contains('é') && !text.contains('’'));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn the_row_stands_before_or_after_its_page() {
    let reac = fixture("phare_2018");
    let layout = Layout::of(Generation::G2015);
    let place = |row| {
        let text = to_text(&reac, &layout, &TextLayout { row, ..TextLayout::default() });
        let row = text.find("\t5/38").unwrap();
        text.find("Introduction").unwrap() < row
    };
    assert!(place(RowPlace::After));
    assert!(!place(RowPlace::Before));
}

#[test]
fn blank_lines_stand_between_groups_everywhere_or_nowhere() {
    let reac = fixture("phare_2018");
    let layout = Layout::of(Generation::G2015);
    let cp = &reac.competences_professionnelles[0];
    let text = |items| to_text(&reac, &layout, &TextLayout { items, ..TextLayout::default() });
    let joined = |gap: &str, from: &str, to: &str| format!("{from}{gap}{to}");
    let [within, across] = [
        [cp.savoirs[0].as_str(), cp.savoirs[1].as_str()],
        [cp.savoir_faire_relationnels[1].as_str(), cp.savoirs[0].as_str()],
    ];
    for (habit, inner, outer) in
        [(ItemGaps::Groups, "\n", "\n\n"), (ItemGaps::All, "\n\n", "\n\n"), (ItemGaps::Lost, "\n", "\n")]
    {
        let text = text(habit).replace('\u{a0}', " ");
        assert!(text.contains(&joined(inner, within[0], within[1])), "{habit:?}");
        assert!(text.contains(&joined(outer, across[0], across[1])), "{habit:?}");
    }
}

#[test]
fn notes_stand_after_the_page_that_calls_them() {
    let reac = fixture("phare_2018");
    let text = to_text(&reac, &Layout::of(Generation::G2015), &TextLayout::default());
    let call = text.find("à part entière^[1].").unwrap();
    let note = text.find("\n[1] Étude menée").unwrap();
    assert!(call < note && note < text.find("Vue synoptique de l’emploi-type\n\n").unwrap());
}

#[test]
fn an_empty_group_that_leaves_no_trace_is_told_as_lost() {
    let mut reac = fixture("phare_2018");
    reac.competences_professionnelles[0].savoir_faire_organisationnels.clear();
    let mut layout = Layout::of(Generation::G2015);
    let lost = Loss::Group { pointer: "/competences_professionnelles/0/savoir_faire_relationnels".into() };
    assert!(!typeset(&reac, &layout).lost.contains(&lost));
    layout.groups.empty = 0;
    assert!(typeset(&reac, &layout).lost.contains(&lost));
}

#[test]
fn a_file_has_no_date_and_the_same_bytes_each_time() {
    let reac = fixture("phare_2018");
    let layout = Layout::of(Generation::G2015);
    let pdf = to_pdf(&reac, &layout);
    assert_eq!(to_pdf(&reac, &layout), pdf);
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(!pdf.windows(4).any(|bytes| bytes == b"Date" || bytes == b"/ID "));
}

#[test]
fn page_numbers_follow_the_layout() {
    let mut reac = fixture("phare_2018");
    reac.introduction
        .evolution
        .push(Bloc::Paragraphe { texte: "Le phare tourne. ".repeat(500).trim().into() });
    let print = typeset(&reac, &Layout::of(Generation::G2015)).reac;
    let page = |reac: &Reac, at: usize| reac.sommaire[at].page;
    assert_eq!(page(&print, 0), page(&reac, 0));
    assert!(page(&print, 3) > page(&reac, 3));
    assert!(print.document.pages > reac.document.pages);
}
