//! Where each string of the output stands in the file.

use reac_grammar::Lecture;
use reac_grammar::rattachement::Activite;
use reac_grammar::texte::Texte;
use reac_model::{Boite, Origine, Provenance, SCHEMA_PROVENANCE};

use crate::parcours::places;

/// Collects the origin of every string, before anything is normalised.
pub(crate) fn provenance(lecture: &mut Lecture, sha256: String) -> Provenance {
    let mut out = Provenance { schema: SCHEMA_PROVENANCE.to_owned(), sha256, ..Provenance::default() };
    pied(lecture, &mut out);
    codes(lecture, &mut out);
    identifiants(lecture, &mut out);
    for place in places(&mut lecture.fiches, &lecture.activites) {
        ajouter(&mut out, place.pointeur, place.texte);
    }
    out
}

fn ajouter(out: &mut Provenance, pointeur: String, texte: &Texte) {
    let Some(first) = texte.fragments.first() else { return };
    let boites = texte
        .fragments
        .iter()
        .map(|fragment| Boite {
            page: fragment.page,
            gauche: fragment.gauche,
            haut: fragment.haut,
            droite: fragment.droite,
            bas: fragment.bas,
        })
        .collect();
    let brut = texte.fragments.iter().map(|fragment| fragment.brut.as_str()).collect::<Vec<_>>().join("\n");
    let origine = Origine {
        page: first.page,
        page_imprimee: first.page_imprimee,
        boites,
        brut,
        confiance: texte.confiance,
    };
    out.entrees.insert(pointeur, origine);
}

fn pied(lecture: &Lecture, out: &mut Provenance) {
    let (Some(texte), Some(pied)) = (&lecture.pied_texte, &lecture.pied) else { return };
    for (key, known) in [
        ("type", pied.type_document.is_some()),
        ("sigle", pied.sigle.is_some()),
        ("code_titre", pied.code_titre.is_some()),
        ("millesime", pied.millesime.is_some()),
        ("date_validation", !pied.dates.is_empty()),
        ("date_mise_a_jour", pied.dates.len() > 1),
    ] {
        if known {
            ajouter(out, format!("/document/{key}"), texte);
        }
    }
}

fn codes(lecture: &Lecture, out: &mut Provenance) {
    let emploi = &lecture.fiches.emploi_type;
    for (base, codes) in [("nsf", &emploi.nsf), ("rome", &emploi.rome)] {
        for (index, code) in codes.iter().enumerate() {
            ajouter(out, format!("/emploi_type/{base}/{index}/code"), &code.intitule);
        }
    }
}

/// An identifier is made from the number that its fiche's head prints.
fn identifiants(lecture: &Lecture, out: &mut Provenance) {
    let fiches = &lecture.fiches;
    let of = |own: Activite| {
        let pairs = fiches.competences.iter().zip(&lecture.activites);
        pairs.filter(move |(_, activity)| **activity == Some(own)).map(|(fiche, _)| fiche)
    };
    for (index, fiche) in fiches.activites.iter().enumerate() {
        ajouter(out, format!("/activites_types/{index}/id"), &fiche.tete);
        for (rank, competence) in of((fiche.ccs, fiche.numero)).enumerate() {
            ajouter(out, format!("/activites_types/{index}/competences/{rank}"), &competence.tete);
        }
    }
    for (index, (fiche, activity)) in fiches.competences.iter().zip(&lecture.activites).enumerate() {
        ajouter(out, format!("/competences_professionnelles/{index}/id"), &fiche.tete);
        let head = activity.and_then(|(ccs, numero)| {
            fiches.activites.iter().find(|other| other.ccs == ccs && other.numero == numero)
        });
        if let Some(head) = head {
            ajouter(out, format!("/competences_professionnelles/{index}/activite_type"), &head.tete);
        }
    }
}
