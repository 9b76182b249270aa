//! Which competences of other titres are near one: by the likeness with which versions of one titre are compared.
//!
//! Not every competence is held against every other. Two that are near share one of the words that tell most of either
//! (`Proches`): nothing is lost by looking no further, and what nearly all share is never looked up.

use std::collections::{BTreeSet, HashMap};

use reac_model::Reac;
use serde::Serialize;

use crate::competences::Profile;
use crate::words::{Bag, Weights};

/// Value of [`Voisinages::schema`].
pub const SCHEMA_ALIKE: &str = "reac-alike/1";

/// Competences at least this alike are near, unless one asks otherwise. Below, titres that share no block begin to meet in
/// what all competences say.
pub const PROCHE: f64 = 0.4;

/// Sums of the same numbers in another order differ by less.
const ROUNDING: f64 = 1e-9;

/// A document to compare, and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Sujet<'a> {
    /// The file.
    pub entree: &'a str,
    /// Its content.
    pub reac: &'a Reac,
}

/// The competences of several titres, and which are near which: stable as JSON (`reac-alike/1`).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Voisinages {
    /// Always `reac-alike/1`.
    pub schema: &'static str,
    /// The least likeness that is told, 0 to 1.
    pub seuil: f64,
    /// The documents, as they were given.
    pub documents: Vec<Dossier>,
    /// Every competence of them, in their order.
    pub competences: Vec<Situee>,
}

/// Which document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dossier {
    /// The file.
    pub entree: String,
    /// Code of the titre.
    pub code_titre: Option<String>,
    /// Its acronym.
    pub sigle: Option<String>,
    /// Millésime, as printed.
    pub millesime: Option<String>,
    /// Title of the titre.
    pub intitule: Option<String>,
    /// Level of the framework of 2019.
    pub niveau_europeen: Option<u8>,
}

/// A competence and those near it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Situee {
    /// Its document, by its rank from 0.
    pub document: usize,
    /// `AT1/CP3`.
    pub id: String,
    /// Title.
    pub intitule: String,
    /// Those of other titres that are near, the nearest first.
    pub voisines: Vec<Voisine>,
}

/// A competence that is near.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Voisine {
    /// Its document, by its rank from 0.
    pub document: usize,
    /// `AT1/CP3`.
    pub id: String,
    /// Title.
    pub intitule: String,
    /// How alike they are, 0 to 1.
    pub ressemblance: f64,
}

/// Holds the competences of titres against each other. Documents of one code are versions of one titre, and not compared.
#[must_use]
pub fn voisinages(sujets: &[Sujet<'_>], seuil: f64) -> Voisinages {
    let reacs: Vec<&Reac> = sujets.iter().map(|sujet| sujet.reac).collect();
    let weights = Weights::of(&reacs);
    let mut out = Voisinages {
        schema: SCHEMA_ALIKE,
        seuil,
        documents: sujets.iter().map(dossier).collect(),
        competences: Vec::new(),
    };
    let mut profiles = Vec::new();
    for (document, reac) in reacs.iter().enumerate() {
        for fiche in &reac.competences_professionnelles {
            profiles.push(Profile::new(fiche, &weights));
            let (id, intitule) = (fiche.id.to_string(), fiche.intitule.clone());
            out.competences.push(Situee { document, id, intitule, voisines: Vec::new() });
        }
    }
    let titre = |document: usize| {
        let code = reacs.get(document).and_then(|reac| reac.document.code_titre.as_deref());
        code.ok_or(document)
    };
    let documents: Vec<usize> = out.competences.iter().map(|one| one.document).collect();
    for (a, b, likeness) in near(&profiles, seuil) {
        let of = |one: usize| documents.get(one).map(|document| titre(*document));
        if of(a) != of(b) {
            join(&mut out.competences, a, b, likeness);
            join(&mut out.competences, b, a, likeness);
        }
    }
    for one in &mut out.competences {
        one.voisines.sort_by(|a, b| {
            let order = b.ressemblance.total_cmp(&a.ressemblance);
            order.then_with(|| (a.document, &a.id).cmp(&(b.document, &b.id)))
        });
    }
    out
}

fn dossier(sujet: &Sujet<'_>) -> Dossier {
    let Reac { document, titre, emploi_type, .. } = sujet.reac;
    Dossier {
        entree: sujet.entree.to_owned(),
        code_titre: document.code_titre.clone(),
        sigle: document.sigle.clone(),
        millesime: document.millesime.clone(),
        intitule: titre.intitule.clone().or_else(|| emploi_type.intitule.clone()),
        niveau_europeen: titre.niveau_europeen,
    }
}

fn join(all: &mut [Situee], whose: usize, other: usize, likeness: f64) {
    let found = all.get(other).map(|other| Voisine {
        document: other.document,
        id: other.id.clone(),
        intitule: other.intitule.clone(),
        ressemblance: (likeness * 1000.0).round() / 1000.0,
    });
    if let Some(one) = all.get_mut(whose) {
        one.voisines.extend(found);
    }
}

/// All pairs that are at least so alike, the smaller rank second.
fn near(profiles: &[Profile], seuil: f64) -> Vec<(usize, usize, f64)> {
    let mut titles = Proches::new(seuil);
    let mut contents = Proches::new(seuil);
    let mut out = Vec::new();
    for (rank, profile) in profiles.iter().enumerate() {
        // Likeness is a mean of title's and content's: one of them reaches what it reaches.
        let mut candidates: BTreeSet<usize> = titles.add(&profile.title);
        candidates.extend(contents.add(&profile.content));
        for other in candidates {
            let Some(likeness) = profiles.get(other).map(|other| profile.alike(other)) else { continue };
            if likeness >= seuil {
                out.push((rank, other, likeness));
            }
        }
    }
    out
}

/// Bags by their words. Of a bag that comes, the words that weigh most are looked up, until what is left of it could not
/// reach the least likeness by itself: a bag that shares none of these is not near.
struct Proches<'p> {
    seuil: f64,
    by_word: HashMap<&'p str, Vec<usize>>,
    sums: Vec<f64>,
    /// Weight that each earlier bag shares with the one that comes.
    shared: Vec<f64>,
}

impl<'p> Proches<'p> {
    fn new(seuil: f64) -> Self {
        Self { seuil, by_word: HashMap::new(), sums: Vec::new(), shared: Vec::new() }
    }

    /// The earlier bags that may be near this one, by their ranks; it stands among them from then on.
    fn add(&mut self, bag: &'p Bag) -> BTreeSet<usize> {
        let mut words: Vec<(&str, f64)> = bag.words().collect();
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let mut left = bag.sum();
        let mut met = Vec::new();
        for (word, weight) in &words {
            // Of two bags that are near, each holds this much of the other at least.
            if left + ROUNDING < self.seuil / (2.0 - self.seuil) * bag.sum() {
                break;
            }
            for other in self.by_word.get(word).into_iter().flatten() {
                if let Some(shared) = self.shared.get_mut(*other) {
                    if *shared == 0.0 {
                        met.push(*other);
                    }
                    *shared += weight;
                }
            }
            left -= weight;
        }
        let mut out = BTreeSet::new();
        for other in met {
            let (Some(shared), Some(sum)) = (self.shared.get_mut(other), self.sums.get(other)) else {
                continue;
            };
            if *shared + left + ROUNDING >= self.seuil / 2.0 * (bag.sum() + sum) {
                out.insert(other);
            }
            *shared = 0.0;
        }
        for (word, _) in words {
            self.by_word.entry(word).or_default().push(self.sums.len());
        }
        self.sums.push(bag.sum());
        self.shared.push(0.0);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_by_looking_up_few_words() {
        let reacs: Vec<Reac> = (0..12).map(|seed| reac_typeset::random(seed).0).collect();
        let all: Vec<&Reac> = reacs.iter().collect();
        let weights = Weights::of(&all);
        let fiches = all.iter().flat_map(|reac| &reac.competences_professionnelles);
        let profiles: Vec<Profile> = fiches.map(|fiche| Profile::new(fiche, &weights)).collect();
        for seuil in [0.15, 0.3, 0.45, 0.7] {
            let mut every = Vec::new();
            for (a, one) in profiles.iter().enumerate() {
                for (b, other) in profiles.iter().enumerate().take(a) {
                    let likeness = one.alike(other);
                    if likeness >= seuil {
                        every.push((a, b, likeness));
                    }
                }
            }
            assert_eq!(near(&profiles, seuil), every, "{seuil}");
            assert!(seuil > 0.2 || !every.is_empty());
        }
    }

    #[test]
    fn versions_of_one_titre_are_no_neighbours_and_other_titres_are() {
        let (mut one, _) = reac_typeset::random(4);
        one.document.code_titre = Some("TP-00001".to_owned());
        let mut version = one.clone();
        version.document.millesime = Some("99".to_owned());
        let mut other = one.clone();
        other.document.code_titre = Some("TP-00002".to_owned());
        let sujet = |reac| Sujet { entree: "x", reac };
        let of = |sujets: &[Sujet<'_>]| voisinages(sujets, PROCHE).competences.remove(0).voisines;
        assert_eq!(of(&[sujet(&one), sujet(&version)]), []);
        let found = of(&[sujet(&one), sujet(&version), sujet(&other)]);
        assert_eq!((found[0].document, found[0].ressemblance), (2, 1.0));
        assert_eq!(found[0].id, one.competences_professionnelles[0].id.to_string());
    }
}
