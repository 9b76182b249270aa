//! Batches of 1, 10, 100 and 1,000 documents on one core and on two.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use serde_json::Value;

use super::measure::{median, run as measured};
use crate::table;

/// Runs of the small batches; the largest is run once.
const TIMES: usize = 3;

pub(super) fn run(reac: &Path, files: &[PathBuf], most: usize) -> anyhow::Result<()> {
    let mut rows = Vec::new();
    for count in [1, 10, 100, 1_000].into_iter().filter(|count| *count <= most) {
        let folder = tempfile::tempdir()?;
        let input = folder.path().join("in");
        std::fs::create_dir(&input)?;
        for (number, file) in (0..count).zip(files.iter().cycle()) {
            let name = format!("{number:04}.pdf");
            std::fs::copy(file, input.join(name)).with_context(|| file.display().to_string())?;
        }
        let mut alone = None;
        for jobs in ["1", "2"] {
            let times = if count < 1_000 { TIMES } else { 1 };
            let runs: Vec<_> =
                (0..times).map(|_| batch(reac, folder.path(), jobs)).collect::<Result<_, _>>()?;
            let typical = median(runs, |(wall, _)| *wall).context("no run")?;
            let seconds = typical.0.as_secs_f64();
            let one = *alone.get_or_insert(seconds);
            rows.push([
                format!("{count} on {jobs}"),
                format!("{seconds:.2}"),
                format!("{:.1}", f64::from(u32::try_from(count)?) / seconds),
                format!("{:.2}", one / seconds),
                format!("{:.1}", typical.1 as f64 / 1024.0),
            ]);
        }
    }
    writeln!(io::stdout().lock(), "Batches, each document in a worker of its own.")?;
    table::print(["documents on jobs", "wall s", "a second", "times one job", "peak MiB"], &rows)?;
    Ok(())
}

/// Time of a batch, and the greatest size of a worker in KiB.
fn batch(reac: &Path, folder: &Path, jobs: &str) -> anyhow::Result<(std::time::Duration, u64)> {
    let output = folder.join("out");
    let mut command = Command::new(reac);
    command.args(["batch", "-q", "--fresh", "-j", jobs]).arg(folder.join("in")).arg("-o").arg(&output);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let run = measured(command)?;
    let report = std::fs::read_to_string(output.join("report.jsonl"))?;
    let peaks = report.lines().filter_map(|line| {
        serde_json::from_str::<Value>(line).ok()?.get("memoire_kio").and_then(Value::as_u64)
    });
    let peak = peaks.max().unwrap_or_default().max(run.peak_bytes >> 10);
    ensure!(peak > 0, "a batch without a row");
    Ok((run.wall, peak))
}
