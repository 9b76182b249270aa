//! The JSON Schema, draft 2020-12, generated from the types.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::Reac;

/// JSON Schema of [`Reac`], draft 2020-12.
#[must_use]
pub fn schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Reac>().to_value()
}
