//! Where each string of the content stands in the file: a document of its own beside the JSON.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// For every string of the content, by JSON Pointer, where it stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Always `reac-provenance/1`.
    pub schema: String,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: String,
    /// One entry a string.
    pub entrees: BTreeMap<String, Origine>,
}

/// Where one string stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Origine {
    /// Page of the file on which it begins, from 1.
    pub page: u32,
    /// Printed page, where the page's footer tells.
    pub page_imprimee: Option<u32>,
    /// Its lines, from first to last.
    pub boites: Vec<Boite>,
    /// The lines as the file gives them, one below the other, before anything was normalised.
    pub brut: String,
    /// How sure its extent is, 0 to 1.
    pub confiance: f32,
}

/// One line's box, in points from the page's top left corner. Estimated where the input is raw text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Boite {
    /// Page of the file, from 1.
    pub page: u32,
    /// Left edge.
    pub gauche: f32,
    /// Upper edge.
    pub haut: f32,
    /// Right edge.
    pub droite: f32,
    /// Lower edge.
    pub bas: f32,
}

/// Value of [`Provenance::schema`].
pub const SCHEMA_PROVENANCE: &str = "reac-provenance/1";
