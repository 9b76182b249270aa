//! What can be said of a word in its place, before any candidate is looked at.

use super::desk::{Desk, Spot};
use super::evidence::{Evidence, Made};
use super::index::Unit;
use super::recognised;
use crate::class::Class;
use crate::passage::Role;
use crate::token::{Opens, Shape, is_known_prefix};

/// Words of fewer letters say too little.
const SHORTEST: usize = 3;

/// An abbreviation has this many letters at most before its full stop.
const ABBREVIATION: usize = 4;

/// So many words before and after are near by.
const NEAR: usize = 4;

/// What the object of a verb begins with, and a noun's complement does not.
const OBJECTS: &[&str] = &[
    "le", "la", "les", "l’", "l'", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette",
    "ces", "chaque",
];

/// The same after a form that is no noun: a participle is followed by `par`, `de`, `à`, `dans`.
const OBJECTS_OF_VERBS: &[&str] = &["sur", "auprès"];

/// What an infinitive ends with.
const INFINITIVES: &[&str] = &["er", "ir", "re"];

/// Observes a word.
pub(super) fn about(desk: &Desk<'_>, spot: Spot<'_>) -> Evidence {
    let token = &spot.unit.token;
    let readable = !matches!(token.shape, Shape::Opaque | Shape::Elided);
    let capitals = token.shape == Shape::Upper;
    let unknown = readable && is_unknown(desk, spot);
    let english = unknown && spot.class.is(Class::ENGLISH);
    let bookish = spot.class.is_only(Class::BOOKISH.and(Class::ENGLISH)) && spot.class.is(Class::BOOKISH);
    let name = match token.shape {
        Shape::Capital => token.opens == Opens::Nothing,
        _ => capitals,
    } || desk.role(spot.passage) == Some(&Role::Term);
    let place = Place::of(desk, spot, unknown.into());
    let foreign = unknown
        && (is_foreign(desk, spot.passage, spot.place, 1) || (english && !is_among_french(desk, spot)));
    Evidence::NONE
        .and(recognised::about(desk, spot))
        .with(Evidence::UNKNOWN, unknown.into())
        .with(Evidence::ENGLISH, english.into())
        .with(Evidence::FOREIGN, foreign.into())
        .with(Evidence::BOOKISH, (readable && bookish && desk.index.count(spot.form) == 1).into())
        .with(Evidence::NAME, name.into())
        .with(Evidence::QUOTED, token.quoted.into())
        .with(Evidence::MIXED, (token.shape == Shape::Mixed).into())
        .with(Evidence::ABBREVIATED, (unknown && is_abbreviation(desk, spot)).into())
        .with(Evidence::PLACE, (readable && !capitals && place == Place::Missed).into())
        .with(Evidence::WANTED, (readable && !capitals && place == Place::Unsure).into())
}

/// No list knows the word. Capitals stand without their accents in print; a title set in them is no damage.
fn is_unknown(desk: &Desk<'_>, spot: Spot<'_>) -> bool {
    let shape = spot.unit.token.shape;
    let name = shape == Shape::Capital && spot.class.is(Class::NAME);
    let long_enough = spot.form.chars().count() >= SHORTEST;
    // `Conn` is a name, but not where what follows is no word: then both are pieces.
    let piece =
        name && spot.unit.token.opens != Opens::Nothing && is_no_word(desk, spot.passage, spot.place + 1);
    long_enough
        && shape != Shape::Upper
        && !spot.class.is(Class::FRENCH)
        && (!name || piece)
        && !is_known_prefix(spot.form)
}

/// A run of small letters that is in no list.
pub(super) fn is_no_word(desk: &Desk<'_>, passage: usize, place: usize) -> bool {
    let unit = desk.index.passages.get(passage).and_then(|units| units.get(place));
    unit.is_some_and(|unit| {
        matches!(unit.token.shape, Shape::Lower | Shape::Capital)
            && !desk.index.class(unit).is(Class::FRENCH)
            && !is_known_prefix(desk.index.form(unit.id))
    })
}

/// `obs.` within a sentence, or one half of a compound: either may be short for something.
fn is_abbreviation(desk: &Desk<'_>, spot: Spot<'_>) -> bool {
    let text = desk.texts.get(spot.passage).map_or("", String::as_str);
    let range = &spot.unit.token.range;
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let joined = after.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let short = spot.form.chars().count() <= ABBREVIATION;
    joined || before.ends_with('-') || (short && after.starts_with('.'))
}

/// Words of another language stand around so many words: a neighbour is one, or two near by are.
pub(super) fn is_foreign(desk: &Desk<'_>, passage: usize, place: usize, span: usize) -> bool {
    let units = desk.index.passages.get(passage).map(Vec::as_slice).unwrap_or_default();
    let foreign = |at: usize| {
        units.get(at).is_some_and(|unit| {
            let class = desk.index.class(unit);
            class.is(Class::ENGLISH) && !class.is(Class::FRENCH)
        })
    };
    let end = place + span;
    let near = (place.saturating_sub(NEAR)..place).chain(end..end + NEAR);
    place.checked_sub(1).is_some_and(foreign)
        || foreign(end)
        || near.filter(|at| foreign(*at)).nth(1).is_some()
}

/// A word that French sentences are built with, and English ones are not, stands beside it or one further.
fn is_among_french(desk: &Desk<'_>, spot: Spot<'_>) -> bool {
    [-2, -1, 1, 2].into_iter().any(|offset| {
        let class = desk.index.class_of(desk.index.at(spot.passage, spot.place, offset));
        class.is(Class::FUNCTION) && !class.is(Class::ENGLISH)
    })
}

/// How a word stands to the infinitive that its place demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// No infinitive is demanded, or one is there.
    Met,
    /// The word is none and looks like none.
    Missed,
    /// It is in no list but looks like one.
    Unsure,
}

impl Place {
    fn of(desk: &Desk<'_>, spot: Spot<'_>, unknown: Made) -> Self {
        let expects = match (desk.role(spot.passage), spot.unit.token.opens) {
            (Some(Role::Infinitive | Role::Title { .. }), Opens::Passage) => true,
            // Sentences of a description open with an infinitive too, but not all.
            (Some(Role::Infinitive), Opens::Sentence) => unknown == Made::Yes,
            _ => false,
        };
        if !expects || spot.class.is(Class::INFINITIVE.and(Class::FUNCTION)) {
            Self::Met
        } else if unknown == Made::Yes && INFINITIVES.iter().any(|end| spot.form.ends_with(end)) {
            Self::Unsure
        } else {
            Self::Missed
        }
    }
}

/// What is added where an infinitive is missing and the candidate is one.
pub(super) fn about_place(desk: &Desk<'_>, spot: Spot<'_>, form: &str) -> Evidence {
    Evidence::NONE
        .with(Evidence::HABIT, desk.index.keeps_infinitives().into())
        .with(Evidence::OPENING, (desk.index.openings(form) > 0).into())
        .with(Evidence::OBJECT, takes_object(desk, spot).into())
        .with(Evidence::SIBLINGS, siblings_open_with_infinitives(desk, spot.passage).into())
        .with(Evidence::VERBAL, (!spot.class.is(Class::NOUN.and(Class::ADJECTIVE).and(Class::OTHER))).into())
}

fn takes_object(desk: &Desk<'_>, spot: Spot<'_>) -> bool {
    let next = desk.index.form(desk.index.at(spot.passage, spot.place, 1));
    let noun = spot.class.is(Class::NOUN);
    // Who is told to do something is told what, whatever comes next.
    let told = spot.class.is(Class::BOOKISH.and(Class::VERB)) && !noun && spot.form.ends_with("ez");
    told || OBJECTS.contains(&next) || (!noun && OBJECTS_OF_VERBS.contains(&next))
}

/// The items before and after in the same list open with one; at a list's end one of them is enough.
fn siblings_open_with_infinitives(desk: &Desk<'_>, passage: usize) -> bool {
    let parent = |at: usize| desk.passages.get(at).and_then(|passage| passage.pointer.rsplit_once('/'));
    let Some((list, _)) = parent(passage) else { return false };
    let mut met = 0;
    for sibling in [passage.checked_sub(1), Some(passage + 1)].into_iter().flatten() {
        if parent(sibling).is_none_or(|(other, _)| other != list) {
            continue;
        }
        let units = desk.index.passages.get(sibling).map(Vec::as_slice).unwrap_or_default();
        let first = units.iter().find(|unit| unit.token.shape != Shape::Elided);
        if !first.is_some_and(|unit| desk.index.class(unit).is(Class::INFINITIVE)) {
            return false;
        }
        met += 1;
    }
    met > 0
}

/// A word that sentences are built with: a determiner, a preposition, a form of être or avoir.
pub(super) fn is_tool(form: &str, class: Class) -> bool {
    const TOOLS: &[&str] =
        &["est", "sont", "ont", "été", "être", "avoir", "ne", "pas", "plus", "très", "non"];
    class.is(Class::FUNCTION) || TOOLS.contains(&form)
}

/// For callers that hold a unit and not a spot.
pub(super) fn is_piece_shape(unit: &Unit<'_>) -> bool {
    matches!(unit.token.shape, Shape::Lower | Shape::Capital)
}
