//! What reading one document gives, in a form that can be told to another process.

use reac::{Diagnostic, Severity};
use reac_model::Verdict;
use serde::{Deserialize, Serialize};

/// What became of one document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Answer {
    /// The JSON, where it was read. Goes after the rest.
    #[serde(skip)]
    pub(crate) json: Option<String>,
    /// Where its strings stand, where that was asked for. Goes before the JSON, on a line of its own.
    #[serde(skip)]
    pub(crate) provenance: Option<String>,
    /// The other document of the same file, where both were asked for.
    pub(crate) beside: Option<Beside>,
    findings: Vec<Finding>,
    /// How far the document may be relied on, where it was read.
    verdict: Option<Verdict>,
    /// What was found.
    pub(crate) counts: Counts,
    /// The reader's greatest size so far, in KiB; 0 where that is not known.
    pub(crate) peak_kib: u64,
}

/// A second document of one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Beside {
    /// What the footer names its type.
    pub(crate) kind: String,
    /// The JSON.
    pub(crate) json: String,
    /// Where its strings stand, where that was asked for.
    pub(crate) provenance: Option<String>,
    findings: Vec<Finding>,
    verdict: Option<Verdict>,
}

impl Beside {
    /// Its JSON and its provenance.
    pub(crate) fn parts(&self) -> (&str, Option<&str>) {
        (&self.json, self.provenance.as_deref())
    }
}

/// How much was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub(crate) pages: u32,
    pub(crate) activites: usize,
    pub(crate) competences: usize,
    pub(crate) criteres: usize,
    pub(crate) savoirs: usize,
}

/// A [`Diagnostic`], its code by name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Finding {
    code: String,
    page: Option<u32>,
    printed_page: Option<u32>,
    pointer: Option<String>,
    args: Vec<String>,
}

impl Answer {
    /// A document, what was found on the way, and how far it may be relied on.
    pub(super) fn read(json: String, diagnostics: &[Diagnostic], verdict: Option<Verdict>) -> Self {
        Self { json: Some(json), findings: findings(diagnostics), verdict, ..Self::default() }
    }

    /// The same, with another document of the same file, which the footer names so.
    pub(super) fn with_other(self, other: Self, kind: String) -> Self {
        let Self { json, provenance, findings, verdict, .. } = other;
        let beside = json.map(|json| Beside { kind, json, provenance, findings, verdict });
        Self { beside, ..self }
    }

    /// Nothing, and why.
    pub(crate) fn refusal(why: &Diagnostic) -> Self {
        Self { findings: vec![why.into()], ..Self::default() }
    }

    /// The findings, as the library has them: those of another document of the same file behind its own.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        let beside = self.beside.iter().flat_map(|beside| &beside.findings);
        self.findings.iter().chain(beside).filter_map(Finding::diagnostic).collect()
    }

    /// How far it may be relied on: of two documents of one file, the one to be relied on less.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        self.verdict.max(self.beside.as_ref().and_then(|beside| beside.verdict))
    }

    /// The documents of the answer, each as it may be changed.
    pub(crate) fn written(&mut self) -> impl Iterator<Item = Written<'_>> {
        let Self { json, provenance, findings, verdict, beside, .. } = self;
        let first = json.as_mut().map(|json| Written { json, provenance, findings, verdict });
        let other = beside.as_mut().map(|other| {
            let Beside { json, provenance, findings, verdict, .. } = other;
            Written { json, provenance, findings, verdict }
        });
        first.into_iter().chain(other)
    }

    /// Some finding asks for a look at the result.
    pub(crate) fn has_warnings(&self) -> bool {
        self.diagnostics().iter().any(|found| found.severity() >= Severity::Warning)
    }

    /// One line for all but the document, one for its provenance, then the document.
    pub(super) fn to_bytes(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec(self)?;
        bytes.push(b'\n');
        bytes.extend(self.provenance.iter().flat_map(|json| json.bytes()));
        bytes.push(b'\n');
        bytes.extend(self.json.iter().flat_map(|json| json.bytes()));
        Ok(bytes)
    }

    /// The inverse of [`Self::to_bytes`]; nothing where it is none.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut parts = std::str::from_utf8(bytes).ok()?.splitn(3, '\n');
        let mut answer: Self = serde_json::from_str(parts.next()?).ok()?;
        let mut part = || Some(parts.next()?).map(|json| (!json.is_empty()).then(|| json.to_owned()));
        answer.provenance = part()?;
        answer.json = part()?;
        Some(answer)
    }
}

/// One document of an answer.
#[derive(Debug)]
pub(crate) struct Written<'a> {
    pub(crate) json: &'a mut String,
    pub(crate) provenance: &'a mut Option<String>,
    findings: &'a mut Vec<Finding>,
    pub(crate) verdict: &'a mut Option<Verdict>,
}

impl Written<'_> {
    /// Its findings, as the library has them.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        diagnostics(self.findings)
    }

    /// Its findings, once a review settled some.
    pub(crate) fn set_findings(&mut self, left: &[Diagnostic]) {
        *self.findings = findings(left);
    }
}

/// Findings, in a form that can be told to another process.
pub(crate) fn findings(diagnostics: &[Diagnostic]) -> Vec<Finding> {
    diagnostics.iter().map(Finding::from).collect()
}

/// Findings that were told by another process.
pub(crate) fn diagnostics(findings: &[Finding]) -> Vec<Diagnostic> {
    findings.iter().filter_map(Finding::diagnostic).collect()
}

impl From<&Diagnostic> for Finding {
    fn from(found: &Diagnostic) -> Self {
        Self {
            code: found.code.id().to_owned(),
            page: found.page,
            printed_page: found.printed_page,
            pointer: found.pointer.clone(),
            args: found.args.clone(),
        }
    }
}

impl Finding {
    fn diagnostic(&self) -> Option<Diagnostic> {
        let code = reac_diagnostic::ALL.iter().find(|code| code.id() == self.code)?;
        let mut found = Diagnostic::new(*code, self.args.clone());
        found.page = self.page;
        found.printed_page = self.printed_page;
        found.pointer = self.pointer.clone();
        Some(found)
    }
}
