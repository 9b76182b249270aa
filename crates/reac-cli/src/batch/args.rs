//! The flags of `reac batch`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use crate::args::{LevelArg, ReaderArgs, RequireArg};
use crate::engine::LimitArgs;
use crate::patches::PatchArgs;

pub(crate) const EXAMPLES: &str = "\
Examples:
  reac batch downloads -o json                 every document below a folder, one a core
  reac batch downloads -o json                 once more after it was stopped: the rest
  reac batch 2018 2023 -o json --timeout 20

Each document is read in a process of its own, within limits, so that none can end the run.
Results appear whole or not at all, in the folders of their inputs; files of one name are told
apart by the folders they come from. A folder with results of other inputs keeps them, and their
rows. DIR/report.jsonl has one line an input, in the order of the inputs, with its `statut`:
  ok         read
  warnings   read, and something in it asks for a look
  not_reac   no REAC, its sibling the RE or RC, or neither PDF nor text
  no_text    a scan without text layer
  encrypted  a password is needed
  damaged    empty, truncated or broken
  limit      a limit on size, pages, inflated bytes, operators or characters was met
  timeout    the time allowed was used up
  memory     the memory allowed was used up
  decisions  the decisions of a review do not fit it: nothing is applied, nothing written
  crash      the program failed on it
  io         it could not be read from the disk, or its result not written

A row is taken up again where content, program, options and result are still the same, but for io.";

/// `reac batch`.
#[derive(Debug, Args)]
pub(crate) struct BatchArgs {
    /// Files, folders or patterns
    #[arg(value_name = "FILE|DIR|GLOB", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Where results and report.jsonl go
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// Read everything anew, whatever an earlier run did
    #[arg(long)]
    pub(crate) fresh: bool,
    /// The canonical form of RFC 8785
    #[arg(long)]
    pub(crate) canonical: bool,
    /// How far the wording may be mended
    #[arg(long, value_enum, default_value_t = LevelArg::Repair)]
    pub(crate) level: LevelArg,
    /// Leave out `extraction`: the content alone
    #[arg(long)]
    pub(crate) no_report: bool,
    /// Write NAME.prov.json beside each result: where each string stands in its file
    #[arg(long, conflicts_with_all = ["files", "folder"])]
    pub(crate) provenance: bool,
    /// Read pages without a text layer by character recognition: tesseract, which must be installed
    #[arg(long)]
    pub(crate) ocr: bool,
    /// What reviews decided
    #[command(flatten)]
    pub(crate) patches: PatchArgs,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    /// A document whose verdict is worse makes the exit status 1; its result is written all the same
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub(crate) require: Option<RequireArg>,
    /// Documents read at a time [default: one a core]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// What one document may use up
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}
