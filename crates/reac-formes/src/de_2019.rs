//! From 2019 on: levels of the new framework, heads that say whose a fiche is.

use crate::de_2015::DE_2015;
use crate::forme::{Capitales, Echelle, Forme, Nsf, Puces, Rang, Titre};
use crate::rubriques::Rubrique as R;

/// Gaps as measured: wider ones stand between filled groups too.
const ECARTS: &[Rang] = &[
    (0.4, [-0.02, -6.5, -8.0, -9.0]),
    (1.6, [-5.0, -0.35, -2.6, -4.0]),
    (2.6, [-6.5, -1.2, -1.9, -3.2]),
    (3.6, [-7.0, -1.7, -2.0, -2.6]),
    (99.0, [-7.5, -2.2, -2.2, -2.2]),
];

/// From 2019 on.
pub const DE_2019: Forme = Forme {
    annee: 2019,
    comme: Some(&DE_2015),
    titres: &[
        Titre::nu(R::Evolution, "Présentation de l’évolution du titre professionnel"),
        Titre::nu(R::ContexteExamen, "Contexte de l’examen du titre professionnel"),
        Titre::nu(R::TransversalesEmploi, "Compétences transversales de l’emploi"),
        Titre::nu(R::FicheActivite, "FICHE ACTIVITÉ TYPE DE L'EMPLOI TYPE"),
        Titre::nu(R::TransversalesActivite, "Compétences transversales de l’activité type"),
    ],
    ecarts: ECARTS,
    echelle: Echelle::Cadre2019,
    nsf: Nsf::DeuxTirets,
    puces: Puces::Symbole,
    capitales: Capitales::Accentuees,
    ..DE_2015
};
