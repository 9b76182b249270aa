//! What a run did so far, on the disk, so that nothing done is lost when it is killed.
//!
//! Rows go to `.reac-journal.jsonl` as they come; at the end `report.jsonl` takes their place, in the order of the
//! inputs. A run that finds either takes up its rows, and leaves those of other inputs as they are: their results stand in
//! the same folder.

use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, bail};
use walkdir::WalkDir;

use super::report::Row;
use crate::names::Earlier;
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
    begin: Begin,
    /// Of earlier runs, the last of each input, in their order.
    earlier: Vec<Row>,
    /// Where it stands among them.
    places: HashMap<String, usize>,
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
        let (mut earlier, mut places) = (Vec::new(), HashMap::new());
        for row in [folder.join(REPORT), path].iter().flat_map(|path| rows(path)) {
            match places.get(&row.entree).and_then(|place: &usize| earlier.get_mut(*place)) {
                Some(before) => *before = row,
                None => {
                    places.insert(row.entree.clone(), earlier.len());
                    earlier.push(row);
                }
            }
        }
        let mut file = file;
        // A row that was cut off by a kill ends here.
        file.write_all(b"\n").with_context(cannot)?;
        Ok(Self { folder: folder.to_owned(), file: Mutex::new(file), begin, earlier, places })
    }

    /// The row of an input that an earlier run was done with.
    pub(super) fn done(&self, entree: &str, key: &str) -> Option<&Row> {
        let row = self.places.get(entree).and_then(|place| self.earlier.get(*place))?;
        (self.begin == Begin::WhereItEnded && row.key() == Some(key)).then_some(row)
    }

    /// What earlier runs called their results.
    pub(super) fn names(&self) -> Earlier {
        let named = self.earlier.iter().filter_map(|row| Some((row.entree.clone(), row.sortie()?.into())));
        named.collect()
    }

    /// Keeps a row. One that cannot be kept is only lost to a run after a kill.
    pub(super) fn add(&self, row: &Row) {
        let line = row.line() + "\n";
        let _ = self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes());
    }

    /// Writes the report, the rows of this run behind those of other inputs, and with it the journal's end.
    pub(super) fn close(self, rows: &[Row], voice: &Voice) -> anyhow::Result<()> {
        let own: HashSet<&str> = rows.iter().map(|row| row.entree.as_str()).collect();
        let others = self.earlier.iter().filter(|row| !own.contains(row.entree.as_str()));
        let text: String = others.chain(rows).map(|row| row.line() + "\n").collect();
        let path = self.folder.join(REPORT);
        outputs::write_whole(&path, text.as_bytes()).with_context(|| voice.cannot_write(&path))?;
        std::fs::remove_file(self.folder.join(JOURNAL)).with_context(|| voice.cannot_write(&self.folder))?;
        Ok(())
    }
}

/// The rows of a report or journal; what is no row, as the last one of a run that was killed, is none.
fn rows(path: &Path) -> Vec<Row> {
    let text = std::fs::read(path).unwrap_or_default();
    text.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
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
