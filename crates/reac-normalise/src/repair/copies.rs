//! Copies of one title, laid side by side.
//!
//! Each copy is aligned with the soundest one, word by word, so that a word run together or cut does not put the
//! rest out of step. Where two copies differ by what damage explains, each gets the other's wording as a vote.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::damage::explain;
use super::index::{Index, Unit};
use crate::class::Class;
use crate::passage::Passage;

/// What other copies read in the place of a word (or of two).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Vote {
    /// In lower case.
    pub(crate) form: String,
    /// How many copies have it.
    pub(crate) copies: usize,
    /// How many have what stands here, this one included.
    pub(crate) own: usize,
    /// How many words here it would replace.
    pub(crate) span: usize,
    /// In how many places this copy differs from the soundest: a wording of its own differs in several.
    pub(crate) places: usize,
}

/// Votes by passage and by the number of the word in it.
pub(crate) type Votes = HashMap<(usize, usize), Vec<Vote>>;

/// Longer titles are none.
const LONGEST: usize = 80;

/// More copies say nothing more.
const MOST: usize = 32;

/// A word of one copy may stand for two of another.
#[derive(Debug, Clone, PartialEq)]
struct Block {
    reference: Range<usize>,
    own: Range<usize>,
}

/// Costs of an alignment, in tenths.
const DAMAGED: usize = 5;
const OTHER_WORD: usize = 20;
const MISSING: usize = 11;

/// Two copies this far apart, in tenths a word, are two wordings.
const APART: usize = 6;

/// Collects the votes of all titles.
pub(crate) fn votes(passages: &[Passage<'_>], index: &Index<'_>) -> Votes {
    let mut keys: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, passage) in passages.iter().enumerate() {
        let length = index.passages.get(at).map_or(0, Vec::len);
        if let (Some(key), 1..=LONGEST) = (passage.role.key(), length) {
            let copies = keys.entry(key).or_default();
            if copies.len() < MOST {
                copies.push(at);
            }
        }
    }
    let mut out = Votes::new();
    for copies in keys.values().filter(|copies| copies.len() > 1) {
        of_one_title(copies, index, &mut out);
    }
    out
}

fn of_one_title(copies: &[usize], index: &Index<'_>, out: &mut Votes) {
    let Some(reference) = soundest(copies, index) else { return };
    let aligned: Vec<(usize, Vec<Block>)> = copies
        .iter()
        .filter_map(|copy| {
            align(units(index, reference), units(index, *copy), index).map(|blocks| (*copy, blocks))
        })
        .collect();
    let differs = |copy: usize, block: &Block| {
        text(index, reference, &block.reference) != text(index, copy, &block.own)
    };
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut differences: HashMap<usize, usize> = HashMap::new();
    for (copy, blocks) in &aligned {
        let other = blocks.iter().filter(|block| differs(*copy, block)).map(|block| block.reference.clone());
        let before = places.len();
        places.extend(other);
        // Words that only one of the two has.
        let alone = |all: usize, paired: usize| all.saturating_sub(paired);
        let missing =
            alone(units(index, reference).len(), blocks.iter().map(|block| block.reference.len()).sum())
                + alone(units(index, *copy).len(), blocks.iter().map(|block| block.own.len()).sum());
        differences.insert(*copy, places.len() - before + missing);
    }
    places.sort_by_key(|place| (place.start, place.end));
    places.dedup();
    for place in places {
        let readings: Vec<(usize, Range<usize>, String)> = aligned
            .iter()
            .filter_map(|(copy, blocks)| {
                let own = covered(blocks, &place)?;
                let text = text(index, *copy, &own);
                Some((*copy, own, text))
            })
            .collect();
        for (copy, own, here) in &readings {
            let places = differences.get(copy).copied().unwrap_or(0);
            let votes = out.entry((*copy, own.start)).or_default();
            vote(&readings, here, votes, own.len(), places);
        }
    }
}

fn vote(
    readings: &[(usize, Range<usize>, String)],
    here: &str,
    out: &mut Vec<Vote>,
    span: usize,
    places: usize,
) {
    let count = |form: &str| readings.iter().filter(|(_, _, other)| other == form).count();
    for (_, _, form) in readings {
        let new = !out.iter().any(|vote| vote.form == *form);
        if new && span > 0 && differs_by_damage(here, form) {
            out.push(Vote { form: form.clone(), copies: count(form), own: count(here), span, places });
        }
    }
}

fn differs_by_damage(here: &str, other: &str) -> bool {
    if here == other {
        return false;
    }
    match (here.contains(' '), other.contains(' ')) {
        (false, false) => explain(here, other).is_some(),
        _ => without_spaces(here) == without_spaces(other),
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

fn units<'i, 'a>(index: &'i Index<'a>, passage: usize) -> &'i [Unit<'a>] {
    index.passages.get(passage).map(Vec::as_slice).unwrap_or_default()
}

fn text(index: &Index<'_>, passage: usize, places: &Range<usize>) -> String {
    let units = units(index, passage).get(places.clone()).unwrap_or_default();
    units.iter().map(|unit| index.form(unit.id)).collect::<Vec<_>>().join(" ")
}

/// The copy that most others equal; of these the one with the fewest unknown words; of these the first.
fn soundest(copies: &[usize], index: &Index<'_>) -> Option<usize> {
    let ids = |copy: usize| units(index, copy).iter().map(|unit| unit.id).collect::<Vec<_>>();
    copies.iter().copied().max_by_key(|copy| {
        let own = ids(*copy);
        let equal = copies.iter().filter(|other| ids(**other) == own).count();
        let unknown = units(index, *copy).iter().filter(|unit| !index.class(unit).is(Class::FRENCH)).count();
        (equal, std::cmp::Reverse(unknown), std::cmp::Reverse(*copy))
    })
}

/// Where a copy stands over some words of the reference; `None` where its blocks do not end there.
fn covered(blocks: &[Block], place: &Range<usize>) -> Option<Range<usize>> {
    let first = blocks.iter().find(|block| block.reference.start == place.start)?;
    let last = blocks.iter().find(|block| block.reference.end == place.end)?;
    (first.own.start < last.own.end).then_some(first.own.start..last.own.end)
}

/// Aligns a copy with the reference; `None` where it is another wording.
fn align(reference: &[Unit<'_>], own: &[Unit<'_>], index: &Index<'_>) -> Option<Vec<Block>> {
    if reference.iter().map(|unit| unit.id).eq(own.iter().map(|unit| unit.id)) {
        return Some((0..own.len()).map(|i| Block { reference: i..i + 1, own: i..i + 1 }).collect());
    }
    // Cheapest way to each pair of places, and the step that led there.
    let width = own.len() + 1;
    let mut table: Vec<(usize, (usize, usize))> = vec![(usize::MAX, (0, 0)); (reference.len() + 1) * width];
    if let Some(start) = table.first_mut() {
        *start = (0, (0, 0));
    }
    for i in 0..=reference.len() {
        for j in 0..=own.len() {
            let here = table.get(i * width + j)?.0;
            for (step, cost) in steps(reference.get(i..)?, own.get(j..)?, index) {
                let there = table.get_mut((i + step.0) * width + j + step.1)?;
                if here.saturating_add(cost) < there.0 {
                    *there = (here.saturating_add(cost), step);
                }
            }
        }
    }
    let total = table.last()?.0;
    if total > APART * reference.len().max(own.len()) {
        return None;
    }
    let (mut i, mut j) = (reference.len(), own.len());
    let mut blocks = Vec::new();
    while (i, j) != (0, 0) {
        let step = table.get(i * width + j)?.1;
        (i, j) = (i.checked_sub(step.0)?, j.checked_sub(step.1)?);
        if step.0 > 0 && step.1 > 0 {
            blocks.push(Block { reference: i..i + step.0, own: j..j + step.1 });
        }
    }
    blocks.reverse();
    Some(blocks)
}

/// Steps that are possible from a place: how many words of the reference, of the copy, and at what cost.
fn steps(
    reference: &[Unit<'_>],
    own: &[Unit<'_>],
    index: &Index<'_>,
) -> impl Iterator<Item = ((usize, usize), usize)> {
    let form = |unit: &Unit<'_>| index.form(unit.id);
    let paired = reference.first().zip(own.first()).map(|(a, b)| {
        let damaged = || {
            let (a, b) = (form(a), form(b));
            explain(a, b).or_else(|| explain(b, a)).is_some()
        };
        if a.id == b.id {
            0
        } else if damaged() {
            DAMAGED
        } else {
            OTHER_WORD
        }
    });
    let joined = |two: &[Unit<'_>], one: &[Unit<'_>]| match (two, one) {
        ([first, second, ..], [whole, ..]) => form(whole).strip_prefix(form(first)) == Some(form(second)),
        _ => false,
    };
    let steps = [
        paired.map(|cost| ((1, 1), cost)),
        joined(reference, own).then_some(((2, 1), DAMAGED)),
        joined(own, reference).then_some(((1, 2), DAMAGED)),
        (!reference.is_empty()).then_some(((1, 0), MISSING)),
        (!own.is_empty()).then_some(((0, 1), MISSING)),
    ];
    steps.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Role;
    use crate::words::WordList;

    fn all(titles: &[&str]) -> Vec<(String, String, usize, usize)> {
        let passages: Vec<Passage<'_>> = titles
            .iter()
            .map(|text| Passage {
                pointer: "",
                role: Role::Title { key: "AT1".to_owned() },
                text,
                page: None,
                recognised: Vec::new(),
            })
            .collect();
        let texts: Vec<String> = titles.iter().map(|text| (*text).to_owned()).collect();
        let index = Index::new(&passages, &texts, WordList::shipped());
        let mut out: Vec<_> = votes(&passages, &index)
            .into_iter()
            .flat_map(|((passage, place), votes)| {
                let index = &index;
                votes.into_iter().map(move |vote| {
                    (text(index, passage, &(place..place + vote.span)), vote.form, vote.copies, vote.own)
                })
            })
            .collect();
        out.sort();
        out
    }

    fn vote(here: &str, form: &str, copies: usize, own: usize) -> (String, String, usize, usize) {
        (here.to_owned(), form.to_owned(), copies, own)
    }

    #[test]
    fn damaged_words_get_votes() {
        let votes =
            all(&["Vendre des fleurs coupées", "Vendre des f1eurs coupées", "Vendar des fleurs coupées"]);
        assert!(votes.contains(&vote("f1eurs", "fleurs", 2, 1)), "{votes:?}");
        assert!(votes.contains(&vote("vendar", "vendre", 2, 1)) || votes.iter().all(|v| v.0 != "vendar"));
    }

    #[test]
    fn words_run_together_or_cut_get_votes() {
        let votes =
            all(&["Tenir la caisse du magasin", "Tenir lacaisse du magasin", "Tenir la caisse du maga sin"]);
        assert!(votes.contains(&vote("lacaisse", "la caisse", 2, 1)), "{votes:?}");
        assert!(votes.contains(&vote("maga sin", "magasin", 2, 1)), "{votes:?}");
    }

    #[test]
    fn another_wording_gets_none() {
        assert!(all(&["Vendre des fleurs", "Accueillir la clientèle du magasin"]).is_empty());
        assert!(all(&["Vendre des fleurs", "Vendre une plante"]).is_empty());
    }
}
