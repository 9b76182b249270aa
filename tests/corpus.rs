//! Readings of the corpus reach what they must: see `cargo xtask score` for the table.

#![expect(clippy::print_stderr, reason = "a test that cannot run says so")]

use reac_tests::corpus::{self, Floor};

#[test]
fn the_corpus_reaches_its_floor() {
    let Some(folder) = corpus::find().unwrap() else {
        eprintln!("skipped: no corpus");
        return;
    };
    let rows = corpus::check(&folder, &Floor::kept().unwrap()).unwrap();
    let faults: Vec<_> =
        rows.iter().filter_map(|row| Some(format!("{}: {}", row.name, row.fault.as_ref()?))).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
