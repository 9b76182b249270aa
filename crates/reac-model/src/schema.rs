//! The JSON Schema, draft 2020-12, generated from the types.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use crate::{Re, Reac};

/// JSON Schema of [`Reac`], draft 2020-12.
#[must_use]
pub fn schema() -> Value {
    let standard = RecursiveTransform(standard_formats);
    SchemaSettings::draft2020_12()
        .with_transform(standard)
        .into_generator()
        .into_root_schema_for::<Reac>()
        .to_value()
}

/// Formats of draft 2020-12, which validators know. Rust's own (`uint32`, `float`) make strict ones fail.
const FORMATS: &[&str] = &[
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "iri",
    "iri-reference",
    "uuid",
    "uri-template",
    "json-pointer",
    "relative-json-pointer",
    "regex",
];

fn standard_formats(schema: &mut Schema) {
    let is_standard = |format: &Value| format.as_str().is_some_and(|format| FORMATS.contains(&format));
    if schema.get("format").is_some_and(|format| !is_standard(format)) {
        // The others keep their order.
        schema.as_object_mut().and_then(|keys| keys.shift_remove("format"));
    }
}

/// JSON Schema of [`Re`], draft 2020-12.
#[must_use]
pub fn schema_re() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Re>().to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_formats_of_the_draft_stay() {
        let mut schema =
            Schema::try_from(serde_json::json!({ "type": "integer", "format": "uint32" })).unwrap();
        standard_formats(&mut schema);
        assert!(schema.get("format").is_none());
        let mut schema = Schema::try_from(serde_json::json!({ "type": "string", "format": "date" })).unwrap();
        standard_formats(&mut schema);
        assert!(schema.get("format").is_some());
    }
}
