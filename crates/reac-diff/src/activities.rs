//! Activities of two sides: which became which, by their competences above all.

use reac_model::{ActiviteType, Chemin, Noeud, Reac};

use crate::assign::assign;
use crate::items;
use crate::model::{Activity, Competence, Link, Reference};
use crate::words::{Weights, segments};

/// Two activities at least this alike are one.
const ALIKE: f64 = 0.22;
/// Weights: title, definition, share of competences that went from one to the other.
const TITLE: f64 = 0.35;
const DEFINITION: f64 = 0.25;
const COMPETENCES: f64 = 0.40;

/// Matches the activities and says which competences moved between them.
pub(crate) fn compare(
    old: &Reac,
    new: &Reac,
    weights: &Weights,
    competences: &mut [Competence],
) -> Vec<Activity> {
    let (olds, news) = (&old.activites_types, &new.activites_types);
    let likeness = |a: usize, b: usize| match (olds.get(a), news.get(b)) {
        (Some(a), Some(b)) => likeness(a, b, weights, competences),
        _ => 0.0,
    };
    let pairs = assign(olds.len(), news.len(), ALIKE, likeness);
    let mut out = Vec::new();
    for (b, new) in news.iter().enumerate() {
        match pairs.iter().find(|(_, new)| *new == b).and_then(|(a, _)| Some((*a, olds.get(*a)?))) {
            Some((a, old)) => {
                out.push(entry(Link::Same, Some((a, old)), Some((b, new)), likeness(a, b), weights))
            }
            None => out.push(entry(Link::Added, None, Some((b, new)), 0.0, weights)),
        }
    }
    for (a, old) in olds.iter().enumerate().filter(|(a, _)| pairs.iter().all(|(old, _)| old != a)) {
        out.push(entry(Link::Removed, Some((a, old)), None, 0.0, weights));
    }
    for competence in competences.iter_mut() {
        let (Some(old), Some(new)) = (&competence.old, &competence.new) else { continue };
        let went = |a: &Activity| {
            let ids =
                a.old.as_ref().map(|old| old.id.as_str()).zip(a.new.as_ref().map(|new| new.id.as_str()));
            ids == Some((activity_of(&old.id), activity_of(&new.id)))
        };
        let known = !activity_of(&old.id).is_empty() || !activity_of(&new.id).is_empty();
        competence.moved = known && !out.iter().any(went);
    }
    out
}

/// `AT1` of `AT1/CP3`; empty where none is known.
fn activity_of(id: &str) -> &str {
    id.split_once('/').map_or("", |(activity, _)| activity)
}

fn likeness(old: &ActiviteType, new: &ActiviteType, weights: &Weights, competences: &[Competence]) -> f64 {
    let definition = |fiche: &ActiviteType| {
        weights.bag(fiche.definition.textes(Chemin::default()).into_iter().map(|(.., text)| text.as_str()))
    };
    let title = weights.bag([old.intitule.as_str()]).likeness(&weights.bag([new.intitule.as_str()]));
    let definition = definition(old).likeness(&definition(new));
    let (a, b) = (old.id.to_string(), new.id.to_string());
    let of = |reference: &Option<Reference>, id: &str| {
        reference.as_ref().is_some_and(|found| activity_of(&found.id) == id)
    };
    let both = competences.iter().filter(|entry| of(&entry.old, &a) && of(&entry.new, &b)).count();
    let all = old.competences.len() + new.competences.len();
    #[expect(clippy::cast_precision_loss, reason = "counts of competences")]
    let share = if all == 0 { 0.0 } else { (2.0 * both as f64 / all as f64).min(1.0) };
    TITLE * title + DEFINITION * definition + COMPETENCES * share
}

fn entry(
    link: Link,
    old: Option<(usize, &ActiviteType)>,
    new: Option<(usize, &ActiviteType)>,
    likeness: f64,
    weights: &Weights,
) -> Activity {
    let title =
        old.zip(new).map(|((_, old), (_, new))| segments(&old.intitule, &new.intitule)).unwrap_or_default();
    let items = |side: Option<(usize, &ActiviteType)>| {
        let all = |(index, fiche): (usize, &ActiviteType)| {
            items::of_fiche(fiche, ("activites_types", index, &fiche.id.to_string()), weights)
        };
        side.map(all).unwrap_or_default()
    };
    let (mut changes, gone, fresh) = items::compare(items(old), items(new));
    changes.extend(fresh.into_iter().map(items::added));
    changes.extend(gone.into_iter().map(items::removed));
    let reference = |(_, fiche): (usize, &ActiviteType)| Reference {
        id: fiche.id.to_string(),
        numero: fiche.numero,
        intitule: fiche.intitule.clone(),
    };
    Activity {
        link,
        likeness: (likeness * 1000.0).round() / 1000.0,
        renamed: !title.is_empty(),
        renumbered: old.zip(new).is_some_and(|((_, old), (_, new))| old.numero != new.numero),
        title,
        old: old.map(reference),
        new: new.map(reference),
        changes,
    }
}
