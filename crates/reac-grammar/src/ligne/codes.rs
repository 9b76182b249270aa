//! Codes of the titre, of NSF and of ROME.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy, space0, space1};
use nom::combinator::{map, opt, peek, recognize, rest, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{preceded, terminated};

use crate::erreur::Resultat;

/// A code and its label, the label as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code<'a> {
    /// Canonical: `TP-00403`, `332t`, `K1801`.
    pub code: String,
    /// What follows it, empty where nothing does.
    pub intitule: &'a str,
}

fn chiffres(n: usize) -> impl Fn(&str) -> Resultat<&str, &str> {
    move |input| {
        let (rest, found) = take_while_m_n(n, n, |c: char| c.is_ascii_digit())(input)?;
        let (_, _) = nom::combinator::not(satisfy(|c| c.is_ascii_digit())).parse(rest)?;
        Ok((rest, found))
    }
}

/// `TP-00403`, also `TP 00403`, `TP–00403`, `TP00403`.
pub fn code_titre(input: &str) -> Resultat<&str, String> {
    let signe = many0_count(one_of(" -–—_"));
    map((tag_no_case("tp"), signe, chiffres(5)), |(_, _, digits)| format!("TP-{digits}")).parse(input)
}

/// Between a code and its label: `-`, `--`, `–`, `:` or blanks.
fn separateur(input: &str) -> Resultat<&str, &str> {
    recognize((space0, many0_count(one_of("-–—:.")), space0)).parse(input)
}

/// `332t - Aide…`, `326 t - …`, `326t--…`, `326t-a-…`, `326 - …`: nomenclature des spécialités de formation, three
/// digits and perhaps the letter of a function (code de l'éducation, D311-4).
pub fn code_nsf(input: &str) -> Resultat<&str, Code<'_>> {
    let (input, groupe) = preceded(space0, chiffres(3)).parse(input)?;
    // A letter belongs to the code where no word follows it at once.
    let lettre = terminated(
        satisfy(|c| c.is_ascii_alphabetic()),
        peek(alt((recognize(many1_count(one_of(" -–—:.\t\u{a0}"))), nom::combinator::eof))),
    );
    let (input, lettre) = opt(preceded(space0, lettre)).parse(input)?;
    // "326t-a-…": a further letter of a list, no part of the code.
    let autre = (char('-'), satisfy(|c| c.is_ascii_lowercase()), peek(char('-')));
    let (input, _) = opt(autre).parse(input)?;
    let (input, _) = verify(separateur, |found: &str| lettre.is_some() || !found.is_empty()).parse(input)?;
    let (input, intitule) = rest.parse(input)?;
    let code = match lettre {
        Some(lettre) => format!("{groupe}{}", lettre.to_ascii_lowercase()),
        None => groupe.to_owned(),
    };
    Ok((input, Code { code, intitule: intitule.trim() }))
}

/// `K1801 Conseil…`, `K 1801 - …`: a fiche of the répertoire opérationnel des métiers et des emplois.
pub fn code_rome(input: &str) -> Resultat<&str, Code<'_>> {
    let lettre = satisfy(|c| ('A'..='N').contains(&c.to_ascii_uppercase()));
    let (input, (_, lettre, _, digits)) = (space0, lettre, space0, chiffres(4)).parse(input)?;
    let (input, _) = alt((separateur, space1, tag(""))).parse(input)?;
    let (input, intitule) = rest.parse(input)?;
    Ok((input, Code { code: format!("{}{digits}", lettre.to_ascii_uppercase()), intitule: intitule.trim() }))
}

#[cfg(test)]
mod tests {
    use super::super::entier;
    use super::*;

    #[test]
    fn code_titre_accepts() {
        for text in ["TP-00403", "TP 00403", "tp–00403", "TP00403"] {
            assert_eq!(entier(code_titre, text).as_deref(), Some("TP-00403"), "{text}");
        }
    }

    #[test]
    fn code_titre_rejects() {
        for text in ["", "TP-0040", "TP-004031", "AB-00403", "00403"] {
            assert_eq!(entier(code_titre, text), None, "{text}");
        }
    }

    #[test]
    fn code_nsf_accepts() {
        for (text, code, intitule) in [
            ("332t - Phares et balises", "332t", "Phares et balises"),
            ("326 t - Phares", "326t", "Phares"),
            ("326t--Phares", "326t", "Phares"),
            ("326t-a-Phares", "326t", "Phares"),
            ("326 - Phares", "326", "Phares"),
            ("326--Phares", "326", "Phares"),
            ("311u", "311u", ""),
        ] {
            assert_eq!(entier(code_nsf, text), Some(Code { code: code.into(), intitule }), "{text}");
        }
    }

    #[test]
    fn code_nsf_rejects() {
        for text in ["", "32t - Phares", "3261 - Phares", "t326", "Phares 326t"] {
            assert_eq!(entier(code_nsf, text), None, "{text}");
        }
    }

    #[test]
    fn code_rome_accepts() {
        for text in ["K1801 Garde de phare", "K 1801 - Garde de phare", "k1801: Garde de phare"] {
            assert_eq!(
                entier(code_rome, text),
                Some(Code { code: "K1801".into(), intitule: "Garde de phare" })
            );
        }
    }

    #[test]
    fn code_rome_rejects() {
        for text in ["", "Z1801 Garde", "K180 Garde", "K18012 Garde", "Garde K1801"] {
            assert_eq!(entier(code_rome, text), None, "{text}");
        }
    }
}
