//! Gold readings of the corpus, as passages. No corpus: no passages, and one line that says so.

// Helpers of tests fail as tests do; each test uses some of them.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr)]

pub(crate) mod damager;
pub(crate) mod invented;

use std::path::PathBuf;

use reac_normalise::{Level, Passage, Recognised, Role, WordList, normalise};
use serde_json::Value;

/// Documents of the corpus that have a gold reading.
pub(crate) const NAMES: &[&str] =
    &["cip_v07_2018", "cdi_v02_2013", "cda_v03_2018", "ecsr_v02_2021", "dwwm_v04_2023"];

/// A passage that owns what it is made of.
#[derive(Debug, Clone)]
pub(crate) struct Owned {
    pub(crate) pointer: String,
    pub(crate) role: Role,
    pub(crate) text: String,
}

pub(crate) fn borrow(owned: &[Owned]) -> Vec<Passage<'_>> {
    owned
        .iter()
        .map(|own| Passage {
            pointer: &own.pointer,
            role: own.role.clone(),
            text: &own.text,
            page: None,
            recognised: Vec::new(),
        })
        .collect()
}

/// The same, read by a recognition that doubts most of what it reads wrongly, and little else: chances out of a
/// million as they were measured.
pub(crate) fn recognised<'o>(owned: &'o [Owned], wounds: &[damager::Wound], seed: u64) -> Vec<Passage<'o>> {
    const WRONG_IN_DOUBT: u64 = 920_000;
    const RIGHT_IN_DOUBT: u64 = 24_000;
    let mut random = damager::Random::new(seed);
    let mut passages = borrow(owned);
    for (at, passage) in passages.iter_mut().enumerate() {
        let text = passage.text;
        for word in text.split_whitespace() {
            let from = word.as_ptr() as usize - text.as_ptr() as usize;
            let wrong = wounds.iter().any(|wound| {
                wound.passage == at && wound.damaged.start < from + word.len() && from < wound.damaged.end
            });
            let doubted = random.chance(if wrong { WRONG_IN_DOUBT } else { RIGHT_IN_DOUBT });
            let sureness = if doubted { 0.4 } else { 0.96 };
            passage.recognised.push(Recognised { text: word, sureness });
        }
    }
    passages
}

/// The same passages, their typography set.
pub(crate) fn set(owned: Vec<Owned>) -> Vec<Owned> {
    let texts = normalise(&borrow(&owned), Level::Typography, WordList::shipped()).texts;
    owned.into_iter().zip(texts).map(|(own, text)| Owned { text, ..own }).collect()
}

/// Where the corpus is: `REAC_CORPUS`, or beside the workspace.
pub(crate) fn corpus() -> Option<PathBuf> {
    let path = std::env::var_os("REAC_CORPUS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"),
        PathBuf::from,
    );
    if path.join("gold").is_dir() {
        return Some(path);
    }
    eprintln!("skipped: no corpus");
    None
}

/// All strings of a gold reading.
pub(crate) fn gold(corpus: &std::path::Path, name: &str) -> Vec<Owned> {
    let text = std::fs::read_to_string(corpus.join("gold").join(format!("{name}.json"))).unwrap();
    let mut out = Vec::new();
    walk(&serde_json::from_str(&text).unwrap(), "", "", &mut out);
    out
}

fn walk(value: &Value, pointer: &str, id: &str, out: &mut Vec<Owned>) {
    match value {
        Value::String(text) => {
            if let Some(role) = role(pointer, id) {
                out.push(Owned { pointer: pointer.to_owned(), role, text: text.clone() });
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                walk(item, &format!("{pointer}/{at}"), id, out);
            }
        }
        Value::Object(fields) => {
            let id = fields.get("id").and_then(Value::as_str).unwrap_or(id);
            for (key, item) in fields {
                walk(item, &format!("{pointer}/{key}"), id, out);
            }
        }
        _ => {}
    }
}

/// What kind of place a pointer of the canonical JSON is.
fn role(pointer: &str, id: &str) -> Option<Role> {
    let steps: Vec<&str> = pointer.split('/').skip(1).filter(|step| step.parse::<usize>().is_err()).collect();
    let name = |key: &str| Role::Name { key: key.to_owned() };
    Some(match steps.as_slice() {
        ["schema" | "extraction", ..] => return None,
        [.., "id" | "activite_type" | "type" | "code" | "competences" | "numero"] => return None,
        ["document", ..] | [.., "niveau"] => Role::Code,
        [.., "site"] => Role::Url,
        ["titre" | "emploi_type", "intitule"] => name("titre"),
        ["activites_types" | "competences_professionnelles", "intitule"] => {
            Role::Title { key: id.to_owned() }
        }
        ["competences_professionnelles" | "competences_transversales", "description", ..] => Role::Infinitive,
        [.., "criteres_performance"] => Role::Critere,
        [.., "savoir_faire_techniques" | "savoir_faire_organisationnels" | "savoir_faire_relationnels"] => {
            Role::Infinitive
        }
        [.., "savoirs"] => Role::Savoir,
        [.., "terme"] => Role::Term,
        [.., "competences_transversales"] => Role::Infinitive,
        _ => Role::Prose,
    })
}

/// The raw text of the damaged document: its own rows and cells, in the places of the gold passages that they
/// equal or nearly equal. Of a title there are as many copies as the text has.
pub(crate) fn damaged(corpus: &std::path::Path) -> Vec<Owned> {
    let text = std::fs::read_to_string(corpus.join("cip_v07_2018.txt")).unwrap();
    let mut rows: Vec<Option<&str>> = text.lines().flat_map(|row| row.split('\t')).map(Some).collect();
    let count = rows.len();
    let mut out = Vec::new();
    for own in gold(corpus, "cip_v07_2018") {
        let near =
            |row: &Option<&str>| row.is_some_and(|row| is_near(row.trim_start_matches("- "), &own.text));
        let same = |row: &Option<&str>| row.is_some_and(|row| row.trim_start_matches("- ") == own.text);
        let found: Vec<usize> = if matches!(own.role, Role::Title { .. }) {
            (0..count).filter(|at| near(&rows[*at])).collect()
        } else {
            rows.iter().position(same).or_else(|| rows.iter().position(near)).into_iter().collect()
        };
        for text in found.into_iter().filter_map(|at| rows[at].take()) {
            out.push(Owned { text: text.to_owned(), ..own.clone() });
        }
    }
    out
}

/// Equal, or at most three letters apart in a long text.
fn is_near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 3 || a.len() < 16 || a[0] != b[0] {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    a.len() - head - tail <= 3 && b.len() - head - tail <= 3
}
