//! `reac diff`: what changed between two versions of a titre.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};
use reac::{Code, Diagnostic};
use reac_check::report;
use reac_diff::render::{self, Colour};
use reac_model::{Re, Reac};

use crate::args::ReaderArgs;
use crate::exit::Exit;
use crate::inputs::{Fault, Input};
use crate::patches::{PatchArgs, Patches};
use crate::printed::PrintArgs;
use crate::read::{DocumentRe, Documents, documents, on_bytes};
use crate::single;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac diff cdi_2013.pdf cda_2018.pdf                     what became of each competence
  reac diff old.json new.pdf --format html -o diff.html   one page to read and print
  reac diff old.pdf new.pdf --format markdown             for a comment
  reac diff old.pdf new.pdf --re new_re.pdf               its correspondances beside what is found

OLD and NEW are PDFs, texts, or canonical JSON as `reac extract` writes it: two REACs, or two
référentiels d'évaluation, which are compared fact by fact.
Exit status: 0 compared; 1 a document was refused; 2 the command line is at fault.";

/// `reac diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The older document
    pub(crate) old: PathBuf,
    /// The newer document
    pub(crate) new: PathBuf,
    /// The référentiel d'évaluation of NEW: its table of correspondances is shown beside what is found
    #[arg(long, value_name = "RE")]
    pub(crate) re: Option<PathBuf>,
    /// What is printed, and where
    #[command(flatten)]
    pub(crate) print: PrintArgs<Output>,
    /// What reviews decided
    #[command(flatten)]
    pub(crate) patches: PatchArgs,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
}

/// Form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Output {
    /// For the terminal [the default]
    #[default]
    Human,
    /// reac-diff/2
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
    let (output, mut printer) = args.print.open(inputs.iter().flatten(), voice)?;
    let patches = Patches::read(&args.patches, voice)?;
    let read = inputs.map(|input| {
        let read = input.and_then(|input| {
            load(&input, &options, &patches).map_err(|diagnostic| Fault { name: input.name, diagnostic })
        });
        read.map_err(|fault| voice.finding(&fault.name, &fault.diagnostic))
    });
    let [Ok(old), Ok(new)] = read else { return Ok(Exit::SomeFailed) };
    let table = match &args.re {
        Some(path) => match table(path, &options, &patches, voice)? {
            Some(read) => Some(read),
            None => return Ok(Exit::SomeFailed),
        },
        None => None,
    };
    // Of two files that hold both halves, the REACs are compared.
    let text = match ((old.reac, new.reac), (old.re, new.re)) {
        ((Some(old), Some(new)), (_, re)) => {
            let re = table.or(re).map(|re| re.re);
            of_reacs([&old.reac, &new.reac], re.as_ref(), output, printer.colour(), voice)?
        }
        (_, (Some(_), Some(_))) if table.is_some() => bail!("{}", voice.pick(
            "--re ne vaut qu'entre deux REAC",
            "--re is for two REACs only"
        )),
        (_, (Some(old), Some(new))) => of_res(&old.re, &new.re, output, voice)?,
        _ => bail!("{}", voice.pick(
            "un REAC et un référentiel d'évaluation ne se comparent pas ; `reac check REAC RE` les confronte",
            "a REAC and a référentiel d'évaluation are not compared; `reac check REAC RE` holds them against each other"
        )),
    };
    printer.print(&text)?;
    printer.close(voice)?;
    Ok(if patches.say_unused(voice) == 0 { Exit::AllRead } else { Exit::SomeFailed })
}

/// The référentiel d'évaluation that is named; none where what is wrong with it was said.
fn table(
    path: &Path,
    options: &reac::Options,
    patches: &Patches,
    voice: &Voice,
) -> anyhow::Result<Option<DocumentRe>> {
    let name = path.display().to_string();
    let read = single::one(path, voice)?.map_err(|fault| fault.diagnostic);
    let read = read.and_then(|input| load(&input, options, patches));
    let read = read.and_then(|made| {
        let none = || Diagnostic::new(Code::SiblingDocument, ["REAC".to_owned(), "@un_re".to_owned()]);
        made.re.ok_or_else(none)
    });
    Ok(read.map_err(|diagnostic| voice.finding(&name, &diagnostic)).ok())
}

fn of_res(old: &Re, new: &Re, output: Output, voice: &Voice) -> anyhow::Result<String> {
    let diff = reac_diff::diff_re(old, new);
    Ok(match output {
        Output::Human => reac_diff::human_re(&diff, voice.locale),
        Output::Json => serde_json::to_string_pretty(&diff)? + "\n",
        Output::Markdown => reac_diff::markdown_re(&diff, voice.locale),
        Output::Html => reac_diff::html_re(&diff, voice.locale),
    })
}

/// What became of the older REAC; a référentiel d'évaluation of the newer one says it of its certificates.
fn of_reacs(
    [old, new]: [&Reac; 2],
    re: Option<&Re>,
    output: Output,
    colour: report::Colour,
    voice: &Voice,
) -> anyhow::Result<String> {
    let mut diff = reac_diff::diff(old, new);
    diff.correspondances = re.map(|re| reac_diff::correspondances(&diff, re)).unwrap_or_default();
    Ok(match output {
        Output::Human => {
            let plain = colour == report::Colour::Plain;
            render::human(&diff, voice.locale, if plain { Colour::Plain } else { Colour::Ansi })
        }
        Output::Json => render::json(&diff)?,
        Output::Markdown => render::markdown(&diff, voice.locale),
        Output::Html => render::html(&diff, voice.locale),
    })
}

/// The documents of an input, whatever form it has.
fn load(input: &Input, options: &reac::Options, patches: &Patches) -> Result<Documents, Diagnostic> {
    on_bytes(input, |bytes| patches.of(bytes).decided(documents(bytes, options)?))
}
