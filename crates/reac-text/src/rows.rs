//! Text to pages of rows.

use reac_lines::{Evidence, Fault, FaultKind};

use crate::Limits;

/// One row as the text has it, without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    /// Number of the row in the text, from 1: what an editor shows.
    pub(crate) number: u32,
    pub(crate) text: &'a str,
}

/// Pages of rows, blank ones included: they are gaps.
#[derive(Debug)]
pub(crate) struct Rows<'a> {
    pub(crate) pages: Vec<Vec<Row<'a>>>,
    pub(crate) faults: Vec<Fault>,
}

/// Splits at the ends of rows (LF, CR LF, CR, and what office programs put for a soft one) and at form feeds.
pub(crate) fn split<'a>(text: &'a str, limits: &Limits) -> Rows<'a> {
    let mut pages = vec![Vec::new()];
    let mut faults = Vec::new();
    for (index, row) in each(text).enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        if index >= limits.rows {
            faults.push(cut(&pages, Evidence::RowsLeftOut(number)));
            break;
        }
        let (kept, whole) = shorten(row, limits.row_chars);
        for (piece, text) in kept.split('\x0c').enumerate() {
            if piece > 0 {
                pages.push(Vec::new());
            }
            if let Some(page) = pages.last_mut() {
                page.push(Row { number, text });
            }
        }
        if !whole {
            faults.push(cut(&pages, Evidence::RowCut { row: number, kept: limits.row_chars }));
        }
    }
    // Converters end every page with a form feed, the last one too.
    while pages.last().is_some_and(|page| page.iter().all(|row| row.text.trim().is_empty())) {
        pages.pop();
    }
    Rows { pages, faults }
}

fn each(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = text.find(['\n', '\r', '\x0b', '\u{85}', '\u{2028}', '\u{2029}']) else {
            rest = None;
            return Some(text);
        };
        let (row, end) = text.split_at(at);
        let after = end.strip_prefix("\r\n").unwrap_or_else(|| {
            let mut chars = end.chars();
            chars.next();
            chars.as_str()
        });
        rest = Some(after);
        Some(row)
    })
}

fn shorten(row: &str, chars: usize) -> (&str, bool) {
    match row.char_indices().nth(chars) {
        Some((at, _)) => (row.get(..at).unwrap_or(row), false),
        None => (row, true),
    }
}

fn cut(pages: &[Vec<Row<'_>>], evidence: Evidence) -> Fault {
    Fault { page: u32::try_from(pages.len()).ok(), kind: FaultKind::Limit, evidence }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Limits = Limits { bytes: 1000, rows: 100, row_chars: 100, ..crate::LIMITS };

    fn pages(text: &str) -> Vec<Vec<(u32, &str)>> {
        let page = |page: &Vec<Row<'static>>| page.iter().map(|row| (row.number, row.text)).collect();
        split(Box::leak(text.to_owned().into_boxed_str()), &WIDE).pages.iter().map(page).collect()
    }

    #[test]
    fn every_end_of_a_row() {
        let expected = vec![vec![(1, "a"), (2, "b"), (3, ""), (4, "c"), (5, "d")]];
        assert_eq!(pages("a\nb\n\nc\nd"), expected);
        assert_eq!(pages("a\r\nb\r\n\r\nc\r\nd"), expected);
        assert_eq!(pages("a\rb\r\rc\rd"), expected);
        assert_eq!(pages("a\u{2028}b\n\nc\x0bd"), expected);
    }

    #[test]
    fn form_feeds_part_pages_and_the_last_one_ends_the_text() {
        assert_eq!(pages("a\n\x0cb\n\x0c"), vec![vec![(1, "a"), (2, "")], vec![(2, "b"), (3, "")]]);
        assert_eq!(pages("a\x0c\x0cb").len(), 3, "a blank page inside is a page");
    }

    #[test]
    fn limits_leave_out_and_say_so() {
        let limits = Limits { bytes: 1000, rows: 2, row_chars: 3, ..crate::LIMITS };
        let rows = split("abcdé\nb\nc", &limits);
        assert_eq!(rows.pages, vec![vec![Row { number: 1, text: "abc" }, Row { number: 2, text: "b" }]]);
        assert_eq!(rows.faults.len(), 2);
        assert!(rows.faults.iter().all(|fault| fault.kind == FaultKind::Limit));
        assert!(split("abc\nb", &limits).faults.is_empty());
    }
}
