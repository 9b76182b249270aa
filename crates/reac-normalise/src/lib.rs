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
mod passage;
mod repair;
mod token;
mod trail;
mod typography;
mod words;

pub use class::Class;
pub use passage::{Change, Level, Outcome, Passage, Role, Suspect, undo};
pub use words::WordList;

use trail::Trail;

/// Normalises all passages of one document: words that occur elsewhere in it, and copies of one title, are evidence.
#[must_use]
pub fn normalise(passages: &[Passage<'_>], level: Level, words: &WordList) -> Outcome {
    let mut trails: Vec<Trail<'_>> = passages.iter().map(|passage| Trail::new(passage.text)).collect();
    for (trail, passage) in trails.iter_mut().zip(passages) {
        // First of all: a no-break space may be half of a letter.
        if level >= Level::Repair && passage.role.is_text() {
            let edits = repair::mojibake::repair(trail.text());
            trail.apply(edits);
        }
        if level >= Level::Typography {
            typography::set(trail, &typography::Place { role: &passage.role, words });
        }
    }
    let mut outcome = Outcome::default();
    if level >= Level::Repair {
        let texts: Vec<String> = trails.iter().map(|trail| trail.text().to_owned()).collect();
        let plans = repair::plan(passages, &texts, words);
        for ((trail, plan), text) in trails.iter_mut().zip(plans).zip(&texts) {
            for (at, suspect) in plan.suspects {
                outcome.suspects.push(Suspect { at: shifted(text, at, &plan.edits), ..suspect });
            }
            trail.apply(plan.edits);
        }
    }
    for (index, trail) in trails.into_iter().enumerate() {
        outcome.texts.push(trail.finish(index, &mut outcome.changes));
    }
    outcome
}

/// A place in bytes, in characters after the edits.
fn shifted(text: &str, at: usize, edits: &[trail::Edit]) -> usize {
    let chars = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().chars().count();
    let before = edits.iter().filter(|edit| edit.range.end <= at);
    let (lost, won) = before.fold((0, 0), |(lost, won), edit| {
        (lost + chars(edit.range.clone()), won + edit.after.chars().count())
    });
    (chars(0..at) + won).saturating_sub(lost)
}
