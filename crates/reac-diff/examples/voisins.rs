//! What it costs to find neighbours among invented documents: `cargo run -p reac-diff --example voisins -- [DOCUMENTS]`.

#![allow(clippy::print_stdout, reason = "it says what it measures")]

use std::error::Error;
use std::time::Instant;

use reac_diff::{PROCHE, Sujet, voisinages};
use reac_model::{Chemin, Noeud as _, Reac};

/// With some twenty titres each among a thousand.
const TRADES: u64 = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let count: u64 = std::env::args().nth(1).map_or(Ok(1_000), |count| count.parse())?;
    let reacs: Vec<Reac> = (0..count).map(titre).collect();
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

/// A titre of one of many trades, each with words of its own beside those that all have.
fn titre(seed: u64) -> Reac {
    let (mut reac, _) = reac_typeset::random(seed);
    for (.., text) in reac.textes_mut(Chemin::default()) {
        let own =
            |word: &str| if word.len() > 5 { format!("{:02}{word}", seed % TRADES) } else { word.to_owned() };
        *text = text.split(' ').map(own).collect::<Vec<_>>().join(" ");
    }
    reac.document.code_titre = Some(format!("TP-{seed:05}"));
    reac
}
