//! Where results go: a name of its own for each input, and a file that is there whole or not at all.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use reac::{Code, Diagnostic};

use crate::inputs::{Input, Place};

/// One path below `folder` for each input, with `extension`, no two the same and none an input.
///
/// An input alone under its name gives NAME.json; where `x.pdf` and `x.txt` meet, both keep their whole name
/// (`x.pdf.json`, `x.txt.json`); where even these meet, a number follows.
#[must_use]
pub fn plan(inputs: &[Input], folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut taken: HashSet<_> = inputs.iter().filter_map(canonical).map(|path| key(&path)).collect();
    let mut planned: Vec<Option<PathBuf>> = vec![None; inputs.len()];
    // A name that several would have goes to none of them: the order of the inputs decides as little as it can.
    for name in [replace as fn(&Path, &str) -> PathBuf, append] {
        let candidate = |input: &Input| folder.join(name(&input.relative, extension));
        let mut shares: HashMap<_, usize> = HashMap::new();
        for (input, _) in inputs.iter().zip(&planned).filter(|(_, given)| given.is_none()) {
            *shares.entry(key(&candidate(input))).or_default() += 1;
        }
        for (input, given) in inputs.iter().zip(&mut planned).filter(|(_, given)| given.is_none()) {
            let path = candidate(input);
            if shares.get(&key(&path)) == Some(&1) && take(&path, &mut taken) {
                *given = Some(path);
            }
        }
    }
    let number = |(input, given): (&Input, Option<PathBuf>)| {
        given.unwrap_or_else(|| {
            let natural = folder.join(replace(&input.relative, extension));
            let mut number = 1;
            loop {
                let path = numbered(&natural, number, extension);
                if take(&path, &mut taken) {
                    return path;
                }
                number += 1;
            }
        })
    };
    inputs.iter().zip(planned).map(number).collect()
}

/// Marks a path, that of its provenance and that of a second document as given; whether all were free.
fn take(path: &Path, taken: &mut HashSet<OsString>) -> bool {
    let second = second_of(path);
    let both = [path.to_owned(), provenance_of(path), provenance_of(&second), second];
    let is_free = |path: &PathBuf| {
        let real = path.canonicalize().unwrap_or_else(|_| path.clone());
        !taken.contains(&key(&real)) && !taken.contains(&key(path))
    };
    let free = both.iter().all(is_free);
    if free {
        taken.extend(both.iter().map(|path| key(path)));
    }
    free
}

/// Two paths with one key may be one file: some file systems do not tell capitals from small letters.
fn key(path: &Path) -> OsString {
    path.to_str().map_or_else(|| path.as_os_str().to_owned(), |text| text.to_lowercase().into())
}

fn canonical(input: &Input) -> Option<PathBuf> {
    match &input.place {
        Place::Stdin => None,
        Place::File(path) => path.canonicalize().ok(),
    }
}

/// Whether a file that is to be written is one of those that are read: it would be gone before anyone could tell.
pub fn is_an_input<'i>(path: &Path, inputs: impl IntoIterator<Item = &'i Input>) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    inputs.into_iter().filter_map(canonical).any(|input| input == path)
}

/// Whether two names lead to one file.
pub fn are_one(a: &Path, b: &Path) -> bool {
    a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}

fn replace(path: &Path, extension: &str) -> PathBuf {
    path.with_extension(extension)
}

fn append(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

fn numbered(path: &Path, number: u32, extension: &str) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    // An extension may have several parts: the number goes before all of them.
    let name = path.file_name().unwrap_or_default();
    let parts = extension.split('.').count();
    let stem = (0..parts).fold(PathBuf::from(name), |name, _| name.with_extension(""));
    let mut name = stem.into_os_string();
    name.push(format!("-{number}.{extension}"));
    path.with_file_name(name)
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

    fn names(relative: &[&str]) -> Vec<String> {
        names_with("json", relative)
    }

    fn names_with(extension: &str, relative: &[&str]) -> Vec<String> {
        let inputs: Vec<_> = relative
            .iter()
            .map(|path| Input { name: (*path).into(), place: Place::Stdin, relative: path.into() })
            .collect();
        let plan = plan(&inputs, Path::new("out"), extension);
        plan.iter().map(|path| path.strip_prefix("out").unwrap().display().to_string()).collect()
    }

    #[test]
    fn an_input_alone_gives_its_name() {
        assert_eq!(names(&["a.pdf", "sub/a.pdf", "b.v2.txt"]), ["a.json", "sub/a.json", "b.v2.json"]);
    }

    #[test]
    fn inputs_that_meet_keep_their_whole_names() {
        assert_eq!(names(&["a.pdf", "a.txt"]), ["a.pdf.json", "a.txt.json"]);
    }

    #[test]
    fn inputs_that_still_meet_are_numbered_around_names_that_are_taken() {
        assert_eq!(
            names(&["a.pdf", "a.pdf", "A.PDF", "a-2.pdf"]),
            ["a.json", "a-3.json", "A-4.json", "a-2.json"]
        );
        assert_eq!(names_with("moodle.csv", &["a.pdf", "a.pdf"]), ["a.moodle.csv", "a-2.moodle.csv"]);
    }

    #[test]
    fn no_output_is_the_provenance_of_another() {
        assert_eq!(names(&["a.pdf", "a.prov.pdf"]), ["a.json", "a.prov.pdf.json"]);
        assert_eq!(names(&["a.prov.pdf", "a.pdf"]), ["a.prov.json", "a.pdf.json"]);
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
    fn no_output_is_an_input() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reac.json");
        std::fs::write(&path, "x").unwrap();
        let input = Input { name: String::new(), place: Place::File(path), relative: "reac.json".into() };
        assert_eq!(plan(&[input], folder.path(), "json"), [folder.path().join("reac.json.json")]);
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
