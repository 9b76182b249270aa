//! From what the user typed to the documents there are: files, what folders hold, what patterns match.

use std::fs::Metadata;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use reac::{Code, Diagnostic};
use walkdir::{DirEntry, WalkDir};

use crate::patterns::{self, is_pattern};

/// What a folder is searched for. A file that is named outright may be called anything.
const DOCUMENTS: [&str; 3] = ["pdf", "txt", "docx"];

/// What a folder without such files may hold instead, for who takes documents that were read before.
const READINGS: [&str; 1] = ["json"];

/// Files of the program that are JSON and no documents.
const BESIDE: [&str; 3] = ["prov.json", "patch.json", "case.json"];

/// Which files of a folder are meant: the first of these kinds that is there.
type Kinds = &'static [&'static [&'static str]];

/// A document to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// As messages call it.
    pub name: String,
    /// Where its bytes are.
    pub place: Place,
    /// Its place below the output folder, still under the input's own name.
    pub relative: PathBuf,
    /// The folder that `relative` is below, from the system's root; empty for the standard input.
    pub root: PathBuf,
}

impl Input {
    /// Its file, links followed.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        match &self.place {
            Place::File(path) => path.canonicalize().ok(),
            Place::Stdin | Place::Open(_) => None,
        }
    }
}

/// Where a document's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// What the process was started with, open already: `/dev/stdin`, or `/dev/fd/63` as a shell writes `<(…)`.
    Open(PathBuf),
}

/// An input that leads to no document, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// As messages call it.
    pub name: String,
    /// What is wrong with it.
    pub diagnostic: Diagnostic,
}

/// Every document that `arguments` name, in their order; what a folder or a pattern yields is sorted by name.
#[must_use]
pub fn expand(arguments: &[PathBuf]) -> Vec<Result<Input, Fault>> {
    arguments.iter().flat_map(|argument| expand_one(argument, &[&DOCUMENTS])).collect()
}

/// The same, where a folder may also be one of documents that were read before.
pub fn expand_read(arguments: &[PathBuf]) -> Vec<Result<Input, Fault>> {
    arguments.iter().flat_map(|argument| expand_one(argument, &[&DOCUMENTS, &READINGS])).collect()
}

/// The one document that `argument` names, or why there is none; nothing where it may name several.
#[must_use]
pub fn one(argument: &Path) -> Option<Result<Input, Fault>> {
    if !are_single(&[argument]) {
        return None;
    }
    let nothing =
        || Fault { name: argument.display().to_string(), diagnostic: Diagnostic::new(Code::NotFound, []) };
    Some(expand_one(argument, &[&DOCUMENTS]).into_iter().next().unwrap_or_else(|| Err(nothing())))
}

/// The inputs that a file names, one a line; `-` is the standard input.
///
/// # Errors
/// The file cannot be read.
pub fn listed(list: &Path) -> io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    if list == Path::new("-") {
        io::stdin().lock().read_to_end(&mut names)?;
    } else {
        names = std::fs::read(list)?;
    }
    let lines = names.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    Ok(lines.filter(|line| !line.is_empty()).map(path_of).collect())
}

/// Names are bytes where the system says so.
#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    PathBuf::from(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name))
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    String::from_utf8_lossy(name).into_owned().into()
}

/// Whether each of `arguments` names one document at most.
#[must_use]
pub fn are_single(arguments: &[impl AsRef<Path>]) -> bool {
    let single = |argument: &Path| argument.is_file() || !(argument.is_dir() || is_pattern(argument));
    arguments.len() == 1 && arguments.iter().all(|argument| single(argument.as_ref()))
}

fn expand_one(argument: &Path, kinds: Kinds) -> Vec<Result<Input, Fault>> {
    if argument == Path::new("-") {
        return vec![Ok(open("-".to_owned(), Place::Stdin, "stdin"))];
    }
    if let Some(input) = descriptor(argument) {
        return vec![Ok(input)];
    }
    match std::fs::metadata(argument) {
        Ok(metadata) if metadata.is_dir() => walk(argument, kinds),
        Ok(metadata) => vec![file(argument, &metadata, None)],
        Err(error) if error.kind() == ErrorKind::NotFound && is_pattern(argument) => matching(argument),
        Err(error) => vec![fault(argument, refusal(&error))],
    }
}

/// A file under its own name, or under the part of its path below `base`.
fn file(path: &Path, metadata: &Metadata, base: Option<&Path>) -> Result<Input, Fault> {
    if !metadata.is_file() {
        return fault(path, not_a_file(metadata));
    }
    let below = base.and_then(|base| Some((base, path.strip_prefix(base).ok()?)));
    let (base, relative) = below.unwrap_or_else(|| {
        let name = path.file_name().map_or(path, Path::new);
        (path.parent().unwrap_or(path), name)
    });
    Ok(Input {
        name: path.display().to_string(),
        place: Place::File(path.to_owned()),
        relative: relative.to_owned(),
        root: absolute(base),
    })
}

/// A folder from the system's root; one that is named by nothing is this one.
fn absolute(folder: &Path) -> PathBuf {
    let named = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    named.canonicalize().or_else(|_| std::path::absolute(named)).unwrap_or_default()
}

fn open(name: String, place: Place, relative: &str) -> Input {
    Input { name, place, relative: relative.into(), root: PathBuf::new() }
}

/// What the process was given open under one of the names that systems have for that. No other pipe is read: to open
/// one that nobody writes to is to wait for ever.
fn descriptor(argument: &Path) -> Option<Input> {
    let name = argument.to_str()?;
    let numbered = ["/dev/fd/", "/proc/self/fd/"].iter().find_map(|folder| name.strip_prefix(folder));
    let relative = match numbered {
        Some(number) if number.parse::<u32>().is_ok() => format!("fd{number}"),
        Some(_) => return None,
        None if name == "/dev/stdin" => "stdin".to_owned(),
        None => return None,
    };
    let metadata = std::fs::metadata(argument).ok().filter(|metadata| !metadata.is_dir())?;
    let place =
        if metadata.is_file() { Place::File(argument.to_owned()) } else { Place::Open(argument.to_owned()) };
    Some(open(name.to_owned(), place, &relative))
}

fn fault<T>(path: &Path, diagnostic: Diagnostic) -> Result<T, Fault> {
    Err(Fault { name: path.display().to_string(), diagnostic })
}

/// The documents below a folder. Hidden entries are none: `._x.pdf` and its like are other programs' notes.
fn walk(folder: &Path, kinds: Kinds) -> Vec<Result<Input, Fault>> {
    let found = kinds.iter().map(|kind| walk_for(folder, kind)).find(|found| !found.is_empty());
    found.unwrap_or_else(|| vec![fault(folder, Diagnostic::new(Code::NoDocument, []))])
}

fn walk_for(folder: &Path, kind: &[&str]) -> Vec<Result<Input, Fault>> {
    let visible = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(visible);
    let mut found = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => found.extend(walked(&entry, folder, kind)),
            Err(error) => found.push(unseen(error, folder)),
        }
    }
    found
}

/// What could not be looked at, below what was named.
fn unseen<T>(error: walkdir::Error, named: &Path) -> Result<T, Fault> {
    let path = error.path().unwrap_or(named).to_owned();
    fault(&path, refusal(&error.into()))
}

fn walked(entry: &DirEntry, folder: &Path, kind: &[&str]) -> Option<Result<Input, Fault>> {
    if entry.depth() == 0 || !has_name_of(kind, entry.path()) {
        return None;
    }
    // The user's own folder goes without saying.
    let [path, folder] = [entry.path(), folder].map(|path| path.strip_prefix(".").unwrap_or(path));
    // Of the file that a link points to, not of the link.
    Some(match std::fs::metadata(path) {
        Ok(metadata) => file(path, &metadata, Some(folder)),
        Err(error) => fault(path, refusal(&error)),
    })
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn has_name_of(kind: &[&str], path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_beside = BESIDE.iter().any(|ending| name.ends_with(&format!(".{ending}")));
    !is_beside && kind.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// What a pattern matches, for shells that leave patterns alone. Files keep their folders below the part of
/// the pattern that is fixed.
fn matching(pattern: &Path) -> Vec<Result<Input, Fault>> {
    let (fixed, found) = patterns::matching(pattern);
    if found.is_empty() {
        return vec![fault(pattern, Diagnostic::new(Code::NoDocument, []))];
    }
    let read = |path: PathBuf| match std::fs::metadata(&path) {
        Ok(metadata) => file(&path, &metadata, Some(&fixed)),
        Err(error) => fault(&path, refusal(&error)),
    };
    found.into_iter().map(|path| path.map_or_else(|error| unseen(error, pattern), read)).collect()
}

/// The bytes of a document, `at_most` so many.
///
/// # Errors
/// What kept them from being read.
pub fn bytes(place: &Place, at_most: u64) -> Result<Vec<u8>, Diagnostic> {
    let bytes = match place {
        Place::Stdin => some_of(io::stdin().lock(), at_most),
        Place::Open(path) => std::fs::File::open(path).and_then(|file| some_of(file, at_most)),
        Place::File(path) => {
            // Looked at first: to open a pipe that nobody writes to is to wait for ever.
            let metadata = std::fs::metadata(path).map_err(|error| refusal(&error))?;
            if !metadata.is_file() {
                return Err(not_a_file(&metadata));
            }
            std::fs::File::open(path).and_then(|file| some_of(file, at_most))
        }
    };
    let bytes = bytes.map_err(|error| refusal(&error))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > at_most {
        return Err(Diagnostic::new(Code::LimitExceeded, [format!("@octets_de_trop {at_most}")]));
    }
    Ok(bytes)
}

/// All that a stream holds, or one byte more than is allowed.
fn some_of(stream: impl Read, at_most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(at_most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn refusal(error: &io::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::NotFound => Diagnostic::new(Code::NotFound, []),
        kind => Diagnostic::new(Code::Unreadable, [system(kind).to_owned()]),
    }
}

/// What the system says, as an argument of a finding.
pub fn system(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied => "@acces",
        ErrorKind::NotFound | ErrorKind::NotADirectory => "@introuvable",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "@disque_plein",
        ErrorKind::ReadOnlyFilesystem => "@lecture_seule",
        ErrorKind::IsADirectory => "@dossier",
        _ => "@systeme",
    }
}

fn not_a_file(metadata: &Metadata) -> Diagnostic {
    let what = if metadata.is_dir() { "@dossier" } else { "@tube" };
    Diagnostic::new(Code::NotAFile, [what.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        folder
    }

    fn found(argument: &Path) -> Vec<String> {
        names(expand(&[argument.to_owned()]))
    }

    fn names(entries: Vec<Result<Input, Fault>>) -> Vec<String> {
        entries
            .into_iter()
            .map(|entry| match entry {
                Ok(input) => input.relative.display().to_string(),
                Err(fault) => fault.diagnostic.code.id().to_owned(),
            })
            .collect()
    }

    #[test]
    fn a_folder_yields_its_documents_sorted_and_in_their_folders() {
        let folder = folder(&["b.PDF", "a.txt", "sub/c.pdf", "notes.md", "._b.pdf", ".git/d.pdf"]);
        assert_eq!(found(folder.path()), ["a.txt", "b.PDF", "sub/c.pdf"]);
    }

    #[test]
    fn a_folder_of_readings_is_one_where_it_holds_no_documents() {
        let read = |folder: &tempfile::TempDir| names(expand_read(&[folder.path().to_owned()]));
        let readings = folder(&["b.json", "a.json", "a.prov.json", "a.patch.json", "a.case.json"]);
        assert_eq!(read(&readings), ["a.json", "b.json"]);
        assert_eq!(found(readings.path()), ["R0012"], "nothing to extract");
        assert_eq!(read(&folder(&["a.json", "a.pdf"])), ["a.pdf"]);
        assert_eq!(read(&folder(&["a.prov.json"])), ["R0012"]);
    }

    #[test]
    fn a_pattern_keeps_the_folders_below_its_fixed_part() {
        let folder = folder(&["x/a.pdf", "y/a.pdf", "y/b.txt"]);
        assert_eq!(found(&folder.path().join("*/*.pdf")), ["x/a.pdf", "y/a.pdf"]);
        assert_eq!(found(&folder.path().join("*/*.odt")), ["R0012"]);
    }

    #[test]
    fn a_file_that_is_called_like_a_pattern_is_itself() {
        let folder = folder(&["a[1].pdf"]);
        assert_eq!(found(&folder.path().join("a[1].pdf")), ["a[1].pdf"]);
    }

    #[test]
    fn what_is_not_there_and_what_is_empty_are_told_apart() {
        let folder = folder(&["notes.md"]);
        assert_eq!(found(&folder.path().join("none.pdf")), ["R0010"]);
        assert_eq!(found(folder.path()), ["R0012"]);
    }

    #[test]
    fn what_the_process_was_given_open_is_read() {
        let one = |name: &str| expand(&[name.into()]).remove(0);
        // What the tests are started with is there under these names, whatever it is.
        let stdin = one("/dev/stdin").unwrap();
        assert_eq!((stdin.name.as_str(), stdin.relative.to_str()), ("/dev/stdin", Some("stdin")));
        assert_eq!(one("/dev/fd/0").unwrap().relative, PathBuf::from("fd0"));
        assert_eq!(one("/dev/fd/x").unwrap_err().diagnostic.code, Code::NotFound);
    }

    #[test]
    fn an_input_knows_the_folder_that_it_is_below() {
        let folder = folder(&["x/a.pdf", "x/y/b.pdf"]);
        let root = folder.path().canonicalize().unwrap();
        let roots = |argument: &str| -> Vec<PathBuf> {
            let found = expand(&[folder.path().join(argument)]);
            found
                .into_iter()
                .map(|input| input.unwrap().root.strip_prefix(&root).unwrap().to_owned())
                .collect()
        };
        assert_eq!(roots("x"), [PathBuf::from("x"), PathBuf::from("x")]);
        assert_eq!(roots("x/y/b.pdf"), [PathBuf::from("x/y")]);
        assert_eq!(roots("x/*/b.pdf"), [PathBuf::from("x")]);
    }

    #[test]
    fn what_is_no_ordinary_file_is_not_opened() {
        assert_eq!(found(Path::new("/dev/null")), ["R0013"]);
        let code = bytes(&Place::File("/dev/zero".into()), 1).unwrap_err().code;
        assert_eq!(code, Code::NotAFile);
    }
}
