//! Typography and damaged words, each change with its evidence.
//!
//! Text of these documents was typed, exported, converted and read by machines: apostrophes of five kinds, words
//! with their ending lost ("Informar"), two words run into one. This crate sets it as French is set, and mends what is
//! surely damaged. All it does is on record: what, where, why, how sure; [`undo`] takes it back.
//!
//! passages → typography, one by one (`typography`) → words, all together (`repair`) → texts, changes, suspects
//!
//! It must never know what a document is made of: a passage is a text and the kind of its place. No page, heading,
//! schema or file is looked at here.

#![forbid(unsafe_code)]

mod class;
mod grounds;
mod passage;
mod repair;
mod token;
mod trail;
mod translation;
mod typography;
mod words;

pub use class::Class;
pub use grounds::Grounds;
pub use passage::{Change, Level, Outcome, Passage, Recognised, Role, Suspect, undo};
pub use translation::translate;
pub use words::WordList;

use repair::signs::Hand;
use trail::Trail;

/// Normalises all passages of one document: words that occur elsewhere in it, and copies of one title, are evidence.
#[must_use]
pub fn normalise(passages: &[Passage<'_>], level: Level, words: &WordList) -> Outcome {
    let mut trails: Vec<Trail<'_>> = passages.iter().map(|passage| Trail::new(passage.text)).collect();
    // No author writes the sign for an unknown one.
    if level >= Level::Evident && passages.iter().any(|passage| repair::unnamed::has_any(passage.text)) {
        let texts = passages.iter().map(|passage| if passage.role.is_text() { passage.text } else { "" });
        let plans = repair::unnamed::plan(texts, words);
        trails.iter_mut().zip(plans).for_each(|(trail, edits)| trail.apply(edits));
    }
    let capitals = [Role::Infinitive, Role::Savoir, Role::Critere]
        .map(|role| (opens_in_capitals(&role, passages), role));
    for (trail, passage) in trails.iter_mut().zip(passages) {
        // First of all: a no-break space may be half of a letter.
        if level >= Level::Repair && passage.role.is_text() {
            let edits = repair::mojibake::repair(trail.text());
            trail.apply(edits);
        }
        if level >= Level::Repair && passage.role.is_text() {
            let hand = if passage.recognised.is_empty() { Hand::Sure } else { Hand::Recognition };
            let edits = repair::signs::pronoun(trail.text(), hand);
            trail.apply(edits);
            if hand == Hand::Recognition {
                let edits = repair::signs::recognised(trail.text());
                trail.apply(edits);
                if capitals.iter().any(|(capitals, role)| *capitals && *role == passage.role) {
                    let edits = repair::signs::capital(trail.text());
                    trail.apply(edits);
                }
            }
        }
        if level >= Level::Repair && passage.role == Role::Url && !passage.recognised.is_empty() {
            let edits = repair::signs::address(trail.text());
            trail.apply(edits);
        }
        if level >= Level::Repair && passage.role != Role::Url {
            let edits = repair::signs::numeral(trail.text());
            trail.apply(edits);
        }
        if level >= Level::Typography {
            typography::set(trail, &typography::Place { role: &passage.role, words });
        }
    }
    let mut outcome = Outcome::default();
    if level >= Level::Evident {
        let texts: Vec<String> = trails.iter().map(|trail| trail.text().to_owned()).collect();
        let plans = repair::plan(passages, &texts, words, level);
        for ((trail, plan), text) in trails.iter_mut().zip(plans).zip(&texts) {
            place_suspects(text, plan.suspects, &plan.edits, &mut outcome.suspects);
            trail.apply(plan.edits);
        }
    }
    for (index, trail) in trails.into_iter().enumerate() {
        outcome.texts.push(trail.finish(index, &mut outcome.changes));
    }
    outcome
}

/// Whether the items of one kind open in capitals, as far as a recognition tells: i is read for I.
fn opens_in_capitals(role: &Role, passages: &[Passage<'_>]) -> bool {
    const ITEMS: usize = 5;
    let items = passages.iter().filter(|passage| passage.role == *role && !passage.recognised.is_empty());
    let first = items.filter_map(|passage| passage.text.chars().find(|c| c.is_alphabetic()));
    let (capitals, small) = first.filter(|c| *c != 'i').fold((0, 0), |(capitals, small), c| {
        if c.is_uppercase() { (capitals + 1, small) } else { (capitals, small + 1) }
    });
    capitals >= ITEMS && capitals >= 9 * small
}

/// Turns places in bytes into characters of the text after the edits; both lists are in order.
fn place_suspects(text: &str, found: Vec<(usize, Suspect)>, edits: &[trail::Edit], out: &mut Vec<Suspect>) {
    let chars = |from: usize, to: usize| text.get(from..to).unwrap_or_default().chars().count();
    let mut edits = edits.iter().peekable();
    let (mut old, mut new) = (0, 0);
    for (at, suspect) in found {
        while let Some(edit) = edits.next_if(|edit| edit.range.end <= at) {
            new += chars(old, edit.range.start) + edit.after.chars().count();
            old = edit.range.end;
        }
        new += chars(old, at);
        old = old.max(at);
        out.push(Suspect { at: new, ..suspect });
    }
}
