//! `reac batch`: a folder of documents in, a folder of results and a report out, whatever happens between.

mod args;
mod journal;
mod report;

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, ensure};
use reac::Diagnostic;
use sha2::{Digest, Sha256};

pub(crate) use args::{BatchArgs, EXAMPLES};
use journal::{Begin, Journal};
use report::Row;

use crate::args::Wanted;
use crate::engine::{self, Answer, FormArg, Reader, Setup, hexadecimal};
use crate::exit::Exit;
use crate::in_order::{cores, in_order_with};
use crate::inputs::{self, Input};
use crate::outputs;
use crate::patches::Patches;
use crate::tasks::{self, Task};
use crate::verdicts::Verdicts;
use crate::voice::Voice;

/// A run.
struct Batch<'a> {
    setup: &'a Setup,
    folder: &'a Path,
    /// Name of this program and of the way it reads: half of a row's key.
    way: String,
    journal: Journal,
    patches: Patches,
    locale: reac::Locale,
}

pub(crate) fn run(args: &BatchArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let folder = &args.output;
    ensure!(!outputs::names_a_file(folder), "{}: {}", folder.display(), voice.folder_wanted());
    outputs::check(folder).with_context(|| voice.cannot_write(folder))?;
    let setup = setup(args, voice);
    let way = format!("{} {}", env!("CARGO_PKG_VERSION"), serde_json::to_string(&setup)?);
    let begin = if args.fresh { Begin::Afresh } else { Begin::WhereItEnded };
    let journal = Journal::open(folder, begin, voice)?;
    let tasks = tasks::aim(inputs::expand(&args.inputs), &journal.names(), folder, "json", voice)?;
    on_interrupt(voice);
    let patches = Patches::read(&args.patches, voice)?;
    let batch = Batch { setup: &setup, folder, way, journal, patches, locale: voice.locale };

    let progress = voice.progress(tasks.len());
    let is_watched = io::stderr().is_terminal();
    let (mut rows, mut failed) = (Vec::with_capacity(tasks.len()), 0_usize);
    let mut verdicts = Verdicts::new(args.require);
    in_order_with(
        &tasks,
        args.jobs.unwrap_or_else(cores),
        || Reader::worker(&setup),
        |reader, task| {
            let name = Some(tasks::name(task));
            let mut page = |page, pages| progress.aside(|| voice.page(name, page, pages));
            batch.carry_out(reader, task, &mut page)
        },
        |_, row: Row| {
            failed += usize::from(!row.is_whole());
            verdicts.add(row.verdict());
            let number = rows.len() + 1;
            if let (Some(diagnostic), false) = (row.failure(), row.is_whole()) {
                progress.aside(|| voice.failed(&row.entree, diagnostic));
            } else if !is_watched {
                voice.note(&format!("[{number}/{}] {}: {}", tasks.len(), row.entree, row.statut.as_str()));
            }
            rows.push(row);
            progress.step(&failures(failed, voice));
            ControlFlow::Continue(())
        },
    )
    .context(voice.no_thread())?;
    progress.finish();
    let taken_up = rows.iter().filter(|row| row.is_taken_up()).count();
    failed += batch.patches.say_unused(voice);
    batch.journal.close(&rows, voice)?;
    if taken_up > 0 {
        voice.note(&taken_up_line(taken_up, tasks.len(), voice.locale));
    }
    voice.summary(tasks.len(), failed, &verdicts);
    Ok(if failed == 0 && verdicts.suffice() { Exit::AllRead } else { Exit::SomeFailed })
}

fn setup(args: &BatchArgs, voice: &Voice) -> Setup {
    let form = if args.canonical { FormArg::Canonical } else { FormArg::Pretty };
    let setup = Setup::new(&args.reader, args.level, &args.limits, voice.locale);
    Setup {
        form,
        wanted: Wanted::Any,
        report: !args.no_report,
        provenance: args.provenance,
        ocr: args.ocr,
        ..setup
    }
}

/// How many inputs an earlier run was done with.
fn taken_up_line(count: usize, total: usize, locale: reac::Locale) -> String {
    match locale {
        reac::Locale::Fr if count > 1 => format!("{count} des {total} avaient été lues déjà"),
        reac::Locale::Fr => format!("1 des {total} avait été lue déjà"),
        reac::Locale::En if count > 1 => format!("{count} of {total} were done already"),
        reac::Locale::En => format!("1 of {total} was done already"),
    }
}

/// Says how to go on when the run is interrupted; what is done is kept. Where that cannot be heard, the run ends unsaid.
fn on_interrupt(voice: &Voice) {
    let voice = *voice;
    let _ = ctrlc::set_handler(move || {
        voice.note(voice.pick(
            "interrompu ; ce qui est lu est gardé : la même commande reprend où elle en était",
            "interrupted; what was read is kept: the same command goes on from there",
        ));
        std::process::exit(INTERRUPTED);
    });
}

/// As shells tell it: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

fn failures(count: usize, voice: &Voice) -> String {
    format!("{count} {}", voice.pick("en échec", "failed"))
}

impl Batch<'_> {
    /// One row for one input; never a panic.
    fn carry_out(
        &self,
        reader: &mut Reader<'_>,
        task: &Task<PathBuf>,
        page: &mut dyn FnMut(u32, u32),
    ) -> Row {
        let began = Instant::now();
        let row = match task {
            Ok((input, target)) => self.convert(reader, input, target, page),
            Err(fault) => Row::failed(&fault.name, &fault.diagnostic, self.locale),
        };
        let row = row.lasting(began.elapsed());
        self.journal.add(&row);
        row
    }

    fn convert(
        &self,
        reader: &mut Reader<'_>,
        input: &Input,
        target: &Path,
        page: &mut dyn FnMut(u32, u32),
    ) -> Row {
        let bytes = match engine::bytes(input, self.setup) {
            Ok(bytes) => bytes,
            Err(diagnostic) => return Row::failed(&input.name, &diagnostic, self.locale),
        };
        let (sha256, size) = (hexadecimal(&Sha256::digest(&bytes)), bytes.len());
        let own = self.patches.of(&bytes);
        let key = hexadecimal(&Sha256::digest(format!("{sha256} {}{}", self.way, own.key())));
        let place = target.strip_prefix(self.folder).unwrap_or(target).to_string_lossy().into_owned();
        let earlier = self.journal.done(&input.name, &key);
        if let Some(row) = earlier.filter(|row| row.still_holds(self.folder, &place)) {
            return row.clone().taken_up();
        }
        let mut answer = reader.read(bytes, page);
        if let Err(diagnostic) = own.apply(&mut answer, self.setup.form) {
            answer = Answer::refusal(&diagnostic);
        }
        let row = match Self::keep(&answer, target) {
            Ok(true) => Row::read(&input.name, &answer, place, self.locale),
            Ok(false) => Row::refused(&input.name, &answer, self.locale),
            Err(diagnostic) => Row::failed(&input.name, &diagnostic, self.locale),
        };
        row.of(sha256, size, key)
    }

    /// Writes the result, if there is one; a refused document leaves none, not even an older one.
    fn keep(answer: &Answer, target: &Path) -> Result<bool, Diagnostic> {
        let Some(json) = &answer.json else {
            outputs::remove(target)?;
            outputs::remove(&outputs::provenance_of(target))?;
            return Ok(false);
        };
        outputs::write_results(
            target,
            json,
            answer.provenance.as_deref(),
            answer.beside.as_ref().map(engine::Beside::parts),
        )?;
        Ok(true)
    }
}
