//! Attributions: where a definition of a glossary is taken from.
//!
//! ```text
//! (Source : www.example.org)
//! (source Encyclopédie des phares, 2017)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while};
use nom::character::complete::{char, satisfy, space0};
use nom::combinator::{opt, peek, value};

use crate::erreur::Resultat;

/// `(Source : …`, `(source …`, `Source : …`: what opens an attribution.
pub fn attribution(input: &str) -> Resultat<&str, ()> {
    let source = || (tag_no_case("source"), opt(char('s')));
    let bracketed =
        value((), (char('('), space0, source(), peek(satisfy(|c| c == ':' || c.is_whitespace()))));
    let bare = value((), (source(), take_while(|c| matches!(c, ' ' | '\u{a0}')), char(':')));
    alt((bracketed, bare)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attribution_accepts() {
        for text in [
            "(Source : phares.example)",
            "(source Annales des phares 2017)",
            "Source : Annales",
            "(Sources : deux)",
        ] {
            assert!(attribution(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn attribution_rejects() {
        for text in ["Source lumineuse d’un phare", "(ressource)", "sourcer", "(sourcier)", ""] {
            assert!(attribution(text).is_err(), "{text}");
        }
    }
}
