//! How much of known damage is mended, and how much of what is changed is right.

#![allow(clippy::print_stdout)]

mod common;

use common::damager::{Count, KINDS, damage};
use common::{Owned, borrow, invented, recognised};
use reac_normalise::{Level, WordList, normalise};

/// What is changed must be right so often, in thousands.
const RIGHT: usize = 995;
/// Mended in titles, at the start of items, in repeated text, and in all.
const STRONG: usize = 900;
const ALL: usize = 600;

/// How the damaged text came to us.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// By unknown ways.
    Sent,
    /// Out of a picture, by a recognition that says how sure it is.
    Recognised,
}

fn count(documents: &[(String, Vec<Owned>)], per_million: u64, seeds: u64, way: Way) -> Count {
    let mut count = Count::default();
    for seed in 0..seeds {
        for ((_, clean), at) in documents.iter().zip(0..) {
            let (damaged, wounds) = damage(clean, per_million, seed * 31 + at + per_million);
            let passages = match way {
                Way::Sent => borrow(&damaged),
                Way::Recognised => recognised(&damaged, &wounds, seed),
            };
            let outcome = normalise(&passages, Level::Repair, WordList::shipped());
            count.add(clean, &damaged, &wounds, &outcome.changes);
        }
    }
    count
}

fn thousandths(part: usize, of: usize) -> usize {
    part * 1000 / of.max(1)
}

fn show(name: &str, per_million: u64, count: &Count) {
    let share =
        |part, of| format!("{part}/{of} ({}.{} %)", thousandths(part, of) / 10, thousandths(part, of) % 10);
    println!(
        "{name}, {per_million} damaged words in a million: right {}, mended {}, in strong places {}",
        share(count.right, count.changes),
        share(count.healed, count.wounds),
        share(count.strong_healed, count.strong),
    );
    for (kind, (wounds, healed)) in KINDS.iter().zip(count.kinds) {
        println!("    {kind:?} {healed}/{wounds}");
    }
    for wrong in count.wrong.iter().take(20) {
        println!("    wrong: {wrong}");
    }
}

#[test]
fn invented_documents() {
    let documents: Vec<_> =
        invented::documents().into_iter().map(|(name, all)| (name.to_owned(), all)).collect();
    // Fewer words are damaged at a low rate: more rounds, for numbers that mean something.
    for (per_million, seeds) in [(1_000, 120), (10_000, 20), (30_000, 10)] {
        let count = count(&documents, per_million, seeds, Way::Sent);
        show("invented", per_million, &count);
        assert!(thousandths(count.right, count.changes) >= RIGHT, "{:#?}", count.wrong);
        assert!(thousandths(count.strong_healed, count.strong) >= STRONG);
        assert!(thousandths(count.healed, count.wounds) >= ALL);
    }
}

#[test]
fn sound_documents_are_left_alone() {
    for (name, clean) in invented::documents() {
        let outcome = normalise(&borrow(&clean), Level::Repair, WordList::shipped());
        assert!(outcome.changes.is_empty(), "{name}: {:?}", outcome.changes);
    }
}

#[test]
fn gold_readings() {
    let Some(corpus) = common::corpus() else { return };
    let documents: Vec<(String, Vec<Owned>)> = common::NAMES
        .iter()
        .map(|name| ((*name).to_owned(), common::set(common::gold(&corpus, name))))
        .collect();
    for (per_million, seeds) in [(1_000, 20), (10_000, 3), (30_000, 2)] {
        let count = count(&documents, per_million, seeds, Way::Sent);
        show("gold", per_million, &count);
        assert!(thousandths(count.right, count.changes) >= RIGHT, "{:#?}", count.wrong);
        assert!(thousandths(count.strong_healed, count.strong) >= STRONG);
        assert!(thousandths(count.healed, count.wounds) >= ALL);
    }
}

/// Who recognised the words makes more of them mended, and no more of them wrongly; so few damaged words as a good
/// scan has leave most doubts without ground.
#[test]
fn invented_documents_recognised() {
    let documents: Vec<_> =
        invented::documents().into_iter().map(|(name, all)| (name.to_owned(), all)).collect();
    for (per_million, seeds) in [(1_000, 60), (10_000, 10), (30_000, 5)] {
        let [sent, heard] =
            [Way::Sent, Way::Recognised].map(|way| count(&documents, per_million, seeds, way));
        show("recognised", per_million, &heard);
        assert!(thousandths(heard.right, heard.changes) >= RIGHT, "{:#?}", heard.wrong);
        assert!(heard.healed >= sent.healed, "{} {}", heard.healed, sent.healed);
    }
}
