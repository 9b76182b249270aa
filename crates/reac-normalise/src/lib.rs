//! Typography and damaged words.
#![forbid(unsafe_code)]
mod class;
mod passage;
mod token;
mod trail;
mod typography;
mod words;

pub use class::Class;
pub use passage::{Change, Level, Outcome, Passage, Role, Suspect, undo};
pub use words::WordList;

/// Normalises all passages of one document.
#[must_use]
pub fn normalise(passages: &[Passage<'_>], level: Level, words: &WordList) -> Outcome {
    let mut outcome = Outcome::default();
    for (index, passage) in passages.iter().enumerate() {
        let mut trail = trail::Trail::new(passage.text);
        if level >= Level::Typography {
            typography::set(&mut trail, &typography::Place { role: &passage.role, words });
        }
        outcome.texts.push(trail.finish(index, &mut outcome.changes));
    }
    outcome
}
