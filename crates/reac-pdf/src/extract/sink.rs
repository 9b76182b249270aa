//! What pdf-extract calls with each glyph and path.

use super::fonts::PageFonts;
use super::state::Shown;
use crate::budget::Budget;
use crate::frame::Frame;
use crate::glyph::{Glyph, GlyphText, RawPage, Style};
use crate::matrix::Matrix;
use crate::path::Path;
use crate::turn::Headings;
use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, PathOp, Transform};

/// Takes what one page shows.
pub(super) struct Sink<'s, 'd> {
    pub(super) page: RawPage,
    pub(super) headings: Headings,
    /// From the page's user space to the page as shown.
    pub(super) to_page: Matrix,
    pub(super) fonts: &'s PageFonts<'d>,
    /// State of each string, in the order they are shown.
    pub(super) shown: std::slice::Iter<'s, Shown>,
    pub(super) current: Option<Shown>,
    pub(super) budget: &'s mut Budget,
}

impl OutputDev for Sink<'_, '_> {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.current = self.shown.next().copied();
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let Some((shown, font)) = self.current.and_then(|shown| Some((shown, self.fonts.get(shown.font)?)))
        else {
            return Ok(());
        };
        if !self.budget.glyph() {
            return Ok(());
        }
        let on_page = to_matrix(place).then(self.to_page);
        let frame = Frame::new(on_page, size, font.horizontal);
        if let Some((a, b)) = frame.heading {
            self.headings.add(a, b, 1);
        }
        let text = font.signs.read(GlyphText::of(text));
        self.page.glyphs.push(Glyph {
            x: on_page.e as f32,
            y: on_page.f as f32,
            advance: (width * size * frame.along) as f32,
            spacing: (shown.char_spacing * frame.along) as f32,
            size: (size.abs() * frame.up) as f32,
            rise: (shown.rise * frame.up) as f32,
            text,
            style: Style {
                bold: font.bold,
                italic: font.italic,
                hidden: shown.hidden,
                direction: frame.direction,
                ..Style::default()
            },
            mark: shown.mark,
        });
        Ok(())
    }

    fn stroke(
        &mut self,
        place: &Transform,
        _: &ColorSpace,
        width: &[f64],
        path: &pdf_extract::Path,
    ) -> Result<(), OutputError> {
        let width = width.first().copied().unwrap_or(1.0);
        let (path, to_page) = (to_path(path), to_matrix(place).then(self.to_page));
        path.stroke(to_page, width, &mut self.page.rules);
        path.sketch(to_page, &mut self.page.sketch);
        Ok(())
    }

    fn fill(
        &mut self,
        place: &Transform,
        _: &ColorSpace,
        _: &[f64],
        path: &pdf_extract::Path,
    ) -> Result<(), OutputError> {
        to_path(path).fill(to_matrix(place).then(self.to_page), &mut self.page.rules);
        Ok(())
    }
}

fn to_matrix(m: &Transform) -> Matrix {
    Matrix::new([m.m11, m.m12, m.m21, m.m22, m.m31, m.m32])
}

fn to_path(path: &pdf_extract::Path) -> Path {
    let mut out = Path::default();
    for op in &path.ops {
        match *op {
            PathOp::MoveTo(x, y) => out.move_to(x, y),
            PathOp::LineTo(x, y) => out.line_to(x, y),
            PathOp::CurveTo(.., x, y) => out.curve_to(x, y),
            PathOp::Rect(x, y, w, h) => out.rect(x, y, w, h),
            PathOp::Close => out.close(),
        }
    }
    out
}
