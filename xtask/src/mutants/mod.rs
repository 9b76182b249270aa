//! `cargo xtask mutants`: damaged documents by the thousand, read as users would read them.
//!
//! Each mutant follows from the seed and its number. What was read, refused or cut by a limit is well; a crash, a
//! document that used up its time or memory, a row too few or a wrong exit status is not, and its file is kept.

mod mutate;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use clap::Args;
use fastrand::Rng;
use reac_tests::{bombs, corpus, fixtures};
use serde_json::Value;

use crate::built::{self, Profile};
use crate::generated::eprint;

/// How many, and which.
#[derive(Debug, Clone, Args)]
pub(crate) struct MutantArgs {
    /// How many
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u64).range(1..))]
    count: u64,
    /// What they follow from, with their numbers
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Number of the first
    #[arg(long, value_name = "N", default_value_t = 0)]
    from: u64,
    /// Where those that went wrong are kept
    #[arg(long, value_name = "DIR", default_value = "out/mutants")]
    keep: PathBuf,
    /// Keep all of them, to look at one
    #[arg(long)]
    keep_all: bool,
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

/// Documents that are made for the purpose, beside those that are there.
const GENERATED: u64 = 24;

pub(crate) fn run(args: &MutantArgs) -> anyhow::Result<ExitCode> {
    let reac = built::reac(if args.release { Profile::Release } else { Profile::Dev })?;
    let sources = sources()?;
    eprint(&format!("mutants: {} of {} documents, seed {}", args.count, sources.len(), args.seed));
    let began = Instant::now();
    let mut tally = Tally::default();
    let end = args.from.saturating_add(args.count);
    let mut next = args.from;
    while next < end {
        let portion = next..next.saturating_add(PORTION).min(end);
        next = portion.end;
        read(&reac, &sources, portion, args, &mut tally)?;
        eprint(&format!("mutants: {} of {}, {} wrong", next - args.from, args.count, tally.wrong));
    }
    eprint(&tally.told(began.elapsed()));
    Ok(if tally.wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

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

/// Real, invented and generated documents, and bombs: by name, so that a number means the same file everywhere that
/// has the same documents.
fn sources() -> anyhow::Result<Vec<Vec<u8>>> {
    let mut paths = Vec::new();
    match corpus::find()? {
        Some(folder) => paths.extend(corpus::documents(&folder)?),
        None => eprint("mutants: of the corpus: skipped: no corpus"),
    }
    paths.extend(fixtures::all()?.into_iter().map(|fixture| fixture.path));
    paths.extend(fixtures::bad()?.into_iter().map(|bad| bad.path));
    let read =
        |path: &PathBuf| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let mut out = paths.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    for seed in 0..GENERATED {
        let (reac, layout) = reac_typeset::random(seed);
        out.push(reac_typeset::to_pdf(&reac, &layout));
    }
    // Large ones take their time for nothing: what they hold is repetition.
    out.extend(bombs::all().into_iter().map(|bomb| bomb.bytes).filter(|bytes| bytes.len() < 64 << 10));
    out.retain(|bytes| bytes.len() > 16);
    Ok(out)
}

fn read(
    reac: &Path,
    sources: &[Vec<u8>],
    portion: std::ops::Range<u64>,
    args: &MutantArgs,
    tally: &mut Tally,
) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (input, output) = (folder.path().join("in"), folder.path().join("out"));
    std::fs::create_dir(&input)?;
    for number in portion.clone() {
        // A run of its own for each number: it is the same whatever was asked for before it.
        let mut rng = Rng::with_seed(args.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number);
        let (Some(one), Some(other)) = (rng.choice(sources), rng.choice(sources)) else { continue };
        let extension = if one.starts_with(b"%PDF") { "pdf" } else { "txt" };
        std::fs::write(input.join(format!("{number:08}.{extension}")), mutate::mutate(one, other, &mut rng))?;
    }
    let mut command = Command::new(reac);
    command.args(["batch", "-q", "--lang", "en", "--timeout", WALL_SECONDS, "--cpu", CPU_SECONDS]);
    command.args(["--memory", &MEMORY_MIB.to_string()]).arg(&input).arg("-o").arg(&output);
    let run = command.stdin(Stdio::null()).output()?;
    let told = String::from_utf8_lossy(&run.stderr);
    let report = std::fs::read_to_string(output.join("report.jsonl")).context("a batch without a report")?;
    let rows: Vec<Value> = report.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    ensure!(rows.len() as u64 == portion.end - portion.start, "{} rows for {portion:?}", rows.len());
    let failed = rows.iter().any(|row| !matches!(status(row), "ok" | "warnings"));
    ensure!(run.status.code() == Some(i32::from(failed)), "{} for {portion:?}", run.status);
    ensure!(!told.contains("panicked at"), "a panic was shown: {told}");
    for row in &rows {
        judge(row, &input, args, tally)?;
    }
    Ok(())
}

fn status(row: &Value) -> &str {
    row.get("statut").and_then(Value::as_str).unwrap_or_default()
}

fn judge(row: &Value, input: &Path, args: &MutantArgs, tally: &mut Tally) -> anyhow::Result<()> {
    let number = |key: &str| row.get(key).and_then(Value::as_u64).unwrap_or_default();
    let status = status(row);
    *tally.statuses.entry(status.to_owned()).or_default() += 1;
    tally.peak_kib = tally.peak_kib.max(number("memoire_kio"));
    tally.slowest_ms = tally.slowest_ms.max(number("duree_ms"));
    let well =
        matches!(status, "ok" | "warnings" | "not_reac" | "no_text" | "encrypted" | "damaged" | "limit")
            && number("memoire_kio") <= MEMORY_MIB << 10;
    tally.wrong += u64::from(!well);
    let name = row.get("entree").and_then(Value::as_str).map(Path::new).and_then(Path::file_name);
    if let Some(name) = name.filter(|_| !well || args.keep_all) {
        std::fs::create_dir_all(&args.keep)?;
        std::fs::copy(input.join(name), args.keep.join(name))?;
        eprint(&format!("mutants: {} ({status}): {row}", args.keep.join(name).display()));
    }
    Ok(())
}
