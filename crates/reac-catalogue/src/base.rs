//! The database: what is in it, how it is opened, how a document is taken in.

use std::collections::HashMap;
use std::path::Path;

use reac_export::{Document, passages, sqlite};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Transaction, params};

use crate::Error;
use crate::mots::Lecteur;

/// "REAC": what says that a file is a catalogue.
const APPLICATION: i32 = 0x5245_4143;

/// Of the tables: raised with every change of them, and of how words are folded and cut.
const VERSION: i32 = 1;

/// Beside the tables that `reac_export::sqlite` declares. `recherche` holds no text: its rows are those of `passages`.
const TABLES: &str = "
CREATE TABLE lectures (
  document INTEGER PRIMARY KEY AUTOINCREMENT,
  fichier TEXT NOT NULL UNIQUE,
  empreinte TEXT NOT NULL,
  programme TEXT NOT NULL,
  etat TEXT NOT NULL,
  verdict TEXT,
  avertissements INTEGER NOT NULL,
  refus TEXT
) STRICT;
CREATE TABLE passages (
  passage INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  champ TEXT NOT NULL,
  fiche TEXT,
  lieu TEXT,
  pointeur TEXT NOT NULL,
  page INTEGER,
  page_imprimee INTEGER,
  texte TEXT NOT NULL
) STRICT;
CREATE INDEX passages_document ON passages (document);
CREATE VIRTUAL TABLE recherche USING fts5 (
  forme, avant, apres, content = '', contentless_delete = 1, tokenize = \"unicode61 remove_diacritics 0\"
);";

/// A catalogue.
#[derive(Debug)]
pub struct Catalogue {
    pub(crate) base: Connection,
}

/// A reading of a file, by what it was of and by whom: where both are the same, there is nothing to read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lecture {
    /// SHA-256 of the file's bytes, hexadecimal.
    pub empreinte: String,
    /// Program and version that read it, with the options that change what is read.
    pub programme: String,
}

/// What became of a file.
#[derive(Debug, Clone, Copy)]
pub enum Lu<'a> {
    /// It was read.
    Document {
        /// What is in it.
        document: Document<'a>,
        /// `passed` or `failed`, as `reac check` has it.
        etat: &'a str,
        /// How far it may be relied on.
        verdict: Option<&'a str>,
        /// How many warnings there were.
        avertissements: usize,
    },
    /// It was not, and why.
    Refus(&'a str),
}

impl Catalogue {
    /// A catalogue to add to; a file that is not there, or is empty, becomes one.
    ///
    /// # Errors
    /// The file is something else, or a catalogue of another version: it is left as it is.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let base = Connection::open(path)?;
        if is_blank(&base)? {
            base.pragma_update(None, "journal_mode", "WAL")?;
            base.execute_batch("BEGIN IMMEDIATE")?;
            sqlite::declare(&base)?;
            base.execute_batch(TABLES)?;
            base.pragma_update(None, "application_id", APPLICATION)?;
            base.pragma_update(None, "user_version", VERSION)?;
            base.execute_batch("COMMIT")?;
        }
        recognise(&base)?;
        // A kill loses nothing that was committed; power that fails may lose the last documents, which are read again.
        base.pragma_update(None, "journal_mode", "WAL")?;
        base.pragma_update(None, "synchronous", "NORMAL")?;
        base.pragma_update(None, "foreign_keys", true)?;
        Ok(Self { base })
    }

    /// A catalogue to ask.
    ///
    /// # Errors
    /// There is no such file, it is something else, or a catalogue of another version.
    pub fn open_to_read(path: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let base = Connection::open_with_flags(path, flags)?;
        recognise(&base)?;
        Ok(Self { base })
    }

    /// The last reading of each file, by its name, and whether it was refused.
    ///
    /// # Errors
    /// What the database says.
    pub fn known(&self) -> Result<HashMap<String, (Lecture, bool)>, Error> {
        let mut all =
            self.base.prepare("SELECT fichier, empreinte, programme, refus IS NOT NULL FROM lectures")?;
        let rows = all.query_map([], |row| {
            let lecture = Lecture { empreinte: row.get(1)?, programme: row.get(2)? };
            Ok((row.get::<_, String>(0)?, (lecture, row.get(3)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes in what became of a file, in place of what was known of it: all of it, or nothing.
    ///
    /// # Errors
    /// What the database says.
    pub fn take(&mut self, fichier: &str, lecture: &Lecture, lu: Lu<'_>) -> Result<(), Error> {
        let (etat, verdict, avertissements, refus) = match lu {
            Lu::Document { etat, verdict, avertissements, .. } => (etat, verdict, avertissements, None),
            Lu::Refus(why) => ("refused", None, 0, Some(why)),
        };
        let base = self.base.transaction()?;
        forget(&base, fichier)?;
        base.prepare_cached("INSERT INTO lectures VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)")?.execute(params![
            fichier,
            lecture.empreinte,
            lecture.programme,
            etat,
            verdict,
            i64::try_from(avertissements).unwrap_or(i64::MAX),
            refus
        ])?;
        if let Lu::Document { document, .. } = lu {
            let number = base.last_insert_rowid();
            sqlite::insert(&base, number, document.reac)?;
            index(&base, number, document)?;
        }
        Ok(base.commit()?)
    }

    /// Forgets a file.
    ///
    /// # Errors
    /// What the database says.
    pub fn forget(&mut self, fichier: &str) -> Result<(), Error> {
        let base = self.base.transaction()?;
        forget(&base, fichier)?;
        Ok(base.commit()?)
    }

    /// Leaves one file, and nothing beside it. Not doing so loses nothing.
    pub fn close(self) {
        // Another program that reads at the moment keeps the log in use; then whoever comes last tidies up.
        let _ = self.base.pragma_update(None, "journal_mode", "DELETE");
    }
}

/// Nothing has been written to it by anybody.
fn is_blank(base: &Connection) -> Result<bool, Error> {
    let tables: i64 = base.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(tables == 0 && number(base, "application_id")? == 0 && number(base, "user_version")? == 0)
}

fn recognise(base: &Connection) -> Result<(), Error> {
    if number(base, "application_id")? != APPLICATION {
        return Err(Error::Foreign);
    }
    match number(base, "user_version")? {
        VERSION => Ok(()),
        found => Err(Error::Version { found, wanted: VERSION }),
    }
}

fn number(base: &Connection, pragma: &str) -> Result<i32, Error> {
    Ok(base.pragma_query_value(None, pragma, |row| row.get(0))?)
}

fn forget(base: &Transaction<'_>, fichier: &str) -> Result<(), Error> {
    let known: Option<i64> = base
        .prepare_cached("SELECT document FROM lectures WHERE fichier = ?")?
        .query_row([fichier], |row| row.get(0))
        .optional()?;
    let Some(known) = known else { return Ok(()) };
    for forgotten in [
        "DELETE FROM recherche WHERE rowid IN (SELECT passage FROM passages WHERE document = ?)",
        "DELETE FROM documents WHERE document = ?",
        "DELETE FROM lectures WHERE document = ?",
    ] {
        base.execute(forgotten, [known])?;
    }
    Ok(())
}

fn index(base: &Transaction<'_>, number: i64, document: Document<'_>) -> Result<(), Error> {
    let reader = Lecteur::new();
    let mut texts = base.prepare_cached("INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    let mut words =
        base.prepare_cached("INSERT INTO recherche (rowid, forme, avant, apres) VALUES (?, ?, ?, ?)")?;
    for passage in passages(document) {
        texts.execute(params![
            number,
            passage.champ,
            passage.fiche,
            passage.lieu,
            passage.pointeur,
            passage.page,
            passage.page_imprimee,
            passage.texte
        ])?;
        let mots = reader.mots(&passage.texte);
        let column = |of: fn(&crate::mots::Mot) -> &str| mots.iter().map(of).collect::<Vec<_>>().join(" ");
        words.execute(params![
            base.last_insert_rowid(),
            column(|mot| &mot.forme),
            column(|mot| &mot.avant),
            column(|mot| &mot.apres)
        ])?;
    }
    Ok(())
}
