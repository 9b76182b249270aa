//! What is written is what the schema promises, in every form and every time.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::path::PathBuf;

use jsonschema::Validator;
use reac::{Form, Level, Locale, Options, Reading};
use reac_tests::{corpus, fixtures};
use serde_json::Value;

/// The fixtures, and the corpus where there is one.
fn documents() -> Vec<PathBuf> {
    let mut paths: Vec<_> = fixtures::all().unwrap().into_iter().map(|fixture| fixture.path).collect();
    if let Some(folder) = corpus::find().unwrap() {
        paths.extend(corpus::documents(&folder).unwrap());
    }
    paths
}

fn read(path: &PathBuf, options: &Options) -> Reading {
    let bytes = std::fs::read(path).unwrap();
    reac::read(&bytes, options).unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()))
}

#[test]
fn every_output_is_valid() {
    // Held by a validator that this project did not write.
    let validator: Validator = jsonschema::draft202012::new(&reac::model::schema()).unwrap();
    for path in documents() {
        for level in [Level::Verbatim, Level::Typography, Level::Repair] {
            let mut reac = read(&path, &Options { level, ..Options::default() }).reac;
            for _ in 0..2 {
                let json: Value = serde_json::from_str(&reac::to_json(&reac, Form::Pretty).unwrap()).unwrap();
                let faults: Vec<_> = validator
                    .iter_errors(&json)
                    .map(|error| format!("{}: {error}", error.instance_path()))
                    .collect();
                assert!(faults.is_empty(), "{}: {faults:?}", path.display());
                reac.extraction = None;
            }
        }
    }
}

#[test]
fn the_schema_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&reac::model::schema()));
}

#[test]
fn no_string_is_empty() {
    for path in documents() {
        let mut reac = read(&path, &Options::default()).reac;
        reac.extraction = None;
        let empty = find_empty(&serde_json::to_value(&reac).unwrap(), "");
        assert!(empty.is_none(), "{}: {empty:?}", path.display());
    }
}

fn find_empty(value: &Value, pointer: &str) -> Option<String> {
    match value {
        Value::String(text) => text.trim().is_empty().then(|| pointer.to_owned()),
        Value::Array(items) => {
            (0..).zip(items).find_map(|(index, item)| find_empty(item, &format!("{pointer}/{index}")))
        }
        Value::Object(fields) => {
            fields.iter().find_map(|(key, field)| find_empty(field, &format!("{pointer}/{key}")))
        }
        _ => None,
    }
}

#[test]
fn every_form_says_the_same_in_its_own_bytes() {
    for path in documents() {
        let reac = read(&path, &Options::default()).reac;
        let forms =
            [Form::Pretty, Form::Line, Form::Canonical].map(|form| reac::to_json(&reac, form).unwrap());
        let [pretty, line, canonical] = &forms;
        let values = forms.each_ref().map(|text| numbers_alike(serde_json::from_str(text).unwrap()));
        assert!(values.iter().all(|value| *value == values[0]), "{}", path.display());
        assert!(
            pretty.starts_with("{\n  \"schema\": \"reac/1\",\n  \"document\": {\n"),
            "{}",
            path.display()
        );
        assert!(pretty.ends_with("}\n"), "{}", path.display());
        assert_eq!(line.trim_end().lines().count(), 1, "{}", path.display());
        assert!(!canonical.contains('\n'), "{}", path.display());
        assert!(canonical.starts_with("{\"activites_types\":"), "{}", path.display());
    }
}

/// 1 and 1.0 are one number.
fn numbers_alike(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(items) => items.into_iter().map(numbers_alike).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, field)| (key, numbers_alike(field))).collect(),
        value => value,
    }
}

#[test]
fn the_same_bytes_in_give_the_same_bytes_out() {
    for path in documents() {
        let [first, again] =
            [(), ()].map(|()| reac::to_json(&read(&path, &Options::default()).reac, Form::Pretty).unwrap());
        assert!(first == again, "{}", path.display());
        // The language is that of the report, never of the content.
        let [en, fr] = [Locale::En, Locale::Fr].map(|locale| {
            let mut reac = read(&path, &Options { locale, ..Options::default() }).reac;
            reac.extraction = None;
            reac::to_json(&reac, Form::Pretty).unwrap()
        });
        assert!(en == fr, "{}", path.display());
    }
}
