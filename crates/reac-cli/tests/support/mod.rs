//! What the tests of the command share.

#![allow(dead_code, reason = "each test takes what it needs")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The fixtures' folder.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").canonicalize().unwrap()
}

/// The command, in the fixtures' folder, in English.
pub(crate) fn reac(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reac"));
    command.args(arguments).current_dir(fixtures()).env("LC_ALL", "C").stdin(Stdio::null());
    command
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The smallest REAC there is, its title one's own.
pub(crate) fn mini(title: &str) -> String {
    include_str!("mini.txt").replace("Tresseur de filets", title)
}

/// Files below a folder, by relative path, sorted.
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// The same without a batch's report.
pub(crate) fn results(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = tree(folder);
    files.retain(|(name, _)| name != "report.jsonl");
    files
}

/// A row of a batch's report.
pub(crate) struct Row {
    pub(crate) entree: String,
    pub(crate) statut: String,
}

/// The rows of a batch's report, in its order.
pub(crate) fn rows(folder: &Path) -> Vec<Row> {
    let report = fs::read_to_string(folder.join("report.jsonl")).unwrap();
    let row = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| row.get(name).unwrap().as_str().unwrap().to_owned();
        Row { entree: field("entree"), statut: field("statut") }
    };
    report.lines().map(row).collect()
}
