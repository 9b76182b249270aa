//! Patches: what they change, and what they refuse.

#![forbid(unsafe_code)]
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use reac::journal;
use reac_model::{
    Choix, Correction, CritereRe, DiagnosticRecord, Extraction, Moitie, Re, Reac, Source, Verdict,
};
use reac_review::{Conflict, Constat, Decision, Patch, SCHEMA_PATCH};

const SHA: &str = "00ff";
const LIST: &str = "/competences_professionnelles/0/criteres_performance";

fn document() -> Reac {
    let (mut reac, _) = reac_typeset::random(3);
    reac.competences_professionnelles[0].criteres_performance =
        ["Un", "Deux", "Trois"].map(str::to_owned).to_vec();
    reac.extraction = Some(Extraction {
        programme: "reac".into(),
        source: Source {
            format: "pdf".into(),
            moteur: "hayro".into(),
            sha256: SHA.into(),
            octets: 1,
            pages_fichier: 1,
        },
        generation: None,
        verdict: Verdict::Sure,
        raisons: Vec::new(),
        corrections: vec![Correction {
            regle: "mot".into(),
            avant: "Troi".into(),
            apres: "Trois".into(),
            pointeur: format!("{LIST}/2"),
            position: 0,
            page: None,
            indice: "lexique".into(),
            confiance: 0.9,
        }],
        diagnostics: Vec::new(),
        non_lu: Vec::new(),
        decisions: Vec::new(),
    });
    reac
}

fn decision(pointer: &str, before: &str, after: Option<&[&str]>) -> Decision {
    let apres = after.map(|after| after.iter().map(|text| (*text).to_owned()).collect());
    Decision { pointeur: pointer.into(), avant: before.into(), apres, vers: None }
}

fn apply(decisions: Vec<Decision>) -> Result<Reac, Conflict> {
    Patch {
        schema: SCHEMA_PATCH.into(),
        sha256: SHA.into(),
        moitie: Moitie::Reac,
        decisions,
        constats: Vec::new(),
    }
    .apply(&document(), SHA)
}

fn criteria(reac: &Reac) -> &[String] {
    &reac.competences_professionnelles[0].criteres_performance
}

#[test]
fn a_text_is_replaced_and_on_record() {
    let out = apply(vec![decision(&format!("{LIST}/1"), "Deux", Some(&["Second"]))]).unwrap();
    assert_eq!(criteria(&out), ["Un", "Second", "Trois"]);
    assert_eq!(criteria(&journal::verbatim(&out).unwrap()), ["Un", "Deux", "Troi"]);
    let corrections = out.extraction.unwrap().corrections;
    assert_eq!(corrections.len(), 2);
    assert!(!journal::is_typography(&corrections[1]));
    assert_eq!((corrections[1].regle.as_str(), corrections[1].avant.as_str()), ("relecture", "Deux"));
}

#[test]
fn entries_are_parted_and_taken_out_and_what_is_said_of_others_follows() {
    let out = apply(vec![
        decision(&format!("{LIST}/0"), "Un", Some(&["Un a", "Un b"])),
        decision(&format!("{LIST}/1"), "Deux", Some(&[])),
        decision(&format!("{LIST}/2"), "Trois", Some(&["Tiers"])),
    ])
    .unwrap();
    assert_eq!(criteria(&out), ["Un a", "Un b", "Tiers"]);
    // One correction from the file's own wording to the review's: what the program had made of it is in between.
    let corrections = out.extraction.unwrap().corrections;
    assert_eq!(corrections.len(), 1);
    assert_eq!(corrections[0].pointeur, format!("{LIST}/2"));
    assert_eq!((corrections[0].avant.as_str(), corrections[0].apres.as_str()), ("Troi", "Tiers"));
}

#[test]
fn what_was_accepted_stays() {
    let out = apply(vec![decision(&format!("{LIST}/0"), "Un", None)]).unwrap();
    assert_eq!(criteria(&out), criteria(&document()));
    let report = out.extraction.unwrap();
    assert_eq!(report.decisions.len(), 1);
    assert_eq!((report.decisions[0].choix, &report.decisions[0].constats), (Choix::Accepte, &Vec::new()));
}

fn found(code: &str, pointer: Option<&str>) -> DiagnosticRecord {
    DiagnosticRecord {
        code: code.into(),
        severite: "warning".into(),
        message: code.into(),
        page: Some(4),
        page_imprimee: None,
        pointeur: pointer.map(str::to_owned),
        indice: None,
    }
}

#[test]
fn what_was_looked_at_leaves_the_findings_and_the_verdict_rises() {
    let mut reac = document();
    let (text, fiche) = (format!("{LIST}/0"), "/competences_professionnelles/0");
    let report = reac.extraction.as_mut().unwrap();
    report.verdict = Verdict::ARelire;
    report.diagnostics = vec![found("R0301", Some(&text)), found("R0302", Some(fiche)), found("R0202", None)];
    let mut patch = Patch {
        schema: SCHEMA_PATCH.into(),
        sha256: SHA.into(),
        moitie: Moitie::Reac,
        decisions: vec![decision(&text, "Un", None)],
        constats: vec![Constat { code: "R0302".into(), page: Some(4), pointeur: Some(fiche.into()) }],
    };
    let out = patch.apply(&reac, SHA).unwrap().extraction.unwrap();
    let codes = |all: &[DiagnosticRecord]| all.iter().map(|one| one.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&out.diagnostics), ["R0202"]);
    assert_eq!(out.verdict, Verdict::ARelire, "one is left");
    let settled: Vec<_> = out.decisions.iter().map(|one| codes(&one.constats)).collect();
    assert_eq!(settled, [["R0301"], ["R0302"]]);
    patch.constats.push(Constat { code: "R0202".into(), page: Some(4), pointeur: None });
    // Of a finding that is raised no more nothing is to be said.
    patch.constats.push(Constat { code: "R0302".into(), page: Some(9), pointeur: None });
    let out = patch.apply(&reac, SHA).unwrap().extraction.unwrap();
    assert_eq!((out.verdict, out.diagnostics.len(), out.decisions.len()), (Verdict::Sure, 0, 3));
}

#[test]
fn entries_move_between_the_groups_of_their_fiche_and_keep_their_order() {
    let fiche = "/competences_professionnelles/0";
    let mut reac = document();
    let own = &mut reac.competences_professionnelles[0];
    own.savoir_faire_techniques = ["a", "b", "c"].map(str::to_owned).to_vec();
    own.savoir_faire_organisationnels = Vec::new();
    own.savoir_faire_relationnels = vec!["r".to_owned()];
    own.savoirs = ["s", "t"].map(str::to_owned).to_vec();
    let report = reac.extraction.as_mut().unwrap();
    report.corrections[0] = Correction {
        avant: "C".into(),
        apres: "c".into(),
        pointeur: format!("{fiche}/savoir_faire_techniques/2"),
        ..report.corrections[0].clone()
    };
    report.diagnostics = vec![found("R0301", Some(&format!("{fiche}/savoir_faire_relationnels/0")))];
    let to = |list: &str, index: usize, text: &str, to: &str| Decision {
        vers: Some(format!("{fiche}/{to}")),
        ..decision(&format!("{fiche}/{list}/{index}"), text, None)
    };
    let (techniques, relationnels) = ("savoir_faire_techniques", "savoir_faire_relationnels");
    let patch = |decisions| Patch {
        schema: SCHEMA_PATCH.into(),
        sha256: SHA.into(),
        moitie: Moitie::Reac,
        decisions,
        constats: Vec::new(),
    };
    let moved = patch(vec![
        to(techniques, 2, "c", relationnels),
        to(techniques, 1, "b", relationnels),
        to("savoirs", 0, "s", "savoir_faire_organisationnels"),
        to("savoirs", 1, "t", "savoir_faire_organisationnels"),
    ]);
    let out = moved.apply(&reac, SHA).unwrap();
    let own = &out.competences_professionnelles[0];
    assert_eq!(own.savoir_faire_techniques, ["a"]);
    assert_eq!(own.savoir_faire_organisationnels, ["s", "t"]);
    assert_eq!(own.savoir_faire_relationnels, ["b", "c", "r"]);
    assert!(own.savoirs.is_empty());
    let report = out.extraction.clone().unwrap();
    assert_eq!(report.corrections[0].pointeur, format!("{fiche}/{relationnels}/1"));
    assert_eq!(report.diagnostics[0].pointeur.as_deref(), Some(&*format!("{fiche}/{relationnels}/2")));
    assert_eq!(
        journal::verbatim(&out).unwrap().competences_professionnelles[0].savoir_faire_relationnels[1],
        "C"
    );
    for wrong in [
        to(techniques, 0, "a", techniques),
        to(techniques, 0, "a", "criteres_performance"),
        Decision {
            vers: Some("/competences_professionnelles/1/savoirs".into()),
            ..to(techniques, 0, "a", "savoirs")
        },
        Decision { apres: Some(Vec::new()), ..to(techniques, 0, "a", "savoirs") },
    ] {
        assert!(matches!(patch(vec![wrong]).apply(&reac, SHA), Err(Conflict::Impossible(_))));
    }
}

#[test]
fn nothing_is_applied_to_a_document_that_changed() {
    let stale = decision(&format!("{LIST}/0"), "Une", Some(&["Deux"]));
    assert!(matches!(apply(vec![stale]), Err(Conflict::Changed { found: Some(found), .. }) if found == "Un"));
    let gone = decision(&format!("{LIST}/9"), "Un", None);
    assert!(matches!(apply(vec![gone]), Err(Conflict::Changed { found: None, .. })));
    let patch = Patch {
        schema: SCHEMA_PATCH.into(),
        sha256: "ab".into(),
        moitie: Moitie::Reac,
        decisions: Vec::new(),
        constats: Vec::new(),
    };
    assert_eq!(patch.apply(&document(), SHA), Err(Conflict::OtherDocument));
}

#[test]
fn what_a_place_cannot_hold_is_refused() {
    let title = document().competences_professionnelles[0].intitule.clone();
    let id = document().activites_types[0].id.to_string();
    let at = "/competences_professionnelles/0/intitule";
    for wrong in [
        decision(at, &title, Some(&[])),
        decision(at, &title, Some(&["a", "b"])),
        decision(at, &title, Some(&[""])),
        decision("/activites_types/0/id", &id, Some(&["AT9"])),
        decision("/schema", "reac/1", Some(&["reac/2"])),
        decision("/extraction/programme", "reac", Some(&["x"])),
    ] {
        assert!(matches!(apply(vec![wrong.clone()]), Err(Conflict::Impossible(_))), "{wrong:?}");
    }
    let twice = decision(&format!("{LIST}/0"), "Un", None);
    assert!(matches!(apply(vec![twice.clone(), twice]), Err(Conflict::Impossible(_))));
}

#[test]
fn what_is_no_patch_is_refused() {
    for wrong in ["", "{}", "[]", r#"{"schema":"reac-patch/2","sha256":"","decisions":[]}"#] {
        assert!(
            matches!(
                Patch::parse(wrong.as_bytes()),
                Err(Conflict::NotAPatch { .. } | Conflict::OtherSchema(_))
            ),
            "{wrong}"
        );
    }
    let good = format!(r#"{{"schema":"{SCHEMA_PATCH}","sha256":"","decisions":[]}}"#);
    assert!(Patch::parse(good.as_bytes()).is_ok());
}

/// A référentiel d'évaluation of one competence and two criteria.
fn evaluation() -> Re {
    let row = CritereRe {
        activite: None,
        competence: "Allumer".into(),
        criteres: vec!["Un".into(), "Deux".into()],
        modalites: vec!["Entretien".into()],
    };
    let (mut re, _) = reac_typeset::random_re(5);
    re.epreuves[0].criteres = vec![row];
    re.extraction = document().extraction.map(|report| Extraction { corrections: Vec::new(), ..report });
    re
}

#[test]
fn each_half_of_a_file_takes_its_own_decisions() {
    let list = "/epreuves/0/criteres/0";
    let mut patch = Patch {
        schema: SCHEMA_PATCH.into(),
        sha256: SHA.into(),
        moitie: Moitie::Re,
        decisions: vec![
            decision(&format!("{list}/criteres/0"), "Un", Some(&["Un a", "Un b"])),
            decision(&format!("{list}/modalites/0"), "Entretien", Some(&[])),
        ],
        constats: Vec::new(),
    };
    let out = patch.apply(&evaluation(), SHA).unwrap();
    assert_eq!(out.epreuves[0].criteres[0].criteres, ["Un a", "Un b", "Deux"]);
    assert!(out.epreuves[0].criteres[0].modalites.is_empty());
    assert_eq!(out.extraction.unwrap().decisions.len(), 2);
    assert_eq!(patch.apply(&document(), SHA).unwrap_err(), Conflict::OtherDocument);
    let told = serde_json::to_string(&patch).unwrap();
    assert!(told.contains("\"moitie\":\"re\""), "{told}");
    assert_eq!(Patch::parse(told.as_bytes()).unwrap(), patch);
    // Where nothing is said, it is the REAC.
    patch.moitie = Moitie::Reac;
    assert!(!serde_json::to_string(&patch).unwrap().contains("moitie"));
}
