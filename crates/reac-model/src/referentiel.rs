//! What the two documents of a titre have in common beside their texts: a report, and a size.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{Extraction, Noeud, Re, Reac};

/// Which of the two documents of a titre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Moitie {
    /// The référentiel emploi, activités, compétences.
    #[default]
    Reac,
    /// The référentiel d'évaluation.
    Re,
}

/// One of the two documents of a titre.
pub trait Referentiel: Noeud<String> + Clone + Serialize + DeserializeOwned {
    /// Which it is.
    const MOITIE: Moitie;

    /// How it was read.
    fn rapport(&self) -> Option<&Extraction>;

    /// The same, to be changed.
    fn rapport_mut(&mut self) -> &mut Option<Extraction>;

    /// How many parts like one another it is made of: fiches activité and compétence, or rows of criteria.
    fn parties(&self) -> usize;
}

impl Referentiel for Reac {
    const MOITIE: Moitie = Moitie::Reac;

    fn rapport(&self) -> Option<&Extraction> {
        self.extraction.as_ref()
    }

    fn rapport_mut(&mut self) -> &mut Option<Extraction> {
        &mut self.extraction
    }

    fn parties(&self) -> usize {
        self.activites_types.len() + self.competences_professionnelles.len()
    }
}

impl Referentiel for Re {
    const MOITIE: Moitie = Moitie::Re;

    fn rapport(&self) -> Option<&Extraction> {
        self.extraction.as_ref()
    }

    fn rapport_mut(&mut self) -> &mut Option<Extraction> {
        &mut self.extraction
    }

    fn parties(&self) -> usize {
        self.epreuves.iter().map(|epreuve| epreuve.criteres.len()).sum()
    }
}
