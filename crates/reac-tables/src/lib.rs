//! Cells of ruled tables.
//!
//! For: finding the tables of a page by their rules alone, whatever drew them, and the cells that the rules part. A cell
//! may span rows and columns.
//!
//! Never: what a cell says. No word of any language is known here, and none is read: text of neighbouring cells may
//! stand as close as two words, so cells come from rules and not from gaps.
//!
//! Units: points, as in [`reac_lines`]. Producers cut rules at every cell and miss each other by a hair, so nothing is
//! compared for equality.

#![forbid(unsafe_code)]

mod grid;
mod lanes;

pub use grid::tables;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Number of rows of its grid.
    pub rows: usize,
    /// Number of columns of its grid.
    pub columns: usize,
    /// Its cells by row, then by column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
    /// First row of the grid it stands in, from 0.
    pub row: usize,
    /// Rows it spans, 1 at least.
    pub rows: usize,
    /// First column of the grid it stands in, from 0.
    pub column: usize,
    /// Columns it spans, 1 at least.
    pub columns: usize,
}

impl Cell {
    /// Whether a point lies in it.
    #[must_use]
    pub fn holds(&self, x: f32, y: f32) -> bool {
        x >= self.left && x < self.right && y >= self.top && y < self.bottom
    }
}

impl Table {
    /// The cell at a point.
    #[must_use]
    pub fn at(&self, x: f32, y: f32) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.holds(x, y))
    }
}
