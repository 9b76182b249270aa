//! Titles, numbers and activities as the copies print them.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::texte::Texte;

use crate::Evidence;
use crate::copies::{Copy, Place};
use crate::evidence::at;
use crate::spelling::{Difference, difference};

/// Each copy that differs from its fiche's title: the copy, the title, the title's pointer and how they differ.
fn differing<'l>(evidence: &Evidence<'l>) -> Vec<(Copy<'l>, &'l Texte, String, Difference)> {
    let fiches = &evidence.lecture.fiches;
    let copies = &evidence.copies;
    let activity = |index: usize| {
        fiches
            .reac
            .activites_types
            .get(index)
            .map(|fiche| (&fiche.intitule, format!("/activites_types/{index}")))
    };
    let competence = |index: usize| {
        fiches
            .reac
            .competences_professionnelles
            .get(index)
            .map(|fiche| (&fiche.intitule, format!("/competences_professionnelles/{index}")))
    };
    let transversale = |index: usize| {
        fiches
            .reac
            .competences_transversales
            .get(index)
            .map(|fiche| (&fiche.intitule, format!("/competences_transversales/{index}")))
    };
    let of_activities = copies.activities.iter().filter_map(|copy| Some((copy, activity(copy.fiche?)?)));
    let of_competences = copies.competences.iter().filter_map(|copy| Some((copy, competence(copy.fiche?)?)));
    let of_transversales =
        copies.transversales.iter().filter_map(|copy| Some((copy, transversale(copy.fiche?)?)));
    of_activities
        .chain(of_competences)
        .chain(of_transversales)
        .filter_map(|(copy, (title, pointer))| {
            let differs = difference(copy.wording(), &title.texte)?;
            Some((copy.clone(), title, format!("{pointer}/intitule"), differs))
        })
        .collect()
}

/// R0401.
pub(super) fn title_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    differing(evidence)
        .into_iter()
        .filter(|(.., differs)| *differs != Difference::Wording)
        .map(|(copy, title, pointer, differs)| {
            let args =
                [copy.texte.texte.clone(), title.texte.clone(), differs.term().to_owned(), copy.place.term()];
            at(Code::TitleDiffers, args, copy.texte).at_pointer(pointer)
        })
        .collect()
}

/// R0701.
pub(super) fn title_reworded(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    differing(evidence)
        .into_iter()
        .filter(|(.., differs)| *differs == Difference::Wording)
        .map(|(copy, title, pointer, _)| {
            let args = [copy.texte.texte.clone(), title.texte.clone(), copy.place.term()];
            at(Code::TitleReworded, args, copy.texte).at_pointer(pointer)
        })
        .collect()
}

/// R0711. In lists of extensions numbers may run on where those of the fiches start again.
pub(super) fn number_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let fiches = &evidence.lecture.fiches;
    let of_activities = evidence.copies.activities.iter().filter_map(|copy| {
        let fiche = fiches.reac.activites_types.get(copy.fiche?)?;
        (!fiche.id.ccs).then_some((copy, fiche.numero, "activites_types"))
    });
    let of_competences = evidence.copies.competences.iter().filter_map(|copy| {
        let (fiche, beside) = fiches.competences().nth(copy.fiche?)?;
        (!beside.ccs).then_some((copy, fiche.numero, "competences_professionnelles"))
    });
    of_activities
        .chain(of_competences)
        .filter_map(|(copy, own, key)| {
            let number = copy.number.filter(|number| *number != own)?;
            let args = [copy.place.term(), number.to_string(), copy.texte.texte.clone(), own.to_string()];
            Some(
                at(Code::NumberDiffers, args, copy.texte)
                    .at_pointer(format!("/{key}/{}/numero", copy.fiche?)),
            )
        })
        .collect()
}

/// R0712.
pub(super) fn activity_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let lecture = evidence.lecture;
    evidence
        .copies
        .competences
        .iter()
        .filter_map(|copy| {
            let index = copy.fiche?;
            let own = lecture.fiches.reac.competences_professionnelles.get(index)?.activite_type?;
            // What a merged cell spans is read by its place alone, and a list of extensions numbers its own way.
            let sure = copy.place != Place::Synoptique && !own.ccs;
            let said = copy.activity.filter(|said| sure && *said != own && said.ccs == own.ccs)?;
            let args = [copy.place.term(), copy.texte.texte.clone(), said.to_string(), own.to_string()];
            let found = at(Code::ActivityDiffers, args, copy.texte);
            Some(found.at_pointer(format!("/competences_professionnelles/{index}/activite_type")))
        })
        .collect()
}

/// R0713.
pub(super) fn name_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let fiches = &evidence.lecture.fiches.reac;
    let (Some(cover), Some(emploi)) = (&fiches.titre.intitule, &fiches.emploi_type.intitule) else {
        return Vec::new();
    };
    match difference(&cover.texte, &emploi.texte) {
        None | Some(Difference::Punctuation | Difference::Case | Difference::Accent) => Vec::new(),
        Some(_) => {
            let args = [cover.texte.clone(), emploi.texte.clone()];
            vec![at(Code::NameDiffers, args, emploi).at_pointer("/emploi_type/intitule")]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    #[test]
    fn a_title_spelt_differently() {
        holds(title_differs, DOCUMENT);
        let text =
            DOCUMENT.replace("\t2\tRégler la lentille d'un phare", "\t2\tRegler la lentille d'un phare");
        finds(
            title_differs,
            &text,
            &["Regler la lentille d'un phare", "Régler la lentille d'un phare", "@accent", "@synoptique"],
        );
        let text =
            DOCUMENT.replace("type\n\nAllumer le feu d'un phare", "type\n\nAllumer les feux d'un phare");
        finds(
            title_differs,
            &text,
            &["Allumer les feux d'un phare", "Allumer le feu d'un phare", "@pluriel", "@liste_activite"],
        );
    }

    #[test]
    fn a_title_worded_differently() {
        holds(title_reworded, DOCUMENT);
        let text = DOCUMENT
            .replace("\t2\tRégler la lentille d'un phare", "\t2\tRégler et nettoyer la lentille d'un phare");
        finds(title_reworded, &text, &["Régler et nettoyer la lentille d'un phare"]);
    }

    #[test]
    fn numbers_swapped_in_the_table() {
        holds(number_differs, DOCUMENT);
        let text = DOCUMENT.replace("\t1\tAllumer", "\t9\tAllumer");
        finds(number_differs, &text, &["@synoptique", "9"]);
    }

    #[test]
    fn a_competence_under_another_activity() {
        holds(activity_differs, DOCUMENT);
        let text = DOCUMENT.replace(
            "Régler la lentille d'un phare\n\n2. Accueillir le public au phare\n",
            "\n2. Accueillir le public au phare\nRégler la lentille d'un phare\n",
        );
        finds(activity_differs, &text, &["@liste_emploi", "Régler la lentille d'un phare", "AT2", "AT1"]);
    }

    #[test]
    fn a_titre_under_two_names() {
        holds(name_differs, DOCUMENT);
        finds(
            name_differs,
            &DOCUMENT.replacen("Gardien de phare", "Gardien de balises", 1),
            &["Gardien de balises", "Gardien de phare"],
        );
    }
}
