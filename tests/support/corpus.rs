//! The corpus of real documents, and what readings of it must reach.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use reac::Options;
use serde::Deserialize;
use serde_json::Value;

use crate::content::{content, first_difference};
use crate::root;
use crate::score::{Gold, Score};

/// Names the corpus, where it is not beside the project.
pub const VARIABLE: &str = "REAC_CORPUS";

/// The corpus' folder, or none where there is none and none was asked for.
///
/// # Errors
/// One was asked for and is not there.
pub fn find() -> anyhow::Result<Option<PathBuf>> {
    if let Some(folder) = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from) {
        ensure!(folder.is_dir(), "{VARIABLE} names no folder: {}", folder.display());
        return Ok(Some(folder));
    }
    let beside = root().join("../shared/corpus");
    Ok(beside.is_dir().then_some(beside))
}

/// The documents of the corpus, without their variants and without what is no REAC.
///
/// # Errors
/// There is none, or the folder cannot be read.
pub fn documents(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let documents: Vec<_> = files(folder)?.into_iter().filter(|path| is_document(path)).collect();
    ensure!(!documents.is_empty(), "the corpus is there and has no document: {}", folder.display());
    Ok(documents)
}

/// What readings of the corpus must reach.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// F1 over all documents together.
    pub all: f64,
    /// F1 of a document without a floor of its own.
    pub any: f64,
    /// F1, by name of the document.
    pub documents: BTreeMap<String, f64>,
    /// F1 of a variant, by file name; those without one must equal the original's content.
    pub variants: BTreeMap<String, f64>,
    /// Code of the refusal, by file name.
    pub negative: BTreeMap<String, String>,
}

impl Floor {
    /// The floor kept with the project.
    ///
    /// # Errors
    /// The file cannot be read or makes no sense.
    pub fn kept() -> anyhow::Result<Self> {
        let path = root().join("xtask/score-floor.toml");
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        toml::from_str(&text).with_context(|| path.display().to_string())
    }
}

/// One expectation, and whether it was met.
#[derive(Debug, Clone)]
pub struct Row {
    /// What was read.
    pub name: String,
    /// Against its gold, where it has one.
    pub score: Option<Score>,
    /// What it had to reach.
    pub floor: f64,
    /// Why it was not met.
    pub fault: Option<String>,
}

/// Holds every document of the corpus against the floor; the last row is all of them together.
///
/// # Errors
/// The corpus is empty, or cannot be read.
pub fn check(folder: &Path, floor: &Floor) -> anyhow::Result<Vec<Row>> {
    let golds = files(&folder.join("gold"))?;
    ensure!(!golds.is_empty(), "the corpus is there and has no gold reading: {}", folder.display());
    let documents = documents(folder)?;
    let mut rows = Vec::new();
    let mut all = Score::default();
    for gold in &golds {
        let name = stem(gold);
        let Some(document) = documents.iter().find(|path| stem(path) == name) else {
            bail!("the gold reading of {name} has no document");
        };
        let row = scored(
            name,
            document,
            &Gold::load(gold)?,
            floor.documents.get(name).copied().unwrap_or(floor.any),
        )?;
        all.add(row.score.as_ref().unwrap_or(&Score::default()));
        rows.push(row);
    }
    for variant in files(&folder.join("variants"))? {
        rows.push(varied(&variant, &documents, &golds, floor)?);
    }
    for negative in files(&folder.join("negative"))? {
        rows.push(refused(&negative, floor)?);
    }
    rows.push(Row {
        name: "all".to_owned(),
        fault: (all.f1() < floor.all).then(|| "below the floor".to_owned()),
        floor: floor.all,
        score: Some(all),
    });
    Ok(rows)
}

fn scored(name: &str, document: &Path, gold: &Gold, floor: f64) -> anyhow::Result<Row> {
    let read = content_of(document)?;
    // Nothing read is everything missed.
    let score = gold.score(read.as_ref().unwrap_or(&Value::Null));
    let fault = match read {
        Err(code) => Some(format!("refused: {code}")),
        Ok(_) if score.f1() < floor => Some("below the floor".to_owned()),
        Ok(_) => None,
    };
    Ok(Row { name: name.to_owned(), score: Some(score), floor, fault })
}

/// A variant must give what its original gives, or reach a floor of its own.
fn varied(variant: &Path, documents: &[PathBuf], golds: &[PathBuf], floor: &Floor) -> anyhow::Result<Row> {
    let name = file_name(variant);
    let original = name.split('.').next().unwrap_or_default();
    if let Some(floor) = floor.variants.get(&name) {
        let gold = golds.iter().find(|gold| stem(gold) == original).context("a variant of no gold")?;
        return scored(&name, variant, &Gold::load(gold)?, *floor);
    }
    let document =
        documents.iter().find(|path| stem(path) == original).context("a variant of no document")?;
    let fault = match (content_of(document)?, content_of(variant)?) {
        (Ok(of_original), Ok(of_variant)) => first_difference(&of_original, &of_variant),
        (_, Err(code)) | (Err(code), _) => Some(format!("refused: {code}")),
    };
    Ok(Row { name, score: None, floor: 1.0, fault })
}

fn refused(path: &Path, floor: &Floor) -> anyhow::Result<Row> {
    let name = file_name(path);
    let expected =
        floor.negative.get(&name).with_context(|| format!("no expectation for negative/{name}"))?;
    let fault = match content_of(path)? {
        Err(code) if code == *expected => None,
        Err(code) => Some(format!("refused with {code} instead of {expected}")),
        Ok(_) => Some(format!("read instead of refused with {expected}")),
    };
    Ok(Row { name, score: None, floor: 1.0, fault })
}

fn content_of(path: &Path) -> anyhow::Result<Result<Value, String>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    content(&bytes, &Options::default())
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "pdf" || extension == "txt")
}

/// The files of a folder, sorted; none where the folder is missing.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    let mut files: Vec<_> = paths.into_iter().filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
