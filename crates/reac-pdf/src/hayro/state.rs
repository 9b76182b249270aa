//! The graphics and text state that decide where a glyph lands and whether a rule is a border.

use super::font::LoadedFont;
use crate::colour::Paint;
use crate::matrix::Matrix;
use std::rc::Rc;

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From the user's space to the page as shown.
    pub(super) ctm: Matrix,
    pub(super) line_width: f64,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    pub(super) font: Option<Rc<LoadedFont<'a>>>,
    pub(super) font_size: f64,
    pub(super) char_spacing: f64,
    pub(super) word_spacing: f64,
    /// As a factor: 1 for `100 Tz`.
    pub(super) horizontal_scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    /// Render mode 3 or 7: neither filled nor stroked.
    pub(super) hidden: bool,
    /// Render mode 1 or 5: the letters' edges and nothing in them.
    pub(super) outlined: bool,
    /// The fill is wholly transparent.
    pub(super) transparent: bool,
}

impl State<'_> {
    pub(super) fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            line_width: 1.0,
            fill: Paint::BLACK,
            stroke: Paint::BLACK,
            font: None,
            font_size: 0.0,
            char_spacing: 0.0,
            word_spacing: 0.0,
            horizontal_scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            hidden: false,
            outlined: false,
            transparent: false,
        }
    }
}
