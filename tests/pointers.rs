//! Every pointer that an output prints leads, in its own document, to what is told there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use reac::{Options, Reading};
use reac_tests::{corpus, fixtures};
use serde_json::Value;

/// The fixtures, the corpus where there is one, and some generated documents: a name and the bytes.
fn documents() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<_> = fixtures::all().unwrap().into_iter().map(|fixture| fixture.path).collect();
    if let Some(folder) = corpus::find().unwrap() {
        paths.extend(corpus::documents(&folder).unwrap());
    }
    let kept = paths.into_iter().map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()));
    let generated = (0..6).map(|seed| {
        let (reac, layout) = reac_typeset::random(seed);
        (format!("seed {seed}"), reac_typeset::typeset(&reac, &layout).pdf)
    });
    kept.chain(generated).collect()
}

/// Diagnostics and corrections that lead nowhere, or to another text than the one they tell of.
fn astray(reading: &Reading) -> Vec<String> {
    let content = serde_json::to_value(&reading.reac).unwrap();
    let report = reading.reac.extraction.as_ref().unwrap();
    let mut out = Vec::new();
    for (found, record) in reading.diagnostics.iter().zip(&report.diagnostics) {
        assert_eq!(found.pointer, record.pointeur);
        if found.pointer.as_ref().is_some_and(|pointer| content.pointer(pointer).is_none()) {
            out.push(format!("{found:?}"));
        }
    }
    for correction in &report.corrections {
        let after = content.pointer(&correction.pointeur).and_then(Value::as_str).unwrap_or_default();
        // A later rule may have changed a letter of it again: its first word stands there in any case.
        let word = correction.apres.split_whitespace().next().unwrap_or_default();
        let changed = report.corrections.iter().filter(|other| other.pointeur == correction.pointeur).count();
        if !after.contains(word) && changed == 1 || after.is_empty() {
            out.push(format!("{correction:?}: {after:?}"));
        }
    }
    out
}

#[test]
fn findings_and_corrections_lead_to_their_places() {
    let rules = reac_check::Options::default();
    for (name, bytes) in documents() {
        let options = Options::default();
        let opened = reac::open(&bytes, &options).unwrap();
        for reading in [opened.reading(), opened.checked(&rules)] {
            let astray = astray(&reading);
            assert!(astray.is_empty(), "{name}: {astray:#?}");
        }
    }
}

#[test]
fn a_review_page_tells_places_of_its_own_document() {
    for (name, bytes) in documents().into_iter().take(4) {
        let options = Options::default();
        let opened = reac::open(&bytes, &options).unwrap();
        let reading = opened.reading();
        let content = serde_json::to_value(&reading.reac).unwrap();
        let page = reac_review::page(&bytes, opened.lines(), &reading).unwrap();
        let data = page.split("id=\"data\">").nth(1).unwrap().split("</script>").next().unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        let places = data.get("lieux").and_then(Value::as_object).unwrap();
        assert!(!places.is_empty(), "{name}");
        for pointer in places.keys() {
            assert_eq!(
                data.get("document").unwrap().pointer(pointer),
                content.pointer(pointer),
                "{name}: {pointer}"
            );
            assert!(content.pointer(pointer).is_some_and(Value::is_string), "{name}: {pointer}");
        }
    }
}
