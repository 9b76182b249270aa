//! Letters of glyphs that a font does not name, learnt where a text of the file stands for them (`/ActualText`): what a
//! code of a font draws in one place it draws in all.

use crate::glyph::{Glyph, GlyphText, Nameless};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What was learnt.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    /// `None`: of two texts each says another.
    known: HashMap<Nameless, Option<GlyphText>>,
}

impl Letters {
    /// Learns from a text and the glyphs that it stands for: one for each of its characters, or a single one for all.
    pub(crate) fn learn(&mut self, glyphs: &[Glyph], text: &str) {
        if let [only] = glyphs {
            self.add(only, GlyphText::of(text));
        } else if text.chars().count() == glyphs.len() {
            for (glyph, c) in glyphs.iter().zip(text.chars()) {
                self.add(glyph, GlyphText::char(c));
            }
        }
    }

    fn add(&mut self, glyph: &Glyph, text: GlyphText) {
        let GlyphText::Unmapped(glyph) = glyph.text else { return };
        if glyph.font != 0 && !matches!(text, GlyphText::Unmapped(_)) {
            self.agree(glyph, Some(text));
        }
    }

    fn agree(&mut self, glyph: Nameless, text: Option<GlyphText>) {
        match self.known.entry(glyph) {
            Entry::Occupied(mut known) if *known.get() != text => {
                known.insert(None);
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(place) => {
                place.insert(text);
            }
        }
    }

    /// What another page taught.
    pub(crate) fn join(&mut self, other: Self) {
        for (glyph, text) in other.known {
            self.agree(glyph, text);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// What a glyph reads as.
    pub(crate) fn get(&self, glyph: Nameless) -> Option<&GlyphText> {
        self.known.get(&glyph)?.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nameless(code: u32) -> Nameless {
        Nameless { font: 7, code }
    }

    fn run(codes: &[u32]) -> Vec<Glyph> {
        let glyph = |code: &u32| Glyph {
            text: GlyphText::Unmapped(nameless(*code)),
            ..Glyph::sample(' ', [0.0, 0.0], 5.0)
        };
        codes.iter().map(glyph).collect()
    }

    #[test]
    fn a_text_as_long_as_its_glyphs_names_them() {
        let mut letters = Letters::default();
        letters.learn(&run(&[3, 4, 4]), "fee");
        letters.learn(&run(&[9]), "ffi");
        assert_eq!(letters.get(nameless(4)), Some(&GlyphText::Char('e')));
        assert_eq!(letters.get(nameless(9)), Some(&GlyphText::Many("ffi".into())));
        assert_eq!(letters.get(nameless(5)), None);
    }

    #[test]
    fn other_lengths_teach_nothing_and_what_disagrees_is_forgotten() {
        let mut letters = Letters::default();
        letters.learn(&run(&[3, 4]), "feu");
        assert!(letters.is_empty());
        letters.learn(&run(&[3, 4]), "fe");
        letters.learn(&run(&[3, 4]), "le");
        let mut other = Letters::default();
        other.learn(&run(&[3, 5]), "fa");
        letters.join(other);
        assert_eq!(letters.get(nameless(3)), None);
        assert_eq!(letters.get(nameless(5)), Some(&GlyphText::Char('a')));
    }
}
