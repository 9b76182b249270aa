//! Tables: rows that run over pages, heads printed again, cells that span columns and rows.

use super::layout::{Borders, Height, Marks};
use super::plate::{Centred, Dashes, Item, Plate};
use super::setter::Setter;
use crate::flow::wrap::wrap;
use crate::fonts::{ASCENT, Face};
use crate::layout::TrailingSpace;
use crate::piece::Run;

/// Size and pitch of a cell's text.
pub(super) const SIZE: f32 = 10.0;
pub(super) const PITCH: f32 = 11.5;
/// Room between a border and text, at the sides and above.
const SIDE: f32 = 4.8;
const ABOVE: f32 = 1.2;
/// Side of a drawn box.
const BOX: f32 = 9.2;

/// A table's columns and the rows that are printed again overleaf.
pub(super) struct Grid {
    /// Borders of its columns.
    pub(super) edges: Vec<f32>,
    /// Its heading rows.
    pub(super) head: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Its cells from left to right.
    pub(super) cells: Vec<Cell>,
    /// Least height.
    pub(super) least: f32,
}

/// A cell.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Columns that it covers: first, and one past the last.
    pub(super) columns: [usize; 2],
    /// Rows that it covers.
    pub(super) rows: usize,
    /// What stands in it.
    pub(super) content: Content,
    /// Where that stands.
    pub(super) at: Height,
    /// Its lower border is dashed.
    pub(super) below: Dashes,
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// Lines.
    Lines(Vec<Set>),
    /// Lines that read downwards, from right to left.
    Down(Vec<String>),
    /// A box, ticked or not.
    Mark(Mark),
}

/// A box to tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Ticked,
    Empty,
}

/// A line of a cell.
#[derive(Debug, Clone)]
pub(super) struct Set {
    /// Distance from the cell's left edge.
    x: f32,
    runs: Vec<Run>,
    tail: &'static str,
}

/// A paragraph of a cell.
pub(super) struct Para<'t> {
    pub(super) text: &'t str,
    pub(super) face: Face,
    pub(super) bullet: Option<&'static str>,
    pub(super) centred: Centred,
}

impl Cell {
    /// A cell of one column.
    pub(super) fn of(column: usize, content: Content) -> Self {
        Self { columns: [column, column + 1], rows: 1, content, at: Height::Top, below: Dashes::None }
    }

    /// One that covers more columns.
    pub(super) fn across(self, columns: usize) -> Self {
        Self { columns: [self.columns[0], self.columns[0] + columns], ..self }
    }

    fn height(&self) -> f32 {
        match &self.content {
            Content::Lines(lines) => count(lines.len()) * PITCH + 2.0 * ABOVE,
            Content::Down(_) => 0.0,
            Content::Mark(_) => PITCH + 2.0 * ABOVE,
        }
    }
}

pub(super) fn count(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}

impl Grid {
    fn width(&self, [from, to]: [usize; 2]) -> f32 {
        self.at(to) - self.at(from)
    }

    fn at(&self, edge: usize) -> f32 {
        self.edges.get(edge).or(self.edges.last()).copied().unwrap_or_default()
    }

    /// Paragraphs as the lines of a cell that covers these columns.
    pub(super) fn lines(&self, setter: &Setter<'_>, columns: [usize; 2], paras: &[Para<'_>]) -> Content {
        let room = self.width(columns) - 2.0 * SIDE;
        let mut out = Vec::new();
        for para in paras {
            let indent = if para.bullet.is_some() { 14.0 } else { 0.0 };
            let runs = [Run::new(para.text, para.face, SIZE)];
            let lines = wrap(setter.metrics, &runs, room - indent, room - indent);
            for (index, line) in lines.into_iter().enumerate() {
                let tail = match setter.layout.trailing_space {
                    TrailingSpace::All => " ",
                    TrailingSpace::Wrapped if !line.last && line.at_space => " ",
                    _ => "",
                };
                let middle = if para.centred == Centred::Yes { (room - line.width) / 2.0 } else { 0.0 };
                let mut runs = line.runs;
                let mut x = SIDE + indent + middle;
                if let Some(sign) = para.bullet.filter(|_| index == 0) {
                    runs.insert(0, Run::new(format!("{sign} "), Face::Narrow, SIZE));
                    x -= setter.metrics.width(&format!("{sign} "), Face::Narrow, SIZE);
                }
                out.push(Set { x, runs, tail });
            }
        }
        Content::Lines(out)
    }
}

impl Setter<'_> {
    /// The head, then rows, each over as many pages as it takes.
    pub(super) fn table(&mut self, grid: &Grid, rows: Vec<Row>) {
        let first = rows.first().map_or(0.0, |row| height(row).min(3.0 * PITCH));
        if self.y + total(&grid.head) + first > self.bottom() {
            self.next_page();
        }
        self.block(grid, &grid.head);
        for row in rows {
            self.row(grid, row);
        }
        self.y += PITCH;
    }

    /// Rows that stay together, as those that a cell spans.
    pub(super) fn together(&mut self, grid: &Grid, rows: &[Row]) {
        if self.y + total(rows) > self.bottom() {
            self.next_page();
            self.block(grid, &grid.head);
        }
        self.block(grid, rows);
    }

    fn row(&mut self, grid: &Grid, mut row: Row) {
        loop {
            let room = self.bottom() - self.y;
            if height(&row) <= room {
                self.block(grid, std::slice::from_ref(&row));
                return;
            }
            let fit =
                (0_u16..400).take_while(|n| (f32::from(*n) + 1.0) * PITCH + 2.0 * ABOVE <= room).count();
            let longest = row.cells.iter().map(lines_of).max().unwrap_or_default();
            if fit >= 2 && longest > fit && row.least < room {
                let rest = split(&mut row, fit);
                self.block(grid, std::slice::from_ref(&row));
                row = rest;
            } else if self.fresh(total(&grid.head)) {
                self.block(grid, std::slice::from_ref(&row));
                return;
            }
            self.next_page();
            self.block(grid, &grid.head);
        }
    }

    /// Draws rows whose cells may span them.
    fn block(&mut self, grid: &Grid, rows: &[Row]) {
        let heights = heights(rows);
        let mut top = self.y;
        for (index, row) in rows.iter().enumerate() {
            for cell in &row.cells {
                let below: f32 = heights.iter().skip(index).take(cell.rows).sum();
                let [left, right] = cell.columns.map(|edge| grid.at(edge));
                self.cell(cell, [left, top, right, top + below]);
            }
            top += heights.get(index).copied().unwrap_or_default();
        }
        self.y = top;
    }

    fn cell(&mut self, cell: &Cell, edges: [f32; 4]) {
        let [left, top, right, bottom] = edges;
        self.borders(cell, edges);
        let middle = (left + right) / 2.0;
        let free = (bottom - top - cell.height()).max(0.0);
        let start = top + ABOVE + if cell.at == Height::Middle { free / 2.0 } else { 0.0 };
        let clip = (self.layout.borders == Borders::Stroked).then_some(edges);
        match &cell.content {
            Content::Lines(lines) => {
                for (index, line) in lines.iter().enumerate() {
                    let baseline = start + count(index) * PITCH + ASCENT * SIZE;
                    self.set(left + line.x, baseline, &line.runs, line.tail, clip);
                }
            }
            Content::Down(lines) => {
                // The first line is the rightmost.
                let width = count(lines.len()) * PITCH;
                for (index, text) in lines.iter().enumerate() {
                    let x = middle + width / 2.0 - (count(index) + 0.75) * PITCH;
                    let run = Run::new(text.clone(), Face::Narrow, SIZE);
                    self.page.items.push(Item::Down { x, y: top + 3.0, run });
                }
            }
            Content::Mark(mark) => self.mark(*mark, middle, start),
        }
    }

    fn mark(&mut self, mark: Mark, middle: f32, top: f32) {
        match self.layout.marks {
            Marks::Glyphs => {
                let sign = if mark == Mark::Ticked { "\u{f054}" } else { "\u{f0a3}" };
                let run = Run::new(sign, Face::Symbol, SIZE);
                self.set(middle - 2.3, top + ASCENT * SIZE, &[run], "", None);
            }
            Marks::Drawn => {
                let [left, right] = [middle - BOX / 2.0, middle + BOX / 2.0];
                let bottom = top + BOX;
                self.page.items.push(Item::Square { at: [left, top], side: BOX });
                if mark == Mark::Ticked {
                    for (from, to) in [([left, top], [right, bottom]), ([left, bottom], [right, top])] {
                        self.page.items.push(Item::Stroke { from, to, dashed: Dashes::None });
                    }
                }
            }
        }
    }

    fn borders(&mut self, cell: &Cell, [left, top, right, bottom]: [f32; 4]) {
        let page: &mut Plate = &mut self.page;
        match self.layout.borders {
            Borders::Filled => {
                const HALF: f32 = 0.24;
                let mut fill = |edges| page.items.push(Item::Fill { edges });
                fill([left - HALF, top - HALF, right + HALF, top + HALF]);
                fill([left - HALF, bottom - HALF, right + HALF, bottom + HALF]);
                fill([left - HALF, top + HALF, left + HALF, bottom - HALF]);
                fill([right - HALF, top + HALF, right + HALF, bottom - HALF]);
            }
            Borders::Stroked => {
                // Some verticals are off by a hair.
                let hair = if cell.columns[0] % 2 == 1 { 0.3 } else { 0.0 };
                let mut stroke = |from, to, dashed| page.items.push(Item::Stroke { from, to, dashed });
                stroke([left, top], [right, top], Dashes::None);
                stroke([left, bottom], [right, bottom], cell.below);
                stroke([left + hair, top], [left + hair, bottom], Dashes::None);
                stroke([right, top + hair], [right, bottom], Dashes::None);
            }
        }
    }
}

fn lines_of(cell: &Cell) -> usize {
    match &cell.content {
        Content::Lines(lines) => lines.len(),
        Content::Down(_) | Content::Mark(_) => 1,
    }
}

/// What of a row goes overleaf; cells that are done are empty there.
fn split(row: &mut Row, at: usize) -> Row {
    let mut rest = Row { cells: Vec::new(), least: 0.0 };
    for cell in &mut row.cells {
        let over = match &mut cell.content {
            Content::Lines(lines) => lines.split_off(at.min(lines.len())),
            Content::Down(_) | Content::Mark(_) => Vec::new(),
        };
        rest.cells.push(Cell { content: Content::Lines(over), ..cell.clone() });
    }
    row.least = 0.0;
    rest
}

fn height(row: &Row) -> f32 {
    row.cells.iter().filter(|cell| cell.rows == 1).map(Cell::height).fold(row.least, f32::max)
}

fn heights(rows: &[Row]) -> Vec<f32> {
    let mut out: Vec<f32> = rows.iter().map(height).collect();
    for (index, row) in rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|cell| cell.rows > 1) {
            let have: f32 = out.iter().skip(index).take(cell.rows).sum();
            if let Some(last) = out.get_mut(index + cell.rows - 1) {
                *last += (cell.height() - have).max(0.0);
            }
        }
    }
    out
}

fn total(rows: &[Row]) -> f32 {
    heights(rows).iter().sum()
}
