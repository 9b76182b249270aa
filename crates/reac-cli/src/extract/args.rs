//! What `reac extract` takes.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::args::{LevelArg, ReaderArgs, RequireArg, TypeArg};
use crate::engine::LimitArgs;
use crate::patches::PatchArgs;

pub(crate) const EXAMPLES: &str = "\
Examples:
  reac extract reac.pdf                     one document, JSON on the standard output
  reac extract reac.pdf -o json             the same into json/reac.json
  reac extract reac.pdf -o titre.json       the same into titre.json
  reac extract downloads -o json            every .pdf and .txt below a folder
  reac extract downloads -o json --provenance    and json/NAME.prov.json: where each string stands
  reac extract scan.pdf --ocr               a scan, by way of tesseract
  reac extract both.pdf --type re           the référentiel d'évaluation of a file that holds both
  reac extract 'downloads/*_v0[34]*.pdf'    what a pattern matches, as JSON Lines
  pdftotext reac.pdf - | reac extract -     text from another program

Without -o, one FILE gives JSON; a folder, a pattern or several inputs give JSON Lines, one line
an input in their order; the line of an input that cannot be read has
\"schema\":\"reac-refusal/1\" and says why; the standard error ends with a table of the documents.
A file that holds REAC and référentiel d'évaluation gives DIR/NAME.json and DIR/NAME.re.json, or
two lines; on the standard output one FILE gives its REAC. Findings go to the standard error, one
line each; of several documents the errors, and one line for each document
that needs a look, unless --verbose asks for all:
  FILE: SEVERITY[CODE] page N: MESSAGE";

/// `reac extract`.
#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    /// Files, folders, patterns, or - for the standard input
    #[arg(value_name = "FILE|DIR|GLOB")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Write DIR/NAME.json for each document, or the .json file named for one, instead of the standard output
    #[arg(short, long, value_name = "DIR|FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Which document of a titre is wanted; a file without it is refused [default: what the file holds]
    #[arg(long = "type", value_enum, value_name = "TYPE")]
    pub(crate) kind: Option<TypeArg>,
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
    #[arg(long, conflicts_with_all = ["files", "folder"])]
    pub(crate) provenance: bool,
    /// What reviews decided
    #[command(flatten)]
    pub(crate) patches: PatchArgs,
    /// Read pages without a text layer by character recognition: tesseract, which must be installed
    #[arg(long)]
    pub(crate) ocr: bool,
    /// Where several documents are read, say every finding of each
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// A document whose verdict is worse makes the exit status 1; its result is written all the same
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub(crate) require: Option<RequireArg>,
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
    pub(crate) limits: LimitArgs,
}

/// Form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Indented by two spaces
    Json,
    /// One line a document
    Jsonl,
}
