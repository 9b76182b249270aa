//! The JSON Schema, draft 2020-12, generated from the types.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::{Re, Reac};

/// JSON Schema of [`Reac`], draft 2020-12.
#[must_use]
pub fn schema() -> Value {
    schema_of::<Reac>()
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
    schema_of::<Re>()
}

/// The formats that a type of Rust brings along are taken out of what it is made of, too.
fn schema_of<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(standard_formats))
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
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

    #[test]
    fn neither_schema_has_a_format_of_rust() {
        for schema in [schema(), schema_re()] {
            assert_eq!(formats(&schema).find(|format| !FORMATS.contains(&format.as_str())), None);
        }
    }

    /// Every format in a schema, at any depth.
    fn formats(schema: &Value) -> Box<dyn Iterator<Item = String> + '_> {
        match schema {
            Value::Object(keys) => Box::new(
                keys.get("format")
                    .and_then(Value::as_str)
                    .map(str::to_owned)
                    .into_iter()
                    .chain(keys.values().flat_map(formats)),
            ),
            Value::Array(all) => Box::new(all.iter().flat_map(formats)),
            _ => Box::new(std::iter::empty()),
        }
    }
}
