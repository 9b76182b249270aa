//! The canonical JSON of a REAC (`reac/1`): the types that consumers depend on, their identifiers and the
//! JSON Schema. Knows nothing of how a document is read.
//!
//! Keys are the field's own French terms, without accents; their order is the order of the fields here.
//! A missing section is an empty array, a missing value is `null`; no key is ever missing and no string empty.

#![forbid(unsafe_code)]

mod extraction;
mod ids;
mod provenance;
mod schema;

pub use extraction::{Correction, DiagnosticRecord, Extraction, NonLu, Source};
pub use ids::{ActiviteId, CompetenceId};
pub use provenance::{Boite, Origine, Provenance, SCHEMA_PROVENANCE};
pub use schema::schema;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Value of [`Reac::schema`].
pub const SCHEMA: &str = "reac/1";

/// A whole référentiel emploi, activités, compétences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reac {
    /// Always `reac/1`.
    pub schema: String,
    /// The running footer's values.
    pub document: Document,
    /// The cover.
    pub titre: Titre,
    /// The table of contents.
    pub sommaire: Vec<EntreeSommaire>,
    /// The introduction.
    pub introduction: Introduction,
    /// The fiche emploi type.
    pub emploi_type: EmploiType,
    /// The fiches activité type, those of a CCS included.
    pub activites_types: Vec<ActiviteType>,
    /// The fiches compétence professionnelle, those of a CCS included.
    pub competences_professionnelles: Vec<CompetenceProfessionnelle>,
    /// The transversal competences of the emploi type.
    pub competences_transversales: Vec<CompetenceTransversale>,
    /// The technical glossary.
    pub glossaire_technique: Vec<EntreeGlossaire>,
    /// The glossary of the REAC's own terms.
    pub glossaire_reac: Vec<EntreeGlossaire>,
    /// Footnotes.
    pub notes: Vec<Note>,
    /// How the document was read: never needed to get content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extraction: Option<Extraction>,
}

/// The running footer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Type de document: `REAC`.
    #[serde(rename = "type")]
    pub type_document: Option<String>,
    /// SIGLE, or Libellé réduit before 2014.
    pub sigle: Option<String>,
    /// `TP-` and five digits.
    pub code_titre: Option<String>,
    /// Millésime, or Version before 2014; as printed.
    pub millesime: Option<String>,
    /// ISO 8601.
    pub date_validation: Option<String>,
    /// ISO 8601.
    pub date_mise_a_jour: Option<String>,
    /// The N of "17/N".
    pub pages: Option<u32>,
}

/// The cover.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Titre {
    /// Title of the titre professionnel.
    pub intitule: Option<String>,
    /// As printed: "Niveau III", "Niveau 5".
    pub niveau: Option<String>,
    /// Level of the framework of 2019 (8 to 1).
    pub niveau_europeen: Option<u8>,
    /// Web address of the ministry.
    pub site: Option<String>,
}

/// A row of the table of contents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntreeSommaire {
    /// As printed, without the leader.
    pub intitule: String,
    /// Printed page.
    pub page: Option<u32>,
}

/// The introduction.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Introduction {
    /// Présentation de l'évolution du titre professionnel.
    pub evolution: Vec<Bloc>,
    /// Contexte de l'examen du titre professionnel.
    pub contexte_examen: Vec<Bloc>,
    /// Liste (or tableau) des activités.
    pub liste_activites: ListeActivites,
}

/// Old and new activities.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListeActivites {
    /// Ancien TP.
    pub ancien: TitreActivites,
    /// Nouveau TP.
    pub nouveau: TitreActivites,
}

/// The activities of one version of the titre.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TitreActivites {
    /// Title of that version.
    pub intitule: Option<String>,
    /// Activities.
    pub activites: Vec<String>,
    /// Certificats complémentaires de spécialisation.
    pub ccs: Vec<String>,
}

/// The fiche emploi type.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmploiType {
    /// Title, as the fiche prints it.
    pub intitule: Option<String>,
    /// Définition de l'emploi type et des conditions d'exercice.
    pub definition: Vec<Bloc>,
    /// Secteurs d'activité.
    pub secteurs_activite: Vec<String>,
    /// Types d'emplois accessibles.
    pub types_emplois: Vec<String>,
    /// Réglementation d'activités.
    pub reglementation: Vec<String>,
    /// Equivalences (or liens) avec d'autres certifications.
    pub equivalences: Vec<String>,
    /// Compétences transversales de l'emploi.
    pub competences_transversales: Vec<String>,
    /// Niveau et/ou domaine d'activité.
    pub niveau: Option<String>,
    /// Conventions.
    pub conventions: Vec<String>,
    /// Nomenclature des spécialités de formation.
    pub nsf: Vec<Code>,
    /// Répertoire opérationnel des métiers et des emplois.
    pub rome: Vec<Code>,
}

/// A code and its label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// `332t`, `K1801`.
    pub code: String,
    /// Label as printed.
    pub intitule: Option<String>,
}

/// A fiche activité type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActiviteType {
    /// `AT1`, or `CCS1`.
    pub id: ActiviteId,
    /// As its own fiche prints it.
    pub numero: u32,
    /// Title.
    pub intitule: String,
    /// Définition, description de l'activité type et conditions d'exercice.
    pub definition: Vec<Bloc>,
    /// Réglementation d'activités.
    pub reglementation: Vec<String>,
    /// Its competences, in order.
    pub competences: Vec<CompetenceId>,
    /// Compétences transversales de l'activité type.
    pub competences_transversales: Vec<String>,
}

/// A fiche compétence professionnelle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompetenceProfessionnelle {
    /// `AT1/CP3`, `CCS1/CP1`.
    pub id: CompetenceId,
    /// As its own fiche prints it.
    pub numero: u32,
    /// Its activity; null where no place of the document names it.
    pub activite_type: Option<ActiviteId>,
    /// Title.
    pub intitule: String,
    /// Description de la compétence, processus de mise en œuvre.
    pub description: Vec<Bloc>,
    /// Contexte(s) professionnel(s) de mise en œuvre.
    pub contexte: Vec<Bloc>,
    /// Critères de performance.
    pub criteres_performance: Vec<String>,
    /// First group of the fourfold heading since 2015, second before.
    pub savoir_faire_techniques: Vec<String>,
    /// Planning, procedures, time.
    pub savoir_faire_organisationnels: Vec<String>,
    /// Attitudes and exchanges with people.
    pub savoir_faire_relationnels: Vec<String>,
    /// Knowledge.
    pub savoirs: Vec<String>,
}

/// A transversal competence of the emploi type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompetenceTransversale {
    /// Title.
    pub intitule: String,
    /// Description de la compétence.
    pub description: Vec<Bloc>,
    /// Critères de performance.
    pub criteres_performance: Vec<String>,
}

/// An entry of a glossary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntreeGlossaire {
    /// The term.
    pub terme: String,
    /// Its definition.
    pub definition: Vec<Bloc>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its number.
    pub numero: u32,
    /// Its text.
    pub texte: String,
}

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Bloc {
    /// A paragraph.
    Paragraphe {
        /// Its text.
        texte: String,
    },
    /// A list, its bullets removed.
    Liste {
        /// Its items.
        elements: Vec<String>,
    },
}
