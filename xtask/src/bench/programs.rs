//! What there is to compare with on this machine: programs that turn a PDF into text.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::generated::eprint;

/// A program that reads one PDF and writes what it read to the standard output.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub(super) name: &'static str,
    command: OsString,
    before: Vec<OsString>,
    after: &'static [&'static str],
}

/// Everything that PyMuPDF and pdfplumber are asked for: the text of each page.
const PYMUPDF: &str = "import sys, fitz\nfor page in fitz.open(sys.argv[1]): print(page.get_text())";
const PDFPLUMBER: &str =
    "import sys, pdfplumber\nfor page in pdfplumber.open(sys.argv[1]).pages: print(page.extract_text())";

impl Program {
    fn new(
        name: &'static str,
        command: impl Into<OsString>,
        before: &[&str],
        after: &'static [&'static str],
    ) -> Self {
        Self { name, command: command.into(), before: before.iter().map(OsString::from).collect(), after }
    }

    /// `reac` itself, and one that it is to be compared with.
    pub(super) fn reac(name: &'static str, path: &Path) -> Self {
        Self::new(name, path, &["extract", "-q"], &[])
    }

    /// A Python runs it: most of its instructions are Python's.
    pub(super) fn is_python(&self) -> bool {
        self.before.first().is_some_and(|first| first == "-c")
    }

    /// Reads `file`, silently.
    pub(super) fn on(&self, file: &Path) -> Command {
        self.silent(Command::new(&self.command), file)
    }

    /// Reads `file`, silently, run by another program.
    pub(super) fn below(&self, (runner, arguments): (&str, &[&str]), file: &Path) -> Command {
        let mut command = Command::new(runner);
        command.args(arguments).arg(&self.command);
        self.silent(command, file)
    }

    fn silent(&self, mut command: Command, file: &Path) -> Command {
        command.args(&self.before).arg(file).args(self.after);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

/// Those that are installed; of the others it is said that they are not.
pub(super) fn installed(python: &str) -> Vec<Program> {
    let probe = |command: &str, arguments: &[&str]| {
        let mut command = Command::new(command);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok()
    };
    let imports = |module: &str| {
        let mut command = Command::new(python);
        command.args(["-c", &format!("import {module}")]).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let all = [
        (Program::new("pdftotext", "pdftotext", &[], &["-"]), probe("pdftotext", &["-v"])),
        (Program::new("mutool", "mutool", &["draw", "-q", "-F", "txt"], &[]), probe("mutool", &["-v"])),
        (Program::new("PyMuPDF", python, &["-c", PYMUPDF], &[]), imports("fitz")),
        (Program::new("pdfplumber", python, &["-c", PDFPLUMBER], &[]), imports("pdfplumber")),
    ];
    let present = all.into_iter().filter_map(|(program, present)| {
        if !present {
            eprint(&format!("bench: {}: skipped: not installed", program.name));
        }
        present.then_some(program)
    });
    present.collect()
}
