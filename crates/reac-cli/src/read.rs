//! One input read, whatever happens on the way.

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
pub(crate) fn on_bytes<T>(
    input: &Input,
    work: impl FnOnce(&[u8]) -> Result<T, Diagnostic>,
) -> Result<T, Diagnostic> {
    let bytes = inputs::bytes(&input.place, Limits::generous().bytes)?;
    contain(|| work(&bytes)).unwrap_or_else(|words| Err(Diagnostic::new(Code::Crash, [words])))
}
