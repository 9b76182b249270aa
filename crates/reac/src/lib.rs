//! Reads a REAC, PDF, DOCX or text, into canonical JSON: the one way through the house.
//!
//! bytes → lines with geometry ([`reac_pdf`], [`reac_text`]) → blocks → fiches ([`reac_grammar`])
//! → normalised ([`reac_normalise`]) → checked → written. No file, clock or environment is touched here.

#![forbid(unsafe_code)]

mod details;
mod doutes;
mod entree;
mod evaluation;
mod formats;
pub mod journal;
mod normalisation;
mod provenance;
mod rapport;
mod verdict;

use std::num::NonZeroUsize;

pub use evaluation::{
    Documents, OpenedAll, ReadingRe, check_all, open_all, read_all, read_re, read_re_beside, settle,
};

pub use reac_check::found;
pub use reac_diagnostic::{Code, Diagnostic, Locale, Severity};
pub use reac_model as model;
use reac_model::Noeud;
#[cfg(feature = "ocr")]
pub use reac_ocr as ocr;
pub use reac_pdf::{Limits, THREAD};

/// Which reader reads a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// On hayro-syntax: fast and complete.
    Hayro,
    /// On pdf-extract, its gaps filled.
    PdfExtract,
}

/// Whether the second PDF reader checks the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrossCheck {
    /// One reader.
    Off,
    /// Both; every glyph they read differently becomes a diagnostic.
    On,
}

/// How far the normaliser may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The text as the file gives it.
    Verbatim,
    /// No letter changes: Unicode form, spaces, apostrophes, bullets.
    Typography,
    /// Damaged words too.
    Repair,
}

/// How to read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Reader of PDF.
    pub engine: Engine,
    /// Hold the second reader against the first.
    pub cross_check: CrossCheck,
    /// Normaliser's level.
    pub level: Level,
    /// How much work a PDF may ask for.
    pub limits: Limits,
    /// Language of the messages in [`model::Extraction::diagnostics`], and of what speaks for each correction.
    pub locale: Locale,
    /// How many threads one PDF may be read on; what is read is the same for any number.
    pub threads: NonZeroUsize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            engine: Engine::Hayro,
            cross_check: CrossCheck::Off,
            level: Level::Repair,
            limits: Limits::generous(),
            locale: Locale::En,
            threads: NonZeroUsize::MIN,
        }
    }
}

/// A document that was read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its content, and the report under `extraction`.
    pub reac: model::Reac,
    /// The findings as data, in the order of the report.
    pub diagnostics: Vec<Diagnostic>,
    /// Where each string of the content stands in the file.
    pub provenance: model::Provenance,
}

/// A document that was not read, and why: one of the codes R0001 to R0008.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal(pub Diagnostic);

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.message(Locale::En))
    }
}

impl std::error::Error for Refusal {}

/// Reads one document, PDF or raw text.
///
/// # Errors
/// A [`Refusal`] where it is no REAC or cannot be read.
pub fn read(bytes: &[u8], options: &Options) -> Result<Reading, Refusal> {
    let source = entree::lines(bytes, options)?;
    of_source(bytes, &source, options)
}

/// Reads one document as [`read`] does; pages without a text layer go through `recogniser`.
///
/// # Errors
/// A [`Refusal`] where it is no REAC or cannot be read.
#[cfg(feature = "ocr")]
pub fn read_recognised(
    bytes: &[u8],
    options: &Options,
    recogniser: &mut dyn ocr::Recogniser,
) -> Result<Reading, Refusal> {
    let source = entree::recognised(bytes, options, recogniser)?;
    of_source(bytes, &source, options)
}

/// The lines of one document as [`lines`] gives them; pages without a text layer go through `recogniser`.
///
/// # Errors
/// A [`Refusal`] where it cannot be read.
#[cfg(feature = "ocr")]
pub fn lines_recognised(
    bytes: &[u8],
    options: &Options,
    recogniser: &mut dyn ocr::Recogniser,
) -> Result<reac_lines::Source, Refusal> {
    entree::recognised(bytes, options, recogniser)
}

/// Reads one document as [`read`] does and holds it against every rule.
///
/// # Errors
/// A [`Refusal`] where it is no REAC or cannot be read.
pub fn check(bytes: &[u8], options: &Options, rules: &reac_check::Options) -> Result<Reading, Refusal> {
    Ok(open(bytes, options)?.checked(rules))
}

/// Puts the verdict on a document among its findings, where it is not sure.
fn say_verdict(document: &mut impl model::Referentiel, found: &mut Vec<Diagnostic>, locale: Locale) {
    if let Some(report) = document.rapport_mut()
        && let Some(verdict) = verdict::constat(report)
    {
        report.diagnostics.push(reac_check::record(&verdict, locale));
        found.push(verdict);
    }
}

/// Gives a document the verdict that the findings still in its report lead to, once a review settled others.
pub fn judge_again(document: &mut impl model::Referentiel) {
    if let Some(mut report) = document.rapport_mut().take() {
        (report.verdict, report.raisons) = verdict::encore(document, &report);
        *document.rapport_mut() = Some(report);
    }
}

/// The verdict on a document as a finding, where it is not sure.
#[must_use]
pub fn verdict_found(document: &impl model::Referentiel) -> Option<Diagnostic> {
    verdict::constat(document.rapport()?)
}

/// The REAC among the lines of a file.
fn of_source(bytes: &[u8], source: &reac_lines::Source, options: &Options) -> Result<Reading, Refusal> {
    let lecture = reac_grammar::lire(source).map_err(|why| entree::refusal(why, source))?;
    Ok(judged(bytes, source, lecture, options, reac_check::redundancy))
}

/// A document that was opened: its file is read once, and what is asked of it afterwards reads nothing again.
#[derive(Debug)]
pub struct Opened<'b> {
    bytes: &'b [u8],
    options: &'b Options,
    source: reac_lines::Source,
    lecture: reac_grammar::Lecture,
}

/// Opens a document, PDF or raw text.
///
/// # Errors
/// A [`Refusal`] where it is no REAC or cannot be read.
pub fn open<'b>(bytes: &'b [u8], options: &'b Options) -> Result<Opened<'b>, Refusal> {
    Opened::of(bytes, entree::lines(bytes, options)?, options)
}

/// Opens a document as [`open`] does; pages without a text layer go through `recogniser`.
///
/// # Errors
/// A [`Refusal`] where it is no REAC or cannot be read.
#[cfg(feature = "ocr")]
pub fn open_recognised<'b>(
    bytes: &'b [u8],
    options: &'b Options,
    recogniser: &mut dyn ocr::Recogniser,
) -> Result<Opened<'b>, Refusal> {
    Opened::of(bytes, entree::recognised(bytes, options, recogniser)?, options)
}

impl<'b> Opened<'b> {
    fn of(bytes: &'b [u8], source: reac_lines::Source, options: &'b Options) -> Result<Self, Refusal> {
        let lecture = reac_grammar::lire(&source).map_err(|why| entree::refusal(why, &source))?;
        Ok(Self { bytes, options, source, lecture })
    }

    /// Its lines, before anything was understood.
    #[must_use]
    pub fn lines(&self) -> &reac_lines::Source {
        &self.source
    }

    /// What [`read`] makes of it.
    #[must_use]
    pub fn reading(&self) -> Reading {
        judged(self.bytes, &self.source, self.lecture.clone(), self.options, reac_check::redundancy)
    }

    /// What [`check`] makes of it.
    #[must_use]
    pub fn checked(&self, rules: &reac_check::Options) -> Reading {
        let judge = |lecture: &reac_grammar::Lecture| reac_check::check(lecture, rules);
        let mut reading = judged(self.bytes, &self.source, self.lecture.clone(), self.options, judge);
        say_verdict(&mut reading.reac, &mut reading.diagnostics, self.options.locale);
        reading
    }
}

fn judged(
    bytes: &[u8],
    source: &reac_lines::Source,
    mut lecture: reac_grammar::Lecture,
    options: &Options,
    judge: impl Fn(&reac_grammar::Lecture) -> Vec<Diagnostic>,
) -> Reading {
    let mut diagnostics: Vec<Diagnostic> = source.faults.iter().map(entree::diagnostic).collect();
    diagnostics.append(&mut lecture.diagnostics);
    let sha256 = rapport::sha256(bytes);
    let provenance = provenance::provenance(&lecture, sha256.clone());
    diagnostics.extend(doutes::doutes(&lecture.coutures, &provenance));
    diagnostics.extend(judge(&lecture));
    let format = formats::Format::of(bytes);
    let etat = etat(format, source);
    let reglage = normalisation::Reglage { level: options.level, etat, locale: options.locale };
    let corrections = normalisation::normaliser(&mut lecture, reglage, &mut diagnostics);
    let entree = rapport::Entree { sha256, octets: bytes.len(), format, pages: source.pages.len() };
    let mut reac = lecture.fiches.reac.map(&mut |texte| texte.texte);
    diagnostics.extend(verdict::formes::formes(&reac, reac.document.pages.unwrap_or(0), &provenance));
    let lu = rapport::Lu { generation: lecture.generation, non_lu: &lecture.fiches.non_lu };
    let mut report = rapport::extraction(&lu, &diagnostics, corrections, &entree, options);
    (report.verdict, report.raisons) = verdict::verdict(&verdict::Indices::new(&reac, source, &diagnostics));
    reac.extraction = Some(report);
    Reading { reac, diagnostics, provenance }
}

/// What may have happened to the words since they were printed.
fn etat(format: formats::Format, source: &reac_lines::Source) -> normalisation::Etat {
    match format {
        formats::Format::Pdf if source.is_recognised() => normalisation::Etat::Transmis,
        formats::Format::Pdf | formats::Format::Docx => normalisation::Etat::Imprime,
        _ => normalisation::Etat::Transmis,
    }
}

/// The lines of one document, before anything is understood.
///
/// # Errors
/// A [`Refusal`] where it cannot be read.
pub fn lines(bytes: &[u8], options: &Options) -> Result<reac_lines::Source, Refusal> {
    entree::lines(bytes, options)
}

/// How many files this thread has read: for tests that one was enough.
#[doc(hidden)]
#[must_use]
pub fn files_read() -> u64 {
    entree::files_read()
}

/// Form of the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Two spaces, a final newline.
    Pretty,
    /// One line and a newline.
    Line,
    /// RFC 8785.
    Canonical,
}

/// Serialises a document.
///
/// # Errors
/// Never for a document that this crate made.
pub fn to_json(document: &impl serde::Serialize, form: Form) -> Result<String, serde_json::Error> {
    let mut out = match form {
        Form::Pretty => serde_json::to_string_pretty(document)?,
        Form::Line => serde_json::to_string(document)?,
        // By way of the text: a confidence of 0.97 held in 32 bits is 0.97 there, and not the 64 bits nearest to it.
        Form::Canonical => {
            let value: serde_json::Value = serde_json::from_str(&serde_json::to_string(document)?)?;
            serde_json_canonicalizer::to_string(&value)?
        }
    };
    // RFC 8785 fixes every byte: nothing may follow.
    if form != Form::Canonical {
        out.push('\n');
    }
    Ok(out)
}

/// What the README says of the library is compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
