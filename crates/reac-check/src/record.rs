//! A finding as every report has it, and as data again.

use reac_diagnostic::{ALL, Code, Diagnostic, Locale, term};
use reac_model::DiagnosticRecord;

/// A finding, said in a language.
#[must_use]
pub fn record(found: &Diagnostic, locale: Locale) -> DiagnosticRecord {
    DiagnosticRecord {
        code: found.code.id().to_owned(),
        severite: found.severity().as_str().to_owned(),
        message: found.message(locale),
        page: found.page,
        page_imprimee: found.printed_page,
        pointeur: found.pointer.clone(),
        indice: found.args.last().map(|arg| term(arg, locale).unwrap_or(arg).to_owned()),
    }
}

/// A finding of a report, as data again: its sentence stays in the report's language.
///
/// # Errors
/// Its code is none of this version's: R0021.
pub fn found(record: &DiagnosticRecord) -> Result<Diagnostic, Diagnostic> {
    let Some(code) = ALL.iter().find(|code| code.id() == record.code) else {
        return Err(Diagnostic::new(Code::NotAReading, [format!("@code_inconnu {}", record.code)]));
    };
    let mut found = Diagnostic::reported(*code, record.message.clone());
    found.page = record.page;
    found.printed_page = record.page_imprimee;
    found.pointer.clone_from(&record.pointeur);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_the_finding_again() {
        let mut own = Diagnostic::new(Code::NsfLetterMissing, ["311".into()]).at_page(3).at_pointer("/x");
        own.printed_page = Some(1);
        let made = record(&own, Locale::Fr);
        let back = found(&made).unwrap();
        assert_eq!(record(&back, Locale::En), DiagnosticRecord { indice: None, ..made.clone() });
        let unknown = DiagnosticRecord { code: "R9999".to_owned(), ..made };
        assert_eq!(found(&unknown).unwrap_err().code, Code::NotAReading);
    }
}
