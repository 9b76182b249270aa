//! What holds for every file.

use std::path::Path;

use anyhow::Context;
use walkdir::{DirEntry, WalkDir};

/// A file of text, by its path below the workspace.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Longest source file.
const LINES: usize = 600;

/// What no file says: places on one machine. In pieces, so that this file does not say them.
const PLACES: [&str; 5] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("C:\\", "Users"),
];

/// Tests that do not run are no tests.
const IGNORED: &str = concat!("#[ign", "ore");

/// Every file of text, sorted.
pub(crate) fn all(root: &Path) -> anyhow::Result<Vec<File>> {
    let kept = |entry: &DirEntry| !["target", ".git", "out"].iter().any(|name| entry.file_name() == *name);
    let mut files = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(kept) {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = std::fs::read(entry.path()).with_context(|| entry.path().display().to_string())?;
        if let Ok(text) = String::from_utf8(bytes) {
            let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
            files.push(File { path: path.to_string_lossy().replace('\\', "/"), text });
        }
    }
    Ok(files)
}

/// The faults of all files.
pub(crate) fn check(files: &[File]) -> Vec<String> {
    files.iter().flat_map(check_one).collect()
}

fn check_one(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{}: {what}", file.path));
    let lines = file.text.lines().count();
    let is_source = has_extension(file, "rs");
    if is_source && lines > LINES {
        fault(format!("{lines} lines; look for the second thing inside (at most {LINES})"));
    }
    if is_source && file.text.contains(IGNORED) {
        fault("a test that does not run".to_owned());
    }
    if is_crate_root(&file.path) && !file.text.contains("#![forbid(unsafe_code)]") {
        fault("a crate that does not forbid unsafe code".to_owned());
    }
    if file.path.ends_with("/Cargo.toml") && !file.text.contains("[lints]\nworkspace = true") {
        fault("a crate without the workspace's lints".to_owned());
    }
    for place in PLACES.iter().filter(|place| file.text.contains(**place)) {
        fault(format!("names a place on one machine: {place}"));
    }
    faults
}

fn is_crate_root(path: &str) -> bool {
    ["src/lib.rs", "src/main.rs", "support/lib.rs"].iter().any(|root| path.ends_with(root))
}

fn has_extension(file: &File, extension: &str) -> bool {
    Path::new(&file.path).extension().is_some_and(|found| found == extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> usize {
        check(&[File { path: path.to_owned(), text: text.to_owned() }]).len()
    }

    #[test]
    fn each_rule_finds_its_fault() {
        assert_eq!(faults("crates/x/src/a.rs", &"\n".repeat(LINES)), 0);
        assert_eq!(faults("crates/x/src/a.rs", &"\n".repeat(LINES + 1)), 1);
        assert_eq!(faults("crates/x/src/a.rs", IGNORED), 1);
        assert_eq!(faults("crates/x/src/lib.rs", ""), 1);
        assert_eq!(faults("crates/x/src/lib.rs", "#![forbid(unsafe_code)]"), 0);
        assert_eq!(faults("crates/x/Cargo.toml", "[package]"), 1);
        assert_eq!(faults("README.md", PLACES[0]), 1);
    }
}
