//! What results are called: a name of its own for each input.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use crate::inputs::Input;
use crate::outputs::{provenance_of, second_of};

/// What earlier runs called the results of their inputs, below the same folder: by the input's name.
pub type Earlier = HashMap<String, PathBuf>;

/// One path below `folder` for each input, with `extension`, no two the same and none an input.
///
/// An input alone under its name gives NAME.json. Where two roots have a file of that name, as much of the root's path
/// goes before it as tells them apart (`2018/x.json`, `2023/x.json`); where `x.pdf` and `x.txt` meet in one folder, both
/// keep their whole name (`x.pdf.json`, `x.txt.json`); where even these meet, a number follows.
#[must_use]
pub fn plan(inputs: &[Input], folder: &Path, extension: &str) -> Vec<PathBuf> {
    plan_beside(&Earlier::new(), inputs, folder, extension)
}

/// The same in a folder that has results already: an input keeps the name that it had, and none takes that of another.
#[must_use]
pub fn plan_beside(earlier: &Earlier, inputs: &[Input], folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut taken: HashSet<_> = inputs.iter().filter_map(Input::file).map(|path| key(&path)).collect();
    let named: HashSet<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    for (_, path) in earlier.iter().filter(|(name, _)| !named.contains(name.as_str())) {
        take(&folder.join(path), &mut taken);
    }
    let mut planned: Vec<Option<PathBuf>> = vec![None; inputs.len()];
    for (input, given) in inputs.iter().zip(&mut planned) {
        let path = earlier.get(&input.name).map(|path| folder.join(path));
        *given = path.filter(|path| has_ending(path, extension) && take(path, &mut taken));
    }
    let depth = inputs.iter().map(|input| folders(&input.root).count()).max().unwrap_or(0);
    // A name that several would have goes to none of them: the order of the inputs decides as little as it can.
    for name in [replace as fn(&Path, &str) -> PathBuf, append] {
        for folders in 0..=depth {
            let candidate = |input: &Input| Some(folder.join(name(&below(input, folders)?, extension)));
            give(inputs, &mut planned, &candidate, &mut taken);
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

/// Gives each input that has no name yet its candidate, where no other has the same.
fn give(
    inputs: &[Input],
    planned: &mut [Option<PathBuf>],
    candidate: &dyn Fn(&Input) -> Option<PathBuf>,
    taken: &mut HashSet<OsString>,
) {
    let open = inputs.iter().zip(planned).filter(|(_, given)| given.is_none());
    let open: Vec<_> = open.filter_map(|(input, given)| Some((candidate(input)?, given))).collect();
    let mut shares: HashMap<_, usize> = HashMap::new();
    for (path, _) in &open {
        *shares.entry(key(path)).or_default() += 1;
    }
    for (path, given) in open {
        if shares.get(&key(&path)) == Some(&1) && take(&path, taken) {
            *given = Some(path);
        }
    }
}

/// The folders that lead to a root, from the root upwards.
fn folders(root: &Path) -> impl Iterator<Item = &Path> {
    root.components().rev().filter_map(|part| match part {
        Component::Normal(name) => Some(Path::new(name)),
        _ => None,
    })
}

/// An input's path below its root, with so many of the root's own folders before it; none where it has not as many.
fn below(input: &Input, count: usize) -> Option<PathBuf> {
    let above: Vec<_> = folders(&input.root).take(count).collect();
    (above.len() == count).then(|| above.into_iter().rev().collect::<PathBuf>().join(&input.relative))
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

/// An extension may have several parts.
fn has_ending(path: &Path, extension: &str) -> bool {
    path.to_str().is_some_and(|path| path.ends_with(&format!(".{extension}")))
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
    // The number goes before all parts of the extension.
    let name = path.file_name().unwrap_or_default();
    let parts = extension.split('.').count();
    let stem = (0..parts).fold(PathBuf::from(name), |name, _| name.with_extension(""));
    let mut name = stem.into_os_string();
    name.push(format!("-{number}.{extension}"));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::Place;

    fn names(relative: &[&str]) -> Vec<String> {
        names_with("json", relative)
    }

    fn names_with(extension: &str, relative: &[&str]) -> Vec<String> {
        let inputs: Vec<_> = relative
            .iter()
            .map(|path| Input {
                name: (*path).into(),
                place: Place::Stdin,
                relative: path.into(),
                root: PathBuf::new(),
            })
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

    fn rooted(all: &[(&str, &str)]) -> Vec<Input> {
        let input = |(root, relative): &(&str, &str)| Input {
            name: format!("{root}/{relative}"),
            place: Place::Stdin,
            relative: relative.into(),
            root: root.into(),
        };
        all.iter().map(input).collect()
    }

    fn shown(plan: &[PathBuf]) -> Vec<String> {
        plan.iter().map(|path| path.strip_prefix("out").unwrap().display().to_string()).collect()
    }

    #[test]
    fn roots_tell_files_of_one_name_apart() {
        let names = |all: &[(&str, &str)]| shown(&plan(&rooted(all), Path::new("out"), "json"));
        assert_eq!(
            names(&[("/d/2018", "x.pdf"), ("/d/2023", "x.pdf"), ("/d/2023", "y.pdf")]),
            ["2018/x.json", "2023/x.json", "y.json"]
        );
        assert_eq!(names(&[("/a/pdf", "x.pdf"), ("/b/pdf", "x.pdf")]), ["a/pdf/x.json", "b/pdf/x.json"]);
        assert_eq!(names(&[("/d", "x.pdf"), ("/d", "x.txt")]), ["x.pdf.json", "x.txt.json"]);
    }

    #[test]
    fn a_name_that_an_earlier_run_gave_stays_with_its_input() {
        let earlier = Earlier::from([("/d/2018/x.pdf".to_owned(), "x.json".into())]);
        let names =
            |all: &[(&str, &str)]| shown(&plan_beside(&earlier, &rooted(all), Path::new("out"), "json"));
        assert_eq!(names(&[("/d/2023", "x.pdf")]), ["2023/x.json"]);
        assert_eq!(names(&[("/d/2018", "x.pdf")]), ["x.json"]);
        assert_eq!(names(&[("/d/2023", "x.pdf"), ("/d/2018", "x.pdf")]), ["2023/x.json", "x.json"]);
    }

    #[test]
    fn no_output_is_an_input() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reac.json");
        std::fs::write(&path, "x").unwrap();
        let input = Input {
            name: String::new(),
            place: Place::File(path),
            relative: "reac.json".into(),
            root: PathBuf::new(),
        };
        assert_eq!(plan(&[input], folder.path(), "json"), [folder.path().join("reac.json.json")]);
    }
}
