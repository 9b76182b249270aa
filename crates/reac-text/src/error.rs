//! Why a text was not read at all.

use std::fmt;

/// A text that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    detail: String,
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
        Self { kind: ErrorKind::Empty, detail: String::new() }
    }

    pub(crate) fn not_text(detail: String) -> Self {
        Self { kind: ErrorKind::NotText, detail }
    }

    pub(crate) fn limit(bytes: usize, allowed: usize) -> Self {
        Self { kind: ErrorKind::Limit, detail: format!("{bytes} > {allowed}") }
    }

    /// What kind of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::Empty => f.write_str("no text"),
            ErrorKind::NotText => write!(f, "not text: {}", self.detail),
            ErrorKind::Limit => write!(f, "too large: {}", self.detail),
        }
    }
}

impl std::error::Error for Error {}
