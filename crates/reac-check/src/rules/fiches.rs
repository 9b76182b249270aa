//! The fiches themselves: identifiers, places, items.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fold::fold;
use reac_model::{Chemin, Noeud};

use crate::Evidence;
use crate::evidence::{activities, at, competences};

/// R0303.
pub(super) fn activity_unknown(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    competences(evidence.lecture)
        .filter(|(_, fiche, _)| fiche.activite_type.is_none())
        .map(|(pointer, fiche, beside)| {
            at(Code::ActivityUnknown, [fiche.numero.to_string()], &beside.tete)
                .at_pointer(format!("{pointer}/activite_type"))
        })
        .collect()
}

/// R0704.
pub(super) fn id_twice(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let of_activities = activities(evidence.lecture)
        .map(|(pointer, fiche, beside)| (pointer, fiche.id.to_string(), &beside.tete));
    let of_competences = competences(evidence.lecture)
        .map(|(pointer, fiche, beside)| (pointer, fiche.id.to_string(), &beside.tete));
    let mut seen: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for (pointer, id, head) in of_activities.chain(of_competences) {
        if seen.contains(&id) {
            out.push(at(Code::IdTwice, [id], head).at_pointer(format!("{pointer}/id")));
        } else {
            seen.push(id);
        }
    }
    out
}

/// R0708: fiches follow one another activity by activity.
pub(super) fn fiche_out_of_place(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let all: Vec<_> = competences(evidence.lecture).collect();
    let mut out = Vec::new();
    for around in all.windows(3) {
        let [(_, before, _), (pointer, fiche, beside), (_, after, _)] = around else { continue };
        let (Some(before), Some(own)) = (before.activite_type, fiche.activite_type) else { continue };
        if Some(before) == after.activite_type && own != before {
            let args = [fiche.id.to_string(), before.to_string()];
            out.push(at(Code::FicheOutOfPlace, args, &beside.tete).at_pointer(pointer.clone()));
        }
    }
    out
}

/// R0709.
pub(super) fn item_twice(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (index, fiche) in evidence.lecture.fiches.reac.competences_professionnelles.iter().enumerate() {
        let mut seen: Vec<(&str, String)> = Vec::new();
        let all = fiche.textes(Chemin::entree("competences_professionnelles", index)).into_iter();
        for (chemin, _, item) in all.filter(|(chemin, ..)| !chemin.est_prose() && chemin.liste().is_some()) {
            let own = (chemin.champ(), fold(&item.texte));
            if seen.contains(&own) {
                let args = [item.texte.clone(), format!("@{}", chemin.champ())];
                out.push(at(Code::ItemTwice, args, item).at_pointer(chemin.to_string()));
            }
            seen.push(own);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::essais::{DOCUMENT, finds, holds, lecture};

    #[test]
    fn an_activity_that_no_place_names() {
        holds(activity_unknown, DOCUMENT);
        let text = DOCUMENT
            .replace("N° 3\n\nConduire la visite", "N° 3\n\nTout autre chose, sans rapport")
            .replace("\t3\t", "\t8\t");
        finds(activity_unknown, &text, &["3"]);
    }

    #[test]
    fn two_fiches_of_one_number() {
        holds(id_twice, DOCUMENT);
        // In the print a head repeated at once goes on with its fiche: two fiches are made by hand.
        let mut lecture = lecture(DOCUMENT);
        lecture.fiches.reac.competences_professionnelles[1].id.numero = 1;
        let found = id_twice(&Evidence::new(&lecture, &Options::default()));
        assert_eq!(found.iter().map(|found| found.args[0].as_str()).collect::<Vec<_>>(), ["AT1/CP1"]);
    }

    #[test]
    fn a_fiche_among_those_of_another_activity() {
        holds(fiche_out_of_place, DOCUMENT);
        let parts: Vec<&str> = DOCUMENT.split("FICHE COMPÉTENCE PROFESSIONNELLE N° ").collect();
        let head = "FICHE COMPÉTENCE PROFESSIONNELLE N° ";
        // In its own print: where the pages' numbers tell, their order is mended before.
        let (late, soon) =
            (parts[3].replace("\t8/10\n", "\t7/10\n"), parts[2].replace("\t7/10\n", "\t8/10\n"));
        let text = format!("{}{head}{}{head}{late}{head}{soon}{head}{}", parts[0], parts[1], parts[4]);
        finds(fiche_out_of_place, &text, &["AT2/CP3", "AT1"]);
    }

    #[test]
    fn an_item_printed_twice() {
        holds(item_twice, DOCUMENT);
        finds(
            item_twice,
            &DOCUMENT.replace(
                "Le feu porte à vingt milles\n",
                "Le feu porte à vingt milles\nLe feu porte à vingt milles\n",
            ),
            &["Le feu porte à vingt milles"],
        );
    }
}
