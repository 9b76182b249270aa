//! What words say of an item's group where gaps of the print tell too: a row for each family of `familles`, small beside
//! the gaps' ([`crate::groupes`], set by hand with them) but for "Connaissance", which opens nearly all savoirs and
//! nothing else. Which word is of which family stands there alone.

use super::{Poids, traits};

/// Log-likelihoods by what opens the item: the first row that is seen counts.
const OUVERTURES: &[(&str, Poids)] = &[
    ("premier preparer", [-0.9, -1.0, -2.0, -5.5]),
    ("premier faire", [-0.7, -1.4, -1.8, -5.5]),
    ("premier contribuer", [-1.0, -1.2, -1.3, -5.5]),
    ("premier prendre", [-1.0, -1.2, -1.3, -5.5]),
    ("premier adapter", [-1.0, -1.2, -1.3, -5.5]),
    ("pronominal", [-1.2, -1.8, -1.0, -5.5]),
    ("ouvre connaitre", [-7.0, -7.0, -7.0, -0.01]),
    ("ouvre comprendre", [-1.6, -3.5, -3.5, -0.9]),
    ("ouvre planifier", [-1.7, -0.5, -2.9, -6.5]),
    ("ouvre ranger", [-1.5, -0.6, -2.6, -6.5]),
    ("ouvre tenir", [-1.1, -0.9, -2.4, -6.0]),
    ("ouvre dialoguer", [-2.2, -3.2, -0.35, -6.5]),
    ("ouvre cooperer", [-1.5, -2.0, -0.7, -6.0]),
    ("ouvre dire", [-1.5, -2.0, -0.8, -6.0]),
    ("ouvre etre", [-1.2, -1.8, -1.0, -5.5]),
    ("ouvre agir", [-0.6, -1.7, -2.0, -5.5]),
    ("ouvre autre infinitif", [-0.35, -2.0, -2.3, -5.5]),
    ("ouvre autre nom", [-1.9, -2.2, -2.2, -1.0]),
];

/// What nouns behind a verb add. Words of a savoir name what is known, not what is done with whom: they add nothing.
const MOTS: &[(&str, Poids)] = &[
    ("infinitif avec collegues", [-0.3, -0.3, 0.5, -0.3]),
    ("infinitif avec public", [-0.2, -0.3, 0.4, -0.2]),
    ("infinitif avec attitude", [-0.6, -0.8, 0.9, -0.5]),
    ("infinitif avec temps", [-0.3, 0.7, -0.5, -0.3]),
    ("infinitif avec cadre", [-0.1, 0.4, -0.4, 0.0]),
];

/// Log-likelihoods that an item of this wording, given folded too, stands in each group.
#[must_use]
pub(crate) fn avec_ecarts(text: &str, folded: &str) -> Poids {
    let seen = traits(text, folded);
    let known = OUVERTURES.iter().find(|(name, _)| seen.iter().any(|own| own == name));
    let mut sums = known.map_or([0.0; 4], |(_, weights)| *weights);
    for (_, weights) in MOTS.iter().filter(|(name, _)| seen.iter().any(|own| own == name)) {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += weight;
        }
    }
    sums
}
