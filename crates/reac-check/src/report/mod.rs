//! Findings of many documents, shown: data here, one file a form.

mod concise;
pub mod github;
mod human;
mod json;
#[cfg(feature = "junit")]
mod junit;

use std::collections::BTreeMap;

use reac_diagnostic::{Code, Diagnostic, Locale, Severity, shown};

pub use concise::{concise, line};
pub use human::{Colour, human, summary};
pub use json::{json, json_line};
#[cfg(feature = "junit")]
pub use junit::junit;

use crate::policy::Policy;

/// What is known of a document without opening it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// Title of the titre professionnel.
    pub intitule: Option<String>,
    /// SIGLE.
    pub sigle: Option<String>,
    /// `TP-` and five digits.
    pub code_titre: Option<String>,
    /// Millésime.
    pub millesime: Option<String>,
}

/// One document, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// As messages call it: its path.
    pub name: String,
    /// Which document it is; empty where it was not read.
    pub identity: Identity,
    /// What counts of what was found.
    pub findings: Vec<Diagnostic>,
    /// Its state.
    pub state: State,
}

/// How a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing that matters.
    Passed,
    /// Findings that fail it.
    Failed,
    /// It was not read.
    Refused,
}

impl State {
    /// As data names it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Refused => "refused",
        }
    }

    /// As a reader reads it.
    #[must_use]
    pub fn word(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Passed, Locale::Fr) => "conforme",
            (Self::Passed, Locale::En) => "passed",
            (Self::Failed, Locale::Fr) => "non conforme",
            (Self::Failed, Locale::En) => "failed",
            (Self::Refused, Locale::Fr) => "refusé",
            (Self::Refused, Locale::En) => "refused",
        }
    }
}

impl Judged {
    /// A document that was read: what counts of `found`, by page.
    #[must_use]
    pub fn read(name: String, identity: Identity, found: Vec<Diagnostic>, policy: &Policy) -> Self {
        let mut findings: Vec<Diagnostic> = found.into_iter().filter(|found| policy.keeps(found)).collect();
        findings
            .sort_by_key(|found| (found.page.unwrap_or(0), std::cmp::Reverse(found.severity()), found.code));
        let fails = findings.iter().any(|found| policy.fails(found));
        Self { name, identity, findings, state: if fails { State::Failed } else { State::Passed } }
    }

    /// A document that was not read.
    #[must_use]
    pub fn refused(name: String, why: Diagnostic) -> Self {
        Self { name, identity: Identity::default(), findings: vec![why], state: State::Refused }
    }
}

/// How often each code was found, over all documents.
#[must_use]
pub fn by_code(documents: &[Judged]) -> BTreeMap<Code, usize> {
    let mut out = BTreeMap::new();
    for found in documents.iter().flat_map(|document| &document.findings) {
        *out.entry(found.code).or_default() += 1;
    }
    out
}

/// `error`, `avertissement`…
#[must_use]
pub fn severity(severity: Severity, locale: Locale) -> &'static str {
    match (severity, locale) {
        (Severity::Error, Locale::Fr) => "erreur",
        (Severity::Warning, Locale::Fr) => "avertissement",
        (severity, _) => severity.as_str(),
    }
}

/// `page 7 (imprimée 5)`; empty where no page is known.
fn place(found: &Diagnostic, locale: Locale) -> String {
    match (found.page, found.printed_page, locale) {
        (None, ..) => String::new(),
        (Some(page), Some(printed), _) if page == printed => format!("page {page}"),
        (Some(page), Some(printed), Locale::Fr) => format!("page {page} (imprimée {printed})"),
        (Some(page), Some(printed), Locale::En) => format!("page {page} (printed {printed})"),
        (Some(page), None, _) => format!("page {page}"),
    }
}

/// A message on one line.
fn message(found: &Diagnostic, locale: Locale) -> String {
    shown(&found.message(locale).split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    /// Two documents: one with findings, one refused.
    pub(crate) fn documents() -> Vec<Judged> {
        let title = Diagnostic::new(
            Code::TitleReworded,
            ["Garder <un> phare".into(), "Garder & peindre".into(), "@synoptique".into()],
        );
        let mut title = title.at_page(6).at_pointer("/activites_types/0/intitule");
        title.printed_page = Some(4);
        let old = Diagnostic::new(Code::NsfLetterMissing, ["311".into()]);
        let identity = Identity {
            sigle: Some("GPA".into()),
            code_titre: Some("TP-09999".into()),
            ..Identity::default()
        };
        vec![
            Judged::read("phare, a:b.pdf".into(), identity, vec![title, old], &Policy::default()),
            Judged::refused("scan.pdf".into(), Diagnostic::new(Code::NoText, [])),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_counted_by_code() {
        let counts = by_code(&samples::documents());
        assert_eq!(counts.values().copied().collect::<Vec<_>>(), [1, 1, 1]);
    }
}
