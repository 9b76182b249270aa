//! Signs that are drawn alike and written in several ways, and signs that are not drawn at all: one form on entry,
//! whatever made the file, so that nothing above has to know them all. What is changed is counted.

use std::borrow::Cow;

pub use crate::evidence::Signs;
use crate::{Evidence, Fault, FaultKind, Source};

/// What U+00AD is where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoftHyphen {
    /// A glyph of a page: a hyphen.
    Drawn,
    /// A place where a word may be parted: a hyphen at a row's end, nothing elsewhere.
    Place,
}

impl Signs {
    /// One and the other.
    pub fn add(&mut self, other: Self) {
        self.hyphens += other.hyphens;
        self.ignored += other.ignored;
        self.accents += other.accents;
        self.margins += other.margins;
    }

    /// As a finding, where anything was changed.
    #[must_use]
    pub fn fault(self) -> Option<Fault> {
        let evidence = Evidence::Signs(self);
        (self != Self::default()).then_some(Fault { page: None, kind: FaultKind::Signs, evidence })
    }
}

/// Hyphens of every kind: hyphen, no-break hyphen, figure dash, hyphen bullet, small and wide hyphen.
fn is_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2043}' | '\u{FE63}' | '\u{FF0D}')
}

/// What some programs write for a hyphen that parts a word at a line's end.
fn parts_a_word(c: char) -> bool {
    matches!(c, '\u{2}' | '\u{FFFE}')
}

/// Signs without width that no reader of French sees (the default ignorables of Unicode that occur in text): zero
/// width spaces and joiners, marks of direction, selectors of a variant.
fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A digit, raised; another sign as it is.
#[must_use]
pub fn raised_digit(c: char) -> char {
    c.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(usize::try_from(digit).ok()?)).unwrap_or(c)
}

/// Sets the signs of a text of one row or more.
#[must_use]
pub fn settle(text: &str, soft: SoftHyphen) -> (Cow<'_, str>, Signs) {
    let mut signs = Signs::default();
    let concerned = |c: char| is_hyphen(c) || parts_a_word(c) || is_ignored(c) || c == '\u{AD}';
    if text.is_ascii() && !text.contains('\u{2}') || !text.contains(concerned) {
        return (Cow::Borrowed(text), signs);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let ends_row = |next: Option<&char>| next.is_none_or(|next| matches!(next, '\n' | '\r' | '\x0c'));
        let hyphen = match c {
            '\u{AD}' => soft == SoftHyphen::Drawn || ends_row(rest.peek()),
            c if parts_a_word(c) => out.ends_with(char::is_alphabetic) && ends_row(rest.peek()),
            c => is_hyphen(c),
        };
        if hyphen {
            signs.hyphens += 1;
            out.push('-');
        } else if is_ignored(c) || c == '\u{AD}' {
            signs.ignored += 1;
        } else {
            out.push(c);
        }
    }
    (Cow::Owned(out), signs)
}

impl Source {
    /// Sets the signs of all words; what was changed is told as a fault.
    pub fn settle_signs(&mut self) {
        let mut all = Signs::default();
        for line in self.pages.iter_mut().flat_map(|page| &mut page.lines) {
            let mut emptied = false;
            for word in &mut line.words {
                if let (Cow::Owned(text), signs) = settle(&word.text, SoftHyphen::Drawn) {
                    word.text = text;
                    emptied |= word.text.is_empty();
                    all.add(signs);
                }
            }
            if emptied {
                line.words.retain(|word| !word.text.is_empty());
            }
        }
        for page in &mut self.pages {
            page.lines.retain(|line| !line.words.is_empty());
        }
        self.faults.extend(all.fault());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, soft: SoftHyphen) -> String {
        settle(text, soft).0.into_owned()
    }

    #[test]
    fn hyphens_are_one() {
        for sign in ['\u{2010}', '\u{2011}', '\u{2012}', '\u{FE63}', '\u{FF0D}'] {
            assert_eq!(set(&format!("TP{sign}90417"), SoftHyphen::Place), "TP-90417");
        }
        assert_eq!(set("TP\u{AD}90417", SoftHyphen::Drawn), "TP-90417");
        assert_eq!(settle("rendez\u{FFFE}", SoftHyphen::Drawn).1.hyphens, 1);
    }

    #[test]
    fn a_place_to_part_a_word_is_a_hyphen_at_a_rows_end_alone() {
        assert_eq!(set("lan\u{AD}terne et feu\u{AD}\nllage", SoftHyphen::Place), "lanterne et feu-\nllage");
        assert_eq!(set("rendez\u{2}\nvous \u{2}", SoftHyphen::Place), "rendez-\nvous \u{2}");
    }

    #[test]
    fn signs_without_a_shape_are_left_out() {
        assert_eq!(set("pha\u{200B}re\u{FEFF} \u{2060}du\u{FE0F} cap", SoftHyphen::Place), "phare du cap");
    }

    #[test]
    fn dashes_and_letters_stay() {
        for text in ["a – b — c − d", "phare-école", "œuvre d’été"] {
            let (same, signs) = settle(text, SoftHyphen::Drawn);
            assert!(matches!(same, Cow::Borrowed(_)) && same == text && signs.fault().is_none());
        }
    }
}
