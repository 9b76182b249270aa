//! Pages of positioned lines: where PDF and text input meet.
//!
//! A reader (of PDF, of raw text) makes a [`Source`]; the grammar reads it. This crate knows neither how a
//! line came to be nor what it says: no PDF, no heading, no French.
//!
//! Units: points (1/72 inch); `x` runs from the left edge of the page as it is shown, `y` from its top edge
//! downwards; pages are numbered from 1 in the order of the file.
//!
//! Raw text has no geometry of its own. Its reader lays the rows out as the page was (10 pt, Arial widths,
//! one row a pitch), so that the same rules apply; [`Origin`] says that positions are estimates.

#![forbid(unsafe_code)]

mod evidence;
mod sheets;
pub mod signs;

pub use evidence::{Evidence, Resource, SeenGlyph, Unheeded};

/// A whole input, read into lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Whether positions were measured or estimated.
    pub origin: Origin,
    /// Every page, in the order of the file.
    pub pages: Vec<Page>,
    /// The document's structure tree states paragraphs: [`Word::paragraph`] can be relied on.
    pub tagged: bool,
    /// What the reader could not read, or is not sure of.
    pub faults: Vec<Fault>,
}

impl Source {
    /// Some of its words were recognised in a picture.
    #[must_use]
    pub fn is_recognised(&self) -> bool {
        let mut words = self.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.words);
        words.any(|word| word.confidence.is_some())
    }
}

/// Where positions come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Measured in a PDF.
    Pdf,
    /// Estimated from raw text whose paragraphs are broken at the page's margin, as on the page.
    TextWrapped,
    /// Estimated from raw text that holds each paragraph on one row, however long.
    TextUnwrapped,
}

/// Something that went wrong while reading, none of which stops the reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Page of the file, from 1; `None` for the file as a whole.
    pub page: Option<u32>,
    /// What kind of fault.
    pub kind: FaultKind,
    /// What was seen.
    pub evidence: Evidence,
}

/// The kinds of [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A page that could not be read, wholly or in part.
    PageDamaged,
    /// A character whose Unicode value the file does not give.
    UnmappedGlyph,
    /// Two engines read one glyph differently.
    EnginesDiffer,
    /// Bytes that are not in the expected encoding.
    Encoding,
    /// Signs that were set in one form, see [`signs`].
    Signs,
    /// A page that is a picture and has no text, or no more than a stamp.
    NoText,
    /// A page most of whose characters the file does not name.
    Unreadable,
    /// Characters without a Unicode value of their own, known by texts that stand for their like.
    Learnt,
    /// Something that the reader does not heed decides what is shown, see [`Unheeded`].
    Unheeded,
    /// Text that nobody sees on the page, left out.
    Unseen,
    /// A page whose text ran in another direction, turned to read it.
    Turned,
    /// Text that runs in another direction than the rest of its page, left out.
    OtherDirection,
    /// Sheets that hold several pages each, parted.
    Sheets,
    /// A limit was met and what follows was left out.
    Limit,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Page of the file, from 1.
    pub number: u32,
    /// Width in points, as shown.
    pub width: f32,
    /// Height in points, as shown.
    pub height: f32,
    /// Lines from top to bottom; of lines on one baseline there is one.
    pub lines: Vec<Line>,
    /// Table borders and other straight, nearly black strokes, in no order.
    pub rules: Vec<Rule>,
    /// Pieces of text that read downwards, in the order of the file.
    pub upright: Vec<Upright>,
    /// Small squares drawn with strokes: boxes to tick.
    pub boxes: Vec<TickBox>,
    /// Number of pictures drawn.
    pub images: u32,
}

/// The words that stand on one baseline, over the page's whole width: cells of a table are not parted here.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Page of the file, from 1.
    pub page: u32,
    /// Baseline, from the page's top.
    pub baseline: f32,
    /// Words from left to right; never empty.
    pub words: Vec<Word>,
    /// A space glyph follows the last word; `None` where the input cannot tell.
    pub trailing_space: Option<bool>,
    /// Row of a text input, from 1; `None` for a PDF.
    pub row: Option<u32>,
}

/// A run of glyphs without a space between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// As the file gives it: not normalised.
    pub text: String,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Font size in points, as shown.
    pub size: f32,
    /// Bold by the font's name, as far as that can be known.
    pub bold: bool,
    /// Italic or oblique by the font's name.
    pub italic: bool,
    /// Set above the baseline in a smaller size: a footnote's call, an ordinal.
    pub raised: bool,
    /// Width of the space before this word, in points; 0 for the first of a line.
    pub space: f32,
    /// A space glyph follows it at once; `None` where the input cannot tell.
    pub spaced: Option<bool>,
    /// Ordinal of the paragraph in the structure tree, empty paragraphs counted; `None` where untagged.
    pub paragraph: Option<u32>,
    /// How sure its letters are, 0 to 1, where they were recognised in a picture; `None` where the file gives them.
    /// [`UNTOLD`] where who recognised them did not say.
    pub confidence: Option<f32>,
}

/// The confidence of a word that was recognised, nobody says how surely: neither doubted for it nor trusted.
pub const UNTOLD: f32 = 0.85;

/// A straight stroke or thin filled rectangle: the border of a table, an underline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left end.
    pub left: f32,
    /// Upper end.
    pub top: f32,
    /// Right end; equals `left` (within the stroke's width) for a vertical one.
    pub right: f32,
    /// Lower end; equals `top` (within the stroke's width) for a horizontal one.
    pub bottom: f32,
}

/// A piece of a line that reads downwards: its letters lie on their backs, their tops to the right.
#[derive(Debug, Clone, PartialEq)]
pub struct Upright {
    /// Its words, one space between.
    pub text: String,
    /// Left edge, where letters hang below their line.
    pub left: f32,
    /// Where it begins.
    pub top: f32,
    /// Right edge, the tops of its letters.
    pub right: f32,
    /// Where it ends.
    pub bottom: f32,
    /// Font size in points, as shown.
    pub size: f32,
    /// Bold by the font's name, as far as that can be known.
    pub bold: bool,
}

/// A small square drawn with strokes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TickBox {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
    /// How many diagonals cross it: two tick it.
    pub diagonals: u32,
}

impl Rule {
    /// Longer across than down.
    #[must_use]
    pub fn is_horizontal(&self) -> bool {
        (self.right - self.left) >= (self.bottom - self.top)
    }
}

impl Line {
    /// The words joined by one space.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.words.iter().map(|word| word.text.len() + 1).sum());
        for word in &self.words {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&word.text);
        }
        out
    }

    /// Left edge of the first word.
    #[must_use]
    pub fn left(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.left)
    }

    /// Right edge of the last word.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.words.last().map_or(0.0, |word| word.right)
    }

    /// Size of the longest part of the line, by width.
    #[must_use]
    pub fn size(&self) -> f32 {
        // Nearly every line is of one size.
        if let Some(first) = self.words.first()
            && self.words.iter().all(|word| word.size == first.size)
        {
            let width: f32 = self.words.iter().map(Word::width).sum();
            return if width > 0.0 { first.size } else { 0.0 };
        }
        let mut best = (0.0_f32, 0.0_f32);
        for word in &self.words {
            let width: f32 =
                self.words.iter().filter(|other| same_size(other.size, word.size)).map(Word::width).sum();
            if width > best.0 {
                best = (width, word.size);
            }
        }
        best.1
    }

    /// Every word is bold.
    #[must_use]
    pub fn is_bold(&self) -> bool {
        !self.words.is_empty() && self.words.iter().all(|word| word.bold)
    }
}

impl Word {
    /// Width in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// Sizes that are one size as a reader sees them (producers round to a twentieth of a point).
#[must_use]
pub fn same_size(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.26
}
