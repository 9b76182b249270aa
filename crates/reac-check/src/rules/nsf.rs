//! Codes of the nomenclature des spécialités de formation.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fiches;

use crate::Evidence;
use crate::evidence::at;
use crate::lists::{nsf_group, nsf_letters};

/// Each printed code: its pointer, the entry, its three digits and its letter.
fn codes<'l>(
    evidence: &Evidence<'l>,
) -> impl Iterator<Item = (String, &'l fiches::Code, String, Option<char>)> {
    evidence.lecture.fiches.reac.emploi_type.nsf.iter().enumerate().map(|(index, entry)| {
        let digits = entry.code.texte.chars().take_while(char::is_ascii_digit).collect();
        let letter = entry.code.texte.chars().find(|c| !c.is_ascii_digit());
        (format!("/emploi_type/nsf/{index}/code"), entry, digits, letter)
    })
}

/// R0606.
pub(super) fn group_unknown(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    codes(evidence)
        .filter(|(_, _, digits, _)| nsf_group(digits).is_none())
        .map(|(pointer, entry, digits, _)| {
            at(Code::NsfGroupUnknown, [entry.code.texte.clone(), digits], &entry.code).at_pointer(pointer)
        })
        .collect()
}

/// R0607.
pub(super) fn letter_wrong(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    codes(evidence)
        .filter_map(|(pointer, entry, digits, letter)| {
            let (letter, allowed) = (letter?, nsf_letters(&digits));
            if allowed.contains(&letter) || nsf_group(&digits).is_none() {
                return None;
            }
            let allowed = allowed.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
            let args = [entry.code.texte.clone(), letter.to_string(), digits, allowed];
            Some(at(Code::NsfLetterWrong, args, &entry.code).at_pointer(pointer))
        })
        .collect()
}

/// R0608.
pub(super) fn letter_missing(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    codes(evidence)
        .filter(|(_, _, _, letter)| letter.is_none())
        .map(|(pointer, entry, ..)| {
            at(Code::NsfLetterMissing, [entry.code.texte.clone()], &entry.code).at_pointer(pointer)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    #[test]
    fn a_group_that_is_none() {
        holds(group_unknown, DOCUMENT);
        finds(group_unknown, &DOCUMENT.replace("311v -", "319v -"), &["319v", "319"]);
    }

    #[test]
    fn a_letter_of_another_domain() {
        holds(letter_wrong, DOCUMENT);
        finds(letter_wrong, &DOCUMENT.replace("311v -", "311b -"), &["311b", "b", "311"]);
    }

    #[test]
    fn a_code_without_letter() {
        holds(letter_missing, DOCUMENT);
        finds(letter_missing, &DOCUMENT.replace("311v -", "311 -"), &["311"]);
    }
}
