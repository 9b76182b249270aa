//! Footnotes, at the foot of the page that calls them.

use super::Flow;
use super::wrap::wrap;
use crate::fonts::{ASCENT, Face};
use crate::page::{Line, Rule};
use crate::piece::{Role, Run};

/// Size of a note, and of the number before it, in points.
const SIZE: f32 = 8.0;
/// Pitch of its lines.
const PITCH: f32 = SIZE * 1.15;
/// Room between the text and the first note, with the line that parts them.
const ABOVE: f32 = 14.0;
/// Length of that line.
const RULE: f32 = 144.0;

impl Flow<'_> {
    /// Height of some notes.
    pub(super) fn notes_height(&self, numbers: &[u32]) -> f32 {
        let lines: usize = numbers.iter().map(|n| self.note_lines(*n).len()).sum();
        if lines == 0 { 0.0 } else { ABOVE + PITCH * f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) }
    }

    fn note_lines(&self, number: u32) -> Vec<Vec<Run>> {
        let Some(text) = self.notes.get(&number) else { return vec![] };
        let call = Run { rise: 2.6, ..Run::new(number.to_string(), Face::Regular, 5.2) };
        let width = self.layout.page.right - self.layout.page.left;
        let runs = [call, Run::new(format!(" {text}"), Face::Regular, SIZE)];
        wrap(self.metrics, &runs, width, width).into_iter().map(|line| line.runs).collect()
    }

    /// Prints the notes of the page under way.
    pub(super) fn print_notes(&mut self) {
        let called = std::mem::take(&mut self.called);
        let height = self.notes_height(&called);
        if height == 0.0 {
            return;
        }
        let left = self.layout.page.left;
        let top = self.layout.page.bottom - height;
        let y = top + ABOVE / 2.0;
        self.page.rules.push(Rule { from: [left, y], to: [left + RULE, y], fill: None });
        let mut y = top + ABOVE;
        for number in called {
            for (index, runs) in self.note_lines(number).into_iter().enumerate() {
                let line = self.line(left, y + ASCENT * SIZE, runs);
                self.page.notes.push(Line { first: index == 0, role: Some(Role::Prose), ..line });
                y += PITCH;
            }
        }
    }
}
