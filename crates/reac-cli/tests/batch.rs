//! `reac batch`: nothing is lost, whatever becomes of a worker, an input or the run itself.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it skips"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use support::{fixtures, mini, reac, results, rows, text, tree};

/// Runs a batch of `input` into `output`, with `flags`; gives the exit status.
fn batch(input: &Path, output: &Path, flags: &[&str]) -> Option<i32> {
    let mut command = reac(&["batch", input.to_str().unwrap(), "-o", output.to_str().unwrap()]);
    command.args(flags).output().unwrap().status.code()
}

#[test]
fn each_input_has_one_row_and_the_same_result_as_alone() {
    let [out, alone] = [(), ()].map(|()| tempfile::tempdir().unwrap());
    assert_eq!(batch(&fixtures(), out.path(), &[]), Some(1));
    let status = reac(&["extract", ".", "-o", alone.path().to_str().unwrap()]).status().unwrap();
    assert_eq!(status.code(), Some(1));
    assert!(results(out.path()) == tree(alone.path()));
    let statuses: BTreeMap<_, _> = rows(out.path())
        .into_iter()
        .filter_map(|row| {
            Some((Path::new(&row.entree).strip_prefix(fixtures().join("bad")).ok()?.to_owned(), row.statut))
        })
        .collect();
    let status = |name: &str| statuses.get(Path::new(name)).map(String::as_str);
    assert_eq!(status("empty.pdf"), Some("damaged"));
    assert_eq!(status("truncated.pdf"), Some("damaged"));
    assert_eq!(status("scan.pdf"), Some("no_text"));
    assert_eq!(status("locked.pdf"), Some("encrypted"));
    assert_eq!(status("lettre.txt"), Some("not_reac"));
    assert!(matches!(status("phare_2018.re.pdf"), Some("ok" | "warnings")), "read as what it is");
    let read = rows(out.path()).iter().filter(|row| row.statut == "ok" || row.statut == "warnings").count();
    // A file with both documents gives two results and one row.
    let names: Vec<String> = results(out.path()).into_iter().map(|(name, _)| name).collect();
    let is_second = |name: &&String| {
        name.strip_suffix(".re.json").is_some_and(|first| names.contains(&format!("{first}.json")))
    };
    assert_eq!(read, names.len() - names.iter().filter(is_second).count());
}

#[test]
fn the_tree_is_the_same_for_any_number_of_jobs() {
    let input = minis(20);
    let trees = ["1", "2", "8"].map(|jobs| {
        let out = tempfile::tempdir().unwrap();
        assert_eq!(batch(input.path(), out.path(), &["-j", jobs]), Some(0));
        (
            results(out.path()),
            rows(out.path()).into_iter().map(|row| (row.entree, row.statut)).collect::<Vec<_>>(),
        )
    });
    let [one, two, eight] = trees;
    assert!(one == two && two == eight);
    assert_eq!(one.0.len(), 20);
}

#[test]
fn a_worker_that_is_lost_costs_its_own_document_alone() {
    const QUICK: [(&str, &str); 8] = [
        ("panic", "crash"),
        ("abort", "crash"),
        ("exit", "crash"),
        ("overflow", "crash"),
        ("memory", "memory"),
        ("kill", "crash"),
        ("truncated", "crash"),
        ("foreign", "crash"),
    ];
    const SLOW: [(&str, &str); 3] = [("greed", "memory"), ("sleep", "timeout"), ("loop", "timeout")];
    const PLACES: [usize; 3] = [0, 2, 4];
    const JOBS: [&str; 3] = ["1", "2", "8"];
    let matrix = || PLACES.into_iter().flat_map(|place| JOBS.map(|jobs| (place, jobs)));
    for (kind, status) in QUICK {
        matrix().for_each(|(place, jobs)| strike(kind, status, place, jobs));
    }
    // Most of their time is waiting.
    for (kind, status) in SLOW {
        thread::scope(|scope| {
            for place in PLACES {
                scope.spawn(move || JOBS.map(|jobs| strike(kind, status, place, jobs)));
            }
        });
    }
}

/// Reads five documents, the one at `place` struck by `kind`: it has `status`, and the others are as ever.
fn strike(kind: &str, status: &str, place: usize, jobs: &str) {
    let input = minis(5);
    let name = format!("{place:02}.txt");
    fs::write(input.path().join(&name), mini("STRIKE")).unwrap();
    let [struck, clean] = [(), ()].map(|()| tempfile::tempdir().unwrap());
    let flags = ["-j", jobs, "--timeout", "2", "--cpu", "1", "--memory", "256", "--quiet"];
    let mut command = reac(&["batch", input.path().to_str().unwrap(), "-o", struck.path().to_str().unwrap()]);
    command.args(flags).env("REAC_FAULT", format!("{kind}:STRIKE"));
    // As a user who looks for a fault would have it: what a worker says last is longer then.
    let output = command.env("RUST_BACKTRACE", "full").output().unwrap();
    let what = format!("{kind}, place {place}, {jobs} jobs: {}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{what}");
    assert_eq!(text(&output.stderr).lines().count(), 1, "{what}");
    assert!(!text(&output.stderr).contains("panicked"), "{what}");
    let rows = rows(struck.path());
    assert_eq!(rows.len(), 5, "{what}");
    for row in rows {
        let expected = if row.entree.ends_with(&name) { status } else { "warnings" };
        assert_eq!(row.statut, expected, "{what}");
    }
    assert_eq!(batch(input.path(), clean.path(), &["--quiet"]), Some(0));
    let mut expected = results(clean.path());
    expected.retain(|(path, _)| *path != format!("{place:02}.json"));
    assert!(results(struck.path()) == expected, "{what}");
    // What befell a document once says nothing of it: the next run reads it.
    assert_eq!(batch(input.path(), struck.path(), &flags), Some(0), "{what}");
    assert!(results(struck.path()) == results(clean.path()), "{what}");
}

#[test]
fn what_is_done_is_not_done_again_and_what_changed_is() {
    let input = minis(4);
    let out = tempfile::tempdir().unwrap();
    let time = |name: &str| fs::metadata(out.path().join(name)).unwrap().modified().unwrap();
    batch(input.path(), out.path(), &[]);
    let before = ["00.json", "01.json", "02.json", "03.json"].map(time);
    let clean = results(out.path());
    thread::sleep(Duration::from_millis(20));
    fs::write(input.path().join("01.txt"), mini("Autre")).unwrap();
    fs::write(out.path().join("02.json"), "spoilt").unwrap();
    fs::remove_file(out.path().join("03.json")).unwrap();
    batch(input.path(), out.path(), &[]);
    let after = ["00.json", "01.json", "02.json", "03.json"].map(time);
    assert_eq!(
        before.iter().zip(&after).map(|(a, b)| a == b).collect::<Vec<_>>(),
        [true, false, false, false]
    );
    assert!(fs::read_to_string(out.path().join("01.json")).unwrap().contains("Autre"));
    fs::write(input.path().join("01.txt"), mini("T01")).unwrap();
    batch(input.path(), out.path(), &[]);
    assert!(results(out.path()) == clean);
    batch(input.path(), out.path(), &["--fresh"]);
    assert_ne!(time("00.json"), before.first().copied().unwrap());
    // A document that is refused now leaves no result of its earlier self.
    fs::write(input.path().join("00.txt"), "").unwrap();
    assert_eq!(batch(input.path(), out.path(), &[]), Some(1));
    assert!(!out.path().join("00.json").exists());
}

#[test]
fn provenance_is_taken_up_with_its_result() {
    let (input, out) = (minis(3), tempfile::tempdir().unwrap());
    let beside = |name: &str| out.path().join(format!("{name}.prov.json"));
    batch(input.path(), out.path(), &[]);
    assert!(!beside("00").exists());
    // The option is part of what a row is known by.
    batch(input.path(), out.path(), &["--provenance"]);
    let clean = results(out.path());
    assert_eq!(clean.len(), 6);
    let time = |name: &str| fs::metadata(beside(name)).unwrap().modified().unwrap();
    let before = time("00");
    fs::write(beside("01"), "spoilt").unwrap();
    fs::remove_file(beside("02")).unwrap();
    thread::sleep(Duration::from_millis(20));
    batch(input.path(), out.path(), &["--provenance"]);
    assert!(results(out.path()) == clean);
    assert_eq!(time("00"), before);
    // What is refused now leaves nothing of its earlier self.
    fs::write(input.path().join("00.txt"), "").unwrap();
    batch(input.path(), out.path(), &["--provenance"]);
    assert!(!beside("00").exists());
}

#[test]
fn a_run_that_is_killed_is_finished_by_the_next() {
    let input = tempfile::tempdir().unwrap();
    for (name, bytes) in tree(&fixtures()).into_iter().filter(|(name, _)| name.ends_with(".txt")) {
        fs::write(input.path().join(name.replace('/', "_")), bytes).unwrap();
    }
    let clean = tempfile::tempdir().unwrap();
    batch(input.path(), clean.path(), &["--quiet"]);
    let inputs = tree(input.path()).len();
    let mut killed = 0;
    for round in 0..6_u64 {
        let out = tempfile::tempdir().unwrap();
        let mut run =
            reac(&["batch", input.path().to_str().unwrap(), "-o", out.path().to_str().unwrap(), "-q"])
                .spawn()
                .unwrap();
        // Moments that differ, the same in each run of the test.
        thread::sleep(Duration::from_millis(30 + (round * 7919) % 900));
        let _ = run.kill();
        killed += u32::from(run.wait().unwrap().code().is_none());
        batch(input.path(), out.path(), &["--quiet"]);
        assert!(results(out.path()) == results(clean.path()), "round {round}");
        let names: Vec<_> = tree(out.path()).into_iter().map(|(name, _)| name).collect();
        assert!(!names.iter().any(|name| name.contains(".reac-")), "{names:?}");
        let rows: Vec<_> = rows(out.path()).into_iter().map(|row| row.entree).collect();
        let distinct: std::collections::BTreeSet<_> = rows.iter().collect();
        assert_eq!((rows.len(), distinct.len()), (inputs, inputs), "round {round}");
    }
    assert!(killed > 0, "no run was killed before its end");
}

#[test]
fn one_run_at_a_time_writes_into_a_folder() {
    let (input, out) = (minis(1), tempfile::tempdir().unwrap());
    let journal = fs::File::create(out.path().join(".reac-journal.jsonl")).unwrap();
    journal.lock().unwrap();
    assert_eq!(batch(input.path(), out.path(), &[]), Some(2));
    drop(journal);
    assert_eq!(batch(input.path(), out.path(), &[]), Some(0));
}

#[test]
fn a_result_that_cannot_be_written_is_a_row() {
    let (input, out) = (minis(3), tempfile::tempdir().unwrap());
    // A folder stands where the result should go.
    fs::create_dir_all(out.path().join("01.json/full")).unwrap();
    assert_eq!(batch(input.path(), out.path(), &[]), Some(1));
    let statuses: Vec<_> = rows(out.path()).into_iter().map(|row| row.statut).collect();
    assert_eq!(statuses, ["warnings", "io", "warnings"]);
}

/// A small file system of one's own, until it is dropped.
#[cfg(target_os = "linux")]
struct Disk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl Disk {
    /// `None`, and a line that says so, where nobody may make one.
    fn mount(options: &str) -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        if disk.set(options) {
            return Some(disk);
        }
        println!("skipped: no right to mount a small disk");
        None
    }

    fn set(&self, options: &str) -> bool {
        let mut mount = std::process::Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "none"]).arg(self.0.path());
        mount.stderr(std::process::Stdio::null()).status().is_ok_and(|status| status.success())
    }
}

#[cfg(target_os = "linux")]
impl Drop for Disk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_loses_nothing_and_the_next_run_finishes() {
    let (input, whole) = (minis(20), tempfile::tempdir().unwrap());
    assert_eq!(batch(input.path(), whole.path(), &["-q"]), Some(0));
    let Some(disk) = Disk::mount("size=48k") else { return };
    let out = disk.0.path();
    assert_ne!(batch(input.path(), out, &["-q"]), Some(0));
    let cut = tree(out).into_iter().filter(|(name, _)| name.ends_with(".json")).count();
    let expected = results(whole.path());
    assert!(cut > 0 && cut < expected.len(), "{cut}");
    assert!(disk.set("remount,size=4m"));
    assert_eq!(batch(input.path(), out, &["-q"]), Some(0));
    assert!(results(out) == expected);
    assert_eq!(rows(out).len(), 20);
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_to_is_said_before_anything_is_read() {
    let input = minis(2);
    let Some(disk) = Disk::mount("size=1m,ro") else { return };
    let path = disk.0.path().to_str().unwrap();
    let output = reac(&["batch", "-q", input.path().to_str().unwrap(), "-o", path]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stderr);
    assert!(told.lines().count() == 1 && told.contains(path), "{told}");
    assert!(tree(disk.0.path()).is_empty());
}

#[test]
fn an_input_that_is_gone_is_a_row() {
    let (input, out) = (minis(2), tempfile::tempdir().unwrap());
    let mut command = reac(&["batch", "-q", "-o", out.path().to_str().unwrap()]);
    let status =
        command.args(["00.txt", "gone.pdf", "01.txt"].map(|name| input.path().join(name))).status().unwrap();
    assert_eq!(status.code(), Some(1));
    let statuses: Vec<_> = rows(out.path()).into_iter().map(|row| row.statut).collect();
    assert_eq!(statuses, ["warnings", "io", "warnings"]);
}

#[test]
#[cfg(unix)]
fn what_is_no_ordinary_file_is_a_row() {
    use std::os::unix::ffi::OsStrExt;
    let (input, out) = (minis(2), tempfile::tempdir().unwrap());
    let path = |name: &str| input.path().join(name);
    fs::create_dir(path("10 folder.pdf")).unwrap();
    fs::write(path("10 folder.pdf/inside.txt"), mini("dedans")).unwrap();
    std::os::unix::fs::symlink(path("00.txt"), path("20 link.txt")).unwrap();
    std::os::unix::fs::symlink(path("nowhere"), path("30 lost.txt")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(path("40 pipe.pdf")).status().unwrap().success());
    fs::write(input.path().join(std::ffi::OsStr::from_bytes(b"50 \xff.txt")), mini("octet")).unwrap();
    assert_eq!(batch(input.path(), out.path(), &["--quiet"]), Some(1));
    let statuses: Vec<_> = rows(out.path())
        .into_iter()
        .map(|row| (row.entree.rsplit('/').next().unwrap().to_owned(), row.statut))
        .collect();
    let expected = [
        ("00.txt", "warnings"),
        ("01.txt", "warnings"),
        ("10 folder.pdf", "io"),
        ("inside.txt", "warnings"),
        ("20 link.txt", "warnings"),
        ("30 lost.txt", "io"),
        ("40 pipe.pdf", "io"),
        ("50 \u{fffd}.txt", "warnings"),
    ];
    assert_eq!(statuses, expected.map(|(name, status)| (name.to_owned(), status.to_owned())));
}

#[test]
fn limits_refuse_what_is_beyond_them() {
    let out = tempfile::tempdir().unwrap();
    let phare = fixtures().join("phare_2018/phare_2018.pdf");
    for flags in
        [["--max-bytes", "1000"], ["--max-inflated", "10"], ["--max-glyphs", "10"], ["--max-operators", "10"]]
    {
        batch(&phare, out.path(), &flags);
        let statuses: Vec<_> = rows(out.path()).into_iter().map(|row| row.statut).collect();
        assert_eq!(statuses, ["limit"], "{flags:?}");
    }
    // A document that is cut by a limit is read as far as that, and says so.
    let out = tempfile::tempdir().unwrap();
    let cartographe = fixtures().join("cartographe_2023/cartographe_2023.pdf");
    assert_eq!(batch(&cartographe, out.path(), &["--max-pages", "5"]), Some(1));
    let statuses: Vec<_> = rows(out.path()).into_iter().map(|row| row.statut).collect();
    assert_eq!(statuses, ["limit"]);
}

#[test]
fn limits_that_allow_nothing_are_faults_of_the_command_line() {
    let (input, out) = (minis(1), tempfile::tempdir().unwrap());
    for limit in
        [["--timeout", "0"], ["--cpu", "0"], ["--memory", "1"], ["--max-pages", "0"], ["--max-bytes", "0"]]
    {
        assert_eq!(batch(input.path(), out.path(), &limit), Some(2), "{limit:?}");
    }
    assert!(results(out.path()).is_empty());
}

#[test]
fn a_run_into_a_folder_with_results_takes_nothing_from_them() {
    let all = tempfile::tempdir().unwrap();
    let out = all.path().join("json");
    let run = |root: &str| batch(&all.path().join(root), &out, &["-q"]);
    for (root, title) in [("2018", "un"), ("2023", "deux")] {
        fs::create_dir(all.path().join(root)).unwrap();
        fs::write(all.path().join(root).join("x.txt"), mini(title)).unwrap();
        assert_eq!(run(root), Some(0));
    }
    let names = || results(&out).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    assert_eq!(names(), ["2023/x.json", "x.json"]);
    let before = results(&out);
    let entrees = || rows(&out).into_iter().map(|row| row.entree).collect::<Vec<_>>();
    let [first, second] =
        ["2018/x.txt", "2023/x.txt"].map(|name| all.path().join(name).display().to_string());
    assert_eq!(entrees(), [first.clone(), second.clone()]);
    // Once more, the first: its own name, and its row behind that of the other.
    assert_eq!(run("2018"), Some(0));
    assert!(results(&out) == before);
    assert_eq!(entrees(), [second, first]);
}

#[test]
fn what_was_done_already_is_said() {
    let (input, out) = (minis(2), tempfile::tempdir().unwrap());
    let said = || {
        let paths = [input.path(), out.path()].map(|path| path.to_str().unwrap().to_owned());
        let output = reac(&["batch", &paths[0], "-o", &paths[1]]).output().unwrap();
        text(&output.stderr).to_owned()
    };
    assert!(!said().contains("already"));
    assert!(said().contains("2 of 2 were done already"));
}

/// A folder of small documents, 00.txt and so on.
fn minis(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        fs::write(folder.path().join(format!("{number:02}.txt")), mini(&format!("T{number:02}"))).unwrap();
    }
    folder
}
