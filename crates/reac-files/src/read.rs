//! One input read, whatever happens on the way.

use reac::model::{Extraction, Provenance, Re, Reac, Referentiel, SCHEMA, SCHEMA_RE};
use reac::{Code, Diagnostic, Limits, Options, Reading, ReadingRe};

use crate::contain::contain;
use crate::inputs::{self, Input};

/// Reads one document; a panic on the way is the document's refusal.
///
/// # Errors
/// Why there is nothing to show.
pub fn read(input: &Input, options: &Options) -> Result<Reading, Diagnostic> {
    on_bytes(input, |bytes| reac::read(bytes, options).map_err(|refusal| refusal.0))
}

/// Does `work` on the bytes of a document; a panic on the way is the document's refusal.
///
/// # Errors
/// Why there is nothing to show.
pub fn on_bytes<T>(
    input: &Input,
    work: impl FnOnce(&[u8]) -> Result<T, Diagnostic>,
) -> Result<T, Diagnostic> {
    let bytes = inputs::bytes(&input.place, Limits::generous().bytes)?;
    contain(|| work(&bytes)).unwrap_or_else(|words| Err(Diagnostic::new(Code::Crash, [words])))
}

/// A document, whether it was read just now or before.
#[derive(Debug)]
pub struct Document {
    /// The content.
    pub reac: Reac,
    /// Of what was read just now.
    pub provenance: Option<Provenance>,
    /// What reading it just now found.
    pub diagnostics: Vec<Diagnostic>,
}

/// A document from a PDF or text, with the places of its strings, or from canonical JSON.
///
/// # Errors
/// Why there is nothing to show.
pub fn document(bytes: &[u8], options: &Options) -> Result<Document, Diagnostic> {
    match canonical(bytes) {
        Some(Ok(reac)) => Ok(Document { reac, provenance: None, diagnostics: Vec::new() }),
        Some(Err(words)) => Err(Diagnostic::new(Code::NotAReading, [words])),
        None => Ok(reac::read(bytes, options).map_err(|refusal| refusal.0)?.into()),
    }
}

/// A référentiel d'évaluation, whether it was read just now or before.
#[derive(Debug)]
pub struct DocumentRe {
    /// The content.
    pub re: Re,
    /// Of what was read just now.
    pub provenance: Option<Provenance>,
    /// What reading it just now found.
    pub diagnostics: Vec<Diagnostic>,
}

/// What an input holds: one of the two at least.
#[derive(Debug)]
pub struct Documents {
    /// The REAC.
    pub reac: Option<Document>,
    /// The référentiel d'évaluation.
    pub re: Option<DocumentRe>,
}

impl From<Reading> for Document {
    fn from(reading: Reading) -> Self {
        let Reading { reac, provenance, diagnostics, .. } = reading;
        Self { reac, provenance: Some(provenance), diagnostics }
    }
}

impl From<ReadingRe> for DocumentRe {
    fn from(reading: ReadingRe) -> Self {
        let ReadingRe { re, provenance, diagnostics, .. } = reading;
        Self { re, provenance: Some(provenance), diagnostics }
    }
}

impl From<reac::Documents> for Documents {
    fn from(read: reac::Documents) -> Self {
        Self { reac: read.reac.map(Into::into), re: read.re.map(Into::into) }
    }
}

/// The documents of a PDF or text, with the places of their strings, or the one of canonical JSON.
///
/// # Errors
/// Why there is nothing to show.
pub fn documents(bytes: &[u8], options: &Options) -> Result<Documents, Diagnostic> {
    match before(bytes) {
        Some(known) => known,
        None => Ok(reac::read_all(bytes, options).map_err(|refusal| refusal.0)?.into()),
    }
}

/// The same, held against every rule. What was read before is held against those that its content answers, and says again
/// what its report says.
///
/// # Errors
/// Why there is nothing to judge.
pub fn checked(
    bytes: &[u8],
    options: &Options,
    rules: &reac_check::Options,
) -> Result<Documents, Diagnostic> {
    let Some(known) = before(bytes) else {
        return Ok(reac::check_all(bytes, options, rules).map_err(|refusal| refusal.0)?.into());
    };
    let mut known = known?;
    if let Some(document) = &mut known.reac {
        document.diagnostics = again(document.reac.extraction.as_ref())?;
        let found = reac_check::content(&document.reac, rules);
        let report = document.reac.extraction.iter();
        let decided: Vec<_> =
            report.flat_map(|report| &report.decisions).flat_map(|taken| &taken.constats).collect();
        let is_decided = |found: &Diagnostic| {
            decided.iter().any(|other| other.code == found.code.id() && other.pointeur == found.pointer)
        };
        let news = found.into_iter().filter(|found| !is_decided(found));
        document.diagnostics.extend(news.chain(reac::verdict_found(&document.reac)));
    }
    if let Some(document) = &mut known.re {
        document.diagnostics = again(document.re.extraction.as_ref())?;
        document.diagnostics.extend(reac::verdict_found(&document.re));
    }
    Ok(known)
}

/// Takes out of the findings about two halves of a titre what one of them doubts and the other settles.
pub fn settle(reac: &mut Document, re: &mut DocumentRe) {
    reac::settle((&mut reac.reac, &mut reac.diagnostics), (&mut re.re, &mut re.diagnostics));
    say_verdict_again(&reac.reac, &mut reac.diagnostics);
    say_verdict_again(&re.re, &mut re.diagnostics);
}

/// The verdict among findings, where it was among them, as it is now.
pub fn say_verdict_again(document: &impl Referentiel, found: &mut Vec<Diagnostic>) {
    if found.iter().any(|found| found.code == Code::Verdict) {
        found.retain(|found| found.code != Code::Verdict);
        found.extend(reac::verdict_found(document));
    }
}

/// What a report found.
fn again(report: Option<&Extraction>) -> Result<Vec<Diagnostic>, Diagnostic> {
    report.iter().flat_map(|report| &report.diagnostics).map(reac::found).collect()
}

/// The document that was read before; none where `bytes` are no JSON.
fn before(bytes: &[u8]) -> Option<Result<Documents, Diagnostic>> {
    if schema(bytes).as_deref() == Some(SCHEMA_RE) {
        let re = serde_json::from_slice(start(bytes));
        let re = re.map(|re| DocumentRe { re, provenance: None, diagnostics: Vec::new() });
        let re = re.map_err(|error| Diagnostic::new(Code::NotAReading, [unreadable(&error)]));
        return Some(re.map(|re| Documents { reac: None, re: Some(re) }));
    }
    canonical(bytes).map(|known| match known {
        Ok(reac) => {
            let reac = Document { reac, provenance: None, diagnostics: Vec::new() };
            Ok(Documents { reac: Some(reac), re: None })
        }
        Err(words) => Err(Diagnostic::new(Code::NotAReading, [words])),
    })
}

/// The schema that JSON names, where `bytes` are JSON.
fn schema(bytes: &[u8]) -> Option<String> {
    let start = start(bytes);
    let value: serde_json::Value = serde_json::from_slice(start).ok().filter(|_| start.starts_with(b"{"))?;
    Some(value.get("schema")?.as_str()?.to_owned())
}

fn start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

/// Where JSON cannot be read, as an argument of a finding.
pub fn unreadable(error: &serde_json::Error) -> String {
    format!("@json_illisible {} {}", error.line(), error.column())
}

/// A document that was read before; `None` where `bytes` are no JSON, words where they are another.
pub fn canonical(bytes: &[u8]) -> Option<Result<Reac, String>> {
    let start = start(bytes);
    start.starts_with(b"{").then(|| match serde_json::from_slice::<Reac>(start) {
        Ok(reac) if reac.schema == SCHEMA => Ok(reac),
        Ok(reac) => Err(format!("@schema {}", reac.schema)),
        // The document of another schema is named by it, not by the first key that is foreign.
        Err(error) => match schema(bytes) {
            Some(other) if other == SCHEMA_RE => Err(format!("@schema {other}")),
            _ => Err(unreadable(&error)),
        },
    })
}
