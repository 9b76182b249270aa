//! Workflow commands of GitHub Actions. A step shows at most ten annotations of each level: the worst go first, and all
//! of them into the step's summary.

use std::fmt::Write;

use reac_diagnostic::{Diagnostic, Locale, Severity};

use super::{Judged, by_code, line, message, place};

/// How many annotations of one level a step shows.
pub const CAP: usize = 10;
/// How large a step's summary may be, bytes.
pub const SUMMARY_CAP: usize = 1 << 20;

/// The annotations, capped, and behind them how many are left out.
#[must_use]
pub fn annotations(documents: &[Judged], locale: Locale) -> String {
    let mut out = String::new();
    let mut left_out = 0_usize;
    for level in [Severity::Error, Severity::Warning, Severity::Info] {
        let of_level = documents.iter().flat_map(|document| {
            document
                .findings
                .iter()
                .filter(move |found| found.severity() == level)
                .map(move |found| (document, found))
        });
        for (index, (document, found)) in of_level.enumerate() {
            if index < CAP {
                out.push_str(&annotation(&document.name, found, locale));
            } else {
                left_out += 1;
            }
        }
    }
    if left_out > 0 {
        // Writing to a string cannot fail.
        let _ = match locale {
            Locale::Fr => writeln!(out, "{left_out} constats de plus dans le résumé de l'étape"),
            Locale::En => writeln!(out, "{left_out} more findings in the step's summary"),
        };
    }
    out
}

fn annotation(name: &str, found: &Diagnostic, locale: Locale) -> String {
    let command = match found.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let place = place(found, locale);
    let place = if place.is_empty() { place } else { format!("{place}: ") };
    let text = data(&format!("{place}{}", message(found, locale)));
    format!("::{command} file={},title={}::{text}\n", property(name), property(found.code.id()))
}

/// What a command's text must escape.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What a command's property must escape besides.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The step's summary, Markdown: all findings, as far as the cap allows.
#[must_use]
pub fn step_summary(documents: &[Judged], locale: Locale) -> String {
    let (head, columns) = match locale {
        Locale::Fr => ("Contrôle des REAC", "| document | état | constats |"),
        Locale::En => ("Check of REACs", "| document | state | findings |"),
    };
    let mut out = format!("## {head}\n\n{columns}\n|---|---|---|\n");
    for document in documents {
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            cell(&document.name),
            document.state.word(locale),
            document.findings.len()
        );
    }
    out.push('\n');
    for (code, count) in by_code(documents) {
        let _ = writeln!(out, "- {} × {count}", code.id());
    }
    out.push('\n');
    for document in documents {
        for found in &document.findings {
            let row = format!("- {}\n", cell(&line(&document.name, found, locale)));
            if out.len() + row.len() + 8 > SUMMARY_CAP {
                out.push_str("- …\n");
                return out;
            }
            out.push_str(&row);
        }
    }
    out
}

fn cell(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::documents;
    use reac_diagnostic::Code;

    /// Reads a command as the runner does: by its published grammar, not by the code above.
    fn parse(line: &str) -> (String, Vec<(String, String)>, String) {
        let rest = line.strip_prefix("::").unwrap();
        let (head, text) = rest.split_once("::").unwrap();
        let (command, properties) = head.split_once(' ').unwrap();
        let unescape = |text: &str| {
            text.replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%25", "%")
        };
        let properties = properties
            .split(',')
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(k, v)| (k.to_owned(), unescape(v)))
            .collect();
        (command.to_owned(), properties, unescape(text))
    }

    #[test]
    fn the_runner_reads_what_was_meant() {
        let text = annotations(&documents(), Locale::En);
        let read: Vec<_> = text.lines().map(parse).collect();
        assert_eq!(
            read.iter().map(|(command, ..)| command.as_str()).collect::<Vec<_>>(),
            ["error", "warning", "notice"]
        );
        assert_eq!(read[1].1[0], ("file".to_owned(), "phare, a:b.pdf".to_owned()));
        assert!(read[1].2.starts_with("page 6 (printed 4): title worded"), "{}", read[1].2);
    }

    #[test]
    fn caps_are_kept_and_the_rest_is_in_the_summary() {
        let mut many = documents();
        many[0].findings = vec![Diagnostic::new(Code::CountDiffers, ["x".into()]); 25];
        let text = annotations(&many, Locale::En);
        assert_eq!(text.lines().filter(|line| line.starts_with("::warning")).count(), CAP);
        assert!(text.ends_with("15 more findings in the step's summary\n"));
        assert_eq!(step_summary(&many, Locale::Fr).matches("[R0403]").count(), 25);
    }
}
