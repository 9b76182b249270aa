//! What the project does for itself, one file a command: `cargo xtask help`. `main.rs` calls it.

#![forbid(unsafe_code)]

mod bench;
mod built;
mod calibrate;
mod calibrate_re;
mod codes;
mod converters;
mod dist;
mod entrances;
mod extract;
mod fixtures;
mod generated;
mod joins;
mod mutants;
mod schema;
mod score;
mod stubs;
mod table;
mod tell;
mod tidy;
mod verdicts;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use generated::Mode;

/// What the project does for itself.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
enum Task {
    /// Read documents into out/NAME.json and show what was found in each
    Extract {
        /// Files, folders or patterns [default: the corpus, or else the fixtures]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Hold readings of the corpus against the floor (xtask/score-floor.toml)
    Score {
        /// Show the first N misses (-) and extras (+) of each document
        #[arg(long, value_name = "N", default_value_t = 0)]
        miss: usize,
    },
    /// Read generated documents back: errors, of which flagged; flags, of which open
    Calibrate(calibrate::CalibrateArgs),
    /// Read generated référentiels d'évaluation back: F1, and rows whose marks differ
    CalibrateRe(calibrate_re::CalibrateReArgs),
    /// Read what installed converters make of corpus and fixtures: F1 of each, versions beside
    Converters(converters::ConverterArgs),
    /// Decisions between two lines of generated and real documents, held against what they say: reliability, and the fit
    Joins(joins::JoinArgs),
    /// Write what is generated from the code, or check that it is up to date
    #[command(flatten)]
    Generate(Generate),
    /// Check the house rules
    Tidy,
    /// Pack the program with its manual, completions and licences, for who has no Rust
    Dist(dist::DistArgs),
    /// Compare with other readers, take the time of each stage, scale over documents and cores
    Bench(bench::BenchArgs),
    /// Give each entrance of the grammar and of the JSON inputs made of fixtures, words and damage: none may panic
    Entrances(entrances::EntranceArgs),
    /// Read damaged copies of the fixtures; fail where the program does, or passes its limits
    Mutants(mutants::MutantArgs),
}

/// The generators.
#[derive(Debug, Subcommand)]
enum Generate {
    /// The JSON Schema, crates/reac-model/reac-1.schema.json, and the types of the Python package made of it
    Schema(Check),
    /// The page of diagnostic codes: crates/reac-diagnostic/CODES.md
    Codes(Check),
    /// The fixtures' PDFs and texts: fixtures/NAME, each from its expected.json
    Fixtures(Check),
}

/// Whether to write or to compare.
#[derive(Debug, Clone, Copy, Args)]
struct Check {
    /// Change nothing; fail where the file differs from what would be written
    #[arg(long)]
    check: bool,
}

impl From<Check> for Mode {
    fn from(check: Check) -> Self {
        if check.check { Self::Check } else { Self::Write }
    }
}

fn main() -> anyhow::Result<ExitCode> {
    match Task::parse() {
        Task::Extract { paths } => extract::run(&paths),
        Task::Score { miss } => score::run(miss),
        Task::Calibrate(args) => calibrate::run(&args),
        Task::CalibrateRe(args) => calibrate_re::run(&args),
        Task::Joins(args) => joins::run(&args),
        Task::Generate(Generate::Schema(check)) => schema::run(check.into()),
        Task::Generate(Generate::Codes(check)) => codes::run(check.into()),
        Task::Generate(Generate::Fixtures(check)) => fixtures::run(check.into()),
        Task::Tidy => tidy::run(),
        Task::Dist(args) => dist::run(&args),
        Task::Bench(args) => bench::run(&args),
        Task::Converters(args) => converters::run(&args),
        Task::Entrances(args) => entrances::run(&args),
        Task::Mutants(args) => mutants::run(&args),
    }
}
