//! One document read as a run has it read.

use std::num::NonZeroUsize;

use reac::{Code, Diagnostic};

use super::answer::{Answer, Counts};
use super::bundle;
use super::setup::{FormArg, Setup};
use crate::tesseract;

/// Reads one document on so many threads; `page` is told before each page that is recognised.
pub(super) fn answer(
    setup: &Setup,
    bytes: &[u8],
    threads: NonZeroUsize,
    page: &mut dyn FnMut(u32, u32),
) -> Answer {
    let options = reac::Options { threads, ..setup.options() };
    let read = if setup.ocr {
        tesseract::read(bytes, &options, setup.limits.wall_seconds, page)
    } else {
        reac::read(bytes, &options).map_err(|refusal| refusal.0)
    };
    let reading = match read {
        Ok(reading) => reading,
        Err(diagnostic) => return Answer::refusal(&diagnostic),
    };
    if setup.form == FormArg::Bundle {
        return bundle::answer(setup, bytes, &reading);
    }
    let mut reac = reading.reac;
    let fiches = &reac.competences_professionnelles;
    let counts = Counts {
        pages: reac.document.pages.unwrap_or_default(),
        activites: reac.activites_types.len(),
        competences: fiches.len(),
        criteres: fiches.iter().map(|fiche| fiche.criteres_performance.len()).sum(),
        savoirs: fiches.iter().map(|fiche| fiche.savoirs.len()).sum(),
    };
    let verdict = reac.extraction.as_ref().map(|report| report.verdict);
    if !setup.report {
        reac.extraction = None;
    }
    let provenance = setup.provenance.then(|| serde_json::to_string(&reading.provenance)).transpose();
    let written = reac::to_json(&reac, setup.form.into()).and_then(|json| Ok((json, provenance?)));
    match written {
        Ok((json, provenance)) => {
            let mut answer = Answer::read(json, &reading.diagnostics);
            (answer.provenance, answer.counts, answer.verdict) = (provenance, counts, verdict);
            answer
        }
        Err(error) => Answer::refusal(&Diagnostic::new(Code::NotWritten, [error.to_string()])),
    }
}
