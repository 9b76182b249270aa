//! The tables as separated values: UTF-8, quoted as RFC 4180 has it, one file a table.

use reac_model::Reac;

use crate::tables::{self, Cell, Table};
use crate::{Csv, Error, Fichier, Locale, Options};

/// What stands between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separator {
    Comma,
    Tab,
    /// As spreadsheets of French machines take a file by a double click: semicolons, and a mark of UTF-8 before all.
    Semicolon,
}

impl Separator {
    /// Of csv, as the options have it.
    pub(crate) fn of_csv(options: &Options) -> Self {
        match options.csv {
            Csv::Rfc4180 => Self::Comma,
            Csv::Excel => Self::Semicolon,
        }
    }
}

/// One file a table.
pub(crate) fn tables(reac: &Reac, locale: Locale, separator: Separator) -> Result<Vec<Fichier>, Error> {
    of_tables(&tables::tables(reac, locale), locale, separator)
}

/// One file for each of these tables.
pub(crate) fn of_tables(
    tables: &[Table],
    locale: Locale,
    separator: Separator,
) -> Result<Vec<Fichier>, Error> {
    tables.iter().map(|table| file(table, locale, separator)).collect()
}

fn file(table: &Table, locale: Locale, separator: Separator) -> Result<Fichier, Error> {
    let (delimiter, extension) = match separator {
        Separator::Comma => (b',', "csv"),
        Separator::Tab => (b'\t', "tsv"),
        Separator::Semicolon => (b';', "csv"),
    };
    let mark = if separator == Separator::Semicolon { "\u{feff}" } else { "" };
    let mut out = ::csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(mark.as_bytes().to_vec());
    out.write_record(table.columns.iter().map(|column| column.title.text(locale))).map_err(Error::write)?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Vide => String::new(),
        });
        out.write_record(cells).map_err(Error::write)?;
    }
    let bytes = out.into_inner().map_err(Error::write)?;
    Ok(Fichier { ending: format!("{}.{extension}", table.key), bytes })
}
