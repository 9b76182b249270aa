//! The words of a text as a search compares them: without accents, ligatures, elided articles, endings.
//!
//! An ending is cut twice. From the folded word, because who types "securite" shows the stemmer no accent to go by;
//! and from the word as written, because some endings can only be told by their accents ("créé" and "créées").

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What an apostrophe cuts off, and nobody searches for.
const ELISIONS: [&str; 13] =
    ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mot {
    /// Where it stands, in bytes of the text.
    pub(crate) place: Range<usize>,
    /// Lower case, no accents, no ligatures.
    pub(crate) forme: String,
    /// The stem of that.
    pub(crate) avant: String,
    /// The stem of the word as written, folded after.
    pub(crate) apres: String,
}

/// Words whose forms are remembered: far more than all référentiels have.
const REMEMBERED: usize = 100_000;

/// Finds words, and remembers the forms of those it met: documents say much the same.
pub(crate) struct Lecteur {
    stemmer: Stemmer,
    known: RefCell<HashMap<String, [String; 3]>>,
}

impl fmt::Debug for Lecteur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lecteur").finish_non_exhaustive()
    }
}

impl Lecteur {
    pub(crate) fn new() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::French), known: RefCell::default() }
    }

    /// Every word of a text, in order.
    pub(crate) fn mots(&self, text: &str) -> Vec<Mot> {
        pieces(text)
            .into_iter()
            .filter(|place| !is_elided(text, place))
            .filter_map(|place| {
                let written: String = text.get(place.clone())?.nfc().flat_map(char::to_lowercase).collect();
                let written = written.replace('\u{ad}', "");
                let [forme, avant, apres] = self.forms(written);
                (!forme.is_empty()).then_some(Mot { place, forme, avant, apres })
            })
            .collect()
    }

    /// Folded, the stem of that, the stem of the word as written, folded.
    fn forms(&self, written: String) -> [String; 3] {
        let mut known = self.known.borrow_mut();
        if let Some(forms) = known.get(&written) {
            return forms.clone();
        }
        let forme = folded(&written);
        let forms = [forme.clone(), self.stem(&forme), folded(&self.stemmer.stem(&written))];
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(written, forms.clone());
        forms
    }

    /// Without accents one cut is not always the last: "realisees", "realise", "realis".
    fn stem(&self, word: &str) -> String {
        let mut stem = word.to_owned();
        loop {
            let next = self.stemmer.stem(&stem).into_owned();
            if next.len() >= stem.len() {
                return stem;
            }
            stem = next;
        }
    }
}

/// Lower case without accents and ligatures, letters and digits alone.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            c if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

/// Runs of letters and digits; an accent drawn apart and a soft hyphen are within a word.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let within = |c: char| c.is_alphanumeric() || is_combining_mark(c) || c == '\u{ad}';
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| within(*c)) {
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => out.push(at..end),
        }
    }
    out
}

/// Whether an apostrophe and another word follow what is cut off before one.
fn is_elided(text: &str, place: &Range<usize>) -> bool {
    let word = text.get(place.clone()).unwrap_or_default().to_lowercase();
    let mut rest = text.get(place.end..).unwrap_or_default().chars();
    ELISIONS.contains(&word.as_str())
        && matches!(rest.next(), Some('\'' | '\u{2019}' | '\u{2bc}'))
        && rest.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formes(text: &str) -> Vec<String> {
        Lecteur::new().mots(text).into_iter().map(|mot| mot.forme).collect()
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        for text in ["l’œuvre", "l'oeuvre", "L\u{2019}ŒUVRE", "oeu\u{ad}vre"] {
            assert_eq!(formes(text), ["oeuvre"], "{text}");
        }
        assert_eq!(formes("e\u{301}quipe"), formes("équipe"));
        assert_eq!(formes("aujourd’hui"), ["aujourd", "hui"]);
        assert_eq!(formes("5 l d’eau, K1801"), ["5", "l", "eau", "k1801"]);
        assert!(formes(" – « » … ").is_empty());
    }

    #[test]
    fn stems_meet_with_and_without_accents() {
        let mots = |text: &str| Lecteur::new().mots(text).remove(0);
        let meet = |a: &str, b: &str| {
            let (a, b) = (mots(a), mots(b));
            a.avant == b.avant || a.apres == b.apres
        };
        for (a, b) in [
            ("sécurité", "securite"),
            ("améliorer", "amélioration"),
            ("ameliorer", "amélioration"),
            ("créé", "créées"),
            ("realisees", "réalisé"),
            ("signaux", "signal"),
        ] {
            assert!(meet(a, b), "{a} {b}: {:?} {:?}", mots(a), mots(b));
        }
        for (a, b) in [("phare", "phase"), ("cœur", "cour"), ("œuvre", "ouvre")] {
            assert!(!meet(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_word_knows_its_place() {
        let text = "Régler l’œil";
        let places: Vec<_> = Lecteur::new().mots(text).into_iter().map(|mot| &text[mot.place]).collect();
        assert_eq!(places, ["Régler", "œil"]);
    }
}
