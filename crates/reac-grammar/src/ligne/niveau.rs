//! Levels: of the nomenclature of 1969 (V to I) and of the framework of 2019 (décret n° 2019-14: 1 to 8).

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while_m_n};
use nom::character::complete::{satisfy, space1};
use nom::combinator::{map_opt, not, peek, value, verify};
use nom::sequence::terminated;

use super::nombre;
use crate::erreur::Resultat;

/// `Niveau III`, `Niveau 5`, `NIVEAU 6 (…)`: the level of the framework of 2019 it stands for.
pub fn niveau(input: &str) -> Resultat<&str, u8> {
    let romain = alt((
        value(3, tag_no_case("V")),
        value(4, tag_no_case("IV")),
        value(5, tag_no_case("III")),
        value(6, tag_no_case("II")),
        value(7, tag_no_case("I")),
    ));
    let chiffre = map_opt(nombre, |n| u8::try_from(n).ok().filter(|n| (1..=8).contains(n)));
    let (input, _) = (tag_no_case("niveau"), space1).parse(input)?;
    let fin = || peek(not(satisfy(|c| c.is_alphanumeric() || c == '|')));
    alt((terminated(alt((romain, chiffre)), fin()), terminated(traits, fin()))).parse(input)
}

/// As many strokes as the numeral has, one at least read for a letter: `Il` for II.
fn traits(input: &str) -> Resultat<&str, u8> {
    let read = verify(take_while_m_n(1, 3, |c| matches!(c, 'I' | 'l' | '1' | '|' | '!')), |text: &str| {
        text.contains(['I', 'l', '|'])
    });
    map_opt(read, |text: &str| u8::try_from(8_usize.checked_sub(text.len())?).ok()).parse(input)
}

/// The level of the framework of 2019 that a text begins with.
#[must_use]
pub fn niveau_europeen(text: &str) -> Option<u8> {
    niveau(text.trim()).ok().map(|(_, level)| level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn niveau_accepts() {
        for (text, level) in [
            ("Niveau V", 3),
            ("Niveau IV", 4),
            ("Niveau III", 5),
            ("niveau II (Nomenclature)", 6),
            ("Niveau I", 7),
            ("NIVEAU 6", 6),
            ("Niveau Il", 6),
            ("Niveau I1l", 5),
        ] {
            assert_eq!(niveau(text).unwrap().1, level, "{text}");
        }
    }

    #[test]
    fn niveau_rejects() {
        for text in [
            "",
            "Niveau",
            "Niveau 9",
            "Niveau 11",
            "Niveau le plus haut",
            "Niveau B1",
            "Niveau et/ou domaine",
            "Niveaux",
            "Niveau Initial",
        ] {
            assert!(niveau(text).is_err(), "{text}");
        }
    }
}
