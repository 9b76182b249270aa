//! How many there are, by table, lists and fiches.

use reac_diagnostic::{Code, Diagnostic};

use crate::Evidence;
use crate::copies::{Copy, Place};

/// R0403.
pub(super) fn count_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let fiches = &evidence.lecture.fiches;
    let extensions = fiches.activites().filter(|(fiche, _)| fiche.id.ccs).count();
    let activities = fiches.activites.len() - extensions;
    let of_extensions = fiches.competences.iter().filter(|fiche| fiche.ccs).count();
    let competences = fiches.competences.len() - of_extensions;
    let copies = &evidence.copies;
    let count = |copies: &[Copy<'_>], place: Place| copies.iter().filter(|copy| copy.place == place).count();
    let mut out = Vec::new();
    let mut hold = |place: Place, announced: usize, noun: &str, held: usize| {
        // A place that is not there announces nothing.
        if announced > 0 && announced != held {
            let args = [place.term(), announced.to_string(), noun.to_owned(), held.to_string()];
            out.push(Diagnostic::new(Code::CountDiffers, args));
        }
    };
    let rows = count(&copies.competences, Place::Synoptique);
    // The table of the certificats is there or not.
    let with_extensions = rows > competences && of_extensions > 0;
    hold(
        Place::Synoptique,
        rows,
        "@competences",
        if with_extensions { competences + of_extensions } else { competences },
    );
    hold(Place::ListeEmploi, count(&copies.activities, Place::ListeEmploi), "@activites", activities);
    hold(Place::ListeEmploi, count(&copies.competences, Place::ListeEmploi), "@competences", competences);
    hold(
        Place::ListeExtensions,
        count(&copies.activities, Place::ListeExtensions),
        "@extensions",
        extensions,
    );
    hold(
        Place::ListeExtensions,
        count(&copies.competences, Place::ListeExtensions),
        "@competences",
        of_extensions,
    );
    hold(
        Place::ListeActivite,
        count(&copies.competences, Place::ListeActivite),
        "@competences",
        competences + of_extensions,
    );
    hold(
        Place::ListeTransversales,
        copies.transversales.len(),
        "@transversales",
        fiches.reac.competences_transversales.len(),
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    #[test]
    fn all_count_alike() {
        holds(count_differs, DOCUMENT);
    }

    #[test]
    fn a_row_too_few_and_an_item_too_many() {
        let text = DOCUMENT.replace("\t\t4\tTenir le registre des visites\n", "");
        finds(count_differs, &text, &["@synoptique", "3", "@competences", "4"]);
        let text =
            DOCUMENT.replace("\nVeiller à sa santé\n\nNiveau", "\nVeiller à sa santé\nPeindre\n\nNiveau");
        finds(count_differs, &text, &["@liste_transversales", "2", "@transversales", "1"]);
    }
}
