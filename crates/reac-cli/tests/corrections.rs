//! `reac corrections`: the journal as a list, and taken back.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use support::{fixtures, reac, text, tree};

/// A fixture's text with a damaged word in its last copy of a title.
fn damaged(folder: &Path) -> String {
    let text = fs::read_to_string(fixtures().join("phare_2018/phare_2018.converted.txt")).unwrap();
    let (before, after) = text.rsplit_once("Contrôler l'état de marche").unwrap();
    let path = folder.join("abime.txt");
    fs::write(&path, format!("{before}Contrôlar l'état de marche{after}")).unwrap();
    path.display().to_string()
}

fn run(arguments: &[&str]) -> Output {
    reac(arguments).output().unwrap()
}

#[test]
fn each_correction_names_its_rule_place_and_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let file = damaged(folder.path());
    let english = run(&["corrections", &file, "--repairs"]);
    assert_eq!(english.status.code(), Some(0), "{}", text(&english.stderr));
    let lines: Vec<_> = text(&english.stdout).lines().collect();
    let at = lines.iter().position(|line| line.contains("“Contrôlar” → “Contrôler”")).unwrap();
    let (head, evidence) = (lines.get(at).unwrap(), lines.get(at + 1).unwrap());
    assert!(head.starts_with("p. ") && head.contains("/intitule"), "{head}");
    assert!(evidence.contains("unknown word; "), "{evidence}");
    assert!(lines.last().unwrap().starts_with("corrections: "), "{lines:?}");
    let french = run(&["corrections", &file, "--lang", "fr"]);
    assert!(text(&french.stdout).contains("« Contrôlar » → « Contrôler »"), "{}", text(&french.stdout));
    assert!(text(&french.stdout).contains("mot inconnu ; "), "{}", text(&french.stdout));
    assert!(text(&french.stdout).contains("typographie"), "{}", text(&french.stdout));
}

#[test]
fn the_list_of_a_json_is_that_of_its_document_in_either_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = damaged(folder.path());
    let out = folder.path().to_str().unwrap();
    assert_eq!(run(&["extract", &file, "-o", out, "--lang", "fr", "-q"]).status.code(), Some(0));
    let json = folder.path().join("abime.json").display().to_string();
    for lang in ["fr", "en"] {
        let [own, kept] = [&file, &json].map(|from| run(&["corrections", from, "--lang", lang]).stdout);
        assert_eq!(text(&own), text(&kept));
    }
    let list: Value =
        serde_json::from_slice(&run(&["corrections", &json, "--format", "json"]).stdout).unwrap();
    let first = list.pointer("/corrections/0").unwrap().as_object().unwrap();
    for key in ["regle", "avant", "apres", "pointeur", "position", "page", "indice", "confiance"] {
        assert!(first.contains_key(key), "{key}");
    }
}

#[test]
fn taken_back_every_document_is_the_verbatim_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name).display().to_string();
    damaged(folder.path());
    for input in [".", folder.path().to_str().unwrap()] {
        run(&["extract", input, "-o", &out("mended"), "-q"]);
        run(&["extract", input, "-o", &out("verbatim"), "-q", "--verbatim"]);
    }
    let content = |bytes: &[u8]| {
        let mut json: Value = serde_json::from_slice(bytes).unwrap();
        json.as_object_mut().unwrap().remove("extraction").unwrap();
        json
    };
    let mended = tree(&folder.path().join("mended"));
    assert!(mended.len() > 4);
    for (name, bytes) in mended {
        // A référentiel d'évaluation is normalised less, and has no undoing of its own yet.
        if serde_json::from_slice::<Value>(&bytes).unwrap()["schema"] == "re/1" {
            continue;
        }
        let back = run(&["corrections", &out(&format!("mended/{name}")), "--undo"]);
        assert_eq!(back.status.code(), Some(0), "{}", text(&back.stderr));
        let verbatim = fs::read(folder.path().join("verbatim").join(&name)).unwrap();
        assert_eq!(content(&back.stdout), content(&verbatim), "{name}");
        assert!(name != "abime.json" || content(&bytes) != content(&verbatim));
    }
}

#[test]
fn what_has_no_journal_says_so_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.json");
    let without = run(&["extract", "phare_2018/phare_2018.pdf", "--no-report"]).stdout;
    let whole = run(&["extract", "phare_2018/phare_2018.converted.txt"]).stdout;
    let edited = text(&whole).replacen("l’état", "le bon état", 1);
    for (bytes, flag) in
        [(without.as_slice(), "-q"), (b"{}", "-q"), (b"{", "-q"), (edited.as_bytes(), "--undo")]
    {
        fs::write(&path, bytes).unwrap();
        let output = run(&["corrections", path.to_str().unwrap(), flag]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(text(&output.stderr).lines().count(), 1, "{}", text(&output.stderr));
        assert!(text(&output.stderr).contains("x.json: error[R0019]: "), "{}", text(&output.stderr));
    }
    assert_eq!(run(&["corrections", "bad/scan.pdf"]).status.code(), Some(1));
    assert_eq!(run(&["corrections", "."]).status.code(), Some(2));
}
