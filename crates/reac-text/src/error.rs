//! Why a text was not read at all.

use std::fmt;

use reac_lines::{Evidence, Resource};

/// A text that was not read.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    kind: ErrorKind,
    evidence: Option<Evidence>,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No byte, or white space only.
    Empty,
    /// Bytes of something else than text.
    NotText,
    /// Larger than the limits allow.
    Limit,
    /// An archive that cannot be read, or that is no document of a word processor.
    Damaged,
}

impl Error {
    pub(crate) fn empty() -> Self {
        Self { kind: ErrorKind::Empty, evidence: None }
    }

    pub(crate) fn not_text(evidence: Evidence) -> Self {
        Self { kind: ErrorKind::NotText, evidence: Some(evidence) }
    }

    pub(crate) fn limit(bytes: usize, allowed: usize) -> Self {
        let wide = |count| u64::try_from(count).unwrap_or(u64::MAX);
        let evidence = Evidence::TooLarge { bytes: wide(bytes), allowed: wide(allowed) };
        Self { kind: ErrorKind::Limit, evidence: Some(evidence) }
    }

    pub(crate) fn damaged(evidence: Evidence) -> Self {
        Self { kind: ErrorKind::Damaged, evidence: Some(evidence) }
    }

    /// The parts of an archive hold more than is allowed.
    pub(crate) fn inflated() -> Self {
        Self { kind: ErrorKind::Limit, evidence: Some(Evidence::TooMany(Resource::InflatedBytes)) }
    }

    /// What kind of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What was seen, where the kind does not say it all.
    #[must_use]
    pub fn evidence(&self) -> Option<&Evidence> {
        self.evidence.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            ErrorKind::Empty => "no text",
            ErrorKind::NotText => "not text",
            ErrorKind::Limit => "too large",
            ErrorKind::Damaged => "damaged",
        })
    }
}

impl std::error::Error for Error {}
