//! How much of a gold reading a document gives back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::facts::{Fact, facts, unsure};
use crate::fold;

/// What a careful reader wrote down: as facts, or as their hashes where the wording is to stay unseen.
#[derive(Debug, Clone)]
pub struct Gold {
    wanted: BTreeMap<Key, (usize, Option<Fact>)>,
    unions: BTreeSet<String>,
}

/// Field, and hash of field, owner and folded text.
type Key = (String, String);

/// Facts found, missed, and found where there are none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Score {
    /// In both.
    pub hit: usize,
    /// In the gold alone.
    pub miss: usize,
    /// In the reading alone.
    pub extra: usize,
    /// What is not in both: `-` for a miss, `+` for an extra, one line each.
    pub differences: Vec<String>,
}

impl Gold {
    /// Reads `NAME.json`, or `NAME.facts`.
    ///
    /// # Errors
    /// The file cannot be read, or is neither.
    pub fn load(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        if path.extension().is_some_and(|extension| extension == "facts") {
            return Self::from_hashes(&text);
        }
        Ok(Self::from_document(&serde_json::from_str(&text).with_context(|| path.display().to_string())?))
    }

    /// From a canonical document.
    #[must_use]
    pub fn from_document(document: &Value) -> Self {
        let unions = unsure(document);
        let mut wanted = BTreeMap::new();
        for fact in facts(document, &unions) {
            let entry = wanted.entry(key(&fact)).or_insert((0, None));
            *entry = (entry.0 + 1, Some(fact));
        }
        Self { wanted, unions }
    }

    fn from_hashes(text: &str) -> anyhow::Result<Self> {
        let mut lines = text.lines();
        let head = lines.next().and_then(|line| line.strip_prefix("# union"));
        let unions =
            head.context("no list of unions at its head")?.split_whitespace().map(str::to_owned).collect();
        let mut wanted: BTreeMap<Key, (usize, Option<Fact>)> = BTreeMap::new();
        for line in lines.filter(|line| !line.is_empty()) {
            let Some((field, hash)) = line.split_once(' ') else { bail!("no field and hash: {line}") };
            wanted.entry((field.to_owned(), hash.to_owned())).or_default().0 += 1;
        }
        Ok(Self { wanted, unions })
    }

    /// Scores a canonical document.
    #[must_use]
    pub fn score(&self, document: &Value) -> Score {
        let mut left = self.wanted.clone();
        let mut score = Score::default();
        let mut extras = Vec::new();
        for fact in facts(document, &self.unions) {
            match left.get_mut(&key(&fact)) {
                Some((count, _)) if *count > 0 => {
                    *count -= 1;
                    score.hit += 1;
                }
                _ => extras.push(format!("+ {}", shown(&fact))),
            }
        }
        for ((field, hash), (count, fact)) in left {
            let line = fact.as_ref().map_or_else(|| format!("{field} {hash}"), shown);
            score.miss += count;
            score.differences.extend(std::iter::repeat_n(format!("- {line}"), count));
        }
        score.extra = extras.len();
        score.differences.extend(extras);
        score
    }
}

impl Score {
    /// Part of what was found that is right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        ratio(self.hit, self.hit + self.extra)
    }

    /// Part of what is right that was found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        ratio(self.hit, self.hit + self.miss)
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(&self) -> f64 {
        ratio(2 * self.hit, 2 * self.hit + self.miss + self.extra)
    }

    /// Adds another document's.
    pub fn add(&mut self, other: &Self) {
        self.hit += other.hit;
        self.miss += other.miss;
        self.extra += other.extra;
    }
}

#[expect(clippy::cast_precision_loss, reason = "thousands of facts, not 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn key(fact: &Fact) -> Key {
    let text = format!("{}|{}|{}", fact.field, fact.owner, fold(&fact.text));
    let hash = Sha256::digest(text);
    (fact.field.clone(), hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

fn shown(fact: &Fact) -> String {
    format!("{} {} | {}", fact.field, fact.owner, fact.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document(criteria: &[&str], savoirs: &[&str]) -> Value {
        json!({"competences_professionnelles": [{
            "id": "AT1/CP1", "activite_type": "AT1", "intitule": "Tresser",
            "criteres_performance": criteria, "savoirs": savoirs, "savoir_faire_techniques": []}]})
    }

    #[test]
    fn equal_documents_have_no_miss_and_no_extra() {
        let gold = document(&["Un.", "Deux"], &["L’osier"]);
        let score = Gold::from_document(&gold).score(&document(&["Un", "Deux ;"], &["L'osier"]));
        assert_eq!((score.hit, score.miss, score.extra, score.f1()), (5, 0, 0, 1.0));
    }

    #[test]
    fn a_glued_item_costs_its_parts_and_one_extra() {
        let score = Gold::from_document(&document(&["Un", "Deux"], &[])).score(&document(&["Un Deux"], &[]));
        assert_eq!((score.hit, score.miss, score.extra), (2, 2, 1));
        assert_eq!(score.differences.len(), 3);
    }

    #[test]
    fn open_groups_are_compared_as_one() {
        let mut gold = document(&[], &["L'osier"]);
        let found = json!({"competences_professionnelles": [{
            "id": "AT1/CP1", "activite_type": "AT1", "intitule": "Tresser", "savoir_faire_techniques": ["L'osier"]}]});
        assert_eq!(Gold::from_document(&gold).score(&found).miss, 1);
        gold["competences_professionnelles"][0]["groupes_certains"] = json!(false);
        assert_eq!(Gold::from_document(&gold).score(&found).miss, 0);
    }

    #[test]
    fn hashes_say_the_same_as_the_facts() {
        // Made by the reference scorer.
        let hashed = "# union \ncompetence.intitule ba6869514fcf25cd\n";
        let score = Gold::from_hashes(hashed).unwrap().score(&document(&[], &[]));
        assert_eq!((score.hit, score.miss, score.extra), (1, 0, 1));
    }
}
