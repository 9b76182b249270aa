//! One input read, whatever happens on the way.

use reac::model::{Provenance, Reac, SCHEMA};
use reac::{Code, Diagnostic, Limits, Options, Reading};

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

/// Where JSON cannot be read, as an argument of a finding.
pub fn unreadable(error: &serde_json::Error) -> String {
    format!("@json_illisible {} {}", error.line(), error.column())
}

/// A document that was read before; `None` where `bytes` are no JSON, words where they are another.
pub fn canonical(bytes: &[u8]) -> Option<Result<Reac, String>> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    start.starts_with(b"{").then(|| match serde_json::from_slice::<Reac>(start) {
        Ok(reac) if reac.schema == SCHEMA => Ok(reac),
        Ok(reac) => Err(format!("@schema {}", reac.schema)),
        Err(error) => Err(unreadable(&error)),
    })
}
