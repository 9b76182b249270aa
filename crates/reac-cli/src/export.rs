//! `reac export`: documents in the formats of other tools.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use reac::Severity;
use reac_export::{
    Base, CaseVersion, Criteria, Csv, Depth, Document, FORMATS, Fichier, Format, Options, Usage,
};

use crate::args::ReaderArgs;
use crate::exit::Exit;
use crate::halves::{self, Entry};
use crate::inputs::{self, Input};
use crate::names;
use crate::outputs;
use crate::patches::{PatchArgs, Patches};
use crate::read::{self, on_bytes};
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac export --to moodle reac.pdf -o reac.csv           one framework, to import as it is
  reac export --to moodle a.pdf b.pdf -o moodle          one file a title
  reac export --to case --case-version 1.0 --rubric reac.json -o case.json
  reac export --to csv --table criteres reac.pdf         one table on the standard output
  reac export --to grille --usage positionnement reac.pdf -o grille.xlsx
  reac export --to moodle reac.pdf re.pdf -o reac.csv    each competence with how it is judged

IN are PDFs, texts, or canonical JSON as `reac extract` writes it; a folder is one of PDFs and
texts, or else of JSON. Pages are known where IN is a PDF or a text. A référentiel d'évaluation goes
to md, html, docx, xlsx, csv, tsv and grille, where it is the grid of its jury; in one file with
its REAC it stands behind it. To moodle and case, a REAC and a RE of one titre go together, in one
file or two.
Moodle imports one framework at a time: several titles are several files.
OUT is a folder where there are several files to write, or where it is one already.
Exit status: 0 all exported; 1 a document was refused; 2 the command line is at fault.";

/// `reac export`.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// Files, folders, patterns, or - for the standard input
    #[arg(value_name = "IN", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The format
    #[arg(long, value_parser = format())]
    pub(crate) to: Format,
    /// File or folder to write [default: the standard output]
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// Of moodle, case, skos and turtle: what has a place of its own; the rest stands in descriptions
    /// [default: criteres for moodle, else savoirs]
    #[arg(long, value_enum)]
    pub(crate) depth: Option<DepthArg>,
    /// Of case: which version of it [default: 1.1]
    #[arg(long, value_enum)]
    pub(crate) case_version: Option<CaseVersionArg>,
    /// Of case: criteria as rubrics instead of items
    #[arg(long)]
    pub(crate) rubric: bool,
    /// Of case, skos and turtle: the address that ids are put behind [default: urn:uuid]
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
    /// Of grille, grille-html and grille-docx: what the grid is for [default: ecf]
    #[arg(long, value_enum)]
    pub(crate) usage: Option<UsageArg>,
    /// Of csv, tsv, parquet and arrow: this table only
    #[arg(long, value_parser = tables())]
    pub(crate) table: Option<String>,
    /// Of csv: semicolons and a byte order mark, as Excel in French opens it by a double click
    #[arg(long)]
    pub(crate) excel: bool,
    /// Of jsonl: most characters of a record; a longer item stands alone, whole [default: 1500]
    #[arg(long, value_name = "N")]
    pub(crate) record_size: Option<usize>,
    /// What reviews decided
    #[command(flatten)]
    pub(crate) patches: PatchArgs,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
}

/// The tables of both documents.
fn tables() -> PossibleValuesParser {
    PossibleValuesParser::new(reac_export::TABLES.into_iter().chain(reac_export::TABLES_RE))
}

/// The library's formats, by the names it gives them.
fn format() -> impl TypedValueParser<Value = Format> {
    let names = FORMATS.map(|listed| PossibleValue::new(listed.name).help(listed.about));
    PossibleValuesParser::new(names).try_map(|name| Format::named(&name).ok_or("unknown format"))
}

/// What has a place of its own in a hierarchy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DepthArg {
    /// Activities and competences
    Competences,
    /// Criteria too
    Criteres,
    /// Savoirs and savoir-faire too
    Savoirs,
}

/// Version of CASE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CaseVersionArg {
    /// 1.0
    #[value(name = "1.0")]
    V1_0,
    /// 1.1
    #[value(name = "1.1")]
    V1_1,
}

/// What a grid is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum UsageArg {
    /// Évaluation en cours de formation: criteria
    Ecf,
    /// Positioning: savoirs and savoir-faire too
    Positionnement,
}

/// What is exported where nothing else is asked for.
pub(crate) fn defaults(format: Format, locale: reac::Locale) -> Options {
    Options::usual(format, locale)
}

fn options(args: &ExportArgs, locale: reac::Locale) -> Options {
    let defaults = defaults(args.to, locale);
    Options {
        depth: args.depth.map_or(defaults.depth, |depth| match depth {
            DepthArg::Competences => Depth::Competences,
            DepthArg::Criteres => Depth::Criteres,
            DepthArg::Savoirs => Depth::Savoirs,
        }),
        case_version: args.case_version.map_or(defaults.case_version, |version| match version {
            CaseVersionArg::V1_0 => CaseVersion::V1_0,
            CaseVersionArg::V1_1 => CaseVersion::V1_1,
        }),
        criteria: if args.rubric { Criteria::Rubric } else { Criteria::Items },
        base: args.base.clone().map_or(Base::Uuid, Base::Iri),
        usage: args.usage.map_or(defaults.usage, |usage| match usage {
            UsageArg::Ecf => Usage::Ecf,
            UsageArg::Positionnement => Usage::Positionnement,
        }),
        record: args.record_size.unwrap_or(defaults.record),
        csv: if args.excel { Csv::Excel } else { Csv::Rfc4180 },
        ..defaults
    }
}

/// An option that concerns some formats only: its name, whether it was given, and which.
type Concern = (&'static str, fn(&ExportArgs) -> bool, &'static [Format]);

const CONCERNS: &[Concern] = &[
    ("--depth", |args| args.depth.is_some(), &[Format::Moodle, Format::Case, Format::Skos, Format::Turtle]),
    ("--case-version", |args| args.case_version.is_some(), &[Format::Case]),
    ("--rubric", |args| args.rubric, &[Format::Case]),
    ("--base", |args| args.base.is_some(), &[Format::Case, Format::Skos, Format::Turtle]),
    ("--usage", |args| args.usage.is_some(), &[Format::Grille, Format::GrilleHtml, Format::GrilleDocx]),
    ("--table", |args| args.table.is_some(), &[Format::Csv, Format::Tsv, Format::Parquet, Format::Arrow]),
    ("--excel", |args| args.excel, &[Format::Csv]),
    ("--record-size", |args| args.record_size.is_some(), &[Format::Jsonl]),
];

/// An option that the format has no use for is an error: passed over, it would be thought to have worked.
fn refuse_misplaced(args: &ExportArgs, voice: &Voice) -> anyhow::Result<()> {
    let misplaced = CONCERNS.iter().find(|(_, given, formats)| given(args) && !formats.contains(&args.to));
    let Some((option, _, formats)) = misplaced else { return Ok(()) };
    let names: Vec<&str> =
        FORMATS.iter().filter(|listed| formats.contains(&listed.format)).map(|listed| listed.name).collect();
    let names = names.join(", ");
    match voice.locale {
        reac::Locale::Fr => bail!("{option} ne vaut que pour : {names}"),
        reac::Locale::En => bail!("{option} is for these formats only: {names}"),
    }
}

/// Where results go.
enum Out<'a> {
    Stdout,
    File(&'a Path),
    Folder(&'a Path),
}

/// Exports every input.
pub(crate) fn run(args: &ExportArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let format = args.to;
    let options = options(args, voice.results);
    let reader = args.reader.options(reac::Level::Repair, voice.locale);
    refuse_misplaced(args, voice)?;
    let patches = Patches::read(&args.patches, voice)?;
    if let Err(error) = options.base.address("reac") {
        bail!("--base: {}", error.message(voice.locale));
    }
    let several = format.is_of_tables() && args.table.is_none();
    let read =
        |input: &Input| on_bytes(input, |bytes| patches.of(bytes).decided(read::documents(bytes, &reader)?));
    let entries = inputs::expand_read(&args.inputs);
    // Where a référentiel d'évaluation alone makes nothing, it goes with the REAC of its titre.
    let entries: Vec<Entry> = if matches!(format, Format::Moodle | Format::Case) {
        halves::join(entries, read, |input, reac| {
            on_bytes(input, |bytes| {
                let known = (&reac.reac, reac.diagnostics.as_slice());
                Ok(reac::read_re_beside(bytes, known, &reader).map_err(|refusal| refusal.0)?.into())
            })
        })
    } else {
        entries.into_iter().map(|entry| entry.map(|input| (input, None))).collect()
    };
    let out = out(args, if several { Files::Several } else { Files::of(entries.len()) }, voice)?;
    if let Out::Folder(folder) = out {
        outputs::check(folder).with_context(|| voice.cannot_write(folder))?;
    }
    let documents: Vec<_> = entries.iter().filter_map(|entry| Some(entry.as_ref().ok()?.0.clone())).collect();
    if let Out::File(path) = out {
        ensure!(!outputs::is_an_input(path, &documents), "{}", voice.would_overwrite(path));
    }
    let plan = |folder: &Path| names::plan(&documents, folder, format.ending());
    let mut targets = if let Out::Folder(folder) = out { plan(folder) } else { Vec::new() }.into_iter();
    let mut failed = false;
    let mut ids = HashSet::new();
    for entry in entries {
        let (name, made) = match entry {
            Err(fault) => {
                voice.finding(&fault.name, &fault.diagnostic);
                failed = true;
                continue;
            }
            Ok((input, made)) => (input.name.clone(), made.unwrap_or_else(|| read(&input))),
        };
        let target = targets.next();
        let made = match made {
            Ok(made) => made,
            Err(diagnostic) => {
                voice.finding(&name, &diagnostic);
                failed = true;
                continue;
            }
        };
        say(&name, &made, &mut ids, voice);
        let files = match exported(&made, format, &options) {
            Ok(files) => files,
            Err(error) => {
                voice.refused(&name, &error.message(voice.locale));
                failed = true;
                continue;
            }
        };
        let table = args.table.as_deref();
        if let Some(table) = table.filter(|table| !files.iter().any(|file| file.is_of(table))) {
            voice.refused(&name, &no_table(table, voice.locale));
            failed = true;
        }
        write(files, table, &out, target.as_deref(), voice)?;
    }
    failed |= patches.say_unused(voice) > 0;
    Ok(if failed { Exit::SomeFailed } else { Exit::AllRead })
}

fn exported_before(name: &str, base: &str, locale: reac::Locale) -> String {
    match locale {
        reac::Locale::Fr => format!("{name} : {base} a déjà été exporté ; les identifiants sont les mêmes"),
        reac::Locale::En => format!("{name}: {base} was exported before; the ids are the same"),
    }
}

/// How many files there are to write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Files {
    One,
    Several,
}

impl Files {
    fn of(inputs: usize) -> Self {
        if inputs > 1 { Self::Several } else { Self::One }
    }
}

/// Warnings of the reading, and that ids come again.
fn say(name: &str, made: &read::Documents, ids: &mut HashSet<String>, voice: &Voice) {
    let found = made.reac.iter().flat_map(|made| &made.diagnostics);
    let found = found.chain(made.re.iter().flat_map(|made| &made.diagnostics));
    for found in found.filter(|found| found.severity() >= Severity::Warning) {
        voice.finding(name, found);
    }
    if let Some(reac) = &made.reac
        && let Ok(identite) = reac_export::Identite::of(&reac.reac)
        && !ids.insert(identite.base.clone())
    {
        voice.note(&exported_before(name, &identite.base, voice.locale));
    }
}

/// A table of the other half.
fn no_table(table: &str, locale: reac::Locale) -> String {
    match locale {
        reac::Locale::Fr => format!("ce document n'a pas de table {table}"),
        reac::Locale::En => format!("this document has no table {table}"),
    }
}

/// The REAC, its référentiel d'évaluation, or both, where the format holds both.
fn exported(
    made: &read::Documents,
    format: Format,
    options: &Options,
) -> Result<Vec<Fichier>, reac_export::Error> {
    let reac = made.reac.as_ref();
    let reac = reac.map(|made| Document { reac: &made.reac, provenance: made.provenance.as_ref() });
    match (reac, &made.re) {
        (Some(document), Some(re)) => reac_export::export_both(document, &re.re, format, options),
        (Some(document), None) => reac_export::export(document, format, options),
        (None, Some(re)) => reac_export::export_re(&re.re, format, options),
        (None, None) => Ok(Vec::new()),
    }
}

fn out<'a>(args: &'a ExportArgs, files: Files, voice: &Voice) -> anyhow::Result<Out<'a>> {
    let several = files == Files::Several;
    Ok(match &args.output {
        Some(path) if several || path.is_dir() => {
            let is_file = path.is_file() || outputs::names_a_file(path);
            ensure!(!is_file, "{}: {}", path.display(), voice.folder_wanted());
            Out::Folder(path)
        }
        Some(path) if path != Path::new("-") => Out::File(path),
        _ if several && args.to.is_of_tables() && args.table.is_none() => {
            bail!(voice.pick(
                "il y a plusieurs fichiers à écrire : indiquez un dossier avec -o, ou une seule --table",
                "there are several files to write: name a folder with -o, or one --table"
            ).to_owned())
        }
        _ if several => bail!(voice.folder_wanted()),
        _ => Out::Stdout,
    })
}

fn write(
    files: Vec<Fichier>,
    table: Option<&str>,
    out: &Out<'_>,
    target: Option<&Path>,
    voice: &Voice,
) -> anyhow::Result<()> {
    let several = files.len() > 1;
    for file in files.into_iter().filter(|file| table.is_none_or(|table| file.is_of(table))) {
        let path = match (out, target) {
            (Out::File(path), _) => path.to_path_buf(),
            (Out::Folder(_), Some(target)) if several => target.with_extension(&file.ending),
            (Out::Folder(_), Some(target)) => target.to_owned(),
            _ => {
                io::stdout().lock().write_all(&file.bytes)?;
                continue;
            }
        };
        outputs::write_whole(&path, &file.bytes).with_context(|| voice.cannot_write(&path))?;
    }
    Ok(())
}
