//! What a document is made of before it is laid on pages: paragraphs, blank lines, tables, breaks.

use crate::fonts::Face;
use crate::layout::Align;

/// A piece of the document, in print order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// A paragraph, wrapped and broken over pages.
    Text(Paragraph),
    /// A blank paragraph of that height; one that does not fit stands at the top of the next page.
    Blank(f32),
    /// The next section begins.
    Break(Break),
    /// The place of a heading, for the table of contents.
    Anchor(Anchor),
    /// Text at a fixed height of the page, in points from its top; the flow goes on below it.
    At(f32),
    /// A synoptic table.
    Synoptique(Vec<SynoptiqueRow>),
    /// A ruled table of two columns.
    Tableau(Vec<[Vec<Run>; 2]>),
    /// A line of the table of contents.
    Sommaire { intitule: String, page: String },
    /// From here on pages carry no running row.
    NoRow,
    /// A line of text up the right side of the page.
    Upright(String),
    /// A boundary that the print shows by nothing but a gap, for the record of what is lost.
    Boundary(Boundary),
}

/// Where the next section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    /// On the next page.
    Page,
    /// On the next right-hand page.
    Recto,
    /// On the next page with an even number: the page that faces a section.
    Verso,
}

/// What the table of contents points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// What the table of contents calls it.
    pub(crate) intitule: String,
}

/// A boundary between two groups of savoirs and savoir-faire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Boundary {
    /// JSON Pointer of the group that begins here.
    pub(crate) pointer: String,
    /// Whether the print says which group this is.
    pub(crate) named: bool,
    /// Whether the fiche fills all four, so that a gap of any width will do.
    pub(crate) full: bool,
}

/// Letters of one face and size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// The letters.
    pub(crate) text: String,
    /// Their face.
    pub(crate) face: Face,
    /// Their size in points.
    pub(crate) size: f32,
    /// How far above the baseline they stand, in points.
    pub(crate) rise: f32,
}

impl Run {
    /// Letters on the baseline.
    pub(crate) fn new(text: impl Into<String>, face: Face, size: f32) -> Self {
        Self { text: text.into(), face, size, rise: 0.0 }
    }
}

/// What a paragraph is in the text flavours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A heading: its own block.
    Heading,
    /// Prose: its own block.
    Prose,
    /// An item of a bare or bulleted list: a line among its neighbours.
    Item,
    /// A term of a glossary.
    Term,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    /// Its letters.
    pub(crate) runs: Vec<Run>,
    /// Its setting.
    pub(crate) align: Align,
    /// What stands before its first line, and where.
    pub(crate) bullet: Option<BulletMark>,
    /// Distance of its first line from the left margin.
    pub(crate) first: f32,
    /// Distance of its other lines from the left margin.
    pub(crate) rest: f32,
    /// Where its lines end, if not at the right margin.
    pub(crate) right: Option<f32>,
    /// Height of a line in points.
    pub(crate) pitch: f32,
    /// What it is.
    pub(crate) role: Role,
    /// Room that must be left on the page for what follows it, in points.
    pub(crate) keep: f32,
}

/// A bullet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BulletMark {
    /// The sign.
    pub(crate) run: Run,
    /// Its distance from the left margin.
    pub(crate) at: f32,
}

/// A row of a synoptic table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SynoptiqueRow {
    /// Number and title of the activity.
    pub(crate) activite: (String, String),
    /// Numbers and titles of its competences.
    pub(crate) competences: Vec<(String, String)>,
}

impl Paragraph {
    /// Its letters without faces.
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}
