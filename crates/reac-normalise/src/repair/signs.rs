//! "Il" at the head of a sentence, the numeral after "Niveau", and signs that stand for no other: character recognition
//! takes strokes for nearly anything upright.

use std::borrow::Cow;
use std::ops::Range;

use super::damage::Damage;
use crate::grounds::{Grounds, Note};
use crate::trail::Edit;

/// Who wrote the signs down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hand {
    /// A person or a program that knew them.
    Sure,
    /// A recognition of a picture: what people mean when they type it, it does not.
    Recognition,
}

/// What one stroke is read for.
const STROKES: &str = "Il1|!";

/// What is read for "Il" and may be meant: a number, a numeral, the word itself, and `ll`, which people type.
const MEANT: &[&str] = &["Il", "II", "11", "ll"];

/// What only a recognition writes for "Il".
const RECOGNISED: &[&str] = &["ll", "II", "|", "\\", "I", "fl"];

/// What may stand behind the pronoun: `Il(elle)`.
const ENDINGS: &[&str] = &["(elle)", "/elle"];

/// A word between spaces, and whether a sentence opens with it.
struct Word<'t> {
    range: Range<usize>,
    text: &'t str,
    opens: bool,
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let (mut at, mut opens) = (0, true);
    text.split(' ').map(move |word| {
        let found = Word { range: at..at + word.len(), text: word, opens };
        let upright = is_upright(word);
        opens = word.ends_with(['.', '!', '?', ':']) && !upright;
        at = found.range.end + 1;
        found
    })
}

fn is_upright(word: &str) -> bool {
    word.len() == 2 && word.chars().all(|c| STROKES.contains(c))
}

fn edit(range: Range<usize>, after: &'static str) -> Edit {
    let grounds = Grounds::new(Damage::Confusion.said(), Vec::new());
    let note = Note { rule: "signe", grounds, confidence: 0.97 };
    Edit { range, after: Cow::Borrowed(after), note }
}

/// Mends the pronoun where a sentence opens and goes on in small letters.
pub(crate) fn pronoun(text: &str, hand: Hand) -> Vec<Edit> {
    let is_read = |word: &str| {
        (is_upright(word) && !MEANT.contains(&word))
            || (hand == Hand::Recognition && RECOGNISED.contains(&word))
    };
    // Two strokes side by side that nobody means: next to no text has them.
    let may_be = |pair: &[u8]| {
        pair.iter().all(|byte| STROKES.bytes().any(|stroke| stroke == *byte))
            && !MEANT.iter().any(|meant| meant.as_bytes() == pair)
    };
    if hand == Hand::Sure && !text.as_bytes().windows(2).any(may_be) {
        return Vec::new();
    }
    let goes_on = |word: &Word<'_>| {
        let rest = text.get(word.range.end..).unwrap_or_default();
        rest.trim_start().starts_with(char::is_lowercase)
    };
    let bare = |word: &Word<'_>| {
        let ending =
            ENDINGS.iter().find(|ending| word.text.ends_with(**ending)).map_or(0, |ending| ending.len());
        word.text.len() - ending
    };
    let found = words(text).filter(|word| {
        let read = word.text.get(..bare(word)).unwrap_or_default();
        word.opens && is_read(read) && goes_on(word)
    });
    found.map(|word| edit(word.range.start..word.range.start + bare(&word), "Il")).collect()
}

/// Levels of the nomenclature of 1969, and of the European framework for languages.
const LEVELS: &[&str] = &["I", "II", "III", "IV", "V", "VI", "A1", "B1", "C1"];

/// Mends the numeral after the word "Niveau": `II!` for `III`, `Bl` for `B1`.
pub(crate) fn numeral(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    if !text.contains("iveau") {
        return edits;
    }
    let mut after_level = false;
    for word in words(text) {
        let bare = word.text.trim_end_matches([',', ';', '.', ')']);
        let meant = match bare.strip_prefix(['A', 'B', 'C']) {
            Some("l" | "i" | "|" | "!") => bare.replace(['l', 'i', '|', '!'], "1"),
            Some(_) => bare.to_owned(),
            None if bare.starts_with(['I', 'V', '|']) => bare.replace(['l', '1', '|', '!'], "I"),
            None => bare.to_owned(),
        };
        if after_level
            && meant != bare
            && let Some(meant) = LEVELS.iter().find(|known| **known == meant)
        {
            edits.push(edit(word.range.start..word.range.start + bare.len(), meant));
        }
        after_level = word.text.trim_start_matches('(').eq_ignore_ascii_case("niveau");
    }
    edits
}

/// Mends signs that a recognition reads and no text has: for pages that were recognised alone.
pub(crate) fn recognised(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let after = |at: usize| text.get(at..).unwrap_or_default();
    for word in words(text) {
        let start = word.range.start;
        // The dash of an item, lower than dashes are.
        if start == 0 && word.text.len() > 1 && word.text.starts_with('_') && !word.text.ends_with('_') {
            edits.push(edit(0..1, ""));
        }
        // A bracket that nothing closes: the stroke of `la`.
        if matches!(word.text, "[a" | "{a") && !text.contains([']', '}']) {
            edits.push(edit(start..start + 1, if word.opens { "L" } else { "l" }));
        }
        // A brace that a bracket closes.
        let closing = after(start).find([')', '(', '}']).and_then(|at| after(start + at).chars().next());
        if word.text.starts_with('{') && word.text != "{a" && closing == Some(')') {
            edits.push(edit(start..start + 1, "("));
        }
        if let Some(Range { start: from, end: to }) = doubled_apostrophe(word.text) {
            edits.push(edit(start + from..start + to, "\u{2019}"));
        }
        // The second half of a joined letter, read once more.
        if let Some(at) = word.text.find("œæ") {
            edits.push(edit(start + at..start + at + "œæ".len(), "œ"));
        }
        // Two points of the three that end an open list, or four.
        if let Some(head) = word.text.strip_suffix("..)").filter(|head| !head.ends_with('.')) {
            edits.push(edit(start + head.len()..start + head.len() + 2, "..."));
        }
        if let Some(head) = word.text.strip_suffix("….)") {
            edits.push(edit(start + head.len()..word.range.end - 1, "…"));
        }
    }
    edits
}

/// Mends the address of the ministry, whose sites all end alike.
pub(crate) fn address(text: &str) -> Vec<Edit> {
    const READ: &str = ".qouv.fr";
    text.find(READ).map(|at| edit(at..at + READ.len(), ".gouv.fr")).into_iter().collect()
}

/// Gives an item the capital I that was read for an i.
pub(crate) fn capital(text: &str) -> Vec<Edit> {
    if text.starts_with('i') { vec![edit(0..1, "I")] } else { Vec::new() }
}

/// Two apostrophes between letters.
fn doubled_apostrophe(word: &str) -> Option<Range<usize>> {
    let is_apostrophe = |c: char| matches!(c, '\'' | '\u{2019}');
    let from = word.find(is_apostrophe)?;
    let (before, rest) = word.split_at(from);
    let after = rest.trim_start_matches(is_apostrophe);
    let two = rest.chars().take_while(|c| is_apostrophe(*c)).count() == 2;
    let between = before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
    (two && between).then_some(from..word.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trail::Trail;

    fn after(text: &str, edits: Vec<Edit>) -> String {
        let mut trail = Trail::new(text);
        trail.apply(edits);
        trail.text().to_owned()
    }

    fn repaired(text: &str) -> String {
        after(text, pronoun(text, Hand::Sure))
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
            ("(niveau Bl, oral)", Some("B1")),
            ("niveau CI", None),
            ("Niveau || (1969)", Some("II")),
            ("un bain Bi", None),
            ("Niveau III", None),
            ("une partie I1", None),
        ] {
            let edits = numeral(text);
            assert_eq!(edits.first().map(|edit| edit.after.as_ref()), meant, "{text}");
        }
    }

    #[test]
    fn a_recognition_means_nothing_by_what_people_type() {
        for (read, meant) in [
            ("ll range les bacs. \\ balaie.", "Il range les bacs. Il balaie."),
            ("II concerne", "Il concerne"),
            ("ll(elle) range. fl balaie", "Il(elle) range. Il balaie"),
            ("le bac I(elle)", "le bac I(elle)"),
            ("les ll et les \\ du bac", "les ll et les \\ du bac"),
            ("II Les bacs", "II Les bacs"),
        ] {
            assert_eq!(after(read, pronoun(read, Hand::Recognition)), meant);
        }
    }

    #[test]
    fn signs_of_a_recognition_are_mended() {
        for (read, meant) in [
            ("ouvrir [a vanne", "ouvrir la vanne"),
            ("ouvrir {a vanne (du bac)", "ouvrir la vanne (du bac)"),
            ("manœæuvrer", "manœuvrer"),
            ("_« Ouvrir la vanne »", "« Ouvrir la vanne »"),
            ("le bac {niveau bas)", "le bac (niveau bas)"),
            ("l’’eau d'’un bac", "l’eau d’un bac"),
            ("(seaux, pelles, ..)", "(seaux, pelles, ...)"),
            ("(seaux, ….)", "(seaux, …)"),
        ] {
            assert_eq!(after(read, recognised(read)), meant);
        }
    }

    #[test]
    fn addresses_and_capitals() {
        let site = "http://www.jardin.qouv.fr/bac";
        assert_eq!(after(site, address(site)), "http://www.jardin.gouv.fr/bac");
        assert!(address("http://www.jardin.fr").is_empty());
        assert_eq!(after("informer le bac", capital("informer le bac")), "Informer le bac");
        assert!(capital("Informer").is_empty() && capital("à l'eau").is_empty());
    }

    #[test]
    fn signs_that_have_their_partner_stay() {
        for text in ["[a ou b]", "{a}", "{a (b)}", "’’eau’’", "(seaux, ...)", "a..b", "bac [1]", "_nom_"]
        {
            assert_eq!(after(text, recognised(text)), text);
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
