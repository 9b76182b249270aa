//! Durations: `00 h 35 min`, `00 h 30 mn`, `1h30`, `45 min`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::space0;
use nom::combinator::{map_opt, opt, verify};

use crate::erreur::Resultat;
use crate::ligne::nombre;

fn minutes(input: &str) -> Resultat<&str, u32> {
    let unite = alt((tag_no_case("minutes"), tag_no_case("minute"), tag_no_case("min"), tag_no_case("mn")));
    let (input, (count, _, _)) = (nombre, space0, unite).parse(input)?;
    Ok((input, count))
}

fn heures(input: &str) -> Resultat<&str, u32> {
    let unite = alt((tag_no_case("heures"), tag_no_case("heure"), tag_no_case("h")));
    let (input, (hours, _, _, _)) =
        (verify(nombre, |hours| *hours < 1000), space0, unite, space0).parse(input)?;
    Ok((input, hours))
}

/// A duration, in minutes.
pub fn duree(input: &str) -> Resultat<&str, u32> {
    let reste = opt(alt((minutes, verify(nombre, |count| *count < 60))));
    let longue =
        map_opt((heures, reste), |(hours, rest)| hours.checked_mul(60)?.checked_add(rest.unwrap_or(0)));
    alt((longue, minutes)).parse(input)
}

/// The first duration of a text.
#[must_use]
pub fn premiere(text: &str) -> Option<u32> {
    let mut digit = false;
    text.char_indices().find_map(|(at, c)| {
        let begins = c.is_ascii_digit() && !digit;
        digit = c.is_ascii_digit();
        let rest = text.get(at..).filter(|_| begins)?;
        duree(rest).ok().map(|(_, minutes)| minutes)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duree_accepts() {
        for (text, count) in [
            ("00 h 35 min", 35),
            ("00 h 30 mn", 30),
            ("1h30", 90),
            ("02 h 00 min", 120),
            ("45 min", 45),
            ("2 heures", 120),
        ] {
            assert_eq!(premiere(text), Some(count), "{text}");
        }
        assert_eq!(premiere("Durée totale pour le candidat : 01 h 20 min"), Some(80));
    }

    #[test]
    fn duree_rejects() {
        for text in ["", "Sans objet", "35", "h 30", "2018"] {
            assert_eq!(premiere(text), None, "{text}");
        }
    }
}
