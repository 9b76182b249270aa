//! An invented generation: what one file says of a new layout. Two headings have other names, the emploi type has one
//! rubrique more, the footer one column more and another label.

use reac_formes::{Cellule, Colonne, DE_2019, Forme, Rubrique, Titre};

pub(crate) const DE_2026: Forme = Forme {
    annee: 2026,
    comme: Some(&DE_2019),
    titres: &[
        Titre::nu(Rubrique::Criteres, "Indicateurs de réussite"),
        Titre::nu(Rubrique::ContexteMiseEnOeuvre, "Situations de travail"),
        Titre::nu(Rubrique::HorsJson, "Effets du métier sur le climat"),
    ],
    pied: &[
        Cellule::de(Colonne::Sigle, "SIGLE", 72.0),
        Cellule::de(Colonne::TypeDocument, "Type de document", 120.0),
        Cellule::de(Colonne::CodeTitre, "Code titre", 192.0),
        Cellule::de(Colonne::HorsJson, "Fiche nationale", 240.0),
        Cellule::de(Colonne::Millesime, "Édition", 310.0),
        Cellule::de(Colonne::DateValidation, "Date de Validation", 350.0),
        Cellule::de(Colonne::DateMiseAJour, "Date de mise à jour", 420.0),
        Cellule::de(Colonne::Page, "Page", 500.0),
    ],
    ..DE_2019
};
