//! What the fiches of one document teach each other about their groups.

use std::collections::HashMap;

use super::place::{GROUPES, indice};
use crate::fiches::commun::est_neant;
use crate::fold::fold;
use crate::lexique_groupes::premier;
use crate::ligne::tete::Groupe;
use crate::paragraphes::Paragraphe;

/// All that was learnt.
#[derive(Debug, Default)]
pub(super) struct Appris {
    /// Of sure fiches.
    pub(super) repetitions: Repetitions,
    /// Of fiches that nothing but words divides.
    pub(super) ouvertures: Ouvertures,
}

/// Items of sure fiches and their groups, by folded wording.
#[derive(Debug, Default)]
pub(super) struct Repetitions(HashMap<String, [u32; GROUPES]>);

impl Repetitions {
    pub(super) fn apprendre(&mut self, items: &[Paragraphe], ordre: &[Groupe], rangs: &[usize]) {
        for (item, rang) in items.iter().zip(rangs).filter(|(item, _)| !est_neant(&item.texte.texte)) {
            let counts = self.0.entry(fold(&item.texte.texte)).or_default();
            if let Some(count) = ordre.get(*rang).and_then(|groupe| counts.get_mut(indice(*groupe))) {
                *count += 1;
            }
        }
    }

    /// Log-odds for `groupe`: a wording stands in one group in most fiches, not in all.
    pub(super) fn voix(&self, folded: &str, groupe: Groupe) -> f64 {
        const POIDS: f64 = 1.5;
        let Some(counts) = self.0.get(folded) else { return 0.0 };
        let all: u32 = counts.iter().sum();
        let own = counts.get(indice(groupe)).copied().unwrap_or(0);
        if all == 0 { 0.0 } else { POIDS * f64::from(own) / f64::from(all) }
    }
}

/// First words of items, each with how much of it stands in each group: an author who verifies for order's sake in one
/// fiche does so in the others.
#[derive(Debug, Default)]
pub(super) struct Ouvertures {
    mots: HashMap<String, [f64; GROUPES]>,
    tous: [f64; GROUPES],
}

/// A word that opens so few items teaches nothing.
const PEU: f64 = 1.5;

/// Items that the shares of the whole document weigh as against a word's own.
const AVANT: f64 = 2.0;

impl Ouvertures {
    /// `parts` is, for each item, the probability of each position in the heading's order.
    pub(super) fn apprendre(&mut self, items: &[Paragraphe], ordre: &[Groupe], parts: &[[f64; GROUPES]]) {
        for (item, parts) in items.iter().zip(parts).filter(|(item, _)| !est_neant(&item.texte.texte)) {
            self.compter(&fold(&item.texte.texte), ordre, parts);
        }
    }

    fn compter(&mut self, folded: &str, ordre: &[Groupe], parts: &[f64; GROUPES]) {
        let own = self.mots.entry(premier(folded).to_owned()).or_default();
        for (groupe, part) in ordre.iter().zip(parts) {
            for counts in [&mut *own, &mut self.tous] {
                if let Some(count) = counts.get_mut(indice(*groupe)) {
                    *count += part;
                }
            }
        }
    }

    /// Log-odds that an item which opens so stands in `groupe`, beyond what its words say.
    pub(super) fn voix(&self, folded: &str, groupe: Groupe) -> f64 {
        let Some(own) = self.mots.get(premier(folded)) else { return 0.0 };
        let (some, all) = (own.iter().sum::<f64>(), self.tous.iter().sum::<f64>());
        if some < PEU {
            return 0.0;
        }
        let at = |counts: &[f64; GROUPES]| counts.get(indice(groupe)).copied().unwrap_or(0.0);
        let share = at(&self.tous) / all;
        ((at(own) + AVANT * share + 0.01) / (some + AVANT) / (share + 0.01)).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_word_is_expected_where_it_stands_in_other_fiches() {
        let ordre = [Groupe::Techniques, Groupe::Organisationnels];
        let mut known = Ouvertures::default();
        for text in ["verifier l ordre des feux", "verifier le carnet"] {
            known.compter(text, &ordre, &[0.1, 0.9, 0.0, 0.0]);
        }
        known.compter("demonter une lentille", &ordre, &[1.0, 0.0, 0.0, 0.0]);
        let says =
            |text: &str| known.voix(text, Groupe::Organisationnels) - known.voix(text, Groupe::Techniques);
        assert!(says("verifier les cordages") > 0.5);
        assert_eq!((says("demonter la lampe"), says("peindre la tour")), (0.0, 0.0));
    }
}
