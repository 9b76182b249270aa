//! What a text file looks like.

use serde::{Deserialize, Serialize};

/// The whole of a text's habits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TextLayout {
    /// What made it.
    pub flavour: Flavour,
    /// Where the running row stands.
    pub row: RowPlace,
    /// Blank lines between items; only where the flavour does not follow the page.
    pub items: ItemGaps,
    /// Apostrophes.
    pub apostrophes: Apostrophes,
    /// Unicode normalisation form.
    pub form: Form,
    /// Line ends.
    pub newline: Newline,
    /// Byte order mark.
    pub bom: Bom,
}

/// What made a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flavour {
    /// A converter: one paragraph a line, tabs in tables and in the running row, `^[1]`, `- `.
    #[default]
    Converted,
    /// `pdftotext`: the page's lines, a form feed at each page's end, cells block by block.
    Raw,
    /// `pdftotext -layout`: columns kept apart by runs of spaces, blank lines as on the page.
    Columns,
}

/// Where the running row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowPlace {
    /// After its page's text.
    #[default]
    After,
    /// Before it, as in texts that follow the content stream.
    Before,
}

/// Blank lines between the items of bare lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemGaps {
    /// Between groups only.
    #[default]
    Groups,
    /// Between all items.
    All,
    /// Nowhere.
    Lost,
}

/// Apostrophes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Apostrophes {
    /// U+2019.
    #[default]
    Typographic,
    /// U+0027.
    Straight,
}

/// Unicode normalisation form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Composed.
    #[default]
    Nfc,
    /// Decomposed.
    Nfd,
}

/// Line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Newline {
    /// Line feed.
    #[default]
    Lf,
    /// Carriage return and line feed.
    Crlf,
}

/// Byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bom {
    /// None.
    #[default]
    None,
    /// U+FEFF first.
    Utf8,
}
