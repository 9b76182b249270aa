//! Other engines drive the command: whatever maps a command over files gets one record a document.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that cannot go on fails, or says why it does not"
)]

mod support;

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;
use support::{mini, text};

/// Has `engine` map `reac extract --format jsonl` over four files, one of them missing.
fn mapped_by(engine: &str, flags: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let mut names = Vec::new();
    for number in 0..4 {
        let path = folder.path().join(format!("{number}.txt"));
        if number != 2 {
            fs::write(&path, mini(&format!("T{number}"))).unwrap();
        }
        names.push(path.display().to_string());
    }
    let list = folder.path().join("list");
    fs::write(&list, names.join("\n") + "\n").unwrap();
    let mut command = Command::new(engine);
    command.args(flags).arg(env!("CARGO_BIN_EXE_reac")).args(["extract", "--format", "jsonl", "-q"]);
    command.env("LC_ALL", "C").stdin(fs::File::open(&list).unwrap()).stderr(Stdio::null());
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => {
            eprintln!("skipped: {engine}: {error}");
            return;
        }
    };
    let mut said: Vec<_> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|record| {
            let title = record.pointer("/titre/intitule").or(record.pointer("/diagnostics/0/code"));
            title.unwrap().as_str().unwrap().to_owned()
        })
        .collect();
    // Workers end in any order.
    said.sort_unstable();
    assert_eq!(said, ["R0010", "T0", "T1", "T3"]);
}

#[test]
fn xargs_maps_it_over_files() {
    mapped_by("xargs", &["-P", "2", "-n", "1"]);
}

#[test]
fn gnu_parallel_maps_it_over_files() {
    // Another program has the same name.
    let version = Command::new("parallel").arg("--version").stderr(Stdio::null()).output();
    if version.is_ok_and(|output| output.stdout.starts_with(b"GNU parallel")) {
        mapped_by("parallel", &["--will-cite", "-j", "2", "-n", "1"]);
    } else {
        eprintln!("skipped: GNU parallel is not installed");
    }
}
