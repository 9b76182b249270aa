//! Rows: what stands on one baseline in one column, and what lies between a row and the one before it.

use crate::mesures::Mesures;
use crate::mots::Mots;
use crate::pages::Feuille;
use crate::texte::{Fragment, Notes, mots_en_texte, reconnus};

/// What lies between a row and the one before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Saut {
    /// First of the document.
    Debut,
    /// So many pitches, on one page: 1 is the next line.
    Lignes(f32),
    /// A page break. Both in pitches; 0 where nothing is to be seen.
    Page {
        /// Room left at the foot of the page before.
        reste: f32,
        /// How much lower than usual the new page begins.
        descente: f32,
    },
}

impl Saut {
    /// Pitches, a page break counted as `page`.
    #[must_use]
    pub fn lignes(self, page: f32) -> f32 {
        match self {
            Self::Lignes(n) => n,
            Self::Debut | Self::Page { .. } => page,
        }
    }
}

/// A row.
#[derive(Debug, Clone)]
pub struct Rangee<'a> {
    /// Index of its page among the pages of the document.
    pub feuille: usize,
    /// Page of the file, from 1.
    pub page: u32,
    /// Printed page.
    pub imprimee: Option<u32>,
    /// Points from the page's top.
    pub baseline: f32,
    /// Its words; never empty.
    pub mots: Mots<'a>,
    /// A space follows the last word.
    pub espace_final: Option<bool>,
    /// What lies before it.
    pub saut: Saut,
}

impl Rangee<'_> {
    /// Left edge.
    #[must_use]
    pub fn gauche(&self) -> f32 {
        self.mots.first().map_or(0.0, |mot| mot.left)
    }

    /// Right edge.
    #[must_use]
    pub fn droite(&self) -> f32 {
        self.mots.last().map_or(0.0, |mot| mot.right)
    }

    /// Size of most of it, points.
    #[must_use]
    pub fn taille(&self) -> f32 {
        self.mots.taille()
    }

    /// Every word is bold, remarks in brackets apart.
    #[must_use]
    pub fn gras(&self) -> bool {
        let mut parentheses = 0_i32;
        let mut seen = false;
        for mot in self.mots.iter() {
            parentheses += i32::try_from(mot.text.matches('(').count()).unwrap_or(0);
            if parentheses == 0 {
                seen = true;
                if !mot.bold {
                    return false;
                }
            }
            parentheses -= i32::try_from(mot.text.matches(')').count()).unwrap_or(0);
        }
        seen
    }

    /// First word is bold.
    #[must_use]
    pub fn gras_au_debut(&self) -> bool {
        self.mots.first().is_some_and(|mot| mot.bold)
    }

    /// Its words, one space between.
    #[must_use]
    pub fn texte(&self, notes: Notes<'_>) -> String {
        if notes.numeros.is_empty() { self.mots.texte().to_owned() } else { mots_en_texte(&self.mots, notes) }
    }

    /// Size of its largest word, points.
    fn plus_grand(&self) -> f32 {
        self.mots.iter().map(|mot| mot.size).fold(0.0, f32::max)
    }

    /// Upper edge, points.
    #[must_use]
    pub fn haut(&self) -> f32 {
        self.baseline - self.plus_grand() * 0.8
    }

    /// Where it stands, and what stands there: a note's call is a mere number in it.
    #[must_use]
    pub fn fragment(&self) -> Fragment {
        let size = self.plus_grand();
        Fragment {
            page: self.page,
            page_imprimee: self.imprimee,
            gauche: self.gauche(),
            haut: self.haut(),
            droite: self.droite(),
            bas: self.baseline + size * 0.22,
            brut: self.mots.texte().to_owned(),
            reconnus: reconnus(self.mots.iter().copied()),
        }
    }

    /// Width of its spaces as a share of the font size; `None` with fewer than two.
    #[must_use]
    pub fn espace(&self) -> Option<f32> {
        self.mots.espace()
    }
}

/// All rows of the document, page after page.
#[must_use]
pub fn rangees<'a>(feuilles: &[Feuille<'a>], mesures: &Mesures) -> Vec<Rangee<'a>> {
    let mut out: Vec<Rangee<'a>> = Vec::new();
    for (index, feuille) in feuilles.iter().enumerate() {
        let mut before: Option<f32> = None;
        for line in &feuille.lignes {
            let saut = match (before, out.last()) {
                (Some(baseline), _) => Saut::Lignes((line.baseline - baseline) / mesures.pas),
                (None, None) => Saut::Debut,
                (None, Some(last)) if mesures.mesure => Saut::Page {
                    reste: ((mesures.derniere - last.baseline) / mesures.pas).max(0.0),
                    descente: ((line.baseline - mesures.premiere) / mesures.pas).max(0.0),
                },
                (None, Some(_)) => Saut::Page { reste: 0.0, descente: 0.0 },
            };
            before = Some(line.baseline);
            out.push(Rangee {
                feuille: index,
                page: line.page,
                imprimee: feuille.imprimee(),
                baseline: line.baseline,
                mots: Mots::new(line.words.iter().collect()),
                espace_final: line.trailing_space,
                saut,
            });
        }
    }
    out
}
