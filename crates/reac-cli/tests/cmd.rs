//! The command as its users meet it: a case is NAME.toml (what is typed), NAME.in (the folder it is typed in),
//! NAME.stdin, and, side by side, NAME.stdout and NAME.stderr (what must come). To write these anew:
//! TRYCMD=overwrite cargo test -p reac-cli --test cmd

#[test]
fn commands() {
    run("C", "tests/cmd/*.toml");
}

#[test]
fn commands_in_french() {
    run("fr_FR.UTF-8", "tests/cmd/fr/*.toml");
}

fn run(locale: &str, cases: &str) {
    trycmd::TestCases::new().env("LC_ALL", locale).env("COLUMNS", "100").case(cases);
}

#[test]
fn every_case_says_what_must_come() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let entries = ["", "fr"].map(|part| std::fs::read_dir(folder.join(part)).unwrap());
    let mut cases = 0;
    for entry in entries.into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            cases += 1;
            for stream in ["stdout", "stderr"] {
                assert!(path.with_extension(stream).is_file(), "{} has no {stream}", path.display());
            }
        }
    }
    assert!(cases > 0);
}
