//! Words of a picture to lines of a page: baselines, sizes, weight.

use reac_lines::{Line, Word as LineWord};

use crate::picture::Picture;
use crate::{Word, ink};

/// Signs that hang below the baseline, or stand above it: their words say nothing of where it is.
const UNSTEADY: &str = "gjpqyçQJ,;()[]{}|/@_$&-–—’'\"«»“”•·*°=+~^`´.:…";
/// Letters and digits as tall as a capital.
const TALL: &str = "bdhklABCDEFGHIKLMNOPRSTUVWXYZ0123456789";
/// Letters as tall as an x.
const LOW: &str = "acemnorsuvwxz";

/// Height of a capital and of an x over the font's size, as Arial and its like have them.
const CAPITAL: f32 = 0.716;
const EX: f32 = 0.519;
/// Depth of what hangs below the baseline.
const DEPTH: f32 = 0.21;

/// Two lines whose baselines are no further apart, in sizes, stand side by side.
const LEVEL: f32 = 0.35;

/// A bold stroke is so much thicker than the document's own, at the same size.
const BOLD: f32 = 1.27;

/// A line whose weight and exact size are still to be told by the whole document: see [`settle`].
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    baseline: f32,
    words: Vec<Drafted>,
}

#[derive(Debug, Clone)]
struct Drafted {
    word: LineWord,
    /// Thickness of its strokes over its size.
    stroke: Option<f32>,
}

/// The lines of a page, from the top.
pub(crate) fn drafts(words: &[Word], picture: &Picture) -> Vec<Draft> {
    let kept = words.iter().enumerate().filter(|(at, _)| !is_border(words, *at));
    let words: Vec<Word> = kept.map(|(_, word)| word.clone()).collect();
    let rows = words.chunk_by(|a, b| a.line == b.line).filter_map(|words| row(words, picture));
    let mut rows: Vec<Draft> = rows.collect();
    rows.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut out: Vec<Draft> = Vec::new();
    let (leaders, rows): (Vec<Draft>, Vec<Draft>) =
        rows.into_iter().partition(|row| row.words.iter().all(|drafted| is_dots(&drafted.word)));
    for row in rows {
        let beside = |line: &&mut Draft| row.baseline - line.baseline < LEVEL * row.size().min(line.size());
        match out.last_mut().filter(beside) {
            Some(line) => line.words.extend(row.words),
            None => out.push(row),
        }
    }
    // A dotted line belongs to what it leads from; one that leads from nothing says nothing.
    for leader in leaders {
        let away = |line: &Draft| (line.baseline - leader.baseline).abs();
        let nearest = out.iter_mut().min_by(|a, b| away(a).total_cmp(&away(b)));
        if let Some(line) = nearest.filter(|line| away(line) < LEVEL * line.size()) {
            line.words.extend(leader.words);
        }
    }
    for line in &mut out {
        // A dotted line is as large as what it leads from.
        let size = line.words.iter().find(|drafted| !is_dots(&drafted.word)).map(|drafted| drafted.word.size);
        for drafted in line.words.iter_mut().filter(|drafted| is_dots(&drafted.word)) {
            drafted.word.size = size.unwrap_or(drafted.word.size);
        }
        line.words.sort_by(|a, b| a.word.left.total_cmp(&b.word.left));
        if let [first, second, ..] = line.words.as_mut_slice()
            && is_bullet(&first.word, &second.word)
        {
            first.word.text = BULLET.to_owned();
        }
        if let [.., leader, last] = line.words.as_mut_slice()
            && is_dots(&leader.word)
            && let Some(number) = number(&last.word.text)
        {
            last.word.text = number;
        }
    }
    out
}

/// The border of a table, read as a letter. Within a line, where one sentence ends and another goes on, a stroke is what
/// was read for "Il".
fn is_border(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let beside = |at: usize| words.get(at).filter(|other| other.line == word.line);
    let ended =
        at.checked_sub(1).and_then(beside).is_some_and(|before| before.text.ends_with(['.', '!', '?']));
    let goes_on = beside(at + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase));
    matches!(word.text.as_str(), "|" | "¦" | "_") && !(word.text == "|" && ended && goes_on)
}

const BULLET: &str = "•";

/// What a bullet is read for.
const BULLETS: &[&str] = &["e", "o", "+", "*", "°", "=", "®", "©"];

/// The space behind a bullet is at least so wide, in sizes: no space between words is.
const AFTER_BULLET: f32 = 0.8;

/// A sign that stands alone before a line, as a letter or number of the text does not.
fn is_bullet(first: &LineWord, second: &LineWord) -> bool {
    BULLETS.contains(&first.text.as_str()) && second.left - first.right > AFTER_BULLET * second.size
}

/// Letters that a digit is read for.
const DIGITS: &[(char, char)] = &[
    ('T', '7'),
    ('S', '5'),
    ('s', '5'),
    ('l', '1'),
    ('I', '1'),
    ('|', '1'),
    ('O', '0'),
    ('o', '0'),
    ('B', '8'),
];

/// What a dotted line leads to is a number, as far as its signs can be digits.
fn number(text: &str) -> Option<String> {
    let digit = |c: char| {
        let meant = DIGITS.iter().find(|(read, _)| *read == c).map(|(_, digit)| *digit);
        meant.or(c.is_ascii_digit().then_some(c))
    };
    text.chars().map(digit).collect()
}

fn is_dots(word: &LineWord) -> bool {
    word.text.chars().all(|c| c == '.')
}

impl Draft {
    fn size(&self) -> f32 {
        self.words.first().map_or(0.0, |drafted| drafted.word.size)
    }

    /// The line, each word told how wide the space before it is.
    pub(crate) fn line(self, page: u32) -> Line {
        let mut reach: Option<f32> = None;
        let words = self.words.into_iter().map(|Drafted { mut word, .. }| {
            word.space = reach.map_or(0.0, |reach| (word.left - reach).max(0.0));
            reach = Some(word.right);
            word
        });
        Line { page, baseline: self.baseline, words: words.collect(), trailing_space: None, row: None }
    }
}

fn row(words: &[Word], picture: &Picture) -> Option<Draft> {
    let edge = |pixels: u32| picture.points(usize::try_from(pixels).unwrap_or_default());
    let all = |word: &Word, of: &str| word.text.chars().all(|c| of.contains(c));
    let any = |word: &Word, of: &str| word.text.chars().any(|c| of.contains(c));
    let rough = median(words.iter().map(|word| edge(word.bottom) - edge(word.top)))?;
    let steady = words.iter().filter(|word| !any(word, UNSTEADY)).map(|word| edge(word.bottom));
    let hanging = words.iter().map(|word| edge(word.bottom) - rough * DEPTH);
    let baseline = median(steady).or_else(|| median(hanging))?;
    let tall = words.iter().filter(|word| any(word, TALL)).map(|word| (baseline - edge(word.top)) / CAPITAL);
    let low = words.iter().filter(|word| all(word, LOW)).map(|word| (baseline - edge(word.top)) / EX);
    let size = median(tall).or_else(|| median(low)).filter(|size| *size > 1.0).unwrap_or(rough).max(1.0);
    let words = words.iter().map(|word| Drafted {
        stroke: ink::stroke(word, picture).map(|stroke| stroke / size),
        word: LineWord {
            text: word.text.clone(),
            left: edge(word.left),
            right: edge(word.right),
            size,
            bold: false,
            italic: false,
            raised: false,
            space: 0.0,
            spaced: None,
            paragraph: None,
            confidence: Some(word.confidence),
        },
    });
    Some(Draft { baseline, words: words.collect() })
}

/// Gives sizes and weight as the document has them: sizes are whole points, and bold is what is thicker than most.
pub(crate) fn settle<'d>(drafts: impl Iterator<Item = &'d mut Draft>) {
    let mut drafts: Vec<&mut Draft> = drafts.collect();
    let usual = median(drafts.iter().flat_map(|line| &line.words).filter_map(|drafted| drafted.stroke));
    for line in &mut drafts {
        for drafted in &mut line.words {
            drafted.word.size = drafted.word.size.round().max(1.0);
            drafted.word.bold = usual.zip(drafted.stroke).is_some_and(|(usual, own)| own > usual * BOLD);
        }
    }
}

fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_stands_apart_before_a_line_is_its_bullet() {
        let word = |text: &str, left: f32, right: f32| LineWord {
            text: text.to_owned(),
            left,
            right,
            size: 10.0,
            bold: false,
            italic: false,
            raised: false,
            space: 0.0,
            spaced: None,
            paragraph: None,
            confidence: Some(0.4),
        };
        for (text, right, left, bullet) in [
            ("e", 76.0, 90.0, true),
            ("+", 76.0, 90.0, true),
            ("e", 76.0, 79.0, false),
            ("1", 76.0, 90.0, false),
        ] {
            assert_eq!(
                is_bullet(&word(text, 72.0, right), &word("Garder", left, 130.0)),
                bullet,
                "{text} {left}"
            );
        }
    }

    #[test]
    fn a_stroke_is_a_border_but_where_a_sentence_opens() {
        let words = |texts: &[&str]| -> Vec<Word> {
            let word = |text: &&str| Word {
                text: (*text).to_owned(),
                left: 0,
                top: 0,
                right: 10,
                bottom: 10,
                confidence: 0.5,
                line: 1,
            };
            texts.iter().map(word).collect()
        };
        assert!(!is_border(&words(&["public.", "|", "travaille"]), 1));
        for texts in [["public", "|", "travaille"], ["public.", "|", "Feux"], ["public.", "¦", "travaille"]]
        {
            assert!(is_border(&words(&texts), 1), "{texts:?}");
        }
        assert!(is_border(&words(&["|", "travaille"]), 0));
    }

    #[test]
    fn what_a_dotted_line_leads_to_is_a_number() {
        for (text, meant) in
            [("T", Some("7")), ("1S", Some("15")), ("33", Some("33")), ("se)", None), ("fin", None)]
        {
            assert_eq!(number(text).as_deref(), meant, "{text}");
        }
    }
}
