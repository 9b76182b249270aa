//! What it costs to find neighbours among invented documents: `cargo run -p reac-diff --example voisins -- [DOCUMENTS]`.

#![allow(clippy::print_stdout, reason = "it says what it measures")]

use std::error::Error;
use std::time::Instant;

use reac_diff::{PROCHE, Sujet, voisinages};
use reac_model::Reac;

fn main() -> Result<(), Box<dyn Error>> {
    let count: u64 = std::env::args().nth(1).map_or(Ok(1_000), |count| count.parse())?;
    let reacs: Vec<Reac> = (0..count).map(|seed| reac_typeset::random(seed).0).collect();
    for part in [reacs.len() / 4, reacs.len() / 2, reacs.len()] {
        let sujets: Vec<_> = reacs.iter().take(part).map(|reac| Sujet { entree: "", reac }).collect();
        let begun = Instant::now();
        let found = voisinages(&sujets, PROCHE);
        let near: usize = found.competences.iter().map(|one| one.voisines.len()).sum();
        println!(
            "{part} documents, {} competences, {near} near, {:.1?}",
            found.competences.len(),
            begun.elapsed()
        );
    }
    Ok(())
}
