//! Fiches activité type, and the covers of the CCS.

use reac_formes::{Numero, Rubrique};
use reac_model::ActiviteType;

use super::{Composer, style};
use crate::fonts::Face;
use crate::layout::Capitals;
use crate::piece::{Break, Piece};

impl Composer<'_> {
    /// The activities of the emploi type.
    pub(super) fn activites(&mut self) {
        for (index, activite) in self.reac.activites_types.iter().filter(|at| !at.id.ccs).enumerate() {
            self.section(Break::Recto);
            if index == 0 {
                self.anchor(self.forme.au_sommaire(Rubrique::FicheActivite));
            }
            self.activite(activite);
        }
    }

    /// Each CCS: cover, activity, competences.
    pub(super) fn extensions(&mut self) {
        for activite in self.reac.activites_types.iter().filter(|at| at.id.ccs) {
            let numero = activite.numero.to_string();
            self.section(Break::Recto);
            let [cover, fiche, _] = self.forme.ccs.au_sommaire;
            self.anchor(cover.replace("{}", &numero));
            self.ccs_cover(activite);
            self.section(Break::Recto);
            self.anchor(fiche.replace("{}", &numero));
            self.activite(activite);
            self.competences_of_ccs(activite);
        }
    }

    fn ccs_cover(&mut self, activite: &ActiviteType) {
        let numero = activite.numero.to_string();
        let blank = || Piece::Blank(23.0);
        self.pieces.push(Piece::At(340.7));
        for line in self.forme.ccs.couverture {
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
        let head = if activite.id.ccs {
            self.forme.ccs.activite
        } else {
            self.forme.titre(Rubrique::FicheActivite).texte
        };
        self.fiche_head(head, activite.numero, &activite.intitule);
        self.blanks(1);
        self.heading(self.forme.titre(Rubrique::DefinitionActivite));
        self.blocs(&activite.definition);
        self.blanks(2);
        let rules = self.forme.titre_dans(Rubrique::Reglementation, Some(Rubrique::FicheActivite));
        self.list_section(rules, &activite.reglementation);
        let titles: Vec<_> = self.competences_of(activite).into_iter().map(|(_, title)| title).collect();
        self.bare_section(Rubrique::ListeCompetences, &titles);
        self.bare_section(Rubrique::TransversalesActivite, &activite.competences_transversales);
    }

    /// Head, number and title of a fiche.
    pub(super) fn fiche_head(&mut self, head: &str, numero: u32, intitule: &str) {
        match self.forme.numero {
            Numero::Dessous => {
                self.push(style::centred(Capitals::Accented.of(head), Face::Bold, 10.0));
                self.push(style::centred(format!("N° {numero}"), Face::Bold, 10.0));
            }
            Numero::Derriere => {
                let head = self.layout.capitals.of(head);
                self.push(style::centred(format!("{head} N° {numero}"), Face::Bold, 10.0));
            }
        }
        self.pieces.push(Piece::Blank(13.8));
        self.push(style::centred(intitule, Face::Bold, 12.0));
        self.pieces.extend([13.8; 2].map(Piece::Blank));
    }
}
