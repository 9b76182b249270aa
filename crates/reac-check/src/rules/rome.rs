//! Codes of the répertoire opérationnel des métiers et des emplois.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fiches;
use reac_grammar::fold::fold;

use crate::Evidence;
use crate::evidence::at;
use crate::lists::{rome_3, rome_4, successors};

/// How many successors a message names.
const NAMED: usize = 4;

fn codes<'l>(evidence: &Evidence<'l>) -> impl Iterator<Item = (String, &'l fiches::Code)> {
    let codes = evidence.lecture.fiches.reac.emploi_type.rome.iter().enumerate();
    codes.map(|(index, entry)| (format!("/emploi_type/rome/{index}"), entry))
}

/// R0609.
pub(super) fn rome_unknown(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    codes(evidence)
        .filter(|(_, entry)| rome_3(&entry.code.texte).is_none() && rome_4(&entry.code.texte).is_none())
        .map(|(pointer, entry)| {
            at(Code::RomeUnknown, [entry.code.texte.clone()], &entry.code)
                .at_pointer(format!("{pointer}/code"))
        })
        .collect()
}

/// R0610.
pub(super) fn label_old(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    codes(evidence)
        .filter(|(_, entry)| {
            is(rome_3(&entry.code.texte), entry) && !is(rome_4(&entry.code.texte).map(|new| new.label), entry)
        })
        .map(|(pointer, entry)| {
            let args = [entry.code.texte.clone(), label(entry).to_owned(), named(&entry.code.texte)];
            at(Code::RomeLabelOld, args, &entry.code).at_pointer(format!("{pointer}/intitule"))
        })
        .collect()
}

/// R0611.
pub(super) fn label_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    codes(evidence)
        .filter_map(|(pointer, entry)| {
            let (old, new) = (rome_3(&entry.code.texte), rome_4(&entry.code.texte).map(|new| new.label));
            if entry.intitule.is_none() || is(old, entry) || is(new, entry) {
                return None;
            }
            let args = [entry.code.texte.clone(), label(entry).to_owned(), old.or(new)?.to_owned()];
            Some(at(Code::RomeLabelDiffers, args, &entry.code).at_pointer(format!("{pointer}/intitule")))
        })
        .collect()
}

/// As printed; empty where none is.
fn label(entry: &fiches::Code) -> &str {
    entry.intitule.as_ref().map_or("", |label| label.texte.as_str())
}

fn is(label: Option<&str>, entry: &fiches::Code) -> bool {
    label.is_some_and(|label| fold(label) == fold(self::label(entry)))
}

/// The successors in ROME 4, the code's own first.
fn named(code: &str) -> String {
    let mut all = successors(code);
    all.sort_by_key(|(new, _)| (*new != code, *new));
    let mut out: Vec<String> = all.iter().take(NAMED).map(|(new, label)| format!("{new} {label}")).collect();
    if all.len() > NAMED {
        out.push("…".to_owned());
    }
    out.join(" ; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    const LABEL: &str = "I1203 Maintenance des bâtiments et des locaux";

    #[test]
    fn a_code_that_no_version_has() {
        holds(rome_unknown, DOCUMENT);
        finds(rome_unknown, &DOCUMENT.replace("I1203", "I1999"), &["I1999"]);
    }

    #[test]
    fn an_old_label_names_its_successors() {
        let new = format!("I1203 {}", rome_4("I1203").unwrap().label);
        holds(label_old, &DOCUMENT.replace(LABEL, &new));
        let all = crate::essais::found(label_old, DOCUMENT);
        assert!(all[0].args[2].starts_with("I1203 "), "{all:?}");
    }

    #[test]
    fn a_label_of_no_version() {
        holds(label_differs, DOCUMENT);
        finds(
            label_differs,
            &DOCUMENT.replace(LABEL, "I1203 Garde de phares"),
            &["I1203", "Garde de phares"],
        );
    }
}
