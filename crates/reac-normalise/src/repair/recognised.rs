//! How sure the recognition of a word was, where a picture was read.
//!
//! Measured on pages of a good scan and of a bad one: of the words that were read wrongly 92 in 100 are below
//! [`DOUBTFUL`] and 2 above [`SURE`]; of those that were read rightly on the good scan 2 and 94.

use super::desk::{Desk, Spot};
use super::evidence::Evidence;
use crate::passage::Recognised;

/// Below this a word is likely to be another.
const DOUBTFUL: f32 = 0.8;
/// From this on it stands in the picture as it was read.
const SURE: f32 = 0.9;

/// What the recognition said of a word; nothing where nobody recognised it.
pub(super) fn about(desk: &Desk<'_>, spot: Spot<'_>) -> Evidence {
    match sureness(desk, spot) {
        Some(sureness) if sureness < DOUBTFUL => Evidence::DOUBTED,
        Some(sureness) if sureness >= SURE => Evidence::TRUSTED,
        _ => Evidence::NONE,
    }
}

/// Some doubtful word of the passage has these letters.
pub(super) fn may_be_doubted(desk: &Desk<'_>, passage: usize, text: &str) -> bool {
    let doubtful = |word: &&Recognised<'_>| word.sureness < DOUBTFUL;
    recognised(desk, passage).iter().filter(doubtful).any(|word| word.text.contains(text))
}

/// Of several words with the same letters the one that stands in the same order.
fn sureness(desk: &Desk<'_>, spot: Spot<'_>) -> Option<f32> {
    let text = spot.unit.token.text;
    let mut alike = recognised(desk, spot.passage).iter().filter(|word| word.text.contains(text)).peekable();
    alike.peek()?;
    let before = desk.index.passages.get(spot.passage)?.iter().take(spot.place);
    let earlier = before.filter(|unit| unit.token.text.contains(text)).count();
    alike.take(earlier + 1).last().map(|word| word.sureness)
}

fn recognised<'d>(desk: &'d Desk<'_>, passage: usize) -> &'d [Recognised<'d>] {
    desk.passages.get(passage).map(|passage| passage.recognised.as_slice()).unwrap_or_default()
}
