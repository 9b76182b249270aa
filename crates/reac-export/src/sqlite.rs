//! The tables as a database: every column declared, what is absent null, nothing left to be guessed by who reads it.
//!
//! Texts stand as in the document; the few words that an export adds, as names of groups, are French.

use reac_model::{Re, Reac};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql, params, params_from_iter};

use crate::tables::{Cell, DERIVED, Kind, Table, tables, tables_re};
use crate::{Error, Identite, Locale};

/// One row a document: what its footer and cover say.
const DOCUMENTS: &str = "
CREATE TABLE documents (
  document INTEGER PRIMARY KEY,
  identite TEXT,
  type TEXT,
  sigle TEXT,
  code_titre TEXT,
  millesime TEXT,
  date_validation TEXT,
  date_mise_a_jour TEXT,
  intitule TEXT,
  niveau TEXT,
  niveau_europeen INTEGER,
  pages INTEGER
) STRICT;";

/// Makes the tables in an empty database.
///
/// # Errors
/// What the database says.
pub fn declare(base: &Connection) -> rusqlite::Result<()> {
    base.execute_batch(DOCUMENTS)?;
    let all = stored(&Reac::default()).into_iter().chain(stored_re(&Re::default()));
    all.into_iter().try_for_each(|table| base.execute_batch(&declaration(&table)))
}

/// Puts a REAC into the tables, under a number of its own there.
///
/// # Errors
/// What the database says.
pub fn insert(base: &Connection, document: i64, reac: &Reac) -> rusqlite::Result<()> {
    let (about, titre) = (&reac.document, &reac.titre);
    head(base).and_then(|mut head| {
        head.execute(params![
            document,
            Identite::of(reac).ok().map(|identite| identite.base),
            about.type_document,
            about.sigle,
            about.code_titre,
            about.millesime,
            about.date_validation,
            about.date_mise_a_jour,
            titre.intitule.as_ref().or(reac.emploi_type.intitule.as_ref()),
            titre.niveau.as_ref().or(reac.emploi_type.niveau.as_ref()),
            titre.niveau_europeen,
            about.pages,
        ])
    })?;
    rows(base, document, &stored(reac))
}

/// Puts a référentiel d'évaluation into the tables, under a number of its own there.
///
/// # Errors
/// What the database says.
pub fn insert_re(base: &Connection, document: i64, re: &Re) -> rusqlite::Result<()> {
    let (about, titre) = (&re.document, &re.titre);
    head(base).and_then(|mut head| {
        head.execute(params![
            document,
            Identite::of_re(re).ok().map(|identite| identite.base),
            about.type_document.as_deref().or(Some("RE")),
            about.sigle,
            about.code_titre,
            about.millesime,
            about.date_jo,
            about.date_mise_a_jour,
            titre.intitule,
            titre.niveau.as_ref().or(re.references.niveau.as_ref()),
            titre.niveau_europeen,
            about.pages,
        ])
    })?;
    rows(base, document, &stored_re(re))
}

fn head(base: &Connection) -> rusqlite::Result<CachedStatement<'_>> {
    base.prepare_cached("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
}

fn rows(base: &Connection, document: i64, tables: &[Table]) -> rusqlite::Result<()> {
    for table in tables {
        let values = vec!["?"; table.columns.len() + 1].join(", ");
        let mut insert = base.prepare_cached(&format!("INSERT INTO {} VALUES ({values})", table.key))?;
        for row in &table.rows {
            let whose = Cell::Number(u32::try_from(document).unwrap_or(u32::MAX));
            insert.execute(params_from_iter([&whose].into_iter().chain(row)))?;
        }
    }
    Ok(())
}

/// The database of one document, or of both halves of a titre: the REAC first.
pub(crate) fn sqlite(reac: Option<&Reac>, re: Option<&Re>) -> Result<Vec<u8>, Error> {
    let written = || -> rusqlite::Result<Vec<u8>> {
        let mut base = Connection::open_in_memory()?;
        declare(&base)?;
        if let Some(reac) = reac {
            insert(&base, 1, reac)?;
        }
        if let Some(re) = re {
            insert_re(&base, if reac.is_some() { 2 } else { 1 }, re)?;
        }
        Ok(base.serialize("main")?.to_vec())
    };
    written().map_err(Error::write)
}

fn stored(reac: &Reac) -> Vec<Table> {
    let mut all = tables(reac, Locale::Fr);
    all.retain(|table| table.key != DERIVED);
    all
}

fn stored_re(re: &Re) -> Vec<Table> {
    tables_re(re, Locale::Fr)
}

fn declaration(table: &Table) -> String {
    let columns = table.columns.iter().map(|column| {
        let kind = match column.kind {
            Kind::Text => "TEXT",
            Kind::Number => "INTEGER",
        };
        format!(",\n  {} {kind}", column.name)
    });
    let key = if table.columns.iter().any(|column| column.name == "id") {
        ",\n  PRIMARY KEY (document, id)"
    } else {
        ""
    };
    format!(
        "CREATE TABLE {name} (\n  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE{columns}{key}\n) \
         STRICT;\nCREATE INDEX {name}_document ON {name} (document);",
        name = table.key,
        columns = columns.collect::<String>(),
    )
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Vide => ToSqlOutput::Owned(Value::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Number(number) => ToSqlOutput::Owned(Value::Integer(i64::from(*number))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_not_of_its_column_is_refused() {
        let base = Connection::open_in_memory().unwrap();
        declare(&base).unwrap();
        insert(&base, 7, &Reac::default()).unwrap();
        let put = |row: &str| base.execute(&format!("INSERT INTO codes VALUES ({row})"), []);
        put("7, 'NSF', '02', NULL, 1").unwrap();
        let code: String = base.query_row("SELECT code FROM codes", [], |row| row.get(0)).unwrap();
        assert_eq!(code, "02");
        assert!(
            base.execute("INSERT INTO criteres (document, id, numero) VALUES (7, 'x', 'un')", []).is_err()
        );
    }

    #[test]
    fn every_column_has_a_name_of_its_own_that_needs_no_quotes() {
        for table in stored(&Reac::default()).into_iter().chain(stored_re(&Re::default())) {
            let mut names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
            assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')));
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), table.columns.len(), "{}", table.key);
        }
    }
}
