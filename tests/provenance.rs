//! Every string of the content says where it stands, and stands there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::PathBuf;

use reac::model::{Boite, Provenance};
use reac::{Engine, Level, Options};
use reac_lines::{Source, Word};
use reac_tests::{corpus, fixtures};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// The fixtures, and the corpus where there is one.
fn documents() -> Vec<PathBuf> {
    let mut paths: Vec<_> = fixtures::all().unwrap().into_iter().map(|fixture| fixture.path).collect();
    if let Some(folder) = corpus::find().unwrap() {
        paths.extend(corpus::documents(&folder).unwrap());
    }
    paths
}

/// JSON Pointers of the strings that the document itself gives.
fn strings(value: &Value, pointer: &str, out: &mut Vec<String>) {
    match value {
        Value::String(_) => out.push(pointer.to_owned()),
        Value::Array(items) => {
            (0..).zip(items).for_each(|(index, item)| strings(item, &format!("{pointer}/{index}"), out));
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                // Named by the schema, not by the document.
                let of_the_schema = key == "schema" || key == "extraction" || is_block_type(key, fields);
                if !of_the_schema {
                    strings(field, &format!("{pointer}/{key}"), out);
                }
            }
        }
        _ => {}
    }
}

fn is_block_type(key: &str, fields: &serde_json::Map<String, Value>) -> bool {
    key == "type" && (fields.contains_key("texte") || fields.contains_key("elements"))
}

/// What the words in a box say, one space between.
fn in_box(source: &Source, place: &Boite) -> String {
    let page = source.pages.iter().find(|page| page.number == place.page).unwrap();
    let inside = |baseline: f32, word: &Word| {
        let middle = f32::midpoint(word.left, word.right);
        baseline >= place.haut && baseline <= place.bas && middle >= place.gauche && middle <= place.droite
    };
    let words = page.lines.iter().flat_map(|line| {
        line.words.iter().filter(|word| inside(line.baseline, word)).map(|word| word.text.as_str())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Entries whose boxes do not hold their text.
fn elsewhere(provenance: &Provenance, source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for (pointer, origin) in &provenance.entrees {
        let lines: Vec<_> = origin.boites.iter().map(|place| in_box(source, place)).collect();
        // Where a word ends is the reader's own opinion: a superscript hangs on its word in one and not in the other.
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let there = bare(&lines.join("\n"));
        if there != bare(&origin.brut) {
            faults.push(format!("{pointer}: {:?} | {lines:?}", origin.brut));
        }
    }
    faults
}

#[test]
fn every_string_has_an_origin_and_every_origin_a_string() {
    for path in documents() {
        let bytes = std::fs::read(&path).unwrap();
        let reading = reac::read(&bytes, &Options::default()).unwrap();
        let content = serde_json::to_value(&reading.reac).unwrap();
        let mut wanted = Vec::new();
        strings(&content, "", &mut wanted);
        let missing: Vec<_> =
            wanted.iter().filter(|pointer| !reading.provenance.entrees.contains_key(*pointer)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", path.display());
        wanted.sort();
        let of_nothing: Vec<_> = reading
            .provenance
            .entrees
            .keys()
            .filter(|pointer| wanted.binary_search(pointer).is_err())
            .collect();
        assert!(of_nothing.is_empty(), "{}: {of_nothing:?}", path.display());
    }
}

#[test]
fn every_origin_reads_back_from_the_file() {
    let mut faults = Vec::new();
    for path in documents() {
        let bytes = std::fs::read(&path).unwrap();
        let reading = reac::read(&bytes, &Options::default()).unwrap();
        // Held by the reader that did not make it too, where there are two.
        for engine in [Engine::Hayro, Engine::PdfExtract] {
            let source = reac::lines(&bytes, &Options { engine, ..Options::default() }).unwrap();
            let found = elsewhere(&reading.provenance, &source).into_iter();
            faults.extend(found.map(|fault| format!("{}, {engine:?}: {fault}", path.display())));
        }
    }
    assert!(faults.is_empty(), "{} {faults:#?}", faults.len());
}

#[test]
fn an_origin_has_its_page_its_boxes_and_its_text() {
    for path in documents() {
        let bytes = std::fs::read(&path).unwrap();
        let reading = reac::read(&bytes, &Options::default()).unwrap();
        for (pointer, origin) in &reading.provenance.entrees {
            let first = origin.boites.first().unwrap_or_else(|| panic!("{}: {pointer}", path.display()));
            assert_eq!(first.page, origin.page, "{}: {pointer}", path.display());
            assert_eq!(origin.brut.lines().count(), origin.boites.len(), "{}: {pointer}", path.display());
            assert!((0.0..=1.0).contains(&origin.confiance), "{}: {pointer}", path.display());
            let flat =
                origin.boites.iter().any(|place| place.gauche >= place.droite || place.haut >= place.bas);
            assert!(!flat, "{}: {pointer} {:?}", path.display(), origin.boites);
        }
    }
}

/// Made from what is printed, and not printed so: dates, identifiers, the kind of a document.
fn is_derived(pointer: &str) -> bool {
    let (of, key) = pointer.rsplit_once('/').unwrap();
    of == "/document"
        || of.ends_with("/competences")
        || matches!(key, "id" | "activite_type" | "code" | "niveau")
}

#[test]
fn an_origin_holds_the_string_it_is_of() {
    // The call of a note is raised in one print and in brackets in another: the digit is the same.
    let letters = |text: &str| text.nfkc().filter(|c| c.is_alphanumeric()).collect::<String>();
    for path in documents() {
        let bytes = std::fs::read(&path).unwrap();
        let reading = reac::read(&bytes, &Options { level: Level::Verbatim, ..Options::default() }).unwrap();
        let content = serde_json::to_value(&reading.reac).unwrap();
        for (pointer, origin) in &reading.provenance.entrees {
            let text = content.pointer(pointer).unwrap().as_str().unwrap();
            let holds = letters(&origin.brut).contains(&letters(text));
            assert!(
                holds || is_derived(pointer),
                "{}: {pointer}: {text:?} {:?}",
                path.display(),
                origin.brut
            );
        }
    }
}
