//! Bullets: the marks that open an item of a list, and are no part of its text.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of, satisfy, space0, space1};
use nom::combinator::{peek, value, verify};
use nom::sequence::terminated;

use super::nombre;
use crate::erreur::Resultat;

/// What opens an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Puce {
    /// A dash, dot or sign; not content.
    Signe,
    /// A typed number, `1.`, `2)`, `3 –`, or a letter that counts, `b)`.
    Numero(u32),
}

/// A drawing: private use, where symbol fonts have their signs, arrows, boxes, shapes and dingbats. No sentence opens
/// with one.
fn est_un_dessin(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{27bf}'
        | '\u{27f0}'..='\u{27ff}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{1f300}'..='\u{1faff}')
}

/// `- `, `– `, `• `, a drawing, `o ` alone, `* `, `> `.
pub fn puce_signe(input: &str) -> Resultat<&str, Puce> {
    let signe = alt((satisfy(est_un_dessin), one_of("•◦‣⁃∙·*>")));
    // After a dash or a letter a space is wanted: "-ci" and "ou" are text. "--" is none.
    let tiret = terminated(one_of("-–—‐‑−"), space1);
    let lettre = terminated(char('o'), peek(tag("\t")));
    value(Puce::Signe, (space0, alt((terminated(signe, space0), tiret, lettre)))).parse(input)
}

/// `a) `: the letter's place in the alphabet.
fn lettre(input: &str) -> Resultat<&str, u32> {
    let (input, letter) =
        terminated(satisfy(|c| c.is_ascii_lowercase()), (char(')'), space1)).parse(input)?;
    Ok((input, u32::from(letter) - u32::from('a') + 1))
}

/// `1. `, `2) `, `3 - `, `4 – `, `e) ` before a text.
pub fn puce_numero(input: &str) -> Resultat<&str, Puce> {
    let (input, _) = space0.parse(input)?;
    if let Ok((input, n)) = lettre(input) {
        return Ok((input, Puce::Numero(n)));
    }
    let (input, n) = verify(nombre, |n| *n < 100).parse(input)?;
    let marque =
        alt((terminated(one_of(".)"), space1), terminated((space0, one_of("-–—")).map(|(_, c)| c), space1)));
    let (input, _) = terminated(marque, peek(satisfy(|c| !c.is_ascii_digit()))).parse(input)?;
    Ok((input, Puce::Numero(n)))
}

/// What stands behind the number of a list's item, `1. `, `2) ` or `c) `, which is a mark as a dash is. A rank, `3 – `, is
/// part of what it ranks.
#[must_use]
pub fn sans_numero(text: &str) -> Option<&str> {
    let chiffre = (space0, nombre, one_of(".)"), space1).map(|_| ());
    let (rest, ()) = alt((chiffre, (space0, lettre).map(|_| ()))).parse(text).ok()?;
    puce_numero(text).is_ok().then_some(rest)
}

/// A dash without the space behind it, before a capital: `-Les`. Among items with a dash it is one.
#[must_use]
pub fn sans_tiret_colle(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix(['-', '–', '—', '‐', '‑', '−'])?;
    rest.starts_with(char::is_uppercase).then_some(rest)
}

/// The bullet of a text and the text behind it.
#[must_use]
pub fn puce(text: &str) -> Option<(Puce, &str)> {
    alt((puce_signe, puce_numero)).parse(text).ok().map(|(rest, puce)| (puce, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puce_accepts() {
        for text in [
            "- la garde",
            "• la garde",
            "•la garde",
            "\u{f0b7} la garde",
            "\u{f0b7}la garde",
            " – la garde",
            "* la garde",
            "☐ la garde",
            "❑ la garde",
            "⇒ la garde",
            "🔹 la garde",
        ] {
            assert_eq!(puce(text), Some((Puce::Signe, "la garde")), "{text:?}");
        }
        for text in ["1. la garde", "1) la garde", "1 - la garde", "1 – la garde"] {
            assert_eq!(puce(text), Some((Puce::Numero(1), "la garde")), "{text:?}");
        }
        assert_eq!(puce("c) la garde"), Some((Puce::Numero(3), "la garde")));
    }

    #[test]
    fn a_number_of_a_list_is_a_mark_and_a_rank_is_none() {
        assert_eq!(sans_numero("1. la garde"), Some("la garde"));
        assert_eq!(sans_numero("2) la garde"), Some("la garde"));
        assert_eq!(sans_numero("b) la garde"), Some("la garde"));
        for text in ["3 – la garde", "la garde", "1.5 mm", "12/13"] {
            assert_eq!(sans_numero(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_dash_may_lack_its_space() {
        assert_eq!(sans_tiret_colle("-Les feux"), Some("Les feux"));
        for text in ["-ci", "Les feux", "- Les feux", ""] {
            assert_eq!(sans_tiret_colle(text), None, "{text:?}");
        }
    }

    #[test]
    fn puce_rejects() {
        for text in [
            "",
            "la garde",
            "-ci",
            "1.5 mm",
            "2018 - la garde",
            "on garde",
            "1er phare",
            "12/13",
            "a)",
            "A) garde",
            "(a) garde",
        ] {
            assert_eq!(puce(text), None, "{text:?}");
        }
    }
}
