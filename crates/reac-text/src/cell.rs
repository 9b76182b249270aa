//! A row in cells, whatever it was written in.

use std::borrow::Cow;

use crate::widths;

/// A row, parted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CellRow<'a> {
    pub(crate) number: u32,
    /// Cells from left to right; none in a blank row.
    pub(crate) cells: Vec<Cell<'a>>,
    pub(crate) scale: Scale,
}

/// What [`Cell::column`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Characters from the row's start.
    Chars,
    /// Tabs from the row's start; the row has so many in all.
    Tabs(usize),
}

/// Words with single spaces between them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell<'a> {
    pub(crate) column: usize,
    /// Never empty.
    pub(crate) words: Vec<Token<'a>>,
}

/// A word as the text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Plain text has no bold words.
    pub(crate) bold: bool,
}

impl<'a> Token<'a> {
    pub(crate) fn plain(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), bold: false }
    }
}

impl Cell<'_> {
    /// Width of its words set with single spaces, in points.
    pub(crate) fn width(&self) -> f32 {
        let letters: f32 = self.words.iter().map(|word| widths::of(&word.text)).sum();
        #[allow(clippy::cast_precision_loss)] // a count of words in one row
        let spaces = self.words.len().saturating_sub(1) as f32;
        letters + spaces * widths::SPACE
    }
}
