//! Titles without fiche, fiches without title in a list.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::texte::Texte;

use crate::Evidence;
use crate::copies::{Copy, Place};
use crate::evidence::at;

/// R0705.
pub(super) fn fiche_missing(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let copies = &evidence.copies;
    let all = copies.activities.iter().chain(&copies.competences).chain(&copies.transversales);
    // The introduction words its list for itself.
    all.filter(|copy| copy.fiche.is_none() && copy.place != Place::ListeNouveau)
        .map(|copy| at(Code::FicheMissing, [copy.texte.texte.clone(), copy.place.term()], copy.texte))
        .collect()
}

/// R0706.
pub(super) fn fiche_not_listed(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let fiches = &evidence.lecture.fiches;
    let copies = &evidence.copies;
    let mut out = Vec::new();
    for (index, (fiche, _)) in fiches.activites().enumerate() {
        let list = if fiche.id.ccs { Place::ListeExtensions } else { Place::ListeEmploi };
        let pointer = format!("/activites_types/{index}");
        out.extend(
            [list]
                .into_iter()
                .filter_map(|place| absent(&copies.activities, place, index, &fiche.intitule, &pointer)),
        );
    }
    for (index, (fiche, beside)) in fiches.competences().enumerate() {
        let list = if beside.ccs { Place::ListeExtensions } else { Place::ListeEmploi };
        let pointer = format!("/competences_professionnelles/{index}");
        // Not every document prints a table of the certificats.
        let table = Some(Place::Synoptique).filter(|_| !beside.ccs);
        let places = [Some(list), table, Some(Place::ListeActivite)].into_iter().flatten();
        out.extend(
            places.filter_map(|place| absent(&copies.competences, place, index, &fiche.intitule, &pointer)),
        );
    }
    for (index, fiche) in fiches.reac.competences_transversales.iter().enumerate() {
        let pointer = format!("/competences_transversales/{index}");
        out.extend(absent(
            &copies.transversales,
            Place::ListeTransversales,
            index,
            &fiche.intitule,
            &pointer,
        ));
    }
    out
}

/// Of a place that is there, whether it leaves a fiche out.
fn absent(
    copies: &[Copy<'_>],
    place: Place,
    fiche: usize,
    title: &Texte,
    pointer: &str,
) -> Option<Diagnostic> {
    let mut there = copies.iter().filter(|copy| copy.place == place).peekable();
    there.peek()?;
    if title.texte.is_empty() || there.any(|copy| copy.fiche == Some(fiche)) {
        return None;
    }
    Some(at(Code::FicheNotListed, [title.texte.clone(), place.term()], title).at_pointer(pointer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    #[test]
    fn a_title_without_fiche() {
        holds(fiche_missing, DOCUMENT);
        let begin = DOCUMENT.find("FICHE COMPÉTENCE PROFESSIONNELLE N° 4").unwrap();
        let end = DOCUMENT.find("FICHE DES COMPÉTENCES TRANSVERSALES").unwrap();
        let text = format!("{}{}", &DOCUMENT[..begin], &DOCUMENT[end..]);
        finds(fiche_missing, &text, &["Tenir le registre des visites", "@synoptique"]);
    }

    #[test]
    fn a_fiche_that_a_list_leaves_out() {
        holds(fiche_not_listed, DOCUMENT);
        let text = DOCUMENT.replace("\t\t4\tTenir le registre des visites\n", "");
        finds(fiche_not_listed, &text, &["Tenir le registre des visites", "@synoptique"]);
    }
}
