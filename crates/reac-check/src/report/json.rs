//! For programs: one stable shape, `reac-check/2`.

use reac_diagnostic::{Diagnostic, Locale, term};
use reac_model::DiagnosticRecord;
use serde::Serialize;

use super::{Judged, by_code};
use crate::record::record;

#[derive(Serialize)]
struct Report<'j> {
    schema: &'static str,
    documents: Vec<Document<'j>>,
    /// How often each code was found.
    codes: std::collections::BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct Document<'j> {
    entree: &'j str,
    intitule: Option<&'j str>,
    sigle: Option<&'j str>,
    code_titre: Option<&'j str>,
    millesime: Option<&'j str>,
    statut: &'static str,
    diagnostics: Vec<Finding>,
}

/// A finding as reports have it, and what it was made of.
#[derive(Serialize)]
struct Finding {
    #[serde(flatten)]
    record: DiagnosticRecord,
    /// What was seen and expected, in the order of the message.
    valeurs: Vec<String>,
}

fn finding(found: &Diagnostic, locale: Locale) -> Finding {
    let valeurs = found.args.iter().map(|arg| term(arg, locale).unwrap_or(arg).to_owned()).collect();
    Finding { record: record(found, locale), valeurs }
}

fn document(judged: &Judged, locale: Locale) -> Document<'_> {
    Document {
        entree: &judged.name,
        intitule: judged.identity.intitule.as_deref(),
        sigle: judged.identity.sigle.as_deref(),
        code_titre: judged.identity.code_titre.as_deref(),
        millesime: judged.identity.millesime.as_deref(),
        statut: judged.state.as_str(),
        diagnostics: judged.findings.iter().map(|found| finding(found, locale)).collect(),
    }
}

/// All documents as one object.
///
/// # Errors
/// Never for what this crate makes.
pub fn json(documents: &[Judged], locale: Locale) -> Result<String, serde_json::Error> {
    let report = Report {
        schema: "reac-check/2",
        documents: documents.iter().map(|judged| document(judged, locale)).collect(),
        codes: by_code(documents).into_iter().map(|(code, count)| (code.id(), count)).collect(),
    };
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

/// One document as one line.
///
/// # Errors
/// Never for what this crate makes.
pub fn json_line(judged: &Judged, locale: Locale) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string(&document(judged, locale))? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_holds() {
        let text = json(&super::super::samples::documents(), Locale::En).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], "reac-check/2");
        assert_eq!(value["documents"][0]["diagnostics"][1]["valeurs"][2], "the vue synoptique");
        assert_eq!(value["documents"][1]["statut"], "refused");
        assert_eq!(value["codes"]["R0701"], 1);
        assert_eq!(json_line(&super::super::samples::documents()[0], Locale::Fr).unwrap().lines().count(), 1);
    }
}
