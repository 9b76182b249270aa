//! One line a finding, for editors and `grep`.

use reac_diagnostic::{Diagnostic, Locale, shown};

use super::{Judged, message, place, severity};

/// `file: severity[code] page N: message`.
#[must_use]
pub fn line(name: &str, found: &Diagnostic, locale: Locale) -> String {
    let mut place = place(found, locale);
    if !place.is_empty() {
        place.insert(0, ' ');
    }
    format!(
        "{}: {}[{}]{place}: {}",
        shown(name),
        severity(found.severity(), locale),
        found.code.id(),
        message(found, locale)
    )
}

/// Every finding of every document.
#[must_use]
pub fn concise(documents: &[Judged], locale: Locale) -> String {
    let lines = documents.iter().flat_map(|document| {
        document.findings.iter().map(|found| format!("{}\n", line(&document.name, found, locale)))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line() {
        let text = concise(&super::super::samples::documents(), Locale::En);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(
            lines[1].starts_with("phare, a:b.pdf: warning[R0701] page 6 (printed 4): title worded"),
            "{}",
            lines[1]
        );
    }
}
