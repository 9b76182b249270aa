//! The flags of `reac check`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::args::{ReaderArgs, RequireArg};
use crate::patches::PatchArgs;
use crate::printed::PrintArgs;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac check reac.pdf                            findings, with page and line as printed
  reac check catalogue --deny-warnings           a folder; warnings fail it
  reac check catalogue --require a_relire        a doubtful document fails it, as R0801 says why
  reac check results                             what was read before, by its report and content
  reac check catalogue --patches decisions       what reviews decided there counts
  reac check catalogue --allow R0610,R04         without some codes, or families of them
  reac check catalogue --format junit -o reac.xml for a CI job; also github, json, jsonl

A reac.toml in this folder or above may hold the same:
  [check]
  allow = [\"R0610\"]
  deny-warnings = true
  [check.per-file-allow]
  \"old/*.pdf\" = [\"R0612\"]

Exit status: 0 every document passed; 1 some did not, or were refused; 2 nothing could be checked.
`reac explain CODE` says what a code means and what to do.";

/// `reac check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files, folders, patterns, or - for the standard input; PDFs, texts or canonical JSON
    #[arg(value_name = "PATH", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// What is printed, and where
    #[command(flatten)]
    pub(crate) print: PrintArgs<Output>,
    /// Warnings fail a document
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// A document whose verdict is worse makes the exit status 1
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub(crate) require: Option<RequireArg>,
    /// Leave these codes out: whole (R0610) or by their beginning (R06)
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) allow: Vec<String>,
    /// Keep only these codes
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// The file of settings [default: reac.toml in this folder or above]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// What reviews decided: findings that were looked at fail nothing
    #[command(flatten)]
    pub(crate) patches: PatchArgs,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    /// Documents read at a time [default: one a core]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// Form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Output {
    /// Grouped by document, a table by code at the end [the default]
    #[default]
    Human,
    /// One line a finding
    Concise,
    /// One object
    Json,
    /// One line a document
    Jsonl,
    /// JUnit XML, a test case a document
    Junit,
    /// Annotations of GitHub Actions, and the step's summary
    Github,
}
