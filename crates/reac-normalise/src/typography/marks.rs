//! Marks within and beside words.

use super::{Place, edit};
use crate::token::is_elision;
use crate::trail::Edit;

/// What is typed or read for U+2019.
const APOSTROPHES: &[char] =
    &['\'', '\u{B4}', '`', '\u{2018}', '\u{201B}', '\u{2BC}', '\u{2B9}', '\u{2032}', '\u{FF07}'];

/// U+2019 between letters, and after an elided word whatever follows it.
pub(super) fn apostrophes(text: &str, _: &Place<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut word = 0;
    let mut previous: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if APOSTROPHES.contains(&c) && previous.is_some_and(char::is_alphabetic) {
            let next = chars.peek().map(|(_, next)| *next);
            let inside = next.is_some_and(char::is_alphabetic);
            let elided = next.is_some() && is_elision(text.get(word..at).unwrap_or_default());
            if inside || elided {
                edits.push(edit("apostrophe", at..at + c.len_utf8(), "\u{2019}"));
            }
        }
        if !c.is_alphabetic() {
            word = at + c.len_utf8();
        }
        previous = Some(c);
    }
    edits
}

/// An elided word stands at the word behind it: no blank beside its apostrophe.
pub(super) fn elisions(text: &str, _: &Place<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| *c == '\u{2019}' || APOSTROPHES.contains(c)) {
        let (before, after) =
            (text.get(..at).unwrap_or_default(), text.get(at + c.len_utf8()..).unwrap_or_default());
        let (head, tail) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
        let blanks = before.len() - head.len() + after.len() - tail.len();
        let word = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        // A quotation opens behind a blank and stands at its word.
        let parted = blanks > 0 && !(head.len() < before.len() && tail.len() == after.len());
        if parted && is_elision(word) && tail.starts_with(char::is_alphabetic) {
            edits.push(edit("apostrophe", head.len()..text.len() - tail.len(), "\u{2019}"));
        }
    }
    edits
}

/// A hyphen at which no line may break is a hyphen.
pub(super) fn hyphens(text: &str, _: &Place<'_>) -> Vec<Edit> {
    let found = text.char_indices().filter(|(_, c)| matches!(c, '\u{2010}' | '\u{2011}'));
    found.map(|(at, c)| edit("trait-d-union", at..at + c.len_utf8(), "-")).collect()
}

/// A footnote's call as converters write it, `^[1]`, is `[1]`.
pub(super) fn calls(text: &str, _: &Place<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, _) in text.match_indices("^[") {
        let start = text.get(..at).unwrap_or_default().trim_end_matches('^').len();
        let rest = text.get(at + 2..).unwrap_or_default();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && rest.get(digits..).is_some_and(|rest| rest.starts_with(']')) {
            edits.push(edit("appel-de-note", start..at + 1, ""));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Role;
    use crate::trail::Trail;
    use crate::words::WordList;

    fn after(rule: super::super::Rule, text: &str) -> String {
        let mut trail = Trail::new(text);
        trail.apply(rule(text, &Place { role: &Role::Prose, words: WordList::shipped() }));
        trail.text().to_owned()
    }

    #[test]
    fn apostrophes_between_letters_and_after_elided_words() {
        assert_eq!(
            after(apostrophes, "l'étal, d´un, qu`il, s‘il, n‛est"),
            "l’étal, d’un, qu’il, s’il, n’est"
        );
        assert_eq!(
            after(apostrophes, "d'« Améliorer », l' étal, d'1 kg"),
            "d’« Améliorer », l’ étal, d’1 kg"
        );
    }

    #[test]
    fn an_elided_word_stands_at_the_next() {
        assert_eq!(after(elisions, "l’ étal, d' un, qu ’ il"), "l’étal, d’un, qu’il");
        for text in ["le mot l ’étal’ seul", "d’ « étal »", "l’ 1", "un rock’ seul", "l’étal"]
        {
            assert_eq!(after(elisions, text), text);
        }
    }

    #[test]
    fn quotes_stay() {
        for text in ["le mot 'vente' seul", "‘vente’", "5' 30", "rock'", "l'", "\"vente\""] {
            assert_eq!(after(apostrophes, text), text);
        }
    }

    #[test]
    fn hyphens_and_calls() {
        assert_eq!(after(hyphens, "rendez\u{2011}vous – ici"), "rendez-vous – ici");
        assert_eq!(after(calls, "moins de 10 %^[1] ici"), "moins de 10 %[1] ici");
        assert_eq!(after(calls, "ici^^[1]"), "ici[1]");
        assert_eq!(after(calls, "x^2, ^[a], ^[1"), "x^2, ^[a], ^[1");
    }
}
