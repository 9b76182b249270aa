//! Each input with the place of its result.

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::inputs::{Fault, Input};
use crate::names::{self, Earlier};
use crate::outputs;
use crate::voice::Voice;

/// An input and where its result goes, or why there is nothing to read.
pub(crate) type Task<T> = Result<(Input, T), Fault>;

/// As messages call the input of a task.
pub(crate) fn name<T>(task: &Task<T>) -> &str {
    match task {
        Ok((input, _)) => &input.name,
        Err(fault) => &fault.name,
    }
}

/// Gives each input a file of its own below `folder`, which is there afterwards, whatever results it has already.
pub(crate) fn aim(
    entries: Vec<Result<Input, Fault>>,
    earlier: &Earlier,
    folder: &Path,
    extension: &str,
    voice: &Voice,
) -> anyhow::Result<Vec<Task<PathBuf>>> {
    // Said before an hour's work, not after it.
    outputs::check(folder).with_context(|| voice.cannot_write(folder))?;
    let inputs: Vec<_> = entries.iter().filter_map(|entry| entry.as_ref().ok()).cloned().collect();
    let mut targets = names::plan_beside(earlier, &inputs, folder, extension).into_iter();
    let task = |entry: Result<Input, Fault>| {
        let input = entry?;
        let target = targets.next().unwrap_or_else(|| folder.join(&input.relative));
        Ok((input, target))
    };
    Ok(entries.into_iter().map(task).collect())
}
