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
    pub(crate) verdict: Option<Verdict>,
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
struct Finding {
    code: String,
    page: Option<u32>,
    printed_page: Option<u32>,
    pointer: Option<String>,
    args: Vec<String>,
}

impl Answer {
    /// A document, and what was found on the way.
    pub(super) fn read(json: String, diagnostics: &[Diagnostic]) -> Self {
        let findings = diagnostics.iter().map(Finding::from).collect();
        Self { json: Some(json), findings, ..Self::default() }
    }

    /// The findings of another document of the same file go behind its own.
    pub(super) fn append(&mut self, other: &Self) {
        self.findings.extend(other.findings.iter().cloned());
    }

    /// Nothing, and why.
    pub(crate) fn refusal(why: &Diagnostic) -> Self {
        Self { findings: vec![why.into()], ..Self::default() }
    }

    /// The findings, as the library has them.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.findings.iter().filter_map(Finding::diagnostic).collect()
    }

    /// The findings, once a review settled some.
    pub(crate) fn set_findings(&mut self, left: &[Diagnostic]) {
        self.findings = left.iter().map(Finding::from).collect();
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
