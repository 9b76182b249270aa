//! Damaged words: found, weighed, mended or reported.
//!
//! A word is looked at where something is wrong with it: no list knows it, its form has no place here, another
//! copy of the passage reads otherwise. What it might have been is sought within one damage ([`damage`]); what
//! speaks for each candidate is observed ([`evidence`]); one table decides. A wrong repair is worse than none.

mod about;
mod consider;
mod copies;
mod damage;
mod desk;
mod evidence;
mod grammar;
mod index;
mod joins;
pub(crate) mod mojibake;
mod parts;
mod recognised;
mod search;
pub(crate) mod signs;
pub(crate) mod unnamed;
mod weigh;

use std::borrow::Cow;

use desk::{Candidate, Desk, Spot};
use evidence::Evidence;
use index::{Index, Unit};

use crate::grounds::{Grounds, Note};
use crate::passage::{Level, Passage, Suspect};
use crate::token::{Opens, Shape};
use crate::trail::Edit;
use crate::words::WordList;
pub(crate) use damage::DAMAGES;
pub(crate) use evidence::OBSERVATIONS;

/// What is to be done in one passage.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) edits: Vec<Edit>,
    /// With places in bytes of the text before the edits, in order.
    pub(crate) suspects: Vec<(usize, Suspect)>,
}

/// Plans the repairs of all passages, whose typography is set.
pub(crate) fn plan(passages: &[Passage<'_>], texts: &[String], words: &WordList, level: Level) -> Vec<Plan> {
    let index = Index::new(passages, texts, words);
    let votes = copies::votes(passages, &index);
    let desk = Desk::new(passages, texts, &index, &votes, words);
    let mut plans = Vec::with_capacity(passages.len());
    for (passage, units) in index.passages.iter().enumerate() {
        let mut plan = Plan::default();
        let mut free = 0;
        for (place, unit) in units.iter().enumerate() {
            if place < free || is_sound(&desk, passage, place, unit) {
                continue;
            }
            let spot = Spot { passage, place, unit, class: index.class(unit), form: index.form(unit.id) };
            let candidates = consider::candidates(&desk, spot);
            let Some(best) = candidates.first() else { continue };
            let row =
                evidence::decide(best.evidence).filter(|row| level >= Level::Repair || row.is_evident());
            match row {
                Some(row) if best.place >= free => {
                    if let Some(edit) = edit(&index, units, best, row) {
                        free = best.place + best.span;
                        plan.edits.push(edit);
                    }
                }
                _ => plan.suspects.extend(suspect(passage, unit, &candidates)),
            }
        }
        plans.push(plan);
    }
    plans
}

/// Nothing can be wrong with a word, as far as can be told at a glance.
fn is_sound(desk: &Desk<'_>, passage: usize, place: usize, unit: &Unit<'_>) -> bool {
    let plain = |unit: &Unit<'_>| desk.index.is_plain(unit);
    let next = desk.index.passages.get(passage).and_then(|units| units.get(place + 1));
    let text = desk.texts.get(passage).map_or("", String::as_str);
    let hyphen = text.as_bytes().get(unit.token.range.end) == Some(&b'-');
    let copied = desk.role(passage).is_some_and(|role| role.key().is_some());
    let before = desk.index.part(desk.index.at(passage, place, -1));
    plain(unit)
        && next.is_none_or(plain)
        && unit.token.opens == Opens::Nothing
        && !hyphen
        && !copied
        && !desk.index.part(unit.id).is_doubtful_after(before)
        && !recognised::may_be_doubted(desk, passage, unit.token.text)
}

fn edit(index: &Index<'_>, units: &[Unit<'_>], best: &Candidate, row: &evidence::Row) -> Option<Edit> {
    let first = units.get(best.place)?;
    let last = units.get(best.place + best.span - 1)?;
    Some(Edit {
        range: first.token.range.start..last.token.range.end,
        after: Cow::Owned(in_case_of(index, units, best)?),
        note: Note {
            rule: row.rule,
            grounds: Grounds::new(best.damage.said(), best.evidence.said()),
            confidence: row.confidence,
        },
    })
}

/// A candidate with the capitals of what it replaces.
fn in_case_of(index: &Index<'_>, units: &[Unit<'_>], best: &Candidate) -> Option<String> {
    let token = &units.get(best.place)?.token;
    if best.damage == damage::Damage::Glued && best.span == 1 {
        return parted(token.text, &best.form);
    }
    let elided = best.place.checked_sub(1).and_then(|place| units.get(place));
    let elided = elided.is_some_and(|unit| unit.token.shape == Shape::Elided);
    let opens = (token.opens != Opens::Nothing && !elided) || index.is_capitalised(&best.form);
    let (read, meant) = (token.text.chars().next()?, best.form.chars().next()?);
    let same = read.to_lowercase().map(damage::bare).eq(Some(damage::bare(meant)));
    let capital = match read {
        // l, 1 and a bar are read for a capital I, and a capital I for an l.
        'I' | 'l' | '1' | '|' if !same => opens,
        // What opens a passage has lost its capital with its first letter.
        _ if !same && best.damage == damage::Damage::Lost => opens,
        read => read.is_uppercase(),
    };
    if token.shape == Shape::Upper {
        return Some(best.form.to_uppercase());
    }
    if !capital {
        return Some(best.form.clone());
    }
    // A capital without its accent is left without it.
    let first = if same && read.is_uppercase() { read.to_string() } else { meant.to_uppercase().to_string() };
    Some(first + best.form.get(meant.len_utf8()..)?)
}

/// The letters that are there, with the spaces of a candidate.
fn parted(text: &str, form: &str) -> Option<String> {
    let mut letters = text.chars();
    let parts: Vec<String> =
        form.split(' ').map(|part| letters.by_ref().take(part.chars().count()).collect()).collect();
    letters.next().is_none().then(|| parts.join(" "))
}

/// Worth a reader's look, though nothing is sure.
fn suspect(passage: usize, unit: &Unit<'_>, candidates: &[Candidate]) -> Option<(usize, Suspect)> {
    let best = candidates.first()?;
    let copy = best.evidence.has_any(Evidence::COPY.and(Evidence::COPIES));
    let place = best.evidence.has_all(Evidence::PLACE.and(Evidence::HABIT));
    let unknown = best.evidence.has_any(Evidence::UNKNOWN.and(Evidence::BROKEN))
        && !best.evidence.has_any(Evidence::GUARDS);
    (copy || place || unknown).then(|| {
        let total: f32 = candidates.iter().map(|candidate| candidate.weight).sum();
        let suspect = Suspect {
            passage,
            at: 0,
            word: unit.token.text.to_owned(),
            candidates: candidates.iter().take(3).map(|candidate| candidate.form.clone()).collect(),
            grounds: Grounds::new(best.damage.said(), best.evidence.said()),
            confidence: (best.weight / total.max(f32::MIN_POSITIVE)).min(0.9),
        };
        (unit.token.range.start, suspect)
    })
}
