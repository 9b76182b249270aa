//! Footnotes.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, space0, space1};
use nom::combinator::{map_opt, opt, verify};
use nom::sequence::{delimited, preceded};

use super::nombre;
use crate::erreur::Resultat;

const ELEVES: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// A raised digit, as a sign of its own.
#[must_use]
pub fn est_eleve(c: char) -> bool {
    // Most signs of a text are told apart by a glance.
    c >= '²' && ELEVES.contains(c)
}

/// A number in digits, or in raised ones.
#[must_use]
pub fn chiffres(text: &str) -> Option<u32> {
    if !text.starts_with(est_eleve) {
        return text.parse().ok();
    }
    let digit = |c: char| ELEVES.chars().position(|raised| raised == c).and_then(|at| u32::try_from(at).ok());
    text.chars().try_fold(0_u32, |number, c| number.checked_mul(10)?.checked_add(digit(c)?))
}

fn numero(input: &str) -> Resultat<&str, u32> {
    let eleves = map_opt(take_while1(est_eleve), chiffres);
    verify(alt((nombre, eleves)), |n| (1..1000).contains(n)).parse(input)
}

/// `[1]`, `^[1]`, `[^1]`: a call, or the head of a note, in text made from a page.
pub fn appel_crochets(input: &str) -> Resultat<&str, u32> {
    delimited((opt(char('^')), char('['), opt(char('^'))), numero, char(']')).parse(input)
}

/// `[1] …`, `^[1] …`, `[^1]: …`: a footnote with brackets; what follows is its text.
pub fn note_crochets(input: &str) -> Resultat<&str, u32> {
    let (input, n) = preceded(space0, appel_crochets).parse(input)?;
    let (input, _) = (opt(tag(":")), space0).parse(input)?;
    Ok((input, n))
}

/// `1 …`, `(1) …`: a footnote whose place on the page, not its form, says that it is one.
pub fn note_nue(input: &str) -> Resultat<&str, u32> {
    let nu = |input| {
        let (input, n) = numero(input)?;
        let (input, _) = alt((space1, tag("."))).parse(input)?;
        Ok((input, n))
    };
    let parentheses = delimited(char('('), numero, (char(')'), space0));
    preceded(space0, alt((note_crochets, parentheses, nu))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn note_accepts() {
        for text in ["[1] Relevé", "^[1] Relevé", "[^1]: Relevé", " [1]Relevé"] {
            assert_eq!(note_crochets(text), Ok(("Relevé", 1)), "{text}");
        }
        for text in ["1 Relevé", "(1) Relevé", "[1] Relevé", "¹ Relevé"] {
            assert_eq!(note_nue(text), Ok(("Relevé", 1)), "{text}");
        }
    }

    #[test]
    fn note_rejects() {
        for text in ["", "Relevé [1]", "[a] Relevé", "[0] Relevé", "[1", "1 Relevé"] {
            assert!(note_crochets(text).is_err(), "{text}");
        }
        assert!(note_nue("1er relevé").is_err());
        assert_eq!(
            (chiffres("¹²"), chiffres("¹x"), chiffres("m²"), chiffres("")),
            (Some(12), None, None, None)
        );
    }
}
