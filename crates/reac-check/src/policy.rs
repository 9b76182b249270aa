//! Which findings count, and how much: what the user allows, selects and denies.

use reac_diagnostic::{Diagnostic, Severity};

/// What counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Codes that are left out: whole, as `R0610`, or by their beginning, as `R06`.
    pub allow: Vec<String>,
    /// Codes that are kept, likewise; empty: all.
    pub select: Vec<String>,
    /// What a warning does.
    pub warnings: Warnings,
}

/// What a warning does to a document's state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Warnings {
    /// The document still passes.
    #[default]
    Pass,
    /// The document fails.
    Fail,
}

impl Policy {
    /// Whether a finding counts at all. What stops the reading always does.
    #[must_use]
    pub fn keeps(&self, found: &Diagnostic) -> bool {
        let named = |codes: &[String]| codes.iter().any(|code| found.code.id().starts_with(code.as_str()));
        found.severity() == Severity::Error
            || ((self.select.is_empty() || named(&self.select)) && !named(&self.allow))
    }

    /// Whether a finding fails its document.
    #[must_use]
    pub fn fails(&self, found: &Diagnostic) -> bool {
        match found.severity() {
            Severity::Error => true,
            Severity::Warning => self.warnings == Warnings::Fail,
            Severity::Info => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reac_diagnostic::Code;

    #[test]
    fn codes_are_named_whole_or_by_their_beginning() {
        let old = Diagnostic::new(Code::RomeLabelOld, []);
        let title = Diagnostic::new(Code::TitleDiffers, []);
        let policy = Policy { allow: vec!["R06".into()], ..Policy::default() };
        assert!(!policy.keeps(&old) && policy.keeps(&title));
        let policy = Policy { select: vec!["R0401".into()], ..Policy::default() };
        assert!(!policy.keeps(&old) && policy.keeps(&title));
        assert!(policy.keeps(&Diagnostic::new(Code::NotReac, [])), "a refusal always counts");
    }

    #[test]
    fn warnings_fail_where_they_are_denied() {
        let found = Diagnostic::new(Code::CountDiffers, []);
        assert!(!Policy::default().fails(&found));
        assert!(Policy { warnings: Warnings::Fail, ..Policy::default() }.fails(&found));
    }
}
