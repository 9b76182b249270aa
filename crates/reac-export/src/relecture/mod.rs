//! The other way: documents again, equal to those that their tables were made of but for the report on how they were read.
//!
//! Rows may come in any order and with further columns and tables beside ours; what is missing, there twice, or belongs to
//! nothing is an error that says where.

mod illisible;
mod rangees;
mod re;
mod reac;
mod sources;

pub use illisible::{Illisible, Pourquoi};
pub use sources::{lots_of_arrow, lots_of_parquet};

use std::collections::HashMap;

use arrow_array::RecordBatch;
use reac_model::{Re, Reac};
use rusqlite::Connection;

use crate::tables::{DERIVED, TABLES, TABLES_RE};
use rangees::{Documents, Tables};

/// What was read from the tables of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Relu {
    /// What its rows say whose they are by.
    pub document: String,
    /// The REAC.
    pub reac: Option<Reac>,
    /// The référentiel d'évaluation.
    pub re: Option<Re>,
}

/// The documents of these tables, each with its name, in the order in which they are met.
///
/// # Errors
/// The tables are not whole; see [`Illisible`].
pub fn documents<'a>(lots: impl IntoIterator<Item = (&'a str, RecordBatch)>) -> Result<Vec<Relu>, Illisible> {
    let mut rows: Tables = HashMap::new();
    for (table, lot) in lots {
        if let Some(table) = known(table) {
            rows.entry(table).or_default().extend(sources::rows_of_columns(table, &lot)?);
        }
    }
    relus(rows)
}

/// The documents of a database, one that was exported or a catalogue.
///
/// # Errors
/// The tables are not whole; see [`Illisible`].
pub fn documents_of_base(base: &Connection) -> Result<Vec<Relu>, Illisible> {
    let mut rows: Tables = HashMap::new();
    for table in TABLES.into_iter().chain(TABLES_RE).filter(|table| *table != DERIVED) {
        if let Some(found) = sources::rows_of_base(table, base)? {
            rows.insert(table, found);
        }
    }
    relus(rows)
}

/// The same of a database as a file holds it.
///
/// # Errors
/// It is no database, or the tables are not whole; see [`Illisible`].
pub fn documents_of_sqlite(bytes: &[u8]) -> Result<Vec<Relu>, Illisible> {
    let open = || -> rusqlite::Result<Connection> {
        let mut base = Connection::open_in_memory()?;
        base.deserialize_read_exact("main", bytes, bytes.len(), true)?;
        Ok(base)
    };
    documents_of_base(&open().map_err(Illisible::source)?)
}

fn known(name: &str) -> Option<&'static str> {
    let all = TABLES.into_iter().chain(TABLES_RE);
    all.into_iter().find(|table| *table == name && *table != DERIVED)
}

fn relus(mut rows: Tables) -> Result<Vec<Relu>, Illisible> {
    let halves = [("document", TABLES.as_slice()), ("document_re", TABLES_RE.as_slice())];
    if !halves.iter().any(|(first, _)| rows.contains_key(first)) {
        return Err(Illisible::of("document", Pourquoi::TableAbsente));
    }
    let mut out: Vec<Relu> = Vec::new();
    let [of_reac, of_re] = halves.map(|(first, tables)| Documents::of(&mut rows, first, tables));
    for mut one in of_reac? {
        let reac = reac::reac(&mut one)?;
        out.push(Relu { document: one.finish()?, reac: Some(reac), re: None });
    }
    let places: HashMap<String, usize> =
        out.iter().enumerate().map(|(at, own)| (own.document.clone(), at)).collect();
    for mut one in of_re? {
        let re = re::re(&mut one)?;
        let document = one.finish()?;
        match places.get(&document).and_then(|at| out.get_mut(*at)) {
            Some(own) => own.re = Some(re),
            None => out.push(Relu { document, reac: None, re: Some(re) }),
        }
    }
    Ok(out)
}
