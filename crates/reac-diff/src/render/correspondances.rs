//! Words for the table of correspondances that a référentiel d'évaluation prints.

use reac_diagnostic::Locale;

use super::pick;
use crate::model::Source;

pub(super) fn title(locale: Locale) -> &'static str {
    pick(
        locale,
        "Correspondances du référentiel d’évaluation",
        "Correspondances of the référentiel d’évaluation",
    )
}

pub(super) fn heads(locale: Locale) -> [&'static str; 3] {
    match locale {
        Locale::Fr => ["Ancien certificat", "Nouveau certificat", "Selon"],
        Locale::En => ["Old certificate", "New certificate", "According to"],
    }
}

pub(super) fn source(source: Source, locale: Locale) -> &'static str {
    match source {
        Source::Both => pick(locale, "le RE et les REAC", "the RE and the REACs"),
        Source::Printed => pick(locale, "le RE seul", "the RE alone"),
        Source::Computed => pick(locale, "les REAC seuls", "the REACs alone"),
    }
}
