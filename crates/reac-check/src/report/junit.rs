//! JUnit XML: a test case a document.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use reac_diagnostic::Locale;

use super::{Judged, State, line};

/// All documents as one suite.
///
/// # Errors
/// Never for what this crate makes.
pub fn junit(documents: &[Judged], locale: Locale) -> Result<String, quick_junit::SerializeError> {
    let mut suite = TestSuite::new("reac check");
    for document in documents {
        let lines: Vec<String> =
            document.findings.iter().map(|found| line(&document.name, found, locale)).collect();
        let mut status = match document.state {
            State::Passed => TestCaseStatus::success(),
            State::Failed => TestCaseStatus::non_success(NonSuccessKind::Failure),
            State::Refused => TestCaseStatus::non_success(NonSuccessKind::Error),
        };
        if document.state != State::Passed {
            let worst = document.findings.iter().max_by_key(|found| found.severity());
            if let Some(worst) = worst {
                status.set_message(worst.message(locale)).set_type(worst.code.id());
            }
            status.set_description(lines.join("\n"));
        }
        let mut case = TestCase::new(document.name.as_str(), status);
        case.set_classname(document.identity.code_titre.as_deref().unwrap_or("reac"));
        if document.state == State::Passed && !lines.is_empty() {
            case.set_system_out(lines.join("\n"));
        }
        suite.add_test_case(case);
    }
    let mut report = Report::new("reac check");
    report.add_test_suite(suite);
    report.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_parser_reads_what_was_meant() {
        let xml = junit(&super::super::samples::documents(), Locale::En).unwrap();
        let read = junit_parser::from_reader(xml.as_bytes()).unwrap();
        let suite = &read.suites[0];
        assert_eq!((suite.tests, suite.errors, suite.failures), (2, 1, 0));
        assert_eq!(suite.cases[0].name, "TP-09999::phare, a:b.pdf");
        assert!(suite.cases[0].status.is_success() && suite.cases[1].status.is_error());
        // Of signs that XML escapes that parser makes nothing: another reads them.
        let tree = roxmltree::Document::parse(&xml).unwrap();
        let told = tree
            .descendants()
            .find(|node| node.has_tag_name("system-out"))
            .and_then(|node| node.text())
            .unwrap();
        assert!(told.contains("\"Garder <un> phare\"") && told.contains("Garder & peindre"), "{told}");
        let error = suite.cases[1].status.error_as_ref();
        assert_eq!(error.error_type, "R0003");
    }
}
