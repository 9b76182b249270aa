//! Whether paragraphs are broken at a margin or stand on one row each.

use reac_lines::Origin;

use crate::cell::{CellRow, Token};

/// Width of a justified line of the documents, in points.
pub(crate) const TEXT_WIDTH: f32 = 476.7;

/// Wider than this no printed line of the page's size is.
const TOO_WIDE: f32 = 1.3 * TEXT_WIDTH;

/// Widest line of a page that lies, in points.
const LANDSCAPE: f32 = 1.65 * TEXT_WIDTH;

/// One row in so many is too wide where paragraphs are not broken.
const ONE_IN: usize = 100;

/// Judges a whole text.
///
/// A wider page has too wide rows as well, but they all end at its margin, where whole paragraphs are of every
/// length.
pub(crate) fn of(pages: &[Vec<CellRow<'_>>]) -> Origin {
    let rows = pages.iter().flatten().filter(|row| !row.cells.is_empty());
    let (mut all, mut wide) = (0_usize, Vec::new());
    for row in rows {
        all += 1;
        // A table's cells are as long as they like.
        let [cell] = row.cells.as_slice() else { continue };
        let width = cell.width();
        if width > TOO_WIDE {
            wide.push(width);
        }
    }
    // Rows of a table run together may be wider: the margin is where most rows end, on a page as wide as one that lies.
    wide.sort_by(f32::total_cmp);
    let ending_at = |margin: f32| between(&wide, 0.85 * margin, margin);
    let widest = wide.last().copied().unwrap_or_default();
    let lying = wide.iter().copied().filter(|margin| *margin <= LANDSCAPE && is_margin(&wide, *margin));
    let at_margin = lying.chain([widest]).map(ending_at).max().unwrap_or_default();
    let wider_page = wide.len() >= 3 && at_margin * 2 > wide.len() || broken(pages) * 3 >= wide.len().max(1);
    if !wide.is_empty() && wide.len() * ONE_IN >= all && !wider_page {
        Origin::TextUnwrapped
    } else {
        Origin::TextWrapped
    }
}

/// How many too wide rows go on in the middle of a sentence on the next, as no whole paragraph does.
fn broken(pages: &[Vec<CellRow<'_>>]) -> usize {
    let goes_on = |pair: &[CellRow<'_>]| {
        let [row, next] = pair else { return false };
        let ([cell], [next]) = (row.cells.as_slice(), next.cells.as_slice()) else { return false };
        let open = |word: &Token<'_>| word.text.ends_with(|c: char| c.is_alphanumeric() || c == ',');
        let lower = |word: &Token<'_>| word.text.starts_with(char::is_lowercase);
        cell.width() > TOO_WIDE
            && cell.words.last().is_some_and(open)
            && next.words.first().is_some_and(lower)
    };
    pages.iter().flat_map(|rows| rows.windows(2)).filter(|pair| goes_on(pair)).count()
}

/// How many of the widths, which are in order, are above `from` and not above `to`.
fn between(widths: &[f32], from: f32, to: f32) -> usize {
    let up_to = |limit: f32| widths.partition_point(|width| *width <= limit);
    up_to(to).saturating_sub(up_to(from))
}

/// Whether rows end more often just at a width than a little before it, as lines do and paragraphs do not: of these
/// the longer are the fewer.
fn is_margin(widths: &[f32], margin: f32) -> bool {
    const ROWS: usize = 20;
    let nearly = 0.925 * margin;
    let (before, at) = (between(widths, 0.85 * margin, nearly), between(widths, nearly, margin));
    before + at >= ROWS && at * 2 >= before * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Spaces;
    use crate::{cells, rows};

    fn origin(text: &str) -> Origin {
        let rows = rows::split(text, &crate::LIMITS);
        of(&rows.pages.iter().map(|page| cells::split(page, Spaces::Part)).collect::<Vec<_>>())
    }

    #[test]
    fn long_paragraphs_of_every_length_are_not_broken() {
        let text = format!("Titre\n{}\n{}\n", "Un mot ".repeat(30), "Deux mots ".repeat(70));
        assert_eq!(origin(&text), Origin::TextUnwrapped);
    }

    #[test]
    fn printed_lines_are_broken() {
        assert_eq!(origin(&format!("Titre\n{}\n", "un mot ".repeat(14)).repeat(20)), Origin::TextWrapped);
    }

    #[test]
    fn a_wider_page_is_still_broken_at_its_margin() {
        assert_eq!(origin(&format!("{}fin\n", "un mot ".repeat(24)).repeat(20)), Origin::TextWrapped);
    }

    #[test]
    fn a_few_rows_in_a_narrow_face_move_no_margin() {
        let narrow = format!("{}fin\n", "un mot ".repeat(32)).repeat(2);
        let page = format!("{}fin\n", "un mot ".repeat(22)).repeat(30);
        assert_eq!(origin(&format!("{page}{narrow}")), Origin::TextWrapped);
    }

    #[test]
    fn paragraphs_of_every_length_have_no_margin() {
        let paragraphs: String =
            (0..60).map(|n| format!("{}fin\n", "Un mot ".repeat(18 + n * n / 200))).collect();
        assert_eq!(origin(&paragraphs), Origin::TextUnwrapped);
    }

    #[test]
    fn rows_that_go_on_below_are_broken_whatever_their_width() {
        let rows: String =
            (0..6).map(|n| format!("Un {}mot,\nqui finit.\n", "mot ".repeat(40 + 5 * n))).collect();
        assert_eq!(origin(&rows), Origin::TextWrapped);
        assert_eq!(origin(&rows.replace("qui", "Il")), Origin::TextUnwrapped);
    }

    #[test]
    fn cells_of_a_table_say_nothing_of_paragraphs() {
        let text = format!("{}1\t{}\n", "une ligne\n".repeat(20), "un mot ".repeat(60));
        assert_eq!(origin(&text), Origin::TextWrapped);
    }

    #[test]
    fn one_overlong_row_in_a_long_text_proves_nothing() {
        let text = format!("{}{}\n", "une ligne\n".repeat(300), "un mot ".repeat(60));
        assert_eq!(origin(&text), Origin::TextWrapped);
    }
}
