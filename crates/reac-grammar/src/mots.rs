//! The words of a row, and what is asked of them again and again.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

use reac_lines::Word;

use crate::fold::fold;
use crate::mesures::mode;
use crate::texte::{Notes, mots_en_texte};

/// The words of one row, from left to right. A copy shares them.
#[derive(Debug, Clone)]
pub struct Mots<'a>(Rc<Rang<'a>>);

#[derive(Debug)]
struct Rang<'a> {
    mots: Vec<&'a Word>,
    taille: f32,
    espace: Option<f32>,
    texte: OnceCell<String>,
    plie: OnceCell<String>,
}

impl<'a> Mots<'a> {
    /// Measures the words once: each decision about the row asks for it.
    #[must_use]
    pub fn new(mots: Vec<&'a Word>) -> Self {
        let (taille, espace) = (taille(&mots), espace(&mots));
        Self(Rc::new(Rang { mots, taille, espace, texte: OnceCell::new(), plie: OnceCell::new() }))
    }

    /// Size of most of them, points.
    #[must_use]
    pub fn taille(&self) -> f32 {
        self.0.taille
    }

    /// Median width of the spaces between them, as a share of the font size; `None` with fewer than two spaces.
    #[must_use]
    pub fn espace(&self) -> Option<f32> {
        self.0.espace
    }

    /// As one text, no note known. Put together when it is first asked for.
    #[must_use]
    pub fn texte(&self) -> &str {
        self.0.texte.get_or_init(|| mots_en_texte(&self.0.mots, Notes::AUCUNE))
    }

    /// That text, folded.
    #[must_use]
    pub fn plie(&self) -> &str {
        self.0.plie.get_or_init(|| fold(self.texte()))
    }
}

impl<'a> Deref for Mots<'a> {
    type Target = [&'a Word];

    fn deref(&self) -> &Self::Target {
        &self.0.mots
    }
}

fn taille(mots: &[&Word]) -> f32 {
    match mots.split_first() {
        // Nearly all rows are set in one size.
        Some((first, rest)) if first.size.is_finite() && rest.iter().all(|mot| mot.size == first.size) => {
            first.size
        }
        _ => mode(mots.iter().map(|mot| (mot.size, mot.width().max(0.1))), 0.25).unwrap_or(10.0),
    }
}

/// The median: one double blank does not make a stretched line.
fn espace(mots: &[&Word]) -> Option<f32> {
    let mut spaces: Vec<f32> = Vec::with_capacity(mots.len());
    spaces.extend(
        mots.iter()
            .skip(1)
            .filter(|mot| mot.space > 0.05 * mot.size && !mot.raised)
            .map(|mot| mot.space / mot.size.max(1.0)),
    );
    spaces.sort_unstable_by(f32::total_cmp);
    (spaces.len() >= 2).then(|| spaces.get(spaces.len() / 2).copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(left: f32, size: f32, space: f32) -> Word {
        Word {
            text: "mot".to_owned(),
            left,
            right: left + 20.0,
            size,
            bold: false,
            italic: false,
            raised: false,
            space,
            spaced: None,
            paragraph: None,
            confidence: None,
        }
    }

    #[test]
    fn the_size_is_that_of_most_of_the_row() {
        let words = [word(0.0, 10.0, 0.0), word(23.0, 10.0, 3.0), word(46.0, 6.0, 3.0)];
        assert_eq!(Mots::new(words.iter().collect()).taille(), 10.0);
        assert_eq!(Mots::new(words[..1].iter().collect()).taille(), 10.0);
        assert_eq!(Mots::new(words[2..].iter().collect()).taille(), 6.0);
    }

    #[test]
    fn one_space_says_nothing_and_a_double_blank_does_not_count() {
        let words =
            [word(0.0, 10.0, 0.0), word(23.0, 10.0, 3.0), word(46.0, 10.0, 3.0), word(75.0, 10.0, 9.0)];
        assert_eq!(Mots::new(words[..2].iter().collect()).espace(), None);
        assert_eq!(Mots::new(words.iter().collect()).espace(), Some(0.3));
    }
}
