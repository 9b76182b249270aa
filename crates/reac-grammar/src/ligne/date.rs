//! Dates as footers print them.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::char;
use nom::combinator::map_opt;

use super::nombre;
use crate::erreur::Resultat;

/// `05/06/2018` (also `05-06-2018`, `05.06.2018`, `5/6/18`), to ISO 8601. Rejects days that do not exist.
pub fn date(input: &str) -> Resultat<&str, String> {
    let signe = || alt((char('/'), char('-'), char('.')));
    map_opt((nombre, signe(), nombre, signe(), nombre), |(jour, _, mois, _, annee)| {
        let annee = if annee < 100 { annee.checked_add(2000)? } else { annee };
        let dernier = match mois {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if annee % 4 == 0 && (annee % 100 != 0 || annee % 400 == 0) => 29,
            2 => 28,
            _ => return None,
        };
        let plausible = (1..=dernier).contains(&jour) && (1990..=2100).contains(&annee);
        plausible.then(|| format!("{annee:04}-{mois:02}-{jour:02}"))
    })
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::super::entier;
    use super::*;

    #[test]
    fn date_accepts() {
        assert_eq!(entier(date, "05/06/2018").as_deref(), Some("2018-06-05"));
        assert_eq!(entier(date, "29/02/2020").as_deref(), Some("2020-02-29"));
    }

    #[test]
    fn date_rejects() {
        for text in ["", "31/02/2018", "12/13/2018", "05/06", "2018-06-05", "0/1/2018"] {
            assert_eq!(entier(date, text), None, "{text}");
        }
    }
}
