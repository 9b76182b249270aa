//! `reac catalog --to sqlite FILE`: the documents in a database, and only what is new or has changed is read.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use reac_catalogue::{Catalogue, Lecture, Lu};
use reac_export::Document;
use reac_model::{Provenance, Re, Reac};
use sha2::{Digest, Sha256};

use super::{CatalogArgs, Row, of_re, of_reac, refused};
use crate::clock::today;
use crate::engine::hexadecimal;
use crate::exit::Exit;
use crate::in_order::{cores, in_order};
use crate::inputs::{self, Fault, Input, Place};
use crate::patches::Patches;
use crate::read::{self, on_bytes};
use crate::voice::Voice;

/// What became of an input.
enum Made {
    /// It stands in the catalogue already.
    Known { refused: bool },
    /// It was read, or refused, just now.
    New(Box<New>),
    /// Its bytes could not be had: nothing is known of it that could be kept.
    Absent(Box<Row>),
}

struct New {
    lecture: Lecture,
    /// The halves of a titre that the file holds, or why it was refused.
    read: Result<Vec<(Row, Half)>, Box<Row>>,
}

enum Half {
    Reac(Box<Reac>, Option<Provenance>),
    Re(Box<Re>, Option<Provenance>),
}

/// What every document is read with.
struct Desk<'a> {
    known: HashMap<String, (Lecture, bool)>,
    programme: String,
    options: reac::Options,
    rules: reac_check::Options,
    patches: &'a Patches,
}

#[derive(Default)]
struct Count {
    taken: usize,
    known: usize,
    refused: usize,
    gone: usize,
}

/// Takes the documents into the catalogue.
pub(super) fn run(args: &CatalogArgs, file: &Path, voice: &Voice) -> anyhow::Result<Exit> {
    let tasks = inputs::expand_read(&args.inputs);
    let patches = Patches::read(&args.patches, voice)?;
    let mut catalogue = Catalogue::open(file).map_err(|error| said(file, &error, voice))?;
    let known = catalogue.known().map_err(|error| said(file, &error, voice))?;
    let desk = Desk {
        known,
        programme: format!("reac {} {:?}", env!("CARGO_PKG_VERSION"), args.reader.engine),
        options: args.reader.options(reac::Level::Repair, voice.locale),
        rules: reac_check::Options { today: Some(today()) },
        patches: &patches,
    };
    let progress = voice.progress(tasks.len());
    let mut count = Count::default();
    let mut failure = None;
    in_order(
        &tasks,
        cores(),
        |task| made(task, &desk),
        |task, made| {
            let name = task.as_ref().map_or_else(|fault| fault.name.clone(), key);
            progress.step(&name);
            match take(&mut catalogue, &name, made, &mut count, voice) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    failure = Some(said(file, &error, voice));
                    ControlFlow::Break(())
                }
            }
        },
    )
    .context(voice.no_thread())?;
    progress.finish();
    if let Some(failure) = failure {
        return Err(failure);
    }
    count.gone = forget_gone(&mut catalogue, desk.known.keys(), &args.inputs)
        .map_err(|error| said(file, &error, voice))?;
    catalogue.close();
    let unused = patches.say_unused(voice);
    voice.note(&summary(&count, voice.locale));
    Ok(if count.refused + unused > 0 { Exit::SomeFailed } else { Exit::AllRead })
}

/// What a file is known by, from wherever the command is given.
fn key(input: &Input) -> String {
    match &input.place {
        Place::Stdin | Place::Open(_) => input.name.clone(),
        Place::File(path) => absolute(path).display().to_string(),
    }
}

fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// Forgets what stood below the folders that were named and is there no longer.
fn forget_gone<'k>(
    catalogue: &mut Catalogue,
    known: impl Iterator<Item = &'k String>,
    folders: &[PathBuf],
) -> Result<usize, reac_catalogue::Error> {
    let folders: Vec<PathBuf> =
        folders.iter().filter(|folder| folder.is_dir()).map(|folder| absolute(folder)).collect();
    let is_below = |name: &str| folders.iter().any(|folder| Path::new(name).starts_with(folder));
    let mut gone = 0;
    for name in known.filter(|name| is_below(name) && !Path::new(name).exists()) {
        catalogue.forget(name)?;
        gone += 1;
    }
    Ok(gone)
}

fn made(task: &Result<Input, Fault>, desk: &Desk<'_>) -> Made {
    let locale = desk.options.locale;
    let input = match task {
        Ok(input) => input,
        Err(fault) => return Made::Absent(Box::new(refused(&fault.name, &fault.diagnostic, locale))),
    };
    let mut lecture = Lecture { empreinte: String::new(), programme: desk.programme.clone() };
    let read = on_bytes(input, |bytes| {
        lecture.empreinte = hexadecimal(&Sha256::digest(bytes));
        let decided = desk.patches.of(bytes);
        let decisions = decided.key();
        if !decisions.is_empty() {
            // With other decisions the same file is another document.
            lecture.programme.push_str(&format!(" {}", hexadecimal(&Sha256::digest(decisions.as_bytes()))));
        }
        match desk.known.get(&key(input)) {
            Some((before, refused)) if *before == lecture => Ok(Err(*refused)),
            _ => decided.decided(read::checked(bytes, &desk.options, &desk.rules)?).map(Ok),
        }
    });
    match read {
        Ok(Err(refused)) => Made::Known { refused },
        Ok(Ok(documents)) => Made::New(Box::new(New { lecture, read: Ok(halves(&input.name, documents)) })),
        Err(why) => {
            let row = Box::new(refused(&input.name, &why, locale));
            if lecture.empreinte.is_empty() {
                return Made::Absent(row);
            }
            Made::New(Box::new(New { lecture, read: Err(row) }))
        }
    }
}

/// What a file holds, each half with its row.
fn halves(name: &str, documents: read::Documents) -> Vec<(Row, Half)> {
    let reac = documents.reac.map(|reading| {
        let half = Half::Reac(Box::new(reading.reac.clone()), reading.provenance.clone());
        (of_reac(name, reading), half)
    });
    let re = documents.re.map(|reading| {
        let half = Half::Re(Box::new(reading.re.clone()), reading.provenance.clone());
        (of_re(name, reading), half)
    });
    reac.into_iter().chain(re).collect()
}

fn take(
    catalogue: &mut Catalogue,
    name: &str,
    made: Made,
    count: &mut Count,
    voice: &Voice,
) -> Result<(), reac_catalogue::Error> {
    let new = match made {
        Made::Known { refused } => {
            *(if refused { &mut count.refused } else { &mut count.known }) += 1;
            return Ok(());
        }
        Made::Absent(row) => {
            count.refused += 1;
            voice.refused(&row.file, row.refused.as_deref().unwrap_or_default());
            return Ok(());
        }
        Made::New(new) => new,
    };
    let halves = match &new.read {
        Ok(halves) => halves,
        Err(row) => {
            let why = row.refused.as_deref().unwrap_or_default();
            count.refused += 1;
            voice.refused(&row.file, why);
            return catalogue.take(name, &new.lecture, Lu::Refus(why));
        }
    };
    count.taken += 1;
    let lus: Vec<Lu<'_>> = halves.iter().map(lu).collect();
    catalogue.take_all(name, &new.lecture, &lus)
}

fn lu((row, half): &(Row, Half)) -> Lu<'_> {
    let (etat, avertissements) = (row.state, row.warnings);
    let verdict = row.verdict.map(reac_model::Verdict::as_str);
    match half {
        Half::Reac(reac, provenance) => {
            let document = Document { reac, provenance: provenance.as_ref() };
            Lu::Document { document, etat, verdict, avertissements }
        }
        Half::Re(re, provenance) => {
            Lu::Evaluation { re, provenance: provenance.as_ref(), etat, verdict, avertissements }
        }
    }
}

/// What is wrong with the catalogue, as the command says it.
pub(crate) fn said(file: &Path, error: &reac_catalogue::Error, voice: &Voice) -> anyhow::Error {
    anyhow!("{}{}{}", file.display(), voice.pick(" : ", ": "), error.message(voice.locale))
}

fn summary(count: &Count, locale: reac::Locale) -> String {
    let Count { taken, known, refused, gone } = count;
    match locale {
        reac::Locale::Fr => {
            format!("ajoutés : {taken}, inchangés : {known}, refusés : {refused}, disparus : {gone}")
        }
        reac::Locale::En => {
            format!("taken in: {taken}, unchanged: {known}, refused: {refused}, gone: {gone}")
        }
    }
}
