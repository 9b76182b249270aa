//! Fonts of signs: what their codes seem to say in letters is a sign.

use crate::glyph::GlyphText;

/// Fonts of signs, by the beginning of their names.
const FONTS: [&str; 6] = ["wingdings", "webdings", "zapfdingbats", "itczapfdingbats", "marlett", "dingbats"];
/// The one whose digits and points are what they seem.
const SYMBOL: &str = "symbol";

/// What a font's codes stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signs {
    /// Letters, as in most.
    None,
    /// Signs, throughout.
    All,
    /// Signs and Greek in the place of letters.
    Letters,
}

impl Signs {
    /// By a font's name, such as `ABCDEF+Wingdings-Regular`.
    pub(crate) fn of_font(name: &str) -> Self {
        let name = match name.split_once('+') {
            Some((tag, rest)) if tag.len() == 6 => rest,
            _ => name,
        };
        let name: String =
            name.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
        if FONTS.iter().any(|font| name.starts_with(font)) {
            Self::All
        } else if name.starts_with(SYMBOL) {
            Self::Letters
        } else {
            Self::None
        }
    }

    /// A glyph of such a font: a letter becomes the sign of its code, in the private range that Windows uses for it.
    pub(crate) fn read(self, text: GlyphText) -> GlyphText {
        let GlyphText::Char(c) = text else { return text };
        let is_sign = match self {
            Self::None => false,
            Self::All => !c.is_whitespace() && c != '•',
            Self::Letters => c.is_alphabetic(),
        };
        match windows_code(c) {
            Some(code) if is_sign => private(code),
            _ => text,
        }
    }

    /// A code of one byte that nothing explains.
    pub(crate) fn unmapped(self, code: u32) -> GlyphText {
        match u8::try_from(code) {
            Ok(code) if self != Self::None && code > b' ' => private(code),
            _ => GlyphText::UNMAPPED,
        }
    }
}

fn private(code: u8) -> GlyphText {
    char::from_u32(0xF000 + u32::from(code)).map_or(GlyphText::UNMAPPED, GlyphText::Char)
}

fn windows_code(c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, failed) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, failed) {
        ([code], false) => Some(*code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_sign_fonts_are_signs() {
        for (font, c, sign) in [
            ("Wingdings-Regular", 'Ø', '\u{f0d8}'),
            ("ABCDEF+Wingdings", '§', '\u{f0a7}'),
            ("Wingdings2", 'P', '\u{f050}'),
            ("ZapfDingbats", 'n', '\u{f06e}'),
            ("SymbolMT", 'l', '\u{f06c}'),
        ] {
            assert_eq!(Signs::of_font(font).read(GlyphText::Char(c)), GlyphText::Char(sign), "{font} {c}");
        }
        assert_eq!(Signs::of_font("Webdings").unmapped(0x61), GlyphText::Char('\u{f061}'));
    }

    #[test]
    fn what_is_a_sign_already_and_other_fonts_stay() {
        for (font, c) in
            [("Wingdings", '•'), ("Wingdings", '➢'), ("Symbol", '1'), ("Symbol", 'α'), ("Arial", 'Ø')]
        {
            assert_eq!(Signs::of_font(font).read(GlyphText::Char(c)), GlyphText::Char(c), "{font} {c}");
        }
        assert_eq!(Signs::of_font("SegoeUISymbol"), Signs::None);
        assert_eq!(Signs::None.unmapped(0x61), GlyphText::UNMAPPED);
    }
}
