//! `cargo xtask fixtures`: the invented documents, typeset from their JSON.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use walkdir::WalkDir;

use crate::generated::{Mode, eprint, keep};

pub(crate) fn run(mode: Mode) -> anyhow::Result<ExitCode> {
    let folder = reac_tests::root().join("fixtures");
    let files = reac_typeset::fixtures::build(&folder)?;
    let strays = strays(&folder, &files)?;
    for stray in &strays {
        eprint(&format!("{}: the manifest (fixtures/manifest.toml) does not name it", stray.display()));
    }
    let kept = keep(files, mode, "fixtures")?;
    Ok(if strays.is_empty() { kept } else { ExitCode::FAILURE })
}

/// Files beside the fixtures that nothing makes.
fn strays(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> anyhow::Result<Vec<PathBuf>> {
    let mut strays = Vec::new();
    for entry in WalkDir::new(folder).min_depth(2).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() && !files.iter().any(|(path, _)| path == entry.path()) {
            strays.push(entry.into_path());
        }
    }
    Ok(strays)
}
