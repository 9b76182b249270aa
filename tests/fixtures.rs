//! What was typeset from JSON comes back as that JSON.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use reac::{Engine, Options};
use reac_tests::content::{content, first_difference};
use reac_tests::fixtures::{self, Back, Fixture};
use reac_tests::score::Gold;
use serde_json::Value;

/// F1 of a text that follows the page's columns.
const NEARLY: f64 = 0.98;

/// Reads every fixture that `chosen` accepts and says which do not come back.
fn come_back(options: &Options, chosen: impl Fn(&Fixture) -> bool) {
    let fixtures: Vec<_> = fixtures::all().unwrap().into_iter().filter(chosen).collect();
    assert!(!fixtures.is_empty(), "no fixture is chosen");
    let mut faults = Vec::new();
    for fixture in &fixtures {
        let fault = match content(&fixture.bytes().unwrap(), options).unwrap() {
            Ok(read) => differs(fixture, &read),
            Err(code) => Some(format!("refused: {code}")),
        };
        faults.extend(fault.map(|fault| format!("{}: {fault}", fixture.name())));
    }
    assert!(faults.is_empty(), "expected | read:\n{}", faults.join("\n"));
}

fn differs(fixture: &Fixture, read: &Value) -> Option<String> {
    let gold = match fixture.back {
        Back::Whole => return first_difference(&fixture.expected, read),
        Back::Nearly => Gold::from_document(&fixture.expected),
        Back::NearlyWithoutGroups => Gold::from_document(&with_open_groups(&fixture.expected)),
    };
    let score = gold.score(read);
    (score.f1() < NEARLY).then(|| format!("F1 {:.4}: {:?}", score.f1(), score.differences))
}

fn with_open_groups(document: &Value) -> Value {
    let mut document = document.clone();
    for fiche in document["competences_professionnelles"].as_array_mut().unwrap() {
        fiche["groupes_certains"] = false.into();
    }
    document
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

#[test]
fn what_is_bad_is_refused_for_its_own_reason() {
    let mut faults = Vec::new();
    for bad in fixtures::bad().unwrap() {
        let bytes = std::fs::read(&bad.path).unwrap();
        for engine in [Engine::Hayro, Engine::PdfExtract] {
            match content(&bytes, &Options { engine, ..Options::default() }).unwrap() {
                Err(code) if code == bad.code => {}
                Err(code) => faults.push(format!("{}: {code} instead of {}", bad.path.display(), bad.code)),
                Ok(_) => faults.push(format!("{}: read instead of {}", bad.path.display(), bad.code)),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
