//! `reac extract` on the fixtures: what is written, where, and what stays as it was.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::{fixtures, mini, reac, text, tree};

fn run(arguments: &[&str]) -> Output {
    reac(arguments).output().unwrap()
}

fn with_stdin(arguments: &[&str], input: &[u8]) -> Output {
    let mut child =
        reac(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

const PHARE: &str = "phare_2018/phare_2018.pdf";

#[test]
fn one_file_gives_one_document() {
    let output = run(&["extract", PHARE]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json.pointer("/document/sigle").unwrap(), "GPA");
    assert!(text(&output.stdout).starts_with("{\n  \"schema\": \"reac/1\","));
}

#[test]
fn a_file_that_is_named_for_one_document_is_that_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sub/titre.json");
    let name = file.to_str().unwrap();
    let printed = run(&["extract", PHARE]).stdout;
    assert_eq!(run(&["extract", PHARE, "-o", name]).status.code(), Some(0));
    assert_eq!(fs::read(&file).unwrap(), printed);
    assert_eq!(run(&["extract", PHARE, "-o", "-"]).stdout, printed);
    let lines = folder.path().join("titre.jsonl");
    assert_eq!(run(&["extract", PHARE, "-o", lines.to_str().unwrap()]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&lines).unwrap().lines().count(), 1);
    // Several documents are no one file, and none is written over.
    let input = folder.path().join("entree.json");
    fs::write(&input, mini("Tresseur de filets")).unwrap();
    let same = input.to_str().unwrap();
    let decisions = ["extract", PHARE, "--patch", same, "-o", same];
    for arguments in [&["extract", PHARE, PHARE, "-o", name][..], &["extract", same, "-o", same], &decisions]
    {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(fs::read(&file).unwrap(), printed);
    assert_eq!(fs::read_to_string(&input).unwrap(), mini("Tresseur de filets"));
}

#[test]
fn a_document_that_a_limit_cut_is_no_success() {
    for flags in [&["--max-pages", "12"][..], &["--max-pages", "12", "-o"]] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().to_str().unwrap();
        let target = if flags.ends_with(&["-o"]) { &[folder][..] } else { &[] };
        let output = run(&[&["extract", PHARE], flags, target].concat());
        assert_eq!(output.status.code(), Some(1), "{flags:?}");
        assert!(text(&output.stderr).contains("R0007"), "{}", text(&output.stderr));
    }
}

#[test]
fn lines_of_a_page_that_is_not_there_are_none() {
    assert_eq!(run(&["lines", PHARE, "--page", "3"]).status.code(), Some(0));
    assert_eq!(run(&["lines", PHARE, "--page", "0"]).status.code(), Some(2));
    let output = run(&["lines", PHARE, "--page", "999"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(text(&output.stderr).contains("number of pages"), "{}", text(&output.stderr));
}

#[test]
fn a_folder_is_written_whole_beside_what_is_bad() {
    let out = tempfile::tempdir().unwrap();
    let before = tree(&fixtures());
    let output = run(&["extract", "--type", "reac", ".", "nope.pdf", "-o", out.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let errors: Vec<_> = text(&output.stderr).lines().filter(|line| line.contains(": error[")).collect();
    // What is bad, the référentiels d'évaluation, and the one that is not there.
    let printed = reac_tests::fixtures::evaluations().unwrap();
    let all = printed.into_iter().chain(reac_tests::fixtures::texts_of_evaluations().unwrap());
    let evaluations: Vec<String> = all.map(|fixture| fixture.name()).collect();
    let bad = fs::read_dir(fixtures().join("bad")).unwrap().count();
    assert_eq!(errors.len(), bad + evaluations.len() + 1, "{errors:?}");
    let written = tree(out.path());
    assert!(written.iter().any(|(name, _)| name == "phare_2018/phare_2018.json"));
    let documents = before.iter().filter(|(name, _)| {
        let path = Path::new(name);
        let refused = path.starts_with("bad") || evaluations.iter().any(|name| path.ends_with(name));
        !refused && path.extension().is_some_and(|it| it == "pdf" || it == "txt" || it == "docx")
    });
    assert_eq!(
        written.len(),
        documents.count(),
        "{:?}",
        written.iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
    assert_eq!(tree(&fixtures()), before, "an input was changed");
}

#[test]
fn many_inputs_give_one_line_each_in_their_order() {
    let inputs = ["bad/scan.pdf", PHARE, "nope.pdf", "automates_2013/automates_2013.pdf"];
    let output = run(&[&["extract"], &inputs[..]].concat());
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let schemas: Vec<_> = lines.iter().map(|line| line.get("schema").unwrap().as_str().unwrap()).collect();
    assert_eq!(schemas, ["reac-refusal/1", "reac/1", "reac-refusal/1", "reac/1"]);
    let entree = |line: usize| lines.get(line).and_then(|line| line.get("entree")).unwrap();
    assert_eq!((entree(0), entree(2)), (&Value::from("bad/scan.pdf"), &Value::from("nope.pdf")));
}

#[test]
fn the_bytes_are_the_same_for_any_number_of_jobs() {
    let outputs = ["1", "2", "8"].map(|jobs| run(&["extract", ".", "-j", jobs]));
    let [one, two, eight] = &outputs;
    assert!(one.stdout == two.stdout && two.stdout == eight.stdout);
    assert!(one.stderr == two.stderr && two.stderr == eight.stderr);
}

#[test]
fn the_standard_input_is_read_with_a_dash_and_without() {
    let bytes = fs::read(fixtures().join(PHARE)).unwrap();
    let from_file = run(&["extract", PHARE]).stdout;
    assert!(with_stdin(&["extract", "-"], &bytes).stdout == from_file);
    assert!(with_stdin(&["extract"], &bytes).stdout == from_file);
    // A shell's own name for a pipe, as `<(…)` gives it.
    assert!(with_stdin(&["extract", "/dev/stdin"], &bytes).stdout == from_file);
    assert!(with_stdin(&["extract", "/dev/fd/0"], &bytes).stdout == from_file);
    let empty = with_stdin(&["extract"], b"");
    assert_eq!(empty.status.code(), Some(1));
    assert!(text(&empty.stderr).starts_with("-: error[R0006]: "), "{}", text(&empty.stderr));
}

#[test]
fn forms_and_levels_do_what_they_say() {
    let without = run(&["extract", PHARE, "--no-report"]).stdout;
    assert!(serde_json::from_slice::<Value>(&without).unwrap().get("extraction").is_none());
    let line = run(&["extract", PHARE, "--format", "jsonl"]).stdout;
    assert_eq!(text(&line).lines().count(), 1);
    let canonical = run(&["extract", PHARE, "--canonical"]).stdout;
    assert!(text(&canonical).starts_with("{\"activites_types\":[") && !text(&canonical).ends_with('\n'));
    let verbatim = run(&["extract", PHARE, "--verbatim"]).stdout;
    let verbatim: Value = serde_json::from_slice(&verbatim).unwrap();
    assert_eq!(verbatim.pointer("/extraction/corrections").unwrap(), &Value::Array(Vec::new()));
    assert!(
        run(&["extract", PHARE, "--level", "verbatim"]).stdout
            == run(&["extract", PHARE, "--verbatim"]).stdout
    );
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let mut child =
        reac(&["extract", ".", "--quiet"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!text(&output.stderr).contains("panicked"));
}

#[test]
#[cfg(unix)]
fn a_name_says_nothing_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a\u{1b}[31m\nb.pdf"), "").unwrap();
    for command in [&["extract"][..], &["check"], &["check", "--format", "concise"], &["catalog"]] {
        let output = run(&[command, &[folder.path().to_str().unwrap()]].concat());
        let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert!(!said.contains('\u{1b}'), "{command:?}: {said}");
        // JSON escapes in its own way.
        assert!(said.contains("a\\u{1b}[31m\\nb.pdf"), "{command:?}: {said}");
    }
}

#[test]
fn shells_and_manuals_know_every_command() {
    let help = run(&["--help"]);
    let listed = text(&help.stdout).lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> = listed
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell]);
        assert_eq!(script.status.code(), Some(0), "{shell}");
        assert!(commands.iter().all(|name| text(&script.stdout).contains(name)), "{shell}");
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(&["man", "-o", folder.path().to_str().unwrap()]).status.code(), Some(0));
    for name in commands {
        let page = fs::read_to_string(folder.path().join(format!("reac-{name}.1"))).unwrap();
        assert!(page.contains(".SH OPTIONS") && page.contains(".SH SYNOPSIS"), "{name}");
    }
}

#[test]
fn several_documents_end_in_a_table_and_one_line_for_each_that_needs_a_look() {
    let (phare, cartographe) = (PHARE, "cartographe_2023/cartographe_2023.pdf");
    let said = |more: &[&str]| {
        let output = run(&[&["extract", phare, cartographe, "bad/empty.pdf"][..], more].concat());
        text(&output.stderr).to_owned()
    };
    let short = said(&[]);
    assert!(short.contains("error[R0006]") && !short.contains("warning["), "{short}");
    assert!(short.contains(&format!("{phare}: needs a look: ")), "{short}");
    let rows: Vec<&str> = short.lines().skip_while(|line| !line.starts_with("verdict")).collect();
    assert_eq!(rows.len(), 4, "a head, two documents, the summary: {short}");
    assert!(rows[1].starts_with("needs a look") && rows[1].ends_with(phare), "{short}");
    assert!(said(&["--verbose"]).contains("warning["));
}

#[test]
fn two_titres_that_share_nothing_are_said_to_be_two() {
    let said = |new: &str, form: &str| {
        let output = run(&["diff", PHARE, new, "--format", form]);
        assert_eq!(output.status.code(), Some(0));
        text(&output.stdout).contains("two versions of one titre?")
    };
    for form in ["human", "markdown", "html"] {
        assert!(said("fontaines_2017/fontaines_2017.pdf", form), "{form}");
        assert!(!said("phare_2018/phare_2018.raw.txt", form), "{form}");
    }
}

#[test]
fn a_name_of_a_file_becomes_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let one = ["extract", PHARE, "-q", "-o"];
    assert_eq!(run(&[&one[..], &[&out("t.JSON")]].concat()).status.code(), Some(0));
    assert!(folder.path().join("t.JSON").is_file());
    for (command, name) in [
        (&["extract", PHARE, PHARE, "-o"][..], "all.json"),
        (&["export", "--to", "csv", PHARE, "-o"], "all.csv"),
        (&["batch", PHARE, "-o"], "all.jsonl"),
    ] {
        let output = run(&[command, &[&out(name)]].concat());
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(text(&output.stderr).contains("several files to write"), "{}", text(&output.stderr));
        assert!(!folder.path().join(name).exists(), "{name}");
    }
}

#[test]
fn what_is_printed_goes_into_a_file_as_well_and_the_old_flag_is_heard() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("found.json");
    for command in
        [&["check", PHARE][..], &["catalog", PHARE], &["diff", PHARE, PHARE], &["corrections", PHARE]]
    {
        let printed = run(&[command, &["--format", "json"]].concat());
        let old = run(&[command, &["--output", "json"]].concat());
        assert!(old.stdout == printed.stdout, "{command:?}");
        assert!(text(&old.stderr).contains("--format json"), "{}", text(&old.stderr));
        let written = run(&[command, &["--format", "json", "-o", file.to_str().unwrap()]].concat());
        assert!(written.stdout.is_empty() && fs::read(&file).unwrap() == printed.stdout, "{command:?}");
    }
    let copy = folder.path().join("copy.pdf");
    fs::copy(fixtures().join(PHARE), &copy).unwrap();
    let copy = copy.to_str().unwrap();
    let output = run(&["check", copy, "-o", copy]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        fs::read(copy).unwrap() == fs::read(fixtures().join(PHARE)).unwrap(),
        "an input was written over"
    );
}

#[test]
#[cfg(unix)]
fn a_pipe_among_the_files_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let output = run(&["extract", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("error[R0013]"), "{}", text(&output.stderr));
}

#[test]
fn lines_show_one_page_or_all() {
    let page = run(&["lines", PHARE, "--page", "15"]);
    assert_eq!(page.status.code(), Some(0));
    let rows: Vec<_> = text(&page.stdout).lines().skip(1).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.starts_with("  15 ")), "{rows:?}");
    assert!(run(&["lines", PHARE]).stdout.len() > page.stdout.len());
    assert_eq!(run(&["lines", "bad/empty.pdf"]).status.code(), Some(1));
}

#[test]
fn the_schema_is_the_one_kept_with_the_model() {
    let kept =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../reac-model/reac-1.schema.json")).unwrap();
    assert!(run(&["schema"]).stdout == kept);
}

#[test]
fn names_are_read_from_a_list_and_errors_are_records() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), mini("Premier")).unwrap();
    fs::write(folder.path().join("b.txt"), mini("Second")).unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let list = format!("{}\r\n{}\n\n{}\n", path("b.txt"), path("none.txt"), path("a.txt"));
    let output = with_stdin(&["extract", "--files-from", "-", "--format", "jsonl"], list.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let said: Vec<_> = lines
        .iter()
        .map(|line| {
            line.pointer("/titre/intitule").or(line.pointer("/diagnostics/0/code")).unwrap().as_str().unwrap()
        })
        .collect();
    assert_eq!(said, ["Second", "R0010", "Premier"]);
}

#[test]
fn provenance_stands_beside_each_result() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    // In this process, and by way of a worker.
    for (input, base) in [(PHARE, ""), ("phare_2018", ""), (".", "phare_2018/")] {
        run(&["extract", input, "-o", folder, "--provenance", "-q"]);
        let read = |name: &str| -> Value {
            serde_json::from_slice(&fs::read(out.path().join(format!("{base}{name}"))).unwrap()).unwrap()
        };
        let (json, provenance) = (read("phare_2018.json"), read("phare_2018.prov.json"));
        assert_eq!(provenance.pointer("/schema").unwrap(), "reac-provenance/1");
        assert_eq!(provenance.pointer("/sha256"), json.pointer("/extraction/source/sha256"));
        let title =
            provenance.pointer("/entrees").unwrap().get("/competences_professionnelles/0/intitule").unwrap();
        assert_eq!(title.get("page").unwrap(), 15);
        assert_eq!(title.get("brut"), json.pointer("/competences_professionnelles/0/intitule"));
        let names: Vec<_> = tree(out.path()).into_iter().map(|(name, _)| name).collect();
        let results = names.iter().filter(|name| !name.ends_with(".prov.json")).count();
        assert_eq!(names.len(), 2 * results, "{names:?}");
        fs::remove_dir_all(out.path()).unwrap();
    }
    let refused = run(&["extract", PHARE, "--provenance"]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(text(&refused.stderr).lines().count(), 1, "{}", text(&refused.stderr));
    assert!(text(&refused.stderr).contains("-o"), "{}", text(&refused.stderr));
}
