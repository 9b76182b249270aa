//! The running footer's values.

use reac_diagnostic::{Code, Diagnostic};

use crate::Evidence;
use crate::evidence::at;

/// No titre professionnel is older; the first REACs of today's form came later.
const EARLIEST: &str = "2000-01-01";

/// R0601.
pub(super) fn header_value_missing(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let Some(pied) = &evidence.lecture.pied else { return Vec::new() };
    let parts = [
        (pied.sigle.is_none(), "@sigle", "/document/sigle"),
        (pied.code_titre.is_none(), "@code_titre", "/document/code_titre"),
        (pied.millesime.is_none(), "@millesime", "/document/millesime"),
        (pied.dates.is_empty(), "@validation", "/document/date_validation"),
        (pied.dates.len() < 2, "@mise_a_jour", "/document/date_mise_a_jour"),
        (pied.page.is_none(), "@pages", "/document/pages"),
    ];
    let missing = parts.into_iter().filter(|(missing, ..)| *missing);
    missing
        .map(|(_, name, pointer)| {
            Diagnostic::new(Code::HeaderValueMissing, [name.to_owned()]).at_pointer(pointer)
        })
        .collect()
}

/// R0602.
pub(super) fn date_implausible(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let Some(pied) = &evidence.lecture.pied else { return Vec::new() };
    let latest = evidence.options.today.as_deref().unwrap_or("2099-12-31");
    let named =
        [("@validation", "/document/date_validation"), ("@mise_a_jour", "/document/date_mise_a_jour")];
    pied.dates
        .iter()
        .zip(named)
        .filter(|(date, _)| date.as_str() < EARLIEST || date.as_str() > latest)
        .map(|(date, (name, pointer))| {
            let args = [name.to_owned(), date.clone(), EARLIEST.to_owned(), latest.to_owned()];
            Diagnostic::new(Code::DateImplausible, args).at_pointer(pointer)
        })
        .collect()
}

/// R0603.
pub(super) fn date_order(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let Some(pied) = &evidence.lecture.pied else { return Vec::new() };
    match pied.dates.as_slice() {
        [validation, update, ..] if update < validation => {
            vec![
                Diagnostic::new(Code::DateOrder, [update.clone(), validation.clone()])
                    .at_pointer("/document/date_mise_a_jour"),
            ]
        }
        _ => Vec::new(),
    }
}

/// R0604: what the footer prints where a code should stand.
pub(super) fn title_code_malformed(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let lecture = evidence.lecture;
    if lecture.pied.as_ref().is_some_and(|pied| pied.code_titre.is_some()) {
        return Vec::new();
    }
    let Some(printed) = &lecture.pied_texte else { return Vec::new() };
    let like_a_code = |word: &&str| {
        word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("tp"))
            && word.contains(|c: char| c.is_ascii_digit())
    };
    let found = printed.texte.split_whitespace().find(like_a_code);
    found
        .map(|word| {
            at(Code::TitleCodeMalformed, [word.to_owned()], printed).at_pointer("/document/code_titre")
        })
        .into_iter()
        .collect()
}

/// R0605.
pub(super) fn millesime_odd(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let millesime = evidence.lecture.pied.as_ref().and_then(|pied| pied.millesime.as_ref());
    millesime
        .filter(|printed| printed.len() != 2 || !printed.chars().all(|c| c.is_ascii_digit()))
        .map(|printed| {
            Diagnostic::new(Code::MillesimeOdd, [printed.clone()]).at_pointer("/document/millesime")
        })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::essais::{DOCUMENT, finds, holds, lecture};

    #[test]
    fn values_that_are_not_printed() {
        holds(header_value_missing, DOCUMENT);
        finds(header_value_missing, &DOCUMENT.replace("\t06/06/2018", "\t"), &["@mise_a_jour"]);
    }

    #[test]
    fn dates_too_early_and_too_late() {
        holds(date_implausible, DOCUMENT);
        finds(
            date_implausible,
            &DOCUMENT.replace("05/06/2018", "05/06/1993"),
            &["@validation", "1993-06-05"],
        );
        let (lecture, options) = (lecture(DOCUMENT), Options { today: Some("2018-01-01".to_owned()) });
        assert_eq!(date_implausible(&Evidence::new(&lecture, &options)).len(), 2);
    }

    #[test]
    fn updated_before_validated() {
        holds(date_order, DOCUMENT);
        finds(date_order, &DOCUMENT.replace("06/06/2018", "04/06/2018"), &["2018-06-04", "2018-06-05"]);
    }

    #[test]
    fn a_code_of_four_digits() {
        holds(title_code_malformed, DOCUMENT);
        finds(title_code_malformed, &DOCUMENT.replace("TP-09999", "TP-0999"), &["TP-0999"]);
    }

    #[test]
    fn a_millesime_of_one_digit() {
        holds(millesime_odd, DOCUMENT);
        finds(millesime_odd, &DOCUMENT.replace("\t07\t", "\t7\t"), &["7"]);
    }
}
