//! The `reac` command: flags and glue around the library [`reac`], which does the reading.
//!
//! The only crate, with the project's own tasks, that touches files, the environment, the terminal; what it
//! must never know is what a REAC says.

#![forbid(unsafe_code)]

mod aide;
mod args;
mod batch;
mod catalog;
mod check;
mod cli;
mod clock;
mod columns;
mod corrections;
mod diff;
mod engine;
mod exit;
mod explain;
mod export;
mod extract;
mod halves;
mod in_order;
mod lines;
mod locale;
mod manual;
mod patch;
mod patches;
mod printed;
mod review;
mod schema;
mod search;
mod serve;
mod single;
mod tasks;
mod tesseract;
mod verdicts;
mod voice;

use std::io::ErrorKind;

use clap::{CommandFactory, FromArgMatches};

use cli::{Cli, Command};
pub use exit::Exit;
use reac_files::{contain, inputs, names, outputs, read};
use voice::Voice;

/// Runs the command line of this process.
#[must_use]
pub fn main() -> Exit {
    let command = aide::localized(Cli::command(), locale::before_parsing());
    let parsed = command.try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            // Help that was asked for is no error; a terminal that is gone cannot be told about it.
            let _ = error.print();
            return if error.use_stderr() { Exit::Unusable } else { Exit::AllRead };
        }
    };
    let asked: Option<reac::Locale> = cli.lang.map(Into::into);
    let results = asked.unwrap_or(reac::Locale::Fr);
    let voice = Voice { locale: locale::locale(asked), results, quiet: cli.quiet };
    let done = match cli.command {
        Command::Extract(args) => extract::run(&args, &voice),
        Command::Check(args) => check::run(&args, &voice),
        Command::Explain(args) => explain::run(&args, &voice),
        Command::Diff(args) => diff::run(&args, &voice),
        Command::Catalog(args) => catalog::run(&args, &voice),
        Command::Batch(args) => batch::run(&args, &voice),
        Command::Corrections(args) => corrections::run(&args, &voice),
        Command::Export(args) => export::run(&args, &voice),
        Command::Review(args) => review::run(&args, &voice),
        Command::Patch(args) => patch::run(&args, &voice),
        Command::Serve(args) => serve::run(&args, &voice),
        Command::Search(args) => search::run(&args, &voice),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => manual::completions(&args, Cli::command()),
        Command::Man(args) => manual::man(&args, Cli::command(), &voice),
        Command::Worker => engine::worker::run(),
        Command::Lines(args) => lines::run(&args, &voice),
    };
    done.unwrap_or_else(|error| {
        if is_broken_pipe(&error) {
            // Whoever read the output has enough of it.
            return Exit::AllRead;
        }
        voice.failure(&error);
        Exit::Unusable
    })
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
