//! All words of a document: how often, and beside which others.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};

use super::parts::Part;
use crate::class::Class;
use crate::passage::{Passage, Role};
use crate::token::{self, Opens, Shape, Token};
use crate::words::WordList;

/// A word's number. Two words that differ by case alone are one.
pub(crate) type Id = u32;

/// Stands before the first word of a passage and after the last.
pub(crate) const EDGE: Id = 0;

/// A word in its place.
#[derive(Debug, Clone)]
pub(crate) struct Unit<'a> {
    pub(crate) token: Token<'a>,
    pub(crate) id: Id,
}

/// What is known of a word.
#[derive(Debug, Clone, Default)]
struct Entry<'a> {
    form: Cow<'a, str>,
    class: Class,
    /// With an accent that a capital may lack.
    capital: Class,
    /// Nothing is wrong with it anywhere but where the place demands another form.
    plain: bool,
    part: Part,
    count: u32,
    /// Times it has a capital within a sentence.
    capitals: u32,
    /// Passages and sentences that open with it where an infinitive is expected.
    openings: u32,
}

/// Bytes of a word with its space, about.
const LENGTH: usize = 6;

/// Words up to this length may be pieces, or misread, although they are words.
const SHORT: usize = 4;

/// The first word met between four others, and how often it is there. Nearly always it is the only one.
#[derive(Debug, Clone, Copy)]
struct Between {
    word: Id,
    count: u32,
    alone: bool,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    /// Words by passage.
    pub(crate) passages: Vec<Vec<Unit<'a>>>,
    ids: HashMap<Cow<'a, str>, Id>,
    entries: Vec<Entry<'a>>,
    /// How often two words stand side by side.
    pairs: HashMap<[Id; 2], u32>,
    /// What stands between two and two words.
    between: HashMap<[Id; 4], Between>,
    /// How often others than the first do: the four, the word.
    others: HashMap<([Id; 4], Id), u32>,
    /// Items where an infinitive is expected, and those that open with one.
    expected: u32,
    met: u32,
}

impl<'a> Index<'a> {
    pub(crate) fn new(passages: &[Passage<'_>], texts: &'a [String], words: &WordList) -> Self {
        let mut out = Self {
            passages: Vec::with_capacity(texts.len()),
            ids: HashMap::new(),
            entries: vec![Entry::default()],
            pairs: HashMap::new(),
            between: HashMap::new(),
            others: HashMap::new(),
            expected: 0,
            met: 0,
        };
        let mut lower = String::new();
        for (passage, text) in passages.iter().zip(texts) {
            let mut units: Vec<Unit<'a>> = Vec::new();
            if passage.role.is_text() {
                units.reserve(text.len() / LENGTH);
                token::split(text, words, |token| {
                    units.push(out.enter(token, &passage.role, &mut lower, words));
                });
            }
            out.passages.push(units);
        }
        out.place_side_by_side();
        out
    }

    fn place_side_by_side(&mut self) {
        let words = self.passages.iter().map(Vec::len).sum();
        self.pairs.reserve(words);
        self.between.reserve(words);
        let mut ids: Vec<Id> = Vec::new();
        for units in &self.passages {
            ids.clear();
            ids.extend([EDGE, EDGE]);
            ids.extend(units.iter().map(|unit| unit.id));
            ids.extend([EDGE, EDGE]);
            for window in ids.windows(5) {
                if let [a, b, word, c, d] = *window {
                    let first = Between { word, count: 0, alone: true };
                    let there = self.between.entry([a, b, c, d]).or_insert(first);
                    if there.word == word {
                        there.count += 1;
                    } else {
                        there.alone = false;
                        *self.others.entry(([a, b, c, d], word)).or_default() += 1;
                    }
                    *self.pairs.entry([b, word]).or_default() += 1;
                }
            }
            if let Some(last) = units.last() {
                *self.pairs.entry([last.id, EDGE]).or_default() += 1;
            }
        }
    }

    fn enter(&mut self, token: Token<'a>, role: &Role, lower: &mut String, words: &WordList) -> Unit<'a> {
        // Most are in small letters as they stand: nothing to turn, and nothing to copy.
        let form = if token.shape == Shape::Lower { token.text } else { in_small_letters(token.text, lower) };
        let id = match self.ids.get(form) {
            Some(id) => *id,
            None => {
                let id = Id::try_from(self.entries.len()).unwrap_or(EDGE);
                let class = match token.shape {
                    Shape::Elided => Class::FUNCTION,
                    Shape::Opaque if !form.chars().all(char::is_alphabetic) => Class::OTHER,
                    _ => words.class(form),
                };
                let bookish = class.is_only(Class::BOOKISH.and(Class::ENGLISH).and(Class::NAME));
                let long = class.is(Class::FUNCTION) || form.chars().count() > SHORT;
                let plain = class.is(Class::FRENCH) && !bookish && long;
                let capital = if class.is(Class::FRENCH) { class } else { words.class_of_capital(form) };
                let part = Part::of(form, class);
                let form: Cow<'a, str> =
                    if form == token.text { Cow::Borrowed(token.text) } else { Cow::Owned(form.to_owned()) };
                self.ids.insert(form.clone(), id);
                self.entries.push(Entry { form, class, capital, plain, part, ..Entry::default() });
                id
            }
        };
        let opens = token.opens == Opens::Passage && token.shape != Shape::Elided;
        let expects = opens && matches!(role, Role::Infinitive | Role::Title { .. });
        if let Some(entry) = self.entries.get_mut(id as usize) {
            entry.count += 1;
            entry.capitals += u32::from(token.shape == Shape::Capital && token.opens == Opens::Nothing);
            if expects {
                self.expected += 1;
                if entry.capital.is(Class::INFINITIVE) {
                    self.met += 1;
                    entry.openings += 1;
                }
            }
        }
        Unit { token, id }
    }

    fn entry(&self, id: Id) -> Option<&Entry<'a>> {
        self.entries.get(id as usize)
    }

    /// The number of a form in lower case, if it occurs.
    pub(crate) fn id(&self, form: &str) -> Option<Id> {
        self.ids.get(form).copied()
    }

    /// The form in lower case.
    pub(crate) fn form(&self, id: Id) -> &str {
        self.entry(id).map_or("", |entry| &entry.form)
    }

    /// Classes of a word as it is written.
    pub(crate) fn class(&self, unit: &Unit<'_>) -> Class {
        let capital = matches!(unit.token.shape, Shape::Capital | Shape::Upper);
        self.entry(unit.id).map_or(Class::NONE, |entry| if capital { entry.capital } else { entry.class })
    }

    /// Classes of a word in lower case.
    pub(crate) fn class_of(&self, id: Id) -> Class {
        self.entry(id).map_or(Class::NONE, |entry| entry.class)
    }

    /// What a word can do to its neighbours.
    pub(crate) fn part(&self, id: Id) -> Part {
        self.entry(id).map_or(Part::default(), |entry| entry.part)
    }

    pub(crate) fn count(&self, form: &str) -> u32 {
        self.id(form).and_then(|id| self.entry(id)).map_or(0, |entry| entry.count)
    }

    /// A word that need not be looked at closely.
    pub(crate) fn is_plain(&self, unit: &Unit<'_>) -> bool {
        self.entry(unit.id).is_some_and(|entry| entry.plain)
    }

    /// Most of the time it has a capital within sentences.
    pub(crate) fn is_capitalised(&self, form: &str) -> bool {
        self.id(form).and_then(|id| self.entry(id)).is_some_and(|entry| entry.capitals * 2 > entry.count)
    }

    pub(crate) fn openings(&self, form: &str) -> u32 {
        self.id(form).and_then(|id| self.entry(id)).map_or(0, |entry| entry.openings)
    }

    /// Four items in five that should open with an infinitive do, and there are enough to tell.
    pub(crate) fn keeps_infinitives(&self) -> bool {
        self.expected >= 5 && self.met * 5 >= self.expected * 4
    }

    /// How often two words stand side by side.
    pub(crate) fn pair(&self, left: Id, right: Id) -> u32 {
        self.pairs.get(&[left, right]).copied().unwrap_or(0)
    }

    /// How often a word stands between these four.
    pub(crate) fn between(&self, around: [Id; 4], word: Id) -> u32 {
        match self.between.get(&around) {
            Some(there) if there.word == word => there.count,
            Some(there) if !there.alone => self.others.get(&(around, word)).copied().unwrap_or(0),
            _ => 0,
        }
    }

    /// Another word than this one stands between these four somewhere.
    pub(crate) fn has_rival(&self, around: [Id; 4], word: Id) -> bool {
        self.between.get(&around).is_some_and(|there| there.word != word || !there.alone)
    }

    /// The word so many places further on, [`EDGE`] beyond the passage.
    pub(crate) fn at(&self, passage: usize, place: usize, offset: isize) -> Id {
        let units = self.passages.get(passage);
        let place = place.checked_add_signed(offset);
        units.zip(place).and_then(|(units, place)| units.get(place)).map_or(EDGE, |unit| unit.id)
    }
}

/// A text in small letters, for which there is room.
fn in_small_letters<'r>(text: &str, room: &'r mut String) -> &'r str {
    room.clear();
    room.extend(text.chars().flat_map(char::to_lowercase));
    room
}
