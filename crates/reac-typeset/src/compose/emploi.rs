//! The fiche emploi type.

use reac_formes::{Nsf, Rubrique, communs};

use super::{Composer, style};
use crate::fonts::Face;
use crate::layout::Empty;
use crate::piece::{Break, Piece, Role};

impl Composer<'_> {
    /// The fiche emploi type.
    pub(super) fn emploi(&mut self) {
        let emploi = &self.reac.emploi_type;
        self.section(Break::Recto);
        self.anchor(self.forme.au_sommaire(Rubrique::FicheEmploiType));
        self.push(style::centred(self.forme.titre(Rubrique::FicheEmploiType).texte, Face::Bold, 10.0));
        if let Some(intitule) = &emploi.intitule {
            self.pieces.push(Piece::Blank(16.2));
            self.push(style::centred(intitule.as_str(), Face::Bold, 12.0));
            self.blanks(2);
        }
        self.heading(self.forme.titre(Rubrique::DefinitionEmploi));
        self.blocs(&emploi.definition);
        self.blanks(2);
        self.secteurs();
        self.list_section(self.forme.titre(Rubrique::Reglementation), &emploi.reglementation);
        self.list_section(self.forme.titre(Rubrique::Equivalences), &emploi.equivalences);
        self.hors_json();
        self.liste_emploi();
        if !emploi.competences_transversales.is_empty() || self.layout.empty != Empty::Missing {
            self.bare_section(Rubrique::TransversalesEmploi, &emploi.competences_transversales);
        }
        self.liste_extensions();
        self.niveau();
    }

    /// The rubriques of a generation that no field takes, each with a line of its own.
    fn hors_json(&mut self) {
        for titre in self.forme.tous().filter(|titre| titre.rubrique == Rubrique::HorsJson) {
            self.heading(titre);
            self.body("Ce que le modèle demande en plus, en une phrase.", Role::Prose);
            self.blanks(2);
        }
    }

    fn secteurs(&mut self) {
        let emploi = &self.reac.emploi_type;
        if emploi.secteurs_activite.is_empty() && emploi.types_emplois.is_empty() {
            return;
        }
        self.heading(self.forme.titre(Rubrique::Secteurs));
        if !emploi.secteurs_activite.is_empty() {
            self.body(communs::SECTEURS, Role::Prose);
            self.bulleted(&emploi.secteurs_activite, 0.0, None);
            self.blanks(1);
        }
        if !emploi.types_emplois.is_empty() {
            self.body(communs::TYPES_D_EMPLOIS, Role::Prose);
            self.bulleted(&emploi.types_emplois, 0.0, None);
        }
        self.blanks(2);
    }

    /// All activities with their competences.
    fn liste_emploi(&mut self) {
        self.heading(self.forme.titre(Rubrique::ListeActivitesCompetences));
        for activite in self.reac.activites_types.iter().filter(|at| !at.id.ccs) {
            self.body(&format!("{}. {}", activite.numero, activite.intitule), Role::Item);
            for (_, intitule) in self.competences_of(activite) {
                self.body(&intitule, Role::Item);
            }
            self.blanks(1);
        }
        self.blanks(1);
    }

    /// The activities of the CCS, numbered on from those of the emploi type.
    fn liste_extensions(&mut self) {
        let before = self.reac.activites_types.iter().filter(|at| !at.id.ccs).count();
        let ccs: Vec<_> = self.reac.activites_types.iter().filter(|at| at.id.ccs).collect();
        if ccs.is_empty() {
            return;
        }
        self.heading(self.forme.titre(Rubrique::ListeExtensions));
        for (index, activite) in ccs.into_iter().enumerate() {
            self.body(&format!("{} - {}", before + index + 1, activite.intitule), Role::Item);
            for (_, intitule) in self.competences_of(activite) {
                self.body(&intitule, Role::Item);
            }
            self.blanks(1);
        }
        self.blanks(1);
    }

    /// Level, conventions, NSF and ROME.
    fn niveau(&mut self) {
        let emploi = &self.reac.emploi_type;
        self.heading(self.forme.titre(Rubrique::Niveau));
        if let Some(niveau) = &emploi.niveau {
            self.body(niveau, Role::Item);
        }
        let none = self.layout.empty.says();
        let conventions =
            if emploi.conventions.is_empty() { none.into() } else { emploi.conventions.join(" ; ") };
        self.body(&format!("{} {conventions}", communs::CONVENTIONS), Role::Item);
        self.body(communs::NSF, Role::Item);
        for nsf in &emploi.nsf {
            let line = self.nsf(&nsf.code, nsf.intitule.as_deref());
            self.body(&line, Role::Item);
        }
        self.blanks(2);
        self.heading(self.forme.titre(Rubrique::Rome));
        for rome in &emploi.rome {
            let intitule = rome.intitule.as_deref().unwrap_or_default();
            self.body(format!("{} {intitule}", rome.code).trim_end(), Role::Item);
        }
    }

    /// `326 t - …`, `326t - …`, `326t--…`.
    fn nsf(&self, code: &str, intitule: Option<&str>) -> String {
        let intitule = intitule.unwrap_or_default();
        match self.forme.nsf {
            Nsf::LettreApart => {
                let digits = code.trim_end_matches(|c: char| c.is_ascii_lowercase());
                let letter = code.strip_prefix(digits).unwrap_or_default();
                let gap = if letter.is_empty() { "" } else { " " };
                format!("{digits}{gap}{letter} - {intitule}")
            }
            Nsf::Tiret => format!("{code} - {intitule}"),
            Nsf::DeuxTirets => format!("{code}--{intitule}"),
        }
    }
}
