//! What holds for any bytes.

use proptest::prelude::*;
use reac_text::{LIMITS, Limits, read, read_within};

/// Text with what matters in it: rows of every kind, tabs, runs of spaces, accents of both forms.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zéèœ’'-]{1,12}",
        Just("e\u{301}le\u{300}ve".to_owned()),
        Just(" ".to_owned()),
        " {2,6}",
        Just("\t".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\u{a0}".to_owned()),
        Just("\x0c".to_owned()),
        "\\PC{1,8}",
    ];
    prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.concat())
}

fn words(source: &reac_lines::Source) -> Vec<&str> {
    let lines = source.pages.iter().flat_map(|page| &page.lines);
    lines.flat_map(|line| &line.words).map(|word| word.text.as_str()).collect()
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn every_word_is_kept_in_order(text in text()) {
        prop_assume!(!text.trim().is_empty());
        let source = read(text.as_bytes()).unwrap();
        // Signs have forms of their own in the reader's unit tests.
        prop_assume!(source.faults.is_empty());
        let expected: Vec<&str> = text.split_whitespace().collect();
        prop_assert_eq!(words(&source), expected);
    }

    #[test]
    fn lines_are_well_formed(text in text()) {
        prop_assume!(!text.trim().is_empty());
        let source = read(text.as_bytes()).unwrap();
        for page in &source.pages {
            let mut above = 0.0;
            for line in &page.lines {
                prop_assert!(!line.words.is_empty());
                prop_assert!(line.baseline > above && line.baseline < page.height);
                above = line.baseline;
                prop_assert_eq!(line.page, page.number);
                for pair in line.words.windows(2) {
                    let space = pair[1].left - pair[0].right;
                    prop_assert!((pair[1].space - space).abs() < 0.01);
                    prop_assert!((space - 2.78).abs() < 0.01 || space >= 12.0, "{}", space);
                }
            }
        }
    }

    #[test]
    fn limits_hold(text in text(), rows in 1_usize..5, row_chars in 1_usize..9) {
        if let Ok(source) = read_within(text.as_bytes(), &Limits { bytes: 1 << 20, rows, row_chars, ..LIMITS }) {
            let lines: Vec<_> = source.pages.iter().flat_map(|page| &page.lines).collect();
            prop_assert!(lines.iter().all(|line| line.row.unwrap() as usize <= rows));
        }
    }
}

#[test]
fn too_many_bytes_are_refused() {
    let limits = Limits { bytes: 3, rows: 10, row_chars: 10, ..LIMITS };
    assert_eq!(read_within(b"abcd", &limits).unwrap_err().kind(), reac_text::ErrorKind::Limit);
    assert!(read_within(b"abc", &limits).is_ok());
}
