//! The journal applied backwards gives the verbatim text again.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says how much it saw"
)]

use reac::{Level, Options, journal};
use reac_tests::content::first_difference;
use reac_tests::{corpus, fixtures};
use reac_typeset::text::{Apostrophes, Flavour, Form};
use reac_typeset::{TextLayout, to_text};

/// Reads at every level that changes something, takes it back, and compares; how much was taken back, or None where
/// the document is refused at every level.
fn comes_back(name: &str, bytes: &[u8]) -> Option<usize> {
    let read = |level| reac::read(bytes, &Options { level, ..Options::default() });
    let content = |mut reac: reac::model::Reac| {
        reac.extraction = None;
        serde_json::to_value(reac).unwrap()
    };
    let verbatim = match read(Level::Verbatim) {
        Ok(reading) => content(reading.reac),
        Err(_) => {
            assert!(read(Level::Repair).is_err(), "{name}: read at one level and refused at another");
            return None;
        }
    };
    let mut changes = 0;
    for level in [Level::Typography, Level::Repair] {
        let reac = read(level).unwrap().reac;
        changes += reac.extraction.as_ref().unwrap().corrections.len();
        let back = content(journal::verbatim(&reac).unwrap());
        assert_eq!(first_difference(&verbatim, &back), None, "{name}, {level:?}");
    }
    Some(changes)
}

#[test]
fn fixtures_and_corpus() {
    let mut paths: Vec<_> = fixtures::all().unwrap().into_iter().map(|fixture| fixture.path).collect();
    match corpus::find().unwrap() {
        Some(folder) => paths.extend(corpus::documents(&folder).unwrap()),
        None => println!("skipped: no corpus"),
    }
    let mut changes = 0;
    for path in &paths {
        changes += comes_back(&path.display().to_string(), &std::fs::read(path).unwrap()).unwrap();
    }
    println!("{changes} corrections of {} documents taken back", paths.len());
    assert!(changes > 0);
}

#[test]
fn damaged_documents() {
    let (mut changes, mut read) = (0, 0);
    for seed in 0..24 {
        let (reac, layout) = reac_typeset::random(seed);
        let habits = TextLayout {
            flavour: if seed.is_multiple_of(2) { Flavour::Converted } else { Flavour::Raw },
            apostrophes: Apostrophes::Straight,
            form: if seed.is_multiple_of(3) { Form::Nfd } else { Form::Nfc },
            ..TextLayout::default()
        };
        let text = damaged(&to_text(&reac, &layout, &habits), seed);
        if let Some(found) = comes_back(&format!("seed {seed}"), text.as_bytes()) {
            (changes, read) = (changes + found, read + 1);
        }
    }
    println!("{changes} corrections of {read} documents taken back");
    assert!(read >= 20 && changes > 1_000, "{changes} corrections of {read} documents");
}

/// One word in thirty damaged, in a way of its own each.
fn damaged(text: &str, seed: u64) -> String {
    const WAYS: &[(&str, &str)] = &[
        ("rm", "nn"),
        ("er ", "ar "),
        ("er ", "er"),
        ("é", "Ã©"),
        ("é", "e"),
        ("fi", "\u{fb01}"),
        ("o", "0"),
        ("l", "ll"),
        ("ti", "ti- "),
        ("t", ""),
        ("in", "in "),
        ("'", "´"),
        (" ", "\u{a0} "),
        ("s", "s\u{ad}"),
        ("e", "e\u{200b}"),
        ("- ", "\u{f0b7} "),
    ];
    let mut out = String::new();
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
    for word in text.split_inclusive(' ') {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = usize::try_from(state >> 40).unwrap();
        let way = WAYS.get(roll % WAYS.len()).filter(|_| (roll / WAYS.len()).is_multiple_of(30));
        out.push_str(&way.map_or_else(|| word.to_owned(), |(from, to)| word.replacen(from, to, 1)));
    }
    out
}
