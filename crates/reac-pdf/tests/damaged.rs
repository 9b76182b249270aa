//! Files as broken downloads and old tools leave them: cut off, with a table that is wrong, without an object.
#![allow(clippy::unwrap_used, reason = "a helper of tests may fail")]

mod made;

use made::{ENGINES, Made, read_with};
use reac_lines::{FaultKind, Line};
use reac_pdf::{Engine, ErrorKind};

const TEXT: &str = "BT /F 10 Tf 72 700 Td (text) Tj ET";

fn two_pages() -> Vec<u8> {
    let mut made = Made::with_page(TEXT);
    made.add_page(TEXT);
    made.bytes()
}

#[test]
fn a_file_that_is_cut_off_is_read_as_far_as_it_goes_or_refused() {
    let bytes = two_pages();
    for tenth in 1..10 {
        let cut = &bytes[..bytes.len() * tenth / 10];
        for engine in ENGINES {
            match read_with(cut, engine) {
                Ok(source) => {
                    let mut lines = source.pages.iter().flat_map(|page| &page.lines).map(Line::text);
                    assert!(lines.all(|line| line == "text"), "{engine:?} {tenth}");
                }
                Err(error) => {
                    let known = [ErrorKind::Damaged, ErrorKind::Empty, ErrorKind::NoText];
                    assert!(known.contains(&error.kind()), "{engine:?} {tenth} {error}");
                }
            }
        }
    }
}

#[test]
fn a_file_whose_table_is_wrong_is_searched_for_its_objects() {
    let text = String::from_utf8(two_pages()).unwrap();
    let (objects, _) = text.rsplit_once("startxref").unwrap();
    let wrong = format!("{objects}startxref\n1\n%%EOF\n");
    let source = read_with(wrong.as_bytes(), Engine::Hayro).unwrap();
    assert_eq!(source.pages.len(), 2);
    assert!(source.pages.iter().all(|page| page.lines.len() == 1));
    // The other engine answers with an error.
    let error = read_with(wrong.as_bytes(), Engine::PdfExtract).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Damaged);
}

#[test]
fn a_page_whose_content_is_missing_is_a_fault() {
    let mut made = Made::with_page(TEXT);
    made.add_page_of("99 0 R");
    let source = read_with(&made.bytes(), Engine::Hayro).unwrap();
    assert_eq!(source.pages.iter().map(|page| page.lines.len()).collect::<Vec<_>>(), [1, 0]);
    assert!(source.faults.iter().any(|f| f.page == Some(2) && f.kind == FaultKind::PageDamaged));
}
