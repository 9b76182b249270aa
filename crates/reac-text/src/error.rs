//! Why a text was not read at all.

use std::fmt;

use reac_lines::Evidence;

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
        })
    }
}

impl std::error::Error for Error {}
