//! What `pdftotext -layout` makes of the pages: everything in its column, blank lines as on the page.

use super::raw::letters;
use super::{RowPlace, TextLayout};
use crate::page::{Line, Page};

/// Width of a column in points.
const COLUMN: f32 = 4.7;
/// Pitch of a blank line in points.
const PITCH: f32 = 11.5;
/// Lines whose baselines are no further apart stand on one line of text.
const SAME: f32 = 3.0;

/// Letters that stand together on the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letters {
    /// Points from the left.
    pub(super) x: f32,
    /// Points from the top.
    pub(super) baseline: f32,
    pub(super) text: String,
}

impl Letters {
    fn of(line: &Line) -> Self {
        let x = line.bullet.as_ref().map_or(line.x, |(x, _)| *x);
        Self { x, baseline: line.baseline, text: letters(line) }
    }
}

/// The text.
pub(super) fn write(pages: &[Page], options: &TextLayout) -> String {
    let mut out = String::new();
    for page in pages {
        let body = page.lines.iter().chain(&page.notes).filter(|line| !line.blank);
        let body = body.map(Letters::of).collect();
        let row: Vec<Letters> = page.row.iter().map(Letters::of).collect();
        if options.row == RowPlace::Before {
            lines(&mut out, row.clone(), COLUMN, None);
        }
        let last = lines(&mut out, body, COLUMN, None);
        if options.row == RowPlace::After {
            lines(&mut out, row, COLUMN, last);
        }
        if let Some(run) = &page.upright {
            out.push_str(&run.text);
            out.push('\n');
        }
        out.push('\u{c}');
    }
    out
}

/// Writes what stands on a page, lines below each other, a letter `column` points wide; the last baseline.
pub(super) fn lines(
    out: &mut String,
    mut all: Vec<Letters>,
    column: f32,
    mut last: Option<f32>,
) -> Option<f32> {
    all.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let left = all.iter().map(|letters| letters.x).fold(f32::MAX, f32::min);
    let rows = all.chunk_by_mut(|a, b| b.baseline - a.baseline < SAME);
    for row in rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        let baseline = row.first().map_or(0.0, |letters| letters.baseline);
        if let Some(last) = last {
            let blank = ((baseline - last) / PITCH).round() - 1.0;
            out.push_str(&"\n".repeat(whole(blank).min(4)));
        }
        let mut text = String::new();
        for letters in row.iter() {
            let at = whole((letters.x - left) / column);
            let length = text.chars().count();
            let gap = if length == 0 { at } else { at.saturating_sub(length).max(2) };
            text.push_str(&" ".repeat(gap));
            text.push_str(&letters.text);
        }
        out.push_str(text.trim_end());
        out.push('\n');
        last = Some(baseline);
    }
    last
}

/// A small length as a count.
fn whole(length: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and below a page's width"
    )]
    let count = length.max(0.0).round() as usize;
    count
}
