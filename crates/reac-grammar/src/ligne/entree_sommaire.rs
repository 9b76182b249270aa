//! A row of the table of contents.

use nom::Parser;
use nom::combinator::verify;

use super::nombre;
use crate::erreur::{Erreur, Resultat};

/// A row: its wording, its leader taken off, and the printed page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntreeSommaire<'a> {
    /// The wording.
    pub intitule: &'a str,
    /// The printed page; `None` where the row has a leader and no number that can be read.
    pub page: Option<u32>,
}

const MENEUR: &[char] = &['.', '…', '·', '_', ' ', '\t', '\u{a0}'];

/// A leader of so many dots leads to a number, whatever was read for it; of fewer, only to digits.
const LONG_MENEUR: usize = 7;

/// Signs of a number that was not read as one, at most.
const ILLISIBLE: usize = 3;

/// Without what a long leader leads to and what are no digits: `Glossaire ............ se)`.
fn sans_illisible(text: &str) -> &str {
    let Some((head, last)) = text.rsplit_once(char::is_whitespace) else { return text };
    let leader = head.chars().rev().take_while(|c| *c == '.').count();
    let short = last.chars().count() <= ILLISIBLE && last.chars().any(char::is_alphanumeric);
    if leader >= LONG_MENEUR && short && !last.chars().all(|c| c.is_ascii_digit()) { head } else { text }
}

/// `Glossaire technique..... 50`, `Fiche emploi type 9`: the number stands at the end, a leader before it or not.
pub fn entree_sommaire(input: &str) -> Resultat<&str, EntreeSommaire<'_>> {
    let text = sans_illisible(input.trim_end());
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let (digits, intitule) = (text.get(head.len()..).unwrap_or_default(), head.trim_end_matches(MENEUR));
    let leader = head.get(intitule.len()..).unwrap_or_default();
    let dotted =
        leader.chars().filter(|c| matches!(c, '.' | '…' | '·' | '_')).count() >= 3 || leader.contains('…');
    // "N° 1" ends in a number that is no page: without a leader a page wants a gap before it and a word.
    let (_, page) = match digits {
        "" => ("", None),
        digits => verify(nombre, |page| *page < 1000).map(Some).parse(digits).unwrap_or(("", None)),
    };
    let gap = leader.chars().any(char::is_whitespace);
    let worded = intitule.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    if worded && (dotted || (page.is_some() && gap)) {
        return Ok(("", EntreeSommaire { intitule: intitule.trim(), page }));
    }
    Err(nom::Err::Error(Erreur { reste: input, attendu: "leader and page", dans: vec!["entree_sommaire"] }))
}

/// A row whose page is glued to its wording (`Fiche emploi type7`): the wording, and the page. A number alone is a page,
/// one behind a space or a sign (`N° 1`) is none.
#[must_use]
pub fn page_collee(input: &str) -> (&str, Option<u32>) {
    let text = input.trim();
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let page = text.get(head.len()..).and_then(|digits| digits.parse().ok()).filter(|page| *page < 1000);
    let glued = head.is_empty() || head.ends_with(char::is_alphabetic);
    if page.is_some() && glued { (head, page) } else { (text, None) }
}

#[cfg(test)]
mod tests {
    use super::super::entier;
    use super::*;

    #[test]
    fn entree_sommaire_accepts() {
        for (text, intitule, page) in [
            ("Glossaire technique..... 50", "Glossaire technique", Some(50)),
            ("Glossaire technique .........50", "Glossaire technique", Some(50)),
            ("Fiche emploi type 9", "Fiche emploi type", Some(9)),
            ("Fiche activité type du CCS N° 1 ......... 45", "Fiche activité type du CCS N° 1", Some(45)),
            ("Glossaire technique …… ", "Glossaire technique", None),
            ("Glossaire technique .......... se)", "Glossaire technique", None),
        ] {
            assert_eq!(entier(entree_sommaire, text), Some(EntreeSommaire { intitule, page }), "{text}");
        }
    }

    #[test]
    fn a_page_may_be_glued_to_its_row() {
        assert_eq!(page_collee("Fiche emploi type7"), ("Fiche emploi type", Some(7)));
        assert_eq!(page_collee("12"), ("", Some(12)));
        for text in ["Fiche activité type N° 1", "Fiche activité type N°1", "Fiche emploi type", "Phares1987"]
        {
            assert_eq!(page_collee(text), (text, None));
        }
    }

    #[test]
    fn entree_sommaire_rejects() {
        for text in [
            "",
            "Pages",
            "SOMMAIRE",
            "......... 12",
            "Glossaire technique",
            "17/54",
            "suite ....... fin du texte",
        ] {
            assert_eq!(entier(entree_sommaire, text), None, "{text}");
        }
    }
}
