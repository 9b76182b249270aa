//! What the repairs work with: the texts, a word in its place, what it might have been.

use std::cell::RefCell;
use std::rc::Rc;

use foldhash::HashMap;

use super::copies::Votes;
use super::damage::Damage;
use super::evidence::Evidence;
use super::index::{Id, Index, Unit};
use super::search::{self, Found};
use crate::class::Class;
use crate::passage::{Passage, Role};
use crate::words::WordList;

/// What a word, or two, might have been.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    /// In lower case; two words where they were run together.
    pub(crate) form: String,
    pub(crate) damage: Damage,
    pub(crate) evidence: Evidence,
    /// Against the other candidates.
    pub(crate) weight: f32,
    /// First word it replaces, and how many.
    pub(crate) place: usize,
    pub(crate) span: usize,
}

/// A word in its place.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'d> {
    pub(crate) passage: usize,
    pub(crate) place: usize,
    pub(crate) unit: &'d Unit<'d>,
    pub(crate) class: Class,
    pub(crate) form: &'d str,
}

/// A word, and whether it has a capital, whose accent may be missing.
type Sought = (Id, bool);

/// All there is to decide by.
pub(crate) struct Desk<'a> {
    pub(super) passages: &'a [Passage<'a>],
    pub(super) texts: &'a [String],
    pub(super) index: &'a Index<'a>,
    pub(super) votes: &'a Votes,
    pub(super) words: &'a WordList,
    /// A word is sought in the list once.
    found: RefCell<HashMap<Sought, Rc<[Found]>>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        passages: &'a [Passage<'a>],
        texts: &'a [String],
        index: &'a Index<'a>,
        votes: &'a Votes,
        words: &'a WordList,
    ) -> Self {
        Self { passages, texts, index, votes, words, found: RefCell::default() }
    }

    pub(super) fn role(&self, passage: usize) -> Option<&Role> {
        self.passages.get(passage).map(|passage| &passage.role)
    }

    pub(super) fn near(&self, unit: &Unit<'_>) -> Rc<[Found]> {
        let capital = unit.token.text.starts_with(char::is_uppercase);
        let form = self.index.form(unit.id);
        let search = if capital { search::near_capital } else { search::near };
        let mut found = self.found.borrow_mut();
        if found.len() >= MOST_SEARCHES {
            return Rc::from([]);
        }
        Rc::clone(found.entry((unit.id, capital)).or_insert_with(|| search(self.words, form).into()))
    }
}

/// A text with more unknown words is not the kind of text that can be mended; it must not take long to say so.
const MOST_SEARCHES: usize = 4_000;
