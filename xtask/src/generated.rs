//! Files that are written by the project and kept in it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, ensure};

pub(crate) use crate::tell::eprint;

/// What to do with generated files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Write them.
    Write,
    /// Compare them, and change nothing.
    Check,
}

/// Writes or compares `files`, which `cargo xtask COMMAND` makes.
pub(crate) fn keep(files: Vec<(PathBuf, Vec<u8>)>, mode: Mode, command: &str) -> anyhow::Result<ExitCode> {
    ensure!(!files.is_empty(), "cargo xtask {command} makes nothing");
    let total = files.len();
    let stale: Vec<_> = files
        .into_iter()
        .filter(|(path, bytes)| !std::fs::read(path).is_ok_and(|kept| kept == *bytes))
        .collect();
    for (path, bytes) in &stale {
        let shown = below_root(path);
        match mode {
            Mode::Write => {
                reac_files::outputs::write_whole(path, bytes)
                    .with_context(|| format!("{shown} could not be written"))?;
                eprint(&format!("{shown}: written"));
            }
            Mode::Check => eprint(&format!("{shown}: not what the code says; run cargo xtask {command}")),
        }
    }
    eprint(&format!("{command}: {total} files, {} up to date", total - stale.len()));
    let well = mode == Mode::Write || stale.is_empty();
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn below_root(path: &Path) -> String {
    path.strip_prefix(reac_tests::root()).unwrap_or(path).display().to_string()
}
