//! How much speaks for a candidate, against the others.

use super::about::{about_place, is_tool};
use super::damage::{Damage, is_inflection};
use super::desk::{Candidate, Desk, Spot};
use super::evidence::Evidence;
use super::index::{EDGE, Id};
use crate::class::Class;
use crate::token::{Opens, Shape};

/// Weight of one occurrence in the document, against the bands of frequency.
const OCCURRENCE: f32 = 20.0;
const BANDS: [f32; 4] = [0.5, 1.5, 6.0, 40.0];

/// What outweighs all frequency.
const BOOSTS: &[(Evidence, f32)] = &[
    (Evidence::COPY, 1000.0),
    (Evidence::TWIN, 100.0),
    (Evidence::PLACE, 30.0),
    (Evidence::WANTED, 30.0),
    (Evidence::OPENER, 300.0),
    (Evidence::CONTEXT, 3.0),
    // Two pieces of which neither is a word, or a hyphen that no word has: a cut explains both at once.
    (Evidence::PIECES, 8.0),
    (Evidence::HYPHEN, 8.0),
];

/// A word that occurs so often in the document is one that sentences are built with, or one of the trade.
const FREQUENT: u32 = 4;

/// Letters of a short and of a long word.
const SHORT: usize = 4;
const LONG: usize = 6;
const VERY_LONG: usize = 8;

/// Observes and weighs a word that would replace the one here.
pub(super) fn weigh(
    desk: &Desk<'_>,
    spot: Spot<'_>,
    about: Evidence,
    form: &str,
    class: Class,
    damage: Damage,
) -> Candidate {
    let index = desk.index;
    let count = index.count(form);
    let own = index.count(spot.form);
    let wanted = Evidence::PLACE.and(Evidence::WANTED);
    let about = if class.is(Class::INFINITIVE) { about } else { about.minus(wanted) };
    let place = if about.has_any(wanted) { about_place(desk, spot, form) } else { Evidence::NONE };
    let letters = spot.form.chars().count();
    // A doubled letter makes no form of the word, whatever it looks like.
    let inflection = damage != Damage::Doubled && is_inflection(spot.form, form);
    // Where none is demanded, an ending may have been another verb form's.
    let to_infinitive = place != Evidence::NONE && damage == Damage::Ending;
    let evidence = about
        .and(place)
        .and(neighbours(desk, around(desk, spot.passage, spot.place, 1), index.id(form)))
        .with(Evidence::ONCE, (own <= 1 || count >= 8 * own).into())
        .with(Evidence::LONG, (letters >= LONG).into())
        .with(Evidence::VERY_LONG, (letters >= VERY_LONG).into())
        .with(Evidence::INFLECTION, (inflection && !to_infinitive).into())
        .with(Evidence::ACCENT, matches!(damage, Damage::Accent | Damage::Turned).into())
        .with(Evidence::ADDED, (damage == Damage::Added).into())
        .with(Evidence::CONFUSION, (damage == Damage::Confusion).into())
        .with(Evidence::COMMON, (class.frequency() >= 2).into())
        .with(Evidence::REPEATED, (count >= 1).into())
        .with(Evidence::FREQUENT, (count >= FREQUENT).into());
    // A short word that is rare here may stand there by the same damage.
    let rare = letters <= SHORT && !is_tool(form, class) && count < FREQUENT;
    let evidence = if rare { evidence.minus(Evidence::TWIN) } else { evidence };
    let weight = damage.weight()
        * first_letter(spot, form, damage)
        * last_letters(desk, spot, damage)
        * (usual(class) + occurrences(count))
        * boost(evidence);
    Candidate { form: form.to_owned(), damage, evidence, weight, place: spot.place, span: 1 }
}

/// A passage that has lost its first letter has lost its capital with it.
fn first_letter(spot: Spot<'_>, form: &str, damage: Damage) -> f32 {
    let lost = damage == Damage::Lost && form.ends_with(spot.form);
    let opens = spot.unit.token.opens == Opens::Passage && spot.unit.token.shape == Shape::Lower;
    if lost && opens { 8.0 } else { 1.0 }
}

/// Two e at a word's end are ée without its accent, and seldom a letter that is there twice; but after a reflexive
/// pronoun no participle stands.
fn last_letters(desk: &Desk<'_>, spot: Spot<'_>, damage: Damage) -> f32 {
    const REFLEXIVE: &[&str] = &["s’", "s'", "se"];
    let two = spot.form.ends_with("ee") || spot.form.ends_with("ees");
    let before = desk.index.form(desk.index.at(spot.passage, spot.place, -1));
    let reflexive = REFLEXIVE.contains(&before);
    if two && reflexive && matches!(damage, Damage::Accent | Damage::Turned) {
        return 0.05;
    }
    if two && !reflexive && damage == Damage::Doubled { 0.05 } else { 1.0 }
}

/// Weight of a word's frequency in French.
pub(super) fn usual(class: Class) -> f32 {
    BANDS.get(usize::try_from(class.frequency()).unwrap_or(0)).copied().unwrap_or(0.0)
}

/// Weight of what the document itself has.
pub(super) fn occurrences(count: u32) -> f32 {
    #[allow(clippy::cast_precision_loss)] // capped
    let count = count.min(50) as f32;
    count * OCCURRENCE
}

/// Product of what outweighs frequency.
pub(super) fn boost(evidence: Evidence) -> f32 {
    BOOSTS.iter().filter(|(bit, _)| evidence.has_all(*bit)).map(|(_, factor)| factor).product()
}

/// The two words before so many and the two after.
pub(super) fn around(desk: &Desk<'_>, passage: usize, place: usize, span: usize) -> [Id; 4] {
    let at = |offset: isize| desk.index.at(passage, place, offset);
    let span = span.cast_signed();
    [at(-2), at(-1), at(span), at(span + 1)]
}

/// Whether a word stands among these neighbours elsewhere.
pub(super) fn neighbours(desk: &Desk<'_>, around: [Id; 4], word: Option<Id>) -> Evidence {
    let Some(word) = word else { return Evidence::NONE };
    let [_, left, right, _] = around;
    let both = desk.index.pair(left, word) > 0 && desk.index.pair(word, right) > 0;
    // Edges of passages alone are no surroundings.
    let twin = around.iter().filter(|id| **id != EDGE).count() >= 2 && desk.index.between(around, word) > 0;
    Evidence::NONE
        .with(Evidence::TWIN, twin.into())
        .with(Evidence::BOTH, both.into())
        .with(Evidence::CONTEXT, is_in_context(desk, around, word, word).into())
}

/// It stands beside both neighbours elsewhere, or beside one that is more than a word to build sentences with.
pub(super) fn is_in_context(desk: &Desk<'_>, around: [Id; 4], first: Id, last: Id) -> bool {
    let [_, left, right, _] = around;
    let before = desk.index.pair(left, first) > 0;
    let after = desk.index.pair(last, right) > 0;
    let content = |id: Id| id != EDGE && !desk.index.class_of(id).is(Class::FUNCTION);
    (before && (after || content(left))) || (after && content(right))
}
