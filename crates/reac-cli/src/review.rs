//! `reac review`: one page to review a reading on.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::Args;
use reac::{Code, Diagnostic};

use crate::args::{ReaderArgs, TypeArg, Wanted};
use crate::clock::today;
use crate::exit::Exit;
use crate::outputs;
use crate::read::on_bytes;
use crate::single;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac review reac.pdf -o page.html                    to open in a browser, no network needed
  reac review both.pdf --type re -o page.html          the RE of a file that holds both
  reac extract reac.pdf --patch TP-00000.patch.json    the document as the review left it
  reac check catalogue --patches decisions             what was looked at fails nothing

The page is in the browser's language, French or English. Keys: n next doubt, p previous, a accept,
e correct, j join with the entry above, u and d to the group before or after, r the other division
of the groups, s save the decisions.";

/// `reac review`.
#[derive(Debug, Args)]
pub(crate) struct ReviewArgs {
    /// A PDF, DOCX or text file, or - for the standard input
    pub(crate) file: PathBuf,
    /// The page to write [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Which of the two documents of a titre, where the file holds both [default: the REAC]
    #[arg(long = "type", value_enum, value_name = "TYPE")]
    pub(crate) kind: Option<TypeArg>,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
}

/// Makes the page.
pub(crate) fn run(args: &ReviewArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let name = args.file.display().to_string();
    let input = single::one(&args.file, voice)?.map_err(|fault| fault.diagnostic);
    if let (Some(path), Ok(input)) = (&args.output, &input) {
        ensure!(!outputs::is_an_input(path, [input]), "{}", voice.would_overwrite(path));
    }
    let page = input.and_then(|input| on_bytes(&input, |bytes| page(bytes, args, voice)));
    let page = match page {
        Ok(page) => page,
        Err(diagnostic) => {
            voice.finding(&name, &diagnostic);
            return Ok(Exit::SomeFailed);
        }
    };
    match &args.output {
        Some(path) if path != Path::new("-") => {
            outputs::write_whole(path, page.as_bytes()).with_context(|| voice.cannot_write(path))?
        }
        _ => io::stdout().lock().write_all(page.as_bytes())?,
    }
    Ok(Exit::AllRead)
}

/// The page of what the file holds: of two documents the REAC's, unless the other was asked for.
fn page(bytes: &[u8], args: &ReviewArgs, voice: &Voice) -> Result<String, Diagnostic> {
    let options = args.reader.options(reac::Level::Repair, voice.locale);
    let opened = reac::open_all(bytes, &options).map_err(|refusal| refusal.0)?;
    let documents =
        opened.check(&reac_check::Options { today: Some(today()) }).map_err(|refusal| refusal.0)?;
    let kind = Wanted::from(args.kind);
    let page = match (documents.reac, documents.re) {
        (Some(reading), other) if kind != Wanted::Re => {
            if let Some(other) = other.filter(|_| kind == Wanted::Any) {
                let other = other.re.document.type_document.unwrap_or_else(|| "RE".to_owned());
                voice.finding(&args.file.display().to_string(), &Diagnostic::new(Code::HalfInFile, [other]));
            }
            reac_review::page(bytes, opened.lines(), &reading)
        }
        (_, Some(reading)) if kind != Wanted::Reac => reac_review::page_re(bytes, opened.lines(), &reading),
        _ => {
            // Why it is not there is what reading it alone says.
            let refusal = match kind {
                Wanted::Re => reac::read_re(bytes, &options).err(),
                _ => reac::read(bytes, &options).err(),
            };
            return Err(refusal.map_or_else(|| Diagnostic::new(Code::NotReac, []), |refusal| refusal.0));
        }
    };
    page.map_err(|error| Diagnostic::new(Code::Crash, [error.to_string()]))
}
