//! Random documents with random layouts, for property tests: plausible content, and what real files do to it.

mod content;
mod exact;
mod fiches;
mod habits;
mod sentences;
mod words;

/// What other random documents are composed of.
pub(crate) mod parts {
    pub(crate) use super::fiches::{items, title};
    pub(crate) use super::sentences::{chance, criterion, paragraph, pick};
    pub(crate) use super::words::trade;
}

use fastrand::Rng;
use reac_model::Reac;

use crate::layout::Layout;
use crate::print::fill_pages;

/// A document and a layout; the same for the same seed. Page numbers are those of the print.
#[must_use]
pub fn random(seed: u64) -> (Reac, Layout) {
    let mut rng = Rng::with_seed(seed);
    let layout = habits::layout(&mut rng);
    let mut reac = content::reac(&mut rng, &layout);
    exact::fill(&mut rng, &mut reac, &layout);
    fill_pages(&mut reac, &layout);
    (reac, layout)
}

#[cfg(test)]
mod tests {
    use super::random;
    use crate::print::typeset;

    #[test]
    fn a_seed_gives_the_same_document_and_the_same_bytes() {
        let (reac, layout) = random(11);
        assert_eq!(random(11), (reac.clone(), layout.clone()));
        assert_ne!(random(12).0, reac);
        assert_eq!(typeset(&reac, &layout), typeset(&reac, &layout));
    }

    #[test]
    fn content_is_canonical() {
        for seed in 0..60 {
            let (reac, _) = random(seed);
            let json = serde_json::to_string(&reac).unwrap();
            for wrong in ["\"\"", "  ", "'", "oeu", "\u{a0}"] {
                assert!(!json.contains(wrong), "seed {seed}: {wrong:?}");
            }
            assert!(!reac.sommaire.is_empty());
        }
    }
}
