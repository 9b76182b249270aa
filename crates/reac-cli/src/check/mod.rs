//! `reac check`: documents read and judged, nothing written of their content.

pub(crate) mod args;
mod config;
mod halves;

use std::io::{self, Write};
use std::ops::ControlFlow;

use anyhow::Context;
use reac::Options;
use reac_check::report::{self, Judged, State};
use reac_model::Verdict;

use self::args::{CheckArgs, Output};
use self::config::Settings;
use self::halves::Half;
use crate::clock::today;
use crate::exit::Exit;
use crate::in_order::{cores, in_order};
use crate::inputs::{self, Fault, Input};
use crate::patches::Patches;
use crate::printed::Printer;
use crate::read::{self, on_bytes};
use crate::verdicts::Verdicts;
use crate::voice::Voice;

/// Names the file that a step's summary goes to.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// Checks every document that is named.
pub(crate) fn run(args: &CheckArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let settings = Settings::new(args, voice.locale)?;
    let options = args.reader.options(reac::Level::Repair, voice.locale);
    let rules = reac_check::Options { today: Some(today()) };
    let tasks = inputs::expand_read(&args.inputs);
    let (output, mut printer) = args.print.open(tasks.iter().flatten(), voice)?;
    let patches = Patches::read(&args.patches, voice)?;
    let jobs = args.jobs.unwrap_or_else(cores);
    let progress = voice.progress(tasks.len());
    let mut documents = Vec::new();
    let mut kept = Vec::new();
    // What may still be settled waits for its other half, if that is among the others.
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    let mut verdicts = Verdicts::new(args.require);
    let mut broken = None;
    in_order(
        &tasks,
        jobs,
        |task| judge(task, &options, &rules, &settings, &patches),
        |_, Done { judged, half, verdict }| {
            let waits = tasks.len() > 1 && half.as_ref().is_some_and(Half::is_doubted);
            kept.extend(half);
            if waits {
                waiting.push((documents.len(), kept.len() - 1));
                progress.step(&judged.name);
                documents.push(judged);
                return ControlFlow::Continue(());
            }
            verdicts.add(verdict);
            let shown = progress.aside(|| at_once(&judged, output, &mut printer, voice));
            progress.step(&judged.name);
            documents.push(judged);
            match shown {
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
    if let Some(error) = broken {
        return Err(error.into());
    }
    halves::settle(&mut kept);
    for (place, half) in waiting {
        let (Some(judged), Some(half)) = (documents.get_mut(place), kept.get(half)) else { continue };
        let (name, found) = (half.name().to_owned(), half.found().to_vec());
        *judged = Judged::read(name, half.identity(), found, &settings.policy(half.name()));
        verdicts.add(half.verdict());
        at_once(judged, output, &mut printer, voice)?;
    }
    for judged in halves::judge(&kept, &settings) {
        at_once(&judged, output, &mut printer, voice)?;
        documents.push(judged);
    }
    at_the_end(&documents, output, &mut printer, voice)?;
    printer.close(voice)?;
    let unused = patches.say_unused(voice);
    let well = documents.iter().all(|document| document.state == State::Passed);
    Ok(if well && unused == 0 && verdicts.suffice() { Exit::AllRead } else { Exit::SomeFailed })
}

/// What became of one file.
struct Done {
    judged: Judged,
    /// What is half of a titre is kept for its other half.
    half: Option<Half>,
    /// The worst of its documents; one that was not read has none.
    verdict: Option<Verdict>,
}

impl Done {
    fn refused(name: &str, why: reac::Diagnostic) -> Self {
        Self { judged: Judged::refused(name.to_owned(), why), half: None, verdict: None }
    }
}

/// Reads and judges one document.
fn judge(
    task: &Result<Input, Fault>,
    options: &Options,
    rules: &reac_check::Options,
    settings: &Settings,
    patches: &Patches,
) -> Done {
    let input = match task {
        Ok(input) => input,
        Err(fault) => return Done::refused(&fault.name, fault.diagnostic.clone()),
    };
    let name = input.name.clone();
    let read = on_bytes(input, |bytes| patches.of(bytes).decided(read::checked(bytes, options, rules)?));
    let documents = match read {
        Ok(documents) => documents,
        Err(why) => return Done::refused(&name, why),
    };
    let reports = [
        documents.reac.as_ref().and_then(|reading| reading.reac.extraction.as_ref()),
        documents.re.as_ref().and_then(|reading| reading.re.extraction.as_ref()),
    ];
    let verdict = reports.into_iter().flatten().map(|report| report.verdict).max();
    let identity = halves::identity(&documents);
    let found = halves::findings(&documents);
    let half = Half::of(&name, documents);
    let judged = Judged::read(name, identity, found, &settings.policy(&input.name));
    Done { judged, half, verdict }
}

/// What is shown while the next document is read.
fn at_once(judged: &Judged, output: Output, printer: &mut Printer, voice: &Voice) -> io::Result<()> {
    let text = match output {
        Output::Human => report::human(judged, voice.locale, printer.colour()),
        Output::Concise => report::concise(std::slice::from_ref(judged), voice.locale),
        Output::Jsonl => report::json_line(judged, voice.locale)?,
        Output::Json | Output::Junit | Output::Github => return Ok(()),
    };
    printer.print(&text)
}

/// What needs all documents.
fn at_the_end(
    documents: &[Judged],
    output: Output,
    printer: &mut Printer,
    voice: &Voice,
) -> anyhow::Result<()> {
    let text = match output {
        Output::Human => format!("\n{}", report::summary(documents, voice.locale, printer.colour())),
        Output::Json => report::json(documents, voice.locale)?,
        Output::Junit => report::junit(documents, voice.locale)?,
        Output::Github => {
            if let Some(path) = std::env::var_os(STEP_SUMMARY) {
                let mut file = std::fs::OpenOptions::new()
                    .append(true)
                    .create(true)
                    .open(&path)
                    .context(STEP_SUMMARY)?;
                file.write_all(report::github::step_summary(documents, voice.locale).as_bytes())
                    .context(STEP_SUMMARY)?;
            }
            report::github::annotations(documents, voice.locale)
        }
        Output::Concise | Output::Jsonl => return Ok(()),
    };
    Ok(printer.print(&text)?)
}
