//! `cargo xtask tidy`: the house rules that a machine can hold.

mod borrowed;
mod circles;
mod sources;
mod wordings;

use std::process::ExitCode;

use reac_tests::{corpus, root};

use crate::generated::eprint;

pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let files = sources::all(&root())?;
    let mut faults = sources::check(&files);
    faults.extend(circles::check(&files));
    faults.extend(wordings::check(&files));
    match corpus::find()? {
        Some(folder) => faults.extend(borrowed::check(&files, &folder)?),
        None => eprint("tidy: sentences of the corpus: skipped: no corpus"),
    }
    for fault in &faults {
        eprint(&format!("tidy: {fault}"));
    }
    eprint(&format!("tidy: {} files, {} faults", files.len(), faults.len()));
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
