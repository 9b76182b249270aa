//! "Il" at the head of a sentence, and the numeral after "Niveau": character recognition takes their strokes for nearly
//! anything upright.

use std::borrow::Cow;

use super::damage::Damage;
use crate::grounds::Grounds;
use crate::trail::{Edit, Note};

/// What one stroke is read for.
const STROKES: &str = "Il1|!";

/// What it is read as that may be meant: a number, a numeral, the word itself, and `ll`, which people type.
const MEANT: &[&str] = &["Il", "II", "11", "ll"];

/// Mends the word where a sentence opens and goes on in small letters.
pub(crate) fn repair(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let (mut at, mut opens) = (0, true);
    for word in text.split(' ') {
        let range = at..at + word.len();
        let next = || text.get(range.end..).unwrap_or_default().trim_start();
        let upright = word.len() == 2 && word.chars().all(|c| STROKES.contains(c));
        if opens && upright && !MEANT.contains(&word) && next().starts_with(char::is_lowercase) {
            let grounds = Grounds::new(Damage::Confusion.said(), Vec::new());
            let note = Note { rule: "signe", grounds, confidence: 0.97 };
            edits.push(Edit { range: range.clone(), after: Cow::Borrowed("Il"), note });
        }
        opens = word.ends_with(['.', '!', '?', ':']) && !upright;
        at = range.end + 1;
    }
    edits
}

/// The levels of the nomenclature of 1969.
const NUMERALS: &[&str] = &["I", "II", "III", "IV", "V", "VI"];

/// Mends the numeral after the word "Niveau": `II!` for `III`.
pub(crate) fn numeral(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    if !text.contains("iveau") {
        return edits;
    }
    let (mut at, mut after_level) = (0, false);
    for word in text.split(' ') {
        let range = at..at + word.len();
        if after_level
            && word.starts_with(['I', 'V'])
            && let meant = word.replace(['l', '1', '|', '!'], "I")
            && word != meant
            && let Some(meant) = NUMERALS.iter().find(|known| **known == meant)
        {
            let grounds = Grounds::new(Damage::Confusion.said(), Vec::new());
            let note = Note { rule: "signe", grounds, confidence: 0.97 };
            edits.push(Edit { range: range.clone(), after: Cow::Borrowed(meant), note });
        }
        after_level = word.eq_ignore_ascii_case("niveau");
        at = range.end + 1;
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trail::Trail;

    fn repaired(text: &str) -> String {
        let mut trail = Trail::new(text);
        trail.apply(repair(text));
        trail.text().to_owned()
    }

    #[test]
    fn the_pronoun_comes_back_where_a_sentence_opens() {
        assert_eq!(
            repaired("|l range. 1| taille, puis il part. |! revient"),
            "Il range. Il taille, puis il part. Il revient"
        );
    }

    #[test]
    fn the_numeral_of_a_level_comes_back() {
        for (text, meant) in [
            ("Niveau II! (1969)", Some("III")),
            ("niveau 1V", None),
            ("Niveau III", None),
            ("une partie I1", None),
        ] {
            let edits = numeral(text);
            assert_eq!(edits.first().map(|edit| edit.after.as_ref()), meant, "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_stays() {
        for text in [
            "11 bacs sont vides",
            "II concerne",
            "Il range",
            "la classe 1l vient",
            "ll range",
            "1| Range",
            "l1",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
