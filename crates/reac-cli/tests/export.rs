//! `reac export`, `reac review` and the decisions of a review, from the command line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use support::{reac, text, tree};

const PHARE: &str = "phare_2018/phare_2018.pdf";
const FONTAINES: &str = "fontaines_2017/fontaines_2017.pdf";
const FORMATS: [&str; 17] = [
    "moodle",
    "case",
    "skos",
    "turtle",
    "xlsx",
    "csv",
    "tsv",
    "parquet",
    "arrow",
    "sqlite",
    "grille",
    "grille-html",
    "grille-docx",
    "docx",
    "md",
    "html",
    "jsonl",
];

fn run(arguments: &[&str]) -> Output {
    reac(arguments).output().unwrap()
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

#[test]
fn tables_are_french_whatever_the_machine_speaks_and_as_excel_takes_them_where_asked() {
    let table = |more: &[&str]| {
        let made = run(&[&["export", "--to", "csv", "--table", "criteres", PHARE], more].concat());
        text(&made.stdout).to_owned()
    };
    let (usual, excel) = (table(&[]), table(&["--excel"]));
    assert!(usual == table(&["--lang", "fr"]) && usual != table(&["--lang", "en"]));
    assert!(excel.starts_with('\u{feff}') && !usual.starts_with('\u{feff}'));
    let head = |text: &str, by: char| text.lines().next().unwrap().split(by).count();
    assert!(head(&usual, ',') > 3 && head(&excel, ';') == head(&usual, ','));
    let misplaced = run(&["export", "--to", "tsv", "--table", "criteres", PHARE, "--excel"]);
    assert_eq!(misplaced.status.code(), Some(2));
}

#[test]
fn every_format_is_the_same_a_second_time_and_needs_no_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let json = path(folder.path(), "phare.json");
    fs::write(&json, run(&["extract", PHARE, "--no-report"]).stdout).unwrap();
    for format in FORMATS {
        let trees = [PHARE, PHARE, &json].map(|input| {
            let out = tempfile::tempdir().unwrap();
            let made = run(&["export", "--to", format, input, "-o", out.path().to_str().unwrap()]);
            assert_eq!(made.status.code(), Some(0), "{format}: {}", text(&made.stderr));
            tree(out.path()).into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>()
        });
        let [first, second, from_json] = trees;
        assert!(!first.is_empty() && first.iter().all(|bytes| !bytes.is_empty()), "{format}");
        assert!(first == second, "{format}: other bytes the second time");
        // Only what names pages needs the document itself.
        assert_eq!(first == from_json, !["case", "jsonl"].contains(&format), "{format}");
    }
}

#[test]
fn several_titles_are_several_files_and_a_bad_one_stops_none() {
    let out = tempfile::tempdir().unwrap();
    let inputs = [PHARE, "bad/truncated.pdf", "bad/lettre.txt", FONTAINES];
    let arguments = [&["export", "--to", "moodle", "-o", out.path().to_str().unwrap()], &inputs[..]].concat();
    let made = run(&arguments);
    assert_eq!(made.status.code(), Some(1));
    let said = text(&made.stderr);
    assert!(
        said.contains("truncated.pdf: error[R0005]") && said.contains("lettre.txt: error[R0001]"),
        "{said}"
    );
    let names: Vec<_> = tree(out.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["fontaines_2017.moodle.csv", "phare_2018.moodle.csv"]);
}

#[test]
fn the_halves_of_a_titre_in_two_files_go_together() {
    let folder = tempfile::tempdir().unwrap();
    let reac: Value = serde_json::from_slice(&run(&["extract", PHARE]).stdout).unwrap();
    let mut re = reac_tests::fixtures::evaluations().unwrap().remove(0).expected;
    let export = |re: &Value| {
        let other = path(folder.path(), "evaluation.json");
        fs::write(&other, re.to_string()).unwrap();
        run(&["export", "--to", "moodle", PHARE, &other])
    };
    // Another titre's half stays alone: two results want a folder.
    assert_eq!(export(&re).status.code(), Some(2));
    re["document"]["code_titre"] = reac["document"]["code_titre"].clone();
    re["epreuves"][0]["criteres"][0] = serde_json::json!({
        "activite": null,
        "competence": reac["competences_professionnelles"][0]["intitule"],
        "criteres": ["Le jury seul demande cela"],
        "modalites": ["Entretien sous la lanterne"],
    });
    let made = export(&re);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let said = text(&made.stdout);
    assert!(
        said.contains("Le jury seul demande cela") && said.contains("Entretien sous la lanterne"),
        "{said}"
    );
}

#[test]
fn json_that_is_no_document_is_refused_and_so_is_one_without_ids() {
    let folder = tempfile::tempdir().unwrap();
    let mut reac: Value = serde_json::from_slice(&run(&["extract", PHARE]).stdout).unwrap();
    let other = path(folder.path(), "other.json");
    for (content, why) in [
        ("{}".to_owned(), "R0021"),
        ("{ \"schema\": \"reac/1\" ".to_owned(), "R0021"),
        (reac.to_string().replacen("reac/1", "reac/9", 1), "R0021"),
    ] {
        fs::write(&other, content).unwrap();
        let made = run(&["export", "--to", "md", &other]);
        assert_eq!(made.status.code(), Some(1));
        assert!(made.stdout.is_empty() && text(&made.stderr).contains(why), "{}", text(&made.stderr));
    }
    *reac.pointer_mut("/document/code_titre").unwrap() = Value::Null;
    fs::write(&other, reac.to_string()).unwrap();
    let made = run(&["export", "--to", "case", &other]);
    assert_eq!(made.status.code(), Some(1));
    assert!(text(&made.stderr).contains("other.json: error: no stable ids without /document/code_titre"));
}

#[test]
fn what_cannot_be_meant_is_said_before_anything_is_read() {
    for arguments in [
        &["export", "--to", "csv", PHARE][..],
        &["export", "--to", "case", PHARE, FONTAINES],
        &["export", "--to", "epub", PHARE],
        &["review", "phare_2018"],
        &["diff", PHARE, "phare_2018"],
        &["corrections", "phare_2018"],
        &["export", "--to", "csv", "--table", "x", PHARE],
        &["export", "--to", "case", "--base", "chez moi", PHARE],
        &["extract", PHARE, "--patch", "manifest.toml"],
        &["extract", PHARE, "--patch", "absent.patch.json"],
        &["extract", PHARE, "-o", "x", "--provenance", "--patch", "x.patch.json"],
    ] {
        let made = run(arguments);
        assert_eq!(made.status.code(), Some(2), "{arguments:?}");
        assert!(made.stdout.is_empty() && !made.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn an_option_that_the_format_has_no_use_for_is_refused_by_name() {
    for (option, wrong, right) in [
        (&["--depth", "criteres"][..], "grille-html", "turtle"),
        (&["--case-version", "1.0"], "skos", "case"),
        (&["--rubric"], "moodle", "case"),
        (&["--base", "https://exemple.fr/"], "csv", "skos"),
        (&["--usage", "positionnement"], "md", "grille-html"),
        (&["--table", "criteres"], "md", "csv"),
        (&["--record-size", "900"], "md", "jsonl"),
    ] {
        let export = |format| run(&[&["export", "--to", format, PHARE][..], option].concat());
        let (refused, made) = (export(wrong), export(right));
        let said = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{option:?} {wrong}");
        assert!(said.contains(option[0]) && said.contains(right) && !said.contains(wrong), "{said}");
        assert_eq!(made.status.code(), Some(0), "{option:?} {right}: {}", text(&made.stderr));
    }
}

#[test]
fn no_result_is_written_over_what_it_is_made_of() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("phare.pdf");
    let original = fs::read(support::fixtures().join(PHARE)).unwrap();
    fs::write(&file, &original).unwrap();
    let name = file.to_str().unwrap();
    // A name that looks like a pattern is a file where there is one.
    let bracketed = folder.path().join("phare[1].pdf");
    fs::write(&bracketed, &original).unwrap();
    let page = folder.path().join("page.html");
    let reviewed = run(&["review", bracketed.to_str().unwrap(), "-o", page.to_str().unwrap()]);
    assert_eq!(reviewed.status.code(), Some(0), "{}", text(&reviewed.stderr));
    for arguments in [&["export", "--to", "md", name, "-o", name][..], &["review", name, "-o", name]] {
        let made = run(arguments);
        assert_eq!(made.status.code(), Some(2), "{arguments:?}: {}", text(&made.stderr));
        assert!(text(&made.stderr).contains("phare.pdf"));
        assert_eq!(fs::read(&file).unwrap(), original);
    }
}

/// A patch of one decision.
fn patch(file: &str, sha256: &str, before: &str, after: &str) {
    let decision = json!({ "pointeur": "/titre/intitule", "avant": before, "apres": [after] });
    let patch = json!({ "schema": "reac-patch/1", "sha256": sha256, "decisions": [decision] });
    fs::write(file, patch.to_string()).unwrap();
}

#[test]
fn decisions_reach_the_document_they_were_made_for_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = path(folder.path(), "relu.patch.json");
    let reac: Value = serde_json::from_slice(&run(&["extract", PHARE]).stdout).unwrap();
    let sha256 = reac.pointer("/extraction/source/sha256").unwrap().as_str().unwrap();
    let title = reac.pointer("/titre/intitule").unwrap().as_str().unwrap();
    patch(&file, sha256, title, "Gardienne de phare");
    // One document, or several by workers; with the report and without.
    let folder_of_results = path(folder.path(), "json");
    for arguments in [
        &["extract", PHARE, "--patch", &file][..],
        &["extract", PHARE, "--patch", &file, "--no-report"],
        &["extract", PHARE, FONTAINES, "--patch", &file, "-o", &folder_of_results],
    ] {
        let read = run(arguments);
        assert_eq!(read.status.code(), Some(0), "{}", text(&read.stderr));
        if !read.stdout.is_empty() {
            let json: Value = serde_json::from_slice(&read.stdout).unwrap();
            assert_eq!(json.pointer("/titre/intitule").unwrap(), "Gardienne de phare");
        }
    }
    let written = tree(Path::new(&folder_of_results));
    let changed = written.iter().filter(|(_, bytes)| text(bytes).contains("Gardienne de phare")).count();
    assert_eq!((written.len(), changed), (2, 1));

    for (sha256, before, input) in
        [(sha256, "Un autre titre", PHARE), ("00", title, PHARE), (sha256, title, FONTAINES)]
    {
        patch(&file, sha256, before, "Gardienne de phare");
        let read = run(&["extract", input, "--patch", &file]);
        assert_eq!(read.status.code(), Some(1));
        assert!(text(&read.stderr).contains("error[R0018]"), "{}", text(&read.stderr));
        assert!(!text(&read.stdout).contains("Gardienne"));
    }
}

/// Of a file with both documents each takes its own decisions, and those for a half that is not there are another's.
#[test]
fn each_half_of_a_file_takes_its_own_decisions() {
    const BOTH: &str = "phare_2018/phare_2018.with_re.pdf";
    let folder = tempfile::tempdir().unwrap();
    let (own, other) = (path(folder.path(), "reac.patch.json"), path(folder.path(), "re.patch.json"));
    let lines = |more: &[&str]| -> Vec<Value> {
        let read = run(&[&["extract", BOTH, "--format", "jsonl"][..], more].concat());
        assert_eq!(read.status.code(), Some(0), "{}", text(&read.stderr));
        text(&read.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let read = lines(&[]);
    let sha256 = read[0].pointer("/extraction/source/sha256").unwrap().as_str().unwrap();
    let title = |half: &Value| half.pointer("/titre/intitule").unwrap().as_str().unwrap().to_owned();
    patch(&own, sha256, &title(&read[0]), "Gardienne de phare");
    let decision = json!({ "pointeur": "/titre/intitule", "avant": title(&read[1]), "apres": ["Veilleuse"] });
    let re = json!({ "schema": "reac-patch/1", "sha256": sha256, "moitie": "re", "decisions": [decision] });
    fs::write(&other, re.to_string()).unwrap();
    let decided: Vec<String> = lines(&["--patch", &own, "--patch", &other]).iter().map(title).collect();
    assert_eq!(decided, ["Gardienne de phare", "Veilleuse"]);
    let alone: Vec<String> = lines(&["--patch", &other]).iter().map(title).collect();
    assert_eq!(alone, [title(&read[0]), "Veilleuse".to_owned()]);
    // Brought to the same bytes they are the same, and still the half's.
    let carried = run(&["patch", "carry", &other, BOTH]);
    assert_eq!(serde_json::from_slice::<Value>(&carried.stdout).unwrap(), re);
    let gone = run(&["extract", BOTH, "--type", "reac", "--patch", &other]);
    assert_eq!(gone.status.code(), Some(1));
    assert!(text(&gone.stderr).contains("R0018"), "{}", text(&gone.stderr));
}

/// A catalogue that was reviewed passes the strict check, and every command takes the decisions from their folder.
#[test]
fn what_was_reviewed_is_settled_in_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let strict =
        |more: &[&str]| run(&[&["check", PHARE, "--deny-warnings"][..], more].concat()).status.code();
    assert_eq!(strict(&[]), Some(1));
    let found: Value = serde_json::from_slice(&run(&["check", PHARE, "--format", "json"]).stdout).unwrap();
    let findings = found.pointer("/documents/0/diagnostics").unwrap().as_array().unwrap();
    let field = |one: &Value, name: &str| one.get(name).cloned().unwrap_or(Value::Null);
    let seen: Vec<Value> = findings
        .iter()
        .map(|one| json!({ "code": field(one, "code"), "page": field(one, "page"), "pointeur": field(one, "pointeur") }))
        .collect();
    let reac: Value = serde_json::from_slice(&run(&["extract", PHARE]).stdout).unwrap();
    let sha256 = reac.pointer("/extraction/source/sha256").unwrap();
    let accepted = json!({ "schema": "reac-patch/1", "sha256": sha256, "decisions": [], "constats": seen });
    fs::write(folder.path().join("phare.patch.json"), accepted.to_string()).unwrap();
    // One of another document: in a folder that is no fault.
    let other = json!({ "schema": "reac-patch/1", "sha256": "00", "decisions": [] });
    fs::write(folder.path().join("autre.patch.json"), other.to_string()).unwrap();
    let decisions = folder.path().to_str().unwrap();
    assert_eq!(strict(&["--patches", decisions, "--require", "sure"]), Some(0));
    assert_eq!(strict(&["--patch", &path(folder.path(), "autre.patch.json")]), Some(1));
    // To the same document, saved again: what agrees is carried, and the check passes there too.
    let resaved = "phare_2018/phare_2018.resaved.pdf";
    let (own, moved) = (path(folder.path(), "phare.patch.json"), path(folder.path(), "resaved.patch.json"));
    let carry = |to: &str| run(&["patch", "carry", &own, to, "-o", &moved]);
    let carried = carry(resaved);
    assert_eq!(carried.status.code(), Some(0), "{}", text(&carried.stderr));
    let check = run(&["check", resaved, "--deny-warnings", "--patch", &moved]);
    assert_eq!(check.status.code(), Some(0), "{}", text(&check.stdout));
    // To another document nothing is carried without a word.
    let other = carry(FONTAINES);
    assert_eq!(other.status.code(), Some(1));
    assert!(text(&other.stderr).contains("to be decided again: "), "{}", text(&other.stderr));
    fs::remove_file(&moved).unwrap();
    let out = tempfile::tempdir().unwrap();
    let into = out.path().to_str().unwrap();
    let statut = |more: &[&str]| {
        let batch = run(&[&["batch", PHARE, "-o", into, "-q"][..], more].concat());
        assert_eq!(batch.status.code(), Some(0), "{}", text(&batch.stderr));
        let report = fs::read_to_string(out.path().join("report.jsonl")).unwrap();
        let row: Value = serde_json::from_str(report.lines().next().unwrap()).unwrap();
        row.get("statut").unwrap().as_str().unwrap().to_owned()
    };
    // Decisions that come or go are another way of reading.
    assert_eq!(statut(&[]), "warnings");
    assert_eq!(statut(&["--patches", decisions]), "ok");
    assert_eq!(statut(&[]), "warnings");
    // Where they do not fit, no result of another run is taken for theirs.
    let wrong = path(folder.path(), "wrong.json");
    patch(&wrong, sha256.as_str().unwrap(), "Un autre titre", "Gardienne de phare");
    let batch = run(&["batch", PHARE, "-o", into, "-q", "--patch", &wrong]);
    assert_eq!(batch.status.code(), Some(1));
    let report = fs::read_to_string(out.path().join("report.jsonl")).unwrap();
    assert!(report.contains("\"statut\":\"decisions\""), "{report}");
    assert_eq!(tree(out.path()).len(), 1, "the report alone");
    for command in [
        &["catalog", PHARE, "--patches", decisions][..],
        &["diff", PHARE, PHARE, "--patches", decisions],
        &["export", "--to", "md", PHARE, "--patches", decisions],
    ] {
        let made = run(command);
        assert_eq!(made.status.code(), Some(0), "{command:?}: {}", text(&made.stderr));
        assert!(!text(&made.stderr).contains("R0302"), "{command:?}");
    }
}

/// What the README shows of a reviewed catalogue, on the fixtures.
#[test]
fn the_check_of_the_readme_passes_with_its_decisions_and_fails_without() {
    let readme = fs::read_to_string(reac_tests::root().join("README.md")).unwrap();
    let shown = readme.lines().find(|line| line.starts_with("reac check fixtures/")).unwrap();
    let words: Vec<&str> = shown.split(' ').skip(1).collect();
    let status = |words: &[&str]| {
        let run = reac(words).current_dir(reac_tests::root()).output().unwrap();
        (run.status.code(), text(&run.stdout).to_owned())
    };
    let (code, said) = status(&words);
    assert_eq!(code, Some(0), "reviewed anew? `reac review` saves its decisions: {said}");
    let (without, _) = words.split_at(words.iter().position(|word| *word == "--patch").unwrap());
    assert_eq!(status(without).0, Some(1));
}

#[test]
fn a_page_is_made_of_a_document_and_not_of_anything_else() {
    let folder = tempfile::tempdir().unwrap();
    let page = path(folder.path(), "page.html");
    let made = run(&["review", "bad/truncated.pdf", "-o", &page]);
    assert_eq!(made.status.code(), Some(1));
    assert!(text(&made.stderr).contains("R0005") && !Path::new(&page).exists());
    let made = run(&["review", PHARE, "-o", &page]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let page = fs::read_to_string(page).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'"));
}

/// What `reac extract -o` left is a folder of documents too, and two of one name keep a file each.
#[test]
fn a_folder_of_readings_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let json = path(folder.path(), "json");
    let read = run(&["extract", PHARE, FONTAINES, "-o", &json, "--provenance"]);
    assert_eq!(read.status.code(), Some(0), "{}", text(&read.stderr));
    fs::create_dir(folder.path().join("copie")).unwrap();
    let copy = path(folder.path(), "copie/phare_2018.json");
    fs::copy(Path::new(&json).join("phare_2018.json"), &copy).unwrap();
    let out = path(folder.path(), "moodle");
    let made = run(&["export", "--to", "moodle", &json, &copy, "-o", &out]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(text(&made.stderr).contains("was exported before"), "{}", text(&made.stderr));
    let names: Vec<_> = tree(Path::new(&out)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        ["copie/phare_2018.moodle.csv", "fontaines_2017.moodle.csv", "json/phare_2018.moodle.csv"]
    );
}

/// Doubts are told here as they are by `reac extract`; a refusal is told in any case.
#[test]
fn what_is_doubtful_is_said_of_an_export_too() {
    let warnings = |arguments: &[&str]| -> Vec<String> {
        let made = run(arguments);
        text(&made.stderr).lines().filter(|line| line.contains(": warning[")).map(str::to_owned).collect()
    };
    let extracted = warnings(&["extract", FONTAINES]);
    assert!(!extracted.is_empty());
    assert_eq!(warnings(&["export", "--to", "md", FONTAINES]), extracted);
    assert!(warnings(&["export", "--to", "md", FONTAINES, "--quiet"]).is_empty());
}
