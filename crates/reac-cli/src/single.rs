//! Commands that take one document.

use std::path::Path;

use anyhow::Context;

use crate::inputs::{self, Fault, Input};
use crate::voice::Voice;

/// The one document that `argument` names, or why there is none.
///
/// # Errors
/// It may name several.
pub(crate) fn one(argument: &Path, voice: &Voice) -> anyhow::Result<Result<Input, Fault>> {
    inputs::one(argument).with_context(|| {
        let one = voice.pick("un document à la fois", "one document at a time");
        format!("{}: {one}", argument.display())
    })
}
