//! Why a catalogue cannot be used.

use reac_diagnostic::Locale;

/// Why a catalogue cannot be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The file is something else.
    Foreign,
    /// The file is a catalogue of another version.
    Version {
        /// Its version.
        found: i32,
        /// The one that this program makes and reads.
        wanted: i32,
    },
    /// The question has no word in it.
    NoWord,
    /// There are more passages in a document, or documents, than the database has numbers for.
    TooMany,
    /// What the database says.
    Base(rusqlite::Error),
}

impl Error {
    /// In the user's language.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match (self, locale) {
            (Self::Foreign, Locale::Fr) => "n'est pas un catalogue de reac : il reste tel quel".to_owned(),
            (Self::Foreign, Locale::En) => "is no catalogue of reac: it is left as it is".to_owned(),
            (Self::Version { found, wanted }, Locale::Fr) => format!(
                "est un catalogue de version {found}, ce programme lit la version {wanted} : faites-en un nouveau"
            ),
            (Self::Version { found, wanted }, Locale::En) => {
                format!(
                    "is a catalogue of version {found}, this program reads version {wanted}: make a new one"
                )
            }
            (Self::NoWord, Locale::Fr) => "la question ne contient aucun mot".to_owned(),
            (Self::NoWord, Locale::En) => "there is no word in the question".to_owned(),
            (Self::TooMany, Locale::Fr) => "trop de passages pour un catalogue".to_owned(),
            (Self::TooMany, Locale::En) => "too many passages for a catalogue".to_owned(),
            (Self::Base(why), Locale::Fr) => format!("base de données : {why}"),
            (Self::Base(why), Locale::En) => format!("database: {why}"),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Self::Foreign,
            _ => Self::Base(error),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Locale::En))
    }
}

impl std::error::Error for Error {}
