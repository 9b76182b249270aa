//! Tables: the synoptic one, the one of old and new activities, the table of contents, and text up the side.

use reac_formes::communs;

use super::Flow;
use super::wrap::wrap;
use crate::fonts::{ASCENT, Face};
use crate::page::{Line, Rule};
use crate::piece::{Run, SynoptiqueRow};

/// Size and pitch of a cell's text, in points.
const SIZE: f32 = 10.0;
const PITCH: f32 = 11.5;
/// Room above and below a cell's text.
const PADDING: f32 = 5.7;
/// Least height of a row.
const ROW: f32 = 32.7;
/// Room between two activities.
const BETWEEN: f32 = 3.0;
/// Edges of the four columns.
const EDGES: [f32; 5] = [66.5, 96.0, 308.0, 344.0, 558.0];
/// Where text begins and ends in the two wide columns.
const ACTIVITE: [f32; 2] = [101.3, 302.9];
const COMPETENCE: [f32; 2] = [349.0, 552.6];
/// Middle of the two narrow ones.
const MIDDLES: [f32; 2] = [81.25, 325.9];
const GREEN: [f32; 3] = [0.8, 1.0, 0.8];
const YELLOW: [f32; 3] = [1.0, 1.0, 0.6];

impl Flow<'_> {
    /// The synoptic table; between two competences it may go over to the next page.
    pub(super) fn synoptique(&mut self, rows: &[SynoptiqueRow]) {
        self.synoptique_head();
        for row in rows {
            self.synoptique_row(row);
        }
    }

    fn synoptique_head(&mut self) {
        let top = self.y;
        let (above, narrow, [activites, competences]) = communs::SYNOPTIQUE;
        for (middle, label) in MIDDLES.into_iter().zip(narrow) {
            for (index, text) in above.into_iter().chain([label]).enumerate() {
                let y = top + 9.2 * f32::from(u8::try_from(index).unwrap_or(0));
                self.centred(text, Face::NarrowBold, 8.0, middle, y);
            }
        }
        self.centred(activites, Face::NarrowBold, 11.0, 202.1, top);
        self.centred(competences, Face::NarrowBold, 11.0, 450.8, top);
        self.y = top + 32.0;
        self.fills([top - 1.5, self.y]);
    }

    fn synoptique_row(&mut self, row: &SynoptiqueRow) {
        let (numero, intitule) = &row.activite;
        let mut shown = false;
        let mut competences = row.competences.as_slice();
        while !competences.is_empty() {
            let fitting = self.fitting(competences);
            let (here, rest) = competences.split_at(fitting.max(1).min(competences.len()));
            if fitting == 0 {
                self.close_page();
                self.synoptique_head();
            }
            let top = self.y;
            let heights: Vec<f32> = here.iter().map(|(_, text)| self.row_height(text)).collect();
            let title = self.cell_lines(intitule, ACTIVITE);
            let height = heights.iter().sum::<f32>().max(title_height(title.len()));
            if !shown {
                self.cell(&title, ACTIVITE[0], top, height);
                self.centred(numero, Face::Narrow, 8.0, MIDDLES[0], top + (height - 9.2) / 2.0);
                shown = true;
            }
            let mut y = top;
            for ((numero, text), height) in here.iter().zip(heights) {
                let lines = self.cell_lines(text, COMPETENCE);
                self.centred(numero, Face::Narrow, SIZE, MIDDLES[1], y + (height - PITCH) / 2.0);
                self.cell(&lines, COMPETENCE[0], y, height);
                y += height;
                self.page.rules.push(Rule { from: [EDGES[2], y], to: [EDGES[4], y], fill: None });
            }
            self.fills([top, top + height]);
            self.y = top + height + BETWEEN;
            competences = rest;
        }
    }

    /// How many rows fit on the page.
    fn fitting(&self, competences: &[(String, String)]) -> usize {
        let mut y = self.y;
        competences
            .iter()
            .take_while(|(_, text)| {
                y += self.row_height(text);
                y <= self.layout.page.bottom
            })
            .count()
    }

    fn row_height(&self, text: &str) -> f32 {
        title_height(self.cell_lines(text, COMPETENCE).len()).max(ROW)
    }

    fn cell_lines(&self, text: &str, [left, right]: [f32; 2]) -> Vec<Vec<Run>> {
        let runs = [Run::new(text, Face::Narrow, SIZE)];
        wrap(self.metrics, &runs, right - left, right - left).into_iter().map(|line| line.runs).collect()
    }

    /// A cell's lines, in the middle of its height.
    fn cell(&mut self, lines: &[Vec<Run>], x: f32, top: f32, height: f32) {
        let count = f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let mut y = top + (height - count * PITCH) / 2.0;
        for (index, runs) in lines.iter().enumerate() {
            let line = self.line(x, y + ASCENT * SIZE, runs.clone());
            self.page.lines.push(Line { first: index == 0, ..line });
            y += PITCH;
        }
    }

    /// A short text around the middle of its column.
    fn centred(&mut self, text: &str, face: Face, size: f32, middle: f32, top: f32) {
        let width = self.metrics.width(text, face, size);
        let line = self.line(middle - width / 2.0, top + ASCENT * size, vec![Run::new(text, face, size)]);
        self.page.lines.push(line);
    }

    /// Colours and borders of a table's row.
    fn fills(&mut self, [top, bottom]: [f32; 2]) {
        let fill = |left, right, colour| Rule { from: [left, top], to: [right, bottom], fill: Some(colour) };
        let fills = [fill(EDGES[0], EDGES[2], GREEN), fill(EDGES[2], EDGES[4], YELLOW)];
        let down = EDGES.map(|x| Rule { from: [x, top], to: [x, bottom], fill: None });
        let across = [top, bottom].map(|y| Rule { from: [EDGES[0], y], to: [EDGES[4], y], fill: None });
        self.page.rules.splice(0..0, fills);
        self.page.rules.extend(down.into_iter().chain(across));
    }

    /// The ruled table of old and new activities.
    pub(super) fn tableau(&mut self, rows: &[[Vec<Run>; 2]]) {
        const COLUMNS: [[f32; 2]; 2] = [[72.0, 300.5], [323.4, 551.9]];
        for (index, row) in rows.iter().enumerate() {
            let cells = row.clone().map(|runs| wrap(self.metrics, &runs, 228.5, 228.5));
            let lines = cells.iter().map(Vec::len).max().unwrap_or(1);
            let height = PITCH * f32::from(u16::try_from(lines).unwrap_or(1)) + 6.5;
            if self.y + height > self.bottom() {
                self.close_page();
            }
            let top = self.y;
            for (column, (cell, [left, right])) in cells.into_iter().zip(COLUMNS).enumerate() {
                // Each cell is a paragraph of its own; no piece has numbers as high.
                let cell_id = usize::MAX - (self.piece * 1000 + 2 * index + column);
                let mut y = top + 3.2;
                for (number, wrapped) in cell.into_iter().enumerate() {
                    let middle = if index == 0 { (right - left - wrapped.width) / 2.0 } else { 0.0 };
                    let line = self.line(left + middle, y + ASCENT * SIZE, wrapped.runs);
                    self.page.lines.push(Line { first: number == 0, paragraph: cell_id, ..line });
                    y += PITCH;
                }
                let [x0, x1] = [left - 5.0, right + 5.0];
                let (a, b) = (top, top + height);
                self.page.rules.extend([
                    Rule { from: [x0, a], to: [x1, a], fill: None },
                    Rule { from: [x0, b], to: [x1, b], fill: None },
                    Rule { from: [x0, a], to: [x0, b], fill: None },
                    Rule { from: [x1, a], to: [x1, b], fill: None },
                ]);
            }
            self.y += height;
        }
    }

    /// A line of the table of contents, dotted to its page number.
    pub(super) fn sommaire(&mut self, intitule: &str, page: &str) {
        let size = 11.0;
        let geometry = self.layout.page;
        let width = |text: &str| self.metrics.width(text, Face::Regular, size);
        let room = geometry.right - geometry.left - width(intitule) - width(page);
        let dots = (room / width(".")).floor().max(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred at most")]
        let leader = ".".repeat(dots as usize);
        let text = format!("{intitule}{leader}{page}");
        let line =
            self.line(geometry.left, self.y + ASCENT * size, vec![Run::new(text, Face::Regular, size)]);
        self.page.lines.push(line);
        self.y += 12.65;
    }

    /// Text up the right side of the page.
    pub(super) fn upright(&mut self, text: &str) {
        self.page.upright = Some(Run::new(text, Face::Regular, 9.0));
    }
}

/// Height of a cell with so many lines.
fn title_height(lines: usize) -> f32 {
    PITCH * f32::from(u16::try_from(lines).unwrap_or(1)) + 2.0 * PADDING
}
