//! `reac diff`: what changed between two versions of a titre.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use reac::Diagnostic;
use reac_diff::render::{self, Colour};
use reac_model::Reac;

use crate::args::ReaderArgs;
use crate::exit::Exit;
use crate::inputs::{Fault, Input};
use crate::read::{document, on_bytes};
use crate::single;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac diff cdi_2013.pdf cda_2018.pdf                     what became of each competence
  reac diff old.json new.pdf --output html > diff.html    one page to read and print
  reac diff old.pdf new.pdf --output markdown             for a comment

OLD and NEW are PDFs, texts, or canonical JSON as `reac extract` writes it.
Exit status: 0 compared; 1 a document was refused; 2 the command line is at fault.";

/// `reac diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The older document
    pub(crate) old: PathBuf,
    /// The newer document
    pub(crate) new: PathBuf,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Output::Human)]
    pub(crate) output: Output,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
}

/// Form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// For the terminal
    Human,
    /// reac-diff/1
    Json,
    /// For a document or a comment
    Markdown,
    /// One page with the table of correspondence, side by side
    Html,
}

/// Compares two documents.
pub(crate) fn run(args: &DiffArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let options = args.reader.options(reac::Level::Repair, voice.locale);
    let inputs = [single::one(&args.old, voice)?, single::one(&args.new, voice)?];
    let read = inputs.map(|input| {
        let read = input.and_then(|input| {
            load(&input, &options).map_err(|diagnostic| Fault { name: input.name, diagnostic })
        });
        read.map_err(|fault| voice.finding(&fault.name, &fault.diagnostic))
    });
    let [Ok(old), Ok(new)] = read else { return Ok(Exit::SomeFailed) };
    let diff = reac_diff::diff(&old, &new);
    let text = match args.output {
        Output::Human => {
            let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
                || !io::stdout().is_terminal();
            render::human(&diff, voice.locale, if plain { Colour::Plain } else { Colour::Ansi })
        }
        Output::Json => render::json(&diff)?,
        Output::Markdown => render::markdown(&diff, voice.locale),
        Output::Html => render::html(&diff, voice.locale),
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Exit::AllRead)
}

/// The document of an input, whatever form it has.
fn load(input: &Input, options: &reac::Options) -> Result<Reac, Diagnostic> {
    on_bytes(input, |bytes| document(bytes, options)).map(|read| read.reac)
}
