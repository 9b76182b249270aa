//! How two prints of one title differ.

use reac_grammar::fold::fold;

/// Kinds of difference, the slightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Signs between the words.
    Punctuation,
    /// Capitals.
    Case,
    /// Accents and ligatures.
    Accent,
    /// One or two endings of the plural.
    Plural,
    /// One or two words with a letter or two wrong, missing or too many; a space lost.
    Typo,
    /// Other words.
    Wording,
}

impl Difference {
    /// Its name among the terms of messages.
    #[must_use]
    pub fn term(self) -> &'static str {
        match self {
            Self::Punctuation => "@ponctuation",
            Self::Case => "@casse",
            Self::Accent => "@accent",
            Self::Plural => "@pluriel",
            Self::Typo | Self::Wording => "@coquille",
        }
    }
}

/// How many words may be misspelt before it is another wording.
const MISSPELT: usize = 2;

/// How `a` and `b` differ; nothing where they only differ by spaces and by the apostrophe's form.
#[must_use]
pub fn difference(a: &str, b: &str) -> Option<Difference> {
    let (a, b) = (plain(a), plain(b));
    if a == b {
        return None;
    }
    let (letters_a, letters_b) = (letters(&a), letters(&b));
    if letters_a == letters_b {
        return Some(Difference::Punctuation);
    }
    if lower(&letters_a) == lower(&letters_b) {
        return Some(Difference::Case);
    }
    let (folded_a, folded_b) = (fold(&a), fold(&b));
    if folded_a == folded_b {
        return Some(Difference::Accent);
    }
    if folded_a.replace(' ', "") == folded_b.replace(' ', "") {
        return Some(Difference::Typo);
    }
    Some(by_words(&folded_a, &folded_b))
}

fn by_words(a: &str, b: &str) -> Difference {
    let (words_a, words_b): (Vec<_>, Vec<_>) = (a.split(' ').collect(), b.split(' ').collect());
    if words_a.len() != words_b.len() {
        return Difference::Wording;
    }
    let unlike: Vec<(&str, &str)> =
        words_a.into_iter().zip(words_b).filter(|(left, right)| left != right).collect();
    if unlike.iter().all(|(left, right)| is_plural(left, right)) {
        return Difference::Plural;
    }
    let misspelt = unlike.len() <= MISSPELT && unlike.iter().all(|(left, right)| is_typo(left, right));
    if misspelt { Difference::Typo } else { Difference::Wording }
}

fn is_plural(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let ending = long.strip_prefix(short).is_some_and(|rest| matches!(rest, "s" | "x" | "es" | "e"));
    let aux = short.strip_suffix("al").is_some_and(|stem| long.strip_suffix("aux") == Some(stem));
    ending
        || aux
        || matches!(
            (short, long),
            ("la" | "le" | "l", "les") | ("de" | "d" | "du", "des") | ("un" | "une", "des")
        )
}

fn is_typo(a: &str, b: &str) -> bool {
    let longest = a.chars().count().max(b.chars().count());
    let apart = strsim::osa_distance(a, b);
    // Short words are other words soon: "et" and "ou", "un" and "une".
    longest >= 4 && apart <= 2 && apart * 4 <= longest || is_plural(a, b)
}

/// One space between words, one apostrophe, no call of a footnote, no space that a line's end left behind a hyphen.
fn plain(text: &str) -> String {
    let spaced = text.replace(['\u{2019}', '\u{2018}', '\u{b4}'], "'").replace('\u{ad}', "");
    let words: Vec<_> = spaced.split_whitespace().filter(|word| !is_call(word)).collect();
    words
        .join(" ")
        .replace("- ", "-")
        .replace(" -", "-")
        .replace("' ", "'")
        .replace(['\u{2010}', '\u{2011}', '–', '—'], "-")
}

fn is_call(word: &str) -> bool {
    word.strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
}

fn letters(text: &str) -> String {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told() {
        for (a, b, expected) in [
            ("Garder l'œil", "Garder  l’œil", None),
            ("Garder un phare.", "Garder un phare", Some(Difference::Punctuation)),
            ("Veiller au rendez- vous", "Veiller au rendez-vous", None),
            ("Garder un Phare", "Garder un phare", Some(Difference::Case)),
            ("Ecrire au pilote", "Écrire au pilote", Some(Difference::Accent)),
            ("Mettre en oeuvre un feu", "Mettre en œuvre un feu", Some(Difference::Accent)),
            ("Garder les phares", "Garder le phare", Some(Difference::Plural)),
            ("Informar le public", "Informer le public", Some(Difference::Typo)),
            ("Informersur les marées", "Informer sur les marées", Some(Difference::Typo)),
            ("Garder ou peindre", "Garder et peindre", Some(Difference::Wording)),
            ("Garder un phare", "Garder un phare la nuit", Some(Difference::Wording)),
            ("Nettoyer une lentille", "Régler une lentille", Some(Difference::Wording)),
        ] {
            assert_eq!(difference(a, b), expected, "{a} | {b}");
            assert_eq!(difference(b, a), expected, "{b} | {a}");
        }
    }
}
