//! One document read as a run has it read.

use std::num::NonZeroUsize;

use reac::{Code, Diagnostic, Documents, Reading, ReadingRe};

use super::answer::{Answer, Counts};
use super::bundle;
use super::setup::{FormArg, Setup};
use crate::args::Wanted;
use crate::tesseract;

/// Reads one document on so many threads; `page` is told before each page that is recognised.
pub(super) fn answer(
    setup: &Setup,
    bytes: &[u8],
    threads: NonZeroUsize,
    page: &mut dyn FnMut(u32, u32),
) -> Answer {
    let options = reac::Options { threads, ..setup.options() };
    if setup.form == FormArg::Bundle {
        return if setup.ocr {
            bundle::recognised(bytes, &options, setup.limits.wall_seconds, page)
        } else {
            bundle::answer(bytes, &options)
        };
    }
    let read = if setup.ocr {
        // What is recognised has no rules to part cells by.
        tesseract::read(bytes, &options, setup.limits.wall_seconds, page).map(only)
    } else {
        wanted(setup.wanted, bytes, &options).map_err(|refusal| refusal.0)
    };
    let documents = match read {
        Ok(documents) => documents,
        Err(diagnostic) => return Answer::refusal(&diagnostic),
    };
    told(setup, documents)
        .unwrap_or_else(|error| Answer::refusal(&Diagnostic::new(Code::NotWritten, [error.to_string()])))
}

fn only(reading: Reading) -> Documents {
    Documents { reac: Some(reading), re: None }
}

fn wanted(wanted: Wanted, bytes: &[u8], options: &reac::Options) -> Result<Documents, reac::Refusal> {
    match wanted {
        Wanted::Any => reac::read_all(bytes, options),
        Wanted::Reac => reac::read(bytes, options).map(only),
        Wanted::Re => reac::read_re(bytes, options).map(|re| Documents { reac: None, re: Some(re) }),
    }
}

/// The documents as an answer: the REAC first, where there are two.
fn told(setup: &Setup, documents: Documents) -> serde_json::Result<Answer> {
    let re = documents.re.map(|reading| of_re(setup, reading)).transpose()?;
    let Some(reading) = documents.reac else {
        return Ok(re.map(|(answer, _)| answer).unwrap_or_default());
    };
    let answer = of_reac(setup, reading)?;
    Ok(match re {
        Some((other, kind)) => answer.with_other(other, kind),
        None => answer,
    })
}

fn of_reac(setup: &Setup, reading: Reading) -> serde_json::Result<Answer> {
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
    let json = reac::to_json(&reac, setup.form.into())?;
    let mut answer = Answer::read(json, &reading.diagnostics, verdict);
    answer.provenance = setup.provenance.then(|| serde_json::to_string(&reading.provenance)).transpose()?;
    answer.counts = counts;
    Ok(answer)
}

/// The answer, and what the footer names the document's type.
fn of_re(setup: &Setup, reading: ReadingRe) -> serde_json::Result<(Answer, String)> {
    let mut re = reading.re;
    let rows = || re.epreuves.iter().flat_map(|test| &test.criteres);
    let counts = Counts {
        pages: re.document.pages.unwrap_or_default(),
        competences: rows().count(),
        criteres: rows().map(|row| row.criteres.len()).sum(),
        ..Counts::default()
    };
    let kind = re.document.type_document.clone().unwrap_or_else(|| "RE".to_owned());
    let verdict = re.extraction.as_ref().map(|report| report.verdict);
    if !setup.report {
        re.extraction = None;
    }
    let json = reac::to_json(&re, setup.form.into())?;
    let mut answer = Answer::read(json, &reading.diagnostics, verdict);
    answer.provenance = setup.provenance.then(|| serde_json::to_string(&reading.provenance)).transpose()?;
    answer.counts = counts;
    Ok((answer, kind))
}
