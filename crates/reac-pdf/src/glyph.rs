//! What an engine gives for a page: glyphs, rules, pictures. Everything above works on this and on nothing else.

use crate::path::Sketch;
use reac_lines::{Fault, Rule, Unheeded};
use std::ops::Range;
use std::sync::Arc;

/// One page as an engine saw it. Coordinates are points of the page as shown, `y` downwards.
#[derive(Debug, Default)]
pub(crate) struct RawPage {
    /// From 1.
    pub(crate) number: u32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// In the order of the content stream.
    pub(crate) glyphs: Vec<Glyph>,
    /// Thin and dark, not yet united.
    pub(crate) rules: Vec<Rule>,
    /// Squares and diagonals of the size of a letter.
    pub(crate) sketch: Sketch,
    /// Pictures drawn.
    pub(crate) images: u32,
    /// How much of the page they cover, at most: 0 to 1.
    pub(crate) pictured: f32,
    /// Curved shapes filled: letters turned into outlines are such.
    pub(crate) outlines: u32,
    /// Degrees, clockwise, by which its text was turned or tilted, and was turned back.
    pub(crate) turned: Option<f32>,
    /// Texts that stand for glyphs, in the order of the stream.
    pub(crate) actual: Vec<Actual>,
    pub(crate) faults: Vec<Fault>,
    /// What the engine passed over.
    pub(crate) unheeded: Unheeded,
    /// Number of the page's object, which names it in the structure tree.
    pub(crate) object: Option<u32>,
}

/// `/ActualText`: what glyphs read as, whatever each of them says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actual {
    /// Which of the page's glyphs.
    pub(crate) glyphs: Range<usize>,
    pub(crate) text: String,
}

/// One glyph shown.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    /// Where the pen stood, raise left out.
    pub(crate) x: f32,
    /// The baseline, raise left out.
    pub(crate) y: f32,
    /// Width of the glyph along its direction; spacing between characters and words left out.
    pub(crate) advance: f32,
    /// Spacing the text state adds after each character (not the one after each space).
    pub(crate) spacing: f32,
    /// Font size as shown: the height of an em.
    pub(crate) size: f32,
    /// Text rise, upwards.
    pub(crate) rise: f32,
    pub(crate) text: GlyphText,
    pub(crate) style: Style,
    pub(crate) mark: Mark,
}

/// The Unicode value of a glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GlyphText {
    /// Nearly all of them.
    Char(char),
    /// Ligatures and what maps to several characters.
    Many(Arc<str>),
    /// The file does not say.
    Unmapped(Nameless),
}

/// What a glyph without a Unicode value could be known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Nameless {
    /// Object number of its font; 0 for none.
    pub(crate) font: u32,
    /// Its code there.
    pub(crate) code: u32,
}

impl GlyphText {
    /// What nothing is known of.
    pub(crate) const UNMAPPED: Self = Self::Unmapped(Nameless { font: 0, code: 0 });

    pub(crate) fn of(text: &str) -> Self {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            // The second engine gives white space that has no name as a control.
            (Some(c), None) if c.is_control() => Self::Char(c),
            (Some(c), None) => Self::char(c),
            (Some(_), Some(_)) if text.chars().all(says_nothing) => Self::UNMAPPED,
            (Some(_), Some(_)) => Self::Many(text.into()),
            (None, _) => Self::UNMAPPED,
        }
    }

    /// A control character says no more than nothing; white space is a space.
    pub(crate) fn char(c: char) -> Self {
        match c {
            // Drawn, it is a hyphen.
            '\u{AD}' => Self::Char('-'),
            // Joined letters as fonts of Apple have them, in the range for private use.
            '\u{F001}' => Self::Many("fi".into()),
            '\u{F002}' => Self::Many("fl".into()),
            _ if says_nothing(c) => Self::UNMAPPED,
            _ => Self::Char(c),
        }
    }

    pub(crate) fn push_to(&self, out: &mut String) {
        match self {
            Self::Char(c) => out.push(*c),
            Self::Many(s) => out.push_str(s),
            Self::Unmapped(_) => out.push(char::REPLACEMENT_CHARACTER),
        }
    }

    /// White space of any width, and nothing else.
    pub(crate) fn is_space(&self) -> bool {
        match self {
            Self::Char(c) => is_space(*c),
            Self::Many(s) => s.chars().all(is_space),
            Self::Unmapped(_) => false,
        }
    }
}

/// A character that stands for an unknown one, or for none.
fn says_nothing(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || c == char::REPLACEMENT_CHARACTER
}

/// Spaces, the no-break kinds among them; controls that an engine shows as glyphs.
fn is_space(c: char) -> bool {
    // Nearly all letters and signs of a text.
    if matches!(c, '!'..='~' | 'À'..='ɏ' | '’') {
        return false;
    }
    c.is_whitespace() || c == '\u{2060}' || c == '\u{FEFF}' || c.is_control()
}

/// How a glyph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Style {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    /// Neither filled nor stroked: the text layer over a scan.
    pub(crate) hidden: bool,
    /// On a layer that is not shown.
    pub(crate) off: bool,
    /// Drawn in the colour of what is behind it.
    pub(crate) unseen: bool,
    pub(crate) direction: Direction,
}

/// Where the line of a glyph runs, on the page as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Direction {
    /// From left to right, upright.
    #[default]
    Right,
    /// Downwards, turned by a quarter to the right.
    Down,
    /// Any other: upwards, upside down, slanted, mirrored.
    Other,
}

/// The marked content a glyph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Mark {
    /// None that the structure tree could name.
    #[default]
    None,
    /// Not part of the document: a running head, a page number.
    Artifact,
    /// Content `id` of the stream that belongs to object `owner` (a page or a form).
    Content { owner: u32, id: u32 },
}

#[cfg(test)]
impl Glyph {
    /// A letter of ten points, as tests set it.
    pub(crate) fn sample(c: char, [x, y]: [f32; 2], advance: f32) -> Self {
        let (style, mark) = (Style::default(), Mark::None);
        Self { x, y, advance, spacing: 0.0, size: 10.0, rise: 0.0, text: GlyphText::Char(c), style, mark }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_nothing_is_no_text() {
        for text in ["", "\0", "\0\0", "\u{1}", "\u{FFFD}"] {
            let read =
                if text.chars().count() == 1 { text.chars().next().map(GlyphText::char) } else { None };
            assert_eq!(read.unwrap_or_else(|| GlyphText::of(text)), GlyphText::UNMAPPED, "{text:?}");
        }
        assert_eq!(GlyphText::of("f\0"), GlyphText::Many("f\0".into()));
    }

    #[test]
    fn joined_letters_read_as_their_letters() {
        assert_eq!(GlyphText::char('\u{F002}'), GlyphText::Many("fl".into()));
        assert_eq!(GlyphText::char('\u{F0B7}'), GlyphText::Char('\u{F0B7}'));
    }
}
