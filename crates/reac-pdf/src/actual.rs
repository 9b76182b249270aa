//! Texts that stand for glyphs (`/ActualText`, in the content or in the structure tree), put in their place.

use crate::glyph::{Actual, Glyph, GlyphText, RawPage};
use crate::letters::Letters;
use crate::structure::Texts;
use std::collections::HashMap;
use std::ops::Range;

/// Glyphs whose baselines differ by more than this, in ems, stand on two lines.
const LINE: f32 = 0.35;

/// A text and the glyphs that it stands for, in one piece or in several.
struct Stand<'t> {
    glyphs: Vec<Glyph>,
    text: &'t str,
    told: bool,
}

/// Puts texts in the place of the glyphs that they stand for, and tells what they say of glyphs that no font names.
pub(crate) fn replace(page: &mut RawPage, texts: &Texts) -> Letters {
    let mut letters = Letters::default();
    let actual = std::mem::take(&mut page.actual);
    if actual.is_empty() && texts.is_empty() {
        return letters;
    }
    let glyphs = std::mem::take(&mut page.glyphs);
    let (mut stands, pieces) = stands(&glyphs, &actual, texts);
    for stand in &stands {
        letters.learn(&stand.glyphs, stand.text);
    }
    let mut out = Vec::with_capacity(glyphs.len());
    let mut next = 0;
    for (range, index) in pieces {
        out.extend_from_slice(glyphs.get(next..range.start).unwrap_or_default());
        next = next.max(range.end);
        if let Some(stand) = stands.get_mut(index).filter(|stand| !stand.told) {
            stand.told = true;
            stand.lay(&mut out);
        }
    }
    out.extend_from_slice(glyphs.get(next..).unwrap_or_default());
    page.glyphs = out;
    letters
}

/// The texts, and the pieces of the page that each stands for, in order. The structure's stand for what is in them,
/// other texts included.
fn stands<'t>(
    glyphs: &[Glyph],
    actual: &'t [Actual],
    texts: &'t Texts,
) -> (Vec<Stand<'t>>, Vec<(Range<usize>, usize)>) {
    let (mut stands, mut pieces): (Vec<Stand<'t>>, Vec<(Range<usize>, usize)>) = (Vec::new(), Vec::new());
    let mut open: HashMap<usize, usize> = HashMap::new();
    let runs = || glyphs.chunk_by(|a, b| texts.of(a.mark) == texts.of(b.mark));
    let mut start = 0;
    for run in if texts.is_empty() { None } else { Some(runs()) }.into_iter().flatten() {
        let range = start..start + run.len();
        start = range.end;
        let Some((name, text)) = run.first().and_then(|glyph| texts.of(glyph.mark)) else { continue };
        let index = *open.entry(name).or_insert(stands.len());
        if index == stands.len() {
            stands.push(Stand { glyphs: Vec::new(), text, told: false });
        }
        if let Some(stand) = stands.get_mut(index) {
            stand.glyphs.extend_from_slice(run);
        }
        pieces.push((range, index));
    }
    let of_structure = pieces.len();
    for Actual { glyphs: range, text } in actual {
        let is_inside =
            |piece: &(Range<usize>, usize)| piece.0.start < range.end && range.start < piece.0.end;
        let Some(own) = glyphs.get(range.clone()) else { continue };
        if !pieces.iter().take(of_structure).any(is_inside) {
            pieces.push((range.clone(), stands.len()));
            stands.push(Stand { glyphs: own.to_vec(), text, told: false });
        }
    }
    pieces.sort_by_key(|(range, _)| range.start);
    (stands, pieces)
}

impl Stand<'_> {
    fn lay(&self, out: &mut Vec<Glyph>) {
        // A soft hyphen in its stead says that a hyphen parts a word here: as the glyph does.
        if self.text == "\u{AD}" {
            out.extend_from_slice(&self.glyphs);
            return;
        }
        let chars: Vec<char> = self.text.chars().collect();
        if chars.len() == self.glyphs.len() {
            spread(&self.glyphs, &chars, out);
            return;
        }
        // Where characters and glyphs do not go one by one, lines still end between words.
        let mut left = (self.glyphs.as_slice(), chars.as_slice());
        for line in self.glyphs.chunk_by(is_level) {
            let (glyphs, chars) = left;
            let cut =
                if line.len() < glyphs.len() { cut(line.len(), glyphs.len(), chars) } else { chars.len() };
            let (own, rest) = chars.split_at_checked(cut).unwrap_or((chars, &[]));
            spread(line, own, out);
            left = (glyphs.get(line.len()..).unwrap_or_default(), rest);
        }
    }
}

fn is_level(a: &Glyph, b: &Glyph) -> bool {
    (a.y - b.y).abs() < LINE * a.size.max(b.size)
}

/// After how many characters the first `line` of `all` glyphs end: behind a space, if there is one.
fn cut(line: usize, all: usize, chars: &[char]) -> usize {
    let about = chars.len() * line / all.max(1);
    let spaces = (0..chars.len()).filter(|at| chars.get(*at).is_some_and(|c| c.is_whitespace()));
    spaces.map(|at| at + 1).min_by_key(|at| at.abs_diff(about)).unwrap_or(about)
}

/// Spreads characters over the glyphs that they stand for.
fn spread(glyphs: &[Glyph], chars: &[char], out: &mut Vec<Glyph>) {
    let (many, all) = (chars.len(), glyphs.len());
    for (at, c) in chars.iter().enumerate() {
        let (from, to) = (at * all, (at + 1) * all);
        let Some(glyph) = glyphs.get(from / many.max(1)) else { continue };
        let start = place(glyphs, from, many);
        let end = match glyphs.get(to / many.max(1)) {
            // Up to the next: holes between glyphs are none between characters that do not go with them.
            Some(next) if many != all && next.y == glyph.y && next.x >= glyph.x => {
                place(glyphs, to, many).max(start)
            }
            _ => glyph.x + glyph.advance,
        };
        out.push(Glyph { x: start, advance: end - start, text: GlyphText::char(*c), ..glyph.clone() });
    }
}

/// Where the `at`-th of `many` parts of each glyph begins, counted through all glyphs.
#[expect(clippy::cast_precision_loss, reason = "parts of a glyph are few")]
fn place(glyphs: &[Glyph], at: usize, many: usize) -> f32 {
    let many = many.max(1);
    glyphs.get(at / many).map_or(0.0, |glyph| glyph.x + glyph.advance * (at % many) as f32 / many as f32)
}
