//! Fonts of engine one: what each character code reads as, and how wide it is.

use super::composite::Composite;
use super::font_check;
use crate::budget::Budget;
use crate::glyph::{GlyphText, Nameless};
use crate::letters::Letters;
use crate::signs::Signs;
use crate::style::weight_and_slant;
use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, UNITS_PER_EM};
use hayro_syntax::object::{Dict, Name, ObjRef, ObjectIdentifier};
use hayro_syntax::page::Resources;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// A font with what has been looked up in it so far.
pub(super) struct LoadedFont<'a> {
    kind: Kind<'a>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) horizontal: bool,
    /// One byte, one character.
    simple: bool,
    /// Nothing says what its codes read as.
    bare: bool,
    signs: Signs,
    /// Number of its object; 0 where it has none.
    object: u32,
    /// What is known of codes that the font does not name.
    letters: Rc<Letters>,
    /// By code, in pages of 256.
    codes: RefCell<Vec<Vec<Option<Known>>>>,
}

/// Who knows a font.
enum Kind<'a> {
    Composite(Box<Composite>),
    Other(Font<'a>),
}

impl Kind<'_> {
    fn read_code(&self, bytes: &[u8], offset: usize) -> (u32, usize) {
        match self {
            Self::Composite(_) => Composite::read_code(bytes, offset),
            Self::Other(font) => font.read_code(bytes, offset),
        }
    }

    fn is_horizontal(&self) -> bool {
        match self {
            Self::Composite(_) => true,
            Self::Other(font) => font.is_horizontal(),
        }
    }

    /// How wide a code is, in thousandths of an em along the line, and what it reads as.
    fn look_up(&self, code: u32) -> (f32, Option<BfString>) {
        match self {
            Self::Composite(font) => (font.advance(code), font.unicode(code)),
            Self::Other(font) => {
                let advance = font.code_advance(code);
                let unicode = match font.glyph(font.map_code(code), code) {
                    FontGlyph::Outline(glyph) => glyph.as_unicode(),
                    FontGlyph::Type3(glyph) => glyph.as_unicode(),
                };
                (if font.is_horizontal() { advance.x } else { advance.y } as f32, unicode)
            }
        }
    }
}

/// A code that was met.
#[derive(Clone)]
struct Known {
    code: Code,
    /// It was read from two bytes.
    is_pair: bool,
}

/// One character code.
#[derive(Clone)]
pub(super) struct Code {
    pub(super) text: GlyphText,
    /// In ems.
    pub(super) advance: f32,
}

impl LoadedFont<'_> {
    /// The next code of a string, how many bytes it takes (at least 1), and what it is.
    pub(super) fn next(&self, bytes: &[u8], offset: usize) -> (u32, usize, Code) {
        let mut pages = self.codes.borrow_mut();
        // Two bytes that were one code are one code wherever they follow each other.
        if !self.simple
            && let Some([high, low]) = bytes.get(offset..).and_then(|rest| rest.first_chunk())
            && let Some(Some(known)) =
                pages.get(usize::from(*high)).and_then(|page| page.get(usize::from(*low)))
            && known.is_pair
        {
            return (u32::from(u16::from_be_bytes([*high, *low])), 2, known.code.clone());
        }
        let (code, length) = self.kind.read_code(bytes, offset);
        let length = length.max(1);
        let Ok(short) = u16::try_from(code) else {
            return (code, length, self.look_up(code));
        };
        let [high, low] = short.to_be_bytes().map(usize::from);
        if pages.len() <= high {
            pages.resize(high + 1, Vec::new());
        }
        let Some(page) = pages.get_mut(high) else {
            return (code, length, self.look_up(code));
        };
        if page.len() <= low {
            page.resize(low + 1, None);
        }
        let Some(known) = page.get_mut(low) else {
            return (code, length, self.look_up(code));
        };
        let known = known.get_or_insert_with(|| Known { code: self.look_up(code), is_pair: false });
        known.is_pair |= length == 2;
        (code, length, known.code.clone())
    }

    fn look_up(&self, code: u32) -> Code {
        let (advance, unicode) = self.kind.look_up(code);
        let advance = advance / UNITS_PER_EM;
        let text = match unicode {
            _ if self.bare => windows_1252(code),
            Some(BfString::Char(c)) => GlyphText::char(c),
            Some(BfString::String(s)) => GlyphText::of(&s),
            // Tabs and line ends have no glyph name; in strings of some producers they stand for spaces.
            None if self.simple && matches!(code, 9 | 10 | 13) => GlyphText::Char(' '),
            None if self.simple => self.signs.unmapped(code),
            None => GlyphText::UNMAPPED,
        };
        let text = match self.signs.read(text) {
            GlyphText::Unmapped(_) => self.nameless(code),
            text => text,
        };
        Code { text, advance: if advance.is_finite() { advance } else { 0.0 } }
    }
}

impl LoadedFont<'_> {
    /// A code that the font does not name: as the file says elsewhere, if it does.
    fn nameless(&self, code: u32) -> GlyphText {
        let glyph = Nameless { font: self.object, code };
        self.letters.get(glyph).cloned().unwrap_or(GlyphText::Unmapped(glyph))
    }
}

/// The fonts of a document, each loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    by_reference: HashMap<ObjRef, Option<Rc<LoadedFont<'a>>>>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    letters: Rc<Letters>,
}

impl<'a> Fonts<'a> {
    /// `letters` are what is known of codes that their fonts do not name.
    pub(super) fn new(letters: Rc<Letters>) -> Self {
        Self {
            letters,
            cache: FontCache::new(),
            by_reference: HashMap::new(),
            // A font the file does not carry is asked for nothing but the widths the file leaves out.
            programs: Arc::new(|query| {
                Some(match query {
                    FontQuery::Standard(font) => font.get_font_data(),
                    FontQuery::Fallback(query) => query.pick_standard_font().get_font_data(),
                })
            }),
            // The character maps of Chinese, Japanese and Korean are not carried along; Identity is built in.
            cmaps: Arc::new(|_| None),
        }
    }

    /// The font that a stream knows as `name`.
    pub(super) fn get(
        &mut self,
        resources: &Resources<'a>,
        name: &Name<'_>,
        budget: &mut Budget,
    ) -> Option<Rc<LoadedFont<'a>>> {
        let reference = resources.fonts.get_ref(name);
        if let Some(known) = reference.and_then(|reference| self.by_reference.get(&reference)) {
            return known.clone();
        }
        let object = reference.map_or(0, |reference| ObjectIdentifier::from(reference).obj_number);
        let loaded = resources.get_font(name).and_then(|dict| self.get_dict(&dict, object, budget));
        if let Some(reference) = reference {
            self.by_reference.insert(reference, loaded.clone());
        }
        loaded
    }

    /// The font of a dictionary that has no name; `object` is the number of its object, 0 for none.
    pub(super) fn get_dict(
        &self,
        dict: &Dict<'a>,
        object: u32,
        budget: &mut Budget,
    ) -> Option<Rc<LoadedFont<'a>>> {
        if !font_check::allow(dict, budget) {
            return None;
        }
        let kind = if Composite::is(dict) {
            Kind::Composite(Box::new(Composite::new(dict)?))
        } else {
            Kind::Other(self.cache.font(dict, &self.programs, &self.cmaps)?)
        };
        let name = dict.get::<Name<'_>>("BaseFont");
        let (bold, italic) = name.as_ref().map_or((false, false), |name| weight_and_slant(name.as_str()));
        let signs = name.map_or(Signs::None, |name| Signs::of_font(name.as_str()));
        let horizontal = kind.is_horizontal();
        let simple = dict.get::<Name<'_>>("Subtype").as_deref() != Some(b"Type0");
        let bare = is_bare(dict);
        let codes = RefCell::default();
        let letters = Rc::clone(&self.letters);
        Some(Rc::new(LoadedFont {
            kind,
            bold,
            italic,
            horizontal,
            simple,
            bare,
            signs,
            object,
            letters,
            codes,
        }))
    }
}

/// Fonts of signs, which have codes of their own.
const SIGNS: [&str; 5] = ["Symbol", "Dingbats", "Wingdings", "Webdings", "Marlett"];

/// A TrueType font without an encoding: Ghostscript writes those of Windows so when it saves a file again. Readers take
/// their codes for those of Windows.
fn is_bare(font: &Dict<'_>) -> bool {
    let name = |key: &str| font.get::<Name<'_>>(key);
    name("Subtype").as_deref() == Some(b"TrueType")
        && !font.contains_key("Encoding")
        && !font.contains_key("ToUnicode")
        && name("BaseFont").is_none_or(|name| SIGNS.iter().all(|signs| !name.as_str().contains(signs)))
}

fn windows_1252(code: u32) -> GlyphText {
    let Ok(byte) = u8::try_from(code) else { return GlyphText::UNMAPPED };
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    match text.chars().next() {
        // As in fonts with an encoding: white space is a space, and no other control character reads as anything.
        Some('\t' | '\n' | '\r') => GlyphText::Char(' '),
        Some(c) if !c.is_control() => GlyphText::Char(c),
        _ => GlyphText::UNMAPPED,
    }
}
