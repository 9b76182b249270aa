//! First level of the grammar: what stands within a line, nom over `&str`.

pub mod attribution;
pub mod codes;
pub mod compte;
pub mod date;
pub mod entree_sommaire;
pub mod etiquette;
pub mod niveau;
pub mod note;
pub mod pied;
pub mod puce;
pub mod tete;

use nom::Parser;
use nom::character::complete::{digit1, satisfy, space0};
use nom::combinator::{map_res, recognize};
use nom::multi::many1_count;

use crate::erreur::Resultat;

/// A number that fits; leading zeros are allowed.
pub fn nombre(input: &str) -> Resultat<&str, u32> {
    map_res(digit1, str::parse).parse(input)
}

/// `17/54`, spaces allowed around the stroke: a page and the number of pages.
pub fn page_sur_pages(input: &str) -> Resultat<&str, (u32, u32)> {
    let (input, page) = nombre(input)?;
    let (input, _) = (space0, nom::character::complete::char('/'), space0).parse(input)?;
    let (input, pages) = nombre(input)?;
    Ok((input, (page, pages)))
}

/// A run of characters that are no space.
fn mot(input: &str) -> Resultat<&str, &str> {
    recognize(many1_count(satisfy(|c| !c.is_whitespace()))).parse(input)
}

/// The whole of `input` as one production, or nothing.
pub fn entier<'a, O>(production: impl Fn(&'a str) -> Resultat<&'a str, O>, input: &'a str) -> Option<O> {
    let input = input.trim();
    match production(input) {
        Ok((rest, out)) if rest.trim().is_empty() => Some(out),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_sur_pages_accepts() {
        assert_eq!(entier(page_sur_pages, "17/54"), Some((17, 54)));
        assert_eq!(entier(page_sur_pages, "1 / 40"), Some((1, 40)));
    }

    #[test]
    fn page_sur_pages_rejects() {
        for text in ["", "17", "17/", "/54", "a/b", "99999999999/2"] {
            assert_eq!(entier(page_sur_pages, text), None, "{text}");
        }
    }
}
