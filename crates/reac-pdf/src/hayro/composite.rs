//! Fonts whose codes are two bytes, each the number of a character: what nearly every program writes.
//!
//! hayro-font loads the font program of such a font too, though neither what its codes read as nor how wide they are
//! is asked of it: that is half of what reading a document's fonts takes, and is left out here.

use hayro_font::hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Stream};
use std::collections::HashMap;

/// One such font.
pub(super) struct Composite {
    /// In thousandths of an em, by character.
    widths: HashMap<u32, f32>,
    /// Of all others.
    width: f32,
    unicode: Option<CMap>,
}

impl Composite {
    /// Whether a font is one.
    pub(super) fn is(font: &Dict<'_>) -> bool {
        let name = |key: &str| font.get::<Name<'_>>(key);
        name("Subtype").as_deref() == Some(b"Type0") && name("Encoding").as_deref() == Some(b"Identity-H")
    }

    /// The font of such a dictionary.
    pub(super) fn new(font: &Dict<'_>) -> Option<Self> {
        let descendant = font.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
        let widths = descendant.get::<Array<'_>>("W").and_then(|list| widths(&list));
        let unicode = font.get::<Stream<'_>>("ToUnicode").and_then(|stream| stream.decoded_data().ok());
        Some(Self {
            widths: widths.unwrap_or_default(),
            width: descendant.get::<f32>("DW").unwrap_or(1000.0),
            // The maps of Chinese, Japanese and Korean, on which others may build, are not carried along.
            unicode: unicode.and_then(|map| CMap::parse(&map, |_| None)),
        })
    }

    /// The next code of a string and how many bytes it takes.
    pub(super) fn read_code(bytes: &[u8], offset: usize) -> (u32, usize) {
        let pair = bytes.get(offset..).and_then(|rest| rest.first_chunk());
        pair.map_or((0, 1), |pair| (u32::from(u16::from_be_bytes(*pair)), 2))
    }

    /// In thousandths of an em.
    pub(super) fn advance(&self, code: u32) -> f32 {
        self.widths.get(&code).copied().unwrap_or(self.width)
    }

    pub(super) fn unicode(&self, code: u32) -> Option<BfString> {
        self.unicode.as_ref()?.lookup_bf_string(code)
    }
}

/// `c [w …]` and `first last w`; none where a number leaves its bounds.
fn widths(list: &Array<'_>) -> Option<HashMap<u32, f32>> {
    let mut out = HashMap::new();
    let mut rest = list.flex_iter();
    loop {
        if let Some((mut code, row)) = rest.next::<(u32, Array<'_>)>() {
            for width in row.iter::<f32>() {
                out.insert(code, width);
                code = code.checked_add(1)?;
            }
        } else if let Some((first, last, width)) = rest.next::<(u32, u32, f32)>() {
            // No code is longer than two bytes, whatever a row says.
            out.extend((first..=last.min(u32::from(u16::MAX))).map(|code| (code, width)));
        } else {
            return Some(out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_font::{FontCache, FontGlyph};
    use hayro_syntax::object::FromBytes;
    use std::sync::Arc;

    const FONT: &str = "<</Type/Font/Subtype/Type0/BaseFont/Phare/Encoding/Identity-H/DescendantFonts[\
        <</Type/Font/Subtype/CIDFontType2/BaseFont/Phare/DW 640/W[3 [500 610.5] 9 12 250 40 [x 1] 50 [700]]>>]>>";

    #[test]
    fn codes_and_widths_are_those_that_hayro_font_gives() {
        for text in [FONT, &FONT.replace("/DW 640", ""), &FONT.replace("/W[", "/W[4294967295 [1 2] "), "<<>>"]
        {
            let dict = Dict::from_bytes(text.as_bytes()).unwrap();
            let theirs = FontCache::new().font(
                &dict,
                &(Arc::new(|_: &hayro_font::FontQuery| {
                    Some(hayro_font::StandardFont::Helvetica.get_font_data())
                }) as hayro_font::FontResolverFn),
                &(Arc::new(|_: hayro_font::hayro_cmap::CMapName<'_>| None) as hayro_font::CMapResolverFn),
            );
            let ours = Composite::is(&dict).then(|| Composite::new(&dict)).flatten();
            assert_eq!(ours.is_some(), theirs.is_some(), "{text}");
            let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
            assert!(theirs.is_horizontal());
            for code in (0..100).chain([0xffff]) {
                assert_eq!(f64::from(ours.advance(code)), theirs.code_advance(code).x, "{text} {code}");
                let FontGlyph::Outline(glyph) = theirs.glyph(theirs.map_code(code), code) else { panic!() };
                assert_eq!(ours.unicode(code), glyph.as_unicode());
            }
            for bytes in [&b"\0\x03\x10"[..], b"\xff\xff", b"\0"] {
                for offset in 0..bytes.len() {
                    assert_eq!(Composite::read_code(bytes, offset), theirs.read_code(bytes, offset));
                }
            }
        }
    }

    #[test]
    fn widths_end_with_the_last_code_of_two_bytes() {
        let text = FONT.replace("9 12 250", "65530 65600 250");
        let font = Composite::new(&Dict::from_bytes(text.as_bytes()).unwrap()).unwrap();
        assert_eq!((font.advance(0xffff), font.advance(0x1_0000)), (250.0, 640.0));
    }

    #[test]
    fn other_fonts_are_none() {
        for text in ["<<>>", &FONT.replace("Identity-H", "Identity-V"), &FONT.replace("Type0", "Type1")] {
            assert!(!Composite::is(&Dict::from_bytes(text.as_bytes()).unwrap()), "{text}");
        }
    }
}
