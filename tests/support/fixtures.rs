//! The fixtures: invented documents, each as JSON and as what was typeset from it.

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
}

#[derive(Deserialize)]
struct Manifest {
    fixture: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    name: String,
}

/// Every file that the manifest names.
///
/// # Errors
/// There is none, or one is missing.
pub fn all() -> anyhow::Result<Vec<Fixture>> {
    let folder = root().join("fixtures");
    let manifest: Manifest = toml::from_str(&std::fs::read_to_string(folder.join("manifest.toml"))?)?;
    let mut fixtures = Vec::new();
    for entry in &manifest.fixture {
        let json = folder.join(&entry.name).join("expected.json");
        let text = std::fs::read_to_string(&json).with_context(|| json.display().to_string())?;
        let mut expected: Value = serde_json::from_str(&text).with_context(|| json.display().to_string())?;
        if let Some(content) = expected.as_object_mut() {
            content.shift_remove("extraction");
        }
        for file in &entry.files {
            let path = folder.join(&entry.name).join(&file.name);
            ensure!(path.is_file(), "missing: {}", path.display());
            fixtures.push(Fixture { path, expected: expected.clone() });
        }
    }
    ensure!(!fixtures.is_empty(), "no fixture");
    Ok(fixtures)
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
