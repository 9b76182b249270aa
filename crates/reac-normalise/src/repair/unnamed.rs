//! Signs without a name: `con?ance` for confiance, where `?` stands for the sign.
//!
//! U+FFFD stands where a font does not say which letters it draws (joined ones most often: fi, fl, ff), or where a byte
//! was lost on the way; a question mark glued to the letters behind it stands where a program had no sign for a letter
//! (`l?accueil`). What it was the word tells, where one word alone can have stood there.

use std::borrow::Cow;
use std::ops::Range;

use crate::class::Class;
use crate::grounds::{Grounds, Note, UNNAMED};
use crate::trail::Edit;
use crate::words::WordList;

/// What stands for a sign without a name.
const SIGN: char = char::REPLACEMENT_CHARACTER;

/// What many programs write for a sign that the encoding they save in has not.
const ASKED: char = '?';

/// What such a sign may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Letters that nearly all fonts join.
    Joined,
    /// Letters that some fonts join.
    SeldomJoined,
    /// A letter beyond ASCII, or the apostrophe.
    Other,
}

const MEANT: &[(Kind, &[&str])] = &[
    (Kind::Joined, &["fi", "fl", "ff", "ffi", "ffl"]),
    (Kind::SeldomJoined, &["ti", "tt", "ft", "tti"]),
    (Kind::Other, &["œ", "æ", "é", "è", "ê", "ë", "à", "â", "î", "ï", "ô", "ù", "û", "ü", "ç", "\u{2019}"]),
];

/// What stands before an apostrophe.
const ELIDED: &[&str] =
    &["l", "d", "n", "s", "c", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "aujourd"];

/// More signs than these in one word, and it is not looked at.
const MANY: usize = 2;

/// A form whose frequency is so much higher than the next one's is meant.
const LEAD: u64 = 2;

/// The words of each text that tell what their signs are. Where a word may be several, the others of the document say
/// which kind of sign it is.
pub(crate) fn plan<'t>(texts: impl Iterator<Item = &'t str>, words: &WordList) -> Vec<Vec<Edit>> {
    let found: Vec<Vec<(Range<usize>, Vec<Candidate>)>> = texts
        .map(|text| {
            let word = |range: Range<usize>| Some((range.clone(), candidates(text.get(range)?, words)));
            marked(text).into_iter().filter_map(word).collect()
        })
        .collect();
    let kinds = || {
        let alone = |(_, found): &(Range<usize>, Vec<Candidate>)| match found.as_slice() {
            [only] => Some(only.kind),
            _ => None,
        };
        found.iter().flatten().filter_map(alone)
    };
    let joined = kinds().filter(|kind| *kind != Kind::Other).count();
    let habit = match kinds().count() - joined {
        0 if joined > 0 => Some(Kind::Joined),
        others if others > 0 && joined == 0 => Some(Kind::Other),
        _ => None,
    };
    let edits = |found: Vec<(Range<usize>, Vec<Candidate>)>| {
        let edit = |(range, found)| Some(edit(range, decide(found, habit)?));
        found.into_iter().filter_map(edit).collect()
    };
    found.into_iter().map(edits).collect()
}

fn edit(range: Range<usize>, after: String) -> Edit {
    let grounds = Grounds::new(UNNAMED, Vec::new());
    Edit { range, after: Cow::Owned(after), note: Note { rule: "lettre", grounds, confidence: 0.97 } }
}

/// A word that may have stood there.
#[derive(Debug)]
struct Candidate {
    form: String,
    class: Class,
    kind: Kind,
}

/// Whether a text has signs without a name.
pub(crate) fn has_any(text: &str) -> bool {
    text.contains(SIGN) || asked(text).next().is_some()
}

/// Where a question mark is glued to the letters behind it: at the end of a sentence it never is.
fn asked(text: &str) -> impl Iterator<Item = usize> {
    let found = text.match_indices(ASKED).map(|(at, _)| at);
    found.filter(|at| text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)))
}

/// Words that a sign without a name stands in, with a letter at least.
fn marked(text: &str) -> Vec<Range<usize>> {
    let asked: Vec<usize> = asked(text).collect();
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut word: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_part = c.is_alphabetic() || c == SIGN || c == ASKED && asked.binary_search(&at).is_ok();
        match (is_part, word) {
            (true, None) => word = Some(at),
            (false, Some(start)) => {
                out.push(start..at);
                word = None;
            }
            _ => {}
        }
    }
    let marked = |word: &str| word.contains([SIGN, ASKED]) && word.contains(char::is_alphabetic);
    out.retain(|range| text.get(range.clone()).is_some_and(marked));
    out
}

/// All words that this may be.
fn candidates(word: &str, words: &WordList) -> Vec<Candidate> {
    let word = &word.replace(ASKED, SIGN.encode_utf8(&mut [0; 4]));
    if word.matches(SIGN).count() > MANY {
        return Vec::new();
    }
    let known = |(form, kind): (String, Kind)| {
        let class = class(&form, words);
        class.is(Class::FRENCH).then_some(Candidate { form, class, kind })
    };
    filled(word).into_iter().filter_map(known).collect()
}

/// The one that is meant: the only one, the only one of the document's kind, the word that sentences are built with, or
/// the one that is met far more often.
fn decide(mut found: Vec<Candidate>, habit: Option<Kind>) -> Option<String> {
    if let Some(habit) = habit.filter(|_| found.len() > 1) {
        let of_kind = |candidate: &Candidate| (candidate.kind == Kind::Other) == (habit == Kind::Other);
        let nearest =
            found.iter().filter(|candidate| of_kind(candidate)).map(|candidate| candidate.kind).min();
        found.retain(|candidate| nearest.is_none_or(|kind| candidate.kind == kind));
    }
    if found.len() > 1 && found.iter().filter(|candidate| candidate.class.is(Class::FUNCTION)).count() == 1 {
        found.retain(|candidate| candidate.class.is(Class::FUNCTION));
    }
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.class.frequency()));
    let mut found = found.into_iter();
    let first = found.next()?;
    let clear = found.next().is_none_or(|next| first.class.frequency() >= next.class.frequency() + LEAD);
    clear.then_some(first.form)
}

/// What the word list says of a form; of what an apostrophe parts, of its second half.
fn class(form: &str, words: &WordList) -> Class {
    let lower = form.to_lowercase();
    match lower.split_once('\u{2019}') {
        Some((before, after)) if ELIDED.contains(&before) => words.listed(after),
        Some(_) => Class::NONE,
        None if form.starts_with(char::is_uppercase) => words.class_of_capital(&lower),
        None => words.listed(&lower),
    }
}

/// The word with each of [`MEANT`] in each place, and the furthest kind among them.
fn filled(word: &str) -> Vec<(String, Kind)> {
    let Some((before, after)) = word.split_once(SIGN) else { return vec![(word.to_owned(), Kind::Joined)] };
    let rests = filled(after);
    let mut out = Vec::new();
    for (kind, all) in MEANT {
        for meant in *all {
            out.extend(
                rests.iter().map(|(rest, other)| (format!("{before}{meant}{rest}"), *kind.max(other))),
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trail::Trail;

    fn repaired(text: &str) -> String {
        let mut trail = Trail::new(text);
        trail.apply(plan([text].into_iter(), WordList::shipped()).remove(0));
        trail.text().to_owned()
    }

    #[test]
    fn the_one_word_that_there_is_comes_back() {
        for (read, meant) in [
            ("Mettre en con\u{FFFD}ance", "Mettre en confiance"),
            ("l’e\u{FFFD}et, les o\u{FFFD}ices et la \u{FFFD}n", "l’effet, les offices et la fin"),
            ("Véri\u{FFFD}er le c\u{FFFD}ur", "Vérifier le cœur"),
            ("un d\u{FFFD}ploiement d\u{FFFD}alertes", "un déploiement d’alertes"),
            ("la date o\u{FFFD} il part", "la date où il part"),
            ("l?accueil d?un service en ?uvre", "l’accueil d’un service en œuvre"),
        ] {
            assert_eq!(repaired(read), meant);
        }
    }

    #[test]
    fn the_others_of_the_document_say_what_kind_of_sign_it_is() {
        let word = |form: &str, kind| Candidate { form: form.to_owned(), class: Class::NOUN, kind };
        let both = || vec![word("âne", Kind::Other), word("fine", Kind::Joined)];
        assert_eq!(decide(both(), Some(Kind::Joined)).as_deref(), Some("fine"));
        assert_eq!(decide(both(), Some(Kind::Other)).as_deref(), Some("âne"));
        assert_eq!(decide(both(), None), None);
    }

    #[test]
    fn what_may_be_several_words_or_none_is_left() {
        for text in [
            "Où va-t-il ? Au phare",
            "x.fr/a?id=1",
            "xq\u{FFFD}z",
            "\u{FFFD} Gardien",
            "\u{FFFD}\u{FFFD}\u{FFFD}e",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
