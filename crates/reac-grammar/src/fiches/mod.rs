//! Second level of the grammar: what stands in a document, nom over blocks. One module a part, one function a
//! production, named by the field's own term.
//!
//! The types here are working types: their texts still know where they stand. Output types are made at the edge.

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
#[derive(Debug, Clone, PartialEq)]
pub enum BlocTexte {
    /// A paragraph.
    Paragraphe(Texte),
    /// A list, its bullets removed.
    Liste(Vec<Texte>),
}

/// The cover.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Couverture {
    /// Title of the titre professionnel.
    pub intitule: Option<Texte>,
    /// As printed.
    pub niveau: Option<Texte>,
    /// Level of the framework of 2019.
    pub niveau_europeen: Option<u8>,
    /// Web address.
    pub site: Option<Texte>,
}

/// A row of the table of contents.
#[derive(Debug, Clone, PartialEq)]
pub struct EntreeSommaire {
    /// Its wording.
    pub intitule: Texte,
    /// The printed page.
    pub page: Option<u32>,
}

/// The activities of one version of the titre.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TitreActivites {
    /// Title of that version.
    pub intitule: Option<Texte>,
    /// Activities.
    pub activites: Vec<Texte>,
    /// Certificats complémentaires de spécialisation.
    pub ccs: Vec<Texte>,
}

/// The introduction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Introduction {
    /// Présentation de l'évolution du titre professionnel.
    pub evolution: Vec<BlocTexte>,
    /// Contexte de l'examen du titre professionnel.
    pub contexte_examen: Vec<BlocTexte>,
    /// Ancien TP.
    pub ancien: TitreActivites,
    /// Nouveau TP.
    pub nouveau: TitreActivites,
}

/// A code and its label.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// Canonical code.
    pub code: String,
    /// Label; empty where none is printed.
    pub intitule: Texte,
}

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

/// The fiche emploi type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EmploiType {
    /// Title.
    pub intitule: Option<Texte>,
    /// Définition de l'emploi type.
    pub definition: Vec<BlocTexte>,
    /// Secteurs d'activité.
    pub secteurs_activite: Vec<Texte>,
    /// Types d'emplois accessibles.
    pub types_emplois: Vec<Texte>,
    /// Réglementation d'activités.
    pub reglementation: Vec<Texte>,
    /// Equivalences.
    pub equivalences: Vec<Texte>,
    /// Compétences transversales de l'emploi.
    pub competences_transversales: Vec<Texte>,
    /// Niveau.
    pub niveau: Option<Texte>,
    /// Conventions.
    pub conventions: Vec<Texte>,
    /// NSF.
    pub nsf: Vec<Code>,
    /// ROME.
    pub rome: Vec<Code>,
    /// Lists of activities and competences: evidence, not content of their own.
    pub listes: Vec<ActiviteListee>,
}

/// A fiche activité type.
#[derive(Debug, Clone, PartialEq)]
pub struct ActiviteType {
    /// Of a CCS.
    pub ccs: bool,
    /// The head, as printed.
    pub tete: Texte,
    /// As the fiche prints it; counted where it prints none.
    pub numero: u32,
    /// Title.
    pub intitule: Texte,
    /// Définition.
    pub definition: Vec<BlocTexte>,
    /// Réglementation.
    pub reglementation: Vec<Texte>,
    /// Titles of its competences.
    pub competences: Vec<Texte>,
    /// Compétences transversales de l'activité type.
    pub competences_transversales: Vec<Texte>,
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
}

/// A fiche compétence professionnelle.
#[derive(Debug, Clone, PartialEq)]
pub struct Competence {
    /// Of a CCS.
    pub ccs: bool,
    /// The head, as printed.
    pub tete: Texte,
    /// As the fiche prints it.
    pub numero: u32,
    /// The activity before it that its numbering starts again for: number of a CCS.
    pub apres_ccs: Option<u32>,
    /// Title.
    pub intitule: Texte,
    /// Description.
    pub description: Vec<BlocTexte>,
    /// Contexte(s).
    pub contexte: Vec<BlocTexte>,
    /// Critères de performance.
    pub criteres: Vec<Texte>,
    /// Items below the heading of the four groups, not yet shared out.
    pub savoirs: Vec<Paragraphe>,
    /// The groups in the order of that heading.
    pub ordre: Vec<Groupe>,
    /// The four groups.
    pub groupes: Vec<(Groupe, Vec<Texte>)>,
    /// Where the print leaves the groups open.
    pub ouverts: Option<GroupesOuverts>,
}

impl Competence {
    /// Items of one group.
    #[must_use]
    pub fn groupe(&self, groupe: Groupe) -> &[Texte] {
        self.groupes.iter().find(|(other, _)| *other == groupe).map_or(&[], |(_, items)| items.as_slice())
    }
}

/// A transversal competence.
#[derive(Debug, Clone, PartialEq)]
pub struct Transversale {
    /// Title.
    pub intitule: Texte,
    /// Description.
    pub description: Vec<BlocTexte>,
    /// Critères.
    pub criteres: Vec<Texte>,
}

/// An entry of a glossary.
#[derive(Debug, Clone, PartialEq)]
pub struct EntreeGlossaire {
    /// The term.
    pub terme: Texte,
    /// Its definition.
    pub definition: Vec<BlocTexte>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its number.
    pub numero: u32,
    /// Its text.
    pub texte: Texte,
}

/// All that was read of a REAC.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fiches {
    /// The cover.
    pub couverture: Couverture,
    /// The table of contents.
    pub sommaire: Vec<EntreeSommaire>,
    /// The introduction.
    pub introduction: Introduction,
    /// Rows of the synoptic tables: evidence.
    pub synoptique: Vec<LigneSynoptique>,
    /// The fiche emploi type.
    pub emploi_type: EmploiType,
    /// Titles on the covers of the certificats: evidence.
    pub couvertures_ccs: Vec<Texte>,
    /// What stands in the synoptic tables and in none of their rows: evidence.
    pub cellules: Vec<Texte>,
    /// The fiches activité type.
    pub activites: Vec<ActiviteType>,
    /// The fiches compétence.
    pub competences: Vec<Competence>,
    /// The transversal competences.
    pub transversales: Vec<Transversale>,
    /// The technical glossary.
    pub glossaire_technique: Vec<EntreeGlossaire>,
    /// The glossary of the REAC.
    pub glossaire_reac: Vec<EntreeGlossaire>,
    /// Footnotes.
    pub notes: Vec<Note>,
    /// What no production took.
    pub non_lu: Vec<Texte>,
}
