//! Numbers of the fiches: from 1, one after the other.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::texte::Texte;
use reac_model::ActiviteId;

use crate::Evidence;
use crate::evidence::{activities, at, competences};

/// R0402.
pub(super) fn numbering_broken(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut count = Count::default();
    for (pointer, fiche, beside) in activities(evidence.lecture) {
        // Certificats are counted for themselves.
        let group = ActiviteId { numero: 0, ..fiche.id };
        out.extend(count.next("@activite", fiche.numero, Some(group), &beside.tete, &pointer));
    }
    count = Count::default();
    for (pointer, fiche, beside) in competences(evidence.lecture) {
        let group = fiche.activite_type.or(beside.apres_ccs.map(|numero| ActiviteId { ccs: true, numero }));
        out.extend(count.next("@competence", fiche.numero, group, &beside.tete, &pointer));
    }
    out
}

#[derive(Debug, Default)]
struct Count {
    last: Option<(u32, Option<ActiviteId>)>,
}

impl Count {
    /// A number follows the one before, or starts again with another activity.
    fn next(
        &mut self,
        name: &str,
        number: u32,
        group: Option<ActiviteId>,
        head: &Texte,
        pointer: &str,
    ) -> Option<Diagnostic> {
        let last = self.last.replace((number, group));
        let well = match last {
            None => number == 1,
            Some((before, of)) => Some(number) == before.checked_add(1) || (number == 1 && of != group),
        };
        if well {
            return None;
        }
        let before = last.map_or_else(|| "@debut".to_owned(), |(before, _)| format!("N° {before}"));
        let found = at(Code::NumberingBroken, [name.to_owned(), number.to_string(), before], head);
        Some(found.at_pointer(format!("{pointer}/numero")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    #[test]
    fn numbers_run_on() {
        holds(numbering_broken, DOCUMENT);
    }

    #[test]
    fn a_gap_is_told_and_a_new_count_is_well() {
        let head = "FICHE COMPÉTENCE PROFESSIONNELLE N° ";
        let text = DOCUMENT.replace(&format!("{head}4"), &format!("{head}5"));
        finds(numbering_broken, &text, &["@competence", "5", "N° 3"]);
        let text = DOCUMENT.replace("FICHE ACTIVITÉ TYPE N° 2", "FICHE ACTIVITÉ TYPE N° 4");
        finds(numbering_broken, &text, &["@activite", "4", "N° 1"]);
        let text = DOCUMENT
            .replace(&format!("{head}3"), &format!("{head}1"))
            .replace(&format!("{head}4"), &format!("{head}1"));
        holds(numbering_broken, &text.replace(&format!("{head}1\n\nTenir"), &format!("{head}2\n\nTenir")));
    }
}
