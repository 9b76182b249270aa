//! Rows that surely open a paragraph. Référentiels repeat sentences: a row that opens a paragraph of its own in one place
//! opens one in another, where a full line above it leaves that open.

use std::collections::HashMap;

use crate::indices::besoin;
use crate::mesures::Mesures;
use crate::rangees::{Rangee, Saut};

/// Fewer words than these return by chance.
const MOTS: usize = 4;

/// Room that no wrapped line leaves, in points.
const RESTE: f32 = 20.0;

/// The wordings of such rows, folded, each with where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Debuts(HashMap<String, Vec<Endroit>>);

/// Page and height of a row, the height as bits: one row is equal to itself.
type Endroit = (usize, u32);

impl Debuts {
    /// Those of a document: below a gap, or below a line that had ample room for their first word.
    #[must_use]
    pub fn des<'z>(zones: impl Iterator<Item = &'z [Rangee<'z>]>, mesures: &Mesures) -> Self {
        let mut out: HashMap<String, Vec<Endroit>> = HashMap::new();
        for rangees in zones {
            for pair in rangees.windows(2) {
                let [above, row] = pair else { continue };
                let gap = matches!(row.saut, Saut::Lignes(n) if n > 1.62);
                let room = mesures.droite - above.droite() > besoin(above, row, mesures) + RESTE;
                if (gap || room) && peut_ouvrir(row) {
                    out.entry(row.mots.plie().to_owned()).or_default().push(endroit(row));
                }
            }
        }
        Self(out)
    }

    /// The row's wording opens a paragraph elsewhere; what the row's own place tells of it is weighed by itself.
    #[must_use]
    pub fn connait(&self, row: &Rangee<'_>) -> bool {
        !self.0.is_empty()
            && peut_ouvrir(row)
            && self
                .0
                .get(row.mots.plie())
                .is_some_and(|places| places.iter().any(|place| *place != endroit(row)))
    }
}

fn peut_ouvrir(row: &Rangee<'_>) -> bool {
    row.mots.len() >= MOTS && row.mots.first().is_some_and(|mot| mot.text.starts_with(char::is_uppercase))
}

fn endroit(row: &Rangee<'_>) -> Endroit {
    (row.feuille, row.baseline.to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages;
    use crate::rangees::rangees;
    use crate::vocabulaire::Vocabulaire;

    const TEXTE: &str = "Les gardiens rangent la réserve de mèches et tiennent le livre du phare à la disposition de\n\
        Le phare reste éteint le jour.\nLe registre suit.\n\nLe phare reste éteint le jour.\nFin.\n\nPhare.\n";

    #[test]
    fn a_row_that_stands_alone_in_one_place_opens_in_another() {
        let source = reac_text::read(TEXTE.as_bytes()).unwrap();
        let feuilles = pages::feuilles(&source, Vocabulaire::connu());
        let mesures = Mesures::prendre(&feuilles, source.origin);
        let rows = rangees(&feuilles, &mesures);
        let known = Debuts::des(std::iter::once(rows.as_slice()), &mesures);
        assert!(known.connait(&rows[1]), "{known:?}");
        assert!(!known.connait(&rows[3]), "the row that stands alone has no other that does");
        assert!(!known.connait(&rows[0]), "it opens the text and is found nowhere else");
        assert!(!known.connait(rows.last().unwrap()), "one word returns by chance");
    }
}
