//! The command line, as clap sees it. Flags only: what they do stands in the commands.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

/// Reads REACs (référentiel emploi, activités, compétences), PDF or text, into canonical JSON.
#[derive(Debug, Parser)]
#[command(name = "reac", version, after_help = EXITS, propagate_version = true)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Language of the messages [default: LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

const EXITS: &str = "\
Exit status:
  0  every document was read
  1  some document was refused or failed; the others were read
  2  the command line or the environment is at fault; nothing was read";

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read documents into JSON
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(ExtractArgs),
    /// Judge documents: complete, consistent, codes valid
    #[command(after_help = crate::check::args::EXAMPLES)]
    Check(crate::check::args::CheckArgs),
    /// Say what a code means, with an example and what to do; without CODE, list them
    Explain(crate::explain::ExplainArgs),
    /// Compare two versions of a titre: what was kept, reworded, moved, split, merged
    #[command(after_help = crate::diff::EXAMPLES)]
    Diff(crate::diff::DiffArgs),
    /// List the documents below a folder: code, millésime, dates, state, duplicates
    Catalog(crate::catalog::CatalogArgs),
    /// Read a great many documents, losing none: limits, report, taking up again
    #[command(after_help = crate::batch::EXAMPLES)]
    Batch(crate::batch::BatchArgs),
    /// List what was changed in a document's wording, with the evidence; or take it back
    #[command(after_help = crate::corrections::EXAMPLES)]
    Corrections(crate::corrections::CorrectionsArgs),
    /// Turn documents into what other tools read: Moodle, CASE, SKOS, workbooks, grids
    #[command(after_help = crate::export::EXAMPLES)]
    Export(crate::export::ExportArgs),
    /// Make a page to review a reading on: the document's pages beside what was read
    #[command(after_help = crate::review::EXAMPLES)]
    Review(crate::review::ReviewArgs),
    /// The same in a browser, for whoever uses no shell: drop documents, review, download
    #[command(after_help = crate::serve::EXAMPLES)]
    Serve(crate::serve::ServeArgs),
    /// Print the JSON Schema of the result
    Schema,
    /// Read what a run sends: started by the program itself
    #[command(hide = true)]
    Worker,
    /// Show the lines of a document as the reader saw them, before anything is understood
    #[command(after_help = LINES_EXAMPLES)]
    Lines(LinesArgs),
}

const EXTRACT_EXAMPLES: &str = "\
Examples:
  reac extract reac.pdf                     one document, JSON on the standard output
  reac extract reac.pdf -o json             the same into json/reac.json
  reac extract reac.pdf -o titre.json       the same into titre.json
  reac extract downloads -o json            every .pdf and .txt below a folder
  reac extract downloads -o json --provenance    and json/NAME.prov.json: where each string stands
  reac extract scan.pdf --ocr               a scan, by way of tesseract
  reac extract 'downloads/*_v0[34]*.pdf'    what a pattern matches, as JSON Lines
  pdftotext reac.pdf - | reac extract -     text from another program

Without -o, one FILE gives JSON; a folder, a pattern or several inputs give JSON Lines, one line an
input in their order; the line of an input that cannot be read has \"schema\":\"reac-refusal/1\" and
says why. Findings go to the standard error, one line each:
  FILE: SEVERITY[CODE] page N: MESSAGE";

const LINES_EXAMPLES: &str = "\
Examples:
  reac lines reac.pdf --page 12
  pdftotext -layout reac.pdf - | reac lines -

Lengths are points (1/72 inch) from the page's upper left corner; those of a text are estimates.";

/// `reac extract`.
#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    /// Files, folders, patterns, or - for the standard input
    #[arg(value_name = "FILE|DIR|GLOB")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Write DIR/NAME.json for each document, or the .json file named for one, instead of the standard output
    #[arg(short, long, value_name = "DIR|FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Form of the output [default: json for one FILE or with -o, else jsonl]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// The canonical form of RFC 8785 (sorted keys, no spaces): for signatures and hashes
    #[arg(long)]
    pub(crate) canonical: bool,
    /// The wording as the file has it: the same as --level verbatim
    #[arg(long, conflicts_with = "level")]
    pub(crate) verbatim: bool,
    /// How far the wording may be mended
    #[arg(long, value_enum, default_value_t = LevelArg::Repair)]
    pub(crate) level: LevelArg,
    /// Leave out `extraction`: the content alone
    #[arg(long)]
    pub(crate) no_report: bool,
    /// Write DIR/NAME.prov.json too: where each string stands in its file, and what stands there
    #[arg(long)]
    pub(crate) provenance: bool,
    /// Apply the decisions of a review; may be given more than once, each to the document it was made for
    #[arg(long = "patch", value_name = "FILE", conflicts_with = "provenance")]
    pub(crate) patches: Vec<PathBuf>,
    /// Read pages without a text layer by character recognition: tesseract, which must be installed
    #[arg(long)]
    pub(crate) ocr: bool,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    /// Documents read at a time [default: one a core]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Read the names of the inputs from a file, one a line, or from the standard input (-)
    #[arg(long, value_name = "FILE|-")]
    pub(crate) files_from: Option<PathBuf>,
    /// What one document may use up
    #[command(flatten)]
    pub(crate) limits: crate::engine::LimitArgs,
}

/// `reac lines`.
#[derive(Debug, Args)]
pub(crate) struct LinesArgs {
    /// A PDF or text file, or - for the standard input
    pub(crate) file: PathBuf,
    /// Only this page of the file, from 1
    #[arg(value_parser = clap::value_parser!(u32).range(1..), long, value_name = "N")]
    pub(crate) page: Option<u32>,
    /// Read pages without a text layer by character recognition: tesseract, which must be installed
    #[arg(long)]
    pub(crate) ocr: bool,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
}

/// How a PDF is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReaderArgs {
    /// Which library reads PDFs
    #[arg(long, value_enum, default_value_t = EngineArg::Hayro)]
    pub(crate) engine: EngineArg,
    /// Read PDFs with both engines and report each character they read differently
    #[arg(long)]
    pub(crate) cross_check: bool,
}

/// Form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Indented by two spaces
    Json,
    /// One line a document
    Jsonl,
}

/// Language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum Lang {
    /// Français
    Fr,
    /// English
    En,
}

/// How far the wording may be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum LevelArg {
    /// Not at all
    Verbatim,
    /// Spaces, apostrophes, bullets: no letter changes
    Typography,
    /// Damaged words too, each change recorded with its evidence
    Repair,
}

/// Which library reads PDFs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum EngineArg {
    /// Fast and complete
    Hayro,
    /// The second opinion
    PdfExtract,
}

impl From<Lang> for reac::Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::En => Self::En,
        }
    }
}

impl From<reac::Locale> for Lang {
    fn from(locale: reac::Locale) -> Self {
        match locale {
            reac::Locale::Fr => Self::Fr,
            reac::Locale::En => Self::En,
        }
    }
}

impl From<LevelArg> for reac::Level {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Verbatim => Self::Verbatim,
            LevelArg::Typography => Self::Typography,
            LevelArg::Repair => Self::Repair,
        }
    }
}

impl From<EngineArg> for reac::Engine {
    fn from(engine: EngineArg) -> Self {
        match engine {
            EngineArg::Hayro => Self::Hayro,
            EngineArg::PdfExtract => Self::PdfExtract,
        }
    }
}

impl ReaderArgs {
    /// The library's options, the wording at `level`.
    #[must_use]
    pub(crate) fn options(&self, level: reac::Level, locale: reac::Locale) -> reac::Options {
        reac::Options {
            engine: self.engine.into(),
            cross_check: if self.cross_check { reac::CrossCheck::On } else { reac::CrossCheck::Off },
            level,
            locale,
            limits: reac::Limits::generous(),
            threads: std::num::NonZeroUsize::MIN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_hold_together() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}
