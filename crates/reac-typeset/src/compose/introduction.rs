//! Cover, table of contents, introduction, synoptic tables.

use reac_formes::{Liste, Rubrique, communs};
use reac_model::{ActiviteType, TitreActivites};

use super::{Composer, style};
use crate::fonts::Face;
use crate::piece::{Break, Paragraph, Piece, Role, Run, SynoptiqueRow};

impl Composer<'_> {
    /// The cover.
    pub(super) fn cover(&mut self) {
        let titre = &self.reac.titre;
        let [document, of] = communs::COUVERTURE;
        let lines = [
            (216.6, Some(document.to_owned())),
            (267.2, Some(of.to_owned())),
            (331.5, titre.intitule.clone()),
            (428.1, titre.niveau.clone()),
        ];
        for (y, line) in lines {
            self.pieces.push(Piece::At(y));
            if let Some(line) = line {
                // The cover's text runs a little into the margins.
                let right = Some(self.layout.page.right + 16.0);
                self.push(Paragraph {
                    first: -16.0,
                    rest: -16.0,
                    right,
                    ..style::centred(line, Face::Regular, 20.0)
                });
            }
        }
        if let Some(site) = &titre.site {
            self.pieces.push(Piece::At(630.2));
            self.push(style::centred(format!("{}{site}", communs::SITE), Face::Regular, 10.0));
        }
    }

    /// The table of contents, with the pages that the document has.
    pub(super) fn sommaire(&mut self) {
        self.section(Break::Recto);
        self.push(style::centred(self.forme.titre(Rubrique::Sommaire).texte, Face::Bold, 12.0));
        self.pieces.extend([13.8; 3].map(Piece::Blank));
        let label = vec![Run::new(communs::PAGES, Face::Regular, 12.0)];
        let page = self.layout.page;
        let first = page.right - page.left - 34.0;
        self.push(Paragraph { first, rest: first, right: Some(page.right + 14.0), ..style::heading(label) });
        self.pieces.push(Piece::Blank(12.65));
        for entree in &self.reac.sommaire {
            self.pieces.push(Piece::Blank(12.65));
            let page = entree.page.map(|page| page.to_string()).unwrap_or_default();
            self.pieces.push(Piece::Sommaire { intitule: entree.intitule.clone(), page });
        }
    }

    /// The introduction.
    pub(super) fn introduction(&mut self) {
        let introduction = &self.reac.introduction;
        self.section(Break::Recto);
        self.push(style::centred(self.forme.titre(Rubrique::Introduction).texte, Face::Bold, 12.0));
        self.pieces.extend([13.8; 3].map(Piece::Blank));
        self.anchor(self.forme.titre(Rubrique::Evolution).texte);
        self.heading(self.forme.titre(Rubrique::Evolution));
        self.blocs(&introduction.evolution);
        self.blanks(2);
        self.anchor(self.forme.titre(Rubrique::ContexteExamen).texte);
        self.heading(self.forme.titre(Rubrique::ContexteExamen));
        self.blocs(&introduction.contexte_examen);
        self.blanks(2);
        self.anchor(self.forme.titre(Rubrique::ListeActivites).texte);
        self.heading(self.forme.titre(Rubrique::ListeActivites));
        match self.forme.liste {
            Liste::Colonnes => self.tableau(),
            Liste::Etiquettes => {
                let [ancien, nouveau] = communs::ANCIEN_NOUVEAU;
                self.liste(ancien, &introduction.liste_activites.ancien);
                self.liste(nouveau, &introduction.liste_activites.nouveau);
            }
        }
    }

    /// Old and new activities, one below the other.
    fn liste(&mut self, label: &str, titre: &TitreActivites) {
        let Some(intitule) = &titre.intitule else { return };
        let size = 11.0;
        let runs = vec![
            Run::new(format!("{label} :"), Face::Bold, size),
            Run::new(format!(" {intitule}"), Face::Regular, size),
        ];
        self.push(Paragraph { role: Role::Prose, ..style::plain(runs) });
        for (label, entries) in communs::ACTIVITES_CCS.into_iter().zip([&titre.activites, &titre.ccs]) {
            if entries.is_empty() {
                continue;
            }
            self.push(style::plain(vec![Run::new(label, Face::Regular, size)]));
            for entry in entries {
                let align = self.align();
                let runs = vec![Run::new(format!("- {entry}"), Face::Regular, size)];
                self.push(Paragraph { align, first: 3.0, role: Role::Item, ..style::plain(runs) });
            }
        }
        self.pieces.push(Piece::Blank(12.65));
    }

    /// Old and new activities, side by side.
    fn tableau(&mut self) {
        let liste = &self.reac.introduction.liste_activites;
        let cell = |text: Option<&String>, face| match text {
            Some(text) => vec![Run::new(text.as_str(), face, 10.0)],
            None => vec![],
        };
        let label = |text: &str| vec![Run::new(text, Face::Bold, 10.0)];
        let [ancien, nouveau] = [&liste.ancien, &liste.nouveau];
        let mut rows = vec![
            communs::ANCIEN_NOUVEAU.map(label),
            [ancien, nouveau].map(|titre| cell(titre.intitule.as_ref(), Face::Bold)),
        ];
        for index in 0..ancien.activites.len().max(nouveau.activites.len()) {
            rows.push([ancien, nouveau].map(|titre| cell(titre.activites.get(index), Face::Regular)));
        }
        self.pieces.push(Piece::Tableau(rows));
    }

    /// The synoptic table of the emploi type, and that of its CCS.
    pub(super) fn synoptiques(&mut self) {
        let (ccs, emploi): (Vec<_>, Vec<_>) = self.reac.activites_types.iter().partition(|at| at.id.ccs);
        self.section(Break::Verso);
        self.synoptique(self.forme.titre(Rubrique::VueSynoptique).texte, &emploi);
        if !ccs.is_empty() {
            self.section(Break::Page);
            self.synoptique(self.forme.ccs.synoptique, &ccs);
        }
    }

    fn synoptique(&mut self, title: &str, activites: &[&ActiviteType]) {
        self.anchor(title);
        self.push(style::centred(title, Face::Bold, 12.0));
        self.pieces.push(Piece::Blank(13.8));
        let rows = activites.iter().map(|at| SynoptiqueRow {
            activite: (at.numero.to_string(), at.intitule.clone()),
            competences: self.competences_of(at),
        });
        self.pieces.push(Piece::Synoptique(rows.collect()));
    }
}
