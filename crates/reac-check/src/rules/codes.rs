//! The rubrique of level, conventions and codes.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fiches;
use reac_grammar::ligne::codes::{code_nsf, code_rome};
use reac_grammar::ligne::entier;
use reac_grammar::ligne::niveau::niveau;

use crate::Evidence;
use crate::evidence::at;

/// R0614.
pub(super) fn convention_odd(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let conventions = evidence.lecture.fiches.reac.emploi_type.conventions.iter().enumerate();
    conventions
        .filter_map(|(index, convention)| {
            let args = [convention.texte.clone(), reads_as(&convention.texte)?.to_owned()];
            Some(
                at(Code::ConventionOdd, args, convention)
                    .at_pointer(format!("/emploi_type/conventions/{index}")),
            )
        })
        .collect()
}

/// What a convention reads as, where that is something else.
fn reads_as(text: &str) -> Option<&'static str> {
    if niveau(text).is_ok() {
        return Some("@un_niveau");
    }
    if entier(code_rome, text).is_some() {
        return Some("@un_rome");
    }
    if entier(code_nsf, text).is_some() {
        return Some("@un_nsf");
    }
    // Identifiant de convention collective: four digits, leading zeros often left out.
    let (_, behind) = text.split_once("IDCC")?;
    let digits: String = behind
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    (digits.is_empty() || digits.len() > 4).then_some("@idcc")
}

/// R0615.
pub(super) fn code_twice(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let emploi = &evidence.lecture.fiches.reac.emploi_type;
    let mut out = Vec::new();
    for (key, codes) in [("nsf", &emploi.nsf), ("rome", &emploi.rome)] {
        for (index, entry) in codes.iter().enumerate() {
            if let Some(first) = codes.iter().take(index).find(|first| first.code.texte == entry.code.texte) {
                let label = |entry: &fiches::Code| {
                    entry.intitule.as_ref().map(|label| label.texte.clone()).unwrap_or_default()
                };
                let args = [entry.code.texte.clone(), label(first), label(entry)];
                out.push(
                    at(Code::CodeTwice, args, &entry.code).at_pointer(format!("/emploi_type/{key}/{index}")),
                );
            }
        }
    }
    out
}

/// R0616.
pub(super) fn code_missing(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let emploi = &evidence.lecture.fiches.reac.emploi_type;
    let parts = [
        (emploi.niveau.is_none(), "@niveau", "/emploi_type/niveau"),
        (emploi.nsf.is_empty(), "@nsf", "/emploi_type/nsf"),
        (emploi.rome.is_empty(), "@rome", "/emploi_type/rome"),
    ];
    let missing = parts.into_iter().filter(|(missing, ..)| *missing);
    missing
        .map(|(_, name, pointer)| Diagnostic::new(Code::CodeMissing, [name.to_owned()]).at_pointer(pointer))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    #[test]
    fn a_convention_that_is_none() {
        holds(convention_odd, DOCUMENT);
        finds(
            convention_odd,
            &DOCUMENT.replace("IDCC 1090", "IDCC 109000"),
            &["Convention collective IDCC 109000", "@idcc"],
        );
        finds(
            convention_odd,
            &DOCUMENT.replace("Convention collective IDCC 1090", "311v - Feux"),
            &["311v - Feux", "@un_nsf"],
        );
    }

    #[test]
    fn a_code_with_two_labels() {
        holds(code_twice, DOCUMENT);
        let text = DOCUMENT.replace("311v - Feux et balises\n", "311v - Feux et balises\n\n311v - Phares\n");
        finds(code_twice, &text, &["311v", "Feux et balises", "Phares"]);
    }

    #[test]
    fn no_code_at_all() {
        holds(code_missing, DOCUMENT);
        finds(code_missing, &DOCUMENT.replace("311v - Feux et balises", "Néant"), &["@nsf"]);
        finds(
            code_missing,
            &DOCUMENT.replace("I1203 Maintenance des bâtiments et des locaux", "Néant"),
            &["@rome"],
        );
    }
}
