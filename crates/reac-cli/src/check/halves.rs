//! A REAC and the référentiel d'évaluation of its titre, held against each other wherever they stand.

use reac::Diagnostic;
use reac::model::{Re, Reac};
use reac_check::report::{Identity, Judged};

use super::config::Settings;
use crate::read::Documents;

/// A document whose other half is not in its file.
pub(super) struct Half {
    name: String,
    document: Document,
}

enum Document {
    Reac(Box<Reac>),
    Re(Box<Re>),
}

impl Half {
    /// Nothing where the file held both.
    pub(super) fn of(name: &str, documents: Documents) -> Option<Self> {
        let document = match (documents.reac, documents.re) {
            (Some(reading), None) => Document::Reac(Box::new(reading.reac)),
            (None, Some(reading)) => Document::Re(Box::new(reading.re)),
            _ => return None,
        };
        Some(Self { name: name.to_owned(), document })
    }
}

/// Which document it is; the REAC's word, where there are two.
pub(super) fn identity(documents: &Documents) -> Identity {
    if let Some(reading) = &documents.reac {
        let document = reading.reac.document.clone();
        return Identity {
            intitule: reading.reac.titre.intitule.clone(),
            sigle: document.sigle,
            code_titre: document.code_titre,
            millesime: document.millesime,
        };
    }
    documents.re.as_ref().map(|reading| of_re(&reading.re)).unwrap_or_default()
}

fn of_re(re: &Re) -> Identity {
    let document = re.document.clone();
    Identity {
        intitule: re.titre.intitule.clone(),
        sigle: document.sigle,
        code_titre: document.code_titre,
        millesime: document.millesime,
    }
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

/// Each référentiel d'évaluation with the REAC of its titre: that of its code and millésime, else of its code; one of
/// each belong together, whatever they print.
pub(super) fn judge(kept: &[Half], settings: &Settings) -> Vec<Judged> {
    let reacs: Vec<(&str, &Reac)> = kept
        .iter()
        .filter_map(|half| match &half.document {
            Document::Reac(reac) => Some((half.name.as_str(), reac.as_ref())),
            Document::Re(_) => None,
        })
        .collect();
    let res: Vec<(&str, &Re)> = kept
        .iter()
        .filter_map(|half| match &half.document {
            Document::Re(re) => Some((half.name.as_str(), re.as_ref())),
            Document::Reac(_) => None,
        })
        .collect();
    let known: Vec<&Reac> = reacs.iter().map(|(_, reac)| *reac).collect();
    let each = res.iter().filter_map(|(name, re)| {
        let (other, reac) = reacs.get(crate::halves::partner(re, &known, res.len())?)?;
        let found = reac_check::halves(reac, re);
        Some(Judged::read(format!("{other} + {name}"), of_re(re), found, &settings.policy(name)))
    });
    each.collect()
}
