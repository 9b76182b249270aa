//! One input read, whatever happens on the way.

use reac::model::{Provenance, Re, Reac, SCHEMA, SCHEMA_RE};
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
        None => {
            let Reading { reac, provenance, diagnostics, .. } =
                reac::read(bytes, options).map_err(|refusal| refusal.0)?;
            Ok(Document { reac, provenance: Some(provenance), diagnostics })
        }
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

/// The documents of a PDF or text, with the places of their strings, or the one of canonical JSON.
///
/// # Errors
/// Why there is nothing to show.
pub fn documents(bytes: &[u8], options: &Options) -> Result<Documents, Diagnostic> {
    if schema(bytes).as_deref() == Some(SCHEMA_RE) {
        let re = serde_json::from_slice(start(bytes));
        let re = re.map_err(|error| Diagnostic::new(Code::NotAReading, [unreadable(&error)]))?;
        let re = DocumentRe { re, provenance: None, diagnostics: Vec::new() };
        return Ok(Documents { reac: None, re: Some(re) });
    }
    if start(bytes).starts_with(b"{") {
        return Ok(Documents { reac: Some(document(bytes, options)?), re: None });
    }
    let read = reac::read_all(bytes, options).map_err(|refusal| refusal.0)?;
    let reac = read.reac.map(|Reading { reac, provenance, diagnostics, .. }| Document {
        reac,
        provenance: Some(provenance),
        diagnostics,
    });
    let re = read.re.map(|ReadingRe { re, provenance, diagnostics, .. }| DocumentRe {
        re,
        provenance: Some(provenance),
        diagnostics,
    });
    Ok(Documents { reac, re })
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
