//! A landscape page with everything on it in its place. Lengths in points from the upper left corner as shown.

use crate::piece::Run;

/// Width and height of a page as shown.
pub(crate) const PLATE: [f32; 2] = [841.9, 595.3];

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Plate {
    /// What is drawn, in order.
    pub(crate) items: Vec<Item>,
    /// Top of the running row; none on a page left blank.
    pub(crate) foot: Option<f32>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    /// Letters from `x` on `baseline`.
    Level { x: f32, baseline: f32, run: Run, tail: &'static str, clip: Option<[f32; 4]> },
    /// Letters that read downwards from `y`, their feet at `x`.
    Down { x: f32, y: f32, run: Run },
    /// A stroke.
    Stroke { from: [f32; 2], to: [f32; 2], dashed: Dashes },
    /// A black rectangle: left, top, right, bottom.
    Fill { edges: [f32; 4] },
    /// The outline of a square.
    Square { at: [f32; 2], side: f32 },
}

/// Whether a stroke is dashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dashes {
    /// Whole.
    None,
    /// Dashed.
    Dashed,
}

/// Whether text stands in the middle of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Centred {
    No,
    Yes,
}
