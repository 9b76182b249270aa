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
    if is_doubled(&pages) {
        pages.iter_mut().for_each(halve);
    }
    Rows { pages, faults }
}

/// So many rows show how a text is spaced.
const ROWS: usize = 20;
/// Of a hundred rows that others follow, so many at most do so without a blank row between …
const TOUCHING: usize = 5;
/// … so many at least are lines of one paragraph, where the blank rows are the file's and not the print's …
const WRAPPED: usize = 3;
/// … and so many at most are longer than a line of print.
const LONG: usize = 1;
/// Characters of the longest line that is printed.
const LINE: usize = 140;

/// Whether a blank row stands behind each row: some ends of rows were written twice. A text that holds each paragraph on
/// one row parts them in the same way; there no row goes on with the sentence of the one above.
fn is_doubled(pages: &[Vec<Row<'_>>]) -> bool {
    let (mut pairs, mut touching, mut wrapped, mut long) = (0_usize, 0_usize, 0_usize, 0_usize);
    for page in pages {
        let mut last: Option<(usize, &str)> = None;
        for (index, row) in page.iter().enumerate().filter(|(_, row)| !is_blank(row)) {
            if let Some((before, above)) = last.replace((index, row.text)) {
                pairs += 1;
                long += usize::from(row.text.chars().count() > LINE);
                touching += usize::from(index == before + 1);
                wrapped += usize::from(index == before + 2 && goes_on(above, row.text));
            }
        }
    }
    let most = |count: usize, percent: usize| count * 100 <= pairs * percent;
    pairs >= ROWS && most(touching, TOUCHING) && !most(wrapped, WRAPPED - 1) && most(long, LONG)
}

fn is_blank(row: &Row<'_>) -> bool {
    row.text.trim().is_empty()
}

fn goes_on(above: &str, below: &str) -> bool {
    below.trim_start().starts_with(char::is_lowercase)
        && above.trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '’' | '\''))
}

/// Takes every second end of a row away again.
fn halve(page: &mut Vec<Row<'_>>) {
    let mut blank = 0_usize;
    page.retain(|row| {
        blank = if is_blank(row) { blank + 1 } else { 0 };
        blank == 0 || blank.is_multiple_of(2)
    });
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
    fn ends_of_rows_that_were_written_twice_are_one() {
        let prose =
            "Garder le feu et en relever\nla hauteur à la\n\nLe soir, allumer\nla lanterne\n".repeat(10);
        let texts = |text: &str| -> Vec<String> {
            let rows = split(text, &WIDE).pages.concat();
            rows.iter().map(|row| row.text.to_owned()).collect()
        };
        assert_eq!(texts(&prose.replace('\n', "\n\n")), texts(&prose)[..50]);
        // Paragraphs on a row each, parted by blank rows, stay so.
        let parted = "Garder le feu et en relever la hauteur.\n\nAllumer la lanterne\n\n".repeat(15);
        assert_eq!(texts(&parted).len(), 61);
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
