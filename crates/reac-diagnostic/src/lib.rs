//! What `reac` has to say about a document, as data: a code, a place, the evidence. Messages exist in French
//! and English and are made at the edge. Knows nothing of how a document is read.

#![forbid(unsafe_code)]

mod codes;
mod explain;
mod shown;
mod terms;

pub use codes::{ALL, Code};
pub use explain::{Explanation, explain};
pub use shown::shown;
pub use terms::{TERMS, Term, term};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know; nothing to do.
    Info,
    /// The reading may be wrong, or the document contradicts itself.
    Warning,
    /// A part of the document was not read.
    Error,
}

impl Severity {
    /// `info`, `warning`, `error`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Language of what a reader reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    /// French.
    Fr,
    /// English.
    En,
}

impl Locale {
    /// From the value of `LC_ALL`, `LC_MESSAGES` or `LANG`: French where it begins with `fr`, else English.
    #[must_use]
    pub fn from_env_value(value: &str) -> Self {
        if value.to_ascii_lowercase().starts_with("fr") { Self::Fr } else { Self::En }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What it is.
    pub code: Code,
    /// Page of the file, from 1.
    pub page: Option<u32>,
    /// Printed page.
    pub printed_page: Option<u32>,
    /// JSON Pointer into the content.
    pub pointer: Option<String>,
    /// Values for the message's `{0}`, `{1}`…: what was seen, what was expected. One of [`TERMS`], or several
    /// with a comma between, are said in the reader's language.
    pub args: Vec<String>,
    /// The sentence of a finding that comes from a report, in the report's language: what it was made of is not known.
    pub said: Option<String>,
}

/// Between the terms of one argument.
const BETWEEN: &str = ", ";

impl Diagnostic {
    /// A finding about the document as a whole; see the `at_` methods for its place.
    #[must_use]
    pub fn new(code: Code, args: impl IntoIterator<Item = String>) -> Self {
        let args = args.into_iter().collect();
        Self { code, page: None, printed_page: None, pointer: None, args, said: None }
    }

    /// A finding as a report says it.
    #[must_use]
    pub fn reported(code: Code, said: String) -> Self {
        Self { said: Some(said), ..Self::new(code, []) }
    }

    /// The same, on a page of the file.
    #[must_use]
    pub fn at_page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// The same, at a place of the content.
    #[must_use]
    pub fn at_pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// One sentence for a reader.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        if let Some(said) = &self.said {
            return said.clone();
        }
        let mut out = self.code.template(locale).to_owned();
        for (index, arg) in self.args.iter().enumerate() {
            let said: Vec<_> = arg.split(BETWEEN).map(|part| terms::said(part, locale)).collect();
            out = out.replace(&format!("{{{index}}}"), &said.join(BETWEEN));
        }
        out
    }
}
