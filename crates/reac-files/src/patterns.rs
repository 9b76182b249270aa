//! Patterns of names, for shells that leave them alone: `*`, `?`, `[ab]`, and `**` for any folders.

use std::path::{Component, Path, PathBuf};

use glob::{MatchOptions, Pattern};
use walkdir::{DirEntry, WalkDir};

/// As a shell has it: capitals count, `*` stays within a name, and what begins with a dot is hidden.
const AS_A_SHELL: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// Whether a name is one for several.
pub(crate) fn is_pattern(argument: &Path) -> bool {
    argument.to_str().is_some_and(|text| text.contains(['*', '?', '[']))
}

/// The part of a pattern that is fixed, and the files that it matches, by name, with what could not be looked at. Links to
/// folders are followed, but for one that leads back to a folder it is in: what is behind that was seen already.
pub(crate) fn matching(pattern: &Path) -> (PathBuf, Vec<Result<PathBuf, walkdir::Error>>) {
    let is_fixed = |part: &Component<'_>| !is_pattern(part.as_ref());
    let fixed: PathBuf = pattern.components().take_while(is_fixed).collect();
    let open = pattern.components().skip_while(is_fixed).map(|part| part.as_os_str()).collect::<PathBuf>();
    let Some(Ok(wanted)) = open.to_str().map(Pattern::new) else { return (fixed, Vec::new()) };
    let is_deep = open.components().any(|part| part.as_os_str() == "**");
    let depth = if is_deep { usize::MAX } else { open.components().count() };
    let start = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
    let matched = |path: &Path| {
        let below = path.strip_prefix(start).ok()?;
        wanted.matches_path_with(below, AS_A_SHELL).then(|| fixed.join(below))
    };
    let home = start.canonicalize().unwrap_or_default();
    let leads_back = |entry: &DirEntry| {
        let is_link = entry.depth() > 0 && entry.path_is_symlink() && entry.file_type().is_dir();
        is_link && entry.path().canonicalize().is_ok_and(|target| home.starts_with(target))
    };
    let found = WalkDir::new(start).max_depth(depth).follow_links(true).sort_by_file_name().into_iter();
    let found = found.filter_entry(|entry| !leads_back(entry)).filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) => matched(entry.path()).map(Ok),
        Err(error) if error.loop_ancestor().is_some() => None,
        // A link that leads nowhere concerns nobody whose pattern it does not match.
        Err(error) => {
            let concerns = |path: &Path| path.is_dir() || matched(path).is_some();
            error.path().is_some_and(concerns).then_some(Err(error))
        }
    });
    let found = found.collect();
    (fixed, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(folder: &Path, pattern: &str) -> Vec<String> {
        let (fixed, found) = matching(&folder.join(pattern));
        assert!(fixed.starts_with(folder));
        let below = |path: PathBuf| path.strip_prefix(folder).unwrap().display().to_string();
        found.into_iter().map(|path| below(path.unwrap())).collect()
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in ["a.pdf", "b.txt", ".c.pdf", "x/a.pdf", "x/y/a.pdf"] {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        folder
    }

    #[test]
    fn a_star_stays_within_a_name_and_two_go_anywhere() {
        let folder = folder();
        assert_eq!(found(folder.path(), "*.pdf"), ["a.pdf"]);
        assert_eq!(found(folder.path(), "*/a.pdf"), ["x/a.pdf"]);
        assert_eq!(found(folder.path(), "**/a.pdf"), ["a.pdf", "x/a.pdf", "x/y/a.pdf"]);
        assert_eq!(found(folder.path(), "x/[yz]/?.pdf"), ["x/y/a.pdf"]);
        assert_eq!(found(folder.path(), "*.odt"), Vec::<String>::new());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_but_not_in_a_circle() {
        let folder = folder();
        std::os::unix::fs::symlink("x", folder.path().join("z")).unwrap();
        std::os::unix::fs::symlink("..", folder.path().join("x/back")).unwrap();
        assert_eq!(found(folder.path(), "z/*.pdf"), ["z/a.pdf"]);
        assert_eq!(found(folder.path(), "*/a.pdf"), ["x/a.pdf", "z/a.pdf"]);
        assert_eq!(found(&folder.path().join("x"), "**/*.pdf"), ["a.pdf", "y/a.pdf"]);
    }
}
