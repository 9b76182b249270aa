//! Glossaries and the last page.

use reac_formes::{Rubrique, communs};
use reac_model::{Bloc, EntreeGlossaire};

use super::{Composer, style};
use crate::fonts::Face;
use crate::layout::{Align, GlossaryTerms};
use crate::piece::{Break, Paragraph, Piece, Role, Run};

/// Distance of a definition from the left margin, and of its lines' ends from the right one, in points.
const INDENT: f32 = 77.4;
const RIGHT: f32 = 3.8;

const EDITEUR: &str = "Document inventé pour l’essai d’un programme";

impl Composer<'_> {
    /// Both glossaries, where they have entries.
    pub(super) fn glossaires(&mut self) {
        let reac = self.reac;
        for (rubrique, entries) in [
            (Rubrique::GlossaireTechnique, &reac.glossaire_technique),
            (Rubrique::GlossaireReac, &reac.glossaire_reac),
        ] {
            if entries.is_empty() {
                continue;
            }
            let title = self.forme.titre(rubrique).texte;
            self.section(Break::Recto);
            self.anchor(title);
            self.push(style::centred(title, Face::Bold, 12.0));
            self.pieces.push(Piece::Blank(39.1));
            for (index, entry) in entries.iter().enumerate() {
                if index > 0 {
                    self.pieces.extend([12.65; 2].map(Piece::Blank));
                }
                self.entry(entry);
            }
        }
    }

    fn entry(&mut self, entry: &EntreeGlossaire) {
        let term = Run::new(entry.terme.as_str(), Face::Bold, 11.0);
        let right = self.layout.page.right - RIGHT;
        let mut blocs = entry.definition.as_slice();
        match (self.layout.glossary, blocs) {
            (GlossaryTerms::RunIn, [Bloc::Paragraphe { texte }, rest @ ..]) => {
                let align = self.align();
                let size = self.layout.page.size;
                let mut runs = vec![Run::new(entry.terme.as_str(), Face::Bold, size)];
                runs.push(Run::new(" : ", Face::Bold, size));
                runs.extend(self.with_calls(texte));
                let pitch = self.pitch();
                self.push(Paragraph {
                    align,
                    pitch,
                    role: Role::Term,
                    right: Some(right),
                    ..style::plain(runs)
                });
                blocs = rest;
            }
            _ => {
                let keep = self.pitch();
                self.push(Paragraph { role: Role::Term, keep, ..style::plain(vec![term]) });
            }
        }
        let indent = if self.layout.glossary == GlossaryTerms::RunIn { 0.0 } else { INDENT };
        for bloc in blocs {
            match bloc {
                Bloc::Paragraphe { texte } => {
                    let align = self.align();
                    let runs = self.with_calls(texte);
                    let pitch = self.pitch();
                    self.push(Paragraph {
                        align,
                        pitch,
                        first: indent,
                        rest: indent,
                        right: Some(right),
                        ..style::plain(runs)
                    });
                }
                Bloc::Liste { elements } => self.bulleted(elements, indent, Some(right)),
            }
        }
    }

    /// The last page.
    pub(super) fn fin(&mut self) {
        self.section(Break::Recto);
        self.pieces.push(Piece::NoRow);
        self.pieces.push(Piece::At(332.4));
        let title = self.forme.titre(Rubrique::Reproduction).texte;
        for (index, line) in std::iter::once(title).chain(communs::REPRODUCTION).enumerate() {
            let face = if index == 0 { Face::Bold } else { Face::Regular };
            let paragraph = style::centred(line, face, 8.0);
            self.push(Paragraph { align: Align::Centred, role: Role::Prose, ..paragraph });
        }
        self.section(Break::Page);
        self.pieces.push(Piece::Upright(EDITEUR.into()));
    }
}
