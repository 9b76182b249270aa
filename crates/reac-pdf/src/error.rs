//! Why a file could not be read at all.

use reac_lines::Evidence;
use std::fmt;

/// A file could not be read. What went wrong on single pages is a [`reac_lines::Fault`] instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    kind: ErrorKind,
    evidence: Option<Evidence>,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file opens with a password only (an owner's password, which guards printing, does not count).
    PasswordNeeded,
    /// Not a PDF, or a PDF beyond repair.
    Damaged,
    /// The input holds no bytes, or the document no pages.
    Empty,
    /// A limit of [`crate::Limits`] was passed before anything useful was read.
    Limit,
    /// The pages hold pictures and no text: a scan without a text layer, or blank pages.
    NoText,
    /// The pages have text whose letters the file does not name: its fonts say nothing of their codes.
    Unreadable,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, evidence: impl Into<Option<Evidence>>) -> Self {
        Self { kind, evidence: evidence.into() }
    }

    /// What kind of error this is.
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
            ErrorKind::PasswordNeeded => "the PDF opens with a password only",
            ErrorKind::Damaged => "the PDF is damaged",
            ErrorKind::Empty => "the PDF is empty",
            ErrorKind::Limit => "the PDF passes a limit",
            ErrorKind::NoText => "the PDF has no text",
            ErrorKind::Unreadable => "the text of the PDF cannot be read",
        })
    }
}

impl std::error::Error for Error {}
