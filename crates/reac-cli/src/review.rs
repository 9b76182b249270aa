//! `reac review`: one page to review a reading on.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::Args;
use reac::{Code, Diagnostic};

use crate::args::ReaderArgs;
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
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
}

/// Makes the page.
pub(crate) fn run(args: &ReviewArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let options = args.reader.options(reac::Level::Repair, voice.locale);
    let name = args.file.display().to_string();
    let input = single::one(&args.file, voice)?.map_err(|fault| fault.diagnostic);
    if let (Some(path), Ok(input)) = (&args.output, &input) {
        ensure!(!outputs::is_an_input(path, [input]), "{}", voice.would_overwrite(path));
    }
    let page = input.and_then(|input| {
        on_bytes(&input, |bytes| {
            let rules = reac_check::Options { today: Some(today()) };
            let opened = match reac::open(bytes, &options) {
                Ok(opened) => opened,
                Err(refusal) if refusal.0.code == Code::SiblingDocument => {
                    return evaluation(bytes, &options, voice).ok_or(refusal.0);
                }
                Err(refusal) => return Err(refusal.0),
            };
            reac_review::page(bytes, opened.lines(), &opened.checked(&rules))
                .map_err(|error| Diagnostic::new(Code::Crash, [error.to_string()]))
        })
    });
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

/// A référentiel d'évaluation to read beside its pages: its matrices as tables, its findings on the standard error. What
/// is decided on it cannot be kept yet, and that is said.
fn evaluation(bytes: &[u8], options: &reac::Options, voice: &Voice) -> Option<String> {
    let reading = reac::read_re(bytes, options).ok()?;
    let name = reading.re.document.type_document.clone().unwrap_or_else(|| "RE".to_owned());
    for found in reading.diagnostics.iter().filter(|found| found.severity() >= reac::Severity::Warning) {
        voice.finding(&name, found);
    }
    let page = page_re(&reading.re, voice.locale).ok()?;
    voice.note(voice.pick(
        "un référentiel d'évaluation se relit sans décisions à enregistrer : la page montre ce qui a été lu",
        "a référentiel d'évaluation is reviewed without decisions to save: the page shows what was read",
    ));
    Some(page)
}

/// The page of a référentiel d'évaluation: what was read, its matrices as tables.
pub(crate) fn page_re(re: &reac::model::Re, locale: reac::Locale) -> Result<String, String> {
    let format = reac_export::Format::Html;
    let files = reac_export::export_re(re, format, &crate::export::defaults(format, locale));
    let files = files.map_err(|error| error.message(locale))?;
    let page = files.into_iter().map(|file| file.bytes).next().unwrap_or_default();
    String::from_utf8(page).map_err(|error| error.to_string())
}
