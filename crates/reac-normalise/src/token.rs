//! Text to words.
//!
//! A word is a run of letters. An elided word (`l’`, `qu’`) is a word of its own, and so is each part of a
//! hyphenated one that the word list does not know as a whole. What is not letters alone, as `client(e)`,
//! `node.js` or `TP-01281`, is one opaque token that nobody looks into.

use std::ops::Range;

use crate::class::Class;
use crate::words::WordList;

/// Words that lose their last vowel before an apostrophe.
const ELISIONS: &[&str] = &[
    "l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu",
    "entr",
];

/// Not words, but what stands before a hyphen in words made for the occasion.
const PREFIXES: &[&str] = &[
    "anti", "auto", "co", "éco", "ex", "extra", "inter", "intra", "macro", "méta", "micro", "mini", "multi",
    "néo", "pluri", "poly", "post", "pré", "pro", "re", "semi", "socio", "techno", "télé",
];

/// An ordinal has this many signs at most.
const ORDINAL: usize = 4;

/// Whether letters before an apostrophe are an elided word.
pub(crate) fn is_elision(word: &str) -> bool {
    ELISIONS.iter().any(|elision| word.eq_ignore_ascii_case(elision))
}

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters, none a capital.
    Lower,
    /// Letters, the first a capital.
    Capital,
    /// Two letters or more, all capitals.
    Upper,
    /// Capitals within, or a digit or vertical bar among letters: `cIient`, `c0ntrat`, but `eXtensible` as well.
    Mixed,
    /// Letters before an apostrophe.
    Elided,
    /// Anything else.
    Opaque,
}

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    /// Bytes of the passage.
    pub(crate) range: Range<usize>,
    pub(crate) shape: Shape,
    /// The passage's first word, or the first after a full stop.
    pub(crate) opens: Opens,
    /// Nothing but one space stands between the word before and this one.
    pub(crate) follows: bool,
    /// Within guillemets or quotation marks.
    pub(crate) quoted: bool,
}

/// What a word is the first of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opens {
    Passage,
    Sentence,
    Nothing,
}

/// Splits a passage, and gives its words in order.
pub(crate) fn split<'a>(text: &'a str, words: &WordList, each: impl FnMut(Token<'a>)) {
    let mut splitter = Splitter { text, words, each, end: None, opens: Opens::Passage, depth: 0 };
    let mut start: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                splitter.chunk(from, at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        splitter.chunk(from, text.len());
    }
}

struct Splitter<'a, 'w, Each> {
    text: &'a str,
    words: &'w WordList,
    each: Each,
    /// Where the last word ended.
    end: Option<usize>,
    opens: Opens,
    /// Open quotations.
    depth: usize,
}

impl<'a, Each: FnMut(Token<'a>)> Splitter<'a, '_, Each> {
    fn get(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// One run of characters without white space.
    fn chunk(&mut self, from: usize, to: usize) {
        let chunk = self.get(from, to);
        // Most are letters alone: nothing to part, and no hyphen follows.
        if chunk.chars().all(is_letter) {
            return self.push(from, to, shape(chunk));
        }
        let opening = chunk.len() - chunk.trim_start_matches(is_wrapping).len();
        let body = without_call(chunk.trim_end_matches(is_wrapping));
        self.depth += chunk.chars().filter(|c| matches!(c, '«' | '“')).count();
        if is_address(chunk) {
            self.push(from, to, Shape::Opaque);
        } else if body.len() > opening {
            // A comma or a slash parts words even without a space.
            let mut piece = from + opening;
            for (at, _) in body.match_indices([',', ';', '/']).filter(|(at, _)| *at >= opening) {
                self.piece(piece, from + at);
                piece = from + at + 1;
            }
            self.piece(piece, from + body.len());
        }
        self.depth = self.depth.saturating_sub(chunk.chars().filter(|c| matches!(c, '»' | '”')).count());
        if chunk.trim_end_matches(['»', '”', ')', '"']).ends_with(['.', '!', '?', '…']) {
            self.opens = Opens::Sentence;
        }
    }

    /// A run without wrapping marks.
    fn piece(&mut self, from: usize, to: usize) {
        let text = self.get(from, to);
        if text.is_empty() {
            return;
        }
        if !text.chars().all(|c| is_letter(c) || is_apostrophe(c) || c == '-') {
            let mixed = text.chars().all(|c| c.is_alphanumeric() || c == '|' || c == '-' || is_apostrophe(c))
                && text.chars().filter(|c| c.is_alphabetic()).count() * 2 > text.chars().count();
            if mixed {
                self.elisions(from, to);
            } else {
                self.push(from, to, Shape::Opaque);
            }
            return;
        }
        self.elisions(from, to);
    }

    fn elisions(&mut self, from: usize, to: usize) {
        let mut start = from;
        for (at, mark) in self.get(from, to).char_indices().filter(|(_, c)| is_apostrophe(*c)) {
            let after = from + at + mark.len_utf8();
            if !is_elision(self.get(start, from + at)) || after == to {
                break;
            }
            self.push(start, after, Shape::Elided);
            start = after;
        }
        self.hyphens(start, to);
    }

    fn hyphens(&mut self, from: usize, to: usize) {
        // A hyphen at a word's edge stands for a line's end, or for the other half of a compound.
        let text = self.get(from, to);
        let to = from + text.trim_end_matches('-').len();
        let from = from + text.len() - text.trim_start_matches('-').len();
        let text = self.get(from, to);
        let whole = !text.contains('-') || self.words.class(&text.to_lowercase()) != Class::NONE;
        if text.is_empty() {
            return;
        }
        if whole || text.contains("--") {
            self.word(from, to);
            return;
        }
        let mut start = from;
        for (at, _) in text.match_indices('-').chain([(text.len(), "")]) {
            // `main-d’œuvre`: a part may be elided itself.
            let part = self.get(start, from + at);
            if part.contains(is_apostrophe) && part.len() < text.len() {
                self.elisions(start, from + at);
            } else {
                self.word(start, from + at);
            }
            start = from + at + 1;
        }
    }

    fn word(&mut self, from: usize, to: usize) {
        let text = self.get(from, to);
        let rest = self.text.get(to..).and_then(|rest| rest.strip_prefix('-'));
        let prefix = rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic)) && is_prefix(text);
        let shape = if prefix { Shape::Opaque } else { shape(text) };
        self.push(from, to, shape);
    }

    fn push(&mut self, from: usize, to: usize, shape: Shape) {
        let follows = self.end.is_some_and(|end| self.get(end, from) == " ");
        let text = self.get(from, to);
        (self.each)(Token {
            text,
            range: from..to,
            shape,
            opens: self.opens,
            follows,
            quoted: self.depth > 0,
        });
        self.end = Some(to);
        // `S’adapter` opens with its verb, not with its pronoun.
        let reflexive = shape == Shape::Elided || text.eq_ignore_ascii_case("se");
        if !reflexive {
            self.opens = Opens::Nothing;
        }
    }
}

fn is_prefix(text: &str) -> bool {
    let lower = text.to_lowercase();
    is_known_prefix(&lower) || lower.ends_with('o')
}

/// Whether a form in lower case stands before hyphens only.
pub(crate) fn is_known_prefix(form: &str) -> bool {
    PREFIXES.contains(&form)
}

/// Of the web or of mail: no part of it is a word.
fn is_address(chunk: &str) -> bool {
    // Shorter runs hold none: a search would take longer than to see this.
    chunk.len() > 4 && (chunk.contains('@') || ["://", "www."].iter().any(|mark| chunk.contains(mark)))
}

/// As Unicode has it; the accents of French are told without its tables.
fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'à'..='ö') || c.is_alphabetic()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// Marks around words. A hyphen is one too, but at a word's end it may be a line's end.
fn is_wrapping(c: char) -> bool {
    !c.is_alphanumeric() && c != '-' && c != '|'
}

/// Without a footnote's call, `temps[1]`.
fn without_call(text: &str) -> &str {
    let Some((word, call)) = text.rsplit_once('[') else { return text };
    if call.chars().all(|c| c.is_ascii_digit()) { word.trim_end_matches(is_wrapping) } else { text }
}

fn shape(text: &str) -> Shape {
    // As most are, told without a look at Unicode.
    if text.chars().all(|c| matches!(c, 'a'..='z' | 'à'..='ö')) && !text.is_empty() {
        return Shape::Lower;
    }
    let letters = || text.chars().filter(|c| *c != '-' && !is_apostrophe(*c));
    if !letters().all(is_letter) {
        // Capitals and digits make a code, not a word.
        let code = letters().filter(|c| c.is_uppercase()).nth(1).is_some();
        // And so does an ordinal: `1er`, `3D`.
        let code =
            code || (text.starts_with(|c: char| c.is_ascii_digit()) && letters().nth(ORDINAL).is_none());
        return if letters().next().is_some() && !code { Shape::Mixed } else { Shape::Opaque };
    }
    let (mut capitals, mut all, mut first) = (0, 0, false);
    for c in letters() {
        first |= all == 0 && c.is_uppercase();
        capitals += usize::from(c.is_uppercase());
        all += 1;
    }
    match (capitals, first) {
        _ if all == 0 => Shape::Opaque,
        (0, _) => Shape::Lower,
        (1, true) => Shape::Capital,
        (n, _) if n == all => Shape::Upper,
        // A capital that is there twice is one.
        (2, true) if is_doubled(text) => Shape::Capital,
        // `Rendez-Vous` is written with capitals, not with capitals within.
        _ if text.split('-').all(|part| part.chars().skip(1).all(|c| !c.is_uppercase())) => Shape::Capital,
        _ => Shape::Mixed,
    }
}

fn is_doubled(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == chars.next() && chars.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        let mut out = Vec::new();
        split(text, WordList::shipped(), |token| out.push(token));
        out
    }

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_elisions_and_marks() {
        assert_eq!(
            texts("L’étal (du « marché »), d'un client[1] ; qu’est-ce ?"),
            ["L’", "étal", "du", "marché", "d'", "un", "client", "qu’", "est", "ce"]
        );
        assert_eq!(texts("aujourd’hui, et/ou"), ["aujourd’hui", "et", "ou"]);
    }

    #[test]
    fn hyphens_part_what_is_no_word_as_a_whole() {
        assert_eq!(
            texts("sous-traitance rendez-vous infor-mation"),
            ["sous-traitance", "rendez-vous", "infor", "mation"]
        );
        assert_eq!(texts("mian-d’œuvre"), ["mian", "d’", "œuvre"]);
        assert_eq!(tokens("co-animer socio-professionnel")[0].shape, Shape::Opaque);
    }

    #[test]
    fn shapes() {
        for (text, shape) in [
            ("client", Shape::Lower),
            ("Client", Shape::Capital),
            ("TVA", Shape::Upper),
            ("cIient", Shape::Mixed),
            ("c0ntrat", Shape::Mixed),
            ("vendeur(se)", Shape::Opaque),
            ("VIS1TEUR", Shape::Opaque),
            ("1ère", Shape::Opaque),
            ("node.js", Shape::Opaque),
            ("x.y@z.fr", Shape::Opaque),
            ("https://exemple.fr/vente-au-detail)", Shape::Opaque),
            ("05/2021", Shape::Opaque),
        ] {
            assert_eq!(tokens(text)[0].shape, shape, "{text}");
        }
    }

    #[test]
    fn what_opens() {
        let opens: Vec<Opens> =
            tokens("S’adapter au client. Peser").iter().map(|token| token.opens).collect();
        assert_eq!(opens, [Opens::Passage, Opens::Passage, Opens::Nothing, Opens::Nothing, Opens::Sentence]);
    }

    #[test]
    fn what_follows_and_what_is_quoted() {
        let tokens = tokens("un « deux trois » quatre, cinq");
        assert_eq!(
            tokens.iter().map(|token| token.quoted).collect::<Vec<_>>(),
            [false, true, true, false, false]
        );
        assert_eq!(
            tokens.iter().map(|token| token.follows).collect::<Vec<_>>(),
            [false, false, true, false, false]
        );
    }
}
