//! `cargo xtask mutants`: damaged copies of the fixtures, read as users would read them, by hand and now and then.
//!
//! Each day damages otherwise. What was read, refused or cut by a limit is well; a failure of the program, a document
//! that used up its time or memory, a row too few or a wrong exit status is not. No copy is kept.

mod mutate;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, ensure};
use clap::Args;
use fastrand::Rng;
use reac_tests::fixtures;
use serde_json::Value;

use crate::built::{self, Profile};
use crate::generated::eprint;

/// How many, and by which build.
#[derive(Debug, Clone, Args)]
pub(crate) struct MutantArgs {
    /// How many
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u64).range(1..))]
    count: u64,
    /// Read with the release build
    #[arg(long)]
    release: bool,
}

/// So many are made, read and thrown away at a time.
const PORTION: u64 = 500;

/// Limits of one document: those of the command, but for the time. Computing is what counts: on the clock a machine
/// that does much else can take long over nothing.
const CPU_SECONDS: &str = "20";
const WALL_SECONDS: &str = "120";
const MEMORY_MIB: u64 = 1024;

pub(crate) fn run(args: &MutantArgs) -> anyhow::Result<ExitCode> {
    let reac = built::reac(if args.release { Profile::Release } else { Profile::Dev })?;
    let sources = sources()?;
    eprint(&format!("mutants: {} of {} documents", args.count, sources.len()));
    let began = Instant::now();
    let mut rng = Rng::with_seed(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / DAY);
    let mut tally = Tally::default();
    let mut left = args.count;
    while left > 0 {
        let portion = left.min(PORTION);
        left -= portion;
        read(&reac, &sources, portion, &mut rng, &mut tally)?;
        eprint(&format!("mutants: {} of {}, {} wrong", args.count - left, args.count, tally.wrong));
    }
    eprint(&tally.told(began.elapsed()));
    Ok(if tally.wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// In seconds.
const DAY: u64 = 86_400;

/// What became of them.
#[derive(Default)]
struct Tally {
    statuses: BTreeMap<String, u64>,
    peak_kib: u64,
    slowest_ms: u64,
    wrong: u64,
}

impl Tally {
    fn told(&self, took: Duration) -> String {
        let statuses: Vec<_> =
            self.statuses.iter().map(|(status, count)| format!("{count} {status}")).collect();
        format!(
            "mutants: {}; at most {} ms and {} MiB each; {} wrong; {} s",
            statuses.join(", "),
            self.slowest_ms,
            self.peak_kib >> 10,
            self.wrong,
            took.as_secs()
        )
    }
}

fn sources() -> anyhow::Result<Vec<Vec<u8>>> {
    let mut paths: Vec<PathBuf> = fixtures::all()?.into_iter().map(|fixture| fixture.path).collect();
    paths.extend(fixtures::bad()?.into_iter().map(|bad| bad.path));
    let read =
        |path: &PathBuf| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let mut out = paths.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    out.retain(|bytes| !bytes.is_empty());
    Ok(out)
}

fn read(
    reac: &Path,
    sources: &[Vec<u8>],
    portion: u64,
    rng: &mut Rng,
    tally: &mut Tally,
) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (input, output) = (folder.path().join("in"), folder.path().join("out"));
    std::fs::create_dir(&input)?;
    for number in 0..portion {
        let (Some(one), Some(other)) = (rng.choice(sources), rng.choice(sources)) else { continue };
        let extension = if one.starts_with(b"%PDF") { "pdf" } else { "txt" };
        std::fs::write(input.join(format!("{number:04}.{extension}")), mutate::mutate(one, other, rng))?;
    }
    let mut command = Command::new(reac);
    command.args(["batch", "-q", "--lang", "en", "--timeout", WALL_SECONDS, "--cpu", CPU_SECONDS]);
    command.args(["--memory", &MEMORY_MIB.to_string()]).arg(&input).arg("-o").arg(&output);
    let run = command.stdin(Stdio::null()).output()?;
    let told = String::from_utf8_lossy(&run.stderr);
    let report = std::fs::read_to_string(output.join("report.jsonl")).context("a batch without a report")?;
    let rows: Vec<Value> = report.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    ensure!(rows.len() as u64 == portion, "{} rows for {portion}", rows.len());
    let failed = rows.iter().any(|row| !matches!(status(row), "ok" | "warnings"));
    ensure!(run.status.code() == Some(i32::from(failed)), "{}", run.status);
    ensure!(!told.contains("panicked at"), "a failure was shown as it was");
    rows.iter().for_each(|row| tally.add(row));
    Ok(())
}

fn status(row: &Value) -> &str {
    row.get("statut").and_then(Value::as_str).unwrap_or_default()
}

impl Tally {
    fn add(&mut self, row: &Value) {
        let number = |key: &str| row.get(key).and_then(Value::as_u64).unwrap_or_default();
        let status = status(row);
        *self.statuses.entry(status.to_owned()).or_default() += 1;
        self.peak_kib = self.peak_kib.max(number("memoire_kio"));
        self.slowest_ms = self.slowest_ms.max(number("duree_ms"));
        let well =
            matches!(status, "ok" | "warnings" | "not_reac" | "no_text" | "encrypted" | "damaged" | "limit")
                && number("memoire_kio") <= MEMORY_MIB << 10;
        self.wrong += u64::from(!well);
    }
}
