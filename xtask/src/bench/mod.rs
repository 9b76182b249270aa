//! `cargo xtask bench`: side by side with other readers, by stage, and over many documents on few cores.
//!
//! Every comparison is made within one run, program after program, document by document: what else the machine does
//! meets all of them alike. Ratios mean something, single times mean this machine on this day.

mod instructions;
mod measure;
mod programs;
mod scale;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, ensure};
use clap::Args;
use reac_tests::{corpus, fixtures};

use crate::built::{self, Profile};
use crate::generated::eprint;
use crate::table;
use measure::{Run, median, run as measured};
use programs::{Program, installed};

/// What to measure.
#[derive(Debug, Clone, Args)]
pub(crate) struct BenchArgs {
    /// PDFs [default: those of the corpus, or else of the fixtures]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Runs of each program on each file
    #[arg(long, value_name = "N", default_value_t = 11)]
    runs: usize,
    /// Count instructions by valgrind, and measure nothing else
    #[arg(long)]
    instructions: bool,
    /// Another build of reac to compare with
    #[arg(long, value_name = "PATH")]
    against: Option<PathBuf>,
    /// Python that has PyMuPDF and pdfplumber
    #[arg(long, value_name = "PATH", default_value = "python3")]
    python: String,
    /// Documents in the largest batch; 0 leaves batches out
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    most: usize,
}

pub(crate) fn run(args: &BenchArgs) -> anyhow::Result<ExitCode> {
    let reac = built::reac(Profile::Release)?;
    let files = if args.files.is_empty() { documents()? } else { args.files.clone() };
    ensure!(!files.is_empty() && args.runs > 0, "nothing to measure");
    let programs = programs(&reac, args);
    if args.instructions {
        instructions::run(&programs, &files)?;
        return Ok(ExitCode::SUCCESS);
    }
    side_by_side(&programs, &files, args)?;
    stages(&files)?;
    if args.most > 0 {
        scale::run(&reac, &files, args.most)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// reac, another build of it, and whatever else is installed.
fn programs(reac: &Path, args: &BenchArgs) -> Vec<Program> {
    let mut all = vec![Program::reac("reac", reac)];
    all.extend(args.against.as_deref().map(|path| Program::reac("reac, the other", path)));
    all.extend(installed(&args.python));
    all
}

fn documents() -> anyhow::Result<Vec<PathBuf>> {
    let found = match corpus::find()? {
        Some(folder) => corpus::documents(&folder)?,
        None => {
            eprint("bench: of the corpus: skipped: no corpus");
            fixtures::all()?.into_iter().map(|fixture| fixture.path).collect()
        }
    };
    Ok(found.into_iter().filter(|path| path.extension().is_some_and(|it| it == "pdf")).collect())
}

/// Medians of each program on each file, and the ratio of reac's to theirs.
fn side_by_side(all: &[Program], files: &[PathBuf], args: &BenchArgs) -> anyhow::Result<()> {
    let mut rows = Vec::new();
    let mut ratios: Vec<(&str, Vec<f64>)> =
        all.iter().skip(1).map(|program| (program.name, Vec::new())).collect();
    for file in files {
        let runs = in_turn(all, file, args.runs)?;
        let medians: Vec<Run> =
            runs.iter().filter_map(|runs| median(runs.iter().copied(), |run| run.wall)).collect();
        let own = medians.first().context("no run")?.wall.as_secs_f64();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        for ((program, runs), typical) in all.iter().zip(&runs).zip(&medians) {
            let ratio = own / typical.wall.as_secs_f64();
            if let Some((_, list)) = ratios.iter_mut().find(|(name, _)| *name == program.name) {
                list.push(ratio);
            }
            let cpu = median(runs.iter().map(|run| run.cpu), |cpu| *cpu).unwrap_or_default();
            let peak = runs.iter().map(|run| run.peak_bytes).max().unwrap_or_default();
            rows.push([
                format!("{name}: {}", program.name),
                format!("{:.1}", typical.wall.as_secs_f64() * 1e3),
                format!("{:.1}", cpu.as_secs_f64() * 1e3),
                format!("{:.1}", peak as f64 / f64::from(1 << 20)),
                format!("{ratio:.2}"),
            ]);
        }
    }
    let mut out = io::stdout().lock();
    writeln!(out, "One process a document, PDF to its result; medians of {} runs in turn.", args.runs)?;
    drop(out);
    table::print(["document: program", "wall ms", "cpu ms", "peak MiB", "reac / it"], &rows)?;
    let mut out = io::stdout().lock();
    for (name, mut list) in ratios {
        list.sort_by(f64::total_cmp);
        let (middle, worst) = (list.get(list.len() / 2), list.last());
        if let (Some(middle), Some(worst)) = (middle, worst) {
            writeln!(out, "reac / {name}: median {middle:.2}, at most {worst:.2}")?;
        }
    }
    writeln!(out)?;
    Ok(())
}

/// Each program once, and again, after one round that does not count.
fn in_turn(programs: &[Program], file: &Path, times: usize) -> anyhow::Result<Vec<Vec<Run>>> {
    let mut out = vec![Vec::with_capacity(times); programs.len()];
    for round in 0..=times {
        for (program, runs) in programs.iter().zip(&mut out) {
            let run = measured(program.on(file))?;
            if round > 0 {
                runs.push(run);
            }
        }
    }
    Ok(out)
}

/// What the library's own example says, which takes the time of each stage alone.
fn stages(files: &[PathBuf]) -> anyhow::Result<()> {
    let output = Command::new(built::stages()?).args(files).output()?;
    ensure!(output.status.success(), "the stages could not be measured");
    let text = String::from_utf8_lossy(&output.stdout);
    let stages: Vec<(f64, &str)> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(time, name)| Some((time.parse().ok()?, name)))
        .collect();
    let all: f64 = stages.iter().map(|(time, _)| time).sum();
    let rows: Vec<_> = stages
        .iter()
        .map(|(time, name)| {
            [(*name).to_owned(), format!("{:.1}", time / 1e3), format!("{:.0} %", time / all * 100.0)]
        })
        .collect();
    writeln!(io::stdout().lock(), "By stage, on one thread; all {} documents added up.", files.len())?;
    table::print(["stage", "ms", "share"], &rows)?;
    writeln!(io::stdout().lock())?;
    Ok(())
}
