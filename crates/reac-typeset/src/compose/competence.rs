//! Fiches compétence professionnelle and the fiche of transversal competences.

use reac_formes::{Groupe, Rubrique};
use reac_model::{ActiviteType, CompetenceProfessionnelle};

use super::{Composer, style, turn};
use crate::fonts::Face;
use crate::piece::{Boundary, Break, Paragraph, Piece, Run};

impl Composer<'_> {
    /// The competences of the emploi type.
    pub(super) fn competences(&mut self) {
        let reac = self.reac;
        let of_emploi = |cp: &&CompetenceProfessionnelle| !cp.id.activite.as_ref().is_some_and(|at| at.ccs);
        for (index, competence) in reac.competences_professionnelles.iter().filter(of_emploi).enumerate() {
            self.section(Break::Recto);
            if index == 0 {
                self.anchor(self.forme.au_sommaire(Rubrique::FicheCompetence));
            }
            self.competence(competence, self.forme.titre(Rubrique::FicheCompetence).texte);
        }
    }

    /// The competences of a CCS.
    pub(super) fn competences_of_ccs(&mut self, activite: &ActiviteType) {
        let reac = self.reac;
        let of_ccs = |cp: &&CompetenceProfessionnelle| cp.id.activite.as_ref() == Some(&activite.id);
        for (index, competence) in reac.competences_professionnelles.iter().filter(of_ccs).enumerate() {
            self.section(Break::Recto);
            if index == 0 {
                let [.., fiches] = self.forme.ccs.au_sommaire;
                self.anchor(fiches);
            }
            self.competence(competence, self.forme.ccs.competence);
        }
    }

    fn competence(&mut self, competence: &CompetenceProfessionnelle, head: &str) {
        self.fiche_head(head, competence.numero, &competence.intitule);
        for (heading, blocs) in [
            (Rubrique::Description, &competence.description),
            (Rubrique::ContexteMiseEnOeuvre, &competence.contexte),
        ] {
            self.heading(self.forme.titre(heading));
            self.blocs(blocs);
            self.blanks(2);
        }
        self.heading(self.forme.titre(Rubrique::Criteres));
        self.items(&competence.criteres_performance);
        self.blanks(2);
        self.groups(competence);
    }

    /// The four groups under their one heading.
    fn groups(&mut self, competence: &CompetenceProfessionnelle) {
        let keep = 2.0 * self.pitch();
        let runs = vec![Run::new(self.forme.titre(Rubrique::Savoirs).texte, Face::Bold, 11.0)];
        self.push(Paragraph { first: 1.7, rest: 1.7, keep, ..style::heading(runs) });
        self.blanks(1);
        let index = self.reac.competences_professionnelles.iter().position(|cp| cp.id == competence.id);
        let groups = self.forme.ordre.map(|group| group_of(competence, group));
        let full = groups.iter().all(|(_, items)| !items.is_empty());
        let named = full || self.gaps_tell();
        let mut filled = false;
        let mut skipped: u8 = 0;
        for (key, items) in groups {
            if items.is_empty() {
                skipped = skipped.saturating_add(1);
                continue;
            }
            let hidden = self.layout.groups.empty.saturating_mul(skipped);
            if filled {
                let gap = turn(&self.layout.groups.gaps, self.group_gaps).unwrap_or(1);
                self.group_gaps += 1;
                self.blanks(gap.saturating_add(hidden));
            } else {
                self.blanks(hidden);
            }
            let pointer = format!("/competences_professionnelles/{}/{key}", index.unwrap_or_default());
            self.pieces.push(Piece::Boundary(Boundary { pointer, named, full }));
            self.items(items);
            filled = true;
            skipped = 0;
        }
    }

    /// Whether a wide gap always stands for an empty group: filled ones are parted alike, empty ones leave a trace.
    fn gaps_tell(&self) -> bool {
        let gaps = &self.layout.groups.gaps;
        self.layout.groups.empty > 0 && gaps.windows(2).all(|pair| pair.first() == pair.last())
    }

    /// The transversal competences, all under one head.
    pub(super) fn transversales(&mut self) {
        if self.reac.competences_transversales.is_empty() {
            return;
        }
        self.section(Break::Recto);
        self.anchor(self.forme.au_sommaire(Rubrique::FicheTransversales));
        self.push(style::centred(
            self.layout.capitals.of(self.forme.titre(Rubrique::FicheTransversales).texte),
            Face::Bold,
            10.0,
        ));
        self.pieces.push(Piece::Blank(39.2));
        for (index, competence) in self.reac.competences_transversales.iter().enumerate() {
            if index > 0 {
                self.blanks(3);
            }
            self.push(style::heading(vec![Run::new(competence.intitule.as_str(), Face::Bold, 12.0)]));
            self.blanks(1);
            self.heading(self.forme.titre(Rubrique::Description));
            self.blocs(&competence.description);
            self.blanks(1);
            self.heading(self.forme.titre(Rubrique::Criteres));
            self.items(&competence.criteres_performance);
        }
    }
}

/// Key and items of a group.
fn group_of(competence: &CompetenceProfessionnelle, group: Groupe) -> (&'static str, &[String]) {
    match group {
        Groupe::Techniques => ("savoir_faire_techniques", &competence.savoir_faire_techniques),
        Groupe::Organisationnels => {
            ("savoir_faire_organisationnels", &competence.savoir_faire_organisationnels)
        }
        Groupe::Relationnels => ("savoir_faire_relationnels", &competence.savoir_faire_relationnels),
        Groupe::Savoirs => ("savoirs", &competence.savoirs),
    }
}
