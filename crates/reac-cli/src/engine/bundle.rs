//! All that a session in a browser needs of one document, made under the limits of a worker.

use reac::model::{Provenance, Reac};
use reac::{Code, Diagnostic, Reading};
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::setup::Setup;
use crate::clock::today;

/// A document, where its strings stand, and its review page.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Bundle {
    pub(crate) reac: Reac,
    /// None where a review moved entries.
    pub(crate) provenance: Option<Provenance>,
    pub(crate) page: String,
    /// The document as it was read, where decisions of a review changed it.
    #[serde(skip)]
    pub(crate) read: Option<Reac>,
}

impl Bundle {
    /// SHA-256 of the file, hexadecimal.
    pub(crate) fn sha256(&self) -> &str {
        self.reac.extraction.as_ref().map_or("", |report| &report.source.sha256)
    }
}

/// The bundle of one document as an answer.
pub(super) fn answer(setup: &Setup, bytes: &[u8], reading: &Reading) -> Answer {
    let (options, rules) = (setup.options(), reac_check::Options { today: Some(today()) });
    // The JSON is what `reac extract` writes; whoever reviews is told what `reac check` finds, too.
    let checked = match reac::check(bytes, &options, &rules) {
        Ok(checked) => checked,
        Err(refusal) => return Answer::refusal(&refusal.0),
    };
    let made = reac_review::page(bytes, &checked, &options).map_err(|error| error.to_string());
    let bundle = made.and_then(|page| {
        let provenance = Some(reading.provenance.clone());
        let bundle = Bundle { reac: reading.reac.clone(), provenance, page, read: None };
        serde_json::to_string(&bundle).map_err(|error| error.to_string())
    });
    match bundle {
        Ok(json) => Answer::read(json, &checked.diagnostics),
        Err(words) => Answer::refusal(&Diagnostic::new(Code::Crash, [words])),
    }
}
