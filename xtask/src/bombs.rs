//! `cargo xtask bombs`: hostile files, to try by hand what the tests try.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use crate::table;

pub(crate) fn run(folder: &Path) -> anyhow::Result<ExitCode> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let bombs = reac_tests::bombs::all();
    let mut rows = Vec::with_capacity(bombs.len());
    for bomb in &bombs {
        let path = folder.join(bomb.name);
        std::fs::write(&path, &bomb.bytes).with_context(|| format!("cannot write {}", path.display()))?;
        rows.push([
            bomb.name.to_owned(),
            bomb.bytes.len().to_string(),
            bomb.statuses.join(" or "),
            bomb.tries.to_owned(),
        ]);
    }
    table::print(["file", "bytes", "status", "tries"], &rows)?;
    writeln!(io::stdout().lock(), "{} files in {}", bombs.len(), folder.display())?;
    Ok(ExitCode::SUCCESS)
}
