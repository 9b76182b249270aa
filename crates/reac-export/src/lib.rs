//! A canonical document in the formats of other tools: one small module a format, over [`reac_model::Reac`].
//!
//! Nothing here knows how a document is read. The same document gives the same bytes: no clock, no random
//! value; what has to carry a time carries the document's own date. What a format cannot hold is an error,
//! never cut.

#![forbid(unsafe_code)]

mod arbre;
mod case;
mod colonnes;
mod csv;
mod docx;
mod error;
mod grille;
mod html;
mod identite;
mod jsonl;
mod labels;
mod markdown;
mod moodle;
mod passages;
mod plan;
mod prose;
mod re;
pub mod relecture;
mod skos;
pub mod sqlite;
mod tables;
mod xlsx;

pub use colonnes::Colonnes;
pub use error::Error;
pub use identite::{Base, Identite, Jour, uuid};
pub use passages::{CHAMPS, Passage, passages, passages_re};
pub use re::{colonnes, export_both, export_re, takes_re};
pub use reac_diagnostic::Locale;
pub use tables::{TABLES, TABLES_RE};

use reac_model::{Provenance, Reac};

/// A document to export.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Its content.
    pub reac: &'a Reac,
    /// Where each string stands, where that is known: gives the pages.
    pub provenance: Option<&'a Provenance>,
}

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Framework of competences for Moodle (tool_lpimportcsv).
    Moodle,
    /// 1EdTech CASE package.
    Case,
    /// SKOS as JSON-LD.
    Skos,
    /// SKOS as Turtle.
    Turtle,
    /// A workbook of tables.
    Xlsx,
    /// The same tables, comma separated.
    Csv,
    /// The same tables, tab separated.
    Tsv,
    /// The same tables, Parquet.
    Parquet,
    /// The same tables, files of Arrow.
    Arrow,
    /// The same tables, a database.
    Sqlite,
    /// A grid to fill in, as a workbook.
    Grille,
    /// A grid to fill in or to print, as a page.
    GrilleHtml,
    /// A grid to fill in or to print, for a word processor.
    GrilleDocx,
    /// The readable document, for a word processor.
    Docx,
    /// The readable document, Markdown.
    Markdown,
    /// The readable document, one page.
    Html,
    /// Records for retrieval, JSON Lines.
    Jsonl,
}

/// A format as a command or an address offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// The format.
    pub format: Format,
    /// What it is called by.
    pub name: &'static str,
    /// Ending of its files.
    pub ending: &'static str,
    /// One line of help.
    pub about: &'static str,
}

/// Every format.
pub const FORMATS: [Listed; 17] = [
    Listed {
        format: Format::Moodle,
        name: "moodle",
        ending: "moodle.csv",
        about: "Framework of competences for Moodle (tool_lpimportcsv)",
    },
    Listed { format: Format::Case, name: "case", ending: "case.json", about: "1EdTech CASE package" },
    Listed { format: Format::Skos, name: "skos", ending: "skos.jsonld", about: "SKOS as JSON-LD" },
    Listed { format: Format::Turtle, name: "turtle", ending: "skos.ttl", about: "SKOS as Turtle" },
    Listed { format: Format::Xlsx, name: "xlsx", ending: "xlsx", about: "Workbook of tables" },
    Listed { format: Format::Csv, name: "csv", ending: "csv", about: "The tables, comma separated" },
    Listed { format: Format::Tsv, name: "tsv", ending: "tsv", about: "The tables, tab separated" },
    Listed { format: Format::Parquet, name: "parquet", ending: "parquet", about: "The tables, Parquet" },
    Listed { format: Format::Arrow, name: "arrow", ending: "arrow", about: "The tables, files of Arrow" },
    Listed {
        format: Format::Sqlite,
        name: "sqlite",
        ending: "sqlite",
        about: "The tables, a SQLite database",
    },
    Listed {
        format: Format::Grille,
        name: "grille",
        ending: "grille.xlsx",
        about: "Grid to fill in, as a workbook",
    },
    Listed {
        format: Format::GrilleHtml,
        name: "grille-html",
        ending: "grille.html",
        about: "Grid to fill in or print, as a page",
    },
    Listed {
        format: Format::GrilleDocx,
        name: "grille-docx",
        ending: "grille.docx",
        about: "Grid to fill in or print, for a word processor",
    },
    Listed {
        format: Format::Docx,
        name: "docx",
        ending: "docx",
        about: "The readable document, for a word processor",
    },
    Listed { format: Format::Markdown, name: "md", ending: "md", about: "The readable document, Markdown" },
    Listed { format: Format::Html, name: "html", ending: "html", about: "The readable document, one page" },
    Listed {
        format: Format::Jsonl,
        name: "jsonl",
        ending: "rag.jsonl",
        about: "Records for retrieval, JSON Lines",
    },
];

/// How deep a hierarchy goes. What has no place of its own stands in the description above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Activities and competences.
    Competences,
    /// Their criteria too.
    Criteres,
    /// Savoirs and savoir-faire too.
    Savoirs,
}

/// Version of CASE.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseVersion {
    /// 1.0
    V1_0,
    /// 1.1
    V1_1,
}

/// What criteria are in CASE.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criteria {
    /// Items below their competence.
    Items,
    /// Criteria of a rubric, one rubric a competence.
    Rubric,
}

/// What a grid is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// Évaluation en cours de formation: one row a criterion.
    Ecf,
    /// Positioning: savoirs and savoir-faire too.
    Positionnement,
}

/// How to export.
#[derive(Debug, Clone)]
pub struct Options {
    /// Language of what is added to the document's own words.
    pub locale: Locale,
    /// Of moodle, case and skos.
    pub depth: Depth,
    /// Of case.
    pub case_version: CaseVersion,
    /// Of case.
    pub criteria: Criteria,
    /// Of case and skos.
    pub base: Base,
    /// Of grids.
    pub usage: Usage,
    /// Most characters of a record of jsonl; one item longer than that stands alone, whole.
    pub record: usize,
    /// Of csv.
    pub csv: Csv,
}

impl Options {
    /// What a format is exported with where nothing else is asked for.
    #[must_use]
    pub fn usual(format: Format, locale: Locale) -> Self {
        Self {
            locale,
            depth: if format == Format::Moodle { Depth::Criteres } else { Depth::Savoirs },
            case_version: CaseVersion::V1_1,
            criteria: Criteria::Items,
            base: Base::Uuid,
            usage: Usage::Ecf,
            record: 1500,
            csv: Csv::Rfc4180,
        }
    }
}

/// How the tables are written as csv.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Csv {
    /// Commas.
    Rfc4180,
    /// Semicolons and a mark of UTF-8: what a spreadsheet on a French machine opens by a double click.
    Excel,
}

/// One file made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fichier {
    /// What its name ends with, as `criteres.csv`.
    pub ending: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Fichier {
    /// Whether it holds this table of [`TABLES`], which stands first in its ending.
    #[must_use]
    pub fn is_of(&self, table: &str) -> bool {
        self.ending.split('.').next() == Some(table)
    }
}

impl Format {
    /// The format that a command or an address calls so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|listed| listed.name == name).map(|listed| listed.format)
    }

    /// What a command or an address calls it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|listed| listed.format == self).map_or("", |listed| listed.name)
    }

    /// Whether it has a file for each table.
    #[must_use]
    pub fn is_of_tables(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::Parquet | Self::Arrow)
    }

    /// What the name of its file ends with.
    #[must_use]
    pub fn ending(self) -> &'static str {
        FORMATS.iter().find(|listed| listed.format == self).map_or("", |listed| listed.ending)
    }
}

/// Exports one document: one file, or one a table ([`Format::is_of_tables`]).
///
/// # Errors
/// The format cannot hold the document; see [`Error`].
pub fn export(document: Document<'_>, format: Format, options: &Options) -> Result<Vec<Fichier>, Error> {
    let reac = document.reac;
    let bytes = match format {
        Format::Moodle => moodle::moodle(reac, None, options)?,
        Format::Case => case::case(document, None, options)?.into_bytes(),
        Format::Skos => skos::json_ld(reac, options)?.into_bytes(),
        Format::Turtle => skos::turtle(reac, options)?,
        Format::Xlsx => xlsx::xlsx(reac, options.locale)?,
        Format::Csv => return csv::tables(reac, options.locale, csv::Separator::of_csv(options)),
        Format::Tsv => return csv::tables(reac, options.locale, csv::Separator::Tab),
        Format::Parquet => return colonnes::of_reac(reac, colonnes::Forme::Parquet),
        Format::Arrow => return colonnes::of_reac(reac, colonnes::Forme::Arrow),
        Format::Sqlite => sqlite::sqlite(Some(reac), None)?,
        Format::Grille => grille::xlsx(reac, options)?,
        Format::GrilleHtml => grille::html(reac, options).into_bytes(),
        Format::GrilleDocx => grille::docx(reac, options)?,
        Format::Docx => docx::docx(reac, options.locale)?,
        Format::Markdown => markdown::markdown(reac, options.locale).into_bytes(),
        Format::Html => html::html(reac, options.locale).into_bytes(),
        Format::Jsonl => jsonl::jsonl(document, options)?.into_bytes(),
    };
    Ok(vec![Fichier { ending: format.ending().to_owned(), bytes }])
}
