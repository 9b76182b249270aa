//! `reac lines`: what the reader saw.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use reac_lines::{Line, Source};

use crate::args::ReaderArgs;
use crate::exit::Exit;
use crate::inputs;
use crate::read::on_bytes;
use crate::voice::Voice;

pub(crate) const EXAMPLES: &str = "\
Examples:
  reac lines reac.pdf --page 12
  pdftotext -layout reac.pdf - | reac lines -

Lengths are points (1/72 inch) from the page's upper left corner; those of a text are estimates.";

/// `reac lines`.
#[derive(Debug, Args)]
pub(crate) struct LinesArgs {
    /// A PDF, DOCX or text file, or - for the standard input
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

/// Prints the lines of one document.
pub(crate) fn run(args: &LinesArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let options = args.reader.options(reac::Level::Verbatim, voice.locale);
    let mut exit = Exit::AllRead;
    for entry in inputs::expand(std::slice::from_ref(&args.file)) {
        let (name, source) = match entry {
            Ok(input) => {
                let source = on_bytes(&input, |bytes| read(bytes, args, &options, voice));
                (input.name, source)
            }
            Err(fault) => (fault.name, Err(fault.diagnostic)),
        };
        match source {
            Ok(source) if args.page.is_some_and(|page| source.pages.iter().all(|one| one.number != page)) => {
                voice.refused(&name, &no_page(source.pages.len(), voice.locale));
                exit = Exit::SomeFailed;
            }
            Ok(source) => print(&source, args.page, &mut io::stdout().lock())?,
            Err(diagnostic) => {
                voice.finding(&name, &diagnostic);
                exit = Exit::SomeFailed;
            }
        }
    }
    Ok(exit)
}

fn read(
    bytes: &[u8],
    args: &LinesArgs,
    options: &reac::Options,
    voice: &Voice,
) -> Result<Source, reac::Diagnostic> {
    if !args.ocr {
        return reac::lines(bytes, options).map_err(|refusal| refusal.0);
    }
    crate::tesseract::lines(bytes, options, &mut |page, pages| voice.page(None, page, pages))
}

fn no_page(pages: usize, locale: reac::Locale) -> String {
    match locale {
        reac::Locale::Fr => format!("pas de page de ce numéro ; nombre de pages : {pages}"),
        reac::Locale::En => format!("no page of that number; number of pages: {pages}"),
    }
}

/// One row a line.
fn print(source: &Source, page: Option<u32>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "page baseline   left  right  size weight text")?;
    for shown in source.pages.iter().filter(|shown| page.is_none_or(|page| page == shown.number)) {
        for line in &shown.lines {
            writeln!(
                out,
                "{:4} {:8.1} {:6.1} {:6.1} {:5.1} {:6} {}",
                line.page,
                line.baseline,
                line.left(),
                line.right(),
                line.size(),
                weight(line),
                line.text()
            )?;
        }
    }
    Ok(())
}

fn weight(line: &Line) -> &'static str {
    let bold = line.words.iter().filter(|word| word.bold).count();
    match bold {
        0 => "",
        bold if bold == line.words.len() => "bold",
        _ => "partly",
    }
}
