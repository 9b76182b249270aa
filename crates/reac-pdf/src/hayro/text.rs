//! Showing strings: from bytes to placed glyphs.

use super::state::State;
use crate::frame::Frame;
use crate::glyph::{Glyph, Mark, Style};
use crate::matrix::Matrix;

/// The text object: `BT` resets it, `Td`, `Tm` and shown strings move it.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    matrix: Matrix,
    line: Matrix,
    /// How the last string lay: most lie as the one before, further on.
    known: Option<([f64; 6], Frame)>,
}

/// Where a string lies.
pub(super) struct Place {
    pub(super) frame: Frame,
    /// A point within its first letter, on the page.
    pub(super) inside: (f64, f64),
}

impl Pen {
    pub(super) const START: Self = Self { matrix: Matrix::IDENTITY, line: Matrix::IDENTITY, known: None };

    pub(super) fn set(&mut self, matrix: Matrix) {
        (self.matrix, self.line) = (matrix, matrix);
    }

    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(self.line.shifted(x, y));
    }

    /// The number between two strings of `TJ`, in thousandths of an em, backwards.
    pub(super) fn adjust(&mut self, state: &State<'_>, thousandths: f64) {
        let shift = -thousandths / 1000.0 * state.font_size;
        self.advance(state, shift);
    }

    fn advance(&mut self, state: &State<'_>, by: f64) {
        let horizontal = state.font.as_ref().is_none_or(|font| font.horizontal);
        self.matrix = if horizontal {
            self.matrix.shifted(by * state.horizontal_scale, 0.0)
        } else {
            self.matrix.shifted(0.0, by)
        };
    }

    /// Where a string would begin, on the page, and how it would lie; nowhere without a font.
    pub(super) fn place(&mut self, state: &State<'_>) -> Option<Place> {
        let font = state.font.as_ref()?;
        // The parts of text space that stay the same within a string.
        let scale = Matrix::new([state.horizontal_scale, 0.0, 0.0, 1.0, 0.0, 0.0]);
        let to_page = scale.then(self.matrix).then(state.ctm);
        let way = if font.horizontal { 1.0 } else { -1.0 };
        let lies = [to_page.a, to_page.b, to_page.c, to_page.d, state.font_size, way];
        let frame = match self.known {
            Some((known, frame)) if known == lies => frame,
            _ => Frame::new(to_page, state.font_size, font.horizontal),
        };
        self.known = Some((lies, frame));
        // Where the first letter has its body.
        let inside = to_page.apply(0.2 * state.font_size, 0.25 * state.font_size + state.rise);
        Some(Place { frame, inside })
    }

    /// Shows a string; each glyph goes to `keep`. `how` says of its style what the string as a whole has.
    pub(super) fn show(
        &mut self,
        state: &State<'_>,
        (frame, how, mark): (Frame, Style, Mark),
        bytes: &[u8],
        mut keep: impl FnMut(Glyph),
    ) {
        let Some(font) = &state.font else {
            return;
        };
        let size = state.font_size;
        let style = Style { bold: font.bold, italic: font.italic, direction: frame.direction, ..how };
        // What is one for all glyphs of the string.
        let spacing = (state.char_spacing * frame.along) as f32;
        let (shown, rise) = ((size.abs() * frame.up) as f32, (state.rise * frame.up) as f32);
        let mut offset = 0;
        while offset < bytes.len() {
            let (code, length, glyph) = font.next(bytes, offset);
            offset += length;
            let (x, y) = state.ctm.apply(self.matrix.e, self.matrix.f);
            let advance = f64::from(glyph.advance) * size;
            keep(Glyph {
                x: x as f32,
                y: y as f32,
                advance: (advance * frame.along) as f32,
                spacing,
                size: shown,
                rise,
                text: glyph.text,
                style,
                mark,
            });
            let word = if length == 1 && code == 32 { state.word_spacing } else { 0.0 };
            self.advance(state, advance + state.char_spacing + word);
        }
    }
}
