//! Decisions of a review, sent back by whoever made them: the document is then exported as the review left it.

use std::sync::Arc;

use reac::{Code, Diagnostic, Locale};
use reac_review::{Conflict, Patch};
use serde_json::json;

use super::answers::{Answer, json as json_answer, refusal};
use super::store::{State, Store};
use crate::engine::Bundle;

/// Applies a file of decisions to the document that they were made for, all of them or none.
pub(super) fn decide(store: &Store, bytes: &[u8]) -> Answer {
    let patch = match Patch::parse(bytes) {
        Ok(patch) => patch,
        Err(why) => return conflict(422, &why.evidence()),
    };
    let Some((id, State::Read(bundle, mut found))) = store.find(|bundle| bundle.sha256() == patch.sha256)
    else {
        let (fr, en) = (
            "ces décisions concernent un document qui n'est pas ici : déposez d'abord le document",
            "these decisions are about a document that is not here: drop the document first",
        );
        return refusal(409, fr, en);
    };
    match revised(&bundle, &patch) {
        Ok(revised) => {
            found.retain(|found| !patch.settles(found));
            store.replace(&id, State::Read(Arc::new(revised), found));
            json_answer(200, &json!({ "id": id, "decisions": patch.decisions.len() }))
        }
        Err(why) => conflict(409, &why.evidence()),
    }
}

/// A document with the decisions that were made for it before the session, and what is left of its findings.
///
/// # Errors
/// R0018: they do not fit.
pub(super) fn given(
    mut bundle: Bundle,
    patches: &[Patch],
    found: &mut Vec<Diagnostic>,
) -> Result<Bundle, Diagnostic> {
    let read = bundle.reac.clone();
    for patch in patches {
        // Each goes on from what the one before left, as in every command.
        bundle.read = None;
        bundle =
            revised(&bundle, patch).map_err(|why| Diagnostic::new(Code::PatchConflict, [why.evidence()]))?;
        found.retain(|found| !patch.settles(found));
    }
    bundle.read = read.filter(|_| !patches.is_empty());
    Ok(bundle)
}

fn conflict(status: u16, why: &str) -> Answer {
    let found = Diagnostic::new(Code::PatchConflict, [why.to_owned()]);
    refusal(status, &found.message(Locale::Fr), &found.message(Locale::En))
}

/// The document as it was read, with these decisions and no earlier ones: a file holds all those of its review.
fn revised(bundle: &Bundle, patch: &Patch) -> Result<Bundle, Conflict> {
    // A référentiel d'évaluation takes no decisions yet.
    let read = bundle.read.as_ref().or(bundle.reac.as_ref()).ok_or(Conflict::OtherDocument)?;
    let reac = patch.apply(read, &patch.sha256)?;
    // Where entries come and go, those after them have other places than the reading found.
    let moves = patch
        .decisions
        .iter()
        .any(|one| one.vers.is_some() || one.apres.as_ref().is_some_and(|after| after.len() != 1));
    Ok(Bundle {
        reac: Some(reac),
        re: bundle.re.clone(),
        provenance: bundle.provenance.clone().filter(|_| !moves),
        page: bundle.page.clone(),
        read: Some(read.clone()),
    })
}
