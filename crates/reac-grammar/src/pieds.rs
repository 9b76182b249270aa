//! The footers of all pages, held against each other.

use std::collections::BTreeMap;

use reac_diagnostic::{Code, Diagnostic};

use crate::ligne::pied::Pied;
use crate::pages::Feuille;

/// The values that most pages print, and what others print instead.
#[must_use]
pub fn accorder(feuilles: &[Feuille<'_>]) -> (Option<Pied>, Vec<Diagnostic>) {
    let seen: Vec<(u32, &Pied)> =
        feuilles.iter().filter_map(|feuille| Some((feuille.page, feuille.pied.as_ref()?))).collect();
    if seen.is_empty() {
        return (None, vec![Diagnostic::new(Code::NoFooter, [])]);
    }
    let mut out = Vec::new();
    let mut common = |field: &dyn Fn(&Pied) -> Option<String>| {
        let mut votes: BTreeMap<String, usize> = BTreeMap::new();
        for value in seen.iter().filter_map(|(_, pied)| field(pied)) {
            *votes.entry(value).or_default() += 1;
        }
        let winner = votes.iter().max_by_key(|(_, count)| **count).map(|(value, _)| value.clone())?;
        for (page, value) in seen.iter().filter_map(|(page, pied)| Some((*page, field(pied)?))) {
            if value != winner {
                out.push(Diagnostic::new(Code::FooterDiffers, [value, winner.clone()]).at_page(page));
            }
        }
        Some(winner)
    };
    let pied = Pied {
        sigle: common(&|pied| pied.sigle.clone()),
        type_document: common(&|pied| pied.type_document.clone()),
        code_titre: common(&|pied| pied.code_titre.clone()),
        millesime: common(&|pied| pied.millesime.clone()),
        dates: [0, 1]
            .iter()
            .filter_map(|index| common(&|pied: &Pied| pied.dates.get(*index).cloned()))
            .collect(),
        page: common(&|pied| pied.page.map(|(_, pages)| pages.to_string()))
            .and_then(|pages| Some((0, pages.parse().ok()?))),
    };
    (Some(pied), out)
}
