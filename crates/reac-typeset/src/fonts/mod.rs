//! Faces, and how wide their letters are.

mod helvetica;
mod winansi;

pub(crate) use winansi::winansi;

use std::sync::OnceLock;

use crate::layout::Fonts;

/// Liberation Sans, which has the advances of Arial and Helvetica.
pub(crate) const LIBERATION: [&[u8]; 2] = [
    include_bytes!("../../fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSans-Bold.ttf"),
];

/// A face of the print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Text.
    Regular,
    /// Headings and terms.
    Bold,
    /// The running row and the synoptic table.
    Narrow,
    /// Heads of the synoptic table.
    NarrowBold,
    /// Bullets, in private use.
    Symbol,
}

/// Width of the narrow face over the upright one's.
pub(crate) const NARROW: f32 = 0.82;
/// Ascent over the size, as both fonts have it.
pub(crate) const ASCENT: f32 = 0.905;
/// Width of the Symbol font's bullet over the size.
const SYMBOL_BULLET: f32 = 0.46;

impl Face {
    /// Whether the bold outlines are used.
    pub(crate) fn bold(self) -> bool {
        matches!(self, Self::Bold | Self::NarrowBold)
    }

    /// Horizontal scale.
    pub(crate) fn scale(self) -> f32 {
        if matches!(self, Self::Narrow | Self::NarrowBold) { NARROW } else { 1.0 }
    }
}

/// Letters whose advances are kept: all of French, and the signs up to the trade mark.
const KEPT: u32 = 0x2123;

/// Advances at size 1 of the upright and the bold outlines, by code point.
type Advances = [Vec<f32>; 2];

/// Measures text in the fonts of one print.
pub(crate) struct Metrics {
    embedded: Option<[ttf_parser::Face<'static>; 2]>,
    advances: &'static Advances,
}

impl Metrics {
    /// Those of the fonts asked for.
    pub(crate) fn new(fonts: Fonts) -> Self {
        static STANDARD: OnceLock<Advances> = OnceLock::new();
        static EMBEDDED: OnceLock<Advances> = OnceLock::new();
        let face = |data| ttf_parser::Face::parse(data, 0).ok();
        let embedded = match (fonts, LIBERATION) {
            (Fonts::Embedded, [regular, bold]) => face(regular).zip(face(bold)).map(<[_; 2]>::from),
            _ => None,
        };
        let letters = || (0..KEPT).map(|code| char::from_u32(code).unwrap_or('\u{fffd}'));
        let advances = match &embedded {
            Some(fonts) => EMBEDDED.get_or_init(|| {
                fonts.each_ref().map(|font| letters().map(|c| outline_advance(font, c)).collect())
            }),
            None => STANDARD.get_or_init(|| {
                [&helvetica::REGULAR, &helvetica::BOLD]
                    .map(|table| letters().map(|c| standard_advance(table, c)).collect())
            }),
        };
        Self { embedded, advances }
    }

    /// The outlines of a face, where one is embedded.
    pub(crate) fn outlines(&self, face: Face) -> Option<&ttf_parser::Face<'static>> {
        self.embedded.as_ref().map(|[regular, bold]| if face.bold() { bold } else { regular })
    }

    /// Advance of a letter at size 1.
    pub(crate) fn advance(&self, c: char, face: Face) -> f32 {
        if face == Face::Symbol {
            return SYMBOL_BULLET;
        }
        let [regular, bold] = self.advances;
        let table = if face.bold() { bold } else { regular };
        let kept = usize::try_from(u32::from(c)).ok().and_then(|code| table.get(code));
        kept.or(table.first()).copied().unwrap_or_default() * face.scale()
    }

    /// Width of a text in points.
    pub(crate) fn width(&self, text: &str, face: Face, size: f32) -> f32 {
        text.chars().map(|c| self.advance(c, face)).sum::<f32>() * size
    }
}

/// Advance of a letter in an embedded font.
fn outline_advance(font: &ttf_parser::Face<'_>, c: char) -> f32 {
    let glyph = font.glyph_index(c).unwrap_or_default();
    f32::from(font.glyph_hor_advance(glyph).unwrap_or_default()) / f32::from(font.units_per_em())
}

/// Advance of a letter in a standard font.
fn standard_advance(table: &[u16; 224], c: char) -> f32 {
    let slot = usize::from(winansi(c).unwrap_or(b'?')).saturating_sub(32);
    f32::from(table.get(slot).copied().unwrap_or_default()) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fonts_are_as_wide_as_each_other() {
        let [standard, embedded] = [Fonts::Standard, Fonts::Embedded].map(Metrics::new);
        for face in [Face::Regular, Face::Bold, Face::Narrow] {
            for text in ["Définition de l’emploi type", "(œuvre) « 12 – 34 » : Été"] {
                let (a, b) = (standard.width(text, face, 10.0), embedded.width(text, face, 10.0));
                assert!((a - b).abs() < 0.1, "{text}: {a} and {b}");
            }
        }
    }
}
