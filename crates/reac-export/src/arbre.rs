//! The document as a tree of what can be taught and assessed: activity, competence, criteria and savoirs.
//! Every export that needs ids or a hierarchy is made from it.

use std::collections::HashSet;

use reac_model::{Chemin, CompetenceProfessionnelle, Pas, Re, Reac};

use crate::labels::Label;
use crate::prose::{Rubrique, rubriques};

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Genre {
    Activite,
    Ccs,
    /// The group of the transversal competences.
    Transversales,
    Competence,
    Transversale,
    Critere,
    Technique,
    Organisationnel,
    Relationnel,
    Savoir,
}

/// A node and what lies below it.
#[derive(Debug, Clone)]
pub(crate) struct Noeud<'a> {
    /// Its place, as `AT1/CP3/CR2`.
    pub(crate) local: String,
    pub(crate) genre: Genre,
    /// As its own fiche prints it, or its rank in its list.
    pub(crate) numero: u32,
    /// The document's own wording; none for the group of the transversal competences.
    pub(crate) texte: Option<&'a str>,
    /// JSON Pointer of the node.
    pub(crate) pointeur: String,
    /// What its fiche says of it.
    pub(crate) prose: Vec<Rubrique<'a>>,
    pub(crate) enfants: Vec<Noeud<'a>>,
}

/// The fields of a fiche whose items have a place of their own, and what they are.
const FEUILLES: [(&str, Genre); 5] = [
    ("criteres_performance", Genre::Critere),
    ("savoir_faire_techniques", Genre::Technique),
    ("savoir_faire_organisationnels", Genre::Organisationnel),
    ("savoir_faire_relationnels", Genre::Relationnel),
    ("savoirs", Genre::Savoir),
];

impl Genre {
    /// The part of an id that names it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Activite => "AT",
            Self::Ccs => "CCS",
            Self::Transversales => "CT",
            Self::Competence => "CP",
            Self::Transversale => "CT",
            Self::Critere => "CR",
            Self::Technique => "SFT",
            Self::Organisationnel => "SFO",
            Self::Relationnel => "SFR",
            Self::Savoir => "SA",
        }
    }

    /// What the items of a field of a fiche are, where they have a place of their own.
    fn of(champ: &str) -> Option<Self> {
        FEUILLES.iter().find(|(own, _)| *own == champ).map(|(_, genre)| *genre)
    }

    /// The field of a fiche that it is an item of; empty where it is none.
    pub(crate) fn champ(self) -> &'static str {
        FEUILLES.iter().find(|(_, genre)| *genre == self).map_or("", |(champ, _)| champ)
    }

    pub(crate) fn label(self) -> Label {
        match self {
            Self::Activite => Label::ActiviteType,
            Self::Ccs => Label::Ccs,
            Self::Transversales => Label::CompetencesTransversales,
            Self::Competence => Label::CompetenceProfessionnelle,
            Self::Transversale => Label::CompetenceTransversale,
            Self::Critere => Label::Critere,
            Self::Technique => Label::SavoirFaireTechnique,
            Self::Organisationnel => Label::SavoirFaireOrganisationnel,
            Self::Relationnel => Label::SavoirFaireRelationnel,
            Self::Savoir => Label::Savoir,
        }
    }

    /// Heading above several of them.
    pub(crate) fn heading(self) -> Label {
        match self {
            Self::Critere => Label::Criteres,
            Self::Technique => Label::SavoirFaireTechniques,
            Self::Organisationnel => Label::SavoirFaireOrganisationnels,
            Self::Relationnel => Label::SavoirFaireRelationnels,
            Self::Savoir => Label::Savoirs,
            other => other.label(),
        }
    }

    /// A savoir or a savoir-faire.
    pub(crate) fn is_savoir(self) -> bool {
        matches!(self, Self::Technique | Self::Organisationnel | Self::Relationnel | Self::Savoir)
    }
}

/// The whole document: its activities, then the competences of no activity, then the transversal ones.
pub(crate) fn arbre(reac: &Reac) -> Vec<Noeud<'_>> {
    let mut taken = HashSet::new();
    let mut roots: Vec<Noeud<'_>> = Vec::new();
    for (index, fiche) in reac.activites_types.iter().enumerate() {
        roots.push(Noeud {
            local: free(fiche.id.to_string(), &mut taken),
            genre: if fiche.id.ccs { Genre::Ccs } else { Genre::Activite },
            numero: fiche.numero,
            texte: Some(&fiche.intitule),
            pointeur: format!("/activites_types/{index}"),
            prose: dite(fiche, Chemin::entree("activites_types", index)),
            enfants: Vec::new(),
        });
    }
    for (index, fiche) in reac.competences_professionnelles.iter().enumerate() {
        let node = competence(index, fiche, &mut taken);
        let home =
            reac.activites_types.iter().position(|other| Some(&other.id) == fiche.activite_type.as_ref());
        match home.and_then(|home| roots.get_mut(home)) {
            Some(activity) => activity.enfants.push(node),
            None => roots.push(node),
        }
    }
    if !reac.competences_transversales.is_empty() {
        roots.push(transversales(reac, &mut taken));
    }
    roots
}

/// The whole document, each competence with the modalités by which its référentiel d'évaluation judges it, and with the
/// criteria that the REAC has not.
pub(crate) fn arbre_evalue<'a>(reac: &'a Reac, re: Option<&'a Re>) -> Vec<Noeud<'a>> {
    let mut roots = arbre(reac);
    let Some(re) = re else { return roots };
    for (chemin, _, texte) in reac_model::Noeud::textes(re, Chemin::default()) {
        let [
            Pas::Cle("epreuves"),
            Pas::Rang(test),
            Pas::Cle("criteres"),
            Pas::Rang(row),
            Pas::Cle(champ @ (MODALITES | CRITERES)),
            _,
        ] = chemin.pas()
        else {
            continue;
        };
        let judged = re.epreuves.get(*test).and_then(|test| test.criteres.get(*row));
        let Some(judged) = judged.map(|row| row.competence.as_str()) else { continue };
        let Some(node) = roots.iter_mut().find_map(|root| named(root, judged)) else { continue };
        let of_reac = |child: &Noeud<'_>| child.texte.is_some_and(|own| same(own, texte));
        if *champ == CRITERES && node.of(Genre::Critere).any(of_reac) {
            continue;
        }
        let champ = *champ;
        match node.prose.iter_mut().find(|rubrique| rubrique.champ == champ) {
            Some(own) => own.phrases.push((chemin, texte)),
            None => node.prose.push(Rubrique { champ, phrases: vec![(chemin, texte)] }),
        }
    }
    roots
}

/// The fields of a matrix that say how a competence is judged.
const MODALITES: &str = "modalites";
const CRITERES: &str = "criteres";

/// The competence of that wording, at a node or right below it.
fn named<'n, 'a>(node: &'n mut Noeud<'a>, wording: &str) -> Option<&'n mut Noeud<'a>> {
    let own = |node: &Noeud<'_>| {
        node.genre == Genre::Competence && node.texte.is_some_and(|texte| same(texte, wording))
    };
    if own(node) { Some(node) } else { node.enfants.iter_mut().find(|child| own(child)) }
}

/// Wordings that differ by capitals, signs and spaces only.
fn same(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(a) == letters(b)
}

fn competence<'a>(
    index: usize,
    fiche: &'a CompetenceProfessionnelle,
    taken: &mut HashSet<String>,
) -> Noeud<'a> {
    let local = free(fiche.id.to_string(), taken);
    let chemin = Chemin::entree("competences_professionnelles", index);
    let pointeur = chemin.to_string();
    let (prose, enfants) = partagee(&local, dite(fiche, chemin));
    Noeud {
        genre: Genre::Competence,
        numero: fiche.numero,
        texte: Some(&fiche.intitule),
        prose,
        enfants,
        local,
        pointeur,
    }
}

/// What a fiche says below its title.
fn dite(fiche: &impl reac_model::Noeud<String>, chemin: Chemin) -> Vec<Rubrique<'_>> {
    rubriques(fiche, chemin).into_iter().filter(|rubrique| rubrique.champ != "intitule").collect()
}

/// The same, its criteria and savoirs made children.
fn partagee<'a>(local: &str, said: Vec<Rubrique<'a>>) -> (Vec<Rubrique<'a>>, Vec<Noeud<'a>>) {
    let (mut prose, mut enfants) = (Vec::new(), Vec::new());
    for rubrique in said {
        match Genre::of(rubrique.champ) {
            Some(genre) => enfants.extend(leaves(local, genre, rubrique)),
            None => prose.push(rubrique),
        }
    }
    (prose, enfants)
}

fn transversales<'a>(reac: &'a Reac, taken: &mut HashSet<String>) -> Noeud<'a> {
    let group = free("CT".to_owned(), taken);
    let fiches = reac.competences_transversales.iter().enumerate();
    let enfants = fiches
        .map(|(index, fiche)| {
            let local = free(format!("CT{}", index + 1), taken);
            let chemin = Chemin::entree("competences_transversales", index);
            let pointeur = chemin.to_string();
            let (prose, enfants) = partagee(&local, dite(fiche, chemin));
            Noeud {
                genre: Genre::Transversale,
                numero: rank(index),
                texte: Some(&fiche.intitule),
                prose,
                enfants,
                local,
                pointeur,
            }
        })
        .collect();
    Noeud {
        local: group,
        genre: Genre::Transversales,
        numero: 0,
        texte: None,
        pointeur: "/competences_transversales".to_owned(),
        prose: Vec::new(),
        enfants,
    }
}

fn leaves<'a>(
    parent: &str,
    genre: Genre,
    rubrique: Rubrique<'a>,
) -> impl Iterator<Item = Noeud<'a>> + use<'a> {
    let parent = parent.to_owned();
    rubrique.phrases.into_iter().enumerate().map(move |(index, (chemin, texte))| Noeud {
        local: format!("{parent}/{}{}", genre.code(), index + 1),
        genre,
        numero: rank(index),
        texte: Some(texte),
        pointeur: chemin.to_string(),
        prose: Vec::new(),
        enfants: Vec::new(),
    })
}

fn rank(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// An id that no other node has: a number that a document prints twice must not overwrite the first.
pub(crate) fn free(wanted: String, taken: &mut HashSet<String>) -> String {
    let mut id = wanted.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wanted}-{number}");
        number += 1;
    }
    id
}

impl<'a> Noeud<'a> {
    /// The node and all below it, parents first.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut out = vec![self];
        out.extend(self.enfants.iter().flat_map(Self::all));
        out
    }

    /// The children of one kind.
    pub(crate) fn of(&self, genre: Genre) -> impl Iterator<Item = &Noeud<'a>> {
        self.enfants.iter().filter(move |child| child.genre == genre)
    }
}
