//! The canonical JSON of a REAC (`reac/1`): the types that consumers depend on, their identifiers and the
//! JSON Schema. Knows nothing of how a document is read.
//!
//! Keys are the field's own French terms, without accents; their order is the order of the fields here.
//! A missing section is an empty array, a missing value is `null`; no key is ever missing and no string empty.

#![forbid(unsafe_code)]

mod arbre;
mod extraction;
mod ids;
mod provenance;
mod re;
mod referentiel;
mod schema;

pub use arbre::{Chemin, Feuille, Noeud, Pas, Place, Visite, VisiteMut};
pub use extraction::{
    Choix, Correction, DecisionPrise, DiagnosticRecord, Extraction, NonLu, Raison, Source, Verdict,
};
pub use ids::{ActiviteId, CompetenceId};
pub use provenance::{Boite, Origine, Provenance, SCHEMA_PROVENANCE};
pub use re::{
    Complement, Correspondance, CorrespondanceCcp, CritereRe, DocumentRe, Epreuve, Jury, Local, Modalite,
    PlateauTechnique, Re, References, Ressource, SCHEMA_RE, TitreArrete, TransversaleRe,
};
pub use referentiel::{Moitie, Referentiel};
pub use schema::{schema, schema_re};

use arbre::noeud;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Value of [`Reac::schema`].
pub const SCHEMA: &str = "reac/1";

/// A whole référentiel emploi, activités, compétences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Reac")]
pub struct Reac<T = String> {
    /// Always `reac/1`.
    pub schema: String,
    /// The running footer's values.
    pub document: Document<T>,
    /// The cover.
    pub titre: Titre<T>,
    /// The table of contents.
    pub sommaire: Vec<EntreeSommaire<T>>,
    /// The introduction.
    pub introduction: Introduction<T>,
    /// The fiche emploi type.
    pub emploi_type: EmploiType<T>,
    /// The fiches activité type, those of a CCS included.
    pub activites_types: Vec<ActiviteType<T>>,
    /// The fiches compétence professionnelle, those of a CCS included.
    pub competences_professionnelles: Vec<CompetenceProfessionnelle<T>>,
    /// The transversal competences of the emploi type.
    pub competences_transversales: Vec<CompetenceTransversale<T>>,
    /// The technical glossary.
    pub glossaire_technique: Vec<EntreeGlossaire<T>>,
    /// The glossary of the REAC's own terms.
    pub glossaire_reac: Vec<EntreeGlossaire<T>>,
    /// Footnotes.
    pub notes: Vec<Note<T>>,
    /// How the document was read: never needed to get content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extraction: Option<Extraction>,
}

impl<T> Default for Reac<T>
where
    Document<T>: Default,
    Titre<T>: Default,
    Introduction<T>: Default,
    EmploiType<T>: Default,
{
    /// A document of which nothing is known.
    fn default() -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            document: Document::default(),
            titre: Titre::default(),
            sommaire: Vec::new(),
            introduction: Introduction::default(),
            emploi_type: EmploiType::default(),
            activites_types: Vec::new(),
            competences_professionnelles: Vec::new(),
            competences_transversales: Vec::new(),
            glossaire_technique: Vec::new(),
            glossaire_reac: Vec::new(),
            notes: Vec::new(),
            extraction: None,
        }
    }
}

noeud!(Reac {
    document, titre, sommaire, introduction, emploi_type, activites_types, competences_professionnelles,
    competences_transversales, glossaire_technique, glossaire_reac, notes;
    schema, extraction
});

/// The running footer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Document")]
pub struct Document<T = String> {
    /// Type de document: `REAC`.
    #[serde(rename = "type")]
    pub type_document: Option<T>,
    /// SIGLE, or Libellé réduit before 2014.
    pub sigle: Option<T>,
    /// `TP-` and five digits.
    pub code_titre: Option<T>,
    /// Millésime, or Version before 2014; as printed.
    pub millesime: Option<T>,
    /// ISO 8601.
    pub date_validation: Option<T>,
    /// ISO 8601.
    pub date_mise_a_jour: Option<T>,
    /// The N of "17/N".
    pub pages: Option<u32>,
}

noeud!(Document {
    type_document as "type": Pied, sigle: Pied, code_titre: Pied, millesime: Pied, date_validation: Pied,
    date_mise_a_jour: Pied;
    pages
});

/// The cover.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Titre")]
pub struct Titre<T = String> {
    /// Title of the titre professionnel.
    pub intitule: Option<T>,
    /// As printed: "Niveau III", "Niveau 5".
    pub niveau: Option<T>,
    /// Level of the framework of 2019 (8 to 1).
    pub niveau_europeen: Option<u8>,
    /// Web address of the ministry.
    pub site: Option<T>,
}

noeud!(Titre { intitule: Nom, niveau: Niveau, site: Adresse; niveau_europeen });

/// A row of the table of contents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EntreeSommaire")]
pub struct EntreeSommaire<T = String> {
    /// As printed, without the leader.
    pub intitule: T,
    /// Printed page.
    pub page: Option<u32>,
}

noeud!(EntreeSommaire { intitule: Prose; page });

/// The introduction.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Introduction")]
pub struct Introduction<T = String> {
    /// Présentation de l'évolution du titre professionnel.
    pub evolution: Vec<Bloc<T>>,
    /// Contexte de l'examen du titre professionnel.
    pub contexte_examen: Vec<Bloc<T>>,
    /// Liste (or tableau) des activités.
    pub liste_activites: ListeActivites<T>,
}

noeud!(Introduction { evolution: Prose, contexte_examen: Prose, liste_activites });

/// Old and new activities.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ListeActivites")]
pub struct ListeActivites<T = String> {
    /// Ancien TP.
    pub ancien: TitreActivites<T>,
    /// Nouveau TP.
    pub nouveau: TitreActivites<T>,
}

noeud!(ListeActivites { ancien, nouveau });

/// The activities of one version of the titre.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TitreActivites")]
pub struct TitreActivites<T = String> {
    /// Title of that version.
    pub intitule: Option<T>,
    /// Activities.
    pub activites: Vec<T>,
    /// Certificats complémentaires de spécialisation.
    pub ccs: Vec<T>,
}

noeud!(TitreActivites { intitule: Nom, activites: Infinitif, ccs: Infinitif });

/// The fiche emploi type.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EmploiType")]
pub struct EmploiType<T = String> {
    /// Title, as the fiche prints it.
    pub intitule: Option<T>,
    /// Définition de l'emploi type et des conditions d'exercice.
    pub definition: Vec<Bloc<T>>,
    /// Secteurs d'activité.
    pub secteurs_activite: Vec<T>,
    /// Types d'emplois accessibles.
    pub types_emplois: Vec<T>,
    /// Réglementation d'activités.
    pub reglementation: Vec<T>,
    /// Equivalences (or liens) avec d'autres certifications.
    pub equivalences: Vec<T>,
    /// Compétences transversales de l'emploi.
    pub competences_transversales: Vec<T>,
    /// Niveau et/ou domaine d'activité.
    pub niveau: Option<T>,
    /// Conventions.
    pub conventions: Vec<T>,
    /// Nomenclature des spécialités de formation.
    pub nsf: Vec<Code<T>>,
    /// Répertoire opérationnel des métiers et des emplois.
    pub rome: Vec<Code<T>>,
}

noeud!(EmploiType {
    intitule: Nom,
    definition: Prose,
    secteurs_activite: Prose,
    types_emplois: Prose,
    reglementation: Prose,
    equivalences: Prose,
    competences_transversales: Prose,
    niveau: Niveau,
    conventions: Prose,
    nsf,
    rome,
});

/// A code and its label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Code")]
pub struct Code<T = String> {
    /// `332t`, `K1801`.
    pub code: T,
    /// Label as printed.
    pub intitule: Option<T>,
}

noeud!(Code { code: Code, intitule: Prose });

/// A fiche activité type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ActiviteType")]
pub struct ActiviteType<T = String> {
    /// `AT1`, or `CCS1`.
    pub id: ActiviteId,
    /// As its own fiche prints it.
    pub numero: u32,
    /// Title.
    pub intitule: T,
    /// Définition, description de l'activité type et conditions d'exercice.
    pub definition: Vec<Bloc<T>>,
    /// Réglementation d'activités.
    pub reglementation: Vec<T>,
    /// Its competences, in order.
    pub competences: Vec<CompetenceId>,
    /// Compétences transversales de l'activité type.
    pub competences_transversales: Vec<T>,
}

noeud!(ActiviteType {
    intitule: Intitule, definition: Prose, reglementation: Prose, competences_transversales: Infinitif;
    id, numero, competences
});

/// A fiche compétence professionnelle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CompetenceProfessionnelle")]
pub struct CompetenceProfessionnelle<T = String> {
    /// `AT1/CP3`, `CCS1/CP1`.
    pub id: CompetenceId,
    /// As its own fiche prints it.
    pub numero: u32,
    /// Its activity; null where no place of the document names it.
    pub activite_type: Option<ActiviteId>,
    /// Title.
    pub intitule: T,
    /// Description de la compétence, processus de mise en œuvre.
    pub description: Vec<Bloc<T>>,
    /// Contexte(s) professionnel(s) de mise en œuvre.
    pub contexte: Vec<Bloc<T>>,
    /// Critères de performance.
    pub criteres_performance: Vec<T>,
    /// First group of the fourfold heading since 2015, second before.
    pub savoir_faire_techniques: Vec<T>,
    /// Planning, procedures, time.
    pub savoir_faire_organisationnels: Vec<T>,
    /// Attitudes and exchanges with people.
    pub savoir_faire_relationnels: Vec<T>,
    /// Knowledge.
    pub savoirs: Vec<T>,
}

noeud!(CompetenceProfessionnelle {
    intitule: Intitule, description: Prose, contexte: Prose, criteres_performance: Critere,
    savoir_faire_techniques: Infinitif, savoir_faire_organisationnels: Infinitif,
    savoir_faire_relationnels: Infinitif, savoirs: Savoir;
    id, numero, activite_type
});

/// A transversal competence of the emploi type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CompetenceTransversale")]
pub struct CompetenceTransversale<T = String> {
    /// Title.
    pub intitule: T,
    /// Description de la compétence.
    pub description: Vec<Bloc<T>>,
    /// Critères de performance.
    pub criteres_performance: Vec<T>,
}

noeud!(CompetenceTransversale { intitule: Infinitif, description: Prose, criteres_performance: Critere });

/// An entry of a glossary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EntreeGlossaire")]
pub struct EntreeGlossaire<T = String> {
    /// The term.
    pub terme: T,
    /// Its definition.
    pub definition: Vec<Bloc<T>>,
}

noeud!(EntreeGlossaire { terme: Terme, definition: Prose });

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Note")]
pub struct Note<T = String> {
    /// Its number.
    pub numero: u32,
    /// Its text.
    pub texte: T,
}

noeud!(Note { texte: Prose; numero });

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schemars(rename = "Bloc")]
pub enum Bloc<T = String> {
    /// A paragraph.
    Paragraphe {
        /// Its text.
        texte: T,
    },
    /// A list, its bullets removed.
    Liste {
        /// Its items.
        elements: Vec<T>,
    },
}

impl<T: Feuille> Noeud<T> for Bloc<T> {
    type De<U> = Bloc<U>;

    fn walk<'a>(&'a self, chemin: &mut Chemin, place: Place, visite: Visite<'_, 'a, T>) {
        match self {
            Self::Paragraphe { texte } => {
                chemin.plus(Pas::Bloc("texte"), |chemin| texte.walk(chemin, place, visite));
            }
            Self::Liste { elements } => {
                chemin.plus(Pas::Bloc("elements"), |chemin| elements.walk(chemin, place, visite));
            }
        }
    }

    fn walk_mut<'a>(&'a mut self, chemin: &mut Chemin, place: Place, visite: VisiteMut<'_, 'a, T>) {
        match self {
            Self::Paragraphe { texte } => {
                chemin.plus(Pas::Bloc("texte"), |chemin| texte.walk_mut(chemin, place, visite));
            }
            Self::Liste { elements } => {
                chemin.plus(Pas::Bloc("elements"), |chemin| elements.walk_mut(chemin, place, visite));
            }
        }
    }

    fn map<U>(self, f: &mut dyn FnMut(T) -> U) -> Bloc<U> {
        match self {
            Self::Paragraphe { texte } => Bloc::Paragraphe { texte: texte.map(f) },
            Self::Liste { elements } => Bloc::Liste { elements: elements.map(f) },
        }
    }
}
