//! How a document was read: under the one key `extraction`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The report of one reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extraction {
    /// Program and version, as `reac 0.1.0`.
    pub programme: String,
    /// The input.
    pub source: Source,
    /// Generation of the layout: `2013`, `2015`, `2019` (the year it began), or null where it stays open.
    pub generation: Option<String>,
    /// How far the document as a whole may be relied on.
    #[serde(default)]
    pub verdict: Verdict,
    /// What led to the verdict, the gravest first; empty where it is `sure`.
    #[serde(default)]
    pub raisons: Vec<Raison>,
    /// What the normaliser changed.
    pub corrections: Vec<Correction>,
    /// What the program is not sure of, or found wrong.
    pub diagnostics: Vec<DiagnosticRecord>,
    /// Lines that are neither in the content nor known furniture.
    pub non_lu: Vec<NonLu>,
    /// What a review decided; left out where there was none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<DecisionPrise>,
}

/// One decision of a review, and the findings that it settled: these are no longer among the diagnostics.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionPrise {
    /// What was decided.
    pub choix: Choix,
    /// JSON Pointer of what it is about, before the review; null for the document.
    pub pointeur: Option<String>,
    /// The text that stood there, where it is about one.
    pub avant: Option<String>,
    /// What stands there now, where that is another: none, one or several texts.
    pub apres: Option<Vec<String>>,
    /// JSON Pointer of the list that an entry was moved to.
    pub vers: Option<String>,
    /// The findings that it settled, as they were.
    pub constats: Vec<DiagnosticRecord>,
}

/// What a review decided about a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choix {
    /// It is right as it was read.
    Accepte,
    /// Another text stands there.
    Change,
    /// The entry belongs to another list.
    Deplace,
}

/// How far a reading may be relied on. The order is from the best to the worst.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing speaks against it.
    Sure,
    /// Right but for the places that the findings name. Where no verdict was given, somebody has to look too.
    #[default]
    ARelire,
    /// Not to be used unseen.
    Douteux,
}

impl Verdict {
    /// `sure`, `a_relire`, `douteux`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::ARelire => "a_relire",
            Self::Douteux => "douteux",
        }
    }
}

/// What led to a verdict: findings of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Raison {
    /// Code of the findings.
    pub code: String,
    /// How many of them.
    pub nombre: u32,
}

/// The input of a reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// `pdf` or `text`.
    pub format: String,
    /// Which reader read it.
    pub moteur: String,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Number of bytes.
    pub octets: u64,
    /// Pages of the file.
    pub pages_fichier: u32,
}

/// One change made by the normaliser. Applied backwards, the text is verbatim again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Name of the rule.
    pub regle: String,
    /// Text before.
    pub avant: String,
    /// Text after.
    pub apres: String,
    /// JSON Pointer to the string.
    pub pointeur: String,
    /// Where the change begins in the string after it, in Unicode characters.
    pub position: u32,
    /// Page of the file, from 1.
    pub page: Option<u32>,
    /// What speaks for it, in the report's language.
    pub indice: String,
    /// 0 to 1.
    pub confiance: f32,
}

/// A diagnostic, rendered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnosticRecord {
    /// Stable code.
    pub code: String,
    /// `info`, `warning` or `error`.
    pub severite: String,
    /// What is the matter.
    pub message: String,
    /// Page of the file, from 1.
    pub page: Option<u32>,
    /// Printed page.
    pub page_imprimee: Option<u32>,
    /// JSON Pointer, where it concerns one place of the content.
    pub pointeur: Option<String>,
    /// What was seen.
    pub indice: Option<String>,
}

/// A line that nothing claimed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NonLu {
    /// Page of the file, from 1.
    pub page: u32,
    /// The line, verbatim.
    pub texte: String,
}
