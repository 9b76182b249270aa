//! Files that are written by the project and kept in it.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

/// What to do with a generated file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Write it.
    Write,
    /// Compare it, and change nothing.
    Check,
}

/// Writes or compares the file `path` (below the workspace), whose text should be `text`; `command` makes it.
pub(crate) fn keep(path: &str, text: &str, mode: Mode, command: &str) -> anyhow::Result<ExitCode> {
    let target = reac_tests::root().join(path);
    match mode {
        Mode::Write => {
            write(&target, text).with_context(|| format!("{path} could not be written"))?;
            eprint(&format!("{path}: written"));
        }
        Mode::Check if std::fs::read_to_string(&target).is_ok_and(|kept| kept == text) => {
            eprint(&format!("{path}: up to date"));
        }
        Mode::Check => {
            eprint(&format!("{path}: not what the code says; run cargo xtask {command}"));
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write(target: &Path, text: &str) -> std::io::Result<()> {
    reac_cli::outputs::write_whole(target, text.as_bytes())
}

/// One line on the standard error.
pub(crate) fn eprint(text: &str) {
    use std::io::Write;
    // A closed standard error is nobody's loss.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
