//! Writes the fixtures: `cargo run -p reac-typeset --example build_fixtures [FOLDER]`.

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = std::env::args().nth(1).map_or_else(|| PathBuf::from("fixtures"), PathBuf::from);
    for (path, bytes) in reac_typeset::fixtures::build(&root)? {
        if std::fs::read(&path).ok().as_deref() != Some(&bytes) {
            std::fs::write(&path, bytes)?;
        }
    }
    Ok(())
}
