//! The ways of docs/scale.md, each by its own engine where that is installed: one record an input, none read twice.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it skips"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use support::{mini, text};

const WAYS: &str = include_str!("../../../docs/scale.md");

/// Engines of Python, as .ci/run installs them.
const PYTHON: &str = "../../target/lecteurs/bin/python";

/// Heading, language and text of every block that the command is enough for; the package's own tests run those for it.
fn blocks() -> Vec<(&'static str, &'static str, &'static str)> {
    let sections = WAYS.split("\n## ").skip(1);
    let blocks = sections.filter_map(|section| {
        let heading = section.lines().next()?;
        let (language, code) = section.split("\n```").nth(1)?.split_once('\n')?;
        Some((heading, language, code))
    });
    blocks.filter(|(.., code)| !code.contains("import reac\n")).collect()
}

fn runs(program: &Path, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

/// The program that runs a block, and what it takes, where all that is there.
fn engine(language: &str, code: &str, folder: &Path) -> Option<(PathBuf, Vec<String>)> {
    if language == "sh" {
        let there = runs(Path::new("parallel"), &["--version"]) && runs(Path::new("python3"), &["--version"]);
        return there.then(|| ("sh".into(), vec!["-c".to_owned(), code.to_owned()]));
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(PYTHON);
    let imports = code.lines().filter(|line| line.starts_with("from ") || line.starts_with("import "));
    let imports: Vec<&str> = imports.filter(|line| !line.contains("lire")).collect();
    let pythons = [own, PathBuf::from("python3")].into_iter();
    let python = pythons.into_iter().find(|python| runs(python, &["-c", &imports.join("\n")]))?;
    let script = folder.join("way.py");
    fs::write(&script, code).unwrap();
    Some((python, vec![script.display().to_string()]))
}

/// Ten documents, one of them empty, below a folder.
fn prepare(folder: &Path, task: &str) {
    fs::create_dir_all(folder.join("downloads/more")).unwrap();
    fs::create_dir(folder.join("records")).unwrap();
    for number in 0..5 {
        fs::write(folder.join(format!("downloads/d {number}.txt")), mini(&format!("Métier {number}")))
            .unwrap();
        fs::write(folder.join(format!("downloads/more/é{number}.txt")), mini(&format!("Emploi {number}")))
            .unwrap();
    }
    fs::write(folder.join("downloads/d 3.txt"), "").unwrap();
    fs::write(folder.join("lire.py"), task).unwrap();
}

fn records(folder: &Path) -> BTreeMap<String, (String, std::time::SystemTime)> {
    let files = fs::read_dir(folder.join("records")).unwrap().map(Result::unwrap);
    files
        .map(|file| {
            let written = file.metadata().unwrap().modified().unwrap();
            let name = file.file_name().to_string_lossy().into_owned();
            (name, (fs::read_to_string(file.path()).unwrap(), written))
        })
        .collect()
}

#[test]
fn every_way_gives_one_record_an_input_and_reads_none_twice() {
    let blocks = blocks();
    let ways: Vec<&str> = blocks.iter().map(|(heading, ..)| *heading).collect();
    assert_eq!(ways, ["The task: `lire.py`", "GNU parallel", "Dask", "Ray", "Spark"]);
    let reac = Path::new(env!("CARGO_BIN_EXE_reac")).parent().unwrap().to_owned();
    let path = std::env::join_paths(
        [reac].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    for (heading, language, code) in &blocks[1..] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        prepare(folder, blocks[0].2);
        let Some((program, arguments)) = engine(language, code, folder) else {
            println!("skipped: no {heading}");
            continue;
        };
        let run = || {
            let mut command = Command::new(&program);
            command.args(&arguments).current_dir(folder).env("PATH", &path).env("PYTHONPATH", folder);
            let output = command.output().unwrap();
            assert!(output.status.success(), "{heading}: {}", text(&output.stderr));
        };
        // As after a stop: some have their records already.
        fs::rename(folder.join("downloads/more"), folder.join("later")).unwrap();
        run();
        fs::rename(folder.join("later"), folder.join("downloads/more")).unwrap();
        let before = records(folder);
        assert_eq!(before.len(), 5, "{heading}");
        run();
        let after = records(folder);
        assert_eq!(after.len(), 10, "{heading}");
        assert!(before.iter().all(|(name, record)| after.get(name) == Some(record)), "{heading}");
        let lines: Vec<&str> = after.values().flat_map(|(record, _)| record.lines()).collect();
        assert_eq!(lines.len(), 10, "{heading}");
        let schemas = lines.iter().map(|line| serde_json::from_str::<Value>(line).unwrap()["schema"].take());
        assert_eq!(schemas.filter(|schema| schema == "reac-refusal/1").count(), 1, "{heading}");
    }
}
