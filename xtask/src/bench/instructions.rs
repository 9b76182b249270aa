//! How many instructions programs take for a document: they repeat where times do not.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::Context;

use super::programs::Program;
use crate::generated::eprint;
use crate::table;

/// The table of all programs but those that a Python runs, on each file, and what share of each the first takes.
pub(super) fn run(programs: &[Program], files: &[PathBuf]) -> anyhow::Result<()> {
    let Some(version) = version() else {
        eprint("bench: instructions: skipped: valgrind is not installed");
        return Ok(());
    };
    let mut rows = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let mut own = None;
        for program in programs.iter().filter(|program| !program.is_python()) {
            let count = count(program, file).with_context(|| format!("{}: {name}", program.name))?;
            let own = *own.get_or_insert(count);
            #[expect(clippy::cast_precision_loss, reason = "millions, and a ratio")]
            let (millions, ratio) = (count as f64 / 1e6, own as f64 / count as f64);
            rows.push([format!("{name}: {}", program.name), format!("{millions:.0}"), format!("{ratio:.2}")]);
        }
    }
    writeln!(io::stdout().lock(), "Instructions of the whole process, counted by {version}.")?;
    table::print(["document: program", "millions", "reac / it"], &rows)?;
    Ok(())
}

fn version() -> Option<String> {
    let output = std::process::Command::new("valgrind").arg("--version").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What callgrind says that it collected.
fn count(program: &Program, file: &Path) -> anyhow::Result<u64> {
    let counter = ("valgrind", ["--tool=callgrind", "--callgrind-out-file=/dev/null"].as_slice());
    let output = program.below(counter, file).stderr(Stdio::piped()).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said.lines().rev().find_map(|line| line.split_once("Collected : ")).map(|(_, count)| count);
    count.and_then(|count| count.trim().parse().ok()).context("callgrind counted nothing")
}
