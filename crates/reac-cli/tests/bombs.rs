//! Hostile files: each has one row and one clear error, within its limits, and none costs another document.

mod support;

use std::fs;
use std::time::Instant;

use serde_json::Value;
use support::{mini, reac, text};

/// Smaller than those that stand by default, so that the test meets them sooner.
const LIMITS: [&str; 12] = [
    "--timeout",
    "60",
    "--cpu",
    "60",
    "--memory",
    "512",
    "--max-inflated",
    "67108864",
    "--max-operators",
    "400000",
    "--max-glyphs",
    "200000",
];

#[test]
fn each_bomb_has_one_row_of_the_right_status_within_its_limits() {
    let (input, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bombs = reac_tests::bombs::all();
    for bomb in &bombs {
        fs::write(input.path().join(bomb.name), &bomb.bytes).unwrap();
    }
    fs::write(input.path().join("~clean.txt"), mini("Entier")).unwrap();
    let mut command =
        reac(&["batch", input.path().to_str().unwrap(), "-o", out.path().to_str().unwrap(), "-q"]);
    let output = command.args(LIMITS).output().unwrap();
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(!told.contains("panicked"), "{told}");
    let report = fs::read_to_string(out.path().join("report.jsonl")).unwrap();
    let rows: Vec<Value> = report.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), bombs.len() + 1);
    let mut wrong = Vec::new();
    for bomb in &bombs {
        let mut own = rows.iter().filter(|row| {
            row.get("entree").and_then(Value::as_str).unwrap().ends_with(&format!("/{}", bomb.name))
        });
        let row = own.next().unwrap();
        assert!(own.next().is_none(), "{}", bomb.name);
        let status = row.get("statut").and_then(Value::as_str).unwrap();
        let memory = row.get("memoire_kio").and_then(Value::as_u64).unwrap();
        if !bomb.statuses.contains(&status) || memory > 512 << 10 {
            wrong.push(format!("{} ({}): {row}", bomb.name, bomb.tries));
        }
        let lines = told.lines().filter(|line| line.contains(bomb.name)).count();
        let failed = !matches!(status, "ok" | "warnings");
        if lines != usize::from(failed) {
            wrong.push(format!("{}: {lines} lines of error for {status}", bomb.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let clean =
        rows.iter().find(|row| row.get("entree").and_then(Value::as_str).unwrap().ends_with("~clean.txt"));
    assert_eq!(clean.unwrap().get("statut").unwrap(), "warnings");
}

#[test]
fn each_bomb_alone_ends_with_one_error_and_its_exit_code() {
    let input = tempfile::tempdir().unwrap();
    for bomb in reac_tests::bombs::all() {
        let path = input.path().join(bomb.name);
        fs::write(&path, &bomb.bytes).unwrap();
        let began = Instant::now();
        let mut command = reac(&["extract", path.to_str().unwrap(), "-q", "--format", "jsonl"]);
        let output = command.args(LIMITS).output().unwrap();
        let told = text(&output.stderr);
        let seconds = began.elapsed().as_secs();
        match output.status.code() {
            Some(0) => assert!(told.is_empty(), "{}: {told}", bomb.name),
            Some(1) => assert_eq!(told.lines().count(), 1, "{}: {told}", bomb.name),
            other => panic!("{}: {other:?} {told}", bomb.name),
        }
        let record: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(record.get("schema").is_some(), "{}", bomb.name);
        assert!(!told.contains("panicked") && seconds < 60, "{}: {seconds} s, {told}", bomb.name);
    }
}
