//! The database: what is in it, how it is opened, how a document is taken in.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use reac_export::{Document, Passage, passages, passages_re, sqlite};
use reac_model::{Provenance, Re};
use rusqlite::{Connection, OpenFlags, Transaction, params};

use crate::Error;
use crate::mots::{Lecteur, Mot, folded};

/// "REAC": what says that a file is a catalogue.
const APPLICATION: i32 = 0x5245_4143;

/// Of the tables: raised with every change of them, and of how words are folded and cut.
const VERSION: i32 = 3;

/// Beside the tables that `reac_export::sqlite` declares. `recherche` holds no text: its rows are those of `passages`, by
/// [`Numero`]; `filtre` holds what a search may be confined to, as words. `formes` are the words themselves: which begin so.
const TABLES: &str = "
CREATE TABLE lectures (
  document INTEGER PRIMARY KEY AUTOINCREMENT,
  fichier TEXT NOT NULL,
  moitie TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  programme TEXT NOT NULL,
  etat TEXT NOT NULL,
  verdict TEXT,
  avertissements INTEGER NOT NULL,
  refus TEXT,
  mots TEXT NOT NULL,
  cle TEXT NOT NULL,
  UNIQUE (fichier, moitie)
) STRICT;
CREATE INDEX documents_identite ON documents (identite);
CREATE TABLE fiches (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  fiche TEXT NOT NULL,
  intitule TEXT NOT NULL,
  PRIMARY KEY (document, fiche)
) STRICT, WITHOUT ROWID;
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
CREATE INDEX passages_document ON passages (document, pointeur);
CREATE TABLE formes (forme TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE recherche USING fts5 (
  forme, avant, apres, filtre, content = '', contentless_delete = 1,
  tokenize = \"unicode61 remove_diacritics 0\"
);";

/// A catalogue.
#[derive(Debug)]
pub struct Catalogue {
    pub(crate) base: Connection,
    pub(crate) reader: Lecteur,
}

/// A reading of a file, by what it was of and by whom: where both are the same, there is nothing to read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lecture {
    /// SHA-256 of the file's bytes, hexadecimal.
    pub empreinte: String,
    /// Program and version that read it, with the options that change what is read.
    pub programme: String,
}

/// What became of a file, or of one of the two documents in it.
#[derive(Debug, Clone, Copy)]
pub enum Lu<'a> {
    /// A REAC was read.
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
    /// A référentiel d'évaluation was read.
    Evaluation {
        /// What is in it.
        re: &'a Re,
        /// Where each string stands, where that is known.
        provenance: Option<&'a Provenance>,
        /// `passed` or `failed`, as `reac check` has it.
        etat: &'a str,
        /// How far it may be relied on.
        verdict: Option<&'a str>,
        /// How many warnings there were.
        avertissements: usize,
    },
    /// It was not read, and why.
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
            declare(&base)?;
        }
        recognise(&base)?;
        // A kill loses nothing that was committed; power that fails may lose the last documents, which are read again.
        base.pragma_update(None, "journal_mode", "WAL")?;
        base.pragma_update(None, "synchronous", "NORMAL")?;
        base.pragma_update(None, "foreign_keys", true)?;
        Ok(Self { base, reader: Lecteur::new() })
    }

    /// A catalogue that is forgotten when it is dropped.
    ///
    /// # Errors
    /// What the database says.
    pub fn in_memory() -> Result<Self, Error> {
        let base = Connection::open_in_memory()?;
        declare(&base)?;
        base.pragma_update(None, "foreign_keys", true)?;
        Ok(Self { base, reader: Lecteur::new() })
    }

    /// A catalogue to ask.
    ///
    /// # Errors
    /// There is no such file, it is something else, or a catalogue of another version.
    pub fn open_to_read(path: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let base = Connection::open_with_flags(path, flags)?;
        recognise(&base)?;
        Ok(Self { base, reader: Lecteur::new() })
    }

    /// The last reading of each file, by its name, and whether the whole of it was refused.
    ///
    /// # Errors
    /// What the database says.
    pub fn known(&self) -> Result<HashMap<String, (Lecture, bool)>, Error> {
        let mut all = self.base.prepare(
            "SELECT fichier, empreinte, programme, min(refus IS NOT NULL) FROM lectures GROUP BY fichier",
        )?;
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
        self.take_all(fichier, lecture, &[lu])
    }

    /// The same of a file that holds both halves of a titre.
    ///
    /// # Errors
    /// What the database says.
    pub fn take_all(&mut self, fichier: &str, lecture: &Lecture, lus: &[Lu<'_>]) -> Result<(), Error> {
        let base = self.base.transaction()?;
        replace(&base, &self.reader, fichier, lecture, lus)?;
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

fn declare(base: &Connection) -> Result<(), Error> {
    base.execute_batch("BEGIN IMMEDIATE")?;
    sqlite::declare(base)?;
    base.execute_batch(TABLES)?;
    base.pragma_update(None, "application_id", APPLICATION)?;
    base.pragma_update(None, "user_version", VERSION)?;
    Ok(base.execute_batch("COMMIT")?)
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

fn replace(
    base: &Transaction<'_>,
    reader: &Lecteur,
    fichier: &str,
    lecture: &Lecture,
    lus: &[Lu<'_>],
) -> Result<(), Error> {
    forget(base, fichier)?;
    for lu in lus {
        let (moitie, etat, verdict, avertissements, refus) = match *lu {
            Lu::Document { etat, verdict, avertissements, .. } => {
                ("REAC", etat, verdict, avertissements, None)
            }
            Lu::Evaluation { etat, verdict, avertissements, .. } => {
                ("RE", etat, verdict, avertissements, None)
            }
            Lu::Refus(why) => ("", "refused", None, 0, Some(why)),
        };
        let about = About::of(lu);
        let mots = about.titre.map(|titre| stems(reader, titre)).unwrap_or_default();
        base.prepare_cached("INSERT INTO lectures VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')")?.execute(
            params![
                fichier,
                moitie,
                lecture.empreinte,
                lecture.programme,
                etat,
                verdict,
                i64::try_from(avertissements).unwrap_or(i64::MAX),
                refus,
                mots
            ],
        )?;
        let number = base.last_insert_rowid();
        let cle = about.code.map(folded).filter(|cle| !cle.is_empty());
        let cle = format!("t{}", cle.unwrap_or_else(|| format!("d{number}")));
        base.prepare_cached("UPDATE lectures SET cle = ? WHERE document = ?")?
            .execute(params![cle, number])?;
        let found = match *lu {
            Lu::Document { document, .. } => {
                sqlite::insert(base, number, document.reac)?;
                passages(document)
            }
            Lu::Evaluation { re, provenance, .. } => {
                sqlite::insert_re(base, number, re)?;
                passages_re(re, provenance)
            }
            Lu::Refus(_) => continue,
        };
        let niveau = about.niveau.map(niveau).unwrap_or_default();
        index(base, number, found, &format!("{cle} {niveau}"), reader)?;
    }
    Ok(())
}

/// What a document is asked by.
struct About<'a> {
    titre: Option<&'a str>,
    code: Option<&'a str>,
    niveau: Option<u8>,
}

impl<'a> About<'a> {
    fn of(lu: &Lu<'a>) -> Self {
        match *lu {
            Lu::Document { document: Document { reac, .. }, .. } => Self {
                titre: reac.titre.intitule.as_deref().or(reac.emploi_type.intitule.as_deref()),
                code: reac.document.code_titre.as_deref(),
                niveau: reac.titre.niveau_europeen,
            },
            Lu::Evaluation { re, .. } => Self {
                titre: re.titre.intitule.as_deref(),
                code: re.document.code_titre.as_deref(),
                niveau: re.titre.niveau_europeen,
            },
            Lu::Refus(_) => Self { titre: None, code: None, niveau: None },
        }
    }
}

/// Stems between blanks, so that each can be looked for with its own.
fn stems(reader: &Lecteur, text: &str) -> String {
    reader.mots(text).iter().map(|mot| format!(" {} ", mot.avant)).collect()
}

/// A level as a word.
pub(crate) fn niveau(niveau: u8) -> String {
    format!("n{niveau}")
}

fn forget(base: &Transaction<'_>, fichier: &str) -> Result<(), Error> {
    for forgotten in [
        "DELETE FROM recherche WHERE rowid IN (SELECT passage FROM passages WHERE document IN
           (SELECT document FROM lectures WHERE fichier = ?))",
        "DELETE FROM documents WHERE document IN (SELECT document FROM lectures WHERE fichier = ?)",
        "DELETE FROM lectures WHERE fichier = ?",
    ] {
        base.prepare_cached(forgotten)?.execute([fichier])?;
    }
    Ok(())
}

/// Number of a passage: the shorter its text, the smaller, so that a search meets the likeliest answers first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Numero(pub(crate) i64);

impl Numero {
    const RANG: u32 = 16;
    const DOCUMENT: u32 = 31;

    /// None where there are more passages, or documents, than numbers.
    fn new(mots: usize, document: i64, rang: usize) -> Option<Self> {
        let mots = i64::try_from(mots.min(0x3fff)).ok()?;
        let rang = i64::try_from(rang).ok().filter(|rang| *rang < 1 << Self::RANG)?;
        let document = Some(document).filter(|document| (0..1 << Self::DOCUMENT).contains(document))?;
        Some(Self(((mots << Self::DOCUMENT) | document) << Self::RANG | rang))
    }

    /// Whose passage it is.
    pub(crate) fn document(self) -> i64 {
        (self.0 >> Self::RANG) & ((1 << Self::DOCUMENT) - 1)
    }
}

fn index(
    base: &Transaction<'_>,
    document: i64,
    found: Vec<Passage>,
    filtre: &str,
    reader: &Lecteur,
) -> Result<(), Error> {
    let mut fiches = base.prepare_cached("INSERT OR IGNORE INTO fiches VALUES (?, ?, ?)")?;
    let mut texts = base.prepare_cached("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    let mut words = base.prepare_cached(
        "INSERT INTO recherche (rowid, forme, avant, apres, filtre) VALUES (?, ?, ?, ?, ?)",
    )?;
    let read = found.into_iter().enumerate().map(|(rang, passage)| {
        let mots = reader.mots(&passage.texte);
        let numero = Numero::new(mots.len(), document, rang).ok_or(Error::TooMany)?;
        Ok((numero, passage, mots))
    });
    let mut read = read.collect::<Result<Vec<_>, Error>>()?;
    let mut forms = base.prepare_cached("INSERT OR IGNORE INTO formes VALUES (?)")?;
    for forme in read.iter().flat_map(|(.., mots)| mots).map(|mot| &mot.forme).collect::<BTreeSet<_>>() {
        forms.execute([forme])?;
    }
    // The index is written in one go as long as numbers grow.
    read.sort_by_key(|(numero, ..)| *numero);
    for (Numero(numero), passage, mots) in read {
        if let (Some(fiche), Some(sous)) = (&passage.fiche, &passage.sous) {
            fiches.execute(params![document, fiche, sous])?;
        }
        let column = |of: fn(&Mot) -> &str| mots.iter().map(of).collect::<Vec<_>>().join(" ");
        words.execute(params![
            numero,
            column(|mot| &mot.forme),
            column(|mot| &mot.avant),
            column(|mot| &mot.apres),
            format!("{} {filtre}", passage.champ)
        ])?;
        texts.execute(params![
            numero,
            document,
            passage.champ,
            passage.fiche,
            passage.lieu,
            passage.pointeur,
            passage.page,
            passage.page_imprimee,
            passage.texte
        ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lecture(of: &str) -> Lecture {
        Lecture { empreinte: of.to_owned(), programme: String::new() }
    }

    /// What a kill leaves is the files as they are at that moment.
    fn left(path: &Path, to: &Path) -> Catalogue {
        for ending in ["", "-wal"] {
            let file = |path: &Path| std::path::PathBuf::from(format!("{}{ending}", path.display()));
            if file(path).exists() {
                std::fs::copy(file(path), file(to)).unwrap();
            }
        }
        Catalogue::open(to).unwrap()
    }

    #[test]
    fn stopped_within_a_document_a_run_leaves_those_before_it_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.sqlite");
        let mut catalogue = Catalogue::open(&path).unwrap();
        let (first, _) = reac_typeset::random(1);
        let (second, _) = reac_typeset::random(2);
        let lu = |reac| Lu::Document {
            document: Document { reac, provenance: None },
            etat: "passed",
            verdict: None,
            avertissements: 0,
        };
        catalogue.take("a", &lecture("1"), lu(&first)).unwrap();
        let count = |base: &Connection| -> (i64, i64, i64) {
            base.query_row(
                "SELECT (SELECT count(*) FROM passages), (SELECT count(*) FROM recherche),
                   (SELECT count(*) FROM documents)",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap()
        };
        let before = count(&catalogue.base);
        assert!(before.0 > 0 && before.0 == before.1);
        // All of the second, and a new first, are written, and none of it is there yet.
        let stopped = catalogue.base.transaction().unwrap();
        replace(&stopped, &Lecteur::new(), "a", &lecture("2"), &[lu(&second)]).unwrap();
        replace(&stopped, &Lecteur::new(), "b", &lecture("3"), &[lu(&second)]).unwrap();
        let again = left(&path, &folder.path().join("left.sqlite"));
        drop(stopped);
        assert_eq!(count(&again.base), before);
        let known = again.known().unwrap();
        assert_eq!(known.into_iter().collect::<Vec<_>>(), [("a".to_owned(), (lecture("1"), false))]);
        again.base.execute("INSERT INTO recherche (recherche) VALUES ('integrity-check')", []).unwrap();
        // The next run takes in what is missing.
        let mut again = again;
        again.take("b", &lecture("3"), lu(&second)).unwrap();
        assert_eq!(count(&again.base).2, 2);
        assert_eq!(count(&catalogue.base), before);
    }

    #[test]
    fn numbers_grow_with_the_text_and_know_their_document() {
        let numero = |mots, document, rang| Numero::new(mots, document, rang).unwrap();
        assert!(numero(3, 9, 9) < numero(4, 1, 0) && numero(100_000, 1, 0) > numero(16_000, 9, 9));
        assert_eq!(numero(7, 123_456, 65_535).document(), 123_456);
        assert!(Numero::new(1, 1, 1 << 16).is_none() && Numero::new(1, 1 << 31, 1).is_none());
    }
}
