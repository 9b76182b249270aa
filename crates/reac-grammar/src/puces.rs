//! Bullets that only their document makes bullets: a letter of a symbol font read as a letter (`Ø`, `q`, `v`), any sign,
//! a dash glued to its text. What opens several rows of one list is its bullet, whatever it is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use reac_diagnostic::{Code, Diagnostic};
use reac_lines::{Line, Source, Word};

use crate::ligne::puce::puce_signe;

/// What a learnt bullet is read as.
const PUCE: &str = "•";

/// So many rows open with it at least.
const RANGEES: usize = 3;
/// Two of them stand within so many rows.
const VOISINES: usize = 6;

/// Words of one letter, that open wrapped lines, and letters that number.
const MOTS_D_UNE_LETTRE: &str = "aàyôAÀYÔ";

/// Signs that go on with a sentence where a word is glued to them, and open rows where they stand alone: the one in whose
/// place a program puts what it cannot write.
const SIGNES_SEULS: &str = "?+=^_";

/// What may be a bullet in front of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ouverture {
    /// A word by itself.
    Seule(char),
    /// Glued to the first word.
    Collee(char),
}

/// The document with its learnt bullets read as bullets, and what was learnt.
#[must_use]
pub fn apprises(source: &Source) -> (Cow<'_, Source>, Option<Diagnostic>) {
    let learnt = apprendre(source);
    if learnt.is_empty() {
        return (Cow::Borrowed(source), None);
    }
    let mut out = source.clone();
    for line in out.pages.iter_mut().flat_map(|page| &mut page.lines) {
        match ouverture(line) {
            Some(seule @ Ouverture::Seule(_)) if learnt.contains_key(&seule) => {
                if let Some(first) = line.words.first_mut() {
                    PUCE.clone_into(&mut first.text);
                }
            }
            Some(collee @ Ouverture::Collee(_)) if learnt.contains_key(&collee) => detacher(line),
            _ => {}
        }
    }
    let sign = |(found, count): (&Ouverture, &usize)| {
        let (Ouverture::Seule(c) | Ouverture::Collee(c)) = found;
        format!("{c} × {count}")
    };
    let told = learnt.iter().map(sign).collect::<Vec<_>>().join(", ");
    (Cow::Owned(out), Some(Diagnostic::new(Code::BulletsLearnt, [told])))
}

/// The openings that are bullets, and how many rows each opens.
fn apprendre(source: &Source) -> BTreeMap<Ouverture, usize> {
    let mut seen: BTreeMap<Ouverture, Vec<usize>> = BTreeMap::new();
    let lines = source.pages.iter().flat_map(|page| &page.lines);
    for (index, line) in lines.enumerate() {
        if let Some(found) = ouverture(line) {
            seen.entry(found).or_default().push(index);
        }
    }
    let near =
        |rows: &[usize]| rows.windows(2).any(|pair| matches!(pair, [one, next] if next - one <= VOISINES));
    let lists = seen.into_iter().filter(|(_, rows)| rows.len() >= RANGEES && near(rows));
    lists.map(|(found, rows)| (found, rows.len())).collect()
}

/// What may be a bullet in front of a row, and is not known as one.
fn ouverture(line: &Line) -> Option<Ouverture> {
    let (first, second) = (line.words.first()?, line.words.get(1));
    if puce_signe(&line.text()).is_ok() {
        return None;
    }
    let mut chars = first.text.chars();
    let (sign, next) = (chars.next()?, chars.next());
    let Some(next) = next else {
        // A letter or sign alone, a word behind it.
        let worded =
            second.is_some_and(|word| word.text.starts_with(|c: char| c.is_alphabetic() || ouvrante(c)));
        let may = !sign.is_numeric()
            && !MOTS_D_UNE_LETTRE.contains(sign)
            && (SIGNES_SEULS.contains(sign) || !ponctuation(sign));
        return (worded && may).then_some(Ouverture::Seule(sign));
    };
    let after = chars.next().is_some_and(|c| c.is_lowercase() || c == '\'' || c == '’');
    let glued = match sign {
        '-' | '–' | '—' => next.is_alphabetic() || ouvrante(next),
        // No word of French begins in lower case and goes on with a capital.
        c if c.is_lowercase() && c.is_alphabetic() => next.is_uppercase() && after,
        'Ø' => next.is_alphabetic(),
        c => !c.is_alphanumeric() && !ponctuation(c) && next.is_alphabetic(),
    };
    glued.then_some(Ouverture::Collee(sign))
}

fn ouvrante(c: char) -> bool {
    matches!(c, '"' | '«' | '“' | '(')
}

/// Signs that open or go on with a sentence, and marks of a note.
fn ponctuation(c: char) -> bool {
    ouvrante(c)
        || matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '…'
                | ')'
                | '['
                | ']'
                | '»'
                | '”'
                | '’'
                | '\''
                | '/'
                | '&'
                | '%'
                | '@'
                | '#'
                | '|'
                | '^'
                | '{'
                | '}'
                | '‘'
                | '$'
                | '€'
                | '-'
                | '–'
                | '—'
                | '+'
                | '='
                | '_'
        )
}

/// Parts the bullet from the word it is glued to.
#[allow(clippy::cast_precision_loss)] // letters of one word
fn detacher(line: &mut Line) {
    let Some(first) = line.words.first_mut() else { return };
    let mut rest = first.text.chars();
    rest.next();
    let text = rest.as_str().to_owned();
    let letters = first.text.chars().count().max(1) as f32;
    let edge = first.left + first.width() / letters;
    let mark = Word { text: PUCE.to_owned(), right: edge, ..first.clone() };
    *first = Word { text, left: edge, space: first.size * 0.28, ..first.clone() };
    line.words.insert(0, mark);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<String>, bool) {
        let source = reac_text::read(text.as_bytes()).unwrap();
        let (read, found) = apprises(&source);
        let lines = read.pages.iter().flat_map(|page| &page.lines).map(Line::text);
        (lines.collect(), found.is_some())
    }

    #[test]
    fn what_opens_the_rows_of_a_list_is_its_bullet() {
        for mark in ["Ø ", "q ", "v ", "§ ", "¤ ", "~ ", "? ", "+ ", "Ø", "q", "-", "–"] {
            let text = format!("Liste\n{mark}Les feux\n{mark}La lanterne\n{mark}L’optique du phare");
            let (read, learnt) = rows(&text);
            assert_eq!(read, ["Liste", "• Les feux", "• La lanterne", "• L’optique du phare"], "{mark}");
            assert!(learnt, "{mark}");
        }
        assert_eq!(
            rows("-\"Garder\" le feu\n-les feux\n-la lanterne").0,
            ["• \"Garder\" le feu", "• les feux", "• la lanterne"]
        );
    }

    #[test]
    fn what_opens_a_row_or_two_is_text() {
        for text in [
            "Ø Les feux\nla garde\nØ La lanterne",
            "à la garde\nà la lanterne\nà l’optique",
            "A Les feux\nA La lanterne\nA L’optique",
            "1 Les feux\n2 La lanterne\n3 L’optique",
            "« les feux\n« la lanterne\n« l’optique",
            "- les feux\n- la lanterne\n- l’optique",
            "celui\n-ci",
        ] {
            assert_eq!(rows(text), (text.lines().map(str::to_owned).collect(), false));
        }
    }
}
