//! Why tables do not make a document.

use std::fmt;

use reac_diagnostic::Locale;

/// Why tables do not make a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Illisible {
    /// The table.
    pub table: String,
    /// The document, where it is one's own.
    pub document: Option<String>,
    /// What is wrong there.
    pub pourquoi: Pourquoi,
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pourquoi {
    /// It is not there.
    TableAbsente,
    /// A column is not there.
    ColonneAbsente(String),
    /// A column is of a type that is neither text nor whole number.
    TypeDeColonne(String, String),
    /// A value that must be there is none, or is not what its column holds.
    Valeur(String, Option<String>),
    /// The ranks of rows that belong together do not count from 1: one is missing, or there twice.
    Rangs(String),
    /// Rows belong to nothing that is there.
    Orphelines(String),
    /// What holds the tables cannot be read.
    Source(String),
}

impl Illisible {
    pub(super) fn of(table: &str, pourquoi: Pourquoi) -> Self {
        Self { table: table.to_owned(), document: None, pourquoi }
    }

    pub(super) fn source(error: impl fmt::Display) -> Self {
        Self { table: String::new(), document: None, pourquoi: Pourquoi::Source(error.to_string()) }
    }

    /// In the user's language.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let why = self.pourquoi.message(locale);
        let place: Vec<&str> = [self.document.as_deref(), Some(self.table.as_str())]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        match (place.is_empty(), locale) {
            (true, _) => why,
            (false, Locale::Fr) => format!("{} : {why}", place.join(", ")),
            (false, Locale::En) => format!("{}: {why}", place.join(", ")),
        }
    }
}

impl Pourquoi {
    fn message(&self, locale: Locale) -> String {
        match (self, locale) {
            (Self::TableAbsente, Locale::Fr) => "cette table manque".to_owned(),
            (Self::TableAbsente, Locale::En) => "this table is missing".to_owned(),
            (Self::ColonneAbsente(column), Locale::Fr) => format!("la colonne {column} manque"),
            (Self::ColonneAbsente(column), Locale::En) => format!("the column {column} is missing"),
            (Self::TypeDeColonne(column, kind), Locale::Fr) => {
                format!("la colonne {column} n'est ni texte ni nombre entier ({kind})")
            }
            (Self::TypeDeColonne(column, kind), Locale::En) => {
                format!("the column {column} is neither text nor whole numbers ({kind})")
            }
            (Self::Valeur(place, None), Locale::Fr) => format!("{place} : valeur absente"),
            (Self::Valeur(place, None), Locale::En) => format!("{place}: no value"),
            (Self::Valeur(place, Some(found)), Locale::Fr) => {
                format!("{place} : valeur impossible, {found:?}")
            }
            (Self::Valeur(place, Some(found)), Locale::En) => format!("{place}: impossible value, {found:?}"),
            (Self::Rangs(place), Locale::Fr) => {
                format!("{place} : les rangs ne comptent pas à partir de 1, une ligne manque ou est double")
            }
            (Self::Rangs(place), Locale::En) => {
                format!("{place}: the ranks do not count from 1, a row is missing or there twice")
            }
            (Self::Orphelines(place), Locale::Fr) => format!("des lignes ne sont de rien ({place})"),
            (Self::Orphelines(place), Locale::En) => format!("rows belong to nothing ({place})"),
            (Self::Source(why), Locale::Fr) => format!("lecture impossible : {why}"),
            (Self::Source(why), Locale::En) => format!("cannot be read: {why}"),
        }
    }
}

impl fmt::Display for Illisible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Locale::En))
    }
}

impl std::error::Error for Illisible {}
