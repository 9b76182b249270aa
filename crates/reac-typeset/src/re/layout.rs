//! How a référentiel d'évaluation is printed. Lengths are in points.

use crate::layout::{Streams, TrailingSpace};
use serde::{Deserialize, Serialize};

/// A print's habits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutRe {
    /// Which heads, which columns, which running row.
    pub generation: GenerationRe,
    /// How borders are drawn.
    pub borders: Borders,
    /// How the matrix is ticked.
    pub marks: Marks,
    /// Where a mark stands in its row.
    pub marks_at: Height,
    /// How the heads of the matrix's columns of marks read.
    pub heads: Heads,
    /// In 2013, where the matrix says whose session it is.
    #[serde(default)]
    pub session: Session,
    /// In 2013, how the head of a certificate reads overleaf.
    #[serde(default)]
    pub again: Again,
    /// How the pages lie in the file.
    pub sheets: Sheets,
    /// Which lines end with a space glyph.
    pub trailing_space: TrailingSpace,
    /// How far the columns of tables stand right of their usual place.
    pub shift: f32,
    /// Where text outside of tables ends; taken in turn, section after section.
    pub rights: Vec<f32>,
    /// Top of the running row; taken in turn, section after section.
    pub feet: Vec<f32>,
    /// Blank lines between two paragraphs outside of tables; taken in turn.
    pub gaps: Vec<u8>,
    /// Whether PDF streams are deflated.
    pub streams: Streams,
}

/// Generations of the layout, named by the year they began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum GenerationRe {
    /// Référentiel de certification until about 2014.
    #[serde(rename = "2013")]
    G2013,
    /// Référentiel de certification, 2015 to 2018.
    #[serde(rename = "2018")]
    G2018,
    /// Référentiel d'évaluation, 2019 to 2022.
    #[serde(rename = "2019")]
    G2019,
    /// Référentiel d'évaluation from 2023 on.
    #[serde(rename = "2023")]
    G2023,
}

/// How borders are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Borders {
    /// Strokes of 0.5 points, cut at every cell and some off by a hair; text is clipped to its cell.
    Stroked,
    /// Filled rectangles of 0.48 points.
    Filled,
}

/// How the matrix is ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marks {
    /// U+F054 and U+F0A3 of a font of signs.
    Glyphs,
    /// A stroked square, two diagonals where it is ticked.
    Drawn,
}

/// Where a mark stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Height {
    /// On its first line.
    Top,
    /// In its middle.
    Middle,
}

/// How the heads of columns of marks read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heads {
    /// Downwards, wrapped between words.
    Down,
    /// Downwards, cut where the cell ends, within a word too.
    Cut,
    /// Downwards, the first column's level.
    FirstLevel,
}

/// Where the matrix of 2013 says whose session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Session {
    /// Over its columns of marks.
    #[default]
    OverMarks,
    /// Over the whole table, in a row of its own.
    OverTable,
}

/// How the head of a certificate of 2013 reads overleaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Again {
    /// As on its first page.
    #[default]
    Same,
    /// With "(suite)" behind it, within what is being said too.
    Suite,
}

/// How pages lie in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheets {
    /// As wide as they are shown.
    Landscape,
    /// Upright, `/Rotate 90` turns them.
    Rotated,
}

impl LayoutRe {
    /// What the ministry printed in the documents of that generation.
    #[must_use]
    pub fn of(generation: GenerationRe) -> Self {
        let word = generation == GenerationRe::G2018;
        let early = generation == GenerationRe::G2013;
        Self {
            generation,
            borders: if word { Borders::Filled } else { Borders::Stroked },
            marks: if word { Marks::Drawn } else { Marks::Glyphs },
            marks_at: if early { Height::Top } else { Height::Middle },
            heads: if early { Heads::Cut } else { Heads::FirstLevel },
            session: Session::OverMarks,
            again: Again::Same,
            sheets: Sheets::Landscape,
            trailing_space: if word { TrailingSpace::All } else { TrailingSpace::Wrapped },
            shift: 0.0,
            rights: vec![796.0, 799.0, 808.0],
            feet: vec![531.0, 534.0],
            gaps: vec![0, 1],
            streams: Streams::Flate,
        }
    }
}
