//! Decisions of reviews, each applied to the document it was made for, or to none.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, anyhow};
use reac::model::Reac;
use reac::{Code, Diagnostic};
use reac_review::Patch;
use sha2::{Digest, Sha256};

use crate::engine::{FormArg, hexadecimal};
use crate::read::unreadable;
use crate::voice::Voice;

/// The patches of a run.
#[derive(Debug, Default)]
pub(crate) struct Patches(Vec<Given>);

#[derive(Debug)]
struct Given {
    path: PathBuf,
    patch: Patch,
    used: AtomicBool,
}

impl Patches {
    /// Reads the files, before any document is read.
    pub(crate) fn read(paths: &[PathBuf], voice: &Voice) -> anyhow::Result<Self> {
        let given = paths.iter().map(|path| {
            let bytes = std::fs::read(path).with_context(|| voice.cannot_read(path))?;
            let patch = Patch::parse(&bytes).map_err(|why| {
                let found = Diagnostic::new(Code::PatchConflict, [why.evidence()]);
                anyhow!("{}: {}", path.display(), found.message(voice.locale))
            })?;
            Ok(Given { path: path.clone(), patch, used: AtomicBool::new(false) })
        });
        given.collect::<anyhow::Result<_>>().map(Self)
    }

    /// Those made for a document.
    pub(crate) fn of(&self, bytes: &[u8]) -> Own<'_> {
        if self.0.is_empty() {
            return Own { sha256: String::new(), given: Vec::new() };
        }
        let sha256 = hexadecimal(&Sha256::digest(bytes));
        let given: Vec<_> = self.0.iter().filter(|given| given.patch.sha256 == sha256).collect();
        for given in &given {
            given.used.store(true, Ordering::Relaxed);
        }
        Own { sha256, given }
    }

    /// Those that no document was for.
    pub(crate) fn unused(&self) -> impl Iterator<Item = &Path> {
        let unused = self.0.iter().filter(|given| !given.used.load(Ordering::Relaxed));
        unused.map(|given| given.path.as_path())
    }
}

/// The patches of one document.
#[derive(Debug)]
pub(crate) struct Own<'a> {
    sha256: String,
    given: Vec<&'a Given>,
}

impl Own<'_> {
    /// The document with the decisions made for it; none is applied in part.
    pub(crate) fn apply(&self, json: Option<String>, form: FormArg) -> Result<Option<String>, Diagnostic> {
        let text = match json {
            Some(text) if !self.given.is_empty() => text,
            untouched => return Ok(untouched),
        };
        let conflict = |words: String| Diagnostic::new(Code::PatchConflict, [words]);
        let mut reac: Reac = serde_json::from_str(&text).map_err(|error| conflict(unreadable(&error)))?;
        for given in &self.given {
            reac = given.patch.apply(&reac, &self.sha256).map_err(|why| conflict(why.evidence()))?;
        }
        reac::to_json(&reac, form.into()).map(Some).map_err(|error| conflict(unreadable(&error)))
    }
}
