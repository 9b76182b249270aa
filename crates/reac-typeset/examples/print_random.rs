//! Writes a random REAC and a random référentiel d'évaluation: `cargo run -p reac-typeset --example print_random SEED FOLDER`.

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
    let (re, layout) = reac_typeset::random_re(seed);
    let print = reac_typeset::typeset_re(&re, &layout);
    std::fs::write(folder.join(format!("{seed}.evaluation.pdf")), &print.pdf)?;
    std::fs::write(folder.join(format!("{seed}.evaluation.json")), serde_json::to_vec_pretty(&print.re)?)?;
    std::fs::write(folder.join(format!("{seed}.evaluation.toml")), format!("{layout:#?}\n"))?;
    Ok(())
}
