//! Second level of the grammar: what stands in a document, nom over blocks. One module a part, one function a
//! production, named by the field's own term.
//!
//! What is content goes into the tree of [`reac_model`], over texts that still know where they stand; what is evidence
//! stands beside it.

pub mod activite;
pub mod ccs;
pub mod commun;
pub mod competence;
pub mod couverture;
pub mod document;
pub mod emploi_type;
pub mod glossaire;
pub mod introduction;
pub mod sommaire;
pub mod transversales;

use crate::ligne::tete::Groupe;
use crate::paragraphes::Paragraphe;
use crate::tables::LigneSynoptique;
use crate::texte::Texte;

/// A piece of prose.
pub type BlocTexte = reac_model::Bloc<Texte>;
/// The cover.
pub type Couverture = reac_model::Titre<Texte>;
/// A row of the table of contents.
pub type EntreeSommaire = reac_model::EntreeSommaire<Texte>;
/// The activities of one version of the titre.
pub type TitreActivites = reac_model::TitreActivites<Texte>;
/// A code and its label.
pub type Code = reac_model::Code<Texte>;
/// The fiche emploi type.
pub type EmploiType = reac_model::EmploiType<Texte>;
/// A fiche activité type.
pub type ActiviteType = reac_model::ActiviteType<Texte>;
/// A fiche compétence professionnelle.
pub type CompetenceProfessionnelle = reac_model::CompetenceProfessionnelle<Texte>;
/// A transversal competence.
pub type Transversale = reac_model::CompetenceTransversale<Texte>;
/// An entry of a glossary.
pub type EntreeGlossaire = reac_model::EntreeGlossaire<Texte>;
/// A footnote.
pub type Note = reac_model::Note<Texte>;

/// An activity as a list of the fiche emploi type names it, with its competences.
#[derive(Debug, Clone, PartialEq)]
pub struct ActiviteListee {
    /// The typed number, where there is one.
    pub numero: Option<u32>,
    /// Title.
    pub intitule: Texte,
    /// Titles of its competences.
    pub competences: Vec<Texte>,
    /// Of the list of extensions (CCS).
    pub ccs: bool,
}

/// What a fiche activité type prints that is no content of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Activite {
    /// The head, as printed.
    pub tete: Texte,
    /// Titles of its competences.
    pub competences: Vec<Texte>,
}

/// Another division of the savoirs that the print allows.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupesOuverts {
    /// Sizes of the groups as read, in the order of the heading.
    pub retenu: Vec<usize>,
    /// Sizes of the next best reading.
    pub autre: Vec<usize>,
    /// Probability of the reading taken.
    pub confiance: f32,
    /// Items whose own group is in doubt.
    pub items: Vec<String>,
    /// No gap parts the groups of this fiche: words alone do.
    pub muet: bool,
}

/// What a fiche compétence prints that is no content of its own, and its groups until they are shared out.
#[derive(Debug, Clone, PartialEq)]
pub struct Competence {
    /// Of a CCS.
    pub ccs: bool,
    /// The head, as printed.
    pub tete: Texte,
    /// The activity before it that its numbering starts again for: number of a CCS.
    pub apres_ccs: Option<u32>,
    /// Items below the heading of the four groups, not yet shared out.
    pub savoirs: Vec<Paragraphe>,
    /// The groups in the order of that heading.
    pub ordre: Vec<Groupe>,
    /// The four groups, until the fiche has them.
    pub groupes: Vec<(Groupe, Vec<Texte>)>,
    /// Where the print leaves the groups open.
    pub ouverts: Option<GroupesOuverts>,
}

impl Competence {
    /// Gives the items of the groups to the fiche.
    pub fn ranger(&mut self, fiche: &mut CompetenceProfessionnelle) {
        for (groupe, items) in self.groupes.drain(..) {
            let list = match groupe {
                Groupe::Techniques => &mut fiche.savoir_faire_techniques,
                Groupe::Organisationnels => &mut fiche.savoir_faire_organisationnels,
                Groupe::Relationnels => &mut fiche.savoir_faire_relationnels,
                Groupe::Savoirs => &mut fiche.savoirs,
            };
            *list = items;
        }
    }
}

/// All that was read of a REAC: the tree, and beside it what is evidence and no content.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fiches {
    /// The content.
    pub reac: reac_model::Reac<Texte>,
    /// Of each fiche activité type of the tree.
    pub activites: Vec<Activite>,
    /// Of each fiche compétence of the tree.
    pub competences: Vec<Competence>,
    /// Lists of activities and competences in the fiche emploi type.
    pub listes: Vec<ActiviteListee>,
    /// Rows of the synoptic tables.
    pub synoptique: Vec<LigneSynoptique>,
    /// Titles on the covers of the certificats.
    pub couvertures_ccs: Vec<Texte>,
    /// What stands in the synoptic tables and in none of their rows.
    pub cellules: Vec<Texte>,
    /// What no production took.
    pub non_lu: Vec<Texte>,
}

impl Fiches {
    /// Each fiche activité type, and what else it prints.
    pub fn activites(&self) -> impl Iterator<Item = (&ActiviteType, &Activite)> {
        self.reac.activites_types.iter().zip(&self.activites)
    }

    /// Each fiche compétence, and what else it prints.
    pub fn competences(&self) -> impl Iterator<Item = (&CompetenceProfessionnelle, &Competence)> {
        self.reac.competences_professionnelles.iter().zip(&self.competences)
    }
}
