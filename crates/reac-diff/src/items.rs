//! Paragraphs and items of two sides: which became which.

use reac_model::{Chemin, Noeud};

use crate::assign::assign;
use crate::model::{Change, Kind, Place};
use crate::words::{Bag, Weights, plain, segments};

/// Two items of one fiche at least this alike are one, reworded.
const REWORDED: f64 = 0.45;
/// Across fiches it takes more.
const REWORDED_ELSEWHERE: f64 = 0.75;

/// An item, where it stands and its words.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) place: Place,
    prose: bool,
    plain: String,
    bag: Bag,
}

impl Item {
    /// A text that stands at the end of `chemin`, in the fiche that is called so.
    pub(crate) fn new(chemin: &Chemin, fiche: &str, text: &str, weights: &Weights) -> Self {
        let place = Place {
            fiche: fiche.to_owned(),
            group: chemin.champ().to_owned(),
            pointer: chemin.to_string(),
            text: text.to_owned(),
        };
        Self { prose: chemin.est_prose(), plain: plain(text), bag: weights.bag([text]), place }
    }
}

/// What a fiche says below its title.
pub(crate) fn texts(fiche: &impl Noeud<String>, at: Chemin) -> Vec<(Chemin, &str)> {
    let all = fiche.textes(at).into_iter().map(|(chemin, _, text)| (chemin, text.as_str()));
    all.filter(|(chemin, _)| chemin.champ() != "intitule").collect()
}

/// The same as items; the fiche is an entry of `list`.
pub(crate) fn of_fiche(
    fiche: &impl Noeud<String>,
    (list, rank, id): (&'static str, usize, &str),
    weights: &Weights,
) -> Vec<Item> {
    let all = texts(fiche, Chemin::entree(list, rank)).into_iter();
    all.map(|(chemin, text)| Item::new(&chemin, id, text, weights)).collect()
}

/// Matches the items of one fiche; what is left over on either side comes last, removed before added.
pub(crate) fn compare(old: Vec<Item>, new: Vec<Item>) -> (Vec<Change>, Vec<Item>, Vec<Item>) {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let (mut old_free, mut new_free) = (vec![true; old.len()], vec![true; new.len()]);
    // The same words in the same group, then in any.
    for same_group in [true, false] {
        for (right, item) in new.iter().enumerate() {
            let twin = old.iter().enumerate().find(|(left, other)| {
                old_free.get(*left).is_some_and(|free| *free)
                    && other.plain == item.plain
                    && (!same_group || other.place.group == item.place.group)
            });
            if let (Some((left, _)), Some(true)) = (twin, new_free.get(right).copied()) {
                take(&mut old_free, left);
                take(&mut new_free, right);
                pairs.push((left, right));
            }
        }
    }
    let left: Vec<usize> = free(&old_free);
    let right: Vec<usize> = free(&new_free);
    let alike = |a: usize, b: usize| match (
        left.get(a).and_then(|i| old.get(*i)),
        right.get(b).and_then(|i| new.get(*i)),
    ) {
        // Prose and lists do not become each other; the same group comes first.
        (Some(old), Some(new)) if old.prose == new.prose => {
            old.bag.likeness(&new.bag) + if old.place.group == new.place.group { 0.1 } else { 0.0 }
        }
        _ => 0.0,
    };
    for (a, b) in assign(left.len(), right.len(), REWORDED, alike) {
        if let (Some(left), Some(right)) = (left.get(a), right.get(b)) {
            take(&mut old_free, *left);
            take(&mut new_free, *right);
            pairs.push((*left, *right));
        }
    }
    pairs.sort_by_key(|(left, right)| (*right, *left));
    let changes =
        pairs.iter().filter_map(|(left, right)| Some(change(old.get(*left)?, new.get(*right)?))).collect();
    let rest = |items: Vec<Item>, free: &[bool]| {
        items.into_iter().zip(free).filter(|(_, free)| **free).map(|(item, _)| item).collect()
    };
    (changes, rest(old, &old_free), rest(new, &new_free))
}

/// Matches what fiches left over with what other fiches did: items that moved. Gives back what is left even then.
pub(crate) fn compare_elsewhere(old: Vec<Item>, new: Vec<Item>) -> (Vec<Change>, Vec<Item>, Vec<Item>) {
    let mut old: Vec<Option<Item>> = old.into_iter().map(Some).collect();
    let mut changes = Vec::new();
    let mut left_new = Vec::new();
    for item in new {
        // Short items ("Rendre compte") stand in many fiches by chance: those must be word for word.
        let twin = best(&old, &item);
        match twin.and_then(|index| old.get_mut(index).and_then(Option::take)) {
            Some(from) => changes.push(change(&from, &item)),
            None => left_new.push(item),
        }
    }
    (changes, old.into_iter().flatten().collect(), left_new)
}

fn best(old: &[Option<Item>], item: &Item) -> Option<usize> {
    let scored = old.iter().enumerate().filter_map(|(index, other)| {
        let other = other.as_ref()?;
        let alike = if other.plain == item.plain { 2.0 } else { other.bag.likeness(&item.bag) };
        (other.prose == item.prose && alike >= REWORDED_ELSEWHERE).then_some((index, alike))
    });
    scored.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(index, _)| index)
}

fn change(old: &Item, new: &Item) -> Change {
    let same_place =
        old.place.group == new.place.group && old.place.fiche.is_empty() == new.place.fiche.is_empty();
    let words = segments(&old.place.text, &new.place.text);
    let kind = match (same_place, words.is_empty()) {
        (true, true) => Kind::Unchanged,
        (true, false) => Kind::Reworded,
        (false, true) => Kind::Moved,
        (false, false) => Kind::MovedReworded,
    };
    Change { kind, old: Some(old.place.clone()), new: Some(new.place.clone()), words }
}

/// The same change, between fiches that do not correspond.
pub(crate) fn elsewhere(mut change: Change) -> Change {
    change.kind = match change.kind {
        Kind::Unchanged => Kind::Moved,
        Kind::Reworded => Kind::MovedReworded,
        kind => kind,
    };
    change
}

/// What has no counterpart.
pub(crate) fn removed(item: Item) -> Change {
    Change { kind: Kind::Removed, old: Some(item.place), new: None, words: Vec::new() }
}

/// What has no counterpart.
pub(crate) fn added(item: Item) -> Change {
    Change { kind: Kind::Added, old: None, new: Some(item.place), words: Vec::new() }
}

fn take(free: &mut [bool], index: usize) {
    if let Some(slot) = free.get_mut(index) {
        *slot = false;
    }
}

fn free(free: &[bool]) -> Vec<usize> {
    free.iter().enumerate().filter(|(_, free)| **free).map(|(index, _)| index).collect()
}
