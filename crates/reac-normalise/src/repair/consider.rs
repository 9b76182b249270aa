//! One word: what it might have been, and what speaks for it.

use super::about::{about, is_no_word};
use super::copies::Vote;
use super::damage::{Damage, bare, explain, is_inflection};
use super::desk::{Candidate, Desk, Spot};
use super::evidence::{Evidence, may_decide};
use super::grammar::{self, Due};

use super::joins;
use super::weigh::{around, boost, weigh};
use crate::class::Class;
use crate::token::Shape;

/// The best candidate outweighs the next by so much, or it is not alone.
const ALONE: f32 = 6.0;
/// By so much, and the next is out of the question.
const CLEAR: f32 = 40.0;

/// Words this short have neighbours that are as common.
const SHORT: usize = 5;

/// What tells forms of one word apart.
const PLACED: Evidence = Evidence::TWIN
    .and(Evidence::BOTH)
    .and(Evidence::COPY)
    .and(Evidence::COPIES)
    .and(Evidence::PLACE)
    .and(Evidence::WANTED)
    .and(Evidence::ARTICLE)
    .and(Evidence::NOUN)
    .and(Evidence::PARTICIPLE)
    .and(Evidence::PLURAL)
    .and(Evidence::OPENER);

/// All candidates for a word, the best first; none where nothing is wrong with it.
pub(crate) fn candidates(desk: &Desk<'_>, spot: Spot<'_>) -> Vec<Candidate> {
    let about = about(desk, spot);
    let votes = desk.votes.get(&(spot.passage, spot.place)).map(Vec::as_slice).unwrap_or_default();
    let wrong = Evidence::UNKNOWN.and(Evidence::BOOKISH).and(Evidence::PLACE);
    let odd = is_odd(desk, spot);
    let due = grammar::due(desk, spot);
    // A word that French has may be read for another: only an identical passage can tell.
    let misread = about.has_all(Evidence::DOUBTED) && !about.has_any(wrong) && !odd;
    let doubted = about.has_any(wrong) || misread || due.is_some() || !votes.is_empty() || odd;
    if !(doubted || joins::is_broken(desk, spot)) {
        return Vec::new();
    }
    let mut out: Vec<Candidate> = Vec::new();
    joins::together(desk, spot, about, &mut out);
    if out.is_empty()
        && votes.is_empty()
        && due.is_none()
        && !odd
        && !misread
        && is_out_of_question(desk, spot, about)
    {
        return out;
    }
    if odd && !about.has_any(wrong) {
        words_near(desk, spot, about.and(Evidence::ODD), &mut out);
    } else if about.has_any(wrong) {
        words_near(desk, spot, about, &mut out);
    }
    if misread {
        words_read(desk, spot, about, &mut out);
    }
    if let Some(due) = due {
        words_due(desk, spot, about, due, &mut out);
    }
    if about.has_all(Evidence::UNKNOWN) {
        joins::apart(desk, spot, about, &mut out);
    }
    for vote in votes {
        count_vote(desk, spot, about, vote, &mut out);
    }
    rank(spot, &mut out);
    out
}

/// Whatever a word that stands for itself might have been, no row could hold and no reader would be told: names and
/// foreign words are most of what no list knows, and a search for each takes long.
fn is_out_of_question(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence) -> bool {
    let rival = desk.index.has_rival(around(desk, spot.passage, spot.place, 1), spot.unit.id);
    let never = if rival { Evidence::OF_OTHERS } else { Evidence::OF_OTHERS.and(Evidence::TWIN) };
    about.has_any(Evidence::GUARDS) && !about.has_all(Evidence::PLACE) && !may_decide(about, never)
}

/// A short word that French has and hardly anyone writes, met but once: `dés`, `lés`, for `des`, `les`.
fn is_odd(desk: &Desk<'_>, spot: Spot<'_>) -> bool {
    const SHORT: std::ops::RangeInclusive<usize> = 3..=4;
    let usual =
        Class::FUNCTION.and(Class::VERB).and(Class::INFINITIVE).and(Class::PARTICIPLE).and(Class::OTHER);
    spot.unit.token.shape == Shape::Lower
        && SHORT.contains(&spot.form.chars().count())
        && spot.class.is(Class::FRENCH)
        && !spot.class.is(usual)
        && spot.class.frequency() < 2
        && desk.index.count(spot.form) == 1
}

fn words_near(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, out: &mut Vec<Candidate>) {
    let known = !about.has_any(Evidence::UNKNOWN.and(Evidence::BOOKISH).and(Evidence::ODD));
    for found in desk.near(spot.unit).iter() {
        if !keeps_capital(spot, &found.form) {
            continue;
        }
        // A word that is French all right is another only if its ending says so.
        if !known || (found.damage == Damage::Ending && found.class.is(Class::INFINITIVE)) {
            out.push(weigh(desk, spot, about, &found.form, found.class, found.damage));
        }
    }
}

/// Words that an identical passage has in this place.
fn words_read(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, out: &mut Vec<Candidate>) {
    for found in desk.near(spot.unit).iter() {
        let candidate = weigh(desk, spot, about, &found.form, found.class, found.damage);
        if keeps_capital(spot, &found.form) && candidate.evidence.has_all(Evidence::TWIN) {
            out.push(candidate);
        }
    }
}

/// Words that the place admits: new candidates, or candidates that have this for them too.
fn words_due(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, due: Due, out: &mut Vec<Candidate>) {
    for found in desk.near(spot.unit).iter() {
        let Some(observed) = due.admits(spot.form, found) else { continue };
        out.retain(|other| other.form != found.form || other.span > 1);
        out.push(weigh(desk, spot, about.and(observed), &found.form, found.class, found.damage));
    }
}

/// A capital is not lost, nor misread but for I and l; its accent may be missing.
fn keeps_capital(spot: Spot<'_>, form: &str) -> bool {
    let (Some(read), Some(meant)) = (spot.form.chars().next(), form.chars().next()) else { return true };
    let like_i = |c: char| matches!(c, 'i' | 'l');
    let kept = bare(read) == bare(meant) && !(form.ends_with(spot.form) && form.starts_with(spot.form));
    spot.unit.token.shape != Shape::Capital || kept || (like_i(read) && like_i(meant))
}

/// A vote strengthens a candidate that is there, or makes one.
fn count_vote(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, vote: &Vote, out: &mut Vec<Candidate>) {
    let known = vote.form.split(' ').all(|part| desk.words.class(part).is(Class::FRENCH));
    if (!known && vote.copies < 2) || is_capital_without_accent(spot, &vote.form) {
        return;
    }
    let at = match out.iter().position(|other| other.form == vote.form && other.span == vote.span) {
        Some(at) => at,
        None => {
            out.push(voted(desk, spot, about, vote));
            out.len() - 1
        }
    };
    if let Some(candidate) = out.get_mut(at) {
        let copy = vote.copies >= vote.own;
        candidate.evidence = candidate
            .evidence
            .with(Evidence::COPY, copy.into())
            .with(Evidence::COPIES, (vote.copies >= 3 && vote.own == 1 && vote.places <= 1).into());
        if copy {
            candidate.weight *= boost(Evidence::COPY);
        }
    }
}

/// A candidate that only the vote names.
fn voted(desk: &Desk<'_>, spot: Spot<'_>, about: Evidence, vote: &Vote) -> Candidate {
    let damage = match explain(spot.form, &vote.form) {
        Some(damage) if vote.span == 1 => damage,
        _ if vote.span > 1 => Damage::Cut,
        _ => Damage::Glued,
    };
    let first = vote.form.split(' ').next().unwrap_or_default();
    let mut candidate = weigh(desk, spot, about, &vote.form, desk.words.class(first), damage);
    candidate.span = vote.span;
    if vote.span > 1 {
        let broken = (spot.place..spot.place + vote.span).any(|place| is_no_word(desk, spot.passage, place));
        candidate.evidence =
            candidate.evidence.minus(Evidence::INFLECTION).with(Evidence::BROKEN, broken.into());
    }
    candidate
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

/// One word, whose capital has its accent or not.
fn is_same(spot: Spot<'_>, a: &str, b: &str) -> bool {
    a == b || is_capital_without_accent(Spot { form: a, ..spot }, b)
}

/// Best first, and the best is told whether it is alone.
fn rank(spot: Spot<'_>, out: &mut [Candidate]) {
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.form.cmp(&b.form)));
    // What makes the same word of one piece would leave the other piece behind.
    if let Some(best) = out.first().map(|best| best.form.clone())
        && let Some(whole) = out.iter().position(|other| other.form == best && other.span > 1)
    {
        out.swap(0, whole);
    }
    let Some((best, rest)) = out.split_first_mut() else { return };
    let mut alone = true;
    let mut clear = true;
    for other in rest.iter().filter(|other| !is_same(spot, &other.form, &best.form)) {
        let outweighs = |margin: f32| best.weight >= other.weight * margin;
        alone &= match rivalry(spot, best, other) {
            Rivalry::Beaten => true,
            Rivalry::None => outweighs(ALONE),
            Rivalry::Close => outweighs(CLEAR),
            Rivalry::Open => false,
        };
        clear &= outweighs(CLEAR);
    }
    best.evidence = best.evidence.with(Evidence::ALONE, alone.into()).with(Evidence::CLEAR, clear.into());
}

/// How far frequency can decide between two candidates.
enum Rivalry {
    /// It need not.
    Beaten,
    None,
    /// Only if it speaks loudly.
    Close,
    /// Not at all.
    Open,
}

fn rivalry(spot: Spot<'_>, best: &Candidate, other: &Candidate) -> Rivalry {
    let copied = best.evidence.has_any(Evidence::COPY.and(Evidence::COPIES).and(Evidence::TWIN));
    // A hyphen that no word has, or a piece that is none, is explained by the cut alone.
    if best.span > 1 && other.span == 1 && (copied || best.evidence.has_all(Evidence::HYPHEN)) {
        return Rivalry::Beaten;
    }
    // A cut explains the next word too.
    if other.span > 1 && best.span == 1 {
        return if copied { Rivalry::Close } else { Rivalry::Open };
    }
    // Which form of a word is meant, grammar says.
    if is_inflection(&best.form, &other.form) {
        // The words around have one of the two elsewhere, and never the other.
        if best.evidence.has_all(Evidence::BOTH) && !other.evidence.has_all(Evidence::CONTEXT) {
            return Rivalry::None;
        }
        return if best.evidence.has_any(PLACED) { Rivalry::Close } else { Rivalry::Open };
    }
    if copied {
        return Rivalry::None;
    }
    // One long word is likelier than two that were never seen together.
    let glued = best.damage == Damage::Glued && !best.evidence.has_all(Evidence::CONTEXT);
    if glued && other.damage != Damage::Glued && other.evidence.has_all(Evidence::VERY_LONG) {
        return Rivalry::Open;
    }
    let short = spot.form.chars().count() <= SHORT && other.evidence.has_all(Evidence::REPEATED);
    let both_open = best.evidence.has_all(Evidence::OPENING) && other.evidence.has_all(Evidence::OPENING);
    if short || both_open { Rivalry::Close } else { Rivalry::None }
}
