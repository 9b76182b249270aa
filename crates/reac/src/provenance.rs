//! Where each string of the output stands in the file.

use reac_grammar::Lecture;
use reac_grammar::texte::Texte;
use reac_model::{Boite, Chemin, Noeud, Origine, Provenance, SCHEMA_PROVENANCE};

/// Collects the origin of every string, before anything is normalised.
pub(crate) fn provenance(lecture: &Lecture, sha256: String) -> Provenance {
    let mut out = Provenance { schema: SCHEMA_PROVENANCE.to_owned(), sha256, ..Provenance::default() };
    identifiants(lecture, &mut out);
    textes(&lecture.fiches.reac, &mut out);
    out
}

/// The origin of every text of a tree.
pub(crate) fn de_l_arbre(arbre: &impl Noeud<Texte>, sha256: String) -> Provenance {
    let mut out = Provenance { schema: SCHEMA_PROVENANCE.to_owned(), sha256, ..Provenance::default() };
    textes(arbre, &mut out);
    out
}

fn textes(arbre: &impl Noeud<Texte>, out: &mut Provenance) {
    for (chemin, _, texte) in arbre.textes(Chemin::default()) {
        ajouter(out, chemin.to_string(), texte);
    }
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

/// An identifier is made from the number that its fiche's head prints.
fn identifiants(lecture: &Lecture, out: &mut Provenance) {
    let fiches = &lecture.fiches;
    for (index, (fiche, beside)) in fiches.activites().enumerate() {
        ajouter(out, format!("/activites_types/{index}/id"), &beside.tete);
        for (rank, id) in fiche.competences.iter().enumerate() {
            if let Some((_, head)) = fiches.competences().find(|(competence, _)| competence.id == *id) {
                ajouter(out, format!("/activites_types/{index}/competences/{rank}"), &head.tete);
            }
        }
    }
    for (index, (fiche, beside)) in fiches.competences().enumerate() {
        ajouter(out, format!("/competences_professionnelles/{index}/id"), &beside.tete);
        let mut activities = fiches.activites();
        if let Some((_, head)) = activities.find(|(activity, _)| Some(activity.id) == fiche.activite_type) {
            ajouter(out, format!("/competences_professionnelles/{index}/activite_type"), &head.tete);
        }
    }
}
