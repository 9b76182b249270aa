//! Decisions of reviews, each applied to the document it was made for, or to none.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, anyhow};
use clap::Args;
use reac::model::{Moitie, Re, Reac, Referentiel, SCHEMA_RE};
use reac::{Code, Diagnostic};
use reac_review::{Conflict, Patch};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::engine::{Answer, FormArg, Written, hexadecimal};
use crate::read::{Document, DocumentRe, Documents, say_verdict_again, unreadable};
use crate::voice::Voice;

/// The decisions of reviews, as every command takes them.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct PatchArgs {
    /// Apply the decisions of a review; may be given more than once, each to the document it was made for
    #[arg(long = "patch", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Apply those of all .patch.json files below a folder, each to the document it was made for
    #[arg(long = "patches", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

/// The patches of a run.
#[derive(Debug, Default)]
pub(crate) struct Patches(Vec<Given>);

#[derive(Debug)]
struct Given {
    path: PathBuf,
    patch: Patch,
    /// Named, it is for a document of the run; of a folder's many, some are for others.
    is_named: bool,
    used: AtomicBool,
}

impl Patches {
    /// Reads the files, before any document is read.
    pub(crate) fn read(args: &PatchArgs, voice: &Voice) -> anyhow::Result<Self> {
        let named = args.files.iter().map(|path| Ok((path.clone(), true)));
        let folder = args.folder.iter().flat_map(|folder| {
            let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
            entries.filter_map(|entry| match entry {
                Ok(entry) => is_patch(entry.path()).then(|| Ok((entry.into_path(), false))),
                Err(error) => Some(Err(error).with_context(|| voice.cannot_read(folder))),
            })
        });
        let given = named.chain(folder).map(|path: anyhow::Result<(PathBuf, bool)>| {
            let (path, is_named) = path?;
            let path = &path;
            let patch = parsed(path, voice)?;
            Ok(Given { path: path.clone(), patch, is_named, used: AtomicBool::new(false) })
        });
        given.collect::<anyhow::Result<_>>().map(Self)
    }

    /// Those made for a document.
    pub(crate) fn of(&self, bytes: &[u8]) -> Own<'_> {
        if self.0.is_empty() {
            return Own { given: Vec::new() };
        }
        let sha256 = hexadecimal(&Sha256::digest(bytes));
        let given: Vec<_> = self.0.iter().filter(|given| given.patch.sha256 == sha256).collect();
        for given in &given {
            given.used.store(true, Ordering::Relaxed);
        }
        Own { given }
    }

    /// Says which of those that were named no document took, and how many they are.
    pub(crate) fn say_unused(&self, voice: &Voice) -> usize {
        let mut count = 0;
        for unused in self.unused() {
            count += 1;
            let why = Conflict::OtherDocument.evidence();
            voice.finding(&unused.display().to_string(), &Diagnostic::new(Code::PatchConflict, [why]));
        }
        count
    }

    fn unused(&self) -> impl Iterator<Item = &Path> {
        let unused = self.0.iter().filter(|given| given.is_named && !given.used.load(Ordering::Relaxed));
        unused.map(|given| given.path.as_path())
    }
}

/// The decisions that a file holds.
///
/// # Errors
/// It cannot be read, or holds none.
pub(crate) fn parsed(path: &Path, voice: &Voice) -> anyhow::Result<Patch> {
    let bytes = std::fs::read(path).with_context(|| voice.cannot_read(path))?;
    Patch::parse(&bytes).map_err(|why| {
        let found = Diagnostic::new(Code::PatchConflict, [why.evidence()]);
        anyhow!("{}: {}", path.display(), found.message(voice.locale))
    })
}

/// As a review saves it: `NAME.patch.json`.
fn is_patch(path: &Path) -> bool {
    path.is_file() && path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".patch.json"))
}

/// The patches of one document.
#[derive(Debug)]
pub(crate) struct Own<'a> {
    given: Vec<&'a Given>,
}

impl Own<'_> {
    /// The files of decisions themselves.
    pub(crate) fn files(&self) -> Vec<Patch> {
        self.given.iter().map(|given| given.patch.clone()).collect()
    }

    /// What they decide, in a few signs: another decision is another.
    pub(crate) fn key(&self) -> String {
        let all: Vec<&Patch> = self.given.iter().map(|given| &given.patch).collect();
        if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() }
    }

    /// Those made for one half of the file.
    fn for_half(&self, moitie: Moitie) -> Vec<&Patch> {
        let own = self.given.iter().filter(|given| given.patch.moitie == moitie);
        own.map(|given| &given.patch).collect()
    }

    /// Those for a half that the file does not hold were made for another.
    fn leave(&self, moitie: Moitie) {
        for given in self.given.iter().filter(|given| given.patch.moitie == moitie) {
            given.used.store(false, Ordering::Relaxed);
        }
    }

    /// Documents as the decisions made for them leave them, and what is still found.
    pub(crate) fn decided(&self, mut documents: Documents) -> Result<Documents, Diagnostic> {
        match &mut documents.reac {
            Some(Document { reac, diagnostics, provenance }) => {
                decide(&self.for_half(Moitie::Reac), (reac, diagnostics, provenance))?;
            }
            None => self.leave(Moitie::Reac),
        }
        match &mut documents.re {
            Some(DocumentRe { re, diagnostics, provenance }) => {
                decide(&self.for_half(Moitie::Re), (re, diagnostics, provenance))?;
            }
            None => self.leave(Moitie::Re),
        }
        Ok(documents)
    }

    /// What was read, as the decisions made for it leave it.
    pub(crate) fn apply(&self, answer: &mut Answer, form: FormArg) -> Result<(), Diagnostic> {
        if self.given.is_empty() || answer.json.is_none() {
            return Ok(());
        }
        let mut left = vec![Moitie::Reac, Moitie::Re];
        for mut written in answer.written() {
            let moitie = match is_re(written.json) {
                true => self.rewrite::<Re>(&mut written, form),
                false => self.rewrite::<Reac>(&mut written, form),
            }?;
            left.retain(|other| *other != moitie);
        }
        left.into_iter().for_each(|moitie| self.leave(moitie));
        Ok(())
    }

    fn rewrite<D: Referentiel>(
        &self,
        written: &mut Written<'_>,
        form: FormArg,
    ) -> Result<Moitie, Diagnostic> {
        let own = self.for_half(D::MOITIE);
        if !own.is_empty() {
            let wrong = |error: serde_json::Error| Diagnostic::new(Code::PatchConflict, [unreadable(&error)]);
            let mut document: D = serde_json::from_str(written.json).map_err(wrong)?;
            let mut found = written.diagnostics();
            decide(&own, (&mut document, &mut found, written.provenance))?;
            written.set_findings(&found);
            *written.verdict = document.rapport().map(|report| report.verdict);
            *written.json = reac::to_json(&document, form.into()).map_err(wrong)?;
        }
        Ok(D::MOITIE)
    }
}

/// Leaves a document as the decisions of reviews made for it do, one after the other and none in part, with what is left of
/// its findings: the verdict among them is the one that the rest leads to. Where entries moved, the places of its strings
/// are no longer known.
///
/// # Errors
/// R0018: they do not fit.
pub(crate) fn decide<D: Referentiel, P>(
    patches: &[&Patch],
    (document, found, provenance): (&mut D, &mut Vec<Diagnostic>, &mut Option<P>),
) -> Result<(), Diagnostic> {
    for patch in patches {
        let why = |why: Conflict| Diagnostic::new(Code::PatchConflict, [why.evidence()]);
        *document = patch.apply(document, &patch.sha256).map_err(why)?;
        found.retain(|found| !patch.settles(found));
        say_verdict_again(document, found);
        if patch.moves_entries() {
            *provenance = None;
        }
    }
    Ok(())
}

/// Whether a result is that of a référentiel d'évaluation.
fn is_re(json: &str) -> bool {
    /// As much of a document as tells which it is.
    #[derive(Deserialize)]
    struct Head {
        schema: String,
    }
    serde_json::from_str::<Head>(json).is_ok_and(|head| head.schema == SCHEMA_RE)
}
