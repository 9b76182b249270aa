//! Sections that no REAC goes without.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::Lecture;
use reac_grammar::fiches::CompetenceProfessionnelle;
use reac_grammar::titres::Rubrique;
use reac_lines::Origin;
use reac_model::{Chemin, Noeud, Place};

use crate::Evidence;
use crate::evidence::{activities, at, competences};

/// R0202.
pub(super) fn missing_section(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let mut out = of_document(evidence.lecture);
    out.extend(of_activities(evidence.lecture));
    out.extend(of_competences(evidence.lecture));
    out
}

fn of_document(lecture: &Lecture) -> Vec<Diagnostic> {
    let fiches = &lecture.fiches;
    let (introduction, emploi) = (&fiches.reac.introduction, &fiches.reac.emploi_type);
    let nouveau = &introduction.liste_activites.nouveau;
    let without_fiche = emploi.definition.is_empty() && fiches.listes.is_empty() && emploi.niveau.is_none();
    let mut missing = vec![
        (fiches.reac.sommaire.is_empty(), "@sommaire", "/sommaire"),
        (introduction.evolution.is_empty(), "@evolution", "/introduction/evolution"),
        (introduction.contexte_examen.is_empty(), "@contexte_examen", "/introduction/contexte_examen"),
        (
            nouveau.activites.is_empty() && nouveau.ccs.is_empty(),
            "@liste_activites",
            "/introduction/liste_activites",
        ),
        (without_table(lecture), "@vue_synoptique", ""),
        (without_fiche, "@fiche_emploi", "/emploi_type"),
        (fiches.activites.is_empty(), "@fiches_activite", "/activites_types"),
        (fiches.competences.is_empty(), "@fiches_competence", "/competences_professionnelles"),
        (fiches.reac.glossaire_technique.is_empty(), "@glossaire_technique", "/glossaire_technique"),
        (fiches.reac.glossaire_reac.is_empty(), "@glossaire_reac", "/glossaire_reac"),
    ];
    if !without_fiche {
        missing.extend([
            (emploi.definition.is_empty(), "@definition_emploi", "/emploi_type/definition"),
            (emploi.secteurs_activite.is_empty(), "@secteurs", "/emploi_type/secteurs_activite"),
            (emploi.types_emplois.is_empty(), "@types_emplois", "/emploi_type/types_emplois"),
            (fiches.listes.is_empty(), "@liste_competences", "/emploi_type"),
        ]);
    }
    let missing = missing.into_iter().filter(|(missing, ..)| *missing);
    missing
        .map(|(_, name, pointer)| {
            let found = Diagnostic::new(Code::MissingSection, [name.to_owned()]);
            if pointer.is_empty() { found } else { found.at_pointer(pointer) }
        })
        .collect()
}

/// No row of a synoptic table; in text broken at its margins not even its heading.
fn without_table(lecture: &Lecture) -> bool {
    let heading = || lecture.reperes.titres.iter().any(|heading| heading.rubrique == Rubrique::VueSynoptique);
    lecture.fiches.synoptique.is_empty() && (lecture.reperes.origine != Origin::TextWrapped || !heading())
}

fn of_activities(lecture: &Lecture) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (pointer, fiche, beside) in activities(lecture) {
        let parts = [
            (fiche.intitule.texte.is_empty(), "@intitule", "intitule"),
            (fiche.definition.is_empty(), "@definition_activite", "definition"),
            (beside.competences.is_empty(), "@competences_activite", "competences"),
        ];
        for (_, name, key) in parts.into_iter().filter(|(missing, ..)| *missing) {
            let found = at(Code::MissingSection, [name.to_owned()], &beside.tete);
            out.push(found.at_pointer(format!("{pointer}/{key}")));
        }
    }
    out
}

/// Neither savoir nor savoir-faire.
fn sans_savoirs(fiche: &CompetenceProfessionnelle) -> bool {
    let texts = fiche.textes(Chemin::default());
    texts.into_iter().all(|(_, place, _)| !matches!(place, Place::Savoir | Place::Infinitif))
}

fn of_competences(lecture: &Lecture) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (pointer, fiche, beside) in competences(lecture) {
        let parts = [
            (fiche.intitule.texte.is_empty(), "@intitule", "/intitule"),
            (fiche.description.is_empty(), "@description", "/description"),
            (fiche.contexte.is_empty(), "@contexte", "/contexte"),
            (fiche.criteres_performance.is_empty(), "@criteres", "/criteres_performance"),
            (sans_savoirs(fiche), "@savoirs", ""),
        ];
        for (_, name, key) in parts.into_iter().filter(|(missing, ..)| *missing) {
            let found = at(Code::MissingSection, [name.to_owned()], &beside.tete);
            out.push(found.at_pointer(format!("{pointer}{key}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, found, holds};

    #[test]
    fn a_whole_document_misses_nothing() {
        holds(missing_section, DOCUMENT);
    }

    #[test]
    fn each_section_is_missed() {
        for (from, to, name) in [
            ("Introduction\n", "Fiche emploi", "@evolution"),
            ("Contexte de l'examen", "Liste des activités\n", "@contexte_examen"),
            ("Vue synoptique de l'emploi-type\n\nN°", "FICHE EMPLOI", "@vue_synoptique"),
            ("Secteurs d'activité", "Réglementation", "@secteurs"),
            ("Critères de performance\n\nLe feu", "Savoir-faire", "@criteres"),
            ("Contexte(s)", "Critères", "@contexte"),
            ("Glossaire du REAC\n\nActi", "$", "@glossaire_reac"),
        ] {
            let begin = DOCUMENT.rfind(from).or_else(|| DOCUMENT.find(from)).unwrap();
            let end = if to == "$" {
                DOCUMENT.len()
            } else {
                DOCUMENT[begin..].find(to).map_or(DOCUMENT.len(), |end| begin + end)
            };
            let text = format!("{}{}", &DOCUMENT[..begin], &DOCUMENT[end..]);
            let names: Vec<_> =
                found(missing_section, &text).into_iter().map(|found| found.args[0].clone()).collect();
            assert!(names.iter().any(|found| found == name), "{name}: {names:?}");
        }
    }
}
