//! All that a session in a browser needs of one document, made under the limits of a worker.

use reac::model::{Provenance, Reac};
use reac::{Code, Diagnostic};
use serde::{Deserialize, Serialize};

use super::answer::Answer;
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
pub(super) fn answer(bytes: &[u8], options: &reac::Options) -> Answer {
    let opened = match reac::open(bytes, options) {
        Ok(opened) => opened,
        Err(refusal) => return Answer::refusal(&refusal.0),
    };
    // The JSON is what `reac extract` writes; whoever reviews is told what `reac check` finds, too.
    let (reading, checked) =
        (opened.reading(), opened.checked(&reac_check::Options { today: Some(today()) }));
    let made = reac_review::page(bytes, opened.lines(), &checked).map_err(|error| error.to_string());
    let bundle = made.and_then(|page| {
        let provenance = Some(reading.provenance);
        let bundle = Bundle { reac: reading.reac, provenance, page, read: None };
        serde_json::to_string(&bundle).map_err(|error| error.to_string())
    });
    match bundle {
        Ok(json) => Answer::read(json, &checked.diagnostics),
        Err(words) => Answer::refusal(&Diagnostic::new(Code::Crash, [words])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upload_is_read_once_for_all_that_a_session_needs() {
        let path = reac_tests::root().join("fixtures/phare_2018/phare_2018.pdf");
        let bytes = std::fs::read(path).unwrap();
        let before = reac::files_read();
        let answer = answer(&bytes, &reac::Options::default());
        assert_eq!(reac::files_read() - before, 1);
        let bundle: Bundle = serde_json::from_str(&answer.json.unwrap()).unwrap();
        let read = reac::read(&bytes, &reac::Options::default()).unwrap();
        assert_eq!((bundle.reac, bundle.provenance), (read.reac, Some(read.provenance)));
        assert!(bundle.page.contains("data:image/png"));
    }
}
