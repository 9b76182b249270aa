//! How a document is printed: everything that may differ between two files of the same content.

use reac_formes::{Capitales, DE_2013, DE_2015, DE_2019, FORMES, Forme, Puces};
use serde::{Deserialize, Serialize};

/// The whole of a print's habits. All lengths are in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Which headings, which order of the groups, which running row.
    pub generation: Generation,
    /// Margins, size and pitch.
    pub page: Geometry,
    /// Which fonts the PDF names or carries.
    pub fonts: Fonts,
    /// How the paragraphs are set; taken in turn, paragraph after paragraph.
    pub align: Vec<Align>,
    /// Which lines end with a space glyph.
    pub trailing_space: TrailingSpace,
    /// What stands before an item of a list.
    pub bullet: Bullet,
    /// Capitals of the fiche heads.
    pub capitals: Capitals,
    /// No-break spaces before `:`, `;`, `!`, `?`, `»`.
    pub nbsp: Nbsp,
    /// Structure tree of the PDF.
    pub tags: Tags,
    /// Where sections begin.
    pub versos: Versos,
    /// Where the running row stands in the content stream.
    pub row: Row,
    /// What a section without content prints.
    pub empty: Empty,
    /// What stands between two groups of savoirs and savoir-faire.
    pub groups: Groups,
    /// Blank lines between two paragraphs of prose; taken in turn.
    pub prose_gaps: Vec<u8>,
    /// Whether a heading may stand alone at a page's foot.
    pub headings: HeadingHabit,
    /// How the terms of the glossaries stand.
    pub glossary: GlossaryTerms,
    /// Whether PDF streams are deflated.
    pub streams: Streams,
}

/// A generation of the ministry's layout, named by the year it began.
#[derive(Debug, Clone, Copy)]
pub struct Generation(pub &'static Forme);

impl Generation {
    /// Until about 2014.
    pub const G2013: Self = Self(&DE_2013);
    /// 2015 to 2018.
    pub const G2015: Self = Self(&DE_2015);
    /// From 2019 on.
    pub const G2019: Self = Self(&DE_2019);
}

impl PartialEq for Generation {
    fn eq(&self, other: &Self) -> bool {
        self.0.annee == other.0.annee
    }
}

impl Serialize for Generation {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0.annee)
    }
}

impl<'de> Deserialize<'de> for Generation {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let year = String::deserialize(from)?;
        let known = FORMES.iter().find(|forme| forme.annee.to_string() == year);
        known
            .map(|forme| Self(forme))
            .ok_or_else(|| serde::de::Error::custom(format!("no generation of {year}")))
    }
}

/// Margins, size and pitch of the body, in points from the upper left corner of an A4 page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Geometry {
    /// Left margin.
    pub left: f32,
    /// Where a justified line ends.
    pub right: f32,
    /// Top of the first line.
    pub top: f32,
    /// No line's foot goes below.
    pub bottom: f32,
    /// Size of the body.
    pub size: f32,
    /// Pitch of a line over its size: 1.15 is 11.5 points for 10.
    pub leading: f32,
}

/// Fonts of the PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fonts {
    /// Helvetica of the standard 14, not embedded, WinAnsi.
    Standard,
    /// Liberation Sans, subset, CID TrueType, Identity-H, with a ToUnicode map.
    Embedded,
}

/// Setting of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Spaces stretched to the right margin, the last line excepted.
    Justified,
    /// Natural spaces.
    Ragged,
    /// Each line between the margins' middle.
    Centred,
}

/// Which lines end with a space glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrailingSpace {
    /// None.
    None,
    /// Those that a wrap ends at a space.
    Wrapped,
    /// All.
    All,
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bullet {
    /// `- `, the wrapped lines at the margin.
    Dash,
    /// `•` at 18 points, text at 36.
    Round,
    /// U+F0B7 of the Symbol font, placed as `Round`.
    Symbol,
}

/// Capitals of the fiche heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capitals {
    /// `FICHE ACTIVITÉ TYPE`.
    Accented,
    /// `FICHE ACTIVITE TYPE`.
    Bare,
}

/// No-break spaces of French punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nbsp {
    /// Ordinary spaces everywhere.
    None,
    /// U+00A0 before `:`, `;`, `!`, `?`, `»` and after `«`.
    Punctuation,
}

/// Structure tree of the PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tags {
    /// None.
    None,
    /// A `P` for each paragraph, blank ones included.
    Paragraphs,
}

/// Where sections begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Versos {
    /// On a right-hand page, after a blank page without running row where one is needed.
    Blank,
    /// On the next page.
    None,
}

/// Where the running row stands in the content stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// Before the page's text.
    First,
    /// After it.
    Last,
}

/// What a section without content prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Empty {
    /// `Néant`.
    Neant,
    /// `Sans objet`.
    SansObjet,
    /// Its heading and nothing below.
    Bare,
    /// Not even its heading, where the layout allows that.
    Missing,
}

/// What stands between two groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// Blank lines between two filled groups; taken in turn.
    pub gaps: Vec<u8>,
    /// Blank lines that an empty group adds; 0 leaves no trace of it.
    pub empty: u8,
}

/// Whether a heading may stand alone at a page's foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadingHabit {
    /// Kept with the line after it.
    Kept,
    /// Left where it falls.
    Orphaned,
    /// Left where it falls, and printed again at the top of the page that its section goes on to.
    Repeated,
}

/// How the terms of the glossaries stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GlossaryTerms {
    /// On a line of their own, the definition indented.
    Apart,
    /// Bold at the beginning of the definition, `: ` between them.
    RunIn,
}

/// Whether PDF streams are deflated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Streams {
    /// Deflated.
    Flate,
    /// As they are.
    Plain,
}

impl Empty {
    /// Its words; what says nothing has those of a convention that there is none of.
    pub(crate) fn says(self) -> &'static str {
        if self == Self::SansObjet { DE_2013.vide } else { DE_2015.vide }
    }
}

impl Capitals {
    /// A head in capitals, with its accents or without.
    pub(crate) fn of(self, head: &str) -> String {
        match self {
            Self::Accented => head.into(),
            Self::Bare => head.replace(['É', 'È'], "E"),
        }
    }
}

impl Layout {
    /// What the ministry printed in the documents of that generation.
    #[must_use]
    pub fn of(generation: Generation) -> Self {
        let forme = generation.0;
        Self {
            generation,
            page: Geometry {
                left: 72.0,
                right: 545.9,
                top: forme.haut,
                bottom: 773.6,
                size: 10.0,
                leading: 1.15,
            },
            fonts: Fonts::Embedded,
            align: vec![Align::Justified],
            trailing_space: TrailingSpace::Wrapped,
            bullet: match forme.puces {
                Puces::Tiret => Bullet::Dash,
                Puces::Symbole => Bullet::Symbol,
            },
            capitals: match forme.capitales {
                Capitales::Accentuees => Capitals::Accented,
                Capitales::Nues => Capitals::Bare,
            },
            nbsp: Nbsp::Punctuation,
            tags: Tags::None,
            versos: Versos::Blank,
            row: Row::First,
            empty: if forme.vide == DE_2013.vide { Empty::SansObjet } else { Empty::Neant },
            groups: Groups { gaps: vec![1], empty: 1 },
            prose_gaps: vec![1],
            headings: HeadingHabit::Kept,
            glossary: GlossaryTerms::Apart,
            streams: Streams::Flate,
        }
    }
}
