//! What is normalised, and what comes of it.

use crate::grounds::{Grounds, Note};

/// How far the normaliser may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is changed.
    Verbatim,
    /// No letter changes: Unicode form, spaces, apostrophes, bullets, œ.
    Typography,
    /// Damaged words too that the document itself or their place gives away; the word list alone changes nothing.
    /// For a text that nothing can have damaged since it was printed: a print's own typo stays, unless another copy of
    /// the title, the same passage, the place, or for a missing accent the word itself elsewhere in the document says
    /// what was meant.
    Evident,
    /// All damaged words.
    Repair,
}

/// What kind of place a passage is: what stands there says which words can.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The title of an activity or of a competence: it opens with an infinitive. All passages with one key are
    /// copies of one title.
    Title {
        /// What the copies share, as `AT1/CP3`.
        key: String,
    },
    /// Another title that stands in several places: of the document, of a section.
    Name {
        /// What the copies share.
        key: String,
    },
    /// An item that opens with an infinitive (savoir-faire), or sentences that do (a description).
    Infinitive,
    /// An item that says what one knows: "Connaissance de…".
    Savoir,
    /// A criterion: a noun and a verb in the third person.
    Critere,
    /// Running text.
    Prose,
    /// A term of a glossary, a name: no word list knows better.
    Term,
    /// A code, a date, a level: letters are not words.
    Code,
    /// An address.
    Url,
}

impl Role {
    /// The key that copies of one title share.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Title { key } | Self::Name { key } => Some(key),
            _ => None,
        }
    }

    /// Words stand here, which typography and word list know about.
    pub(crate) fn is_text(&self) -> bool {
        !matches!(self, Self::Code | Self::Url)
    }
}

/// One string of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage<'a> {
    /// JSON Pointer, or any other name: passages that differ in the last step only are neighbours.
    pub pointer: &'a str,
    /// What kind of place it is.
    pub role: Role,
    /// As the file gives it.
    pub text: &'a str,
    /// Page of the file, for whoever reports.
    pub page: Option<u32>,
    /// Its words and how sure each is, where they were recognised in a picture; empty where nobody had to guess.
    pub recognised: Vec<Recognised<'a>>,
}

/// A word that was recognised in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recognised<'a> {
    /// As it was read, with the marks around it.
    pub text: &'a str,
    /// How sure the recognition is of it, 0 to 1.
    pub sureness: f32,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Name of the rule.
    pub rule: &'static str,
    /// Index of the passage.
    pub passage: usize,
    /// Where it begins in the new text, in characters.
    pub at: usize,
    /// Text before.
    pub before: String,
    /// Text after.
    pub after: String,
    /// What speaks for it.
    pub grounds: Grounds,
    /// 0 to 1.
    pub confidence: f32,
}

/// A word that may be damaged, left as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Suspect {
    /// Index of the passage.
    pub passage: usize,
    /// Where the word begins in the new text, in characters.
    pub at: usize,
    /// The word.
    pub word: String,
    /// What it might have been, best first.
    pub candidates: Vec<String>,
    /// What speaks for it; it is not enough.
    pub grounds: Grounds,
    /// 0 to 1: of the first candidate.
    pub confidence: f32,
}

/// All passages, normalised.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// The new texts, one a passage.
    pub texts: Vec<String>,
    /// What was changed, by passage and place.
    pub changes: Vec<Change>,
    /// What was suspected and not changed, by passage and place.
    pub suspects: Vec<Suspect>,
}

/// Takes the changes of one passage back: `changes` are that passage's, in the order of [`Outcome::changes`].
#[must_use]
pub fn undo<'a>(text: &str, changes: impl IntoIterator<Item = &'a Change>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    let mut at = 0;
    for change in changes {
        out.extend(chars.by_ref().take(change.at.saturating_sub(at)));
        out.push_str(&change.before);
        let length = change.after.chars().count();
        chars.by_ref().take(length).for_each(drop);
        at = change.at + length;
    }
    out.extend(chars);
    out
}

impl Change {
    pub(crate) fn new(passage: usize, at: usize, before: &str, after: &str, note: &Note) -> Self {
        Self {
            rule: note.rule,
            passage,
            at,
            before: before.to_owned(),
            after: after.to_owned(),
            grounds: note.grounds.clone(),
            confidence: note.confidence,
        }
    }
}
