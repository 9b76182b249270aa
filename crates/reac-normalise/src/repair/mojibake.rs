//! UTF-8 that was once read as Windows-1252, or as Latin-1: `Ã©` for é. There is one way back, and no French reads so.

use std::borrow::Cow;

use crate::grounds::{Grounds, MOJIBAKE, Note};
use crate::trail::Edit;

/// What text in French is made of beside ASCII.
const LETTERS: &str = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”–—…•€°²³·§±×ﬁﬂ\u{A0}";

/// Windows-1252 from 0x80 to 0x9F; a place without a character keeps its byte's value, as readers do.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// First bytes of what [`LETTERS`] are in UTF-8, as they are read.
const STARTS: &[char] = &['Ã', 'Â', 'Å', 'â', 'ï'];

/// One of [`STARTS`] before what is no ASCII, as the later bytes of no letter are. That of à may be lost.
fn may_be_misread(text: &str) -> bool {
    let found = |three: &[u8]| matches!(three, [0xC3, 0x82 | 0x85 | 0xA2 | 0xAF, 0x80..=0xFF]);
    text.as_bytes().windows(3).any(found) || text.contains('Ã')
}

/// Edits that read the bytes as they were meant.
pub(crate) fn repair(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    if !may_be_misread(text) {
        return edits;
    }
    let mut done = 0;
    for (at, _) in text.match_indices(STARTS) {
        if at < done {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        if let Some((length, meant)) = meant(rest) {
            done = at + length;
            edits.push(Edit {
                range: at..done,
                after: Cow::Owned(meant.to_string()),
                note: Note {
                    rule: "encodage",
                    grounds: Grounds::new(MOJIBAKE, Vec::new()),
                    confidence: 0.999,
                },
            });
        }
    }
    edits
}

/// The character that a text begins with, once read rightly, and the length of what stands for it.
fn meant(text: &str) -> Option<(usize, char)> {
    for letter in LETTERS.chars() {
        let mut bytes = [0; 4];
        let bytes = letter.encode_utf8(&mut bytes).bytes();
        for read in [bytes.clone().map(windows_1252).collect::<String>(), bytes.map(char::from).collect()] {
            if text.starts_with(&read) {
                return Some((read.len(), letter));
            }
        }
    }
    // The second byte of à is a no-break space, which many programs have made a space, or lost at an end.
    let rest = text.strip_prefix('Ã')?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(('Ã'.len_utf8(), 'à'))
}

fn windows_1252(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trail::Trail;

    fn repaired(text: &str) -> String {
        let mut trail = Trail::new(text);
        trail.apply(repair(text));
        trail.text().to_owned()
    }

    #[test]
    fn letters_and_marks_come_back() {
        assert_eq!(
            repaired("DÃ©poser lâ€™offre Â« dÃ©jÃ\u{A0} Â» Ã\u{89}tÃ© Å“uvre"),
            "Déposer l’offre « déjà » Été œuvre"
        );
        assert_eq!(repaired("mise Ã jour, dÃ©jÃ"), "mise à jour, déjà");
        assert_eq!(repaired("Ã‰quipe"), "Équipe");
    }

    #[test]
    fn what_is_french_stays() {
        for text in ["Âge et âne", "naïf", "SÃO", "pâte", "île", "là-bâté"] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn every_letter_can_be_misread() {
        for letter in LETTERS.chars() {
            let mut bytes = [0; 4];
            let read: String = letter.encode_utf8(&mut bytes).bytes().map(windows_1252).collect();
            assert_eq!(repaired(&format!("x{read}y")), format!("x{letter}y"));
        }
    }
}
