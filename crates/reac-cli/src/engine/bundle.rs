//! All that a session in a browser needs of one document, made under the limits of a worker.

use reac::model::{Provenance, Re, Reac, Verdict};
use reac::{Code, Diagnostic, Refusal};
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use crate::clock::today;

/// A document, where its strings stand, and its review page: a REAC, its référentiel d'évaluation, or both.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Bundle {
    pub(crate) reac: Option<Reac>,
    pub(crate) re: Option<Re>,
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
        self.report().map_or("", |report| &report.source.sha256)
    }

    /// What the reading found on the whole.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        self.report().map(|report| report.verdict)
    }

    fn report(&self) -> Option<&reac::model::Extraction> {
        let reac = self.reac.as_ref().and_then(|reac| reac.extraction.as_ref());
        reac.or_else(|| self.re.as_ref()?.extraction.as_ref())
    }

    /// Title of the titre.
    pub(crate) fn titre(&self) -> Option<&str> {
        let reac = self.reac.as_ref().and_then(|reac| reac.titre.intitule.as_deref());
        reac.or_else(|| self.re.as_ref()?.titre.intitule.as_deref())
    }

    /// Code of the titre.
    pub(crate) fn code(&self) -> Option<&str> {
        let reac = self.reac.as_ref().and_then(|reac| reac.document.code_titre.as_deref());
        reac.or_else(|| self.re.as_ref()?.document.code_titre.as_deref())
    }

    /// Millésime, as printed.
    pub(crate) fn millesime(&self) -> Option<&str> {
        let reac = self.reac.as_ref().and_then(|reac| reac.document.millesime.as_deref());
        reac.or_else(|| self.re.as_ref()?.document.millesime.as_deref())
    }

    /// Level of the framework of 2019.
    pub(crate) fn niveau(&self) -> Option<u8> {
        let reac = self.reac.as_ref().and_then(|reac| reac.titre.niveau_europeen);
        reac.or_else(|| self.re.as_ref()?.titre.niveau_europeen)
    }

    /// How many competences it has, or judges.
    pub(crate) fn competences(&self) -> usize {
        let judged = |re: &Re| re.epreuves.iter().map(|test| test.criteres.len()).sum();
        let reac = self.reac.as_ref().map(|reac| reac.competences_professionnelles.len());
        reac.or_else(|| self.re.as_ref().map(judged)).unwrap_or_default()
    }
}

/// The bundle of one document as an answer.
pub(super) fn answer(bytes: &[u8], options: &reac::Options) -> Answer {
    answered(match reac::open(bytes, options) {
        Err(refusal) if refusal.0.code == Code::SiblingDocument => {
            of_re(bytes, options).unwrap_or(Err(refusal))
        }
        opened => opened.map(|opened| of_reac(&opened, bytes, options)),
    })
}

/// The same of a scan: its pages go through character recognition.
pub(super) fn recognised(
    bytes: &[u8],
    options: &reac::Options,
    seconds: u64,
    page: &mut dyn FnMut(u32, u32),
) -> Answer {
    let opened = crate::tesseract::open(bytes, options, seconds, page);
    answered(opened.map(|opened| of_reac(&opened, bytes, options)))
}

fn answered(made: Result<Made, Refusal>) -> Answer {
    let written = made.map(|(bundle, found)| {
        let json =
            bundle.and_then(|bundle| serde_json::to_string(&bundle).map_err(|error| error.to_string()));
        json.map(|json| Answer::read(json, &found))
    });
    match written {
        Err(refusal) => Answer::refusal(&refusal.0),
        Ok(Ok(answer)) => answer,
        Ok(Err(words)) => Answer::refusal(&Diagnostic::new(Code::Crash, [words])),
    }
}

/// What was made of a document, or why it could not be shown; and its findings.
type Made = (Result<Bundle, String>, Vec<Diagnostic>);

fn of_reac(opened: &reac::Opened<'_>, bytes: &[u8], options: &reac::Options) -> Made {
    // The JSON is what `reac extract` writes; whoever reviews is told what `reac check` finds, too.
    let (reading, checked) =
        (opened.reading(), opened.checked(&reac_check::Options { today: Some(today()) }));
    let page = reac_review::page(bytes, opened.lines(), &checked).map_err(|error| error.to_string());
    let both = checked.diagnostics.iter().any(|found| found.code == Code::OtherDocumentInFile);
    // What else the file holds may be the other half: it is read once more, with that.
    let halves = if both { reac::read_all(bytes, options).ok() } else { None };
    let (reading, re) = match halves {
        Some(reac::Documents { reac: Some(reading), re: Some(re) }) => (reading, Some(re)),
        _ => (reading, None),
    };
    let mut found = checked.diagnostics;
    if let Some(re) = &re {
        found.retain(|one| one.code != Code::OtherDocumentInFile);
        found.extend(re.diagnostics.iter().filter(|one| one.severity() >= reac::Severity::Warning).cloned());
    }
    let (reac, provenance, re) = (Some(reading.reac), Some(reading.provenance), re.map(|re| re.re));
    (page.map(|page| Bundle { reac, re, provenance, page, read: None }), found)
}

/// A référentiel d'évaluation alone: its page shows what was read, its matrices as tables. None where it is none.
fn of_re(bytes: &[u8], options: &reac::Options) -> Option<Result<Made, Refusal>> {
    let reading = reac::read_re(bytes, options).ok()?;
    let page = crate::review::page_re(&reading.re, options.locale);
    let (re, provenance) = (Some(reading.re), Some(reading.provenance));
    let bundle = page.map(|page| Bundle { reac: None, re, provenance, page, read: None });
    Some(Ok((bundle, reading.diagnostics)))
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
        assert_eq!((bundle.reac, bundle.provenance), (Some(read.reac), Some(read.provenance)));
        assert!(bundle.page.contains("data:image/png"));
    }

    #[test]
    fn a_referentiel_d_evaluation_is_shown_with_its_tables() {
        let fixture = reac_tests::fixtures::evaluations().unwrap().remove(0);
        let answer = answer(&fixture.bytes().unwrap(), &reac::Options::default());
        let bundle: Bundle = serde_json::from_str(&answer.json.unwrap()).unwrap();
        assert!(bundle.reac.is_none() && bundle.re.is_some());
        assert!(bundle.page.contains("<table"));
        assert_eq!((bundle.sha256().len(), bundle.competences() > 0), (64, true));
    }
}
