//! Characters: their form, and those that are not what they seem.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

use super::{Place, edit};
use crate::trail::Edit;

/// Unicode NFC: a letter and the accent that follows it become one.
pub(super) fn compose(text: &str, _: &Place<'_>) -> Vec<Edit> {
    if is_nfc(text) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut start = 0;
    let ends = text.char_indices().skip(1).filter(|(_, c)| !is_combining_mark(*c)).map(|(at, _)| at);
    for end in ends.chain([text.len()]) {
        let letter = text.get(start..end).unwrap_or_default();
        let composed: String = letter.nfc().collect();
        if composed != letter {
            edits.push(edit("forme-unicode", start..end, composed));
        }
        start = end;
    }
    // Scripts whose letters compose without combining marks are rare enough to be set in one go.
    let all: String = text.nfc().collect();
    if render(text, &edits) == all { edits } else { vec![edit("forme-unicode", 0..text.len(), all)] }
}

fn render(text: &str, edits: &[Edit]) -> String {
    let mut out = String::new();
    let mut from = 0;
    for edit in edits {
        out.push_str(text.get(from..edit.range.start).unwrap_or_default());
        out.push_str(&edit.after);
        from = edit.range.end;
    }
    out + text.get(from..).unwrap_or_default()
}

/// Soft hyphens, joiners, byte order marks, control characters. A soft hyphen at a line's end takes the space
/// that the line's end became with it.
pub(super) fn invisible(text: &str, _: &Place<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match c {
            '\u{AD}' => {
                let rest = text.get(end..).unwrap_or_default();
                let broken = rest.starts_with(' ') && rest.trim_start().starts_with(char::is_lowercase);
                edits.push(edit("signe-invisible", at..end + usize::from(broken), ""));
            }
            '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {
                edits.push(edit("signe-invisible", at..end, ""));
            }
            c if c.is_control() && !c.is_whitespace() => edits.push(edit("signe-invisible", at..end, "")),
            _ => {}
        }
    }
    edits
}

/// Letters that a font joins, as one character.
const LIGATURES: &[(char, &str)] = &[
    ('\u{FB00}', "ff"),
    ('\u{FB01}', "fi"),
    ('\u{FB02}', "fl"),
    ('\u{FB03}', "ffi"),
    ('\u{FB04}', "ffl"),
    ('\u{FB05}', "st"),
    ('\u{FB06}', "st"),
];

pub(super) fn ligatures(text: &str, _: &Place<'_>) -> Vec<Edit> {
    replace("ligature", LIGATURES, text)
}

/// Characters of the private use area that office programs write for those of their symbol fonts. What is not
/// here stays.
const SYMBOLS: &[(char, &str)] = &[
    ('\u{F020}', " "),
    ('\u{F02D}', "-"),
    ('\u{F0A7}', "▪"),
    ('\u{F0A8}', "□"),
    ('\u{F0B0}', "°"),
    ('\u{F0B4}', "×"),
    ('\u{F0B7}', "•"),
    ('\u{F0D8}', "➢"),
    ('\u{F0E0}', "→"),
    ('\u{F0FC}', "✓"),
];

pub(super) fn symbols(text: &str, _: &Place<'_>) -> Vec<Edit> {
    replace("symbole", SYMBOLS, text)
}

fn replace(rule: &'static str, table: &[(char, &'static str)], text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    // All of these are of three bytes, which little else in French is.
    for (at, c) in text.char_indices().filter(|(_, c)| c.len_utf8() == 3) {
        if let Some((_, after)) = table.iter().find(|(sign, _)| *sign == c) {
            edits.push(edit(rule, at..at + c.len_utf8(), *after));
        }
    }
    edits
}

/// œ where French has it: the word is in no list with `oe`, and in one with `œ`.
pub(super) fn oe(text: &str, place: &Place<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, two) in text.as_bytes().windows(2).enumerate() {
        let after = match two {
            b"oe" => "œ",
            b"OE" | b"Oe" => "Œ",
            _ => continue,
        };
        let word = word_around(text, at);
        let form = text.get(word.clone()).unwrap_or_default().to_lowercase();
        let joined = text.get(word.start..at).unwrap_or_default().to_lowercase()
            + "œ"
            + &text.get(at + 2..word.end).unwrap_or_default().to_lowercase();
        let known = |form: &str| place.words.class(form).is(crate::Class::FRENCH);
        if !known(&form) && known(&joined) {
            edits.push(edit("oe", at..at + 2, after));
        }
    }
    edits
}

/// No word that has œ is longer.
const LONGEST: usize = 40;

/// The letters on both sides of a place, as bytes of the text.
fn word_around(text: &str, at: usize) -> std::ops::Range<usize> {
    let length = |letters: &mut dyn Iterator<Item = char>| -> usize {
        letters.take_while(|c| c.is_alphabetic()).take(LONGEST).map(char::len_utf8).sum()
    };
    let before = length(&mut text.get(..at).unwrap_or_default().chars().rev());
    let after = length(&mut text.get(at..).unwrap_or_default().chars());
    at - before..at + after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Role;
    use crate::words::WordList;

    fn after(rule: super::super::Rule, text: &str) -> String {
        render(text, &rule(text, &Place { role: &Role::Prose, words: WordList::shipped() }))
    }

    #[test]
    fn accents_join_their_letters() {
        assert_eq!(after(compose, "e\u{301}te\u{301}"), "été");
        assert_eq!(after(compose, "\u{1112}\u{1161}"), "\u{D558}");
        assert!(compose("été", &Place { role: &Role::Prose, words: WordList::shipped() }).is_empty());
    }

    #[test]
    fn invisible_signs_go() {
        assert_eq!(after(invisible, "ren\u{AD}sei\u{AD} gner\u{200B}\u{1}"), "renseigner");
        assert_eq!(after(invisible, "demi\u{AD} Lune a b"), "demi Lune a b");
    }

    #[test]
    fn ligatures_and_symbols() {
        assert_eq!(after(ligatures, "a\u{FB03}cher"), "afficher");
        assert_eq!(after(symbols, "\u{F0B7} \u{F0E0} \u{F123}"), "• → \u{F123}");
    }

    #[test]
    fn oe_joins_where_french_has_it() {
        for (before, expected) in [
            ("mise en oeuvre", "mise en œuvre"),
            ("MAIN D’OEUVRE", "MAIN D’ŒUVRE"),
            ("Oeuvrer, les noeuds", "Œuvrer, les nœuds"),
            ("main-d'oeuvre", "main-d'œuvre"),
        ] {
            assert_eq!(after(oe, before), expected);
        }
    }

    #[test]
    fn oe_stays_where_it_is_two_letters() {
        for text in ["coefficient", "coexister", "moelle", "goéland", "Joel", "shoe", "poele"] {
            assert_eq!(after(oe, text), text);
        }
    }
}
