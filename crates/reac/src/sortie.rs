//! The working tree as the output's own types.

use reac_grammar::Lecture;
use reac_grammar::fiches::{self, BlocTexte, Fiches};
use reac_grammar::ligne::tete::Groupe;
use reac_grammar::rattachement::Activite;
use reac_grammar::texte::Texte;
use reac_model as model;

pub(crate) fn reac(lecture: &Lecture) -> model::Reac {
    let fiches = &lecture.fiches;
    model::Reac {
        schema: model::SCHEMA.to_owned(),
        document: document(lecture),
        titre: model::Titre {
            intitule: option(fiches.couverture.intitule.as_ref()),
            niveau: option(fiches.couverture.niveau.as_ref()),
            niveau_europeen: fiches.couverture.niveau_europeen,
            site: option(fiches.couverture.site.as_ref()),
        },
        sommaire: fiches
            .sommaire
            .iter()
            .map(|row| model::EntreeSommaire { intitule: row.intitule.texte.clone(), page: row.page })
            .collect(),
        introduction: model::Introduction {
            evolution: prose(&fiches.introduction.evolution),
            contexte_examen: prose(&fiches.introduction.contexte_examen),
            liste_activites: model::ListeActivites {
                ancien: titre_activites(&fiches.introduction.ancien),
                nouveau: titre_activites(&fiches.introduction.nouveau),
            },
        },
        emploi_type: emploi_type(&fiches.emploi_type),
        activites_types: fiches
            .activites
            .iter()
            .map(|fiche| activite(fiche, fiches, &lecture.activites))
            .collect(),
        competences_professionnelles: fiches
            .competences
            .iter()
            .zip(&lecture.activites)
            .map(|(fiche, activity)| competence(fiche, *activity))
            .collect(),
        competences_transversales: fiches
            .transversales
            .iter()
            .map(|fiche| model::CompetenceTransversale {
                intitule: fiche.intitule.texte.clone(),
                description: prose(&fiche.description),
                criteres_performance: items(&fiche.criteres),
            })
            .collect(),
        glossaire_technique: glossaire(&fiches.glossaire_technique),
        glossaire_reac: glossaire(&fiches.glossaire_reac),
        notes: fiches
            .notes
            .iter()
            .map(|note| model::Note { numero: note.numero, texte: note.texte.texte.clone() })
            .collect(),
        extraction: None,
    }
}

fn document(lecture: &Lecture) -> model::Document {
    let Some(pied) = &lecture.pied else { return model::Document::default() };
    model::Document {
        type_document: pied.type_document.clone(),
        sigle: pied.sigle.clone(),
        code_titre: pied.code_titre.clone(),
        millesime: pied.millesime.clone(),
        date_validation: pied.dates.first().cloned(),
        date_mise_a_jour: pied.dates.get(1).cloned(),
        pages: pied.page.map(|(_, pages)| pages),
    }
}

fn option(texte: Option<&Texte>) -> Option<String> {
    texte.map(|texte| texte.texte.clone()).filter(|texte| !texte.is_empty())
}

fn items(items: &[Texte]) -> Vec<String> {
    items.iter().map(|item| item.texte.clone()).collect()
}

fn prose(blocs: &[BlocTexte]) -> Vec<model::Bloc> {
    blocs
        .iter()
        .map(|bloc| match bloc {
            BlocTexte::Paragraphe(texte) => model::Bloc::Paragraphe { texte: texte.texte.clone() },
            BlocTexte::Liste(elements) => model::Bloc::Liste { elements: items(elements) },
        })
        .collect()
}

fn titre_activites(side: &fiches::TitreActivites) -> model::TitreActivites {
    model::TitreActivites {
        intitule: option(side.intitule.as_ref()),
        activites: items(&side.activites),
        ccs: items(&side.ccs),
    }
}

fn codes(codes: &[fiches::Code]) -> Vec<model::Code> {
    codes
        .iter()
        .map(|code| model::Code { code: code.code.clone(), intitule: option(Some(&code.intitule)) })
        .collect()
}

fn emploi_type(fiche: &fiches::EmploiType) -> model::EmploiType {
    model::EmploiType {
        intitule: option(fiche.intitule.as_ref()),
        definition: prose(&fiche.definition),
        secteurs_activite: items(&fiche.secteurs_activite),
        types_emplois: items(&fiche.types_emplois),
        reglementation: items(&fiche.reglementation),
        equivalences: items(&fiche.equivalences),
        competences_transversales: items(&fiche.competences_transversales),
        niveau: option(fiche.niveau.as_ref()),
        conventions: items(&fiche.conventions),
        nsf: codes(&fiche.nsf),
        rome: codes(&fiche.rome),
    }
}

fn activite_id((ccs, numero): Activite) -> model::ActiviteId {
    model::ActiviteId { ccs, numero }
}

fn activite(
    fiche: &fiches::ActiviteType,
    fiches: &Fiches,
    activites: &[Option<Activite>],
) -> model::ActiviteType {
    let own = (fiche.ccs, fiche.numero);
    let mut competences: Vec<model::CompetenceId> = fiches
        .competences
        .iter()
        .zip(activites)
        .filter(|(_, activity)| **activity == Some(own))
        .map(|(competence, _)| model::CompetenceId {
            activite: Some(activite_id(own)),
            numero: competence.numero,
        })
        .collect();
    competences.dedup();
    model::ActiviteType {
        id: activite_id(own),
        numero: fiche.numero,
        intitule: fiche.intitule.texte.clone(),
        definition: prose(&fiche.definition),
        reglementation: items(&fiche.reglementation),
        competences,
        competences_transversales: items(&fiche.competences_transversales),
    }
}

fn competence(fiche: &fiches::Competence, activity: Option<Activite>) -> model::CompetenceProfessionnelle {
    let activite_type = activity.map(activite_id);
    model::CompetenceProfessionnelle {
        id: model::CompetenceId { activite: activite_type.clone(), numero: fiche.numero },
        numero: fiche.numero,
        activite_type,
        intitule: fiche.intitule.texte.clone(),
        description: prose(&fiche.description),
        contexte: prose(&fiche.contexte),
        criteres_performance: items(&fiche.criteres),
        savoir_faire_techniques: items(fiche.groupe(Groupe::Techniques)),
        savoir_faire_organisationnels: items(fiche.groupe(Groupe::Organisationnels)),
        savoir_faire_relationnels: items(fiche.groupe(Groupe::Relationnels)),
        savoirs: items(fiche.groupe(Groupe::Savoirs)),
    }
}

fn glossaire(entries: &[fiches::EntreeGlossaire]) -> Vec<model::EntreeGlossaire> {
    entries
        .iter()
        .map(|entry| model::EntreeGlossaire {
            terme: entry.terme.texte.clone(),
            definition: prose(&entry.definition),
        })
        .collect()
}
