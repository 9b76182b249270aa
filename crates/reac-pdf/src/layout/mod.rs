//! From glyphs to lines: the part both engines share.

mod fragment;
mod line;
mod reprint;
mod rules;
mod tick;
mod upright;
mod word;

use crate::glyph::{Mark, RawPage};

/// Lays a page out, whose rules are used up. With it, the marked content that each of its words stands in, in their
/// order.
pub(crate) fn page(raw: &mut RawPage) -> (reac_lines::Page, Vec<Mark>) {
    let glyphs = &raw.glyphs;
    let lines = line::lines(fragment::fragments(glyphs, raw.width, raw.height));
    let mut marks = Vec::new();
    let page = reac_lines::Page {
        number: raw.number,
        width: raw.width,
        height: raw.height,
        lines: reprint::lines_once(&lines, glyphs)
            .filter_map(|line| word::line(line, glyphs, raw.number, &mut marks))
            .collect(),
        rules: rules::unite(std::mem::take(&mut raw.rules)),
        upright: upright::pieces(glyphs),
        boxes: tick::boxes(&raw.sketch),
        images: raw.images,
    };
    (page, marks)
}
