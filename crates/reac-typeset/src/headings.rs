//! What each generation prints: headings and labels, as data. Nothing here says where they stand.

use crate::layout::{Capitals, Generation};

/// A heading and what stands after it on its line in a smaller face.
pub(crate) struct Heading {
    /// Bold.
    pub(crate) text: &'static str,
    /// `(le cas échéant)`, `(rubrique RNCP)`.
    pub(crate) aside: &'static str,
}

/// A heading without an aside.
const fn h(text: &'static str) -> Heading {
    Heading { text, aside: "" }
}

/// A heading with an aside.
const fn ha(text: &'static str, aside: &'static str) -> Heading {
    Heading { text, aside }
}

/// One of the four groups of a fiche compétence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// Savoir-faire techniques.
    Techniques,
    /// Savoir-faire organisationnels.
    Organisationnels,
    /// Savoir-faire relationnels.
    Relationnels,
    /// Savoirs.
    Savoirs,
}

/// All that a generation prints.
pub(crate) struct Headings {
    /// The running row's labels, and where its cells begin and end.
    pub(crate) row: [&'static str; 7],
    pub(crate) row_edges: [f32; 8],
    pub(crate) evolution: Heading,
    pub(crate) contexte_examen: Heading,
    pub(crate) liste_activites: Heading,
    pub(crate) synoptique: &'static str,
    pub(crate) emploi_definition: Heading,
    pub(crate) secteurs: Heading,
    pub(crate) reglementation_emploi: Heading,
    pub(crate) equivalences: Heading,
    pub(crate) liste_emploi: Heading,
    pub(crate) transversales_emploi: Heading,
    pub(crate) extensions: Heading,
    pub(crate) niveau: Heading,
    pub(crate) rome: Heading,
    pub(crate) activite_head: &'static str,
    pub(crate) activite_definition: Heading,
    pub(crate) reglementation_activite: Heading,
    pub(crate) liste_activite: Heading,
    pub(crate) transversales_activite: Heading,
    pub(crate) competence_head: &'static str,
    pub(crate) description: Heading,
    pub(crate) contexte: Heading,
    pub(crate) criteres: Heading,
    pub(crate) groups: Heading,
    /// In the order that `groups` names.
    pub(crate) group_order: [Group; 4],
    pub(crate) transversales_head: &'static str,
    pub(crate) sommaire: Sommaire,
}

/// What the table of contents calls the sections.
pub(crate) struct Sommaire {
    pub(crate) emploi: &'static str,
    pub(crate) activites: &'static str,
    pub(crate) competences: &'static str,
    pub(crate) transversales: &'static str,
}

/// Heads that only documents with CCS have, the same in all generations.
pub(crate) mod ccs {
    pub(crate) const SYNOPTIQUE: &str = "Vue synoptique du certificat complémentaire de spécialisation (CCS)";
    pub(crate) const COVER: [&str; 2] = ["CERTIFICAT COMPLÉMENTAIRE DE", "SPÉCIALISATION N°{} DU TITRE"];
    pub(crate) const ACTIVITE_HEAD: &str = "FICHE ACTIVITÉ TYPE DU CCS";
    pub(crate) const COMPETENCE_HEAD: &str = "FICHE COMPÉTENCE PROFESSIONNELLE DU CCS";
    pub(crate) const SOMMAIRE_COVER: &str = "Certificat complémentaire de spécialisation n°{} du titre";
    pub(crate) const SOMMAIRE_ACTIVITE: &str = "Fiche activité type du CCS N° {}";
    pub(crate) const SOMMAIRE_COMPETENCES: &str = "Fiches compétences professionnelles du CCS";
}

pub(crate) const GLOSSAIRE_TECHNIQUE: &str = "Glossaire technique";
pub(crate) const GLOSSAIRE_REAC: &str = "Glossaire du REAC";
pub(crate) const EMPLOI_HEAD: &str = "FICHE EMPLOI TYPE";
pub(crate) const INTRODUCTION: &str = "Introduction";
pub(crate) const SECTEURS_LEAD: &str = "Les différents secteurs d’activités concernés sont principalement :";
pub(crate) const EMPLOIS_LEAD: &str = "Les types d’emplois accessibles sont les suivants :";
pub(crate) const COVER: [&str; 2] = ["REFERENTIEL EMPLOI ACTIVITES COMPETENCES", "DU TITRE PROFESSIONNEL"];

const LE_CAS_ECHEANT: &str = "(le cas échéant)";
const RNCP: &str = "(rubrique RNCP)";
const BOTH: &str = "(le cas échéant) (rubrique RNCP)";

const G2013: Headings = Headings {
    row: [
        "Libellé réduit",
        "Code titre",
        "Type de document",
        "Version",
        "Date de Validation",
        "Date de mise à jour",
        "Page",
    ],
    row_edges: [72.0, 137.0, 204.0, 266.2, 326.6, 402.6, 494.6, 544.4],
    evolution: h("Présentation de l’évolution du Titre Professionnel"),
    contexte_examen: h("Contexte de l’examen du Titre Professionnel"),
    liste_activites: h("Tableau des activités"),
    synoptique: "Vue synoptique de l’emploi-type",
    emploi_definition: ha("Définition de l’emploi type et des conditions d’exercice", RNCP),
    secteurs: ha("Secteurs d’activité et types d’emplois accessibles par le détenteur du titre", RNCP),
    reglementation_emploi: ha("Réglementation d’activités", BOTH),
    equivalences: ha("Liens avec d’autres certifications", BOTH),
    liste_emploi: h("Liste des activités types et des compétences professionnelles"),
    transversales_emploi: ha("Compétences transversales de l’emploi", LE_CAS_ECHEANT),
    extensions: ha("Liste des activités types d’extension de spécialisation de l’emploi", LE_CAS_ECHEANT),
    niveau: ha("Niveau et/ou domaine d’activité", RNCP),
    rome: ha("Fiche(s) Rome de rattachement", RNCP),
    activite_head: "FICHE ACTIVITÉ TYPE",
    activite_definition: h("Définition, description de l’activité type et conditions d’exercice"),
    reglementation_activite: ha("Réglementation d’activités", LE_CAS_ECHEANT),
    liste_activite: h("Liste des compétences professionnelles de l’activité type"),
    transversales_activite: ha("Compétences transversales de l’activité type", LE_CAS_ECHEANT),
    competence_head: "FICHE COMPÉTENCE PROFESSIONNELLE",
    description: h("Description de la compétence – processus de mise en œuvre"),
    contexte: h("Contexte(s) professionnel(s) de mise en œuvre"),
    criteres: h("Critères de performance"),
    groups: h("Savoirs, savoir-faire techniques, savoir-faire relationnels, savoir-faire organisationnels"),
    group_order: [Group::Savoirs, Group::Techniques, Group::Relationnels, Group::Organisationnels],
    transversales_head: "FICHE DES COMPÉTENCES TRANSVERSALES DE L’EMPLOI TYPE",
    sommaire: Sommaire {
        emploi: "Fiche emploi type",
        activites: "Fiche activité type",
        competences: "Fiche compétence professionnelle",
        transversales: "Fiche des compétences transversales de l’emploi type",
    },
};

/// The running row since 2015.
const ROW: [&str; 7] = [
    "SIGLE",
    "Type de document",
    "Code titre",
    "Millésime",
    "Date de Validation",
    "Date de mise à jour",
    "Page",
];
const ROW_EDGES: [f32; 8] = [72.0, 128.0, 199.5, 252.5, 309.5, 392.5, 485.0, 546.0];
/// The four groups since 2015.
const GROUPS: Heading =
    h("Savoir-faire techniques, savoir-faire organisationnels, savoir-faire relationnels, savoirs");
const GROUP_ORDER: [Group; 4] =
    [Group::Techniques, Group::Organisationnels, Group::Relationnels, Group::Savoirs];

const G2015: Headings = Headings {
    row: ROW,
    row_edges: ROW_EDGES,
    liste_activites: h("Liste des activités"),
    emploi_definition: h("Définition de l’emploi type et des conditions d’exercice"),
    secteurs: h("Secteurs d’activité et types d’emplois accessibles par le détenteur du titre"),
    reglementation_emploi: ha("Réglementation d’activités", LE_CAS_ECHEANT),
    equivalences: ha("Equivalences avec d’autres certifications", LE_CAS_ECHEANT),
    niveau: h("Niveau et/ou domaine d’activité"),
    rome: h("Fiche(s) Rome de rattachement"),
    groups: GROUPS,
    group_order: GROUP_ORDER,
    sommaire: Sommaire {
        emploi: "Fiche emploi type",
        activites: "Fiches activités types de l’emploi",
        competences: "Fiches compétences professionnelles de l’emploi",
        transversales: "Fiche compétences transversales de l’emploi",
    },
    ..G2013
};

const G2019: Headings = Headings {
    row: ROW,
    row_edges: ROW_EDGES,
    evolution: h("Présentation de l’évolution du titre professionnel"),
    contexte_examen: h("Contexte de l’examen du titre professionnel"),
    liste_activites: h("Liste des activités"),
    emploi_definition: h("Définition de l’emploi type et des conditions d’exercice"),
    secteurs: h("Secteurs d’activité et types d’emplois accessibles par le détenteur du titre"),
    reglementation_emploi: ha("Réglementation d’activités", LE_CAS_ECHEANT),
    equivalences: ha("Equivalences avec d’autres certifications", LE_CAS_ECHEANT),
    transversales_emploi: h("Compétences transversales de l’emploi"),
    niveau: h("Niveau et/ou domaine d’activité"),
    rome: h("Fiche(s) Rome de rattachement"),
    activite_head: "FICHE ACTIVITÉ TYPE DE L'EMPLOI TYPE",
    transversales_activite: h("Compétences transversales de l’activité type"),
    groups: GROUPS,
    group_order: GROUP_ORDER,
    sommaire: Sommaire {
        emploi: "Fiche emploi type",
        activites: "Fiches activités types de l’emploi",
        competences: "Fiches compétences professionnelles de l’emploi",
        transversales: "Fiche compétences transversales de l’emploi",
    },
    ..G2013
};

impl Generation {
    /// What it prints.
    pub(crate) fn headings(self) -> &'static Headings {
        match self {
            Self::G2013 => &G2013,
            Self::G2015 => &G2015,
            Self::G2019 => &G2019,
        }
    }
}

impl Capitals {
    /// A head in capitals, with its accents or without.
    pub(crate) fn of(self, head: &str) -> String {
        match self {
            Self::Accented => head.into(),
            Self::Bare => head.replace(['É', 'È'], "E"),
        }
    }
}
