//! Two real versions of one titre, the correspondence as a reader judged it.

#![expect(clippy::print_stdout, reason = "a test says what it skips")]

use std::time::{Duration, Instant};

use reac::Options;
use reac_diff::Link;
use reac_tests::corpus;

/// Judged by reading both documents: old, new, how. The fourth of the old one was parted into front-end and back-end;
/// English became no competence of its own.
const JUDGED: [(&str, &str, Link); 16] = [
    ("AT1/CP1", "AT1/CP1", Link::Same),
    ("AT1/CP2", "AT1/CP2", Link::Same),
    ("AT1/CP3", "AT1/CP3", Link::Same),
    ("AT1/CP4", "AT1/CP4", Link::Same),
    ("AT1/CP4", "AT1/CP5", Link::Split),
    ("AT2/CP5", "AT2/CP6", Link::Same),
    ("AT2/CP6", "AT2/CP7", Link::Same),
    ("AT2/CP7", "AT2/CP8", Link::Same),
    ("AT3/CP10", "AT3/CP9", Link::Same),
    ("AT3/CP9", "AT3/CP10", Link::Same),
    ("AT3/CP11", "AT3/CP11", Link::Same),
    ("AT3/CP12", "AT3/CP12", Link::Same),
    ("AT3/CP13", "AT3/CP13", Link::Same),
    ("AT3/CP14", "AT3/CP14", Link::Same),
    ("AT3/CP15", "AT3/CP15", Link::Same),
    ("AT2/CP8", "", Link::Removed),
];

#[test]
fn two_versions_of_one_titre_correspond_as_a_reader_judged() {
    let Some(folder) = corpus::find().unwrap() else {
        println!("skipped: no corpus");
        return;
    };
    let read = |name: &str| {
        reac::read(&std::fs::read(folder.join(name)).unwrap(), &Options::default()).unwrap().reac
    };
    let (old, new) = (read("cdi_v02_2013.pdf"), read("cda_v03_2018.pdf"));
    let start = Instant::now();
    let found = reac_diff::diff(&old, &new);
    let spent = start.elapsed();
    println!("compared in {spent:?}");
    assert!(spent < Duration::from_millis(if cfg!(debug_assertions) { 3000 } else { 100 }), "{spent:?}");
    let id =
        |side: &Option<reac_diff::Reference>| side.as_ref().map(|found| found.id.clone()).unwrap_or_default();
    let table: Vec<_> =
        found.competences.iter().map(|entry| (id(&entry.old), id(&entry.new), entry.link)).collect();
    let judged: Vec<_> =
        JUDGED.iter().map(|(old, new, link)| ((*old).to_owned(), (*new).to_owned(), *link)).collect();
    assert_eq!(table, judged);
    assert!(found.competences.iter().all(|entry| !entry.moved), "activities correspond");
    assert!(reac_diff::diff(&old, &old).is_empty() && reac_diff::diff(&new, &new).is_empty());
}
