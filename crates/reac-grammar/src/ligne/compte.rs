//! Numbers and letters that only count the items of a list: `1.`, `2)`, `(c)`, `iv.`, `1.3`. One alone may belong to its
//! text; where they count the whole list up, they are marks as bullets are.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, one_of, satisfy, space1};
use nom::combinator::{map_opt, opt, verify};
use nom::multi::many1;
use nom::sequence::preceded;

use super::nombre;
use crate::erreur::Resultat;

/// Of so many items three bear their number, at least: a row that was cut off has none.
const SUR: usize = 4;

/// The longest: `(xviii)`.
const PLUS_LONGUE: usize = 7;

/// How a list is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forme {
    /// `1.`, `1)`, `(1)`, `1°`, `1/`.
    Chiffre,
    /// `2.1`, `2.2`: the last number counts.
    Suite,
    /// `a)`, `b.`, `(c)`.
    Lettre,
    /// `i.`, `ii)`, `(iii)`.
    Romain,
}

const FORMES: [Forme; 4] = [Forme::Chiffre, Forme::Suite, Forme::Lettre, Forme::Romain];

/// As numerals are written, up to twenty.
const ROMAINS: &[&str] = &[
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
    "xvii", "xviii", "xix", "xx",
];

/// The number in front of an item in one form, and the text behind it.
fn compte(forme: Forme, text: &str) -> Option<(u32, &str)> {
    let (rest, n) = match forme {
        Forme::Chiffre => marque(petit_nombre, text),
        Forme::Suite => suite(text),
        Forme::Lettre => marque(lettre, text),
        Forme::Romain => marque(romain, text),
    }
    .ok()?;
    // "3. 5 mm" is a measure.
    (!rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some((n, rest))
}

/// A number and what closes it: `1. `, `1) `, `(1) `, `1° `, `1°) `, `1/ `.
fn marque(compteur: impl Fn(&str) -> Resultat<&str, u32>, text: &str) -> Resultat<&str, u32> {
    let (rest, open) = opt(char('(')).parse(text)?;
    let (rest, n) = compteur(rest)?;
    let (rest, _) = if open.is_some() {
        tag(")").parse(rest)?
    } else {
        alt((tag("°)"), tag("."), tag(")"), tag("°"), tag("/"))).parse(rest)?
    };
    let (rest, _) = space1(rest)?;
    Ok((rest, n))
}

fn petit_nombre(text: &str) -> Resultat<&str, u32> {
    verify(nombre, |n| *n < 100).parse(text)
}

/// `2.1 `, `2.1. `, `1.2.3 `.
fn suite(text: &str) -> Resultat<&str, u32> {
    let (rest, _) = petit_nombre(text)?;
    let (rest, after) = many1(preceded(char('.'), petit_nombre)).parse(rest)?;
    let (rest, _) = (opt(one_of(".)")), space1).parse(rest)?;
    Ok((rest, after.last().copied().unwrap_or_default()))
}

fn lettre(text: &str) -> Resultat<&str, u32> {
    let (rest, letter) = satisfy(|c| c.is_ascii_alphabetic()).parse(text)?;
    Ok((rest, u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1))
}

fn romain(text: &str) -> Resultat<&str, u32> {
    let numeral = take_while1(|c: char| c.is_ascii_alphabetic());
    let place = |word: &str| {
        let at = ROMAINS.iter().position(|known| word.eq_ignore_ascii_case(known))?;
        u32::try_from(at + 1).ok()
    };
    map_opt(numeral, place).parse(text)
}

/// What stands behind a letter, numeral or number of several parts in front of a row that a wrapped row hardly ever has
/// there: `b) `, `(2) `, `iv. `, `2.1 `. A capital may be a name's.
#[must_use]
pub fn ouvre_un_item(text: &str) -> Option<&str> {
    let opens = text.starts_with(|c: char| c == '(' || c.is_ascii_lowercase() || c.is_ascii_digit());
    let closed = text.chars().take(PLUS_LONGUE).any(|c| matches!(c, '.' | ')' | '°' | '/'));
    if !(opens && closed) {
        return None;
    }
    let (_, rest) = FORMES.into_iter().find_map(|forme| compte(forme, text))?;
    rest.starts_with(|c: char| c.is_alphabetic() || c == '«').then_some(rest)
}

/// Whether a word is such a number, and nothing else.
#[must_use]
pub fn est_une_marque(word: &str) -> bool {
    let may = word.chars().count() <= PLUS_LONGUE && word.ends_with(['.', ')', '°', '/']);
    may && FORMES.into_iter().any(|forme| compte(forme, &format!("{word} x")).is_some())
}

/// The items of one list without the numbers that count them up; as they are, where these do not.
#[must_use]
pub fn sans_compte<'t>(items: &[&'t str]) -> Vec<&'t str> {
    let counted = |forme: Forme| {
        let read: Vec<Option<(u32, &'t str)>> = items.iter().map(|item| compte(forme, item)).collect();
        let numbers: Vec<u32> = read.iter().flatten().map(|(n, _)| *n).collect();
        let up = numbers.windows(2).all(|pair| matches!(pair, [one, next] if *next == one + 1 || *next == 1));
        let all = numbers.len() > 1 && numbers.len() * SUR >= items.len() * (SUR - 1);
        (all && up).then(|| {
            read.iter().zip(items).map(|(found, item)| found.map_or(*item, |(_, rest)| rest)).collect()
        })
    };
    FORMES.into_iter().find_map(counted).unwrap_or_else(|| items.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_count_a_list_up_are_marks() {
        for list in [
            ["1. Les feux", "2. La lanterne", "3. L’optique"],
            ["1) Les feux", "2) La lanterne", "3) L’optique"],
            ["(1) Les feux", "(2) La lanterne", "(3) L’optique"],
            ["1° Les feux", "2° La lanterne", "3° L’optique"],
            ["4/ Les feux", "5/ La lanterne", "6/ L’optique"],
            ["a) Les feux", "b) La lanterne", "c) L’optique"],
            ["A. Les feux", "B. La lanterne", "C. L’optique"],
            ["i. Les feux", "ii. La lanterne", "iii. L’optique"],
            ["2.1 Les feux", "2.2 La lanterne", "2.3 L’optique"],
            ["1. Les feux", "2. La lanterne", "1. L’optique"],
        ] {
            assert_eq!(sans_compte(&list), ["Les feux", "La lanterne", "L’optique"], "{list:?}");
        }
        // A row that was cut off its item.
        let cut = ["1. Les feux", "de la côte", "2. La lanterne", "3. L’optique"];
        assert_eq!(sans_compte(&cut), ["Les feux", "de la côte", "La lanterne", "L’optique"]);
    }

    #[test]
    fn a_mark_opens_a_row() {
        for text in
            ["b) les feux", "(2) les feux", "iv. les feux", "2.1 les feux", "3° les feux", "1. les feux"]
        {
            assert_eq!(ouvre_un_item(text), Some("les feux"), "{text}");
        }
        for text in ["M. Dupont", "les feux", "(les feux)", "2.1 5", "12 feux", "etc. les feux", ""] {
            assert_eq!(ouvre_un_item(text), None, "{text}");
        }
        assert!(est_une_marque("b)") && est_une_marque("(2)") && est_une_marque("iv."));
        assert!(!est_une_marque("feux.") && !est_une_marque(")") && !est_une_marque("12"));
    }

    #[test]
    fn numbers_that_count_nothing_are_text() {
        for list in [
            ["1. Les feux", "La lanterne", "L’optique"],
            ["3. Les feux", "7. La lanterne", "9. L’optique"],
            ["1 – Les feux", "2 – La lanterne", "3 – L’optique"],
            ["10 feux", "11 lanternes", "12 optiques"],
            ["1.", "2.", "3."],
            ["3.1 5 mm", "3.2 5 mm", "3.3 5 mm"],
        ] {
            assert_eq!(sans_compte(&list), list, "{list:?}");
        }
        assert_eq!(sans_compte(&["1. Les feux"]), ["1. Les feux"]);
    }
}
