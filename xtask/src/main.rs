//! `cargo xtask`: reads documents itself, so that this is built first and soon, and has `house.rs` do the rest.

#![forbid(unsafe_code)]

mod extract;
mod table;
mod tell;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::Context;
use clap::Parser;

/// Read documents into out/NAME.json and show what was found in each
#[derive(Debug, Parser)]
#[command(name = "cargo xtask extract")]
struct Extract {
    /// Files, folders or patterns [default: the corpus, or else the fixtures]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if arguments.first().is_some_and(|command| command == "extract") {
        return extract::run(&Extract::parse_from(arguments).paths);
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--bin", "xtask-house", "--"])
        .args(arguments)
        .status()
        .context("cargo cannot be started")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
