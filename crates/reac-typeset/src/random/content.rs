//! A random document.

use fastrand::Rng;
use reac_formes::{Echelle, Liste};
use reac_model::{
    ActiviteId, Bloc, Code, Document, EmploiType, EntreeGlossaire, Introduction, ListeActivites, Note, Reac,
    SCHEMA, Titre, TitreActivites,
};

use super::fiches::{activite, items, prose, reglement, title, transversale};
use super::sentences::{capital, chance, paragraph, pick};
use super::words::{THINGS, TRADES};
use crate::layout::{Generation, Layout};

/// The document, its table of contents still empty.
pub(super) fn reac(rng: &mut Rng, layout: &Layout) -> Reac {
    let intitule = pick(rng, &TRADES).unwrap_or_default().to_owned();
    let mut titles = vec![intitule.clone()];
    let mut reac = Reac {
        schema: SCHEMA.into(),
        document: document(rng),
        titre: titre(rng, &intitule, layout.generation),
        sommaire: vec![],
        introduction: Introduction {
            evolution: prose(rng, 4),
            contexte_examen: prose(rng, 4),
            liste_activites: ListeActivites::default(),
        },
        emploi_type: EmploiType::default(),
        activites_types: vec![],
        competences_professionnelles: vec![],
        competences_transversales: vec![],
        glossaire_technique: vec![],
        glossaire_reac: vec![],
        notes: vec![],
        extraction: None,
    };
    fiches(rng, &mut reac, &mut titles);
    let count = if chance(rng, 30) { 0 } else { rng.usize(1..4) };
    reac.competences_transversales = (0..count).map(|_| transversale(rng, &mut titles)).collect();
    let transversales: Vec<String> =
        reac.competences_transversales.iter().map(|ct| ct.intitule.clone()).collect();
    for activite in &mut reac.activites_types {
        if !activite.id.ccs {
            activite.competences_transversales.clone_from(&transversales);
        }
    }
    reac.emploi_type = emploi(rng, &reac, transversales);
    reac.introduction.liste_activites = liste(rng, &reac, layout.generation, &mut titles);
    if chance(rng, 70) {
        reac.glossaire_technique = glossary(rng);
    }
    if chance(rng, 80) {
        reac.glossaire_reac = glossary(rng);
    }
    if chance(rng, 25) {
        notes(rng, &mut reac);
    }
    reac
}

fn fiches(rng: &mut Rng, reac: &mut Reac, titles: &mut Vec<String>) {
    // One document in ten has so many competences that its synoptic table fills two pages.
    let most = if chance(rng, 10) { 10..14 } else { 1..6 };
    let mut first = 1;
    for numero in 1..=rng.u32(1..5) {
        let count = rng.usize(most.clone());
        let (at, cps) = activite(rng, ActiviteId { ccs: false, numero }, first, count, titles);
        first += u32::try_from(cps.len()).unwrap_or_default();
        reac.activites_types.push(at);
        reac.competences_professionnelles.extend(cps);
    }
    let ccs = if chance(rng, 25) { rng.u32(1..3) } else { 0 };
    for numero in 1..=ccs {
        let count = rng.usize(1..4);
        let (at, cps) = activite(rng, ActiviteId { ccs: true, numero }, 1, count, titles);
        reac.activites_types.push(at);
        reac.competences_professionnelles.extend(cps);
    }
}

fn document(rng: &mut Rng) -> Document {
    let letters: String = (0..rng.usize(2..5)).map(|_| rng.uppercase()).collect();
    let date =
        |rng: &mut Rng| Some(format!("{}-{:02}-{:02}", rng.u16(2012..2025), rng.u8(1..13), rng.u8(1..29)));
    Document {
        type_document: Some("REAC".into()),
        sigle: Some(letters),
        code_titre: Some(format!("TP-{:05}", rng.u32(90_000..100_000))),
        millesime: Some(format!("{:02}", rng.u8(1..10))),
        date_validation: date(rng),
        date_mise_a_jour: date(rng),
        pages: None,
    }
}

fn titre(rng: &mut Rng, intitule: &str, generation: Generation) -> Titre {
    let levels = [("V", 3), ("IV", 4), ("III", 5), ("II", 6)];
    let (roman, level) = pick(rng, &levels).unwrap_or(("III", 5));
    let niveau = match generation.0.echelle {
        Echelle::Cadre2019 => format!("Niveau {level}"),
        Echelle::Nomenclature1969 => format!("Niveau {roman}"),
    };
    Titre {
        intitule: Some(intitule.into()),
        niveau: Some(niveau),
        niveau_europeen: Some(level),
        site: Some("http://travail-emploi.example".into()),
    }
}

fn emploi(rng: &mut Rng, reac: &Reac, competences_transversales: Vec<String>) -> EmploiType {
    let level = reac.titre.niveau.clone().unwrap_or_default();
    let frame = if level.ends_with(|c: char| c.is_ascii_digit()) {
        "Cadre national des certifications 2019"
    } else {
        "Nomenclature de 1969"
    };
    let [sectors, jobs] = [rng.usize(1..5), rng.usize(1..6)];
    let rules = if chance(rng, 40) { rng.usize(1..5) } else { 0 };
    let letter = if chance(rng, 85) { rng.lowercase().to_string() } else { String::new() };
    let nsf = Code {
        code: format!("{}{letter}", rng.u16(110..340)),
        intitule: Some("Métiers d’art et mécanique de précision".into()),
    };
    let rome = Code {
        code: format!("{}{}", char::from(rng.u8(b'A'..=b'N')), rng.u16(1101..2112)),
        intitule: Some("Réalisation d’objets en petite série".into()),
    };
    EmploiType {
        intitule: reac.titre.intitule.clone(),
        definition: prose(rng, 6),
        secteurs_activite: items(rng, sectors, sector),
        types_emplois: items(rng, jobs, |rng| pick(rng, &TRADES).unwrap_or_default().into()),
        reglementation: items(rng, rules, reglement),
        equivalences: if chance(rng, 15) {
            vec!["Brevet d’atelier, pour l’activité type 1".into()]
        } else {
            vec![]
        },
        competences_transversales,
        niveau: Some(format!("{level} ({frame})")),
        conventions: if chance(rng, 20) {
            vec!["Convention collective des ateliers d’art".into()]
        } else {
            vec![]
        },
        nsf: vec![nsf],
        rome: vec![rome],
    }
}

fn sector(rng: &mut Rng) -> String {
    let noun = pick(rng, &THINGS).map(|noun| noun.many).unwrap_or_default();
    match rng.u8(0..3) {
        0 => format!("Ateliers spécialisés ({noun})"),
        1 => format!("Musées et collections : {noun}"),
        _ => "Entreprises artisanales et sociétés coopératives, en ville comme à la campagne".into(),
    }
}

/// Old and new activities. The table of 2013 has two columns, both filled, and no CCS.
fn liste(rng: &mut Rng, reac: &Reac, generation: Generation, titles: &mut Vec<String>) -> ListeActivites {
    let of = |ccs: bool| {
        let kind = reac.activites_types.iter().filter(move |at| at.id.ccs == ccs);
        kind.map(|at| at.intitule.clone()).collect::<Vec<_>>()
    };
    let table = generation.0.liste == Liste::Colonnes;
    let nouveau = TitreActivites {
        intitule: reac.titre.intitule.clone(),
        activites: of(false),
        ccs: if table { vec![] } else { of(true) },
    };
    let ancien = if table || chance(rng, 80) {
        TitreActivites {
            intitule: reac.titre.intitule.clone(),
            activites: (0..rng.usize(1..4)).map(|_| title(rng, titles)).collect(),
            ccs: vec![],
        }
    } else {
        TitreActivites::default()
    };
    ListeActivites { ancien, nouveau }
}

fn glossary(rng: &mut Rng) -> Vec<EntreeGlossaire> {
    let mut terms: Vec<String> =
        (0..rng.usize(1..10)).filter_map(|_| pick(rng, &THINGS)).map(|noun| capital(noun.one)).collect();
    terms.sort();
    terms.dedup();
    let entry = |terme| {
        let count = rng.usize(1..4);
        let blocs = (0..count).map(|_| {
            let sentences = rng.usize(1..4);
            Bloc::Paragraphe { texte: paragraph(rng, sentences) }
        });
        EntreeGlossaire { terme, definition: blocs.collect() }
    };
    terms.into_iter().map(entry).collect()
}

/// Notes, called at the end of paragraphs of the introduction.
fn notes(rng: &mut Rng, reac: &mut Reac) {
    let Introduction { evolution, contexte_examen, .. } = &mut reac.introduction;
    let paragraphs = evolution.iter_mut().chain(contexte_examen).filter_map(|bloc| match bloc {
        Bloc::Paragraphe { texte } if texte.ends_with('.') => Some(texte),
        _ => None,
    });
    for (numero, texte) in (1..).zip(paragraphs.take(rng.usize(1..4))) {
        texte.pop();
        texte.push_str(&format!("[{numero}]."));
        let count = rng.usize(1..3);
        reac.notes.push(Note { numero, texte: paragraph(rng, count) });
    }
}
