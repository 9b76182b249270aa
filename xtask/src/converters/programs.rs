//! Converters of PDF to text that people use: how each is run, and how it says its version.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

/// A converter: it is given one PDF and writes its text to the standard output.
#[derive(Debug, Clone)]
pub(super) struct Converter {
    pub(super) name: &'static str,
    /// Of the texts that it makes.
    pub(super) extension: &'static str,
    command: OsString,
    before: Vec<OsString>,
    after: &'static [&'static str],
    /// Arguments that make it say its version.
    version: Vec<OsString>,
}

/// Programs: a name, its command, arguments before the file and behind it, and what makes it say its version.
type Program = (&'static str, &'static str, &'static [&'static str], &'static [&'static str], &'static str);

const PROGRAMS: &[Program] = &[
    ("pdftotext", "pdftotext", &[], &["-"], "-v"),
    ("pdftotext -raw", "pdftotext", &["-raw"], &["-"], "-v"),
    ("pdftotext -layout", "pdftotext", &["-layout"], &["-"], "-v"),
    ("mutool txt", "mutool", &["draw", "-q", "-F", "txt"], &[], "-v"),
    (
        "gs txtwrite",
        "gs",
        &["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite", "-sOutputFile=-"],
        &[],
        "--version",
    ),
];

/// Packages of Python: a name, what is installed, and the expression that makes the text of `path`.
const PACKAGES: &[(&str, &str, &str)] = &[
    ("PyMuPDF", "pymupdf", "chr(12).join(p.get_text() for p in __import__('pymupdf').open(path))"),
    (
        "PyMuPDF sort",
        "pymupdf",
        "chr(12).join(p.get_text(sort=True) for p in __import__('pymupdf').open(path))",
    ),
    ("pypdf", "pypdf", "chr(10).join(p.extract_text() for p in __import__('pypdf').PdfReader(path).pages)"),
    (
        "pypdf layout",
        "pypdf",
        "chr(10).join(p.extract_text(extraction_mode='layout') for p in __import__('pypdf').PdfReader(path).pages)",
    ),
    (
        "pdfplumber",
        "pdfplumber",
        "chr(10).join(p.extract_text() or '' for p in __import__('pdfplumber').open(path).pages)",
    ),
    (
        "pdfplumber layout",
        "pdfplumber",
        "chr(10).join(p.extract_text(layout=True) or '' for p in __import__('pdfplumber').open(path).pages)",
    ),
    ("pdfminer.six", "pdfminer.six", "__import__('pdfminer.high_level').high_level.extract_text(path)"),
    (
        "pypdfium2",
        "pypdfium2",
        "chr(10).join(p.get_textpage().get_text_range() for p in __import__('pypdfium2').PdfDocument(path))",
    ),
    ("pdftext", "pdftext", "__import__('pdftext.extraction').extraction.plain_text_output(path)"),
    ("kreuzberg", "kreuzberg", "__import__('kreuzberg').extract_file_sync(path).content"),
    ("markitdown", "markitdown", "__import__('markitdown').MarkItDown().convert(path).text_content"),
    ("pymupdf4llm", "pymupdf4llm", "__import__('pymupdf4llm').to_markdown(path)"),
    (
        "docling",
        "docling",
        "__import__('docling.document_converter').document_converter.DocumentConverter().convert(path).document.export_to_markdown()",
    ),
];

/// Packages of Python that write Markdown.
const MARKDOWN: &[&str] = &["pymupdf4llm", "docling"];

/// What a package says on the way goes elsewhere: only the text is for us.
const WRITE: &str = "import contextlib, sys\npath = sys.argv[1]\n\
                     with contextlib.redirect_stdout(sys.stderr): text = TEXT\n\
                     sys.stdout.buffer.write(text.encode('utf-8', 'replace'))";

/// All that are known.
pub(super) fn all(python: &str) -> Vec<Converter> {
    let own = |arguments: &[&str]| arguments.iter().map(OsString::from).collect::<Vec<_>>();
    let programs = PROGRAMS.iter().map(|(name, command, before, after, version)| Converter {
        name,
        extension: "txt",
        command: command.into(),
        before: own(before),
        after,
        version: own(&[version]),
    });
    let packages = PACKAGES.iter().map(|(name, package, text)| Converter {
        name,
        extension: if MARKDOWN.contains(package) { "md" } else { "txt" },
        command: python.into(),
        before: own(&["-c", &WRITE.replace("TEXT", text)]),
        after: &[],
        version: own(&[
            "-c",
            &format!("print(__import__('importlib.metadata').metadata.version('{package}'))"),
        ]),
    });
    programs.chain(packages).collect()
}

impl Converter {
    /// The version that it says it has; nothing where it is not installed.
    pub(super) fn version(&self) -> Option<String> {
        let out = Command::new(&self.command).args(&self.version).stdin(Stdio::null()).output().ok()?;
        let said = [out.stdout, out.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        // Some say it among other things, and some leave with a failure after they did.
        let word = said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        (!said.contains("PackageNotFoundError")).then(|| word.to_owned())
    }

    /// The text of a PDF.
    pub(super) fn convert(&self, pdf: &Path) -> anyhow::Result<Vec<u8>> {
        let mut command = Command::new(&self.command);
        command.args(&self.before).arg(pdf).args(self.after).stdin(Stdio::null());
        let out = command.output().with_context(|| format!("{} cannot be started", self.name))?;
        ensure!(
            out.status.success(),
            "{} on {}: {}",
            self.name,
            pdf.display(),
            String::from_utf8_lossy(&out.stderr).lines().last().unwrap_or_default()
        );
        Ok(out.stdout)
    }
}
