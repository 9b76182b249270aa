//! Why a document cannot be exported.

use std::fmt;

use reac_diagnostic::Locale;

/// Why a document cannot be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The stable ids need a value that the document lacks, or that cannot stand in an id.
    Identity {
        /// JSON Pointer of the value.
        pointer: &'static str,
        /// What stands there.
        found: Option<String>,
    },
    /// A value is longer than the format takes, and would be cut.
    TooLong {
        /// Stable id or table of the value.
        place: String,
        /// Characters that the format takes.
        limit: usize,
    },
    /// The base of the addresses is no absolute IRI.
    Base(String),
    /// The format is made of a REAC's activities and competences, which a référentiel d'évaluation alone has not.
    NeedsReac {
        /// The format's name.
        format: &'static str,
    },
    /// A library refused to write.
    Write(String),
}

impl Error {
    /// In the user's language.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let absent = match locale {
            Locale::Fr => "absent",
            Locale::En => "missing",
        };
        match (self, locale) {
            (Self::Identity { pointer, found }, Locale::Fr) => {
                format!("pas d'identifiants stables sans {pointer} ({})", found.as_deref().unwrap_or(absent))
            }
            (Self::Identity { pointer, found }, Locale::En) => {
                format!("no stable ids without {pointer} ({})", found.as_deref().unwrap_or(absent))
            }
            (Self::TooLong { place, limit }, Locale::Fr) => {
                format!("{place} : plus de {limit} caractères, le format en couperait")
            }
            (Self::TooLong { place, limit }, Locale::En) => {
                format!("{place}: more than {limit} characters, which the format would cut")
            }
            (Self::Base(base), Locale::Fr) => format!("pas une adresse absolue : {base}"),
            (Self::Base(base), Locale::En) => format!("not an absolute address: {base}"),
            (Self::NeedsReac { format }, Locale::Fr) => {
                format!(
                    "{format} se fait à partir d'un REAC ; un référentiel d'évaluation s'exporte en md, html, xlsx, csv, tsv, parquet, arrow, sqlite, docx, grille, grille-html, grille-docx"
                )
            }
            (Self::NeedsReac { format }, Locale::En) => {
                format!(
                    "{format} is made from a REAC; a référentiel d'évaluation is exported to md, html, xlsx, csv, tsv, parquet, arrow, sqlite, docx, grille, grille-html, grille-docx"
                )
            }
            (Self::Write(why), Locale::Fr) => format!("écriture impossible : {why}"),
            (Self::Write(why), Locale::En) => format!("cannot be written: {why}"),
        }
    }

    /// What a writer's library said.
    pub(crate) fn write(error: impl fmt::Display) -> Self {
        Self::Write(error.to_string())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Locale::En))
    }
}

impl std::error::Error for Error {}
