//! Fragments: glyphs shown one after the other, each beginning where the one before ends.
//!
//! The stream's order is trusted for this and for nothing else: where fragments stand decides what follows what.

use crate::glyph::{Direction, Glyph};
use std::ops::Range;

/// A gap wider than this, in ems, parts two fragments.
const FAR: f32 = 1.0;
/// Glyphs may lie over each other by this much, in ems (kerning, accents).
const BACK: f32 = 0.3;
/// Baselines of one fragment differ by less than this, in points.
const LEVEL: f32 = 0.2;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fragment {
    /// Which of the page's glyphs.
    pub(super) glyphs: Range<usize>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    /// Raised by the text state.
    pub(super) risen: bool,
    /// Spaces and nothing else.
    pub(super) blank: bool,
}

impl Fragment {
    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// Cuts a page's glyphs into fragments. Glyphs that do not run from left to right, or that lie off the page,
/// are left out.
pub(super) fn fragments(glyphs: &[Glyph], width: f32, height: f32) -> Vec<Fragment> {
    let mut out: Vec<Fragment> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for (index, glyph) in glyphs.iter().enumerate() {
        if !is_shown(glyph, width, height) {
            before = None;
            continue;
        }
        let goes_on = before.is_some_and(|before| follows(before, glyph));
        before = Some(glyph);
        match out.last_mut() {
            Some(last) if goes_on => {
                last.glyphs.end = index + 1;
                last.right = last.right.max(glyph.x + glyph.advance);
                last.blank = last.blank && glyph.text.is_space();
            }
            _ => out.push(Fragment {
                glyphs: index..index + 1,
                left: glyph.x,
                right: glyph.x + glyph.advance,
                baseline: glyph.y,
                size: glyph.size,
                risen: is_risen(glyph),
                blank: glyph.text.is_space(),
            }),
        }
    }
    out
}

fn is_shown(glyph: &Glyph, width: f32, height: f32) -> bool {
    let finite = glyph.x.is_finite() && glyph.y.is_finite() && glyph.advance.is_finite();
    let on_page = glyph.x > -glyph.size && glyph.x < width && glyph.y > 0.0 && glyph.y < height + glyph.size;
    glyph.style.direction == Direction::Right && finite && on_page && glyph.size > 0.0
}

fn follows(before: &Glyph, glyph: &Glyph) -> bool {
    let gap = glyph.x - (before.x + before.advance);
    (glyph.y - before.y).abs() < LEVEL
        && (glyph.size - before.size).abs() < 0.05 * before.size
        && gap < FAR * before.size
        && gap > -BACK * before.size
        && glyph.x >= before.x
        && is_risen(glyph) == is_risen(before)
}

fn is_risen(glyph: &Glyph) -> bool {
    glyph.rise > 0.1 * glyph.size
}
