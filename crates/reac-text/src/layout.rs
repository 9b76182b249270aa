//! Cells to positions.

use std::collections::BTreeMap;

use reac_lines::{Line, Page, Word};

use crate::cell::{Cell, CellRow, Scale};
use crate::origin::TEXT_WIDTH;
use crate::widths;

const PAGE_WIDTH: f32 = 595.0;
const PAGE_HEIGHT: f32 = 842.0;
/// Left margin of the documents.
const LEFT: f32 = 72.0;
/// First baseline.
const TOP: f32 = 80.0;
/// From one row to the next.
const PITCH: f32 = 11.5;
/// Below the last baseline of a page that is longer than A4: text without form feeds is one page.
const BOTTOM: f32 = 45.0;
/// Between two cells at least. What reads lines takes 12 pt for a cell's gap; a little more outlives rounding.
const CELL_GAP: f32 = 12.5;
/// From one tab stop to the next at least, as office programs have it.
const TAB: f32 = 35.4;
/// Width of a column of characters may be this, whatever the text looks like.
const COLUMN: std::ops::RangeInclusive<f32> = 3.0..=5.56;

/// Lays all pages out.
pub(crate) fn pages(pages: &[Vec<CellRow<'_>>]) -> Vec<Page> {
    let column = column_width(pages);
    pages.iter().zip(1..).map(|(rows, number)| page(rows, number, column)).collect()
}

/// The width that maps the longest line of plain text to the width of the page's text.
fn column_width(pages: &[Vec<CellRow<'_>>]) -> f32 {
    let mut longest = (0.0_f32, 0_usize);
    for row in pages.iter().flatten() {
        let [cell] = row.cells.as_slice() else { continue };
        let width = cell.width();
        // Paragraphs that are not broken say nothing about a page.
        if width > longest.0 && width <= TEXT_WIDTH * 1.1 {
            let letters: usize = cell.words.iter().map(|word| word.text.chars().count() + 1).sum();
            longest = (width, letters.saturating_sub(1));
        }
    }
    #[allow(clippy::cast_precision_loss)] // at most a few hundred
    let letters = longest.1.max(1) as f32;
    // A text of short lines has no full one: then each line's own average.
    let full = if longest.0 > 0.8 * TEXT_WIDTH { TEXT_WIDTH } else { longest.0 };
    (full / letters).clamp(*COLUMN.start(), *COLUMN.end())
}

fn page(rows: &[CellRow<'_>], number: u32, column: f32) -> Page {
    let mut lines = Vec::new();
    let mut last = TOP;
    for block in blocks(rows) {
        let grid = Grid::of(block.rows, column);
        for (index, row) in block.rows.iter().enumerate() {
            let words = words(row, &grid);
            if words.is_empty() {
                continue;
            }
            #[allow(clippy::cast_precision_loss)] // rows of one page
            let baseline = TOP + (block.first + index) as f32 * PITCH;
            last = baseline;
            lines.push(Line { page: number, baseline, words, trailing_space: None, row: Some(row.number) });
        }
    }
    let height = PAGE_HEIGHT.max(last + BOTTOM);
    Page { number, width: PAGE_WIDTH, height, lines, ..Page::default() }
}

/// Rows whose columns are the same columns.
struct Block<'a, 'b> {
    first: usize,
    rows: &'b [CellRow<'a>],
}

/// Rows that count characters share the page's columns. Rows with tabs are a table as long as they follow each
/// other; over a blank row they go on only with as many tabs as before.
fn blocks<'a, 'b>(rows: &'b [CellRow<'a>]) -> Vec<Block<'a, 'b>> {
    let mut out = Vec::new();
    let mut first = 0;
    let mut before: Option<Scale> = None;
    let mut blank = false;
    for (index, row) in rows.iter().enumerate() {
        if row.cells.is_empty() {
            blank = true;
            continue;
        }
        let same = match (before, row.scale) {
            (None, _) | (Some(Scale::Chars), Scale::Chars) => true,
            (Some(Scale::Tabs(last)), Scale::Tabs(this)) => !blank || last == this,
            _ => false,
        };
        if !same {
            out.push(Block { first, rows: rows.get(first..index).unwrap_or_default() });
            first = index;
        }
        before = Some(row.scale);
        blank = false;
    }
    out.push(Block { first, rows: rows.get(first..).unwrap_or_default() });
    out
}

/// Left edge of every column in use: where it would be, or further right where any row needs the room.
struct Grid(BTreeMap<usize, f32>);

impl Grid {
    fn of(rows: &[CellRow<'_>], column: f32) -> Self {
        let mut uses: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            for (index, cell) in row.cells.iter().enumerate() {
                uses.entry(cell.column).or_default().push((at, index));
            }
        }
        let step = if rows.iter().any(|row| matches!(row.scale, Scale::Tabs(_))) { TAB } else { column };
        let mut lefts = BTreeMap::new();
        let mut ends: Vec<f32> = vec![f32::MIN; rows.len()];
        for (at, cells) in &uses {
            #[allow(clippy::cast_precision_loss)] // columns of one row
            let plain = LEFT + *at as f32 * step;
            let need = |row: &usize| ends.get(*row).copied().unwrap_or(f32::MIN) + CELL_GAP;
            let left = cells.iter().map(|(row, _)| need(row)).fold(plain, f32::max);
            lefts.insert(*at, left);
            for (row, index) in cells {
                let cell = rows.get(*row).and_then(|row| row.cells.get(*index));
                if let (Some(end), Some(cell)) = (ends.get_mut(*row), cell) {
                    *end = left + cell.width();
                }
            }
        }
        Self(lefts)
    }

    fn left(&self, cell: &Cell<'_>) -> f32 {
        self.0.get(&cell.column).copied().unwrap_or(LEFT)
    }
}

fn words(row: &CellRow<'_>, grid: &Grid) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    for cell in &row.cells {
        for (index, token) in cell.words.iter().enumerate() {
            let before = out.last().map(|word| word.right);
            let left = match before {
                Some(right) if index > 0 => right + widths::SPACE,
                Some(right) => grid.left(cell).max(right + CELL_GAP),
                None => grid.left(cell),
            };
            out.push(Word {
                text: token.text.to_string(),
                left,
                right: left + widths::of(&token.text),
                size: widths::SIZE,
                bold: token.bold,
                italic: false,
                raised: false,
                space: before.map_or(0.0, |right| left - right),
                spaced: None,
                paragraph: None,
                confidence: None,
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Spaces;
    use crate::{cells, rows};

    fn lay(text: &str) -> Vec<Page> {
        let rows = rows::split(text, &crate::LIMITS);
        pages(&rows.pages.iter().map(|page| cells::split(page, Spaces::Part)).collect::<Vec<_>>())
    }

    fn close(a: f32, b: f32) -> bool {
        (a - b).abs() < 0.01
    }

    fn left_of(page: &Page, text: &str) -> f32 {
        page.lines.iter().flat_map(|line| &line.words).find(|word| word.text == text).unwrap().left
    }

    #[test]
    fn rows_stand_a_pitch_apart_and_blank_rows_are_gaps() {
        let page = &lay("un\n\ndeux\ntrois")[0];
        let baselines: Vec<f32> = page.lines.iter().map(|line| line.baseline).collect();
        assert!(close(baselines[0], TOP));
        assert!(close(baselines[1] - baselines[0], 2.0 * PITCH));
        assert!(close(baselines[2] - baselines[1], PITCH));
        assert_eq!(page.lines.iter().map(|line| line.row).collect::<Vec<_>>(), [Some(1), Some(3), Some(4)]);
    }

    #[test]
    fn words_follow_at_a_space_and_cells_at_a_gap() {
        let page = &lay("Tenir un rayon   Vendre")[0];
        let spaces: Vec<f32> = page.lines[0].words.iter().map(|word| word.space).collect();
        assert!(close(spaces[0], 0.0) && close(spaces[1], 2.78) && close(spaces[2], 2.78));
        assert!(spaces[3] >= 12.0);
    }

    #[test]
    fn tab_columns_line_up_with_leading_empty_cells() {
        let page = &lay("1\tVendre\t10\tTenir\n\t\t20\tEncaisser\n\n\t\t30\tRanger")[0];
        assert!(close(left_of(page, "10"), left_of(page, "20")));
        assert!(close(left_of(page, "10"), left_of(page, "30")));
        assert!(close(left_of(page, "Tenir"), left_of(page, "Encaisser")));
        assert!(left_of(page, "10") > left_of(page, "Vendre"));
    }

    #[test]
    fn another_table_after_a_blank_row_has_its_own_columns() {
        let page = &lay(&format!("{}\t5\n\nSigle\tType\tCode", "Long ".repeat(40)))[0];
        assert!(left_of(page, "Type") < 200.0);
    }

    #[test]
    fn character_columns_line_up_where_capitals_need_more_room() {
        let page = &lay("LOGEMENT MMMM   Un\nLe logement     Deux\n                Trois")[0];
        assert!(close(left_of(page, "Un"), left_of(page, "Deux")));
        assert!(close(left_of(page, "Un"), left_of(page, "Trois")));
    }

    #[test]
    fn a_page_is_a4_or_longer_where_there_are_no_form_feeds() {
        assert!(close(lay("un\ndeux")[0].height, PAGE_HEIGHT));
        assert!(lay(&"ligne\n".repeat(100))[0].height > PAGE_HEIGHT);
    }
}
