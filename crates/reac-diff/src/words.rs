//! Words: what they weigh, how alike two bags of them are, how two wordings differ.

use std::collections::BTreeMap;

use reac_model::{Chemin, Noeud, Reac};
use similar::{ChangeTag, TextDiff};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{On, Segment};

/// Letters of a word that count: French inflects at the end.
const STEM: usize = 6;

/// How much each word tells: one that stands in every item tells little.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    weights: BTreeMap<String, f64>,
    /// Of a word that was never seen.
    rare: f64,
}

/// Words of a text with their weights, in order, each once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bag {
    words: Vec<(String, f64)>,
    sum: f64,
}

impl Weights {
    /// From every item of the documents.
    pub(crate) fn of(documents: &[&Reac]) -> Self {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut items = 0_usize;
        for text in documents.iter().flat_map(|reac| texts(reac)) {
            items += 1;
            let mut words = stems(text);
            words.sort_unstable();
            words.dedup();
            for word in words {
                *seen.entry(word).or_default() += 1;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of words")]
        let weigh = |count: usize| ((items as f64 + 1.0) / (count as f64 + 0.5)).ln().max(0.05);
        Self { rare: weigh(1), weights: seen.into_iter().map(|(word, count)| (word, weigh(count))).collect() }
    }

    /// The words of texts.
    pub(crate) fn bag<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Bag {
        let mut words: Vec<String> = texts.into_iter().flat_map(stems).collect();
        words.sort_unstable();
        words.dedup();
        let weight = |word: &String| self.weights.get(word).copied().unwrap_or(self.rare);
        let words: Vec<(String, f64)> =
            words.into_iter().map(|word| (weight(&word), word)).map(|(w, word)| (word, w)).collect();
        let sum = words.iter().map(|(_, weight)| weight).sum();
        Bag { words, sum }
    }
}

impl Bag {
    /// Its words, each with its weight.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, f64)> {
        self.words.iter().map(|(word, weight)| (word.as_str(), *weight))
    }

    /// Weight of all of them.
    pub(crate) fn sum(&self) -> f64 {
        self.sum
    }

    fn shared(&self, other: &Self) -> f64 {
        let (mut left, mut right) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut sum = 0.0;
        while let (Some((a, weight)), Some((b, _))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => {
                    left.next();
                }
                std::cmp::Ordering::Greater => {
                    right.next();
                }
                std::cmp::Ordering::Equal => {
                    sum += weight;
                    left.next();
                    right.next();
                }
            }
        }
        sum
    }

    /// Weight shared, of the weight of both: 0 to 1.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let both = self.sum + other.sum;
        if both == 0.0 { 0.0 } else { 2.0 * self.shared(other) / both }
    }

    /// Weight shared, of the lighter one's weight: 1 where one holds the other.
    pub(crate) fn containment(&self, other: &Self) -> f64 {
        let lighter = self.sum.min(other.sum);
        if lighter == 0.0 { 0.0 } else { self.shared(other) / lighter }
    }
}

/// What fiches say: titles and content of the competences, definitions of the activities.
fn texts(reac: &Reac) -> Vec<&str> {
    let competences = reac.competences_professionnelles.textes(Chemin::default());
    let activities = reac.activites_types.textes(Chemin::default()).into_iter();
    let definitions = activities.filter(|(chemin, ..)| chemin.champ() == "definition");
    competences.into_iter().chain(definitions).map(|(.., text)| text.as_str()).collect()
}

/// Words without case, accents and endings.
fn stems(text: &str) -> Vec<String> {
    let folded: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(|c| match c {
            'œ' => ['o', 'e'].into_iter().take(2),
            'æ' => ['a', 'e'].into_iter().take(2),
            c => [c, ' '].into_iter().take(1),
        })
        .collect();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(|word| word.trim_end_matches(['s', 'x']).chars().take(STEM).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// A wording without what typesetting alone changes: blanks, form of the apostrophe, ligature, a full stop at the end.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace(['\u{2019}', '\u{2018}'], "'").replace('œ', "oe").replace('Œ', "Oe");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').trim_end().to_owned()
}

/// How two wordings differ, word by word; nothing where they do not.
pub(crate) fn segments(old: &str, new: &str) -> Vec<Segment> {
    if plain(old) == plain(new) {
        return Vec::new();
    }
    let diff = TextDiff::from_words(old, new);
    let mut out: Vec<Segment> = Vec::new();
    for change in diff.iter_all_changes() {
        let on = match change.tag() {
            ChangeTag::Equal => On::Both,
            ChangeTag::Delete => On::Old,
            ChangeTag::Insert => On::New,
        };
        match out.last_mut() {
            Some(last) if last.on == on => last.text.push_str(change.value()),
            _ => out.push(Segment { on, text: change.value().to_owned() }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflection_and_ligatures_do_not_matter() {
        assert_eq!(stems("Les Œuvres développées"), stems("les oeuvre développement"));
    }

    #[test]
    fn a_rewording_is_shown_word_by_word() {
        let found = segments("Garder un phare", "Garder deux phare");
        let on = |on: On| {
            found.iter().filter(|part| part.on == on).map(|part| part.text.trim()).collect::<Vec<_>>()
        };
        assert_eq!((on(On::Old), on(On::New)), (vec!["un"], vec!["deux"]));
        assert!(segments("L'œuvre.", "L’oeuvre").is_empty());
    }

    #[test]
    fn likeness_is_symmetric_and_bounded() {
        let weights = Weights::default();
        let (a, b) = (weights.bag(["garder un phare"]), weights.bag(["garder un phare la nuit"]));
        assert!((a.likeness(&a) - 0.0).abs() < f64::EPSILON || (a.likeness(&a) - 1.0).abs() < 1e-9);
        assert!((a.likeness(&b) - b.likeness(&a)).abs() < 1e-12);
    }
}
