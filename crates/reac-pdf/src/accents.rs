//! Accents drawn as glyphs of their own, beside the letter that they stand over: one letter.

use crate::glyph::{Glyph, GlyphText};

/// How far from the letter's edges, in ems, the middle of an accent may stand.
const BESIDE: f32 = 0.08;
/// How much higher or lower than the letter's baseline, in ems, that of the accent may be.
const LEVEL: f32 = 0.35;

/// Each accent as glyphs give it (spacing, small, combining), the letters it stands over and what they become.
const ACCENTS: [(&str, &str, &str); 6] = [
    ("´\u{2CA}\u{301}", "aeiouycAEIOUYCıns", "áéíóúýćÁÉÍÓÚÝĆíńś"),
    ("`\u{2CB}\u{300}", "aeiouAEIOUı", "àèìòùÀÈÌÒÙì"),
    ("^ˆ\u{302}", "aeiouAEIOUı", "âêîôûÂÊÎÔÛî"),
    ("¨\u{308}", "aeiouyAEIOUYı", "äëïöüÿÄËÏÖÜŸï"),
    ("¸\u{327}", "cC", "çÇ"),
    ("~˜\u{303}", "anoANO", "ãñõÃÑÕ"),
];

/// Whether a glyph may be an accent without its letter.
pub(crate) fn is_accent(text: &GlyphText) -> bool {
    matches!(
        text,
        GlyphText::Char(
            '^' | '`' | '~' | '¨' | '´' | '¸' | 'ˆ' | '˜' | '\u{2CA}' | '\u{2CB}' | '\u{300}'..='\u{327}'
        )
    )
}

/// Puts accents on the letters before or after them in the stream over which they stand.
pub(crate) fn compose(glyphs: &mut Vec<Glyph>) {
    let mut gone = Vec::new();
    for at in 0..glyphs.len() {
        let Some(accent) = glyphs.get(at).filter(|glyph| is_accent(&glyph.text)) else { continue };
        let around = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        let letters = around.filter_map(|index| {
            let letter = glyphs.get(index)?;
            Some((index, distance(letter, accent)?, composed(&letter.text, &accent.text)?))
        });
        if let Some((index, _, c)) = letters.min_by(|a, b| a.1.total_cmp(&b.1))
            && let Some(letter) = glyphs.get_mut(index)
        {
            letter.text = GlyphText::Char(c);
            gone.push(at);
        }
    }
    let mut gone = gone.into_iter().peekable();
    let mut index = 0;
    glyphs.retain(|_| {
        let stays = gone.next_if_eq(&index).is_none();
        index += 1;
        stays
    });
}

/// How far the middle of the accent is from that of the letter that it stands over; `None` where it does not.
fn distance(letter: &Glyph, accent: &Glyph) -> Option<f32> {
    let edge = BESIDE * letter.size;
    let middle = accent.x + accent.advance / 2.0;
    let over = middle > letter.x - edge && middle < letter.x + letter.advance + edge;
    let level = (letter.y - accent.y).abs() < LEVEL * letter.size;
    (over && level).then(|| (middle - letter.x - letter.advance / 2.0).abs())
}

fn composed(letter: &GlyphText, accent: &GlyphText) -> Option<char> {
    let (GlyphText::Char(letter), GlyphText::Char(accent)) = (letter, accent) else { return None };
    let (_, bases, made) = ACCENTS.iter().find(|(accents, ..)| accents.contains(*accent))?;
    bases.chars().zip(made.chars()).find(|(base, _)| base == letter).map(|(_, made)| made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(c: char, x: f32, advance: f32) -> Glyph {
        Glyph::sample(c, [x, 100.0], advance)
    }

    fn read(mut glyphs: Vec<Glyph>) -> String {
        compose(&mut glyphs);
        let mut out = String::new();
        glyphs.iter().for_each(|glyph| glyph.text.push_to(&mut out));
        out
    }

    #[test]
    fn an_accent_before_or_after_its_letter_is_put_on_it() {
        assert_eq!(read(vec![glyph('d', 0.0, 5.0), glyph('´', 6.0, 3.0), glyph('e', 5.0, 5.0)]), "dé");
        assert_eq!(read(vec![glyph('e', 5.0, 5.0), glyph('`', 6.0, 3.0), glyph('s', 10.0, 5.0)]), "ès");
        assert_eq!(read(vec![glyph('c', 5.0, 5.0), glyph('\u{327}', 9.9, 0.0)]), "ç");
    }

    #[test]
    fn an_accent_beside_its_neighbours_stays() {
        assert_eq!(read(vec![glyph('a', 0.0, 5.0), glyph('^', 5.0, 5.0), glyph('e', 10.0, 5.0)]), "a^e");
        assert_eq!(read(vec![glyph('t', 0.0, 3.0), glyph('´', 0.5, 3.0)]), "t´");
    }
}
