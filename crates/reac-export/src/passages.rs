//! The texts of a document one by one, each with where it stands: what a search goes through.

use std::collections::HashMap;

use reac_model::{Chemin, Noeud as _, Place};

use crate::Document;
use crate::arbre::{Noeud, arbre};

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// One of [`CHAMPS`].
    pub champ: &'static str,
    /// The fiche it stands in, as `AT1` or `AT1/CP3`; none outside the fiches.
    pub fiche: Option<String>,
    /// Its own place, as `AT1/CP3/CR2`, where it has one; else the fiche's.
    pub lieu: Option<String>,
    /// JSON Pointer of the text.
    pub pointeur: String,
    /// Page of the file on which it begins, from 1, where that is known.
    pub page: Option<u32>,
    /// Printed page, where the page's footer tells.
    pub page_imprimee: Option<u32>,
    /// The text.
    pub texte: String,
}

/// Parts of a document that a search may be confined to.
pub const CHAMPS: [&str; 9] = [
    "titre",
    "introduction",
    "emploi",
    "activites",
    "competences",
    "criteres",
    "savoirs",
    "glossaire",
    "notes",
];

/// Which part a text is of, by the key of the root that leads to it and the key of its field.
const PARTS: &[(&str, Option<&str>, &str)] = &[
    ("titre", Some("intitule"), "titre"),
    ("introduction", None, "introduction"),
    ("emploi_type", None, "emploi"),
    ("activites_types", None, "activites"),
    ("competences_professionnelles", Some("criteres_performance"), "criteres"),
    ("competences_professionnelles", Some("savoir_faire_techniques"), "savoirs"),
    ("competences_professionnelles", Some("savoir_faire_organisationnels"), "savoirs"),
    ("competences_professionnelles", Some("savoir_faire_relationnels"), "savoirs"),
    ("competences_professionnelles", Some("savoirs"), "savoirs"),
    ("competences_professionnelles", None, "competences"),
    ("competences_transversales", Some("criteres_performance"), "criteres"),
    ("competences_transversales", None, "competences"),
    ("glossaire_technique", None, "glossaire"),
    ("glossaire_reac", None, "glossaire"),
    ("notes", None, "notes"),
];

/// All texts in the document's order; what is no wording (codes, dates, levels, addresses) and the lists that repeat
/// titles (the table of contents) are left out.
#[must_use]
pub fn passages(document: Document<'_>) -> Vec<Passage> {
    let roots = arbre(document.reac);
    let nodes = roots.iter().flat_map(Noeud::all);
    let places: HashMap<&str, &str> =
        nodes.map(|node| (node.pointeur.as_str(), node.local.as_str())).collect();
    let texts = document.reac.textes(Chemin::default()).into_iter();
    let wording = texts
        .filter(|(_, place, _)| !matches!(place, Place::Pied | Place::Niveau | Place::Adresse | Place::Code));
    wording
        .filter_map(|(chemin, _, texte)| {
            let pointeur = chemin.to_string();
            let fiche = chemin.fiche().map(|(list, rank)| Chemin::entree(list, rank).to_string());
            let fiche = fiche.and_then(|fiche| places.get(fiche.as_str()));
            let origin = document.provenance.and_then(|from| from.entrees.get(&pointeur));
            Some(Passage {
                champ: part(&chemin)?,
                fiche: fiche.map(|fiche| (*fiche).to_owned()),
                lieu: places.get(pointeur.as_str()).or(fiche).map(|lieu| (*lieu).to_owned()),
                page: origin.map(|origin| origin.page),
                page_imprimee: origin.and_then(|origin| origin.page_imprimee),
                texte: texte.clone(),
                pointeur,
            })
        })
        .collect()
}

fn part(chemin: &Chemin) -> Option<&'static str> {
    let pointer = chemin.to_string();
    let root = pointer.split('/').nth(1)?;
    let field = chemin.champ();
    let fits =
        |(key, only, _): &&(&str, Option<&str>, &str)| *key == root && only.is_none_or(|only| only == field);
    PARTS.iter().find(fits).map(|(_, _, part)| *part)
}

#[cfg(test)]
mod tests {
    use reac_model::Reac;

    use super::*;

    #[test]
    fn every_wording_is_a_passage_and_knows_its_fiche() {
        let (reac, _) = reac_typeset::random(3);
        let found = passages(Document { reac: &reac, provenance: None });
        let criteria: usize =
            reac.competences_professionnelles.iter().map(|fiche| fiche.criteres_performance.len()).sum();
        let own: Vec<_> =
            found.iter().filter(|passage| passage.pointeur.contains("criteres_performance")).collect();
        assert!(own.len() >= criteria && criteria > 0);
        assert!(own.iter().all(|passage| passage.champ == "criteres" && passage.fiche.is_some()));
        let first = &reac.competences_professionnelles[0];
        let title = found
            .iter()
            .find(|passage| passage.pointeur == "/competences_professionnelles/0/intitule")
            .unwrap();
        assert_eq!(
            (title.champ, title.fiche.as_deref()),
            ("competences", Some(first.id.to_string().as_str()))
        );
    }

    #[test]
    fn codes_and_the_table_of_contents_are_none() {
        let mut reac = Reac::default();
        reac.document.code_titre = Some("TP-00000".to_owned());
        reac.sommaire.push(reac_model::EntreeSommaire { intitule: "Sommaire".to_owned(), page: None });
        assert!(passages(Document { reac: &reac, provenance: None }).is_empty());
        assert!(PARTS.iter().all(|(_, _, part)| CHAMPS.contains(part)));
    }
}
