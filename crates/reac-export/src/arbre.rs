//! The document as a tree of what can be taught and assessed: activity, competence, criteria and savoirs.
//! Every export that needs ids or a hierarchy is made from it.

use std::collections::HashSet;

use reac_model::{Bloc, CompetenceProfessionnelle, Reac};

use crate::labels::Label;

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
    pub(crate) prose: Vec<(Label, Prose<'a>)>,
    pub(crate) enfants: Vec<Noeud<'a>>,
}

/// Prose, or bare items.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Prose<'a> {
    Blocs(&'a [Bloc]),
    Items(&'a [String]),
}

impl Prose<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Blocs(blocs) => blocs.is_empty(),
            Self::Items(items) => items.is_empty(),
        }
    }
}

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
            prose: vec![
                (Label::Definition, Prose::Blocs(&fiche.definition)),
                (Label::Reglementation, Prose::Items(&fiche.reglementation)),
                (Label::CompetencesTransversales, Prose::Items(&fiche.competences_transversales)),
            ],
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

fn competence<'a>(
    index: usize,
    fiche: &'a CompetenceProfessionnelle,
    taken: &mut HashSet<String>,
) -> Noeud<'a> {
    let local = free(fiche.id.to_string(), taken);
    let pointeur = format!("/competences_professionnelles/{index}");
    let groups = [
        (Genre::Critere, "criteres_performance", &fiche.criteres_performance),
        (Genre::Technique, "savoir_faire_techniques", &fiche.savoir_faire_techniques),
        (Genre::Organisationnel, "savoir_faire_organisationnels", &fiche.savoir_faire_organisationnels),
        (Genre::Relationnel, "savoir_faire_relationnels", &fiche.savoir_faire_relationnels),
        (Genre::Savoir, "savoirs", &fiche.savoirs),
    ];
    let enfants = groups
        .into_iter()
        .flat_map(|(genre, key, items)| leaves(&local, genre, &format!("{pointeur}/{key}"), items))
        .collect();
    Noeud {
        genre: Genre::Competence,
        numero: fiche.numero,
        texte: Some(&fiche.intitule),
        prose: vec![
            (Label::Description, Prose::Blocs(&fiche.description)),
            (Label::Contexte, Prose::Blocs(&fiche.contexte)),
        ],
        enfants,
        local,
        pointeur,
    }
}

fn transversales<'a>(reac: &'a Reac, taken: &mut HashSet<String>) -> Noeud<'a> {
    let group = free("CT".to_owned(), taken);
    let fiches = reac.competences_transversales.iter().enumerate();
    let enfants = fiches
        .map(|(index, fiche)| {
            let local = free(format!("CT{}", index + 1), taken);
            let pointeur = format!("/competences_transversales/{index}");
            let enfants = leaves(
                &local,
                Genre::Critere,
                &format!("{pointeur}/criteres_performance"),
                &fiche.criteres_performance,
            );
            Noeud {
                genre: Genre::Transversale,
                numero: rank(index),
                texte: Some(&fiche.intitule),
                prose: vec![(Label::Description, Prose::Blocs(&fiche.description))],
                enfants: enfants.collect(),
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
    pointer: &str,
    items: &'a [String],
) -> impl Iterator<Item = Noeud<'a>> + use<'a> {
    let (parent, pointer) = (parent.to_owned(), pointer.to_owned());
    items.iter().enumerate().map(move |(index, item)| Noeud {
        local: format!("{parent}/{}{}", genre.code(), index + 1),
        genre,
        numero: rank(index),
        texte: Some(item),
        pointeur: format!("{pointer}/{index}"),
        prose: Vec::new(),
        enfants: Vec::new(),
    })
}

fn rank(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// An id that no other node has: a number that a document prints twice must not overwrite the first.
fn free(wanted: String, taken: &mut HashSet<String>) -> String {
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
