//! Competences of two sides: which became which.

use reac_model::{Chemin, CompetenceProfessionnelle, Reac};

use crate::assign::assign;
use crate::items::{self, Item};
use crate::model::{Change, Competence, Link, Reference};
use crate::words::{Bag, Weights, plain, segments};

/// The list that they stand in.
const LIST: &str = "competences_professionnelles";

/// Two competences at least this alike may be one.
const ALIKE: f64 = 0.20;
/// A competence left over whose content is at least this alike to a matched one's was split off it, or merged into it.
/// Titles are no help here: a part takes a name of its own.
const PART: f64 = 0.42;
/// And so much of the lighter one must be found in the other.
const CONTAINED: f64 = 0.55;

/// Weight of the title beside the content's.
const TITLE: f64 = 0.45;
/// Number and activity decide between equals only.
const SAME_NUMBER: f64 = 0.004;

/// What is compared of a competence.
pub(crate) struct Profile {
    pub(crate) title: Bag,
    pub(crate) content: Bag,
    plain: String,
    numero: u32,
}

impl Profile {
    pub(crate) fn new(fiche: &CompetenceProfessionnelle, weights: &Weights) -> Self {
        let all = items::texts(fiche, Chemin::default());
        Self {
            title: weights.bag([fiche.intitule.as_str()]),
            content: weights.bag(all.into_iter().map(|(_, text)| text)),
            plain: plain(&fiche.intitule),
            numero: fiche.numero,
        }
    }

    /// How alike two competences are by what they say: 0 to 1.
    pub(crate) fn alike(&self, other: &Self) -> f64 {
        let title = if self.plain == other.plain { 1.0 } else { self.title.likeness(&other.title) };
        TITLE * title + (1.0 - TITLE) * self.content.likeness(&other.content)
    }

    fn likeness(&self, other: &Self) -> f64 {
        self.alike(other) + if self.numero == other.numero { SAME_NUMBER } else { 0.0 }
    }
}

fn reference(fiche: &CompetenceProfessionnelle) -> Reference {
    Reference { id: fiche.id.to_string(), numero: fiche.numero, intitule: fiche.intitule.clone() }
}

/// Matches all competences and what stands in them; `moved` is filled in once the activities are matched.
pub(crate) fn compare(old: &Reac, new: &Reac, weights: &Weights) -> Vec<Competence> {
    let (olds, news) = (&old.competences_professionnelles, &new.competences_professionnelles);
    let left: Vec<Profile> = olds.iter().map(|fiche| Profile::new(fiche, weights)).collect();
    let right: Vec<Profile> = news.iter().map(|fiche| Profile::new(fiche, weights)).collect();
    let likeness = |a: usize, b: usize| match (left.get(a), right.get(b)) {
        (Some(a), Some(b)) => a.likeness(b),
        _ => 0.0,
    };
    let mut links: Vec<(Link, Option<usize>, Option<usize>)> =
        assign(left.len(), right.len(), ALIKE, likeness)
            .into_iter()
            .map(|(a, b)| (Link::Same, Some(a), Some(b)))
            .collect();
    let matched = links.clone();
    // How much of a competence left over stands in another, where it is enough to be a part of it.
    let part = |a: usize, b: usize| {
        let (a, b) = left.get(a).zip(right.get(b))?;
        let (alike, contained) = (a.content.likeness(&b.content), a.content.containment(&b.content));
        (alike >= PART && contained >= CONTAINED).then_some(alike)
    };
    let partner = |candidates: Vec<(usize, f64)>| {
        candidates.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(index, _)| index)
    };
    for b in (0..right.len()).filter(|b| matched.iter().all(|(_, _, new)| *new != Some(*b))) {
        let from = partner((0..left.len()).filter_map(|a| Some((a, part(a, b)?))).collect());
        links.push((if from.is_some() { Link::Split } else { Link::Added }, from, Some(b)));
    }
    for a in (0..left.len()).filter(|a| matched.iter().all(|(_, old, _)| *old != Some(*a))) {
        let into = partner((0..right.len()).filter_map(|b| Some((b, part(a, b)?))).collect());
        links.push((if into.is_some() { Link::Merged } else { Link::Removed }, Some(a), into));
    }
    links.sort_by_key(|(link, a, b)| (b.is_none(), *b, *link as u8, *a));
    let mut out: Vec<Competence> = links
        .iter()
        .map(|(link, a, b)| {
            let (old, new) = (a.and_then(|a| olds.get(a)), b.and_then(|b| news.get(b)));
            let likeness = a.zip(*b).map_or(0.0, |(a, b)| likeness(a, b).min(1.0));
            head(*link, old, new, likeness)
        })
        .collect();
    fill(&mut out, &links, olds, news, weights);
    out
}

fn head(
    link: Link,
    old: Option<&CompetenceProfessionnelle>,
    new: Option<&CompetenceProfessionnelle>,
    likeness: f64,
) -> Competence {
    let title = old.zip(new).map(|(old, new)| segments(&old.intitule, &new.intitule)).unwrap_or_default();
    Competence {
        link,
        likeness: (likeness * 1000.0).round() / 1000.0,
        renamed: !title.is_empty(),
        renumbered: old.zip(new).is_some_and(|(old, new)| old.numero != new.numero),
        moved: false,
        title,
        old: old.map(reference),
        new: new.map(reference),
        changes: Vec::new(),
    }
}

/// The items: within pairs first, then across them.
fn fill(
    out: &mut [Competence],
    links: &[(Link, Option<usize>, Option<usize>)],
    olds: &[CompetenceProfessionnelle],
    news: &[CompetenceProfessionnelle],
    weights: &Weights,
) {
    let (mut left_old, mut left_new): (Vec<Item>, Vec<Item>) = (Vec::new(), Vec::new());
    for (entry, (link, a, b)) in out.iter_mut().zip(links) {
        // What was split off or merged in is compared with what its partner left over.
        let old = a.filter(|_| matches!(link, Link::Same | Link::Merged | Link::Removed));
        let new = b.filter(|_| matches!(link, Link::Same | Link::Split | Link::Added));
        let of = |fiches: &[CompetenceProfessionnelle], index: Option<usize>| {
            let found = index.and_then(|index| Some((index, fiches.get(index)?)));
            let items = |(index, fiche): (usize, &CompetenceProfessionnelle)| {
                items::of_fiche(fiche, (LIST, index, &fiche.id.to_string()), weights)
            };
            found.map(items).unwrap_or_default()
        };
        let (old, new) = (of(olds, old), of(news, new));
        let (changes, rest_old, rest_new) = items::compare(old, new);
        entry.changes = changes;
        left_old.extend(rest_old);
        left_new.extend(rest_new);
    }
    let (moved, gone, fresh) = items::compare_elsewhere(left_old, left_new);
    for change in moved {
        let change = items::elsewhere(change);
        let id = change.new.as_ref().map(|place| place.fiche.clone());
        place(out, change, |entry| {
            entry.new.as_ref().map(|new| new.id.clone()) == id && !matches!(entry.link, Link::Merged)
        });
    }
    for item in fresh {
        let id = Some(item.place.fiche.clone());
        place(out, items::added(item), |entry| {
            entry.new.as_ref().map(|new| new.id.clone()) == id && !matches!(entry.link, Link::Merged)
        });
    }
    for item in gone {
        let id = Some(item.place.fiche.clone());
        place(out, items::removed(item), |entry| {
            entry.old.as_ref().map(|old| old.id.clone()) == id && !matches!(entry.link, Link::Split)
        });
    }
}

fn place(out: &mut [Competence], change: Change, whose: impl Fn(&Competence) -> bool) {
    if let Some(entry) = out.iter_mut().find(|entry| whose(entry)) {
        entry.changes.push(change);
    }
}
