//! A page with everything on it in its place. Lengths in points from the upper left corner.

use crate::piece::{Role, Run};

/// Width and height of A4.
pub(crate) const A4: [f32; 2] = [595.3, 841.9];

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Page {
    /// The body, in reading order.
    pub(crate) lines: Vec<Line>,
    /// Ruled lines and fills below the text.
    pub(crate) rules: Vec<Rule>,
    /// The running row: its cells, first row first.
    pub(crate) row: Vec<Line>,
    /// The row's borders.
    pub(crate) row_rules: Vec<Rule>,
    /// Footnotes.
    pub(crate) notes: Vec<Line>,
    /// Text up the side of the page.
    pub(crate) upright: Option<Run>,
}

/// A printed line, or a cell's line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Left end.
    pub(crate) x: f32,
    /// Right end of its last letter.
    pub(crate) end: f32,
    /// Height of the baseline.
    pub(crate) baseline: f32,
    /// Letters; `x` of the first is the line's.
    pub(crate) runs: Vec<Run>,
    /// What each ordinary space is stretched by, in points.
    pub(crate) stretch: f32,
    /// A sign and its place before the line.
    pub(crate) bullet: Option<(f32, Run)>,
    /// Ends with a space glyph.
    pub(crate) trailing_space: bool,
    /// Number of its paragraph in the document.
    pub(crate) paragraph: usize,
    /// What its paragraph is; none in tables and the running row.
    pub(crate) role: Option<Role>,
    /// First line of its paragraph.
    pub(crate) first: bool,
    /// A blank paragraph: no letters, or one space where paragraphs are tagged.
    pub(crate) blank: bool,
}

/// A straight line or a filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    /// Upper left corner.
    pub(crate) from: [f32; 2],
    /// Lower right corner.
    pub(crate) to: [f32; 2],
    /// Fill; none for a thin black line.
    pub(crate) fill: Option<[f32; 3]>,
}

impl Line {
    /// Its letters without faces and bullet.
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Page {
    /// A page left blank.
    pub(crate) fn blank(&self) -> bool {
        self.lines.is_empty() && self.upright.is_none()
    }
}
