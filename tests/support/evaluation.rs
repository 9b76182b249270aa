//! Generated référentiels d'évaluation read back: what of them returns, and every mark of their matrices.

use std::collections::BTreeMap;
use std::ops::Range;

use reac::Options;
use reac_model::Verdict;
use reac_typeset::{random_re, typeset_re};
use serde_json::Value;

use crate::{fold, seeds};

/// A document that was printed and read back.
#[derive(Debug, Clone)]
pub struct Back {
    /// Its seed.
    pub seed: u64,
    /// Facts in both.
    pub hit: usize,
    /// Facts of the document.
    pub wanted: usize,
    /// Facts of the reading.
    pub read: usize,
    /// Rows of matrices whose marks differ.
    pub marks: Vec<String>,
    /// What is not in both: `-` for a miss, `+` for an extra.
    pub differences: Vec<String>,
    /// How far the reading says that it may be relied on.
    pub verdict: Verdict,
}

impl Back {
    /// Harmonic mean of precision and recall.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "thousands of facts, not 2^52")]
    pub fn f1(&self) -> f64 {
        2.0 * self.hit as f64 / (self.wanted + self.read).max(1) as f64
    }
}

/// Prints the documents of these seeds and reads them back, on all cores.
///
/// # Errors
/// One is refused.
pub fn generated(seeds: Range<u64>) -> anyhow::Result<Vec<Back>> {
    seeds::each(seeds, one)
}

/// F1 over all facts of some documents.
#[must_use]
pub fn f1(documents: &[Back]) -> f64 {
    let sum = documents.iter().fold((0, 0), |(hit, all), one| (hit + one.hit, all + one.wanted + one.read));
    #[expect(clippy::cast_precision_loss, reason = "millions of facts, not 2^52")]
    let f1 = 2.0 * sum.0 as f64 / sum.1.max(1) as f64;
    f1
}

fn one(seed: u64) -> anyhow::Result<Back> {
    let (re, layout) = random_re(seed);
    let print = typeset_re(&re, &layout);
    let reading = reac::read_re(&print.pdf, &Options::default())?;
    let mut read = reading.re;
    let verdict = read.extraction.take().map(|report| report.verdict).unwrap_or_default();
    compare((seed, verdict), &serde_json::to_value(&print.re)?, &serde_json::to_value(&read)?)
}

/// What of a document came back in a reading without its report.
///
/// # Errors
/// Never for two documents.
pub fn compared(wanted: &Value, read: &Value) -> anyhow::Result<Back> {
    compare((0, Verdict::default()), wanted, read)
}

fn compare((seed, verdict): (u64, Verdict), wanted: &Value, read: &Value) -> anyhow::Result<Back> {
    let (truth, found) = (facts(wanted), facts(read));
    let mut bag: BTreeMap<&(String, String), i64> = BTreeMap::new();
    truth.iter().for_each(|fact| *bag.entry(fact).or_default() += 1);
    found.iter().for_each(|fact| *bag.entry(fact).or_default() -= 1);
    let hit = truth.len() - bag.values().map(|n| usize::try_from(*n).unwrap_or(0)).sum::<usize>();
    let differences = bag
        .iter()
        .filter(|(_, n)| **n != 0)
        .map(|((field, text), n)| format!("{} {field}: {text}", if *n > 0 { '-' } else { '+' }));
    let differences = differences.collect();
    let (rows, back) = (marks(wanted), marks(read));
    let marks = rows.iter().filter(|row| !back.contains(row)).map(|(row, ticks)| format!("{row}: {ticks:?}"));
    Ok(Back {
        seed,
        hit,
        wanted: truth.len(),
        read: found.len(),
        marks: marks.collect(),
        differences,
        verdict,
    })
}

/// Every leaf, by the names on its way, without the ranks in lists; texts folded.
fn facts(document: &Value) -> Vec<(String, String)> {
    let mut out = Vec::new();
    leaves(document, "", &mut out);
    out
}

fn leaves(value: &Value, way: &str, out: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            // Whose an épreuve is, stays.
            let own = fields.get("id").and_then(Value::as_str).unwrap_or_default();
            for (key, value) in fields {
                leaves(value, &format!("{way}{own}/{key}"), out);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| leaves(item, way, out)),
        Value::Null => {}
        Value::String(text) => out.push((way.to_owned(), fold(text))),
        other => out.push((way.to_owned(), other.to_string())),
    }
}

/// Each row of each matrix, and what is ticked in it.
fn marks(document: &Value) -> Vec<(String, Vec<String>)> {
    let list =
        |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().map(fold).unwrap_or_default();
    let field = |value: &Value, key: &str| value.get(key).map(text).unwrap_or_default();
    let mut out = Vec::new();
    for test in list(document, "epreuves") {
        for row in list(&test, "criteres") {
            let name = format!("{} {}", field(&test, "id"), field(&row, "competence"));
            out.push((name, list(&row, "modalites").iter().map(text).collect()));
        }
    }
    out
}
