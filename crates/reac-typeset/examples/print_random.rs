//! Writes a random document: `cargo run -p reac-typeset --example print_random SEED FOLDER`.

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let seed: u64 = arguments.next().unwrap_or_default().parse()?;
    let folder = PathBuf::from(arguments.next().unwrap_or_default());
    let (reac, layout) = reac_typeset::random(seed);
    let print = reac_typeset::typeset(&reac, &layout);
    std::fs::write(folder.join(format!("{seed}.pdf")), &print.pdf)?;
    std::fs::write(folder.join(format!("{seed}.json")), serde_json::to_vec_pretty(&print.reac)?)?;
    std::fs::write(folder.join(format!("{seed}.toml")), format!("{layout:#?}\n{:#?}\n", print.lost))?;
    Ok(())
}
