//! Accents that stand beside their letter as signs of their own: `e´` or `´e` for é, as fonts without accented letters
//! print them.
//!
//! A sign beside a letter may be an apostrophe or a quotation mark as well. An acute behind e can be nothing else; what
//! else is ambiguous is an accent only in a text whose accents stand on that side.

use std::borrow::Cow;

use unicode_normalization::char::compose;

/// Signs, and the mark that each is on a letter.
const SIGNS: &[(char, char)] = &[
    ('´', '\u{301}'),
    ('ˊ', '\u{301}'),
    ('`', '\u{300}'),
    ('ˋ', '\u{300}'),
    ('^', '\u{302}'),
    ('ˆ', '\u{302}'),
    ('¨', '\u{308}'),
    ('¸', '\u{327}'),
];

/// Those that are seldom anything else.
const ACCENTS: &[char] = &['´', 'ˊ', '¨', '¸'];

/// Letters of French with such a mark.
const LETTERS: &str = "éàèùâêîôûëïüÿçÉÀÈÙÂÊÎÔÛËÏÜŸÇ";

/// Of one side so many are a habit.
const HABIT: usize = 3;

/// Where a text's accents stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Behind,
    Before,
}

/// Composes letters and the accents beside them; gives how many.
pub(crate) fn compose_beside(text: &str) -> (Cow<'_, str>, usize) {
    let Some(side) = side(text) else { return (Cow::Borrowed(text), 0) };
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // `^[1]` is the call of a note.
        let Some(mark) = mark(c).filter(|_| rest.peek() != Some(&'[')) else {
            out.push(c);
            continue;
        };
        let behind = out.chars().next_back().and_then(|letter| accented(letter, mark));
        // TeX sets a space between the sign and its letter.
        let spaced = |mut ahead: std::iter::Peekable<std::str::Chars<'_>>| {
            let gap = ahead.next_if_eq(&' ').is_some();
            (gap, ahead.next().and_then(|next| accented(next, mark)))
        };
        let (gap, before) = spaced(rest.clone());
        match (behind, before.filter(|_| side == Side::Before)) {
            (_, Some(found)) => {
                rest.next();
                if gap {
                    rest.next();
                }
                out.push(found);
                count += 1;
            }
            (Some(found), None) if side == Side::Behind => {
                out.pop();
                out.push(found);
                count += 1;
            }
            _ => out.push(c),
        }
    }
    (Cow::Owned(out), count)
}

/// The side on which acutes and diaereses stand, where they are accents at all.
fn side(text: &str) -> Option<Side> {
    if !text.contains(ACCENTS) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let (mut behind, mut before) = (0_usize, 0_usize);
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| ACCENTS.contains(c)) {
        let Some(mark) = mark(*c) else { continue };
        let get = |index: Option<usize>| index.and_then(|index| chars.get(index)).copied().unwrap_or(' ');
        let (last, next) = (get(at.checked_sub(1)), get(at.checked_add(1)));
        let next = if next == ' ' { get(at.checked_add(2)) } else { next };
        let (one, other) = (accented(last, mark).is_some(), accented(next, mark).is_some());
        // "l´eau": letters that are an elided word before it make it an apostrophe.
        let word: String =
            chars.get(..at).unwrap_or_default().iter().rev().take_while(|c| c.is_alphabetic()).collect();
        let apart = word.is_empty() || word.chars().count() == 1 || word.eq_ignore_ascii_case("uq");
        behind += usize::from(one);
        before += usize::from(other && !one && (!apart || *c != '´'));
    }
    match () {
        () if behind >= HABIT && behind >= before => Some(Side::Behind),
        () if before >= HABIT && before > behind => Some(Side::Before),
        () => None,
    }
}

fn mark(c: char) -> Option<char> {
    SIGNS.iter().find(|(sign, _)| *sign == c).map(|(_, mark)| *mark)
}

fn accented(letter: char, mark: char) -> Option<char> {
    let letter = if letter == 'ı' { 'i' } else { letter };
    compose(letter, mark).filter(|found| LETTERS.contains(*found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_behind_their_letter() {
        let text = "de´ploiement cre´e´e a` la fore^t, re´alise´ c¸a et maı¨s, E´tat";
        assert_eq!(
            compose_beside(text),
            ("déploiement créée à la forêt, réalisé ça et maïs, État".into(), 10)
        );
    }

    #[test]
    fn accents_before_their_letter() {
        let text = "exp´erience pr´epar´ee, pr´ e l`eve la for^et et ´etat";
        assert_eq!(compose_beside(text).0, "expérience préparée, pré lève la forêt et état");
    }

    #[test]
    fn apostrophes_and_quotations_stay() {
        for text in
            ["l´eau d´entre qu´elle n´est l´été", "`mot` et `autre`", "^[1] et x^2", "l´air du phare´"]
        {
            assert_eq!(compose_beside(text), (text.into(), 0), "{text}");
        }
    }
}
