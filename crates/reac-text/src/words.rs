//! Words, as pieces of text come one behind the other: a piece may begin within a word.

use std::borrow::Cow;

use crate::cell::Token;

/// Words so far.
#[derive(Debug, Default)]
pub(crate) struct Words {
    tokens: Vec<Token<'static>>,
    /// What comes next goes on with the last word.
    glued: bool,
}

impl Words {
    /// Adds a piece of text; a word that began in another weight keeps it.
    pub(crate) fn push(&mut self, text: &str, bold: bool) {
        self.glued &= !text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            match self.tokens.last_mut().filter(|_| self.glued) {
                Some(last) => last.text.to_mut().push_str(word),
                None => self.tokens.push(Token { text: Cow::Owned(word.to_owned()), bold }),
            }
            self.glued = false;
        }
        self.glued = !self.tokens.is_empty()
            && if text.trim().is_empty() {
                self.glued && text.is_empty()
            } else {
                !text.ends_with(char::is_whitespace)
            };
    }

    /// What comes next is another word.
    pub(crate) fn space(&mut self) {
        self.glued = false;
    }

    /// What comes next belongs to the last word, whatever lies between.
    pub(crate) fn glue(&mut self) {
        self.glued = !self.tokens.is_empty();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The words, and none are left.
    pub(crate) fn take(&mut self) -> Vec<Token<'static>> {
        self.glued = false;
        std::mem::take(&mut self.tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pieces: &[&str]) -> Vec<String> {
        let mut out = Words::default();
        for piece in pieces {
            out.push(piece, false);
        }
        out.take().into_iter().map(|word| word.text.into_owned()).collect()
    }

    #[test]
    fn pieces_without_a_blank_between_are_one_word() {
        assert_eq!(words(&["le ", "ph", "", "are", " du", " ", "cap"]), ["le", "phare", "du", "cap"]);
        assert_eq!(words(&["le", " ", "phare"]), ["le", "phare"]);
        assert!(words(&["", " "]).is_empty());
    }

    #[test]
    fn a_call_is_glued_and_a_tab_parts() {
        let mut out = Words::default();
        out.push("feu ", false);
        out.glue();
        out.push("¹", false);
        out.space();
        out.push("fin", true);
        let out = out.take();
        assert_eq!(
            out.iter().map(|word| (word.text.as_ref(), word.bold)).collect::<Vec<_>>(),
            [("feu¹", false), ("fin", true)]
        );
    }
}
