//! `--ocr`: a scan read from its pictures to its JSON.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it skips"
)]

mod support;

use std::fs;
use std::process::Command;

use reac_tests::score::Gold;
use serde_json::Value;
use support::{fixtures, reac, text};

const SCAN: &str = "bad/phare_2018.scan.pdf";

/// What of the document must come back.
const F1: f64 = 0.97;

fn has_tesseract() -> bool {
    let languages = Command::new("tesseract").arg("--list-langs").output();
    let found = languages.is_ok_and(|output| {
        [output.stdout, output.stderr]
            .iter()
            .any(|said| String::from_utf8_lossy(said).lines().any(|line| line == "fra"))
    });
    if !found {
        println!("skipped: no tesseract with French");
    }
    found
}

/// Number and title of each fiche, under its id.
fn fiches(document: &Value) -> Vec<[Value; 3]> {
    let all = |key: &str| document.get(key).unwrap().as_array().unwrap().clone();
    let fiches = all("activites_types").into_iter().chain(all("competences_professionnelles"));
    fiches.map(|fiche| ["id", "numero", "intitule"].map(|key| fiche.get(key).unwrap().clone())).collect()
}

#[test]
fn a_scan_of_a_whole_document_is_read() {
    if !has_tesseract() {
        return;
    }
    let output = reac(&["extract", SCAN, "--ocr"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("recognition: page 3/38"), "{}", text(&output.stderr));
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected = fs::read(fixtures().join("phare_2018/expected.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    assert_eq!(fiches(&read), fiches(&expected));
    let score = Gold::from_document(&expected).score(&read);
    println!("F1 {:.4}: {} hit, {} missed, {} extra", score.f1(), score.hit, score.miss, score.extra);
    assert!(score.f1() >= F1, "{:.4} {:#?}", score.f1(), score.differences);
}

/// Each page of each input is told as it begins, under the input's name.
#[test]
fn several_scans_tell_their_pages() {
    if !has_tesseract() {
        return;
    }
    let output = reac(&["extract", "bad/scan.pdf", "phare_2018/phare_2018.pdf", "--ocr"]).output().unwrap();
    let said = text(&output.stderr);
    assert!(said.contains("bad/scan.pdf: recognition: page 1/"), "{said}");
    assert!(!said.contains("phare_2018.pdf: recognition"), "{said}");
}

/// The second reader has nothing to say of a picture, and is asked all the same.
#[test]
fn a_scan_can_be_cross_checked() {
    if !has_tesseract() {
        return;
    }
    let read = |more: &[&str]| {
        let arguments = [&["lines", "bad/scan.pdf", "--ocr", "-q"], more].concat();
        reac(&arguments).output().unwrap()
    };
    let (plain, checked) = (read(&[]), read(&["--cross-check"]));
    assert_eq!(plain.status.code(), checked.status.code());
    assert_eq!(plain.stdout, checked.stdout);
}

#[test]
fn without_tesseract_one_line_says_how_to_install_it() {
    let output =
        reac(&["extract", SCAN, "--ocr"]).env("REAC_TESSERACT", "/nowhere/tesseract").output().unwrap();
    let plain = reac(&["extract", SCAN]).output().unwrap();
    assert_eq!(output.status.code(), plain.status.code());
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("error[R0020]") && said.contains("apt install tesseract-ocr"), "{said}");
    // Who has text needs none.
    let mut command = reac(&["extract", "phare_2018/phare_2018.pdf", "--ocr"]);
    assert_eq!(command.env("REAC_TESSERACT", "/nowhere/tesseract").status().unwrap().code(), Some(0));
}

#[test]
#[cfg(unix)]
fn a_recognition_that_hangs_or_fails_costs_its_page_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("tesseract");
    for work in ["exec sleep 60", "exit 3"] {
        fs::write(
            &program,
            format!("#!/bin/sh\nif [ \"$1\" = --list-langs ]; then echo fra; exit; fi\n{work}\n"),
        )
        .unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let output = reac(&["extract", "bad/scan.pdf", "--ocr", "--timeout", "1", "-q"])
            .env("REAC_TESSERACT", &program)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{work}");
        assert!(text(&output.stderr).contains("bad/scan.pdf: error["), "{}", text(&output.stderr));
    }
}
