//! From glyphs to lines: the part both engines share.

mod fragment;
mod line;
mod rules;
mod word;

use crate::glyph::RawPage;
pub(crate) use word::Paragraphs;

/// Lays a page out, whose rules are used up.
pub(crate) fn page(raw: &mut RawPage, paragraphs: &Paragraphs<'_>) -> reac_lines::Page {
    let glyphs = &mut raw.glyphs;
    // A layer of hidden text lies over a scan. Where text is shown, hidden text repeats or contradicts it.
    let shown = glyphs.iter().any(|glyph| !glyph.style.hidden && !glyph.text.is_space());
    glyphs.retain(|glyph| !(shown && glyph.style.hidden));
    let lines = line::lines(fragment::fragments(glyphs, raw.width, raw.height));
    reac_lines::Page {
        number: raw.number,
        width: raw.width,
        height: raw.height,
        lines: lines.iter().filter_map(|line| word::line(line, glyphs, raw.number, paragraphs)).collect(),
        rules: rules::unite(std::mem::take(&mut raw.rules)),
        images: raw.images,
    }
}
