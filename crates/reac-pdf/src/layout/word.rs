//! Words: the glyphs of a line, parted by spaces and by gaps.

use super::line::RawLine;
use super::reprint;
use crate::glyph::{Glyph, GlyphText, Mark};
use reac_lines::{Line, Word};

/// A gap wider than this, in ems, parts words even without a space.
const GAP: f32 = 0.13;
/// The pen goes back so far between two letters that are set close (`To`, `AV`), in ems: no blank stands there.
const KERN: f32 = 0.25;
/// A space that begins further than this after the last word, in ems, is not the end of its paragraph.
const TRAILING: f32 = 1.5;

/// Two like glyphs nearer than this, in ems, are one glyph printed twice. Half the width of a narrow letter is
/// the other bound: the l's of "elle" stand close.
const DOUBLE: f32 = 0.1;
/// How many glyphs of a line are looked through for the first printing of one.
const LOOK_BACK: usize = 500;

/// Glyphs of a usual word, its space with it.
const USUAL: usize = 5;

/// Makes the line's words, and adds to `marks` the content that each of them stands in. `None` for a line without
/// any.
pub(super) fn line(raw: &RawLine, glyphs: &[Glyph], page: u32, marks: &mut Vec<Mark>) -> Option<Line> {
    let mut words = Words::new(raw.fragments.iter().map(|fragment| fragment.glyphs.len()).sum(), marks);
    for (fragment, glyphs) in reprint::once(&raw.fragments, glyphs) {
        let raised = !fragment.blank && raw.is_raised(fragment);
        words.fragment(raised, glyphs);
    }
    let (words, trailing) = words.finish();
    if words.is_empty() {
        return None;
    }
    Some(Line { page, baseline: raw.baseline, words, trailing_space: Some(trailing), row: None })
}

struct Words<'m, 'g> {
    marks: &'m mut Vec<Mark>,
    /// The glyphs kept so far.
    inked: Vec<Inked<'g>>,
    /// How far right the pen has stood.
    reach: f32,
    done: Vec<Word>,
    open: Option<Open>,
    /// A space was met since the last word.
    spaced: bool,
    /// Where the spaces after the last word reach, as long as they follow it without a hole.
    spaces_to: Option<f32>,
}

struct Inked<'g> {
    x: f32,
    y: f32,
    text: &'g GlyphText,
}

/// A word being made.
struct Open {
    word: Word,
    raised: bool,
    glyphs: u32,
    bold: u32,
    italic: u32,
    hidden: u32,
    /// Where the next glyph is expected: the right edge, and spacing between characters.
    next: f32,
    mark: Mark,
}

impl<'m, 'g> Words<'m, 'g> {
    /// For a line of so many glyphs.
    fn new(glyphs: usize, marks: &'m mut Vec<Mark>) -> Self {
        Self {
            marks,
            inked: Vec::with_capacity(glyphs),
            reach: f32::MIN,
            done: Vec::with_capacity(glyphs / USUAL + 1),
            open: None,
            spaced: false,
            spaces_to: None,
        }
    }

    fn fragment(&mut self, raised: bool, glyphs: &'g [Glyph]) {
        for glyph in glyphs {
            if glyph.text.is_space() {
                self.space(glyph);
            } else if self.is_double(glyph) {
                // Printed once more, it is beside this one.
                self.reach = self.reach.max(glyph.x);
                self.inked.push(Inked { x: glyph.x, y: glyph.y, text: &glyph.text });
            } else {
                self.ink(glyph, raised);
            }
        }
    }

    fn space(&mut self, glyph: &Glyph) {
        self.close();
        self.spaced = true;
        let from = self.spaces_to.or_else(|| self.done.last().map(|word| word.right));
        self.spaces_to = from.map(|from| {
            let follows = glyph.x + glyph.advance > from - 0.5 && glyph.x < from + TRAILING * glyph.size;
            if follows && let Some(last) = self.done.last_mut() {
                last.spaced = Some(true);
            }
            if follows { from.max(glyph.x + glyph.advance) } else { from }
        });
    }

    /// Printed twice to look bold, or with a shadow: read once.
    fn is_double(&self, glyph: &Glyph) -> bool {
        let near = (DOUBLE * glyph.size).min(glyph.advance / 2.0);
        let is_same = |other: &Inked<'_>| {
            (other.x - glyph.x).abs() <= near
                && (other.y - glyph.y).abs() <= near
                && other.text == &glyph.text
        };
        // Glyphs to the right of all others are the rule, and lie over none but perhaps the last.
        if glyph.x > self.reach + near {
            return self.inked.last().is_some_and(is_same);
        }
        self.inked.iter().rev().take(LOOK_BACK).any(is_same)
    }

    fn ink(&mut self, glyph: &'g Glyph, raised: bool) {
        self.inked.push(Inked { x: glyph.x, y: glyph.y, text: &glyph.text });
        self.reach = self.reach.max(glyph.x);
        let goes_on = self.open.as_ref().is_some_and(|open| {
            let (size, gap) = (glyph.size.max(open.word.size), glyph.x - open.next);
            open.raised == raised && gap < GAP * size && gap > -KERN * size
        });
        if !goes_on {
            self.close();
        }
        self.spaced = false;
        self.spaces_to = None;
        let last_right = self.done.last().map(|word| word.right);
        let open = self.open.get_or_insert_with(|| Open::new(glyph, raised, last_right));
        open.add(glyph);
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.marks.push(open.mark);
            self.done.push(open.finish());
        }
    }

    fn finish(mut self) -> (Vec<Word>, bool) {
        self.close();
        (self.done, self.spaced)
    }
}

impl Open {
    fn new(glyph: &Glyph, raised: bool, last_right: Option<f32>) -> Self {
        let word = Word {
            text: String::with_capacity(12),
            left: glyph.x,
            right: glyph.x,
            size: glyph.size,
            bold: false,
            italic: false,
            raised,
            space: last_right.map_or(0.0, |right| glyph.x - right),
            spaced: Some(false),
            paragraph: None,
            confidence: None,
        };
        Self { word, raised, glyphs: 0, bold: 0, italic: 0, hidden: 0, next: glyph.x, mark: Mark::None }
    }

    fn add(&mut self, glyph: &Glyph) {
        glyph.text.push_to(&mut self.word.text);
        self.glyphs += 1;
        self.bold += u32::from(glyph.style.bold);
        self.italic += u32::from(glyph.style.italic);
        self.hidden += u32::from(glyph.style.hidden);
        self.word.right = self.word.right.max(glyph.x + glyph.advance);
        self.next = glyph.x + glyph.advance + glyph.spacing;
        if self.mark == Mark::None {
            self.mark = glyph.mark;
        }
    }

    fn finish(self) -> Word {
        Word {
            // A word set in two weights is what most of it is.
            bold: self.bold * 2 > self.glyphs,
            italic: self.italic * 2 > self.glyphs,
            // A layer that nobody sees was recognised in the picture that it lies over.
            confidence: (self.hidden * 2 > self.glyphs).then_some(reac_lines::UNTOLD),
            ..self.word
        }
    }
}
