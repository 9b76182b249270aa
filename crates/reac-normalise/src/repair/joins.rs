//! Words run together, and words cut.

use super::about::{is_foreign, is_no_word, is_piece_shape, is_tool};
use super::damage::Damage;
use super::desk::{Candidate, Desk, Spot};
use super::evidence::Evidence;
use super::index::Unit;
use super::weigh::{around, boost, is_in_context, neighbours, occurrences, usual};
use crate::class::Class;
use crate::token::{Opens, Shape, is_known_prefix};

/// Letters in a part, at least; `à` and `y` are words all the same.
const SHORTEST: usize = 2;
const SHORT_WORDS: &[&str] = &["à", "y"];

/// No two words that run together are longer.
const LONGEST: usize = 40;

/// Letters of the longer part, at least.
const LONG: usize = 5;

/// Known words this short, met once, may be pieces.
const PIECE: usize = 3;

/// Words that others are made with: at the head of a word that no list knows they may belong to it.
const HEADS: &[&str] = &[
    "après", "avant", "bien", "contre", "demi", "en", "entre", "mal", "mi", "moins", "non", "outre", "par",
    "plus", "pour", "sans", "sous", "sur", "tout",
];

/// What may follow a hyphen and a space without a line's end between: `pré- et post-`.
const COORDINATORS: &[&str] = &["et", "ou", "à", "de", "du", "des", "ni", "puis"];

/// No part of anything that people write.
fn is_unusual(class: Class) -> bool {
    !class.is(Class::FRENCH) || class.is_only(Class::BOOKISH.and(Class::ENGLISH).and(Class::NAME))
}

/// Two words that run together into the one here.
pub(crate) fn apart(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, out: &mut Vec<Candidate>) {
    if spot.form.chars().count() > LONGEST {
        return;
    }
    for (at, _) in spot.form.char_indices().skip(1) {
        if let (Some(left), Some(right)) = (spot.form.get(..at), spot.form.get(at..)) {
            out.extend(parted(desk, spot, about, left, right));
        }
    }
}

fn parted(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, left: &str, right: &str) -> Option<Candidate> {
    let usable = |part: &str| part.chars().count() >= SHORTEST || SHORT_WORDS.contains(&part);
    // What stands before hyphens makes words without them as well.
    if left.ends_with(['\'', '\u{2019}']) || is_known_prefix(left) || !usable(left) || !usable(right) {
        return None;
    }
    let capital = spot.unit.token.text.starts_with(char::is_uppercase);
    let a = if capital { desk.words.class_of_capital(left) } else { desk.words.class(left) };
    if is_unusual(a) {
        return None;
    }
    let b = desk.words.class(right);
    // What is one word with a hyphen lost no space.
    if is_unusual(b) || desk.words.class(&format!("{left}-{right}")).is(Class::FRENCH) {
        return None;
    }
    let index = desk.index;
    let (first, last) = (index.id(left), index.id(right));
    let pair = first.zip(last).map_or(0, |(first, last)| index.pair(first, last));
    let around = around(desk, spot.passage, spot.place, 1);
    let context = first.zip(last).is_some_and(|(first, last)| is_in_context(desk, around, first, last));
    let (left_tool, right_tool) = (is_tool(left, a), is_tool(right, b));
    let tool = left_tool || right_tool;
    let longer = left.chars().count().max(right.chars().count());
    let shorter = left.chars().count().min(right.chars().count());
    let sure = (left_tool != right_tool) && shorter >= 3 && !(left_tool && HEADS.contains(&left));
    let place = about.has_all(Evidence::PLACE) && a.is(Class::INFINITIVE);
    let about = if place { about } else { about.minus(Evidence::PLACE) };
    let evidence = about
        .minus(Evidence::WANTED)
        .and(Evidence::SPACE)
        .with(Evidence::FUNCTION, tool.into())
        .with(Evidence::SURE, sure.into())
        .with(Evidence::LONG, (longer >= LONG).into())
        .with(Evidence::REPEATED, (first.is_some() && last.is_some()).into())
        .with(Evidence::CONTEXT, (pair > 0 || (context && tool)).into());
    let rarer = index.count(left).min(index.count(right)).min(5);
    let usual = if tool { 2.0 } else { 0.3 };
    let weight =
        Damage::Glued.weight() * (usual + occurrences(pair) + occurrences(rarer) / 10.0) * boost(evidence);
    let form = format!("{left} {right}");
    Some(Candidate { form, damage: Damage::Glued, evidence, weight, place: spot.place, span: 1 })
}

/// One word that the one here and its neighbour are pieces of.
pub(crate) fn together(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, out: &mut Vec<Candidate>) {
    out.extend(joined(desk, spot, about, spot.place));
    if let Some(before) = spot.place.checked_sub(1)
        && about.has_all(Evidence::UNKNOWN)
    {
        out.extend(joined(desk, spot, about, before));
    }
}

fn joined(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, place: usize) -> Option<Candidate> {
    let units = desk.index.passages.get(spot.passage)?;
    let (left, right) = (units.get(place)?, units.get(place + 1)?);
    let gap = Gap::between(desk, spot.passage, left, right)?;
    let (a, b) = (desk.index.form(left.id), desk.index.form(right.id));
    // `traditio-` is no word, and only looks like what stands before hyphens.
    let before_hyphen = gap == Gap::Hyphen && left.token.text.chars().all(char::is_lowercase);
    let left_is_piece = is_piece_shape(left) || is_known_prefix(a) || before_hyphen;
    if !left_is_piece || right.token.shape != Shape::Lower {
        return None;
    }
    let count = desk.index.count(&format!("{a}{b}"));
    // Two words of English are no pieces, but of a word that the document has.
    let (left_class, right_class) = (desk.index.class_of(left.id), desk.index.class_of(right.id));
    let french = left_class.is(Class::FRENCH) && right_class.is(Class::FRENCH);
    let english = left_class.is(Class::ENGLISH) && right_class.is(Class::ENGLISH) && !french && count == 0;
    let no_word = |place: usize| !english && is_no_word(desk, spot.passage, place);
    let (first, second) = (no_word(place), no_word(place + 1));
    let compound = format!("{a}-{b}");
    let (form, broken) = match gap {
        Gap::BrokenLine if COORDINATORS.contains(&b) => return None,
        // Both halves of a compound are words: nothing is lost, and nothing is mended.
        Gap::BrokenLine if desk.words.class(&compound).is(Class::FRENCH) => (compound, first || second),
        Gap::BrokenLine => (format!("{a}{b}"), true),
        Gap::Hyphen => {
            let broken = first || second || is_divided(desk, left, right);
            (format!("{a}{b}"), broken)
        }
        Gap::Space => (format!("{a}{b}"), first || second || (!english && is_piece(desk, left, right))),
    };
    let class = if left.token.shape == Shape::Capital {
        desk.words.class_of_capital(&form)
    } else {
        desk.words.class(&form)
    };
    if is_unusual(class) || (gap != Gap::BrokenLine && !broken) {
        return None;
    }
    let count = desk.index.count(&form);
    let letters = form.chars().count();
    let near = neighbours(desk, around(desk, spot.passage, place, 2), desk.index.id(&form));
    // Two words with a hyphen may be a compound that this document writes as one elsewhere.
    if gap == Gap::Hyphen && !first && !second && !near.has_any(Evidence::TWIN.and(Evidence::BOTH)) {
        return None;
    }
    let here = place == spot.place && class.is(Class::INFINITIVE);
    let about = if here { about } else { about.minus(Evidence::PLACE.and(Evidence::WANTED)) };
    // The word is what stands in its place; that one piece is unknown says nothing more.
    let evidence = about
        .minus(Evidence::UNKNOWN.and(Evidence::ENGLISH).and(Evidence::FOREIGN).and(Evidence::ABBREVIATED))
        .and(Evidence::SPACE)
        .and(near)
        .with(Evidence::FOREIGN, is_foreign(desk, spot.passage, place, 2).into())
        .with(Evidence::BROKEN, broken.into())
        .with(Evidence::PIECES, (first && second).into())
        .with(Evidence::HYPHEN, (gap != Gap::Space && broken).into())
        .with(Evidence::REPEATED, (count > 0).into())
        .with(Evidence::COMMON, (class.frequency() >= 2).into())
        .with(Evidence::LONG, (letters > LONG).into());
    let weight = Damage::Cut.weight() * (1.0 + usual(class) + occurrences(count)) * boost(evidence);
    Some(Candidate { form, damage: Damage::Cut, evidence, weight, place, span: 2 })
}

/// What stands between two pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    /// As in `infor-mation`.
    Hyphen,
    /// As in `infor- mation`.
    BrokenLine,
}

impl Gap {
    fn between(desk: &Desk<'_>, passage: usize, left: &Unit<'_>, right: &Unit<'_>) -> Option<Self> {
        let text = desk.texts.get(passage)?;
        match text.get(left.token.range.end..right.token.range.start)? {
            // Half of a compound is no piece: `une application n-tiers`.
            " " => (!text.get(..left.token.range.start)?.ends_with('-')
                && !text.get(right.token.range.end..)?.starts_with('-'))
            .then_some(Self::Space),
            "-" => Some(Self::Hyphen),
            "- " => Some(Self::BrokenLine),
            _ => None,
        }
    }
}

/// A word and the next look like pieces of one, although both are words.
pub(crate) fn is_broken(desk: &Desk<'_>, spot: Spot<'_>) -> bool {
    let next = desk.index.passages.get(spot.passage).and_then(|units| units.get(spot.place + 1));
    next.is_some_and(|next| match Gap::between(desk, spot.passage, spot.unit, next) {
        Some(Gap::BrokenLine) => true,
        Some(Gap::Hyphen) => {
            let second = is_no_word(desk, spot.passage, spot.place + 1);
            second || is_divided(desk, spot.unit, next)
        }
        Some(Gap::Space) => is_piece(desk, spot.unit, next),
        None => false,
    })
}

/// The document has what two words make without their hyphen, and has them with it but once.
fn is_divided(desk: &Desk<'_>, left: &Unit<'_>, right: &Unit<'_>) -> bool {
    let index = desk.index;
    let (a, b) = (index.form(left.id), index.form(right.id));
    let short = |form: &str| form.chars().count() < SHORTEST;
    !is_known_prefix(a)
        && !short(a)
        && !short(b)
        && index.pair(left.id, right.id) == 1
        && index.count(&format!("{a}{b}")) > 0
}

/// One of two is a short word that is met but once and builds no sentences, and the document has what they make
/// together.
fn is_piece(desk: &Desk<'_>, left: &Unit<'_>, right: &Unit<'_>) -> bool {
    let index = desk.index;
    let odd = |unit: &Unit<'_>| {
        let form = index.form(unit.id);
        let small = unit.token.shape == Shape::Lower;
        let opens = unit.token.shape == Shape::Capital && unit.token.opens != Opens::Nothing;
        (small || opens)
            && form.chars().count() <= PIECE
            && !index.class_of(unit.id).is(Class::FUNCTION)
            && !is_known_prefix(form)
            && index.count(form) == 1
    };
    (odd(left) || odd(right)) && index.count(&format!("{}{}", index.form(left.id), index.form(right.id))) > 0
}
