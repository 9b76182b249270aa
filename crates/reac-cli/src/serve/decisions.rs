//! Decisions of a review, sent back by whoever made them: the document is then exported as the review left it.

use std::sync::Arc;

use reac::model::Moitie;
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
        Err(why) => return said(422, &Diagnostic::new(Code::PatchConflict, [why.evidence()])),
    };
    let Some((id, State::Read(bundle))) = store.find(|bundle| bundle.sha256() == patch.sha256) else {
        let (fr, en) = (
            "ces décisions concernent un document qui n'est pas ici : déposez d'abord le document",
            "these decisions are about a document that is not here: drop the document first",
        );
        return refusal(409, fr, en);
    };
    let revised = match (patch.moitie, &bundle.reac, &bundle.re) {
        (Moitie::Reac, Some(half), re) => {
            half.decided(&[&patch]).map(|half| Bundle { reac: Some(half), re: re.clone() })
        }
        (Moitie::Re, reac, Some(half)) => {
            half.decided(&[&patch]).map(|half| Bundle { reac: reac.clone(), re: Some(half) })
        }
        _ => Err(Diagnostic::new(Code::PatchConflict, [Conflict::OtherDocument.evidence()])),
    };
    match revised {
        Ok(revised) => {
            store.replace(&id, State::Read(Arc::new(revised)));
            json_answer(200, &json!({ "id": id, "decisions": patch.decisions.len() }))
        }
        Err(why) => said(409, &why),
    }
}

/// What was read with the decisions that were made for it before the session.
///
/// # Errors
/// R0018: they do not fit.
pub(super) fn given(bundle: &Bundle, patches: &[Patch]) -> Result<Bundle, Diagnostic> {
    let of = |moitie: Moitie| patches.iter().filter(|patch| patch.moitie == moitie).collect::<Vec<_>>();
    Ok(Bundle {
        reac: bundle.reac.as_ref().map(|half| half.decided(&of(Moitie::Reac))).transpose()?,
        re: bundle.re.as_ref().map(|half| half.decided(&of(Moitie::Re))).transpose()?,
    })
}

fn said(status: u16, found: &Diagnostic) -> Answer {
    refusal(status, &found.message(Locale::Fr), &found.message(Locale::En))
}
