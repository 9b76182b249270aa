//! A row of `report.jsonl`: what became of one input.

use std::path::Path;
use std::time::Duration;

use reac::{Code, Diagnostic, Locale};
use reac_model::{DiagnosticRecord, Verdict};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::engine::{Answer, Counts, hexadecimal};
use crate::outputs;

/// What can become of an input: nothing else can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    /// Read.
    Ok,
    /// Read, and something asks for a look.
    Warnings,
    /// No REAC.
    NotReac,
    /// A scan.
    NoText,
    /// A password is needed.
    Encrypted,
    /// Empty, truncated, broken.
    Damaged,
    /// A limit on what it holds was met.
    Limit,
    /// The time was used up.
    Timeout,
    /// The memory was used up.
    Memory,
    /// The decisions of a review do not fit it.
    Decisions,
    /// The program failed.
    Crash,
    /// The disk failed, or what is on it is no file.
    Io,
}

/// One line of the report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    /// The input, as the run was given it.
    pub(super) entree: String,
    /// What became of it.
    pub(super) statut: Status,
    /// How far the result may be relied on.
    verdict: Option<Verdict>,
    /// The result, below the output folder.
    sortie: Option<String>,
    /// SHA-256 of the result.
    sortie_sha256: Option<String>,
    /// SHA-256 of its provenance, where that was asked for.
    provenance_sha256: Option<String>,
    /// SHA-256 of the input.
    sha256: Option<String>,
    /// Size of the input.
    octets: Option<usize>,
    /// Milliseconds from opening the input to keeping the result.
    duree_ms: u64,
    /// Greatest size of the process that read it, so far in its life.
    memoire_kio: u64,
    /// What was found.
    compte: Counts,
    /// The findings.
    diagnostics: Vec<DiagnosticRecord>,
    /// Content, program and options: what a later run knows the row by.
    cle: Option<String>,
    /// An earlier run was done with it.
    #[serde(skip)]
    taken_up: bool,
}

impl Status {
    /// As the report has it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warnings => "warnings",
            Self::NotReac => "not_reac",
            Self::NoText => "no_text",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::Limit => "limit",
            Self::Timeout => "timeout",
            Self::Memory => "memory",
            Self::Decisions => "decisions",
            Self::Crash => "crash",
            Self::Io => "io",
        }
    }

    fn of(code: Code) -> Self {
        match code {
            Code::NotReac | Code::SiblingDocument | Code::UnknownFormat | Code::NotAReading => Self::NotReac,
            Code::NoText | Code::NoTesseract => Self::NoText,
            Code::PasswordNeeded => Self::Encrypted,
            Code::Damaged | Code::Empty => Self::Damaged,
            Code::LimitExceeded => Self::Limit,
            Code::Timeout => Self::Timeout,
            Code::OutOfMemory => Self::Memory,
            Code::PatchConflict => Self::Decisions,
            Code::NotFound | Code::Unreadable | Code::NoDocument | Code::NotAFile | Code::NotWritten => {
                Self::Io
            }
            _ => Self::Crash,
        }
    }
}

impl Row {
    fn new(entree: &str, statut: Status, diagnostics: &[Diagnostic], locale: Locale) -> Self {
        Self {
            entree: entree.to_owned(),
            statut,
            verdict: None,
            sortie: None,
            sortie_sha256: None,
            provenance_sha256: None,
            sha256: None,
            octets: None,
            duree_ms: 0,
            memoire_kio: 0,
            compte: Counts::default(),
            diagnostics: diagnostics.iter().map(|found| reac_check::record(found, locale)).collect(),
            cle: None,
            taken_up: false,
        }
    }

    /// An input that gave no document, for a reason around it.
    pub(super) fn failed(entree: &str, why: &Diagnostic, locale: Locale) -> Self {
        Self::new(entree, Status::of(why.code), std::slice::from_ref(why), locale)
    }

    /// An input that gave no document, for a reason within it.
    pub(super) fn refused(entree: &str, answer: &Answer, locale: Locale) -> Self {
        let diagnostics = answer.diagnostics();
        let status = diagnostics.first().map_or(Status::Crash, |why| Status::of(why.code));
        Self { memoire_kio: answer.peak_kib, ..Self::new(entree, status, &diagnostics, locale) }
    }

    /// An input that was read.
    pub(super) fn read(entree: &str, answer: &Answer, sortie: String, locale: Locale) -> Self {
        let status = match answer {
            // A document that was read in part only is not one to rely on.
            _ if answer.diagnostics().iter().any(|found| found.code == Code::LimitExceeded) => Status::Limit,
            _ if answer.has_warnings() => Status::Warnings,
            _ => Status::Ok,
        };
        Self {
            sortie: Some(sortie),
            sortie_sha256: answer.json.as_deref().map(digest),
            provenance_sha256: answer.provenance.as_deref().map(digest),
            memoire_kio: answer.peak_kib,
            compte: answer.counts,
            verdict: answer.verdict(),
            ..Self::new(entree, status, &answer.diagnostics(), locale)
        }
    }

    /// The same, with the bytes it is about.
    pub(super) fn of(self, sha256: String, octets: usize, cle: String) -> Self {
        Self { sha256: Some(sha256), octets: Some(octets), cle: Some(cle), ..self }
    }

    /// The same, with the time it took; a row taken up again keeps its own.
    pub(super) fn lasting(self, time: Duration) -> Self {
        let now = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        Self { duree_ms: if self.duree_ms == 0 { now } else { self.duree_ms }, ..self }
    }

    /// What a later run knows it by, unless another try may end otherwise.
    pub(super) fn key(&self) -> Option<&str> {
        self.cle.as_deref().filter(|_| !self.may_end_otherwise())
    }

    /// The same, taken up from an earlier run.
    pub(super) fn taken_up(self) -> Self {
        Self { taken_up: true, ..self }
    }

    /// An earlier run was done with it.
    pub(super) fn is_taken_up(&self) -> bool {
        self.taken_up
    }

    /// The result, below the output folder.
    pub(super) fn sortie(&self) -> Option<&str> {
        self.sortie.as_deref()
    }

    /// The machine decided, not the document: its load, its memory, what is installed.
    fn may_end_otherwise(&self) -> bool {
        matches!(self.statut, Status::Io | Status::Timeout | Status::Memory | Status::Crash)
            || self.diagnostics.iter().any(|found| found.code == Code::NoTesseract.id())
    }

    /// Its result is where it should be now, as it was written.
    pub(super) fn still_holds(&self, folder: &Path, sortie: &str) -> bool {
        match (&self.sortie, &self.sortie_sha256) {
            (None, _) => !folder.join(sortie).exists(),
            (Some(kept), Some(_)) if kept == sortie => {
                let target = folder.join(kept);
                let same =
                    |path: &Path, known: &str| std::fs::read(path).is_ok_and(|bytes| digest(bytes) == known);
                let beside = outputs::provenance_of(&target);
                self.sortie_sha256.iter().all(|known| same(&target, known))
                    && self.provenance_sha256.iter().all(|known| same(&beside, known))
            }
            (Some(_), _) => false,
        }
    }

    /// There is a document, and all of it.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.statut, Status::Ok | Status::Warnings)
    }

    /// How far it may be relied on.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// Why there is no document.
    pub(super) fn failure(&self) -> Option<&DiagnosticRecord> {
        self.diagnostics.first()
    }

    /// As the report has it.
    pub(super) fn line(&self) -> String {
        // Strings and numbers always become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn digest(bytes: impl AsRef<[u8]>) -> String {
    hexadecimal(&Sha256::digest(bytes))
}
