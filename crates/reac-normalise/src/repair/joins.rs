//! Words run together, and words cut.

use super::Desk;
use super::consider::{Candidate, Spot, around, boost, is_in_context, is_twin, occurrences};
use super::damage::Damage;
use super::evidence::Evidence;
use super::index::Unit;
use crate::class::Class;
use crate::token::{Shape, is_known_prefix};

/// Of letters in a part, at least; `à` and `y` are words all the same.
const SHORTEST: usize = 2;
const SHORT_WORDS: &[&str] = &["à", "y"];

/// Letters of the longer part, at least.
const LONG: usize = 5;

/// Known words this short, met once, may be pieces.
const PIECE: usize = 3;

/// Two words that run together into the one here.
pub(crate) fn apart(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, out: &mut Vec<Candidate>) {
    for (at, _) in spot.form.char_indices().skip(1) {
        let (Some(left), Some(right)) = (spot.form.get(..at), spot.form.get(at..)) else { continue };
        if let Some(candidate) = parted(desk, spot, about, left, right) {
            out.push(candidate);
        }
    }
}

fn parted(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, left: &str, right: &str) -> Option<Candidate> {
    let usable = |part: &str| part.chars().count() >= SHORTEST || SHORT_WORDS.contains(&part);
    let usual = Class::FRENCH;
    let (a, b) = (desk.words.class(left), desk.words.class(right));
    // What stands before hyphens makes words without them as well.
    if is_known_prefix(left) || !usable(left) || !usable(right) || !a.is(usual) || !b.is(usual) {
        return None;
    }
    let bookish = |class: Class| class.is_only(Class::BOOKISH.and(Class::ENGLISH).and(Class::NAME));
    if bookish(a) || bookish(b) {
        return None;
    }
    let index = desk.index;
    let (first, last) = (index.id(left), index.id(right));
    let pair = first.zip(last).map_or(0, |(first, last)| index.pair(first, last));
    let around = around(desk, spot.passage, spot.place, 1);
    let context = first.zip(last).is_some_and(|(first, last)| is_in_context(desk, around, first, last));
    let function = a.is(Class::FUNCTION) || b.is(Class::FUNCTION);
    let longer = left.chars().count().max(right.chars().count());
    let place = about.has_all(Evidence::PLACE) && a.is(Class::INFINITIVE) && b.is(Class::FUNCTION);
    let about = if place { about } else { about.minus(Evidence::PLACE) };
    let evidence = about
        .with(Evidence::SPACE, true.into())
        .with(Evidence::FUNCTION, function.into())
        .with(Evidence::LONG, (longer >= LONG).into())
        .with(Evidence::REPEATED, (first.is_some() && last.is_some()).into())
        .with(Evidence::CONTEXT, (pair > 0 || (context && function)).into());
    let rarer = index.count(left).min(index.count(right)).min(5);
    let usual = if function { 2.0 } else { 0.3 };
    let weight =
        Damage::Glued.weight() * (usual + occurrences(pair) + occurrences(rarer) / 10.0) * boost(evidence);
    Some(Candidate {
        form: format!("{left} {right}"),
        damage: Damage::Glued,
        evidence,
        weight,
        place: spot.place,
        span: 1,
    })
}

/// One word that the one here and its neighbour are pieces of.
pub(crate) fn together(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, out: &mut Vec<Candidate>) {
    out.extend(joined(desk, spot, about, spot.place));
    // The piece before is looked at only if it is a word by itself: otherwise it was, in its own turn.
    if let Some(before) = spot.place.checked_sub(1) {
        if about.has_all(Evidence::UNKNOWN) && !is_unknown(desk, spot.passage, before) {
            out.extend(joined(desk, spot, about, before));
        }
    }
}

fn joined(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, place: usize) -> Option<Candidate> {
    let units = desk.index.passages.get(spot.passage)?;
    let (left, right) = (units.get(place)?, units.get(place + 1)?);
    let gap = Gap::between(desk, spot.passage, left, right)?;
    let piece = |unit: &Unit<'_>| matches!(unit.token.shape, Shape::Lower | Shape::Capital);
    if !piece(left) || right.token.shape != Shape::Lower {
        return None;
    }
    let (a, b) = (desk.index.form(left.id), desk.index.form(right.id));
    let broken = is_unknown(desk, spot.passage, place) || is_unknown(desk, spot.passage, place + 1);
    let (form, class, broken) = match gap {
        Gap::Space => (format!("{a}{b}"), None, broken || is_piece(desk, left, right)),
        Gap::Hyphen => (format!("{a}{b}"), None, broken),
        Gap::BrokenLine => {
            // `pré- et post-` is no broken line.
            if desk.index.class(right).is(Class::FUNCTION) {
                return None;
            }
            let compound = format!("{a}-{b}");
            let class = desk.words.class(&compound);
            if class.is(Class::FRENCH) {
                (compound, Some(class), broken)
            } else {
                (format!("{a}{b}"), None, true)
            }
        }
    };
    let class = class.unwrap_or_else(|| desk.words.class(&form));
    if (gap != Gap::BrokenLine && !broken)
        || !class.is(Class::FRENCH)
        || class.is_only(Class::BOOKISH.and(Class::ENGLISH).and(Class::NAME))
    {
        return None;
    }
    let index = desk.index;
    let around = around(desk, spot.passage, place, 2);
    let id = index.id(&form);
    let count = index.count(&form);
    // The word is what stands in its place; that one piece is unknown says nothing more.
    let evidence = about
        .minus(Evidence::UNKNOWN.and(Evidence::PLACE).and(Evidence::ENGLISH))
        .with(Evidence::SPACE, true.into())
        .with(Evidence::BROKEN, broken.into())
        .with(Evidence::HYPHEN, (gap != Gap::Space).into())
        .with(Evidence::REPEATED, (count > 0).into())
        .with(Evidence::COMMON, (class.frequency() >= 2).into())
        .with(Evidence::LONG, (form.chars().count() >= 6).into())
        .with(Evidence::TWIN, id.is_some_and(|id| is_twin(desk, around, id)).into())
        .with(Evidence::CONTEXT, id.is_some_and(|id| is_in_context(desk, around, id, id)).into());
    #[allow(clippy::cast_precision_loss)] // 0 to 3
    let usual = 1.0 + class.frequency() as f32 * 5.0;
    let weight = Damage::Cut.weight() * (usual + occurrences(count)) * boost(evidence);
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
            " " => Some(Self::Space),
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
        Some(Gap::Space) => is_piece(desk, spot.unit, next),
        _ => false,
    })
}

/// One of two is a short word that is met but once and builds no sentences, the two stand side by side but once, and
/// the document has what they make together.
fn is_piece(desk: &Desk<'_>, left: &Unit<'_>, right: &Unit<'_>) -> bool {
    let index = desk.index;
    let odd = |unit: &Unit<'_>| {
        let form = index.form(unit.id);
        unit.token.shape == Shape::Lower
            && form.chars().count() <= PIECE
            && !index.class_of(unit.id).is(Class::FUNCTION)
            && index.count(form) == 1
    };
    (odd(left) || odd(right)) && index.count(&format!("{}{}", index.form(left.id), index.form(right.id))) > 0
}

fn is_unknown(desk: &Desk<'_>, passage: usize, place: usize) -> bool {
    let unit = desk.index.passages.get(passage).and_then(|units| units.get(place));
    unit.is_some_and(|unit| {
        matches!(unit.token.shape, Shape::Lower | Shape::Capital)
            && !desk.index.class(unit).is(Class::FRENCH)
            && !is_known_prefix(desk.index.form(unit.id))
    })
}

/// A piece of a cut word is no word.
pub(crate) fn has_broken_part(desk: &Desk<'_>, passage: usize, place: usize, span: usize) -> bool {
    (place..place + span).any(|place| is_unknown(desk, passage, place))
}
