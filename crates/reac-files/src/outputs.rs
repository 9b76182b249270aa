//! Where results go: files that are there whole or not at all.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use reac::{Code, Diagnostic};

use crate::inputs::Input;

/// Whether a file that is to be written is one of those that are read: it would be gone before anyone could tell.
pub fn is_an_input<'i>(path: &Path, inputs: impl IntoIterator<Item = &'i Input>) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    inputs.into_iter().filter_map(Input::file).any(|input| input == path)
}

/// Endings that name a file, not a folder, wherever results go.
const ENDINGS: [&str; 14] = [
    "json", "jsonl", "csv", "tsv", "xlsx", "html", "md", "ttl", "sqlite", "parquet", "arrow", "xml", "txt",
    "pdf",
];

/// Whether a path is meant as a file's: it ends as one and is no folder. No name of a file becomes a folder.
#[must_use]
pub fn names_a_file(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) && !path.is_dir()
}

/// Whether two names lead to one file.
pub fn are_one(a: &Path, b: &Path) -> bool {
    a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}

/// Where the provenance of the result `target` goes.
#[must_use]
pub fn provenance_of(target: &Path) -> PathBuf {
    target.with_extension("prov.json")
}

/// Where the référentiel d'évaluation goes that was found in one file with the REAC of `target`.
#[must_use]
pub fn second_of(target: &Path) -> PathBuf {
    let ending = target.extension().map_or_else(
        || "re".into(),
        |ending| {
            let mut name = OsString::from("re.");
            name.push(ending);
            name
        },
    );
    target.with_extension(ending)
}

/// Writes a file that appears whole or not at all: beside its target, flushed to the disk, then renamed.
///
/// # Errors
/// What the system says; the target is then as it was.
pub fn write_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(target);
    std::fs::create_dir_all(folder)?;
    let mut file = temporary().tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target)?;
    Ok(())
}

/// Writes a result and, before it, its provenance: where there is the one, there is the other. A result without
/// leaves no older one beside it, which would be of another reading.
///
/// # Errors
/// Which of them could not be written, and why.
pub fn write_result(target: &Path, json: &str, provenance: Option<&str>) -> Result<(), Diagnostic> {
    let beside = provenance_of(target);
    if let Some(provenance) = provenance {
        write_whole(&beside, provenance.as_bytes()).map_err(|error| not_written(&beside, &error))?;
    }
    let written = write_whole(target, json.as_bytes()).map_err(|error| not_written(target, &error));
    if written.is_err() || provenance.is_none() {
        remove(&beside)?;
    }
    written
}

/// Writes a result and the second document of its file, where there is one.
///
/// # Errors
/// As [`write_result`].
pub fn write_results(
    target: &Path,
    json: &str,
    provenance: Option<&str>,
    beside: Option<(&str, Option<&str>)>,
) -> Result<(), Diagnostic> {
    write_result(target, json, provenance)?;
    match beside {
        Some((json, provenance)) => write_result(&second_of(target), json, provenance),
        None => remove_stale(&second_of(target), json),
    }
}

/// A second document that an earlier run found in the same file, and this one did not look for. What another file gave
/// under that name stays: the reports tell which file each was read from.
fn remove_stale(second: &Path, json: &str) -> Result<(), Diagnostic> {
    let source = |json: &str| -> Option<String> {
        let report: serde_json::Value = serde_json::from_str(json).ok()?;
        Some(report.pointer("/extraction/source/sha256")?.as_str()?.to_owned())
    };
    let Some(earlier) = std::fs::read_to_string(second).ok().and_then(|earlier| source(&earlier)) else {
        return Ok(());
    };
    if source(json) == Some(earlier) {
        remove(second)?;
        remove(&provenance_of(second))?;
    }
    Ok(())
}

/// Removes a file, if it is there.
///
/// # Errors
/// It is there and stays.
pub fn remove(path: &Path) -> Result<(), Diagnostic> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(not_written(path, &error)),
        _ => Ok(()),
    }
}

fn not_written(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::new(
        Code::NotWritten,
        [format!("{}, {}", path.display(), crate::inputs::system(error.kind()))],
    )
}

/// Where a file stands: this folder, if it is named without one.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether files can be written into `folder`, which is made where it is missing.
///
/// # Errors
/// What the system says.
pub fn check(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    temporary().tempfile_in(folder).map(drop)
}

/// What files are called until they are whole.
const PREFIX: &str = ".reac-";
const SUFFIX: &str = ".tmp";

/// Whether a file of that name was never finished.
pub fn is_temporary(name: &std::ffi::OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
}

fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // As any file the user makes: the umask decides, where a temporary file would be the owner's alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_file_is_none_of_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        assert!(names_a_file(Path::new("all.csv")) && names_a_file(Path::new("x/t.JSON")));
        assert!(!names_a_file(Path::new("json")) && !names_a_file(Path::new("v1.2")));
        std::fs::create_dir(folder.path().join("x.json")).unwrap();
        assert!(!names_a_file(&folder.path().join("x.json")), "it is a folder already");
    }

    #[test]
    fn a_result_and_its_provenance_come_and_go_together() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("x.json");
        let there = || (target.exists(), provenance_of(&target).exists());
        write_result(&target, "{}", Some("{}")).unwrap();
        assert_eq!(there(), (true, true));
        write_result(&target, "{}", None).unwrap();
        assert_eq!(there(), (true, false), "an older one is of another reading");
        std::fs::remove_file(&target).unwrap();
        std::fs::create_dir(&target).unwrap();
        write_result(&target, "{}", Some("{}")).unwrap_err();
        assert_eq!(there(), (true, false), "no result, no provenance");
    }

    #[test]
    fn the_second_document_of_an_earlier_run_goes_and_that_of_another_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("x.json");
        let of = |file: &str| format!("{{\"extraction\": {{\"source\": {{\"sha256\": \"{file}\"}}}}}}");
        let second = second_of(&target);
        write_results(&target, &of("a"), None, Some((of("a").as_str(), Some("{}")))).unwrap();
        assert!(second.exists() && provenance_of(&second).exists());
        write_results(&target, &of("a"), None, None).unwrap();
        assert!(!second.exists() && !provenance_of(&second).exists());
        write_whole(&second, of("b").as_bytes()).unwrap();
        write_results(&target, &of("a"), None, None).unwrap();
        assert!(second.exists());
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("deep/er/x.json");
        write_whole(&target, b"old").unwrap();
        write_whole(&target, b"new").unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(target.parent().unwrap()).unwrap().count(), 1);
    }
}
