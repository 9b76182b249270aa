//! For a person: grouped by document, a table by code at the end.

use std::fmt::Write;

use reac_diagnostic::{Locale, Severity, shown};

use super::{Judged, State, by_code, message, place, severity};

/// Whether the output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// No escape sequences.
    Plain,
    /// ANSI.
    Ansi,
}

impl Colour {
    fn paint(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Ansi => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }

    fn of(self, level: Severity, text: &str) -> String {
        let code = match level {
            Severity::Error => "1;31",
            Severity::Warning => "33",
            Severity::Info => "36",
        };
        self.paint(code, text)
    }
}

/// One document: its name and state, then its findings.
#[must_use]
pub fn human(document: &Judged, locale: Locale, colour: Colour) -> String {
    let state = match document.state {
        State::Passed => colour.paint("32", document.state.word(locale)),
        State::Failed | State::Refused => colour.paint("1;31", document.state.word(locale)),
    };
    let identity = &document.identity;
    let parts = [&identity.sigle, &identity.code_titre, &identity.millesime];
    let identity: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let known = if identity.is_empty() { String::new() } else { format!(" ({})", identity.join(" ")) };
    let mut out = format!("{}{known} : {state}\n", colour.paint("1", &shown(&document.name)));
    if locale == Locale::En {
        out = out.replacen(" : ", ": ", 1);
    }
    for found in &document.findings {
        let level = colour.of(found.severity(), severity(found.severity(), locale));
        let place = place(found, locale);
        let place = if place.is_empty() { place } else { format!("{place}: ") };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {level}[{}] {place}{}", found.code.id(), message(found, locale));
    }
    out
}

/// The table by code, and how many documents stand how.
#[must_use]
pub fn summary(documents: &[Judged], locale: Locale, colour: Colour) -> String {
    let mut out = String::new();
    for (code, count) in by_code(documents) {
        let template: String = message_head(code.template(locale));
        let level = format!("{:13}", severity(code.severity(), locale));
        let _ = writeln!(out, "{count:5}  {}  {}  {template}", code.id(), colour.of(code.severity(), &level));
    }
    let count = |state: State| documents.iter().filter(|document| document.state == state).count();
    let (passed, failed, refused) = (count(State::Passed), count(State::Failed), count(State::Refused));
    let total = documents.len();
    let _ = match locale {
        Locale::Fr => writeln!(
            out,
            "{total} document(s) : {passed} conforme(s), {failed} non conforme(s), {refused} refusé(s)"
        ),
        Locale::En => {
            writeln!(out, "{total} document(s): {passed} passed, {failed} failed, {refused} refused")
        }
    };
    out
}

/// A message's template, its holes as dots.
fn message_head(template: &str) -> String {
    let mut out = template.to_owned();
    for hole in 0..4 {
        out = out.replace(&format!("{{{hole}}}"), "…");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::documents;

    #[test]
    fn a_document_is_shown_with_its_findings() {
        let text = human(&documents()[0], Locale::Fr, Colour::Plain);
        assert!(text.starts_with("phare, a:b.pdf (GPA TP-09999) : conforme\n"), "{text}");
        assert!(
            text.contains("  avertissement[R0701] page 6 (imprimée 4): intitulé rédigé autrement"),
            "{text}"
        );
        assert!(human(&documents()[1], Locale::En, Colour::Ansi).contains('\u{1b}'));
    }

    #[test]
    fn the_summary_counts_codes_and_documents() {
        let text = summary(&documents(), Locale::En, Colour::Plain);
        assert!(text.ends_with("2 document(s): 1 passed, 0 failed, 1 refused\n"), "{text}");
        assert!(text.contains("    1  R0003  error"), "{text}");
    }
}
