//! CASE packages against the schemas of both versions, restated in `case.schema.json` from the published data model:
//! required and optional properties, their types and patterns, nothing else allowed.

use std::collections::HashSet;

use reac_export::{CaseVersion, Criteria, Depth, Format, Options};
use serde_json::Value;

use crate::documents::{all, missing, options, sentences};
use crate::text;

fn validator(version: &str) -> jsonschema::Validator {
    let mut schema: Value = serde_json::from_str(include_str!("case.schema.json")).unwrap();
    let root = if version == "1.1" { "#/$defs/Package11" } else { "#/$defs/Package10" };
    schema.as_object_mut().unwrap().insert("$ref".into(), root.into());
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn package(own: &crate::documents::Own, version: CaseVersion, criteria: Criteria) -> Value {
    let options = Options { case_version: version, criteria, ..options() };
    serde_json::from_str(&text(own.document(), Format::Case, &options)).unwrap()
}

#[test]
fn packages_are_valid_whole_and_linked() {
    let schemas = [(CaseVersion::V1_0, validator("1.0")), (CaseVersion::V1_1, validator("1.1"))];
    for (index, own) in all().iter().enumerate() {
        // Rubrics hold the same wording in another shape: some documents show it.
        let shapes: &[_] =
            if index % 5 == 0 { &[Criteria::Items, Criteria::Rubric] } else { &[Criteria::Items] };
        for (version, schema) in &schemas {
            for &criteria in shapes {
                let package = package(own, *version, criteria);
                let fault = schema.validate(&package).map_err(|fault| fault.to_string());
                assert_eq!(fault, Ok(()), "{} {version:?} {criteria:?}", own.name);
                linked(&package, &own.name);
                let mut whole = String::new();
                strings(&package, &mut whole);
                assert_eq!(
                    missing(&whole, &sentences(&own.reac)),
                    None,
                    "{} {version:?} {criteria:?}",
                    own.name
                );
            }
        }
    }
}

/// Identifiers are unique and every link within the package leads somewhere.
fn linked(package: &Value, name: &str) {
    let mut known = HashSet::new();
    known.insert(package["CFDocument"]["identifier"].as_str().unwrap());
    for item in package["CFItems"].as_array().unwrap() {
        assert!(known.insert(item["identifier"].as_str().unwrap()), "{name}");
    }
    for link in package["CFAssociations"].as_array().unwrap() {
        assert!(known.insert(link["identifier"].as_str().unwrap()), "{name}");
        for end in ["originNodeURI", "destinationNodeURI"] {
            assert!(known.contains(link[end]["identifier"].as_str().unwrap()), "{name}");
        }
    }
    let types = package["CFDefinitions"]["CFItemTypes"].as_array().unwrap();
    let types: HashSet<_> = types.iter().map(|kind| kind["identifier"].as_str().unwrap()).collect();
    for item in package["CFItems"].as_array().unwrap() {
        assert!(types.contains(item["CFItemTypeURI"]["identifier"].as_str().unwrap()), "{name}");
    }
}

fn strings(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Array(values) => values.iter().for_each(|value| strings(value, out)),
        Value::Object(values) => values.values().for_each(|value| strings(value, out)),
        _ => {}
    }
}

#[test]
fn criteria_are_a_rubric_on_demand() {
    let own = &all()[0];
    let items = package(own, CaseVersion::V1_1, Criteria::Items);
    let rubric = package(own, CaseVersion::V1_1, Criteria::Rubric);
    assert!(items.get("CFRubrics").is_none());
    assert!(!rubric["CFRubrics"].as_array().unwrap().is_empty());
    assert!(rubric["CFItems"].as_array().unwrap().len() < items["CFItems"].as_array().unwrap().len());
    let shallow = Options { depth: Depth::Competences, ..options() };
    assert!(!text(own.document(), Format::Case, &shallow).contains("/CR1"));
}

/// The schema itself says no: it is no empty promise.
#[test]
fn the_schemas_refuse() {
    let own = &all()[0];
    let mut package = package(own, CaseVersion::V1_1, Criteria::Items);
    assert!(!validator("1.0").is_valid(&package), "1.0 has no extensions");
    package["CFItems"][0]["identifiant"] = "x".into();
    assert!(!validator("1.1").is_valid(&package), "a property that is not in the schema");
}
