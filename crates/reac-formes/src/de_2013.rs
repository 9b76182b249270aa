//! Until about 2014: the first generation, the others follow it where they do not differ.

use crate::communs::{LE_CAS_ECHEANT, LES_DEUX, RNCP};
use crate::forme::{
    Capitales, Ccs, Cellule, Colonne, Echelle, Forme, Groupe, Liste, Nsf, Numero, PremierePage, Puces, Rang,
    Titre,
};
use crate::rubriques::Rubrique as R;

/// Gaps as measured: one blank parts two groups, four pitches are an empty group more often than not.
const ECARTS: &[Rang] = &[
    (0.4, [-0.02, -6.5, -8.0, -9.0]),
    (1.6, [-5.0, -0.35, -2.6, -4.0]),
    (2.6, [-6.5, -1.5, -1.7, -3.0]),
    (3.6, [-7.0, -2.4, -1.7, -2.4]),
    (99.0, [-7.5, -2.8, -2.0, -2.0]),
];

/// Until about 2014.
pub const DE_2013: Forme = Forme {
    annee: 2013,
    comme: None,
    titres: &[
        Titre::nu(R::Sommaire, "SOMMAIRE"),
        Titre::nu(R::Introduction, "Introduction"),
        Titre::nu(R::Evolution, "Présentation de l’évolution du Titre Professionnel"),
        Titre::nu(R::ContexteExamen, "Contexte de l’examen du Titre Professionnel"),
        Titre::nu(R::ListeActivites, "Tableau des activités"),
        Titre::nu(R::VueSynoptique, "Vue synoptique de l’emploi-type"),
        Titre::nu(R::FicheEmploiType, "FICHE EMPLOI TYPE"),
        Titre::avec(R::DefinitionEmploi, "Définition de l’emploi type et des conditions d’exercice", RNCP),
        Titre::avec(
            R::Secteurs,
            "Secteurs d’activité et types d’emplois accessibles par le détenteur du titre",
            RNCP,
        ),
        Titre::avec(R::Reglementation, "Réglementation d’activités", LES_DEUX),
        Titre::avec(R::Reglementation, "Réglementation d’activités", LE_CAS_ECHEANT).dans(R::FicheActivite),
        Titre::avec(R::Equivalences, "Liens avec d’autres certifications", LES_DEUX),
        Titre::nu(
            R::ListeActivitesCompetences,
            "Liste des activités types et des compétences professionnelles",
        ),
        Titre::avec(R::TransversalesEmploi, "Compétences transversales de l’emploi", LE_CAS_ECHEANT),
        Titre::avec(
            R::ListeExtensions,
            "Liste des activités types d’extension de spécialisation de l’emploi",
            LE_CAS_ECHEANT,
        ),
        Titre::avec(R::Niveau, "Niveau et/ou domaine d’activité", RNCP),
        Titre::avec(R::Rome, "Fiche(s) Rome de rattachement", RNCP),
        Titre::nu(R::FicheActivite, "FICHE ACTIVITÉ TYPE"),
        Titre::nu(
            R::DefinitionActivite,
            "Définition, description de l’activité type et conditions d’exercice",
        ),
        Titre::nu(R::ListeCompetences, "Liste des compétences professionnelles de l’activité type"),
        Titre::avec(R::TransversalesActivite, "Compétences transversales de l’activité type", LE_CAS_ECHEANT),
        Titre::nu(R::FicheCompetence, "FICHE COMPÉTENCE PROFESSIONNELLE"),
        Titre::nu(R::Description, "Description de la compétence – processus de mise en œuvre"),
        Titre::nu(R::ContexteMiseEnOeuvre, "Contexte(s) professionnel(s) de mise en œuvre"),
        Titre::nu(R::Criteres, "Critères de performance"),
        Titre::nu(
            R::Savoirs,
            "Savoirs, savoir-faire techniques, savoir-faire relationnels, savoir-faire organisationnels",
        ),
        Titre::nu(R::FicheTransversales, "FICHE DES COMPÉTENCES TRANSVERSALES DE L’EMPLOI TYPE"),
        Titre::nu(R::GlossaireTechnique, "Glossaire technique"),
        Titre::nu(R::GlossaireReac, "Glossaire du REAC"),
        Titre::nu(R::Reproduction, "Reproduction interdite"),
    ],
    ccs: Ccs {
        synoptique: "Vue synoptique du certificat complémentaire de spécialisation (CCS)",
        couverture: ["CERTIFICAT COMPLÉMENTAIRE DE", "SPÉCIALISATION N°{} DU TITRE"],
        activite: "FICHE ACTIVITÉ TYPE DU CCS",
        competence: "FICHE COMPÉTENCE PROFESSIONNELLE DU CCS",
        au_sommaire: [
            "Certificat complémentaire de spécialisation n°{} du titre",
            "Fiche activité type du CCS N° {}",
            "Fiches compétences professionnelles du CCS",
        ],
    },
    ordre: [Groupe::Savoirs, Groupe::Techniques, Groupe::Relationnels, Groupe::Organisationnels],
    ecarts: ECARTS,
    echelle: Echelle::Nomenclature1969,
    pied: &[
        Cellule::de(Colonne::Sigle, "Libellé réduit", 72.0),
        Cellule::de(Colonne::CodeTitre, "Code titre", 137.0),
        Cellule::de(Colonne::TypeDocument, "Type de document", 204.0),
        Cellule::de(Colonne::Millesime, "Version", 266.2),
        Cellule::de(Colonne::DateValidation, "Date de Validation", 326.6),
        Cellule::de(Colonne::DateMiseAJour, "Date de mise à jour", 402.6),
        Cellule::de(Colonne::Page, "Page", 494.6),
    ],
    pied_droite: 544.4,
    pied_corps: 8.0,
    premiere_page: PremierePage::Nue,
    sommaire: &[
        (R::FicheEmploiType, "Fiche emploi type"),
        (R::FicheActivite, "Fiche activité type"),
        (R::FicheCompetence, "Fiche compétence professionnelle"),
        (R::FicheTransversales, "Fiche des compétences transversales de l’emploi type"),
    ],
    numero: Numero::Dessous,
    liste: Liste::Colonnes,
    nsf: Nsf::LettreApart,
    vide: "Sans objet",
    puces: Puces::Tiret,
    capitales: Capitales::Accentuees,
    haut: 69.7,
};
