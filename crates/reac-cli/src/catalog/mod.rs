//! `reac catalog`: every document below a folder, by code and millésime; duplicates and superseded versions named.

mod alike;
pub(crate) mod base;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::{Args, ValueEnum};
use reac::Locale;
use reac_check::policy::Policy;
use reac_check::report::{Identity, Judged, State};
use reac_diagnostic::{Severity, shown};
use reac_model::Verdict;
use serde::Serialize;

use crate::args::ReaderArgs;
use crate::clock::today;
use crate::columns::aligned;
use crate::exit::Exit;
use crate::in_order::{cores, in_order};
use crate::inputs::{self, Fault, Input};
use crate::patches::{PatchArgs, Patches};
use crate::printed::PrintArgs;
use crate::read::{self, Document, DocumentRe, on_bytes};
use crate::verdicts::word;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac catalog downloads                             a line a document, in the terminal
  reac catalog downloads --format csv -o reacs.csv   for a spreadsheet; also json
  reac catalog downloads --to sqlite reacs.sqlite    a database that `reac search` asks
  reac catalog downloads --alike --format html -o voisines.html    which competences titres share

Exit status: 0 every document was read; 1 some were refused; 2 the command line is at fault.";

/// `reac catalog`.
#[derive(Debug, Args)]
pub(crate) struct CatalogArgs {
    /// Folders, files or patterns
    #[arg(value_name = "DIR", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// What is printed, and where
    #[command(flatten)]
    pub(crate) print: PrintArgs<Output>,
    /// Instead of a list, a database of the documents, `sqlite FILE`: made, or brought up to date by what is new or
    /// changed; `reac search` asks it
    #[arg(long, num_args = 2, value_names = ["FORMAT", "FILE"], conflicts_with_all = ["format", "output"])]
    pub(crate) to: Option<Vec<String>>,
    /// Instead of a list, which competences of other titres are near each one, by the likeness of `reac diff`, from SCORE
    /// on; of each titre the last version
    #[arg(long, value_name = "SCORE", num_args = 0..=1, require_equals = true, default_missing_value = "0.4", value_parser = likeness, conflicts_with = "to")]
    pub(crate) alike: Option<f64>,
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
    /// A table [the default]
    #[default]
    Human,
    /// reac-catalog/2
    Json,
    /// A row a document, RFC 4180
    Csv,
    /// Of --alike: a matrix, as a page
    Html,
}

/// A likeness that says something.
fn likeness(text: &str) -> Result<f64, String> {
    let number = text.replace(',', ".").parse().ok().filter(|number| (0.1..=1.0).contains(number));
    number.ok_or_else(|| "0.1 … 1".to_owned())
}

/// One document.
#[derive(Debug, Clone, Default, Serialize)]
struct Row {
    #[serde(rename = "entree")]
    file: String,
    code_titre: Option<String>,
    sigle: Option<String>,
    millesime: Option<String>,
    /// As its footer prints it: REAC, RE, RC…
    type_document: Option<String>,
    /// Of a référentiel d'évaluation, the date of its Journal officiel.
    date_validation: Option<String>,
    date_mise_a_jour: Option<String>,
    niveau: Option<String>,
    niveau_europeen: Option<u8>,
    intitule: Option<String>,
    #[serde(rename = "statut")]
    state: &'static str,
    #[serde(rename = "avertissements")]
    warnings: usize,
    /// How far its reading may be relied on.
    verdict: Option<Verdict>,
    /// The file with the same content that stands before it.
    #[serde(rename = "double_de")]
    duplicate_of: Option<String>,
    /// The file that holds a later version.
    #[serde(rename = "remplace_par")]
    superseded_by: Option<String>,
    /// Why it was not read.
    #[serde(rename = "refus")]
    refused: Option<String>,
    #[serde(skip)]
    content: String,
}

#[derive(Serialize)]
struct Catalog<'r> {
    schema: &'static str,
    documents: &'r [Row],
}

/// Lists all documents.
pub(crate) fn run(args: &CatalogArgs, voice: &Voice) -> anyhow::Result<Exit> {
    if let Some([format, file]) = args.to.as_deref() {
        let only = voice.pick("seul sqlite est connu", "sqlite is the only one");
        ensure!(format == "sqlite", "--to: {only} ({format})");
        return base::run(args, Path::new(file), voice);
    }
    let options = args.reader.options(reac::Level::Repair, voice.locale);
    let rules = reac_check::Options { today: Some(today()) };
    let tasks = inputs::expand_read(&args.inputs);
    let patches = Patches::read(&args.patches, voice)?;
    let (output, mut printer) = args.print.open(tasks.iter().flatten(), voice)?;
    let only = voice.pick("--format html demande --alike", "--format html wants --alike");
    ensure!(output != Output::Html || args.alike.is_some(), "{only}");
    let jobs = cores();
    let progress = voice.progress(tasks.len());
    let mut rows = Vec::new();
    in_order(
        &tasks,
        jobs,
        |task| of_file(task, &options, &rules, &patches),
        |_, of_file| {
            progress.step(of_file.first().map_or("", |row| &row.file));
            rows.extend(of_file);
            ControlFlow::Continue(())
        },
    )
    .context(voice.no_thread())?;
    progress.finish();
    relate(&mut rows);
    // What was refused has no code and comes last.
    rows.sort_by(|a, b| key(a).cmp(&key(b)));
    let text = match (args.alike, output) {
        (Some(seuil), output) => alike::text(&rows, seuil, output, voice.locale)?,
        (None, Output::Json) => {
            serde_json::to_string_pretty(&Catalog { schema: "reac-catalog/2", documents: &rows })? + "\n"
        }
        (None, Output::Csv) => csv(&rows)?,
        (None, Output::Human | Output::Html) => human(&rows, voice.locale, printer.width()),
    };
    if args.alike.is_some() {
        for row in rows.iter().filter(|row| row.refused.is_some()) {
            voice.refused(&row.file, row.refused.as_deref().unwrap_or_default());
        }
    }
    printer.print(&text)?;
    printer.close(voice)?;
    Ok(if rows.iter().any(|row| row.refused.is_some()) { Exit::SomeFailed } else { Exit::AllRead })
}

type Key<'r> = (bool, Option<&'r str>, (Option<&'r str>, Option<&'r str>, Option<&'r str>), &'r str);

fn key(row: &Row) -> Key<'_> {
    (row.code_titre.is_none(), row.code_titre.as_deref(), version(row), &row.file)
}

/// What orders the versions of one titre.
fn version(row: &Row) -> (Option<&str>, Option<&str>, Option<&str>) {
    (row.millesime.as_deref(), row.date_validation.as_deref(), row.date_mise_a_jour.as_deref())
}

/// A row for each document of a file.
fn of_file(
    task: &Result<Input, Fault>,
    options: &reac::Options,
    rules: &reac_check::Options,
    patches: &Patches,
) -> Vec<Row> {
    let input = match task {
        Ok(input) => input,
        Err(fault) => return vec![refused(&fault.name, &fault.diagnostic, options.locale)],
    };
    let read = on_bytes(input, |bytes| patches.of(bytes).decided(read::checked(bytes, options, rules)?));
    match read {
        Ok(documents) => {
            let reac = documents.reac.map(|reading| of_reac(&input.name, reading));
            reac.into_iter().chain(documents.re.map(|reading| of_re(&input.name, reading))).collect()
        }
        Err(why) => vec![refused(&input.name, &why, options.locale)],
    }
}

/// The row of what was not read.
fn refused(file: &str, why: &reac::Diagnostic, locale: Locale) -> Row {
    Row {
        file: file.to_owned(),
        state: State::Refused.as_str(),
        refused: Some(format!("{} {}", why.code.id(), why.message(locale))),
        ..Row::default()
    }
}

/// What was found, as a row says it.
fn judged(file: &str, found: Vec<reac::Diagnostic>, content: String) -> Row {
    let judged = Judged::read(file.to_owned(), Identity::default(), found, &Policy::default());
    Row {
        file: file.to_owned(),
        state: judged.state.as_str(),
        warnings: judged.findings.iter().filter(|found| found.severity() == Severity::Warning).count(),
        content,
        ..Row::default()
    }
}

fn of_reac(file: &str, reading: Document) -> Row {
    let mut reac = reading.reac;
    let verdict = reac.extraction.take().map(|report| report.verdict);
    let content = serde_json::to_string(&reac).unwrap_or_default();
    Row {
        code_titre: reac.document.code_titre,
        sigle: reac.document.sigle,
        millesime: reac.document.millesime,
        type_document: reac.document.type_document,
        date_validation: reac.document.date_validation,
        date_mise_a_jour: reac.document.date_mise_a_jour,
        niveau: reac.titre.niveau.or(reac.emploi_type.niveau),
        niveau_europeen: reac.titre.niveau_europeen,
        intitule: reac.titre.intitule.or(reac.emploi_type.intitule),
        verdict,
        ..judged(file, reading.diagnostics, content)
    }
}

fn of_re(file: &str, reading: DocumentRe) -> Row {
    let mut re = reading.re;
    re.extraction = None;
    let content = serde_json::to_string(&re).unwrap_or_default();
    Row {
        code_titre: re.document.code_titre,
        sigle: re.document.sigle,
        millesime: re.document.millesime,
        type_document: re.document.type_document,
        date_validation: re.document.date_jo,
        date_mise_a_jour: re.document.date_mise_a_jour,
        niveau: re.titre.niveau.or(re.references.niveau),
        niveau_europeen: re.titre.niveau_europeen,
        intitule: re.titre.intitule,
        ..judged(file, reading.diagnostics, content)
    }
}

/// The versions of one titre's one half: its code, and whether it is the REAC.
fn series(row: &Row) -> Option<(String, bool)> {
    let is_reac = row.type_document.as_deref().is_none_or(|kind| kind.to_uppercase().starts_with("REA"));
    Some((row.code_titre.clone()?, is_reac))
}

/// Names duplicates, and of each titre the versions that a later one supersedes.
fn relate(rows: &mut [Row]) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut latest: BTreeMap<(String, bool), Row> = BTreeMap::new();
    for row in rows.iter_mut().filter(|row| row.refused.is_none()) {
        match first.get(&row.content) {
            Some(file) => row.duplicate_of = Some(file.clone()),
            None => {
                first.insert(row.content.clone(), row.file.clone());
            }
        }
        let Some(code) = series(row) else { continue };
        match latest.get(&code) {
            Some(known) if version(known) >= version(row) => {}
            _ => {
                latest.insert(code, row.clone());
            }
        }
    }
    for row in rows.iter_mut() {
        let newest = series(row).and_then(|code| latest.get(&code));
        row.superseded_by =
            newest.filter(|newest| version(newest) > version(row)).map(|newest| newest.file.clone());
    }
}

const COLUMNS: [&str; 15] = [
    "entree",
    "code_titre",
    "sigle",
    "millesime",
    "type_document",
    "date_validation",
    "date_mise_a_jour",
    "niveau",
    "intitule",
    "statut",
    "avertissements",
    "verdict",
    "double_de",
    "remplace_par",
    "refus",
];

fn cells(row: &Row) -> [String; 15] {
    let some = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        row.file.clone(),
        some(&row.code_titre),
        some(&row.sigle),
        some(&row.millesime),
        some(&row.type_document),
        some(&row.date_validation),
        some(&row.date_mise_a_jour),
        some(&row.niveau),
        some(&row.intitule),
        row.state.to_owned(),
        row.warnings.to_string(),
        row.verdict.map_or("", Verdict::as_str).to_owned(),
        some(&row.duplicate_of),
        some(&row.superseded_by),
        some(&row.refused),
    ]
}

fn csv(rows: &[Row]) -> anyhow::Result<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS)?;
    for row in rows {
        out.write_record(cells(row))?;
    }
    Ok(String::from_utf8(out.into_inner()?)?)
}

/// A row a document, within `width` columns where that is known; what is to be said of one stands below it.
fn human(rows: &[Row], locale: Locale, width: Option<usize>) -> String {
    let heads = match locale {
        Locale::Fr => "code sigle mill. type validation niv. avert. verdict fichier",
        Locale::En => "code sigle mill. type validated lev. warn. verdict file",
    };
    let mut table: Vec<Vec<String>> = vec![heads.split(' ').map(str::to_owned).collect()];
    table.extend(rows.iter().map(|row| line(row, locale)));
    let notes = std::iter::once(None).chain(rows.iter().map(|row| note(row, locale)));
    let mut out = String::new();
    for (row, note) in aligned(&table, width).into_iter().zip(notes) {
        out.push_str(&format!("{row}\n"));
        if let Some(note) = note {
            out.push_str(&format!("  {}\n", shown(&note)));
        }
    }
    out
}

fn note(row: &Row, locale: Locale) -> Option<String> {
    let of = |file: &String, fr, en| Some(format!("{} {file}", if locale == Locale::Fr { fr } else { en }));
    match (&row.duplicate_of, &row.superseded_by, &row.refused) {
        (Some(file), ..) => of(file, "double de", "duplicate of"),
        (_, Some(file), _) => of(file, "remplacé par", "superseded by"),
        (.., why) => why.clone(),
    }
}

fn line(row: &Row, locale: Locale) -> Vec<String> {
    let some = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    // "Niveau" goes without saying.
    let level = some(&row.niveau).split_whitespace().last().unwrap_or("-").to_owned();
    let verdict = match row.state {
        "failed" => State::Failed.word(locale),
        "refused" => State::Refused.word(locale),
        _ => row.verdict.map_or("-", |verdict| word(verdict, locale)),
    };
    vec![
        some(&row.code_titre),
        some(&row.sigle),
        some(&row.millesime),
        some(&row.type_document),
        some(&row.date_validation),
        level,
        row.warnings.to_string(),
        verdict.to_owned(),
        shown(&row.file).into_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(file: &str, millesime: &str, content: &str) -> Row {
        let some = |text: &str| Some(text.to_owned());
        Row {
            file: file.into(),
            code_titre: some("TP-1"),
            millesime: some(millesime),
            content: content.into(),
            state: "passed",
            ..Row::default()
        }
    }

    #[test]
    fn duplicates_and_superseded_versions_are_named() {
        let mut rows = vec![row("a", "02", "x"), row("b", "03", "y"), row("c", "03", "y")];
        relate(&mut rows);
        assert_eq!(rows[0].superseded_by.as_deref(), Some("b"));
        assert_eq!(rows[2].duplicate_of.as_deref(), Some("b"));
        assert_eq!((&rows[1].superseded_by, &rows[2].superseded_by), (&None, &None));
    }

    #[test]
    fn one_half_of_a_titre_does_not_supersede_the_other() {
        let re = Row { type_document: Some("RE".into()), ..row("b", "03", "y") };
        let mut rows = vec![row("a", "02", "x"), re];
        relate(&mut rows);
        assert_eq!((&rows[0].superseded_by, &rows[1].superseded_by), (&None, &None));
    }

    #[test]
    fn the_csv_has_a_row_a_document() {
        let text = csv(&[row("a,\"b\"", "02", "x")]).unwrap();
        assert!(text.starts_with("entree,code_titre,") && text.contains("\"a,\"\"b\"\"\",TP-1"), "{text}");
    }

    #[test]
    fn the_table_fits_its_width_and_tells_what_is_to_be_said_below() {
        let mut rows = vec![row(&"dossier/".repeat(20), "02", "x"), row("b.pdf", "03", "y")];
        rows[0].superseded_by = Some("b.pdf".into());
        let text = human(&rows, Locale::Fr, Some(100));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4, "{text}");
        assert!(lines.iter().all(|line| line.chars().count() <= 100), "{text}");
        assert!(lines[1].ends_with("dossier/") && lines[1].contains('…'), "{text}");
        assert_eq!(lines[2], "  remplacé par b.pdf");
        assert!(human(&rows, Locale::En, None).contains(&"dossier/".repeat(20)));
    }
}
