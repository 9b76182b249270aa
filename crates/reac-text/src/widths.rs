//! Widths of letters, in thousandths of the size.
//!
//! Helvetica's, which Arial shares: facts of the AFM files that Adobe published for the standard fonts.

use unicode_normalization::UnicodeNormalization;

/// U+0020 to U+007E.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,      // p to ~
];

/// What is no letter with an accent on it.
const OTHERS: &[(char, u16)] = &[
    ('°', 400),
    ('º', 365),
    ('ª', 370),
    ('²', 333),
    ('³', 333),
    ('¹', 333),
    ('·', 278),
    ('´', 333),
    ('¨', 333),
    ('«', 556),
    ('»', 556),
    ('\u{2039}', 333),
    ('\u{203A}', 333),
    ('\u{2018}', 222),
    ('\u{2019}', 222),
    ('\u{201A}', 222),
    ('\u{201C}', 333),
    ('\u{201D}', 333),
    ('\u{201E}', 333),
    ('\u{2010}', 333),
    ('\u{2011}', 333),
    ('\u{2012}', 556),
    ('\u{2013}', 556),
    ('\u{2014}', 1000),
    ('\u{2026}', 1000),
    ('\u{2022}', 350),
    ('\u{F0B7}', 460),
    ('\u{2192}', 1000),
    ('\u{2212}', 584),
    ('±', 584),
    ('×', 584),
    ('÷', 584),
    ('œ', 944),
    ('Œ', 1000),
    ('æ', 889),
    ('Æ', 1000),
    ('ß', 611),
    ('ø', 611),
    ('Ø', 778),
    ('ı', 278),
    ('€', 556),
    ('£', 556),
    ('§', 556),
    ('©', 737),
    ('®', 737),
    ('\u{2122}', 1000),
    ('µ', 556),
    ('\u{FB01}', 500),
    ('\u{FB02}', 500),
    ('\u{FB00}', 556),
    ('\u{FB03}', 778),
    ('\u{FB04}', 778),
];

/// Of a character that is in neither table: a digit's, the commonest width there is.
const UNKNOWN: u16 = 556;

/// Width of a space.
pub(crate) const SPACE: f32 = 2.78;

/// Size of all text.
pub(crate) const SIZE: f32 = 10.0;

/// Width of a word in points.
pub(crate) fn of(word: &str) -> f32 {
    let thousandths: u32 = if word.is_ascii() {
        word.chars().map(|c| u32::from(letter(c))).sum()
    } else {
        // An accent that stands alone is nothing but its letter's: composed first, then stripped.
        word.nfc().map(|c| u32::from(letter(c))).sum()
    };
    // Exact up to sixteen thousand letters, and no word is that long.
    #[allow(clippy::cast_precision_loss)]
    let thousandths = thousandths as f32;
    thousandths * SIZE / 1000.0
}

fn letter(c: char) -> u16 {
    if let Some(width) = ascii(c) {
        return width;
    }
    if is_without_width(c) {
        return 0;
    }
    if let Some((_, width)) = OTHERS.iter().find(|(other, _)| *other == c) {
        return *width;
    }
    std::iter::once(c).nfd().next().and_then(ascii).unwrap_or(UNKNOWN)
}

fn ascii(c: char) -> Option<u16> {
    let index = u32::from(c).checked_sub(0x20)?;
    ASCII.get(usize::try_from(index).ok()?).copied()
}

fn is_without_width(c: char) -> bool {
    c.is_control()
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f32, b: f32) -> bool {
        (a - b).abs() < 0.001
    }

    #[test]
    fn letters_as_the_font_has_them() {
        assert!(close(of("Mil"), 8.33 + 2.22 + 2.22));
        assert!(close(of("œ"), 9.44));
        assert!(close(of("ville"), 5.0 + 2.22 + 2.22 + 2.22 + 5.56));
    }

    #[test]
    fn an_accent_takes_no_room_composed_or_not() {
        assert!(close(of("e"), of("é")));
        assert!(close(of("é"), of("e\u{301}")));
        assert!(close(of("ç"), of("c")));
        assert!(close(of("a\u{AD}b"), of("ab")));
    }

    #[test]
    fn an_unknown_character_has_a_width_all_the_same() {
        assert!(of("漢") > 0.0);
    }
}
