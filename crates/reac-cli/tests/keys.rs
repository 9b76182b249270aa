//! The list of keys in docs/keys.md against what the commands print.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Value, json};
use support::{reac, text};

const PHARE: &str = "phare_2018/phare_2018.pdf";
const PIGEONS: &str = "pigeons_2021/pigeons_2021.pdf";
const RE: &str = "bad/phare_2018.re.pdf";
const OTHER_RE: &str = "bad/automates_2013.rc.pdf";

/// The keys of the list, by the sign of the output they stand in.
fn listed() -> BTreeMap<char, BTreeSet<String>> {
    let list = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/keys.md")).unwrap();
    let mut out: BTreeMap<char, BTreeSet<String>> = BTreeMap::new();
    for line in list.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = line.split('|').skip(1).map(str::trim);
        let (key, outputs) = (cells.next().unwrap().trim_matches('`'), cells.next().unwrap());
        for output in outputs.split(' ') {
            assert!(out.entry(output.parse().unwrap()).or_default().insert(key.to_owned()), "{key} twice");
        }
    }
    out
}

fn keys(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                out.insert(key.clone());
                // The names of codes are values.
                if key != "codes" {
                    keys(value, out);
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|value| keys(value, out)),
        _ => {}
    }
}

/// The keys of all that a command prints, one value or one a line.
fn printed(arguments: &[&str]) -> BTreeSet<String> {
    let made = reac(arguments).output().unwrap();
    let values = serde_json::Deserializer::from_slice(&made.stdout).into_iter::<Value>();
    let mut out = BTreeSet::new();
    values.for_each(|value| keys(&value.unwrap(), &mut out));
    assert!(!out.is_empty(), "{arguments:?}: {}", text(&made.stderr));
    out
}

#[test]
fn every_key_that_is_printed_is_listed_and_every_listed_key_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let (out, base) = (folder.path().join("out"), folder.path().join("base.sqlite"));
    let (out, base) = (out.to_str().unwrap(), base.to_str().unwrap());
    assert!(
        reac(&["batch", PHARE, "bad/scan.pdf", "-o", out, "-q"]).output().unwrap().status.code() == Some(1)
    );
    assert!(reac(&["catalog", PHARE, "--to", "sqlite", base]).output().unwrap().status.success());
    let re = folder.path().join("re.json");
    let mut table: Value =
        serde_json::from_slice(&reac(&["extract", RE, "-q"]).output().unwrap().stdout).unwrap();
    let titre = json!({ "intitule": null, "arrete": null });
    let rows = json!([{ "ancien": ["Allumer le feu"], "nouveau": ["Garder le feu"] }]);
    table["correspondances"] = json!([{ "ancien": titre, "nouveau": titre, "ccp": rows }]);
    fs::write(&re, table.to_string()).unwrap();
    let re = re.to_str().unwrap();
    let mut found: BTreeMap<char, BTreeSet<String>> = BTreeMap::new();
    let report = fs::read_to_string(format!("{out}/report.jsonl")).unwrap();
    let rows = found.entry('R').or_default();
    report.lines().for_each(|line| keys(&serde_json::from_str(line).unwrap(), rows));
    let refused: BTreeSet<String> = printed(&["extract", "bad/scan.pdf", "bad/truncated.pdf"]);
    rows.extend(refused);
    for (sign, arguments) in [
        ('C', &["check", PHARE, "bad/scan.pdf", "--format", "json"][..]),
        ('C', &["check", PHARE, "--format", "jsonl"]),
        ('K', &["catalog", PHARE, "bad/scan.pdf", "--format", "json"]),
        ('D', &["diff", PHARE, PIGEONS, "--re", re, "--format", "json"]),
        ('D', &["diff", RE, OTHER_RE, "--format", "json"]),
        ('V', &["catalog", "../crates/reac-cli/tests/cmd/catalog_alike.in", "--alike", "--format", "json"]),
        ('S', &["search", base, "phare", "--format", "json"]),
    ] {
        found.entry(sign).or_default().extend(printed(arguments));
    }
    for (sign, more) in [('K', None), ('V', Some("--alike"))] {
        let csv = ["catalog", PHARE, "--format", "csv"].into_iter().chain(more);
        let head = reac(&csv.collect::<Vec<_>>()).output().unwrap();
        let columns = text(&head.stdout).lines().next().unwrap().split(',').map(str::to_owned);
        found.entry(sign).or_default().extend(columns);
    }
    let listed = listed();
    for (sign, own) in &listed {
        let seen = found.get(sign).unwrap();
        let missing: Vec<_> = own.symmetric_difference(seen).collect();
        assert!(missing.is_empty(), "{sign}: listed or printed, and not both: {missing:?}");
    }
    assert_eq!(listed.keys().collect::<Vec<_>>(), found.keys().collect::<Vec<_>>());
}
