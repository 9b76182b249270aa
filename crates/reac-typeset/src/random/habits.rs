//! A random layout: habits of real files, and some rarer ones, in any company.

use fastrand::Rng;

use super::sentences::{chance, pick};
use crate::layout::{
    Align, Bullet, Capitals, Empty, Fonts, Generation, Geometry, GlossaryTerms, Groups, HeadingHabit, Layout,
    Nbsp, Row, Streams, Tags, TrailingSpace, Versos,
};

/// The layout.
pub(super) fn layout(rng: &mut Rng) -> Layout {
    let generation =
        pick(rng, &[Generation::G2013, Generation::G2015, Generation::G2019]).unwrap_or(Generation::G2015);
    let usual = Layout::of(generation);
    Layout {
        page: geometry(rng, usual.page),
        fonts: if chance(rng, 50) { Fonts::Standard } else { Fonts::Embedded },
        align: align(rng),
        trailing_space: pick(rng, &[TrailingSpace::Wrapped, TrailingSpace::All, TrailingSpace::None])
            .unwrap_or(TrailingSpace::Wrapped),
        bullet: pick(rng, &[Bullet::Dash, Bullet::Round, Bullet::Symbol]).unwrap_or(Bullet::Dash),
        capitals: if chance(rng, 50) { Capitals::Accented } else { Capitals::Bare },
        nbsp: if chance(rng, 70) { Nbsp::Punctuation } else { Nbsp::None },
        tags: if chance(rng, 15) { Tags::Paragraphs } else { Tags::None },
        versos: if chance(rng, 75) { Versos::Blank } else { Versos::None },
        row: if chance(rng, 50) { Row::First } else { Row::Last },
        empty: pick(rng, &[Empty::Neant, Empty::SansObjet, Empty::Bare, Empty::Missing])
            .unwrap_or(Empty::Neant),
        groups: groups(rng),
        prose_gaps: (0..rng.usize(1..5)).map(|_| rng.u8(0..2)).collect(),
        headings: pick(
            rng,
            &[HeadingHabit::Kept, HeadingHabit::Kept, HeadingHabit::Orphaned, HeadingHabit::Repeated],
        )
        .unwrap_or(HeadingHabit::Kept),
        glossary: if chance(rng, 75) { GlossaryTerms::Apart } else { GlossaryTerms::RunIn },
        streams: if chance(rng, 80) { Streams::Flate } else { Streams::Plain },
        ..usual
    }
}

/// The usual page in most cases; else other margins, sizes and pitches.
fn geometry(rng: &mut Rng, usual: Geometry) -> Geometry {
    if chance(rng, 60) {
        return usual;
    }
    let step = |rng: &mut Rng, count: u8| f32::from(rng.u8(0..count));
    Geometry {
        left: 56.0 + 4.0 * step(rng, 6),
        right: 522.0 + 6.0 * step(rng, 5),
        top: 50.0 + 7.0 * step(rng, 5),
        bottom: usual.bottom - 5.0 * step(rng, 4),
        size: pick(rng, &[9.0, 9.5, 10.0, 10.5, 11.0]).unwrap_or(10.0),
        leading: pick(rng, &[1.15, 1.2, 1.25]).unwrap_or(1.15),
    }
}

/// Justified, ragged, or both on one page.
fn align(rng: &mut Rng) -> Vec<Align> {
    match rng.u8(0..10) {
        0..5 => vec![Align::Justified],
        5 | 6 => vec![Align::Ragged],
        _ => {
            (0..rng.usize(2..9)).map(|_| if rng.bool() { Align::Justified } else { Align::Ragged }).collect()
        }
    }
}

/// One blank line between groups in most cases; else two or three here and there.
fn groups(rng: &mut Rng) -> Groups {
    let gaps = match rng.u8(0..10) {
        0..6 => vec![1],
        6 => vec![2],
        7 => vec![1, 2, 1, 1, 3],
        8 => vec![1, 1, 1, 2],
        _ => (0..rng.usize(1..6)).map(|_| rng.u8(1..4)).collect(),
    };
    Groups { gaps, empty: rng.u8(0..3) }
}
