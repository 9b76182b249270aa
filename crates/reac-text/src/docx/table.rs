//! A table, as its cells are met, to rows.

use super::paragraph::Line;
use crate::cell::{Cell, CellRow, Scale, Token};

/// No table of these documents is wider; a span that is, is none.
const COLUMNS: usize = 64;

/// Of two columns each may hold a list; of more they hold a title or a number each.
const OF_LISTS: usize = 2;

/// The open row of a table.
#[derive(Debug, Default)]
pub(super) struct Table {
    cells: Vec<(usize, Vec<Line>)>,
    column: usize,
    open: Vec<Line>,
    span: Option<usize>,
    /// The open cell belongs to the one above.
    merged: bool,
}

impl Table {
    pub(super) fn span(&mut self, columns: usize) {
        self.span = Some(columns.clamp(1, COLUMNS));
    }

    pub(super) fn merge(&mut self, begins: bool) {
        self.merged = !begins;
    }

    pub(super) fn add(&mut self, lines: Vec<Line>) {
        self.open.extend(lines);
    }

    pub(super) fn end_cell(&mut self) {
        let lines = std::mem::take(&mut self.open);
        if !std::mem::take(&mut self.merged) {
            self.cells.push((self.column, lines));
        }
        self.column = (self.column + self.span.take().unwrap_or(1)).min(COLUMNS);
    }

    /// All lines of the row, cell after cell.
    pub(super) fn take_lines(&mut self) -> Vec<Line> {
        self.column = 0;
        std::mem::take(&mut self.cells)
            .into_iter()
            .flat_map(|(_, lines)| lines)
            .filter(|line| !line.is_blank())
            .collect()
    }

    /// The row as rows of text: of a single cell its paragraphs, of two columns their paragraphs side by side, of more
    /// one row of all.
    pub(super) fn take_rows(&mut self) -> Vec<CellRow<'static>> {
        let columns = std::mem::take(&mut self.column);
        let cells = std::mem::take(&mut self.cells);
        if columns <= 1 {
            return cells.into_iter().flat_map(|(_, lines)| lines).map(Line::into_row).collect();
        }
        let mut rows: Vec<Vec<Cell<'static>>> = Vec::new();
        for (column, lines) in cells {
            let mut texts: Vec<Vec<Token<'static>>> =
                lines.into_iter().filter(|line| !line.is_blank()).map(Line::into_words).collect();
            if columns > OF_LISTS {
                texts = vec![texts.into_iter().flatten().collect()];
            }
            for (at, words) in texts.into_iter().enumerate().filter(|(_, words)| !words.is_empty()) {
                if rows.len() <= at {
                    rows.resize_with(at + 1, Vec::new);
                }
                if let Some(row) = rows.get_mut(at) {
                    row.push(Cell { column, words });
                }
            }
        }
        let scale = Scale::Tabs(columns - 1);
        rows.into_iter().map(|cells| CellRow { number: 0, cells, scale }).collect()
    }
}
