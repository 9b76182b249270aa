//! Decisions between two rows that may be wrong, each with the string it made.

use reac_grammar::{Couture, SEUIL};
use reac_model::Provenance;

use crate::{Code, Diagnostic};

/// A finding for every decision below the threshold, at the string that holds the lower row.
pub(crate) fn doutes(coutures: &[Couture], provenance: &Provenance) -> Vec<Diagnostic> {
    coutures
        .iter()
        .filter(|couture| couture.confiance < SEUIL)
        .map(|couture| doute(couture, provenance))
        .collect()
}

fn doute(couture: &Couture, provenance: &Provenance) -> Diagnostic {
    let signals = couture.indices.iter().map(|(indice, _)| indice.terme()).collect::<Vec<_>>().join(", ");
    let found = Diagnostic::new(Code::JoinUncertain, [couture.avant.clone(), couture.apres.clone(), signals])
        .at_page(couture.page);
    match pointeur(couture, provenance) {
        Some(pointer) => found.at_pointer(pointer),
        None => found,
    }
}

/// The string whose boxes hold the lower row. Two cells of a table may stand side by side: their words tell.
fn pointeur<'p>(couture: &Couture, provenance: &'p Provenance) -> Option<&'p str> {
    let holds =
        |boite: &reac_model::Boite| boite.page == couture.page && (boite.haut - couture.haut).abs() < 0.01;
    let first = couture.apres.split_whitespace().next().unwrap_or_default();
    provenance
        .entrees
        .iter()
        .find(|(_, origine)| origine.boites.iter().any(holds) && origine.brut.contains(first))
        .map(|(pointer, _)| pointer.as_str())
}
