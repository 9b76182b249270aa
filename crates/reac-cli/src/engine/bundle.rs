//! All that a session in a browser needs of one document, made under the limits of a worker.

use reac::model::{Provenance, Re, Reac, Referentiel, Verdict};
use reac::{Code, Diagnostic, Documents, Refusal};
use reac_lines::Source;
use reac_review::Patch;
use serde::{Deserialize, Serialize};

use super::answer::{Answer, Finding, diagnostics, findings};
use crate::clock::today;
use crate::patches::decide;

/// What a file holds: a REAC, its référentiel d'évaluation, or both.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Bundle {
    pub(crate) reac: Option<Half<Reac>>,
    pub(crate) re: Option<Half<Re>>,
}

/// One of the two: the document, where its strings stand, what was found, and its review page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Half<D> {
    pub(crate) document: D,
    /// None where a review moved entries.
    pub(crate) provenance: Option<Provenance>,
    pub(crate) page: String,
    found: Vec<Finding>,
    /// As it was read, and what was found then, where decisions of a review changed it.
    #[serde(skip)]
    read: Option<Box<(D, Vec<Finding>)>>,
}

impl<D: Referentiel> Half<D> {
    /// What was found, as the library has it.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        diagnostics(&self.found)
    }

    /// The document as it was read, with the decisions of these files one after the other and no earlier ones: a file holds
    /// all those of its review.
    ///
    /// # Errors
    /// R0018: they do not fit.
    pub(crate) fn decided(&self, patches: &[&Patch]) -> Result<Self, Diagnostic> {
        let read = self.read.clone().unwrap_or_else(|| Box::new((self.document.clone(), self.found.clone())));
        let (mut document, mut found) = (read.0.clone(), diagnostics(&read.1));
        let mut provenance = self.provenance.clone();
        decide(patches, (&mut document, &mut found, &mut provenance))?;
        Ok(Self { document, provenance, page: self.page.clone(), found: findings(&found), read: Some(read) })
    }
}

impl Bundle {
    /// The REAC.
    pub(crate) fn reac(&self) -> Option<&Reac> {
        self.reac.as_ref().map(|half| &half.document)
    }

    /// The référentiel d'évaluation.
    pub(crate) fn re(&self) -> Option<&Re> {
        self.re.as_ref().map(|half| &half.document)
    }

    /// What was found: of the second of two documents what asks for a look.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        let reac = self.reac.as_ref().map(Half::diagnostics);
        let re = self.re.as_ref().map(Half::diagnostics).unwrap_or_default();
        let Some(mut found) = reac else { return re };
        found.extend(re.into_iter().filter(|one| one.severity() >= reac::Severity::Warning));
        found
    }

    /// SHA-256 of the file, hexadecimal.
    pub(crate) fn sha256(&self) -> &str {
        self.report().map_or("", |report| &report.source.sha256)
    }

    /// How far it may be relied on: of two documents, the one to be relied on less.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        let reac = self.reac().and_then(Referentiel::rapport);
        let both = [reac, self.re().and_then(Referentiel::rapport)];
        both.into_iter().flatten().map(|report| report.verdict).max()
    }

    fn report(&self) -> Option<&reac::model::Extraction> {
        self.reac().and_then(Referentiel::rapport).or_else(|| self.re()?.rapport())
    }

    /// Title of the titre.
    pub(crate) fn titre(&self) -> Option<&str> {
        let reac = self.reac().and_then(|reac| reac.titre.intitule.as_deref());
        reac.or_else(|| self.re()?.titre.intitule.as_deref())
    }

    /// Code of the titre.
    pub(crate) fn code(&self) -> Option<&str> {
        let reac = self.reac().and_then(|reac| reac.document.code_titre.as_deref());
        reac.or_else(|| self.re()?.document.code_titre.as_deref())
    }

    /// Millésime, as printed.
    pub(crate) fn millesime(&self) -> Option<&str> {
        let reac = self.reac().and_then(|reac| reac.document.millesime.as_deref());
        reac.or_else(|| self.re()?.document.millesime.as_deref())
    }

    /// Level of the framework of 2019.
    pub(crate) fn niveau(&self) -> Option<u8> {
        let reac = self.reac().and_then(|reac| reac.titre.niveau_europeen);
        reac.or_else(|| self.re()?.titre.niveau_europeen)
    }

    /// How many competences it has, or judges.
    pub(crate) fn competences(&self) -> usize {
        let judged = |re: &Re| re.epreuves.iter().map(|test| test.criteres.len()).sum();
        let reac = self.reac().map(|reac| reac.competences_professionnelles.len());
        reac.or_else(|| self.re().map(judged)).unwrap_or_default()
    }
}

/// The bundle of one file as an answer.
pub(super) fn answer(bytes: &[u8], options: &reac::Options) -> Answer {
    let made = reac::open_all(bytes, options).and_then(|opened| {
        // The JSON is what `reac extract` writes; whoever reviews is told what `reac check` finds, too.
        let (read, checked) = (opened.read()?, opened.check(&rules())?);
        Ok(bundle(bytes, opened.lines(), read, checked))
    });
    answered(made)
}

/// The same of a scan: its pages go through character recognition.
pub(super) fn recognised(
    bytes: &[u8],
    options: &reac::Options,
    seconds: u64,
    page: &mut dyn FnMut(u32, u32),
) -> Answer {
    let opened = crate::tesseract::open(bytes, options, seconds, page);
    answered(opened.map(|opened| {
        let only = |reading| Documents { reac: Some(reading), re: None };
        let (read, checked) = (only(opened.reading()), only(opened.checked(&rules())));
        bundle(bytes, opened.lines(), read, checked)
    }))
}

fn rules() -> reac_check::Options {
    reac_check::Options { today: Some(today()) }
}

fn answered(made: Result<Result<Bundle, String>, Refusal>) -> Answer {
    let written = made.map(|bundle| {
        bundle.and_then(|bundle| serde_json::to_string(&bundle).map_err(|error| error.to_string()))
    });
    match written {
        Err(refusal) => Answer::refusal(&refusal.0),
        Ok(Ok(json)) => Answer::read(json, &[], None),
        Ok(Err(words)) => Answer::refusal(&Diagnostic::new(Code::Crash, [words])),
    }
}

/// What was made of a file, or why it could not be shown.
fn bundle(bytes: &[u8], lines: &Source, read: Documents, checked: Documents) -> Result<Bundle, String> {
    let reac = read.reac.zip(checked.reac).map(|(read, checked)| {
        let page = reac_review::page(bytes, lines, &checked).map_err(|error| error.to_string())?;
        Ok::<_, String>(half(read.reac, read.provenance, page, &checked.diagnostics))
    });
    let re = read.re.zip(checked.re).map(|(read, checked)| {
        let page = reac_review::page_re(bytes, lines, &checked).map_err(|error| error.to_string())?;
        Ok::<_, String>(half(read.re, read.provenance, page, &checked.diagnostics))
    });
    Ok(Bundle { reac: reac.transpose()?, re: re.transpose()? })
}

fn half<D>(document: D, provenance: Provenance, page: String, found: &[Diagnostic]) -> Half<D> {
    Half { document, provenance: Some(provenance), page, found: findings(found), read: None }
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
        let half = bundle.reac.unwrap();
        assert_eq!((half.document, half.provenance), (read.reac, Some(read.provenance)));
        assert!(half.page.contains("data:image/png"));
    }

    #[test]
    fn a_referentiel_d_evaluation_is_shown_as_a_reac_is() {
        let fixture = reac_tests::fixtures::evaluations().unwrap().remove(0);
        let answer = answer(&fixture.bytes().unwrap(), &reac::Options::default());
        let bundle: Bundle = serde_json::from_str(&answer.json.unwrap()).unwrap();
        assert!(bundle.reac.is_none() && bundle.re.is_some());
        assert!(bundle.re.as_ref().unwrap().page.contains("data:image/"));
        assert_eq!((bundle.sha256().len(), bundle.competences() > 0), (64, true));
    }
}
