//! `reac patch`: what is to be done with decisions themselves.

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use reac::model::Moitie;
use reac::{Code, Diagnostic};
use reac_review::Patch;
use sha2::{Digest, Sha256};

use crate::args::ReaderArgs;
use crate::clock::today;
use crate::engine::hexadecimal;
use crate::exit::Exit;
use crate::inputs::Fault;
use crate::patches;
use crate::printed::Printer;
use crate::read::on_bytes;
use crate::single;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac patch carry old.patch.json new.pdf -o new.patch.json  the same, saved again

What agrees in place and text is carried; the rest is listed on the standard error, to be decided
again. Exit status: 0 all carried; 1 some was not, or a file was refused; 2 the command line is at
fault.";

/// `reac patch`.
#[derive(Debug, Args)]
pub(crate) struct PatchCommandArgs {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Bring the decisions about one file to another file of the same document
    #[command(after_help = EXAMPLES)]
    Carry(CarryArgs),
}

#[derive(Debug, Args)]
struct CarryArgs {
    /// The decisions
    #[arg(value_name = "PATCH")]
    patch: PathBuf,
    /// The other file: PDF, DOCX or text
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The decisions about the other file [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How PDFs are read
    #[command(flatten)]
    reader: ReaderArgs,
}

/// Does what is asked for with decisions.
pub(crate) fn run(args: &PatchCommandArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let Task::Carry(args) = &args.task;
    let patch = patches::parsed(&args.patch, voice)?;
    let input = single::one(&args.file, voice)?;
    let mut printer = Printer::open(args.output.as_deref(), input.iter(), voice)?;
    let carried = input.and_then(|input| {
        let carried = on_bytes(&input, |bytes| carry(&patch, bytes, args, voice));
        carried.map_err(|diagnostic| Fault { name: input.name, diagnostic })
    });
    let carried = match carried {
        Ok(carried) => carried,
        Err(fault) => {
            voice.finding(&fault.name, &fault.diagnostic);
            return Ok(Exit::SomeFailed);
        }
    };
    printer.print(&(serde_json::to_string_pretty(&carried.patch)? + "\n")).context("stdout")?;
    printer.close(voice)?;
    for decision in &carried.changed {
        voice.note(&format!("{}: {}", decision.pointeur, decision.avant));
    }
    for constat in &carried.gone {
        voice.note(&format!("{} {}", constat.code, constat.pointeur.as_deref().unwrap_or("/")));
    }
    let left = carried.changed.len() + carried.gone.len();
    let kept = carried.patch.decisions.len() + carried.patch.constats.len();
    voice.note(&match voice.locale {
        reac::Locale::Fr => format!("décisions reprises : {kept} ; à reprendre : {left}"),
        reac::Locale::En => format!("decisions carried: {kept}; to be decided again: {left}"),
    });
    Ok(if left == 0 { Exit::AllRead } else { Exit::SomeFailed })
}

fn carry(
    patch: &Patch,
    bytes: &[u8],
    args: &CarryArgs,
    voice: &Voice,
) -> Result<reac_review::Carried, Diagnostic> {
    let options = args.reader.options(reac::Level::Repair, voice.locale);
    let rules = reac_check::Options { today: Some(today()) };
    let documents = reac::check_all(bytes, &options, &rules).map_err(|refusal| refusal.0)?;
    let sha256 = hexadecimal(&Sha256::digest(bytes));
    let carried = match (patch.moitie, &documents.reac, &documents.re) {
        (Moitie::Reac, Some(reading), _) => patch.carry(&reading.reac, &reading.diagnostics, &sha256),
        (Moitie::Re, _, Some(reading)) => patch.carry(&reading.re, &reading.diagnostics, &sha256),
        _ => {
            let why = reac_review::Conflict::OtherDocument.evidence();
            return Err(Diagnostic::new(Code::PatchConflict, [why]));
        }
    };
    carried.map_err(|error| Diagnostic::new(Code::Crash, [error.to_string()]))
}
