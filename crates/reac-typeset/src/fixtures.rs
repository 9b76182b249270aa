//! Builds the fixtures: reads each `expected.json` and its layout, gives back the files to write.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use reac_model::Reac;
use serde::Deserialize;

use crate::layout::{Generation, Layout};
use crate::print::typeset;
use crate::text::{TextLayout, to_text};

/// Why the fixtures cannot be built.
#[derive(Debug)]
pub struct FixtureError {
    path: PathBuf,
    what: String,
}

impl fmt::Display for FixtureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.what)
    }
}

impl std::error::Error for FixtureError {}

/// The manifest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    fixture: Vec<Fixture>,
}

/// A document and what is made of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    name: String,
    generation: Generation,
    /// Where it comes from; for readers of the manifest.
    #[serde(rename = "origin")]
    _origin: String,
    /// Why it is here; for readers of the manifest.
    #[serde(rename = "why")]
    _why: String,
    /// What differs from the generation's own layout.
    #[serde(default)]
    layout: toml::Table,
    /// Names of the files and how they are made.
    files: Vec<File>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    /// Text options; none makes a PDF.
    text: Option<TextLayout>,
}

/// Reads `root/manifest.toml` and every `root/NAME/expected.json`; gives back the files to write, in order,
/// with paths below `root`. `expected.json` is among them: the print's page numbers are filled in.
///
/// # Errors
/// Where a file cannot be read or is not what it should be.
pub fn build(root: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, FixtureError> {
    let path = root.join("manifest.toml");
    let manifest: Manifest = toml::from_str(&read(&path)?).map_err(|e| at(&path, &e))?;
    let mut files = Vec::new();
    for fixture in &manifest.fixture {
        let folder = root.join(&fixture.name);
        let expected = folder.join("expected.json");
        let reac: Reac = serde_json::from_str(&read(&expected)?).map_err(|e| at(&expected, &e))?;
        let layout = layout(fixture).map_err(|e| at(&path, &e))?;
        let print = typeset(&reac, &layout);
        let mut json = serde_json::to_vec_pretty(&print.reac).map_err(|e| at(&expected, &e))?;
        json.push(b'\n');
        files.push((expected, json));
        for file in &fixture.files {
            let bytes = match &file.text {
                Some(text) => to_text(&print.reac, &layout, text).into_bytes(),
                None => print.pdf.clone(),
            };
            files.push((folder.join(&file.name), bytes));
        }
    }
    Ok(files)
}

/// The generation's layout with the fixture's own settings over it.
fn layout(fixture: &Fixture) -> Result<Layout, toml::de::Error> {
    let mut table = match toml::Value::try_from(Layout::of(fixture.generation)) {
        Ok(toml::Value::Table(table)) => table,
        _ => toml::Table::new(),
    };
    table.extend(fixture.layout.clone());
    table.try_into()
}

fn read(path: &Path) -> Result<String, FixtureError> {
    fs::read_to_string(path).map_err(|e| at(path, &e))
}

fn at(path: &Path, error: &dyn fmt::Display) -> FixtureError {
    FixtureError { path: path.into(), what: error.to_string() }
}
