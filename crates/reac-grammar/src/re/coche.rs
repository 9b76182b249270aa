//! Marks of the matrix: a box, ticked or not, written as a glyph or drawn.

use reac_lines::TickBox;

/// A mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coche {
    /// Ticked.
    Cochee,
    /// A box without a tick.
    Vide,
}

/// Glyphs that are marks: those of Wingdings and Wingdings 2 by their places in the font, the same where the font's
/// places were taken for letters, the signs of Unicode, and a cross that was typed.
const GLYPHES: &[(char, Coche)] = &[
    ('\u{f054}', Coche::Cochee),
    ('\u{f052}', Coche::Cochee),
    ('\u{f053}', Coche::Cochee),
    ('\u{f0fd}', Coche::Cochee),
    ('\u{f0fe}', Coche::Cochee),
    ('\u{f078}', Coche::Cochee),
    ('\u{f051}', Coche::Cochee),
    ('\u{f0fc}', Coche::Cochee),
    ('☒', Coche::Cochee),
    ('☑', Coche::Cochee),
    ('✓', Coche::Cochee),
    ('✔', Coche::Cochee),
    ('✗', Coche::Cochee),
    ('✘', Coche::Cochee),
    ('×', Coche::Cochee),
    ('X', Coche::Cochee),
    ('x', Coche::Cochee),
    ('ý', Coche::Cochee),
    ('þ', Coche::Cochee),
    ('\u{f0a3}', Coche::Vide),
    ('\u{f0a8}', Coche::Vide),
    ('\u{f06f}', Coche::Vide),
    ('☐', Coche::Vide),
    ('□', Coche::Vide),
    ('❏', Coche::Vide),
    ('¨', Coche::Vide),
];

/// The mark that a word is.
#[must_use]
pub fn coche(mot: &str) -> Option<Coche> {
    let mut signs = mot.chars();
    let (first, rest) = (signs.next()?, signs.next());
    let found = GLYPHES.iter().find(|(glyph, _)| *glyph == first).map(|(_, coche)| *coche);
    found.filter(|_| rest.is_none())
}

/// The mark that a drawn box is; `None` where one stroke alone crosses it.
#[must_use]
pub fn case(case: &TickBox) -> Option<Coche> {
    match case.diagonals {
        0 => Some(Coche::Vide),
        1 => None,
        _ => Some(Coche::Cochee),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coche_accepts() {
        assert_eq!(coche("\u{f054}"), Some(Coche::Cochee));
        assert_eq!(coche("\u{f0a3}"), Some(Coche::Vide));
        assert_eq!(coche("X"), Some(Coche::Cochee));
    }

    #[test]
    fn coche_rejects() {
        for text in ["", "xx", "phare", "o", "\u{f054}\u{f054}", "\u{f0b7}"] {
            assert_eq!(coche(text), None, "{text}");
        }
    }

    #[test]
    fn two_diagonals_tick_a_box_and_one_leaves_it_open() {
        let drawn = |diagonals| TickBox { left: 0.0, top: 0.0, right: 9.2, bottom: 9.2, diagonals };
        assert_eq!(case(&drawn(2)), Some(Coche::Cochee));
        assert_eq!(case(&drawn(0)), Some(Coche::Vide));
        assert_eq!(case(&drawn(1)), None);
    }
}
