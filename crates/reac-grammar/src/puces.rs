//! Bullets that only their document makes bullets: a letter of a symbol font read as a letter (`Ø`, `q`, `v`), any sign,
//! two or three signs together (`--`, `=>`), a box to be ticked, a dash glued to its text. What opens several rows of one
//! list is its bullet, whatever it is.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

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

/// Signs that end or go on with a sentence, and never stand alone in front of a row of one.
const SIGNES_EN_TETE: &str = ".|@{}\\»";

/// So many signs side by side are one mark at most: a row of more is a rule.
const SIGNES: usize = 3;

/// Two or three of these in front of a row are a mark.
const SIGNES_COMPOSES: &str = "-–—=><|*+~_°»:·•";

/// What may be a bullet in front of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Ouverture {
    /// A letter or sign by itself.
    Seule(char),
    /// Several signs that stand for one.
    Composee(String),
    /// A box, empty or ticked: `[ ]`, `[x]`, `( )`.
    Case,
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
        let Some(found) = ouverture(line).filter(|found| learnt.contains_key(found)) else { continue };
        if matches!(found, Ouverture::Collee(_)) {
            detacher(line);
        } else {
            // A box that is open takes two words.
            if case(line) == Some(2) {
                line.words.remove(0);
            }
            if let Some(first) = line.words.first_mut() {
                PUCE.clone_into(&mut first.text);
            }
        }
    }
    let sign = |(found, count): (&Ouverture, &usize)| match found {
        Ouverture::Seule(c) | Ouverture::Collee(c) => format!("{c} × {count}"),
        Ouverture::Composee(signs) => format!("{signs} × {count}"),
        Ouverture::Case => format!("[ ] × {count}"),
    };
    let told = learnt.iter().map(sign).collect::<Vec<_>>().join(", ");
    (Cow::Owned(out), Some(Diagnostic::new(Code::BulletsLearnt, [told])))
}

/// The openings that are bullets, and how many rows each opens.
fn apprendre(source: &Source) -> BTreeMap<Ouverture, usize> {
    let mut seen: BTreeMap<Ouverture, Vec<usize>> = BTreeMap::new();
    let lines: Vec<&Line> = source.pages.iter().flat_map(|page| &page.lines).collect();
    for (index, line) in lines.iter().enumerate() {
        if let Some(found) = ouverture(line) {
            seen.entry(found).or_default().push(index);
        }
    }
    let near =
        |rows: &[usize]| rows.windows(2).any(|pair| matches!(pair, [one, next] if next - one <= VOISINES));
    // What every page prints is one row.
    let several = |rows: &[usize]| {
        let texts: HashSet<String> =
            rows.iter().filter_map(|row| lines.get(*row)).map(|line| line.text()).collect();
        texts.len() >= RANGEES
    };
    let lists = seen.into_iter().filter(|(found, rows)| {
        rows.len() >= RANGEES && near(rows) && several(rows) && !ferme_des_guillemets(found, source)
    });
    lists.map(|(found, rows)| (found, rows.len())).collect()
}

/// A closing quotation mark opens rows where what was quoted ends there; as a bullet there are more of them than
/// quotations.
fn ferme_des_guillemets(found: &Ouverture, source: &Source) -> bool {
    if !matches!(found, Ouverture::Seule('»') | Ouverture::Collee('»')) {
        return false;
    }
    let words = || source.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.words);
    let count = |sign: char| words().filter(|word| word.text.contains(sign)).count();
    count('»') < count('«') + RANGEES
}

/// How many words the box in front of a row takes: `[x]` one, `[ ]` two.
fn case(line: &Line) -> Option<usize> {
    let first = line.words.first()?.text.as_str();
    let second = || line.words.get(1).map(|word| word.text.as_str());
    match first {
        "[]" | "()" | "[x]" | "[X]" | "(x)" | "(X)" | "[_]" | "(_)" => Some(1),
        "[" => (second() == Some("]")).then_some(2),
        "(" => (second() == Some(")")).then_some(2),
        _ => None,
    }
}

/// Signs that stand together in front of a row, and do not frame it.
fn composee(line: &Line, first: &str) -> bool {
    first.chars().count() <= SIGNES
        && first.chars().all(|c| SIGNES_COMPOSES.contains(c))
        && line.words.last().is_none_or(|last| last.text != first)
}

/// What may be a bullet in front of a row, and is not known as one.
fn ouverture(line: &Line) -> Option<Ouverture> {
    let first = line.words.first()?;
    // A word opens a row behind its bullet.
    let worded = |at: usize| {
        line.words
            .get(at)
            .is_some_and(|word| word.text.starts_with(|c: char| c.is_alphabetic() || ouvrante(c)))
    };
    if let Some(words) = case(line) {
        return worded(words).then_some(Ouverture::Case);
    }
    if puce_signe(&line.text()).is_ok() {
        return None;
    }
    let mut chars = first.text.chars();
    let (sign, next) = (chars.next()?, chars.next());
    let Some(next) = next else {
        // A capital before small letters is the first of a word that gaps cut.
        let cut = sign.is_ascii_uppercase()
            && line.words.get(1).is_some_and(|word| word.text.starts_with(char::is_lowercase));
        let may = !sign.is_numeric()
            && !cut
            && !MOTS_D_UNE_LETTRE.contains(sign)
            && (SIGNES_SEULS.contains(sign) || en_tete(line, sign) || !ponctuation(sign));
        return (worded(1) && may).then_some(Ouverture::Seule(sign));
    };
    if composee(line, &first.text) {
        return worded(1).then(|| Ouverture::Composee(first.text.clone()));
    }
    let after = chars.next().is_some_and(|c| c.is_lowercase() || c == '\'' || c == '’');
    let glued = match sign {
        '-' | '–' | '—' => next.is_alphabetic() || ouvrante(next),
        // No word of French begins in lower case and goes on with a capital.
        c if c.is_lowercase() && c.is_alphabetic() => next.is_uppercase() && after,
        'Ø' | '»' => next.is_alphabetic(),
        c => !c.is_alphanumeric() && !ponctuation(c) && next.is_alphabetic(),
    };
    glued.then_some(Ouverture::Collee(sign))
}

/// A sign in front of a row that no sentence has there; a bar that stands in a row again parts cells.
fn en_tete(line: &Line, sign: char) -> bool {
    SIGNES_EN_TETE.contains(sign)
        && (sign != '|' || !line.words.iter().skip(1).any(|word| word.text.contains('|')))
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
        for mark in [
            "Ø ", "q ", "v ", "§ ", "¤ ", "~ ", "? ", "+ ", "Ø", "q", "-", "–", "» ", "»", "-- ", "=> ",
            "-> ", "| ", ". ", "[ ] ", "[x] ", "( ) ", "@ ",
        ] {
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
            "P hare\nP orte\nP ilier",
            "t Feux\nt Feux\nt Feux\nt Feux",
            "1 Les feux\n2 La lanterne\n3 L’optique",
            "« les feux\n« la lanterne\n« l’optique",
            "« les feux\n» ; « la lanterne\n» la « garde\n» et « l’optique\n» du phare",
            "... les feux\n... la lanterne\n... l’optique",
            "-- Les feux --\n-- La lanterne --\n-- L’optique --",
            "| Les feux | rouges |\n| La lanterne | haute |\n| L’optique | de verre |",
            "- les feux\n- la lanterne\n- l’optique",
            "celui\n-ci",
        ] {
            assert_eq!(rows(text), (text.lines().map(str::to_owned).collect(), false));
        }
    }
}
