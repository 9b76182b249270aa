//! Glyphs as they are seen: what is not shown goes, what stands for glyphs takes their place, accents go on their
//! letters. Between both engines and the layout.

use crate::accents;
use crate::actual;
use crate::glyph::{Direction, Glyph, GlyphText, RawPage};
use crate::letters::Letters;
use crate::structure::Texts;

/// Smaller than this, in points, and text is not for people.
const TINY: f32 = 2.0;
/// A page of fewer letters than this may be a picture with a stamp.
const SPARSE: usize = 100;
/// A picture that covers this part of a page, or more, may be the page.
const COVERS: f32 = 0.6;
/// So many curved shapes may be letters, and so many times the letters that the page has as text.
const OUTLINES: usize = 100;
const OUTNUMBERED: usize = 4;
/// So many are letters where there is no text at all: fewer are a sign.
const BARE_OUTLINES: usize = 40;
/// Letters that a page needs to be judged by what they read as.
const JUDGED: usize = 20;

/// What came of a page's glyphs.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// Letters left out because nobody sees them.
    pub(crate) unseen: u32,
    /// Letters that run in another direction than the page's text.
    pub(crate) turned: u32,
    /// Letters without a Unicode value.
    pub(crate) unmapped: u32,
    /// What texts say of such letters.
    pub(crate) letters: Letters,
    /// What kind of page it is.
    pub(crate) kind: PageKind,
}

/// Whether a page can be read from its glyphs.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageKind {
    /// It can, or there is nothing on it.
    #[default]
    Text,
    /// A picture, or outlines of letters, with a word or two of text at most.
    Picture,
    /// Most of its glyphs do not say what they are.
    Unreadable,
}

/// Settles a page's glyphs. `texts` are those of the structure tree.
pub(crate) fn settle(page: &mut RawPage, texts: &Texts) -> Settled {
    let mut out = Settled { letters: actual::replace(page, texts), ..Settled::default() };
    let seen = Seen::of(&page.glyphs);
    if seen.off {
        page.glyphs.retain(|glyph| !glyph.style.off);
    }
    if seen.hidden {
        weigh(&mut page.glyphs);
    }
    if seen.unseen {
        let before = inked(&page.glyphs);
        page.glyphs.retain(|glyph| !is_unseen(glyph));
        out.unseen = count(before.saturating_sub(inked(&page.glyphs)));
    }
    if seen.accents {
        accents::compose(&mut page.glyphs);
    }
    let changed = seen.off || seen.hidden || seen.unseen || seen.accents;
    let counts = if changed { Seen::of(&page.glyphs).counts } else { seen.counts };
    (out.turned, out.unmapped) = (count(counts.turned), count(counts.unmapped));
    out.kind = kind(page, counts);
    out
}

/// What there is to do, and how much there is, found in one walk.
#[derive(Default)]
struct Seen {
    off: bool,
    hidden: bool,
    unseen: bool,
    accents: bool,
    counts: Counts,
}

/// How many glyphs there are.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    /// No spaces.
    inked: usize,
    /// Of them those that run in another direction than the page's text.
    turned: usize,
    /// Without a Unicode value.
    unmapped: usize,
}

impl Seen {
    fn of(glyphs: &[Glyph]) -> Self {
        let mut out = Self::default();
        for glyph in glyphs {
            out.off |= glyph.style.off;
            out.hidden |= glyph.style.hidden;
            out.unseen |= is_unseen(glyph);
            // Most are letters, neither spaces nor accents.
            let letter = matches!(glyph.text, GlyphText::Char('a'..='z' | 'A'..='Z'));
            out.accents |= !letter && accents::is_accent(&glyph.text);
            let inked = letter || !glyph.text.is_space();
            out.counts.inked += usize::from(inked);
            out.counts.turned += usize::from(inked && glyph.style.direction != Direction::Right);
            out.counts.unmapped += usize::from(matches!(glyph.text, GlyphText::Unmapped(_)));
        }
        out
    }
}

fn is_unseen(glyph: &Glyph) -> bool {
    !glyph.style.hidden && (glyph.style.unseen || glyph.size < TINY)
}

fn inked(glyphs: &[Glyph]) -> usize {
    glyphs.iter().filter(|glyph| !glyph.text.is_space()).count()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A layer of hidden text lies over a scan. Where the page has as much text that is shown, hidden text repeats or
/// contradicts it; beside a stamp it is the page's text, but for what lies under the stamp.
fn weigh(glyphs: &mut Vec<Glyph>) {
    let (hidden, shown): (Vec<&Glyph>, Vec<&Glyph>) = glyphs
        .iter()
        .filter(|glyph| !glyph.text.is_space() && !is_unseen(glyph))
        .partition(|g| g.style.hidden);
    if shown.is_empty() {
        return;
    }
    if shown.len() * 2 > hidden.len() {
        glyphs.retain(|glyph| !glyph.style.hidden);
        return;
    }
    let boxes: Vec<_> = shown.iter().map(|g| (g.x, g.x + g.advance, g.y, g.size)).collect();
    let is_under = |glyph: &Glyph| {
        let middle = glyph.x + glyph.advance / 2.0;
        boxes.iter().any(|(left, right, y, size)| {
            (*left..=*right).contains(&middle) && (glyph.y - y).abs() < 0.5 * size.max(glyph.size)
        })
    };
    glyphs.retain(|glyph| !(glyph.style.hidden && is_under(glyph)));
}

fn kind(page: &RawPage, counts: Counts) -> PageKind {
    let Counts { inked: letters, unmapped, .. } = counts;
    let outlines = usize::try_from(page.outlines).unwrap_or(usize::MAX);
    let pictured = page.pictured >= COVERS || outlines >= OUTLINES.max(OUTNUMBERED * letters);
    let bare = page.images > 0 || outlines >= BARE_OUTLINES;
    if letters >= JUDGED && unmapped.saturating_mul(2) > letters {
        PageKind::Unreadable
    } else if (letters == 0 && bare) || (letters < SPARSE && pictured) {
        PageKind::Picture
    } else {
        PageKind::Text
    }
}
