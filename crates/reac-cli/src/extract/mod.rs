//! `reac extract`: documents in, JSON out.

mod args;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context;
use reac::{Code, Diagnostic, Severity};
use reac_model::Verdict;
use serde_json::json;

use crate::args::{LevelArg, RequireArg};
use crate::columns::aligned;
use crate::engine::{self, Beside, Counts, FormArg, Reader, Setup};
use crate::exit::Exit;
use crate::in_order::{cores, in_order_with};
use crate::inputs::{self, Fault, Input};
use crate::names::Earlier;
use crate::outputs;
use crate::patches::Patches;
use crate::tasks::{self, Task};
use crate::verdicts::{Verdicts, word};
use crate::voice::Voice;
use args::Format;
pub(crate) use args::{EXAMPLES, ExtractArgs};

/// What became of one input.
struct Done {
    diagnostics: Vec<Diagnostic>,
    /// What is still to be printed; None where it was written to its file, or there is none.
    json: Option<String>,
    /// The second document of the same file, as the first.
    beside: Option<Beside>,
    verdict: Option<Verdict>,
    counts: Counts,
    failed: bool,
}

/// How much is said of each document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Each finding.
    Findings,
    /// Errors, and one line where the document asks for a look.
    OneLine,
}

/// So many documents that were read are listed in a table at the end; more than that are a batch.
const LISTED: usize = 40;

pub(crate) fn run(args: &ExtractArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    anyhow::ensure!(
        output.is_some() || !args.provenance,
        "{}",
        voice.pick(
            "--provenance écrit un second fichier à côté du JSON : indiquez un dossier avec -o",
            "--provenance writes a second file beside the JSON: name a folder with -o"
        )
    );
    let arguments = arguments(args, voice)?;
    let single = args.files_from.is_none() && inputs::are_single(&arguments);
    let usual = || if single || output.is_some() { Format::Json } else { Format::Jsonl };
    let named = output.is_some_and(is_of_lines).then_some(Format::Jsonl);
    let format = args.format.or(named).unwrap_or_else(usual);
    let setup = setup(args, format, voice);
    let patches = Patches::read(&args.patches, voice)?;
    let entries = inputs::expand(&arguments);
    let tasks = aimed(args, entries, Target { output, format, single }, voice)?;
    let jobs = args.jobs.unwrap_or_else(cores);
    let reader = || if tasks.len() > 1 { Reader::worker(&setup) } else { Reader::Here(&setup) };

    let progress = voice.progress(tasks.len());
    let mut sum = Sum::new(args.require, voice.locale);
    let mut broken = None;
    let detail = if args.verbose || tasks.len() < 2 { Detail::Findings } else { Detail::OneLine };
    in_order_with(
        &tasks,
        jobs,
        reader,
        |reader, task| {
            let name = (tasks.len() > 1).then(|| tasks::name(task));
            let mut page = |page, pages| progress.aside(|| voice.page(name, page, pages));
            carry_out(reader, task, &setup, &patches, &mut page)
        },
        |task, done| {
            sum.add(tasks::name(task), &done);
            let printed = progress.aside(|| tell(task, &done, voice, format, detail));
            progress.step(tasks::name(task));
            match printed {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    broken = Some(error);
                    ControlFlow::Break(())
                }
            }
        },
    )
    .context(voice.no_thread())?;
    progress.finish();
    sum.failed += patches.say_unused(voice);
    if let Some(error) = broken {
        return Err(error.into());
    }
    Ok(sum.close(tasks.len(), voice))
}

/// A name that lines have.
fn is_of_lines(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl"))
}

/// What became of all inputs.
struct Sum {
    failed: usize,
    verdicts: Verdicts,
    /// A head, and a row a document that was read, as far as they are listed.
    table: Vec<Vec<String>>,
    locale: reac::Locale,
}

impl Sum {
    fn new(require: Option<RequireArg>, locale: reac::Locale) -> Self {
        Self { failed: 0, verdicts: Verdicts::new(require), table: vec![head(locale)], locale }
    }

    fn add(&mut self, name: &str, done: &Done) {
        self.failed += usize::from(done.failed);
        self.verdicts.add(done.verdict);
        if let Some(verdict) = done.verdict.filter(|_| self.table.len() <= LISTED + 1) {
            self.table.push(row(name, verdict, done.counts, self.locale));
        }
    }

    fn close(&self, total: usize, voice: &Voice) -> Exit {
        if total > 1 && (2..=LISTED + 1).contains(&self.table.len()) {
            aligned(&self.table, voice.width()).iter().for_each(|line| voice.note(line));
        }
        if total > 1 {
            voice.summary(total, self.failed, &self.verdicts);
        } else if let Some(verdict) = self.verdicts.worst() {
            voice.verdict(verdict);
        }
        if self.failed == 0 && self.verdicts.suffice() { Exit::AllRead } else { Exit::SomeFailed }
    }
}

/// Where results go.
struct Target<'t> {
    output: Option<&'t Path>,
    format: Format,
    /// One input is named, and no folder.
    single: bool,
}

/// Each input with the file that its result goes to.
fn aimed(
    args: &ExtractArgs,
    entries: Vec<Result<Input, Fault>>,
    target: Target<'_>,
    voice: &Voice,
) -> anyhow::Result<Vec<Task<Option<PathBuf>>>> {
    let Target { output, format, single } = target;
    let extension = match format {
        Format::Json => "json",
        Format::Jsonl => "jsonl",
    };
    Ok(match output {
        None => entries.into_iter().map(|entry| Ok((entry?, None))).collect(),
        Some(file) if outputs::names_a_file(file) => {
            anyhow::ensure!(single, "{}: {}", file.display(), voice.folder_wanted());
            let read = entries.iter().flatten();
            let taken = outputs::is_an_input(file, read)
                || args.patches.files.iter().any(|patch| outputs::are_one(patch, file));
            anyhow::ensure!(!taken, "{}", voice.would_overwrite(file));
            let folder = outputs::folder_of(file);
            outputs::check(folder).with_context(|| voice.cannot_write(folder))?;
            entries.into_iter().map(|entry| Ok((entry?, Some(file.to_owned())))).collect()
        }
        Some(folder) => {
            let aimed = tasks::aim(entries, &Earlier::new(), folder, extension, voice)?.into_iter();
            aimed.map(|task| task.map(|(input, target)| (input, Some(target)))).collect()
        }
    })
}

fn setup(args: &ExtractArgs, format: Format, voice: &Voice) -> Setup {
    let level = if args.verbatim { LevelArg::Verbatim } else { args.level };
    let form = match format {
        _ if args.canonical => FormArg::Canonical,
        Format::Json => FormArg::Pretty,
        Format::Jsonl => FormArg::Line,
    };
    let setup = Setup::new(&args.reader, level, &args.limits, voice.locale);
    let wanted = args.kind.into();
    Setup { form, wanted, report: !args.no_report, provenance: args.provenance, ocr: args.ocr, ..setup }
}

/// What was typed, or the standard input where nothing was and something can come from there.
fn arguments(args: &ExtractArgs, voice: &Voice) -> anyhow::Result<Vec<PathBuf>> {
    let mut arguments = args.inputs.clone();
    if let Some(list) = &args.files_from {
        arguments.extend(inputs::listed(list).with_context(|| voice.cannot_read(list))?);
        return Ok(arguments);
    }
    if !arguments.is_empty() {
        return Ok(arguments);
    }
    anyhow::ensure!(
        !io::stdin().is_terminal(),
        "{}",
        voice.pick(
            "rien à lire ; indiquez un fichier, un dossier ou un motif (voir reac extract --help)",
            "nothing to read; name a file, a folder or a pattern (see reac extract --help)"
        )
    );
    Ok(vec!["-".into()])
}

fn carry_out(
    reader: &mut Reader<'_>,
    task: &Task<Option<PathBuf>>,
    setup: &Setup,
    patches: &Patches,
    page: &mut dyn FnMut(u32, u32),
) -> Done {
    let failure = |diagnostic| Done {
        diagnostics: vec![diagnostic],
        json: None,
        beside: None,
        verdict: None,
        counts: Counts::default(),
        failed: true,
    };
    let (input, target) = match task {
        Ok(task) => task,
        Err(fault) => return failure(fault.diagnostic.clone()),
    };
    let bytes = match engine::bytes(input, setup) {
        Ok(bytes) => bytes,
        Err(diagnostic) => return failure(diagnostic),
    };
    let own = patches.of(&bytes);
    let mut answer = reader.read(bytes, page);
    if let Err(diagnostic) = own.apply(&mut answer, setup.form) {
        return failure(diagnostic);
    }
    let (diagnostics, verdict) = (answer.diagnostics(), answer.verdict());
    // A document that was read in part only is not one to rely on.
    let cut = diagnostics.iter().any(|found| found.code == Code::LimitExceeded);
    let (Some(json), Some(target)) = (&answer.json, target) else {
        let failed = cut || answer.json.is_none();
        return Done {
            diagnostics,
            verdict,
            failed,
            counts: answer.counts,
            json: answer.json,
            beside: answer.beside,
        };
    };
    match outputs::write_results(
        target,
        json,
        answer.provenance.as_deref(),
        answer.beside.as_ref().map(Beside::parts),
    ) {
        Ok(()) => Done { diagnostics, json: None, beside: None, verdict, counts: answer.counts, failed: cut },
        Err(diagnostic) => failure(diagnostic),
    }
}

/// Findings to the standard error, then the result to the standard output.
fn tell(
    task: &Task<Option<PathBuf>>,
    done: &Done,
    voice: &Voice,
    format: Format,
    detail: Detail,
) -> io::Result<()> {
    let name = tasks::name(task);
    let told = |found: &&Diagnostic| detail == Detail::Findings || found.severity() == Severity::Error;
    for diagnostic in done.diagnostics.iter().filter(told) {
        voice.finding(name, diagnostic);
    }
    if let Some(verdict) =
        done.verdict.filter(|verdict| detail == Detail::OneLine && *verdict > Verdict::Sure)
    {
        voice.note(&format!("{name}: {}", needs_a_look(verdict, &done.diagnostics, voice.locale)));
    }
    // One result is one document.
    let second = done.beside.as_ref().filter(|_| format == Format::Jsonl);
    if let Some(left) = done.beside.as_ref().filter(|_| second.is_none()) {
        voice.finding(name, &Diagnostic::new(Code::HalfInFile, [left.kind.clone()]));
    }
    let is_file = task.as_ref().is_ok_and(|(_, target)| target.is_some());
    let is_record = done.failed && !is_file && format == Format::Jsonl;
    let refusal = is_record.then(|| refusal(name, &done.diagnostics, voice.locale));
    let Some(json) = done.json.as_ref().or(refusal.as_ref()) else { return Ok(()) };
    let mut out = io::stdout().lock();
    for json in std::iter::once(json).chain(second.map(|other| &other.json)) {
        out.write_all(json.as_bytes())?;
        if format == Format::Jsonl && !json.ends_with('\n') {
            out.write_all(b"\n")?;
        }
    }
    out.flush()
}

/// What a document asks for a look at: `needs a look: R0301 ×2, R0302`.
fn needs_a_look(verdict: Verdict, diagnostics: &[Diagnostic], locale: reac::Locale) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in diagnostics.iter().filter(|found| found.severity() >= Severity::Warning) {
        *counts.entry(found.code.id()).or_default() += 1;
    }
    let said =
        |(code, count): (&str, usize)| if count > 1 { format!("{code} ×{count}") } else { code.to_owned() };
    let said: Vec<String> = counts.into_iter().map(said).collect();
    let colon = if locale == reac::Locale::Fr { " : " } else { ": " };
    format!("{}{colon}{}", word(verdict, locale), said.join(", "))
}

fn head(locale: reac::Locale) -> Vec<String> {
    let names = match locale {
        reac::Locale::Fr => "verdict pages activités compétences critères savoirs document",
        reac::Locale::En => "verdict pages activities competences criteria savoirs document",
    };
    names.split(' ').map(str::to_owned).collect()
}

fn row(name: &str, verdict: Verdict, counts: Counts, locale: reac::Locale) -> Vec<String> {
    let Counts { pages, activites, competences, criteres, savoirs } = counts;
    let mut row = vec![word(verdict, locale).to_owned(), pages.to_string()];
    row.extend([activites, competences, criteres, savoirs].map(|count| count.to_string()));
    row.push(name.to_owned());
    row
}

/// The line of an input that gave no document, so that lines and inputs keep step.
fn refusal(name: &str, diagnostics: &[Diagnostic], locale: reac::Locale) -> String {
    let record = |found: &Diagnostic| {
        json!({
            "code": found.code.id(),
            "severite": found.severity().as_str(),
            "message": found.message(locale),
            "page": found.page,
        })
    };
    let diagnostics: Vec<_> = diagnostics.iter().map(record).collect();
    json!({ "schema": "reac-refusal/1", "entree": name, "diagnostics": diagnostics }).to_string()
}
