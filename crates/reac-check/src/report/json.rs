//! For programs: one stable shape, `reac-check/1`.

use reac_diagnostic::{Diagnostic, Locale, term};
use serde::Serialize;

use super::{Judged, by_code};

#[derive(Serialize)]
struct Report<'j> {
    schema: &'static str,
    documents: Vec<Document<'j>>,
    /// How often each code was found.
    codes: std::collections::BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct Document<'j> {
    file: &'j str,
    intitule: Option<&'j str>,
    sigle: Option<&'j str>,
    code_titre: Option<&'j str>,
    millesime: Option<&'j str>,
    state: &'static str,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
    page: Option<u32>,
    printed_page: Option<u32>,
    pointer: Option<String>,
    /// What was seen and expected, in the order of the message.
    values: Vec<String>,
}

fn finding(found: &Diagnostic, locale: Locale) -> Finding {
    Finding {
        code: found.code.id(),
        severity: found.severity().as_str(),
        message: found.message(locale),
        page: found.page,
        printed_page: found.printed_page,
        pointer: found.pointer.clone(),
        values: found.args.iter().map(|arg| term(arg, locale).unwrap_or(arg).to_owned()).collect(),
    }
}

fn document(judged: &Judged, locale: Locale) -> Document<'_> {
    Document {
        file: &judged.name,
        intitule: judged.identity.intitule.as_deref(),
        sigle: judged.identity.sigle.as_deref(),
        code_titre: judged.identity.code_titre.as_deref(),
        millesime: judged.identity.millesime.as_deref(),
        state: judged.state.as_str(),
        findings: judged.findings.iter().map(|found| finding(found, locale)).collect(),
    }
}

/// All documents as one object.
///
/// # Errors
/// Never for what this crate makes.
pub fn json(documents: &[Judged], locale: Locale) -> Result<String, serde_json::Error> {
    let report = Report {
        schema: "reac-check/1",
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
        assert_eq!(value["schema"], "reac-check/1");
        assert_eq!(value["documents"][0]["findings"][1]["values"][2], "the vue synoptique");
        assert_eq!(value["documents"][1]["state"], "refused");
        assert_eq!(value["codes"]["R0701"], 1);
        assert_eq!(json_line(&super::super::samples::documents()[0], Locale::Fr).unwrap().lines().count(), 1);
    }
}
