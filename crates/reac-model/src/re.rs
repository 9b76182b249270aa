//! The canonical JSON of a référentiel d'évaluation (`re/1`), the REAC's other half: how each competence is judged.
//!
//! Conventions are those of [`crate::Reac`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::arbre::noeud;
use crate::{Bloc, Code, EntreeGlossaire, Extraction, Titre};

/// Value of [`Re::schema`].
pub const SCHEMA_RE: &str = "re/1";

/// A whole référentiel d'évaluation, before 2019 référentiel de certification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Re")]
pub struct Re<T = String> {
    /// Always `re/1`.
    pub schema: String,
    /// The running footer's values.
    pub document: DocumentRe<T>,
    /// The cover.
    pub titre: Titre<T>,
    /// Références de la spécialité.
    pub references: References<T>,
    /// Modalités d'évaluation du titre professionnel, or the synthesis of an RC.
    pub modalites_generales: Vec<Bloc<T>>,
    /// The titre first, then each CCP, then each CCS.
    pub epreuves: Vec<Epreuve<T>>,
    /// Annexe 1.
    pub plateau_technique: PlateauTechnique<T>,
    /// Annexe 2: one entry a table.
    pub correspondances: Vec<Correspondance<T>>,
    /// Annexe 3.
    pub glossaire: Vec<EntreeGlossaire<T>>,
    /// How the document was read: never needed to get content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extraction: Option<Extraction>,
}

impl<T> Default for Re<T>
where
    DocumentRe<T>: Default,
    Titre<T>: Default,
{
    /// A document of which nothing is known.
    fn default() -> Self {
        Self {
            schema: SCHEMA_RE.to_owned(),
            document: DocumentRe::default(),
            titre: Titre::default(),
            references: References::default(),
            modalites_generales: Vec::new(),
            epreuves: Vec::new(),
            plateau_technique: PlateauTechnique::default(),
            correspondances: Vec::new(),
            glossaire: Vec::new(),
            extraction: None,
        }
    }
}

noeud!(Re {
    document, titre, references, modalites_generales: Prose, epreuves, plateau_technique, correspondances, glossaire;
    schema, extraction
});

/// The running footer of a RE.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DocumentRe")]
pub struct DocumentRe<T = String> {
    /// Type de document as printed: `RE`, `REV2`, `RC`, `RCV2`.
    #[serde(rename = "type")]
    pub type_document: Option<T>,
    /// SIGLE.
    pub sigle: Option<T>,
    /// `TP-` and five digits.
    pub code_titre: Option<T>,
    /// Millésime, or Version; as printed.
    pub millesime: Option<T>,
    /// Date dernier JO, ISO 8601.
    pub date_jo: Option<T>,
    /// Date de mise à jour, ISO 8601.
    pub date_mise_a_jour: Option<T>,
    /// The N of "17/N".
    pub pages: Option<u32>,
}

noeud!(DocumentRe {
    type_document as "type": Pied, sigle: Pied, code_titre: Pied, millesime: Pied, date_jo: Pied,
    date_mise_a_jour: Pied;
    pages
});

/// Références de la spécialité.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "References")]
pub struct References<T = String> {
    /// Level, as printed.
    pub niveau: Option<T>,
    /// Nomenclature des spécialités de formation.
    pub nsf: Vec<Code<T>>,
    /// Codes of the répertoire opérationnel des métiers et des emplois.
    pub rome: Vec<T>,
    /// Five digits each.
    pub formacodes: Vec<T>,
    /// Date de l'arrêté, ISO 8601.
    pub date_arrete: Option<T>,
    /// Date de parution au JO de l'arrêté, ISO 8601.
    pub date_jo: Option<T>,
    /// Date d'effet de l'arrêté, ISO 8601.
    pub date_effet: Option<T>,
}

noeud!(References {
    niveau: Niveau,
    nsf,
    rome: Code,
    formacodes: Code,
    date_arrete: Code,
    date_jo: Code,
    date_effet: Code
});

impl<T> Default for References<T> {
    fn default() -> Self {
        Self {
            niveau: None,
            nsf: Vec::new(),
            rome: Vec::new(),
            formacodes: Vec::new(),
            date_arrete: None,
            date_jo: None,
            date_effet: None,
        }
    }
}

/// The tests of the titre, of a CCP or of a CCS.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Epreuve")]
pub struct Epreuve<T = String> {
    /// `TITRE`, `CCP1`, `CCS1`: numbered in print order.
    pub id: String,
    /// As its own page prints it; null for the titre.
    pub intitule: Option<T>,
    /// What stands between its head and its first table.
    pub introduction: Vec<Bloc<T>>,
    /// Rows of the table of modalités.
    pub modalites: Vec<Modalite<T>>,
    /// Durée totale de l'épreuve, minutes.
    pub duree_totale_minutes: Option<u32>,
    /// Informations complémentaires, précisions.
    pub complements: Vec<Complement<T>>,
    /// Rows of the matrix of competences, criteria and modalités.
    pub criteres: Vec<CritereRe<T>>,
    /// Obligations réglementaires.
    pub obligations_reglementaires: Vec<Bloc<T>>,
    /// Transversal competences.
    pub transversales: Vec<TransversaleRe<T>>,
    /// Conditions de présence et d'intervention du jury.
    pub jury: Jury<T>,
    /// Conditions de surveillance et de confidentialité.
    pub surveillance: Vec<Bloc<T>>,
}

noeud!(Epreuve {
    intitule: Intitule, introduction: Prose, modalites, complements, criteres, obligations_reglementaires: Prose,
    transversales, jury, surveillance: Prose;
    id, duree_totale_minutes
});

/// A way of judging, and what it judges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Modalite")]
pub struct Modalite<T = String> {
    /// "Entretien technique", "Questionnaire professionnel".
    pub intitule: T,
    /// Compétences évaluées, as worded here.
    pub competences: Vec<T>,
    /// Durée, minutes.
    pub duree_minutes: Option<u32>,
    /// Détail de l'organisation de l'épreuve.
    pub detail: Vec<Bloc<T>>,
}

noeud!(Modalite { intitule: Prose, competences: Infinitif, detail: Prose; duree_minutes });

/// A complement to the table of modalités.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Complement")]
pub struct Complement<T = String> {
    /// Its head, as printed.
    pub intitule: T,
    /// What it says.
    pub contenu: Vec<Bloc<T>>,
}

noeud!(Complement { intitule: Prose, contenu: Prose });

/// A row of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CritereRe")]
pub struct CritereRe<T = String> {
    /// The activity whose rows these are; null where the matrix names none.
    pub activite: Option<T>,
    /// The competence.
    pub competence: T,
    /// Its criteria.
    pub criteres: Vec<T>,
    /// Headings of the columns that are ticked, in reading order.
    pub modalites: Vec<T>,
}

noeud!(CritereRe { activite: Intitule, competence: Infinitif, criteres: Critere, modalites: Prose });

/// A transversal competence, and where it is judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TransversaleRe")]
pub struct TransversaleRe<T = String> {
    /// Its title.
    pub intitule: T,
    /// Its criteria.
    pub criteres: Vec<T>,
    /// Compétences professionnelles concernées.
    pub competences: Vec<T>,
}

noeud!(TransversaleRe { intitule: Infinitif, criteres: Critere, competences: Infinitif });

/// The jury.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Jury")]
pub struct Jury<T = String> {
    /// Durée totale de présence, minutes.
    pub duree_minutes: Option<u32>,
    /// Protocole d'intervention.
    pub protocole: Vec<Bloc<T>>,
    /// Conditions particulières de composition.
    pub composition: Vec<Bloc<T>>,
}

noeud!(Jury { protocole: Prose, composition: Prose; duree_minutes });

impl<T> Default for Jury<T> {
    fn default() -> Self {
        Self { duree_minutes: None, protocole: Vec::new(), composition: Vec::new() }
    }
}

/// Plateau technique d'évaluation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PlateauTechnique")]
pub struct PlateauTechnique<T = String> {
    /// Rooms.
    pub locaux: Vec<Local<T>>,
    /// Equipment for one candidate.
    pub ressources: Vec<Ressource<T>>,
}

noeud!(PlateauTechnique { locaux, ressources });

impl<T> Default for PlateauTechnique<T> {
    fn default() -> Self {
        Self { locaux: Vec::new(), ressources: Vec::new() }
    }
}

/// A room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Local")]
pub struct Local<T = String> {
    /// Modalité d'évaluation that takes place there.
    pub modalite: Option<T>,
    /// Désignation et description.
    pub description: Vec<Bloc<T>>,
    /// Observations.
    pub observations: Vec<Bloc<T>>,
}

noeud!(Local { modalite: Prose, description: Prose, observations: Prose });

/// A piece of equipment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Ressource")]
pub struct Ressource<T = String> {
    /// "Postes de travail", "Équipements".
    pub designation: Option<T>,
    /// How many, as printed.
    pub nombre: Option<T>,
    /// Description.
    pub description: Vec<Bloc<T>>,
    /// Nombre maximal de candidats pouvant partager la ressource, as printed.
    pub partage: Option<T>,
    /// Observations.
    pub observations: Vec<Bloc<T>>,
}

noeud!(Ressource {
    designation: Prose,
    nombre: Code,
    description: Prose,
    partage: Code,
    observations: Prose
});

/// A table of correspondances: which old certificates count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Correspondance")]
pub struct Correspondance<T = String> {
    /// The old titre.
    pub ancien: TitreArrete<T>,
    /// The new titre.
    pub nouveau: TitreArrete<T>,
    /// Its rows.
    pub ccp: Vec<CorrespondanceCcp<T>>,
}

noeud!(Correspondance { ancien, nouveau, ccp });

/// A titre of one arrêté.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TitreArrete")]
pub struct TitreArrete<T = String> {
    /// Its name.
    pub intitule: Option<T>,
    /// Date of the arrêté, ISO 8601.
    pub arrete: Option<T>,
}

noeud!(TitreArrete { intitule: Nom, arrete: Code });

impl<T> Default for TitreArrete<T> {
    fn default() -> Self {
        Self { intitule: None, arrete: None }
    }
}

/// Old certificates and the new ones that they count for; empty where there is no correspondance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CorrespondanceCcp")]
pub struct CorrespondanceCcp<T = String> {
    /// Old ones.
    pub ancien: Vec<T>,
    /// New ones.
    pub nouveau: Vec<T>,
}

noeud!(CorrespondanceCcp { ancien: Intitule, nouveau: Intitule });
