//! A REAC and the référentiel d'évaluation of its titre, held against each other wherever they stand.

use reac::model::{Re, Reac, Verdict};
use reac::{Code, Diagnostic};
use reac_check::report::{Identity, Judged};

use super::config::Settings;
use crate::read::{self, Documents};

/// A document whose other half is not in its file.
pub(super) struct Half {
    name: String,
    document: Document,
}

enum Document {
    Reac(Box<read::Document>),
    Re(Box<read::DocumentRe>),
}

impl Half {
    /// Nothing where the file held both.
    pub(super) fn of(name: &str, documents: Documents) -> Option<Self> {
        let document = match (documents.reac, documents.re) {
            (Some(reading), None) => Document::Reac(Box::new(reading)),
            (None, Some(reading)) => Document::Re(Box::new(reading)),
            _ => return None,
        };
        Some(Self { name: name.to_owned(), document })
    }

    /// What was found in it.
    pub(super) fn found(&self) -> &[Diagnostic] {
        match &self.document {
            Document::Reac(reading) => &reading.diagnostics,
            Document::Re(reading) => &reading.diagnostics,
        }
    }

    /// Whether its other half may settle something.
    pub(super) fn is_doubted(&self) -> bool {
        self.found().iter().any(|found| found.code == Code::JoinUncertain)
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn identity(&self) -> Identity {
        match &self.document {
            Document::Reac(reading) => of_reac(&reading.reac),
            Document::Re(reading) => of_re(&reading.re),
        }
    }

    pub(super) fn verdict(&self) -> Option<Verdict> {
        let report = match &self.document {
            Document::Reac(reading) => reading.reac.extraction.as_ref(),
            Document::Re(reading) => reading.re.extraction.as_ref(),
        };
        Some(report?.verdict)
    }

    fn reac(&self) -> Option<&Reac> {
        match &self.document {
            Document::Reac(reading) => Some(&reading.reac),
            Document::Re(_) => None,
        }
    }

    fn re(&self) -> Option<&Re> {
        match &self.document {
            Document::Re(reading) => Some(&reading.re),
            Document::Reac(_) => None,
        }
    }
}

/// Which document it is; the REAC's word, where there are two.
pub(super) fn identity(documents: &Documents) -> Identity {
    let own = documents.reac.as_ref().map(|reading| of_reac(&reading.reac));
    own.or_else(|| documents.re.as_ref().map(|reading| of_re(&reading.re))).unwrap_or_default()
}

fn of_reac(reac: &Reac) -> Identity {
    let document = &reac.document;
    named([&reac.titre.intitule, &document.sigle, &document.code_titre, &document.millesime])
}

fn of_re(re: &Re) -> Identity {
    let document = &re.document;
    named([&re.titre.intitule, &document.sigle, &document.code_titre, &document.millesime])
}

fn named(values: [&Option<String>; 4]) -> Identity {
    let [intitule, sigle, code_titre, millesime] = values.map(Clone::clone);
    Identity { intitule, sigle, code_titre, millesime }
}

/// What was found in both, each once.
pub(super) fn findings(documents: &Documents) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> =
        documents.reac.as_ref().map(|reading| reading.diagnostics.clone()).unwrap_or_default();
    for found in documents.re.iter().flat_map(|reading| &reading.diagnostics) {
        if !out.contains(found) {
            out.push(found.clone());
        }
    }
    out
}

/// Each référentiel d'évaluation with the REAC of its titre, by their places: that of its code and millésime, else of its
/// code; one of each belong together, whatever they print.
fn pairs(kept: &[Half]) -> Vec<(usize, usize)> {
    let reacs: Vec<(usize, &Reac)> =
        kept.iter().enumerate().filter_map(|(at, half)| Some((at, half.reac()?))).collect();
    let res: Vec<(usize, &Re)> =
        kept.iter().enumerate().filter_map(|(at, half)| Some((at, half.re()?))).collect();
    let known: Vec<&Reac> = reacs.iter().map(|(_, reac)| *reac).collect();
    let partner = |re: &Re| crate::halves::partner(re, &known, res.len());
    res.iter().filter_map(|(at, re)| Some((reacs.get(partner(re)?)?.0, *at))).collect()
}

/// What one half doubts of the joins of its criteria and the other settles is no finding.
pub(super) fn settle(kept: &mut [Half]) {
    for (reac, re) in pairs(kept) {
        let Ok([reac, re]) = kept.get_disjoint_mut([reac, re]) else { continue };
        if let (Document::Reac(reac), Document::Re(re)) = (&mut reac.document, &mut re.document) {
            read::settle(reac, re);
        }
    }
}

/// Each référentiel d'évaluation held against the REAC of its titre.
pub(super) fn judge(kept: &[Half], settings: &Settings) -> Vec<Judged> {
    let each = pairs(kept).into_iter().filter_map(|(reac, re)| {
        let (own, other) = (kept.get(reac)?, kept.get(re)?);
        let found = reac_check::halves(own.reac()?, other.re()?);
        let name = format!("{} + {}", own.name, other.name);
        Some(Judged::read(name, other.identity(), found, &settings.policy(&other.name)))
    });
    each.collect()
}
