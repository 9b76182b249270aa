//! What a review decided, kept apart from the document and applied to a later reading of the same bytes.
//!
//! A patch names the document by its SHA-256 and each place by its JSON Pointer and the text that stood there. Where
//! one of these is not as it was, nothing is applied and the reason told.

use std::collections::HashSet;
use std::fmt;

use reac::journal;
use reac_model::{Correction, Extraction, Reac};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Value of [`Patch::schema`].
pub const SCHEMA_PATCH: &str = "reac-patch/1";

/// The decisions of one review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patch {
    /// Always `reac-patch/1`.
    pub schema: String,
    /// SHA-256 of the document's bytes, hexadecimal.
    pub sha256: String,
    /// In any order; one a place.
    pub decisions: Vec<Decision>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// JSON Pointer of the string.
    pub pointeur: String,
    /// What stood there.
    pub avant: String,
    /// What shall stand there: one string. In a list, none takes the entry out and several make it several entries.
    /// Missing where the text was looked at and accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apres: Option<Vec<String>>,
}

/// Why a patch cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Conflict {
    /// It is no patch: from there on.
    NotAPatch {
        /// Line, from 1; 0 for the whole.
        line: usize,
        /// Column, from 1; 0 for the whole.
        column: usize,
    },
    /// It is of another schema.
    OtherSchema(String),
    /// It was made for other bytes.
    OtherDocument,
    /// The place is not there, or holds another text.
    Changed {
        /// The place.
        pointer: String,
        /// What is there now.
        found: Option<String>,
    },
    /// The place cannot hold what the patch puts there.
    Impossible(String),
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPatch { line, column } => write!(f, "no patch: line {line}, column {column}"),
            Self::OtherSchema(schema) => write!(f, "no patch: {schema}"),
            Self::OtherDocument => f.write_str("made for another document: SHA-256 differs"),
            Self::Changed { pointer, found: Some(found) } => write!(f, "{pointer}: {found:?}"),
            Self::Changed { pointer, found: None } => write!(f, "{pointer}: ∅"),
            Self::Impossible(pointer) => write!(f, "{pointer}: cannot hold that"),
        }
    }
}

impl std::error::Error for Conflict {}

impl Conflict {
    /// As the argument of a finding: said in the reader's language where a word is a term.
    #[must_use]
    pub fn evidence(&self) -> String {
        match self {
            Self::NotAPatch { line, column } => format!("@pas_de_decisions, @json_illisible {line} {column}"),
            Self::OtherSchema(schema) => format!("@pas_de_decisions, @schema {schema}"),
            Self::OtherDocument => "@autre_document".to_owned(),
            Self::Impossible(pointer) => format!("@impossible, {pointer}"),
            Self::Changed { .. } => self.to_string(),
        }
    }
}

fn not_a_patch(error: &serde_json::Error) -> Conflict {
    Conflict::NotAPatch { line: error.line(), column: error.column() }
}

impl Patch {
    /// Reads a patch file.
    ///
    /// # Errors
    /// It is no patch.
    pub fn parse(bytes: &[u8]) -> Result<Self, Conflict> {
        let patch: Self = serde_json::from_slice(bytes).map_err(|error| not_a_patch(&error))?;
        if patch.schema != SCHEMA_PATCH {
            return Err(Conflict::OtherSchema(patch.schema));
        }
        Ok(patch)
    }

    /// The document as the review left it; each changed text is on record under `extraction.corrections`.
    ///
    /// # Errors
    /// The document is not as it was when it was reviewed; nothing is applied then.
    pub fn apply(&self, reac: &Reac, sha256: &str) -> Result<Reac, Conflict> {
        if self.sha256 != sha256 {
            return Err(Conflict::OtherDocument);
        }
        let mut report = reac.extraction.clone();
        let content = Reac { extraction: None, ..reac.clone() };
        let mut value = serde_json::to_value(content).map_err(|error| not_a_patch(&error))?;
        let mut seen = HashSet::new();
        for decision in &self.decisions {
            self.check(decision, &value, &mut seen)?;
        }
        // From the last place to the first, so that entries taken out or put in move no place that is still to come.
        let mut decisions: Vec<_> = self.decisions.iter().collect();
        decisions.sort_by_key(|decision| std::cmp::Reverse(place(&decision.pointeur)));
        for decision in decisions {
            let Some(after) = decision.apres.as_deref() else { continue };
            put(&mut value, decision, after)?;
            if let Some(report) = &mut report {
                record(report, decision, after)?;
            }
        }
        let out: Reac = serde_json::from_value(value).map_err(|_| Conflict::Impossible("/".to_owned()))?;
        Ok(Reac { extraction: report, ..out })
    }

    fn check<'a>(
        &self,
        decision: &'a Decision,
        value: &Value,
        seen: &mut HashSet<&'a str>,
    ) -> Result<(), Conflict> {
        let pointer = decision.pointeur.as_str();
        let found = value.pointer(pointer).and_then(Value::as_str);
        let impossible = || Err(Conflict::Impossible(pointer.to_owned()));
        if !seen.insert(pointer) || !is_content(pointer) {
            return impossible();
        }
        if found != Some(decision.avant.as_str()) {
            return Err(Conflict::Changed { pointer: pointer.to_owned(), found: found.map(str::to_owned) });
        }
        let Some(after) = &decision.apres else { return Ok(()) };
        if after.iter().any(|text| text.trim().is_empty() || text.trim() != text) {
            return impossible();
        }
        let is_item =
            split(pointer).is_some_and(|(list, _)| value.pointer(list).is_some_and(Value::is_array));
        if after.len() != 1 && !is_item { impossible() } else { Ok(()) }
    }
}

/// Whether a review may change what stands there: text, and neither an id nor a kind.
fn is_content(pointer: &str) -> bool {
    let key = pointer.rsplit('/').next().unwrap_or_default();
    let is_fixed = match key {
        "schema" | "code" => true,
        "id" | "activite_type" | "type" => !pointer.starts_with("/document/"),
        // Numbers of a list of ids.
        _ => pointer.starts_with("/activites_types/") && pointer.contains("/competences/"),
    };
    !is_fixed && !pointer.starts_with("/extraction")
}

/// The list and the index of an entry.
fn split(pointer: &str) -> Option<(&str, usize)> {
    let (list, index) = pointer.rsplit_once('/')?;
    Some((list, index.parse().ok()?))
}

/// Places in their order: numbers count as numbers.
fn place(pointer: &str) -> Vec<(usize, String)> {
    pointer.split('/').map(|part| (part.parse().unwrap_or(usize::MAX), part.to_owned())).collect()
}

fn put(value: &mut Value, decision: &Decision, after: &[String]) -> Result<(), Conflict> {
    let pointer = decision.pointeur.as_str();
    let impossible = || Conflict::Impossible(pointer.to_owned());
    if let [only] = after {
        *value.pointer_mut(pointer).ok_or_else(impossible)? = only.as_str().into();
        return Ok(());
    }
    let (list, index) = split(pointer).ok_or_else(impossible)?;
    let list = value.pointer_mut(list).and_then(Value::as_array_mut).ok_or_else(impossible)?;
    if index >= list.len() {
        return Err(impossible());
    }
    list.splice(index..=index, after.iter().map(|text| Value::from(text.as_str())));
    Ok(())
}

/// What the report says afterwards: a changed text is one correction, from the file's own wording to the review's; of an
/// entry that became none or several nothing more can be said, and what is said of entries after it follows them.
fn record(report: &mut Extraction, decision: &Decision, after: &[String]) -> Result<(), Conflict> {
    let pointer = &decision.pointeur;
    let (own, mut others): (Vec<_>, Vec<_>) =
        report.corrections.drain(..).partition(|correction| correction.pointeur == *pointer);
    if let [after] = after {
        let avant = journal::before(&decision.avant, &own)
            .ok_or_else(|| Conflict::Changed { pointer: pointer.clone(), found: None })?;
        others.push(Correction {
            regle: journal::REVIEW.to_owned(),
            avant,
            apres: after.clone(),
            pointeur: pointer.clone(),
            position: 0,
            page: own.first().and_then(|correction| correction.page),
            indice: SCHEMA_PATCH.to_owned(),
            confiance: 1.0,
        });
    } else {
        let pointers = others.iter_mut().map(|correction| &mut correction.pointeur);
        let findings = report.diagnostics.iter_mut().filter_map(|found| found.pointeur.as_mut());
        for place in pointers.chain(findings) {
            if let Some(moved) = moved(place, pointer, after.len()) {
                *place = moved;
            }
        }
    }
    report.corrections = others;
    Ok(())
}

fn moved(pointer: &str, changed: &str, count: usize) -> Option<String> {
    let ((list, index), (changed_list, changed)) = (split(pointer)?, split(changed)?);
    (list == changed_list && index > changed).then(|| format!("{list}/{}", index + count - 1))
}
