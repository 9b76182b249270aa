//! What the tests of the rules share: a small invented document, whole and without fault, to be damaged.

use reac_diagnostic::Diagnostic;
use reac_grammar::Lecture;
use reac_lines::Source;

use crate::{Evidence, Options};

/// The document: two activities, four competences.
pub(crate) const DOCUMENT: &str = include_str!("essais_document.txt");

type Find = fn(&Evidence<'_>) -> Vec<Diagnostic>;

pub(crate) fn source(text: &str) -> Source {
    reac_text::read(text.as_bytes()).unwrap()
}

pub(crate) fn lecture(text: &str) -> Lecture {
    reac_grammar::lire(&source(text)).unwrap()
}

/// What a rule finds in a text.
pub(crate) fn found(find: Find, text: &str) -> Vec<Diagnostic> {
    find(&Evidence::new(&lecture(text), &Options::default()))
}

/// That a rule finds nothing.
pub(crate) fn holds(find: Find, text: &str) {
    let found = found(find, text);
    assert!(found.is_empty(), "{found:?}");
}

/// That a text is damaged, and that a rule says so first with arguments that begin as `args`.
pub(crate) fn finds(find: Find, text: &str, args: &[&str]) {
    assert_ne!(text, DOCUMENT, "nothing is damaged");
    let found = found(find, text);
    let first = found.iter().find(|found| {
        args.iter().enumerate().all(|(index, arg)| found.args.get(index).is_some_and(|seen| seen == arg))
    });
    assert!(first.is_some(), "{args:?} is not in {found:?}");
}

/// The running row of one page.
pub(crate) fn row(page: u32) -> String {
    let page = format!("\t{page}/10\n");
    let end = DOCUMENT.find(&page).unwrap() + page.len();
    let begin = DOCUMENT[..end].rfind("SIGLE").unwrap();
    DOCUMENT[begin..end].to_owned()
}

#[test]
fn no_rule_finds_anything_in_a_sound_document() {
    let lecture = lecture(DOCUMENT);
    assert!(lecture.diagnostics.is_empty(), "{:?}", lecture.diagnostics);
    let found: Vec<_> = crate::check(&lecture, &Options::default())
        .into_iter()
        // The label is that of ROME 3, as in documents of its time.
        .filter(|found| found.code != reac_diagnostic::Code::RomeLabelOld)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}
