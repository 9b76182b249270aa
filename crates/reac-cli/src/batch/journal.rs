//! What a run did so far, on the disk, so that nothing done is lost when it is killed.
//!
//! Rows go to `.reac-journal.jsonl` as they come; at the end `report.jsonl` takes their place, in the order of the
//! inputs. A run that finds either takes up its rows.

use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, bail};
use walkdir::WalkDir;

use super::report::Row;
use crate::outputs;
use crate::voice::Voice;

const JOURNAL: &str = ".reac-journal.jsonl";
const REPORT: &str = "report.jsonl";

/// What a run does with the rows of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    /// Keeps them.
    WhereItEnded,
    /// Reads everything again.
    Afresh,
}

/// The journal of a run, which is alone in its folder while it is open.
pub(super) struct Journal {
    folder: PathBuf,
    file: Mutex<File>,
    known: HashMap<(String, String), Row>,
}

impl Journal {
    /// Opens the journal of `folder`, and takes up what earlier runs did unless all is to be done anew.
    pub(super) fn open(folder: &Path, begin: Begin, voice: &Voice) -> anyhow::Result<Self> {
        let path = folder.join(JOURNAL);
        let cannot = || voice.cannot_write(folder);
        let file =
            OpenOptions::new().create(true).append(true).read(true).open(&path).with_context(cannot)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!(
                "{} {}",
                voice.pick("une autre exécution écrit dans", "another run is writing into"),
                folder.display()
            ),
            // Some network disks have no locks; then nobody can be kept out.
            Err(TryLockError::Error(_)) => {}
        }
        sweep(folder);
        let mut known = HashMap::new();
        if begin == Begin::WhereItEnded {
            for path in [folder.join(REPORT), path] {
                known.extend(rows(&path));
            }
        }
        let mut file = file;
        // A row that was cut off by a kill ends here.
        file.write_all(b"\n").with_context(cannot)?;
        Ok(Self { folder: folder.to_owned(), file: Mutex::new(file), known })
    }

    /// The row of an input that an earlier run was done with.
    pub(super) fn done(&self, entree: &str, key: &str) -> Option<&Row> {
        self.known.get(&(entree.to_owned(), key.to_owned()))
    }

    /// Keeps a row. One that cannot be kept is only lost to a run after a kill.
    pub(super) fn add(&self, row: &Row) {
        let line = row.line() + "\n";
        let _ = self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes());
    }

    /// Writes the report, and with it the journal's end.
    pub(super) fn close(self, rows: &[String], voice: &Voice) -> anyhow::Result<()> {
        let mut text = rows.join("\n");
        text.push('\n');
        let path = self.folder.join(REPORT);
        outputs::write_whole(&path, text.as_bytes()).with_context(|| voice.cannot_write(&path))?;
        std::fs::remove_file(self.folder.join(JOURNAL)).with_context(|| voice.cannot_write(&self.folder))?;
        Ok(())
    }
}

/// The rows of a report or journal; what is no row, as the last one of a run that was killed, is none.
fn rows(path: &Path) -> Vec<((String, String), Row)> {
    let text = std::fs::read(path).unwrap_or_default();
    let lines = text.split(|byte| *byte == b'\n');
    lines
        .filter_map(|line| serde_json::from_slice::<Row>(line).ok())
        .filter_map(|row| Some((row.key()?, row)))
        .collect()
}

/// Removes what a killed run left half written. Nobody else writes here now.
fn sweep(folder: &Path) {
    for entry in WalkDir::new(folder).into_iter().flatten() {
        if entry.file_type().is_file() && outputs::is_temporary(entry.file_name()) {
            // What cannot be removed harms nobody.
            let _: io::Result<()> = std::fs::remove_file(entry.path());
        }
    }
}
