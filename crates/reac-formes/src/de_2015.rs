//! 2015 to 2018: SIGLE and Millésime in the footer, other groups first, no more remarks on the RNCP.

use crate::communs::LE_CAS_ECHEANT;
use crate::de_2013::DE_2013;
use crate::forme::{Capitales, Cellule, Colonne, Forme, Groupe, Liste, Nsf, Numero, PremierePage, Titre};
use crate::rubriques::Rubrique as R;

/// 2015 to 2018.
pub const DE_2015: Forme = Forme {
    annee: 2015,
    comme: Some(&DE_2013),
    titres: &[
        Titre::nu(R::ListeActivites, "Liste des activités"),
        Titre::nu(R::DefinitionEmploi, "Définition de l’emploi type et des conditions d’exercice"),
        Titre::nu(
            R::Secteurs,
            "Secteurs d’activité et types d’emplois accessibles par le détenteur du titre",
        ),
        Titre::avec(R::Reglementation, "Réglementation d’activités", LE_CAS_ECHEANT),
        Titre::avec(R::Equivalences, "Equivalences avec d’autres certifications", LE_CAS_ECHEANT),
        Titre::nu(R::Niveau, "Niveau et/ou domaine d’activité"),
        Titre::nu(R::Rome, "Fiche(s) Rome de rattachement"),
        Titre::nu(
            R::Savoirs,
            "Savoir-faire techniques, savoir-faire organisationnels, savoir-faire relationnels, savoirs",
        ),
    ],
    ordre: [Groupe::Techniques, Groupe::Organisationnels, Groupe::Relationnels, Groupe::Savoirs],
    pied: &[
        Cellule::de(Colonne::Sigle, "SIGLE", 72.0),
        Cellule::de(Colonne::TypeDocument, "Type de document", 128.0),
        Cellule::de(Colonne::CodeTitre, "Code titre", 199.5),
        Cellule::de(Colonne::Millesime, "Millésime", 252.5),
        Cellule::de(Colonne::DateValidation, "Date de Validation", 309.5),
        Cellule::de(Colonne::DateMiseAJour, "Date de mise à jour", 392.5),
        Cellule::de(Colonne::Page, "Page", 485.0),
    ],
    pied_droite: 546.0,
    pied_corps: 9.0,
    premiere_page: PremierePage::AvecPied,
    sommaire: &[
        (R::FicheEmploiType, "Fiche emploi type"),
        (R::FicheActivite, "Fiches activités types de l’emploi"),
        (R::FicheCompetence, "Fiches compétences professionnelles de l’emploi"),
        (R::FicheTransversales, "Fiche compétences transversales de l’emploi"),
    ],
    numero: Numero::Derriere,
    liste: Liste::Etiquettes,
    nsf: Nsf::Tiret,
    vide: "Néant",
    capitales: Capitales::Nues,
    haut: 71.2,
    ..DE_2013
};
