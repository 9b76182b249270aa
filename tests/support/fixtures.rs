//! The fixtures: invented documents, each as JSON and as what was typeset from it, and files to refuse.

use std::path::PathBuf;

use anyhow::{Context, ensure};
use serde::Deserialize;
use serde_json::Value;

use crate::root;

/// One file typeset from a document.
#[derive(Debug, Clone)]
pub struct Fixture {
    /// The file.
    pub path: PathBuf,
    /// What it was made from.
    pub expected: Value,
    /// How well it can come back.
    pub back: Back,
}

/// How well a fixture can come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// Equal.
    Whole,
    /// Nearly: the columns of a page as text let some marks go.
    Nearly,
    /// Nearly, and where a group of savoirs ends is lost.
    NearlyWithoutGroups,
}

/// One file that must be refused.
#[derive(Debug, Clone)]
pub struct Bad {
    /// The file.
    pub path: PathBuf,
    /// Code of the refusal.
    pub code: String,
}

#[derive(Deserialize)]
struct Manifest {
    fixture: Vec<Entry>,
    evaluation: Vec<EvaluationEntry>,
    bad: Vec<BadEntry>,
}

#[derive(Deserialize)]
struct EvaluationEntry {
    name: String,
    #[serde(default)]
    texts: Vec<File>,
}

#[derive(Deserialize)]
struct BadEntry {
    name: String,
    code: String,
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    name: String,
    text: Option<Text>,
    #[serde(default)]
    loses: Vec<String>,
}

#[derive(Deserialize)]
struct Text {
    flavour: Option<String>,
}

impl File {
    fn loses(&self, what: &str) -> bool {
        self.loses.iter().any(|lost| lost == what)
    }

    fn back(&self) -> Back {
        let flavour = self.text.as_ref().and_then(|text| text.flavour.as_deref());
        match flavour {
            _ if self.loses("groups") => Back::NearlyWithoutGroups,
            Some("raw" | "columns") => Back::Nearly,
            _ => Back::Whole,
        }
    }
}

/// Every document that the manifest names.
///
/// # Errors
/// There is none, or one is missing.
pub fn all() -> anyhow::Result<Vec<Fixture>> {
    let mut fixtures = Vec::new();
    for entry in manifest()?.fixture {
        let folder = folder().join(&entry.name);
        let json = folder.join("expected.json");
        let text = std::fs::read_to_string(&json).with_context(|| json.display().to_string())?;
        let mut expected: Value = serde_json::from_str(&text).with_context(|| json.display().to_string())?;
        if let Some(content) = expected.as_object_mut() {
            content.shift_remove("extraction");
        }
        for file in &entry.files {
            let path = existing(folder.join(&file.name))?;
            let mut expected = expected.clone();
            if let Some(pages) = expected.pointer_mut("/document/pages").filter(|_| file.loses("pages")) {
                *pages = Value::Null;
            }
            fixtures.push(Fixture { path, expected, back: file.back() });
        }
    }
    ensure!(!fixtures.is_empty(), "no fixture");
    Ok(fixtures)
}

/// Every référentiel d'évaluation that the manifest names.
///
/// # Errors
/// There is none, or one is missing.
pub fn evaluations() -> anyhow::Result<Vec<Fixture>> {
    let each = manifest()?.evaluation.into_iter().map(|entry| {
        let folder = folder().join(&entry.name);
        let json = folder.join("expected.json");
        let text = std::fs::read_to_string(&json).with_context(|| json.display().to_string())?;
        let expected = serde_json::from_str(&text).with_context(|| json.display().to_string())?;
        let path = existing(folder.join(format!("{}.pdf", entry.name)))?;
        Ok(Fixture { path, expected, back: Back::Whole })
    });
    let fixtures = each.collect::<anyhow::Result<Vec<_>>>()?;
    ensure!(!fixtures.is_empty(), "no référentiel d'évaluation");
    Ok(fixtures)
}

/// Every text of a référentiel d'évaluation that the manifest names: none comes back whole, as no rule parts its cells.
///
/// # Errors
/// There is none, or one is missing.
pub fn texts_of_evaluations() -> anyhow::Result<Vec<Fixture>> {
    let printed = evaluations()?;
    let mut out = Vec::new();
    for (entry, print) in manifest()?.evaluation.into_iter().zip(printed) {
        for file in &entry.texts {
            let path = existing(folder().join(&entry.name).join(&file.name))?;
            out.push(Fixture { path, expected: print.expected.clone(), back: Back::Nearly });
        }
    }
    ensure!(!out.is_empty(), "no text of a référentiel d'évaluation");
    Ok(out)
}

/// Every file to refuse that the manifest names.
///
/// # Errors
/// There is none, or one is missing.
pub fn bad() -> anyhow::Result<Vec<Bad>> {
    let folder = folder().join("bad");
    let entries = manifest()?.bad.into_iter();
    let bad = entries
        .map(|entry| Ok(Bad { path: existing(folder.join(&entry.name))?, code: entry.code }))
        .collect::<anyhow::Result<Vec<_>>>()?;
    ensure!(!bad.is_empty(), "no file to refuse");
    Ok(bad)
}

fn folder() -> PathBuf {
    root().join("fixtures")
}

fn manifest() -> anyhow::Result<Manifest> {
    Ok(toml::from_str(&std::fs::read_to_string(folder().join("manifest.toml"))?)?)
}

fn existing(path: PathBuf) -> anyhow::Result<PathBuf> {
    ensure!(path.is_file(), "missing: {}", path.display());
    Ok(path)
}

impl Fixture {
    /// Its bytes.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        std::fs::read(&self.path).with_context(|| self.name())
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Whether it is a PDF.
    #[must_use]
    pub fn is_pdf(&self) -> bool {
        self.path.extension().is_some_and(|extension| extension == "pdf")
    }
}
