//! DOCX: what the print leaves open is written down there, so that it comes back.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use reac::{Code, Options};
use reac_tests::content::{content, first_difference};
use reac_tests::root;
use reac_typeset::{Generation, Layout, to_docx};
use serde_json::Value;

/// The document without what no DOCX says: how many pages a print has.
fn without_pages(mut document: Value) -> Value {
    if let Some(pages) = document.pointer_mut("/document/pages") {
        *pages = Value::Null;
    }
    document
}

/// The fixtures, each with the layout of its generation.
fn fixtures() -> Vec<(String, Value, Layout)> {
    let manifest: toml::Value =
        toml::from_str(&std::fs::read_to_string(root().join("fixtures/manifest.toml")).unwrap()).unwrap();
    let each = |fixture: &toml::Value| {
        let name = fixture.get("name").and_then(toml::Value::as_str).unwrap().to_owned();
        let generation: Generation = fixture.get("generation").unwrap().clone().try_into().unwrap();
        let expected = std::fs::read(root().join("fixtures").join(&name).join("expected.json")).unwrap();
        (name, serde_json::from_slice(&expected).unwrap(), Layout::of(generation))
    };
    manifest.get("fixture").and_then(toml::Value::as_array).unwrap().iter().map(each).collect()
}

#[test]
fn every_fixture_comes_back_from_docx() {
    let mut faults = Vec::new();
    for (name, expected, layout) in fixtures() {
        let docx = to_docx(&serde_json::from_value(expected.clone()).unwrap(), &layout).unwrap();
        let fault = match content(&docx, &Options::default()).unwrap() {
            Ok(read) => first_difference(&without_pages(expected), &read),
            Err(code) => Some(format!("refused: {code}")),
        };
        faults.extend(fault.map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "expected | read:\n{}", faults.join("\n"));
}

#[test]
fn a_cut_archive_is_refused_as_damaged() {
    let (_, expected, layout) = fixtures().remove(0);
    let docx = to_docx(&serde_json::from_value(expected).unwrap(), &layout).unwrap();
    let refused = reac::read(docx.get(..docx.len() / 2).unwrap(), &Options::default()).unwrap_err();
    assert_eq!(refused.0.code, Code::Damaged);
}
