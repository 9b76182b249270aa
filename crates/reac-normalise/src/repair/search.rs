//! Which words of the list a damaged one may have been.

use fst::raw::{CompiledAddr, Fst, Output};

use super::damage::{CONFUSIONS, Damage, ENDINGS, bare, explain, variants};
use crate::class::Class;
use crate::words::{WordList, accented};

/// A word that one damage would have made into what is there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) form: String,
    pub(crate) class: Class,
    pub(crate) damage: Damage,
}

/// Longer runs of letters are no words, and a search in them would take long.
const LONGEST: usize = 40;

/// Letters change places in words of so many; shorter ones have too many neighbours that way.
const SWAPPED: usize = 5;

/// All French words within one damage of a form in lower case, in the list's own order of finding.
pub(crate) fn near(words: &WordList, damaged: &str) -> Vec<Found> {
    near_from(words, damaged, None)
}

/// The same, or only those with a certain first letter.
fn near_from(words: &WordList, damaged: &str, first: Option<char>) -> Vec<Found> {
    let letters: Vec<char> = damaged.chars().collect();
    let Some(forms) = words.forms() else { return Vec::new() };
    if letters.len() > LONGEST {
        return Vec::new();
    }
    let mut walk = Walk { forms, damaged, letters: &letters, first, out: Vec::new(), form: String::new() };
    let root = Place { address: forms.root().addr(), value: Output::zero() };
    walk.accents(root, 0);
    walk.insertions(root);
    walk.replacements(words);
    walk.out
}

/// The same for a word with a capital, whose accent print leaves out: `Etabl1r` for `Établir`.
pub(crate) fn near_capital(words: &WordList, damaged: &str) -> Vec<Found> {
    let mut out = near(words, damaged);
    let mut rest = damaged.chars();
    let letters = rest.next().map_or("", accented);
    for letter in letters.chars() {
        for found in near_from(words, &format!("{letter}{}", rest.as_str()), Some(letter)) {
            if !out.iter().any(|other| other.form == found.form) {
                out.push(found);
            }
        }
    }
    out
}

/// A node of the list, and the value on the way to it.
#[derive(Clone, Copy)]
struct Place {
    address: CompiledAddr,
    value: Output,
}

struct Walk<'a> {
    forms: &'a Fst<&'static [u8]>,
    damaged: &'a str,
    letters: &'a [char],
    /// What a form has to begin with, if anything.
    first: Option<char>,
    out: Vec<Found>,
    /// Letters on the way to where the walk is.
    form: String,
}

impl Walk<'_> {
    fn may_begin_with(&self, letter: char) -> bool {
        self.first.is_none_or(|first| first == letter)
    }

    fn step(&self, place: Place, c: char) -> Option<Place> {
        let mut bytes = [0; 4];
        let mut here = place;
        for byte in c.encode_utf8(&mut bytes).bytes() {
            let node = self.forms.node(here.address);
            let transition = node.transition(node.find_input(byte)?);
            here = Place { address: transition.addr, value: here.value.cat(transition.out) };
        }
        Some(here)
    }

    fn end(&mut self, place: Place) {
        let node = self.forms.node(place.address);
        if node.is_final() {
            let class = Class::from_bits(place.value.cat(node.final_output()).value());
            let form = self.form.clone();
            self.found(form, class);
        }
    }

    fn found(&mut self, form: String, class: Class) {
        let usable =
            class.is(Class::FRENCH) && !class.is_only(Class::BOOKISH.and(Class::ENGLISH).and(Class::NAME));
        if !usable || self.out.iter().any(|found| found.form == form) {
            return;
        }
        if let Some(damage) = explain(self.damaged, &form) {
            self.out.push(Found { form, class, damage });
        }
    }

    /// The same letters with other accents, however many.
    fn accents(&mut self, place: Place, at: usize) {
        let Some(letter) = self.letters.get(at).copied() else { return self.end(place) };
        let own = [letter];
        let variants = match variants(bare(letter)) {
            [] => own.as_slice(),
            all => all,
        };
        for variant in variants {
            if at == 0 && !self.may_begin_with(*variant) {
                continue;
            }
            if let Some(next) = self.step(place, *variant) {
                self.form.push(*variant);
                self.accents(next, at + 1);
                self.form.pop();
            }
        }
    }

    /// One letter more, at any place.
    fn insertions(&mut self, root: Place) {
        let mut place = root;
        for at in 0..=self.letters.len() {
            self.children(place, |walk, c, next| {
                if at == 0 && !walk.may_begin_with(c) {
                    return;
                }
                walk.form.clear();
                walk.form.extend(walk.letters.iter().take(at));
                walk.form.push(c);
                walk.rest(next, at);
            });
            let next = self.letters.get(at).and_then(|letter| self.step(place, *letter));
            let Some(next) = next else { break };
            place = next;
        }
        self.form.clear();
    }

    fn rest(&mut self, place: Place, from: usize) {
        let mut here = place;
        for letter in self.letters.iter().skip(from) {
            let Some(next) = self.step(here, *letter) else { return };
            self.form.push(*letter);
            here = next;
        }
        self.end(here);
    }

    /// Letters that go on from a place. The list holds letters of one and of two bytes.
    fn children(&mut self, place: Place, mut each: impl FnMut(&mut Self, char, Place)) {
        let forms = self.forms;
        for first in forms.node(place.address).transitions() {
            let next = Place { address: first.addr, value: place.value.cat(first.out) };
            if first.inp.is_ascii() {
                if first.inp.is_ascii_alphabetic() {
                    each(self, char::from(first.inp), next);
                }
                continue;
            }
            for second in forms.node(next.address).transitions() {
                let letter =
                    std::str::from_utf8(&[first.inp, second.inp]).ok().and_then(|s| s.chars().next());
                if let Some(letter) = letter.filter(|c| c.is_alphabetic()) {
                    let next = Place { address: second.addr, value: next.value.cat(second.out) };
                    each(self, letter, next);
                }
            }
        }
    }

    /// Damage that names what it replaces: few forms, each looked up.
    fn replacements(&mut self, words: &WordList) {
        let damaged = self.damaged;
        let mut forms: Vec<String> = Vec::new();
        for (read, whole) in CONFUSIONS {
            for (at, _) in damaged.match_indices(read) {
                forms.push(splice(damaged, at, read.len(), whole));
            }
        }
        for (left, right) in ENDINGS {
            if let Some(stem) = damaged.strip_suffix(left) {
                forms.push([stem, right].concat());
            }
        }
        let mut pairs = damaged.char_indices().peekable();
        while let (Some((at, a)), Some((next, b))) = (pairs.next(), pairs.peek().copied()) {
            if a == b {
                forms.push(splice(damaged, at, a.len_utf8(), ""));
            } else if self.letters.len() >= SWAPPED {
                forms.push(splice(damaged, at, next - at + b.len_utf8(), &format!("{b}{a}")));
            }
        }
        for form in forms {
            if !form.chars().next().is_some_and(|first| self.may_begin_with(first)) {
                continue;
            }
            let class = words.class(&form);
            self.found(form, class);
        }
    }
}

fn splice(text: &str, at: usize, length: usize, by: &str) -> String {
    let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at + length..).unwrap_or_default());
    [head, by, tail].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(damaged: &str) -> Vec<String> {
        near(WordList::shipped(), damaged).into_iter().map(|found| found.form).collect()
    }

    #[test]
    fn one_damage_is_found() {
        for (damaged, whole) in [
            ("informar", "informer"),
            ("informé", "informer"),
            ("forrnation", "formation"),
            ("securite", "sécurité"),
            ("acueil", "accueil"),
            ("informatoin", "information"),
            ("cntrat", "contrat"),
            ("écrire", "décrire"),
            ("c1ient", "client"),
            ("vvagon", "wagon"),
        ] {
            assert!(forms(damaged).iter().any(|form| form == whole), "{damaged}: {:?}", forms(damaged));
        }
    }

    #[test]
    fn two_are_not() {
        assert!(!forms("infrmé").contains(&"informer".to_owned()));
        assert!(forms("xqzw").is_empty());
        assert!(forms(&"e".repeat(200)).is_empty());
    }

    #[test]
    fn no_name_and_no_bookish_form_is_proposed() {
        assert!(!forms("lion").contains(&"lyon".to_owned()));
        assert!(
            near(WordList::shipped(), "adaptas").iter().all(|found| !found.class.is_only(Class::BOOKISH))
        );
    }
}
