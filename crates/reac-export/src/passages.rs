//! The texts of a document one by one, each with where it stands: what a search goes through.

use std::collections::HashMap;

use reac_model::{Chemin, Noeud as _, Pas, Place, Provenance, Re};

use crate::Document;
use crate::arbre::{Noeud, arbre};

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// One of [`CHAMPS`].
    pub champ: &'static str,
    /// The fiche it stands in, as `AT1` or `AT1/CP3`; of a référentiel d'évaluation the épreuve or the row of its matrix, as
    /// `CCP1/C2`. None outside these.
    pub fiche: Option<String>,
    /// Its title.
    pub sous: Option<String>,
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
pub const CHAMPS: [&str; 13] = [
    "titre",
    "introduction",
    "emploi",
    "activites",
    "competences",
    "criteres",
    "savoirs",
    "epreuves",
    "jury",
    "plateau",
    "correspondances",
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

/// The same of a référentiel d'évaluation; of an épreuve, the first key within it decides.
const PARTS_RE: &[(&str, Option<&str>, &str)] = &[
    ("titre", Some("intitule"), "titre"),
    ("modalites_generales", None, "epreuves"),
    ("jury", None, "jury"),
    ("surveillance", None, "jury"),
    ("criteres", Some("competence"), "competences"),
    ("criteres", Some("criteres"), "criteres"),
    ("transversales", Some("intitule"), "competences"),
    ("transversales", Some("criteres"), "criteres"),
    ("intitule", None, "epreuves"),
    ("introduction", None, "epreuves"),
    ("modalites", Some("intitule"), "epreuves"),
    ("modalites", Some("detail"), "epreuves"),
    ("complements", None, "epreuves"),
    ("obligations_reglementaires", None, "epreuves"),
    ("plateau_technique", None, "plateau"),
    ("correspondances", None, "correspondances"),
    ("glossaire", None, "glossaire"),
];

/// All texts in the document's order; what is no wording (codes, dates, levels, addresses) and the lists that repeat
/// titles (the table of contents) are left out.
#[must_use]
pub fn passages(document: Document<'_>) -> Vec<Passage> {
    let roots = arbre(document.reac);
    let nodes = roots.iter().flat_map(Noeud::all);
    let places: HashMap<&str, &Noeud<'_>> = nodes.map(|node| (node.pointeur.as_str(), node)).collect();
    let texts = document.reac.textes(Chemin::default()).into_iter();
    texts
        .filter(|(_, place, _)| is_wording(*place))
        .filter_map(|(chemin, _, texte)| {
            let [Pas::Cle(root), ..] = chemin.pas() else { return None };
            let champ = part(PARTS, root, chemin.champ())?;
            let fiche = chemin.fiche().map(|(list, rank)| Chemin::entree(list, rank).to_string());
            let fiche = fiche.and_then(|fiche| places.get(fiche.as_str()));
            let own = places.get(chemin.to_string().as_str()).or(fiche);
            let titled = (fiche.map(|fiche| fiche.local.clone()), fiche.and_then(|fiche| fiche.texte));
            let lieu = own.map(|node| node.local.clone());
            Some(passage(champ, titled, lieu, (&chemin, texte), document.provenance))
        })
        .collect()
}

/// The same of a référentiel d'évaluation: what it repeats of itself beside each modalité is left out too.
#[must_use]
pub fn passages_re(re: &Re, provenance: Option<&Provenance>) -> Vec<Passage> {
    let texts = re.textes(Chemin::default()).into_iter();
    texts
        .filter(|(_, place, _)| is_wording(*place))
        .filter_map(|(chemin, _, texte)| {
            let (root, test, row) = match chemin.pas() {
                [Pas::Cle("epreuves"), Pas::Rang(test), Pas::Cle(key), Pas::Rang(row), ..] => {
                    (key, re.epreuves.get(*test), Some(*row))
                }
                [Pas::Cle("epreuves"), Pas::Rang(test), Pas::Cle(key), ..] => {
                    (key, re.epreuves.get(*test), None)
                }
                [Pas::Cle(root), ..] => (root, None, None),
                _ => return None,
            };
            let champ = part(PARTS_RE, root, chemin.champ())?;
            let of_row = test.zip(row).and_then(|(test, row)| {
                let (code, title) = match *root {
                    "criteres" => ('C', &test.criteres.get(row)?.competence),
                    "transversales" => ('T', &test.transversales.get(row)?.intitule),
                    _ => return None,
                };
                Some((format!("{}/{code}{}", test.id, row + 1), Some(title.as_str())))
            });
            let of_test = test.map(|test| (test.id.clone(), test.intitule.as_deref()));
            let (fiche, sous) = of_row.or(of_test).unzip();
            let lieu = match chemin.pas() {
                [.., Pas::Cle("criteres"), Pas::Rang(rank)] => {
                    fiche.as_ref().map(|fiche| format!("{fiche}/CR{}", rank + 1))
                }
                _ => fiche.clone(),
            };
            Some(passage(champ, (fiche, sous.flatten()), lieu, (&chemin, texte), provenance))
        })
        .collect()
}

/// No code, date, level or address.
fn is_wording(place: Place) -> bool {
    !matches!(place, Place::Pied | Place::Niveau | Place::Adresse | Place::Code)
}

fn passage(
    champ: &'static str,
    (fiche, sous): (Option<String>, Option<&str>),
    lieu: Option<String>,
    (chemin, texte): (&Chemin, &str),
    provenance: Option<&Provenance>,
) -> Passage {
    let pointeur = chemin.to_string();
    let origin = provenance.and_then(|from| from.entrees.get(&pointeur));
    Passage {
        champ,
        fiche,
        sous: sous.map(str::to_owned),
        lieu,
        page: origin.map(|origin| origin.page),
        page_imprimee: origin.and_then(|origin| origin.page_imprimee),
        texte: texte.to_owned(),
        pointeur,
    }
}

fn part(parts: &[(&str, Option<&str>, &'static str)], root: &str, field: &str) -> Option<&'static str> {
    let fits =
        |(key, only, _): &&(&str, Option<&str>, &str)| *key == root && only.is_none_or(|only| only == field);
    parts.iter().find(fits).map(|(_, _, part)| *part)
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
        assert!(PARTS.iter().chain(PARTS_RE).all(|(_, _, part)| CHAMPS.contains(part)));
    }

    #[test]
    fn of_an_evaluation_every_criterion_knows_its_competence_and_no_title_is_repeated() {
        let (re, _) = reac_typeset::random_re(3);
        let found = passages_re(&re, None);
        let rows = re.epreuves.iter().flat_map(|test| &test.criteres);
        let criteria: Vec<_> =
            rows.flat_map(|row| row.criteres.iter().map(|text| (text, &row.competence))).collect();
        let own =
            found.iter().filter(|one| one.champ == "criteres" && !one.pointeur.contains("/transversales/"));
        let own: Vec<_> = own.map(|one| (&one.texte, one.sous.as_ref().unwrap())).collect();
        assert!(!criteria.is_empty());
        assert_eq!(own, criteria);
        assert!(found.iter().all(|one| !one.pointeur.contains("/competences/")));
        assert!(
            found.iter().any(|one| one.champ == "plateau") && found.iter().any(|one| one.champ == "epreuves")
        );
    }
}
