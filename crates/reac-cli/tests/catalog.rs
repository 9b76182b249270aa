//! `reac catalog --to sqlite` and `reac search`, from the command line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{mini, reac, text};

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let output = reac(arguments).current_dir(folder).output().unwrap();
    Ran { code: output.status.code(), out: text(&output.stdout).into(), err: text(&output.stderr).into() }
}

const CATALOG: [&str; 5] = ["catalog", "docs", "--to", "sqlite", "c.sqlite"];

#[test]
fn only_what_is_new_or_changed_is_read_and_all_of_it_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("docs")).unwrap();
    for (name, title) in [("a.txt", "Tresseur de filets"), ("b.txt", "Œnologue de l’écluse")] {
        fs::write(folder.join("docs").join(name), mini(title)).unwrap();
    }
    fs::write(folder.join("docs/c.txt"), "Une recette de soupe.").unwrap();
    let made = run(folder, &CATALOG);
    assert_eq!((made.code, made.out.as_str()), (Some(1), ""), "{}", made.err);
    assert!(
        made.err.contains("taken in: 2, unchanged: 0, refused: 1, gone: 0") && made.err.contains("c.txt"),
        "{}",
        made.err
    );

    let same = run(folder, &CATALOG);
    assert_eq!(same.code, Some(1), "{}", same.err);
    assert_eq!(same.err, "taken in: 0, unchanged: 2, refused: 1, gone: 0\n");

    fs::remove_file(folder.join("docs/c.txt")).unwrap();
    fs::write(folder.join("docs/a.txt"), mini("Dompteur de brochets")).unwrap();
    let again = run(folder, &CATALOG);
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(again.err.contains("taken in: 1, unchanged: 1, refused: 0, gone: 1"), "{}", again.err);

    let json =
        run(folder, &["search", "c.sqlite", "oenologues d'ecluse", "--in", "titre", "--format", "json"]);
    let answer: Value = serde_json::from_str(&json.out).unwrap();
    let hit = &answer["trouvailles"][0];
    assert_eq!(answer["schema"], "reac-search/2");
    assert_eq!(hit["texte"], "Œnologue de l’écluse");
    assert_eq!(hit["marques"][0], serde_json::json!([0, 8]));
    assert!(hit["entree"].as_str().unwrap().ends_with("b.txt") && hit["page"].is_number(), "{hit}");

    let gone = run(folder, &["search", "c.sqlite", "filets", "--in", "titre"]);
    assert_eq!((gone.code, gone.out.as_str()), (Some(0), ""), "what a file no longer says is not found");
    assert!(gone.err.contains("nothing found"), "{}", gone.err);
    let human = run(folder, &["search", "c.sqlite", "brochet*", "--lang", "fr"]);
    assert!(human.out.contains("Dompteur de brochets") && human.out.contains("a.txt"), "{}", human.out);
}

#[test]
fn both_halves_are_taken_in_and_what_a_review_decided_makes_a_file_another() {
    let folder = tempfile::tempdir().unwrap();
    let base = folder.path().join("c.sqlite");
    let base = base.to_str().unwrap();
    let taken = |more: &[&str]| {
        let inputs = ["catalog", "lanternes_2023/lanternes_2023.pdf", "phare_2018/phare_2018.pdf"];
        let made = reac(&[&inputs[..], &["--to", "sqlite", base], more].concat()).output().unwrap();
        assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
        text(&made.stderr).to_string()
    };
    assert!(taken(&[]).contains("taken in: 2, unchanged: 0"));
    assert!(taken(&[]).contains("taken in: 0, unchanged: 2"));
    let patched = taken(&["--patch", "phare_2018.patch.json"]);
    assert!(patched.contains("taken in: 1, unchanged: 1"), "{patched}");
    assert!(taken(&["--patch", "phare_2018.patch.json"]).contains("taken in: 0, unchanged: 2"));
    let asked = ["search", base, "entretien technique", "--in", "epreuves", "--format", "json"];
    let answer: Value = serde_json::from_slice(&reac(&asked).output().unwrap().stdout).unwrap();
    let hit = &answer["trouvailles"][0];
    assert!(
        hit["entree"].as_str().unwrap().ends_with("lanternes_2023.pdf") && hit["page"].is_number(),
        "{hit}"
    );
    assert_eq!(hit["type_document"], "RE");
}

#[test]
fn what_is_no_catalogue_is_refused_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("docs")).unwrap();
    fs::write(folder.join("c.sqlite"), "Des notes sur la pêche, et rien d’autre.\n").unwrap();
    for arguments in [&CATALOG[..], &["search", "c.sqlite", "filets"]] {
        let refused = run(folder, arguments);
        assert_eq!(refused.code, Some(2), "{}", refused.err);
        assert!(refused.err.contains("c.sqlite: is no catalogue of reac"), "{}", refused.err);
        assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
    }
    assert_eq!(
        fs::read_to_string(folder.join("c.sqlite")).unwrap(),
        "Des notes sur la pêche, et rien d’autre.\n"
    );
    let cases: [(&[&str], &str); 4] = [
        (&["search", "none.sqlite", "filets"], "none.sqlite"),
        (&["search", "c.sqlite", " « » "], "no word"),
        (&["catalog", "docs", "--to", "parquet", "x"], "parquet"),
        (&["catalog", "docs", "--to", "sqlite", "no/such/folder/x"], "no/such/folder/x"),
    ];
    for (arguments, said) in cases {
        let refused = run(folder, arguments);
        assert_eq!(refused.code, Some(2), "{arguments:?}: {}", refused.err);
        assert!(refused.err.contains(said), "{arguments:?}: {}", refused.err);
    }
}
