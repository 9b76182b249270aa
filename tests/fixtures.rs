//! What was typeset from JSON comes back as that JSON.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use reac::{Engine, Options};
use reac_tests::content::{content, first_difference};
use reac_tests::fixtures::{self, Fixture};

/// Reads every fixture that `chosen` accepts and says which do not come back.
fn come_back(options: &Options, chosen: impl Fn(&Fixture) -> bool) {
    let fixtures: Vec<_> = fixtures::all().unwrap().into_iter().filter(chosen).collect();
    assert!(!fixtures.is_empty(), "no fixture is chosen");
    let mut faults = Vec::new();
    for fixture in &fixtures {
        let difference = match content(&fixture.bytes().unwrap(), options).unwrap() {
            Ok(read) => first_difference(&fixture.expected, &read),
            Err(code) => Some(format!("refused: {code}")),
        };
        faults.extend(difference.map(|difference| format!("{}: {difference}", fixture.name())));
    }
    assert!(faults.is_empty(), "expected | read:\n{}", faults.join("\n"));
}

#[test]
fn every_fixture_comes_back() {
    come_back(&Options::default(), |_| true);
}

#[test]
fn the_second_engine_reads_the_same() {
    come_back(&Options { engine: Engine::PdfExtract, ..Options::default() }, Fixture::is_pdf);
}

#[test]
fn no_line_is_left_unread() {
    for fixture in fixtures::all().unwrap() {
        let reading = reac::read(&fixture.bytes().unwrap(), &Options::default()).unwrap();
        let unread: Vec<_> =
            reading.reac.extraction.unwrap().non_lu.into_iter().map(|line| line.texte).collect();
        assert!(unread.is_empty(), "{}: {unread:?}", fixture.name());
    }
}
