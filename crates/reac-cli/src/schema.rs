//! `reac schema`.

use std::io::Write;

use crate::exit::Exit;

/// Prints the JSON Schema.
pub(crate) fn run() -> anyhow::Result<Exit> {
    writeln!(std::io::stdout().lock(), "{:#}", reac_model::schema())?;
    Ok(Exit::AllRead)
}
