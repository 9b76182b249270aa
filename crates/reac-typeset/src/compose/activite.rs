//! Fiches activité type, and the covers of the CCS.

use reac_model::ActiviteType;

use super::{Composer, style};
use crate::fonts::Face;
use crate::headings::ccs;
use crate::layout::{Capitals, Generation};
use crate::piece::{Break, Piece};

impl Composer<'_> {
    /// The activities of the emploi type.
    pub(super) fn activites(&mut self) {
        for (index, activite) in self.reac.activites_types.iter().filter(|at| !at.id.ccs).enumerate() {
            self.section(Break::Recto);
            if index == 0 {
                self.anchor(self.headings.sommaire.activites);
            }
            self.activite(activite);
        }
    }

    /// Each CCS: cover, activity, competences.
    pub(super) fn extensions(&mut self) {
        for activite in self.reac.activites_types.iter().filter(|at| at.id.ccs) {
            let numero = activite.numero.to_string();
            self.section(Break::Recto);
            self.anchor(ccs::SOMMAIRE_COVER.replace("{}", &numero));
            self.ccs_cover(activite);
            self.section(Break::Recto);
            self.anchor(ccs::SOMMAIRE_ACTIVITE.replace("{}", &numero));
            self.activite(activite);
            self.competences_of_ccs(activite);
        }
    }

    fn ccs_cover(&mut self, activite: &ActiviteType) {
        let numero = activite.numero.to_string();
        let blank = || Piece::Blank(23.0);
        self.pieces.push(Piece::At(340.7));
        for line in ccs::COVER {
            self.push(style::centred(line.replace("{}", &numero), Face::Regular, 20.0));
        }
        self.pieces.push(blank());
        if let Some(intitule) = &self.reac.titre.intitule {
            self.push(style::centred(intitule.as_str(), Face::Regular, 20.0));
        }
        self.pieces.extend([blank(), blank(), blank()]);
        self.push(style::centred(activite.intitule.as_str(), Face::Regular, 20.0));
    }

    fn activite(&mut self, activite: &ActiviteType) {
        let head = if activite.id.ccs { ccs::ACTIVITE_HEAD } else { self.headings.activite_head };
        self.fiche_head(head, activite.numero, &activite.intitule);
        self.blanks(1);
        self.heading(&self.headings.activite_definition);
        self.blocs(&activite.definition);
        self.blanks(2);
        self.list_section(&self.headings.reglementation_activite, &activite.reglementation);
        let titles: Vec<_> = self.competences_of(activite).into_iter().map(|(_, title)| title).collect();
        self.bare_section(&self.headings.liste_activite, &titles);
        self.bare_section(&self.headings.transversales_activite, &activite.competences_transversales);
    }

    /// Head, number and title of a fiche.
    pub(super) fn fiche_head(&mut self, head: &str, numero: u32, intitule: &str) {
        let capitals = if self.layout.generation == Generation::G2013 {
            Capitals::Accented
        } else {
            self.layout.capitals
        };
        let head = capitals.of(head);
        if self.layout.generation == Generation::G2013 {
            self.push(style::centred(head, Face::Bold, 10.0));
            self.push(style::centred(format!("N° {numero}"), Face::Bold, 10.0));
        } else {
            self.push(style::centred(format!("{head} N° {numero}"), Face::Bold, 10.0));
        }
        self.pieces.push(Piece::Blank(13.8));
        self.push(style::centred(intitule, Face::Bold, 12.0));
        self.pieces.extend([13.8; 2].map(Piece::Blank));
    }
}
