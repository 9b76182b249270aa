//! The corpus: what is sound stays, what is known to be damaged is mended.

#![allow(clippy::print_stdout)]

mod common;

use std::time::Instant;

use common::borrow;
use reac_normalise::{Change, Level, WordList, normalise, undo};

/// Rules that change no letter, and œ.
const TYPOGRAPHY: &[&str] = &["apostrophe", "appel-de-note", "espace", "forme-unicode", "oe", "puce"];

fn letters(changes: &[Change]) -> Vec<&Change> {
    changes.iter().filter(|change| !TYPOGRAPHY.contains(&change.rule)).collect()
}

#[test]
fn no_letter_of_a_gold_reading_changes() {
    let Some(corpus) = common::corpus() else { return };
    for name in common::NAMES {
        let owned = common::gold(&corpus, name);
        let outcome = normalise(&borrow(&owned), Level::Repair, WordList::shipped());
        assert!(letters(&outcome.changes).is_empty(), "{name}: {:#?}", letters(&outcome.changes));
        for (at, own) in owned.iter().enumerate() {
            let changes = outcome.changes.iter().filter(|change| change.passage == at);
            assert_eq!(undo(&outcome.texts[at], changes), own.text);
        }
    }
}

/// Its gold reading says what each passage should be.
#[test]
fn the_damaged_text_becomes_its_gold_reading() {
    let Some(corpus) = common::corpus() else { return };
    let damaged = common::damaged(&corpus);
    let outcome = normalise(&borrow(&damaged), Level::Repair, WordList::shipped());
    let gold = common::set(common::gold(&corpus, "cip_v07_2018"));
    let mut mended = 0;
    for (own, text) in damaged.iter().zip(&outcome.texts) {
        let meant = &gold.iter().find(|gold| gold.pointer == own.pointer).unwrap().text;
        assert_eq!(text, meant);
        mended += 1;
    }
    let changed = letters(&outcome.changes);
    // A title in its list and on its page, and four items; nothing else.
    assert_eq!(changed.len(), 6, "{changed:#?}");
    assert!(changed.iter().all(|change| change.after.starts_with("Informer")), "{changed:#?}");
    println!("{mended} passages as the gold reading has them");
}

/// Fifty pages, 11,000 words, take less than ten milliseconds: an optimised build on a quiet machine can tell, and is
/// asked to by `REAC_TIMING`.
#[test]
fn speed() {
    let Some(corpus) = common::corpus() else { return };
    let timing = std::env::var_os("REAC_TIMING").is_some();
    for name in common::NAMES {
        let owned = common::gold(&corpus, name);
        let passages = borrow(&owned);
        let words: usize = owned.iter().map(|own| own.text.split_whitespace().count()).sum();
        let run = || {
            let start = Instant::now();
            let outcome = normalise(&passages, Level::Repair, WordList::shipped());
            assert_eq!(outcome.texts.len(), passages.len());
            start.elapsed()
        };
        let best = (0..if timing { 40 } else { 3 }).map(|_| run()).min().unwrap();
        println!("{name}: {words} words in {best:?}");
        assert!(!timing || best.as_micros() * 11_000 < 10_000 * words as u128, "{name}: {best:?}");
    }
}
