//! Random fiches: activities, competences, transversal competences.

use fastrand::Rng;
use reac_model::{
    ActiviteId, ActiviteType, Bloc, CompetenceId, CompetenceProfessionnelle, CompetenceTransversale,
};

use super::sentences::{action, chance, criterion, organisation, paragraph, relation, savoir, technique};

/// So many items, no two alike.
pub(crate) fn items(rng: &mut Rng, count: usize, one: impl Fn(&mut Rng) -> String) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for _ in 0..count {
        let item = one(rng);
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// Prose, with a list in it now and then.
pub(super) fn prose(rng: &mut Rng, most: usize) -> Vec<Bloc> {
    let mut blocs = Vec::new();
    for _ in 0..rng.usize(1..=most.max(1)) {
        let sentences = rng.usize(1..5);
        let texte = paragraph(rng, sentences);
        if chance(rng, 12) {
            blocs.push(Bloc::Paragraphe { texte: format!("{texte} On compte notamment :") });
            let count = rng.usize(2..5);
            blocs.push(Bloc::Liste { elements: items(rng, count, organisation) });
        } else {
            blocs.push(Bloc::Paragraphe { texte });
        }
    }
    // A paragraph right below a list has nothing to part them where lists hang on dashes.
    if let Some(Bloc::Liste { .. }) = blocs.first() {
        blocs.remove(0);
    }
    blocs
}

/// A group of a fiche: empty in so many cases of a hundred.
fn group(rng: &mut Rng, empty: u8, most: usize, one: impl Fn(&mut Rng) -> String) -> Vec<String> {
    if chance(rng, empty) {
        return vec![];
    }
    let count = rng.usize(1..=most);
    items(rng, count, one)
}

/// A competence.
fn competence(
    rng: &mut Rng,
    activite: &ActiviteId,
    numero: u32,
    intitule: String,
) -> CompetenceProfessionnelle {
    let count = rng.usize(2..10);
    let mut competence = CompetenceProfessionnelle {
        id: CompetenceId { activite: Some(*activite), numero },
        numero,
        activite_type: Some(*activite),
        intitule,
        description: prose(rng, 3),
        contexte: prose(rng, 2),
        criteres_performance: items(rng, count, criterion),
        savoir_faire_techniques: group(rng, 4, 14, technique),
        savoir_faire_organisationnels: group(rng, 18, 5, organisation),
        savoir_faire_relationnels: group(rng, 22, 5, relation),
        savoirs: group(rng, 6, 14, savoir),
    };
    if competence.savoir_faire_techniques.is_empty() && competence.savoirs.is_empty() {
        competence.savoirs = items(rng, 3, savoir);
    }
    competence
}

/// An activity and its competences, numbered from `first` on.
pub(super) fn activite(
    rng: &mut Rng,
    id: ActiviteId,
    first: u32,
    count: usize,
    titles: &mut Vec<String>,
) -> (ActiviteType, Vec<CompetenceProfessionnelle>) {
    let competences: Vec<_> = (first..)
        .take(count)
        .map(|numero| {
            let intitule = title(rng, titles);
            competence(rng, &id, numero, intitule)
        })
        .collect();
    let reglementation = if chance(rng, 25) { items(rng, 1, reglement) } else { vec![] };
    let activite = ActiviteType {
        numero: id.numero,
        intitule: title(rng, titles),
        definition: prose(rng, 5),
        reglementation,
        competences: competences.iter().map(|competence| competence.id).collect(),
        competences_transversales: vec![],
        id,
    };
    (activite, competences)
}

/// A title that no other has; one in four is long enough for two lines.
pub(crate) fn title(rng: &mut Rng, titles: &mut Vec<String>) -> String {
    let mut title = action(rng);
    while titles.contains(&title) {
        title = format!("{title} et {}", super::sentences::lower(&action(rng)));
    }
    if chance(rng, 25) {
        title = format!("{title} dans un environnement contraint, avec l’appui d’une équipe réduite");
    }
    titles.push(title.clone());
    title
}

/// An item of a réglementation.
pub(super) fn reglement(rng: &mut Rng) -> String {
    let number = rng.u16(100..999);
    let year = rng.u16(1998..2022);
    let ending = if rng.bool() { ", titre III" } else { " relatif aux ateliers et aux chantiers isolés" };
    format!("Règlement n° {year}-{number}{ending}")
}

/// A transversal competence.
pub(super) fn transversale(rng: &mut Rng, titles: &mut Vec<String>) -> CompetenceTransversale {
    let count = rng.usize(2..6);
    CompetenceTransversale {
        intitule: title(rng, titles),
        description: prose(rng, 2),
        criteres_performance: items(rng, count, criterion),
    }
}
