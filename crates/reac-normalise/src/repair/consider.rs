//! One word: what it might have been, and what speaks for it.

use super::damage::{Damage, bare, explain, is_inflection};
use super::evidence::{Evidence, Made};
use super::index::{EDGE, Id, Unit};
use super::{Desk, copies::Vote, joins};
use crate::class::Class;
use crate::passage::Role;
use crate::token::{Opens, Shape, is_known_prefix};

/// What a word, or two, might have been.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    /// In lower case; two words where they were run together.
    pub(crate) form: String,
    pub(crate) damage: Damage,
    pub(crate) evidence: Evidence,
    /// Against the other candidates.
    pub(crate) weight: f32,
    /// First word it replaces, and how many.
    pub(crate) place: usize,
    pub(crate) span: usize,
}

/// A word in its place.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'d> {
    pub(crate) passage: usize,
    pub(crate) place: usize,
    pub(crate) unit: &'d Unit<'d>,
    pub(crate) class: Class,
    pub(crate) form: &'d str,
}

/// The best candidate outweighs the next by so much, or it is not alone.
const MARGIN: f32 = 6.0;

/// Weight of one occurrence in the document, against the bands of frequency.
const OCCURRENCE: f32 = 20.0;
const BANDS: [f32; 4] = [0.3, 1.0, 6.0, 40.0];

/// Words of fewer letters say too little.
const SHORTEST: usize = 3;

/// What the object of a verb begins with, and a noun's complement does not.
const OBJECTS: &[&str] = &[
    "le", "la", "les", "l’", "l'", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette",
    "ces", "chaque",
];

/// The same after a form that is no noun: a participle is followed by `par`, `de`, `à`, `dans`.
const OBJECTS_OF_VERBS: &[&str] = &["sur", "auprès"];

/// All candidates for a word, the best first; none where nothing is wrong with it.
pub(crate) fn candidates(desk: &Desk<'_>, spot: Spot<'_>) -> Vec<Candidate> {
    let about = about(desk, spot);
    let votes = desk.votes.get(&(spot.passage, spot.place)).map(Vec::as_slice).unwrap_or_default();
    let wrong = Evidence::UNKNOWN.and(Evidence::BOOKISH).and(Evidence::PLACE);
    let suspicious = about.has_any(wrong) || !votes.is_empty() || joins::is_broken(desk, spot);
    if !suspicious {
        return Vec::new();
    }
    let mut out: Vec<Candidate> = Vec::new();
    if about.has_any(wrong) {
        words_near(desk, spot, about, &mut out);
    }
    if about.has_all(Evidence::UNKNOWN) {
        joins::apart(desk, spot, about, &mut out);
    }
    joins::together(desk, spot, about, &mut out);
    for vote in votes {
        count_vote(desk, spot, about, vote, &mut out);
    }
    rank(&mut out);
    out
}

/// What can be said of a word before any candidate is looked at.
fn about(desk: &Desk<'_>, spot: Spot<'_>) -> Evidence {
    let token = &spot.unit.token;
    let long_enough = spot.form.chars().count() >= SHORTEST;
    let readable = !matches!(token.shape, Shape::Opaque | Shape::Elided);
    let name_known = matches!(token.shape, Shape::Capital) && spot.class.is(Class::NAME);
    // Capitals stand without their accents in print; a title set in them is no damage.
    let capitals = token.shape == Shape::Upper;
    let unknown = readable
        && long_enough
        && !capitals
        && !spot.class.is(Class::FRENCH)
        && !name_known
        && !is_known_prefix(spot.form);
    let english = unknown && spot.class.is(Class::ENGLISH);
    let bookish = spot.class.is_only(Class::BOOKISH.and(Class::ENGLISH)) && spot.class.is(Class::BOOKISH);
    let name = match token.shape {
        Shape::Capital => token.opens == Opens::Nothing,
        _ => capitals,
    } || desk.role(spot.passage) == Some(&Role::Term);
    Evidence::NONE
        .with(Evidence::UNKNOWN, unknown.into())
        .with(Evidence::ENGLISH, english.into())
        .with(Evidence::FOREIGN, (unknown && is_foreign(desk, spot)).into())
        .with(Evidence::BOOKISH, (readable && bookish && desk.index.count(spot.form) == 1).into())
        .with(Evidence::NAME, name.into())
        .with(Evidence::QUOTED, token.quoted.into())
        .with(Evidence::MIXED, (token.shape == Shape::Mixed).into())
        .with(Evidence::PLACE, (readable && !capitals && wants_infinitive(desk, spot, unknown.into())).into())
}

/// A neighbour is a word of another language as well.
fn is_foreign(desk: &Desk<'_>, spot: Spot<'_>) -> bool {
    let other = |place: Option<usize>| {
        let unit = place.and_then(|place| desk.index.passages.get(spot.passage)?.get(place));
        unit.is_some_and(|unit| {
            let class = desk.index.class(unit);
            class.is(Class::ENGLISH) && !class.is(Class::FRENCH)
        })
    };
    other(spot.place.checked_sub(1)) || other(Some(spot.place + 1))
}

/// The place demands an infinitive, and the word neither is one nor looks like one that the list lacks.
fn wants_infinitive(desk: &Desk<'_>, spot: Spot<'_>, unknown: Made) -> bool {
    const LOOKS: &[&str] = &["er", "ir", "re"];
    let expects = match (desk.role(spot.passage), spot.unit.token.opens) {
        (Some(Role::Infinitive | Role::Title { .. }), Opens::Passage) => true,
        // Sentences of a description open with an infinitive too, but not all.
        (Some(Role::Infinitive), Opens::Sentence) => unknown == Made::Yes,
        _ => false,
    };
    let looks = unknown == Made::Yes && LOOKS.iter().any(|end| spot.form.ends_with(end));
    expects && !spot.class.is(Class::INFINITIVE.and(Class::FUNCTION)) && !looks
}

fn words_near(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, out: &mut Vec<Candidate>) {
    let known = !about.has_any(Evidence::UNKNOWN.and(Evidence::BOOKISH));
    for found in desk.near(spot.unit.id).iter() {
        let infinitive = found.class.is(Class::INFINITIVE);
        // A word that is French all right is another only if its ending says so.
        if known && !(found.damage == Damage::Ending && infinitive) {
            continue;
        }
        let about = if infinitive { about } else { about.minus(Evidence::PLACE) };
        out.push(weigh(desk, spot, about, &found.form, found.class, found.damage));
    }
}

/// Weighs a word that would replace the one here.
fn weigh(
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
    let around = around(desk, spot.passage, spot.place, 1);
    let id = index.id(form);
    let place = about.has_all(Evidence::PLACE);
    let evidence = about
        .with(Evidence::ONCE, (own <= 1 || count >= 8 * own).into())
        .with(Evidence::LONG, (spot.form.chars().count() >= 6).into())
        .with(Evidence::INFLECTION, is_inflection(spot.form, form).into())
        .with(Evidence::ACCENT, (damage == Damage::Accent).into())
        .with(Evidence::CONFUSION, (damage == Damage::Confusion).into())
        .with(Evidence::COMMON, (class.frequency() >= 2).into())
        .with(Evidence::REPEATED, (count >= 1).into())
        .with(Evidence::HABIT, (place && index.keeps_infinitives()).into())
        .with(Evidence::OPENING, (place && index.openings(form) > 0).into())
        .with(Evidence::OBJECT, (place && takes_object(desk, spot)).into())
        .with(Evidence::TWIN, id.is_some_and(|id| is_twin(desk, around, id)).into())
        .with(Evidence::CONTEXT, id.is_some_and(|id| is_in_context(desk, around, id, id)).into());
    let usual = BANDS.get(usize::try_from(class.frequency()).unwrap_or(0)).copied().unwrap_or(0.0);
    let weight = damage.weight() * (usual + occurrences(count)) * boost(evidence);
    Candidate { form: form.to_owned(), damage, evidence, weight, place: spot.place, span: 1 }
}

/// Weight of what the document itself has.
pub(crate) fn occurrences(count: u32) -> f32 {
    #[allow(clippy::cast_precision_loss)] // capped
    let count = count.min(50) as f32;
    count * OCCURRENCE
}

/// What outweighs all frequency.
pub(crate) fn boost(evidence: Evidence) -> f32 {
    const BOOSTS: &[(Evidence, f32)] = &[
        (Evidence::COPY, 1000.0),
        (Evidence::TWIN, 100.0),
        (Evidence::PLACE, 30.0),
        (Evidence::CONTEXT, 5.0),
    ];
    BOOSTS.iter().filter(|(bit, _)| evidence.has_all(*bit)).map(|(_, factor)| factor).product()
}

/// The two words before and the two after.
pub(crate) fn around(desk: &Desk<'_>, passage: usize, place: usize, span: usize) -> [Id; 4] {
    let at = |offset: isize| desk.index.at(passage, place, offset);
    let span = span.cast_signed();
    [at(-2), at(-1), at(span), at(span + 1)]
}

/// The same four words surround it elsewhere; edges of passages alone do not count.
pub(crate) fn is_twin(desk: &Desk<'_>, around: [Id; 4], word: Id) -> bool {
    around.iter().filter(|id| **id != EDGE).count() >= 2 && desk.index.between(around, word) > 0
}

/// It stands beside both neighbours elsewhere, or beside one that is more than a word to build sentences with.
pub(crate) fn is_in_context(desk: &Desk<'_>, around: [Id; 4], first: Id, last: Id) -> bool {
    let [_, left, right, _] = around;
    let before = desk.index.pair(left, first) > 0;
    let after = desk.index.pair(last, right) > 0;
    let content = |id: Id| id != EDGE && !desk.index.class_of(id).is(Class::FUNCTION);
    (before && after) || (before && content(left)) || (after && content(right))
}

fn takes_object(desk: &Desk<'_>, spot: Spot<'_>) -> bool {
    let next = desk.index.form(desk.index.at(spot.passage, spot.place, 1));
    let noun = spot.class.is(Class::NOUN);
    OBJECTS.contains(&next) || (!noun && OBJECTS_OF_VERBS.contains(&next))
}

/// A vote strengthens a candidate that is there, or makes one.
fn count_vote(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, vote: &Vote, out: &mut Vec<Candidate>) {
    let parts = || vote.form.split(' ');
    let known = parts().all(|part| desk.words.class(part).is(Class::FRENCH));
    if (!known && vote.copies < 2) || is_capital_without_accent(spot, &vote.form) {
        return;
    }
    let at = match out.iter().position(|other| other.form == vote.form && other.span == vote.span) {
        Some(at) => at,
        None => {
            let class = desk.words.class(&vote.form);
            let spaced = vote.form.contains(' ') || vote.span > 1;
            let damage = match explain(spot.form, &vote.form) {
                Some(damage) if !spaced => damage,
                _ if vote.span > 1 => Damage::Cut,
                _ => Damage::Glued,
            };
            let infinitive =
                vote.form.split(' ').next().is_some_and(|part| desk.words.class(part).is(Class::INFINITIVE));
            let about = if infinitive { about } else { about.minus(Evidence::PLACE) };
            let mut candidate = weigh(desk, spot, about, &vote.form, class, damage);
            candidate.span = vote.span;
            if vote.span > 1 {
                let broken = joins::has_broken_part(desk, spot.passage, spot.place, vote.span);
                candidate.evidence = candidate.evidence.with(Evidence::BROKEN, broken.into());
            }
            out.push(candidate);
            out.len() - 1
        }
    };
    if let Some(candidate) = out.get_mut(at) {
        let copy = vote.copies >= vote.own;
        candidate.evidence = candidate
            .evidence
            .with(Evidence::COPY, copy.into())
            .with(Evidence::COPIES, (vote.copies >= 3 && vote.own == 1).into());
        if copy {
            candidate.weight *= boost(Evidence::COPY);
        }
    }
}

/// Only accents of capitals differ, which print leaves out.
fn is_capital_without_accent(spot: Spot<'_>, other: &str) -> bool {
    let bare_of = |text: &str| text.chars().map(bare).collect::<String>();
    match spot.unit.token.shape {
        Shape::Upper => bare_of(spot.form) == bare_of(other),
        Shape::Capital => {
            let rest = |text: &str| text.chars().skip(1).collect::<String>();
            bare_of(spot.form) == bare_of(other) && rest(spot.form) == rest(other)
        }
        _ => false,
    }
}

/// Best first, and the best is told whether it is alone.
fn rank(out: &mut [Candidate]) {
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.form.cmp(&b.form)));
    let next = out.get(1).map_or(0.0, |candidate| candidate.weight);
    if let Some(best) = out.first_mut() {
        let alone = best.weight >= MARGIN * next;
        best.evidence = best.evidence.with(Evidence::ALONE, alone.into());
    }
}
