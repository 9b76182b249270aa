//! Patches: what they change, and what they refuse.

#![forbid(unsafe_code)]
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use reac::journal;
use reac_model::{Correction, Extraction, Reac, Source, Verdict};
use reac_review::{Conflict, Decision, Patch, SCHEMA_PATCH};

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
    });
    reac
}

fn decision(pointer: &str, before: &str, after: Option<&[&str]>) -> Decision {
    let apres = after.map(|after| after.iter().map(|text| (*text).to_owned()).collect());
    Decision { pointeur: pointer.into(), avant: before.into(), apres }
}

fn apply(decisions: Vec<Decision>) -> Result<Reac, Conflict> {
    Patch { schema: SCHEMA_PATCH.into(), sha256: SHA.into(), decisions }.apply(&document(), SHA)
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
    assert_eq!(apply(vec![decision(&format!("{LIST}/0"), "Un", None)]).unwrap(), document());
}

#[test]
fn nothing_is_applied_to_a_document_that_changed() {
    let stale = decision(&format!("{LIST}/0"), "Une", Some(&["Deux"]));
    assert!(matches!(apply(vec![stale]), Err(Conflict::Changed { found: Some(found), .. }) if found == "Un"));
    let gone = decision(&format!("{LIST}/9"), "Un", None);
    assert!(matches!(apply(vec![gone]), Err(Conflict::Changed { found: None, .. })));
    let patch = Patch { schema: SCHEMA_PATCH.into(), sha256: "ab".into(), decisions: Vec::new() };
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
