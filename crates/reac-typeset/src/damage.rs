//! What befalls a file between its author and its reader: pages and lines lost, doubled or out of order, letters lost.
//!
//! Every damage leaves a file that any reader opens; what it says is no longer all that its author wrote.

use fastrand::Rng;
use reac_model::Reac;

use crate::layout::{Fonts, Layout};
use crate::page::{Line, Page};
use crate::pdf;
use crate::print::{Set, fill_pages};
use crate::text::{self, TextLayout};

/// A damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// One to three pages are missing.
    PagesLost,
    /// One to three pages stand twice.
    PagesTwice,
    /// Two pages have changed places.
    PagesSwapped,
    /// No page has its running row.
    FootersLost,
    /// Lines are missing here and there, two to five in a hundred.
    LinesLost,
    /// The last line of each page is missing.
    LastLinesLost,
    /// Lines stand twice, two to five in a hundred.
    LinesTwice,
    /// Neighbouring lines have changed places, two to five pairs in a hundred lines.
    LinesSwapped,
    /// Words have lost a letter, two to five in a hundred.
    LettersLost,
    /// All accents are gone.
    AccentsLost,
    /// The font does not say what some of its glyphs are; in a text they are U+FFFD.
    LettersUnmapped,
}

/// Every damage, as tables name it.
pub const DAMAGES: [(Damage, &str); 11] = [
    (Damage::PagesLost, "pages lost"),
    (Damage::PagesTwice, "pages twice"),
    (Damage::PagesSwapped, "pages swapped"),
    (Damage::FootersLost, "footers lost"),
    (Damage::LinesLost, "lines lost"),
    (Damage::LastLinesLost, "last lines lost"),
    (Damage::LinesTwice, "lines twice"),
    (Damage::LinesSwapped, "lines swapped"),
    (Damage::LettersLost, "letters lost"),
    (Damage::AccentsLost, "accents lost"),
    (Damage::LettersUnmapped, "letters unmapped"),
];

/// Letters that the font of [`Damage::LettersUnmapped`] does not name.
const UNNAMED: &[char] = &['é', 'q', 'f'];

/// The PDF of a document, damaged; the same for the same seed.
#[must_use]
pub fn damaged_pdf(reac: &Reac, layout: &Layout, damage: Damage, seed: u64) -> Vec<u8> {
    let unmapped = damage == Damage::LettersUnmapped;
    let fonts = if unmapped { Fonts::Embedded } else { layout.fonts };
    let layout = Layout { fonts, ..layout.clone() };
    let set = set(reac, &layout, damage, seed);
    pdf::write(&set.laid.pages, &layout, &set.metrics, if unmapped { UNNAMED } else { &[] })
}

/// The text of a document's pages, damaged; the same for the same seed. A text that does not follow pages has no damage.
#[must_use]
pub fn damaged_text(reac: &Reac, layout: &Layout, form: &TextLayout, damage: Damage, seed: u64) -> String {
    let text = text::of_pages(&set(reac, layout, damage, seed), reac, form);
    if damage == Damage::LettersUnmapped { text.replace(UNNAMED, "\u{fffd}") } else { text }
}

fn set(reac: &Reac, layout: &Layout, damage: Damage, seed: u64) -> Set {
    let mut reac = reac.clone();
    fill_pages(&mut reac, layout);
    let mut set = Set::new(&reac, layout);
    befall(&mut set.laid.pages, damage, &mut Rng::with_seed(seed));
    set
}

fn befall(pages: &mut Vec<Page>, damage: Damage, rng: &mut Rng) {
    match damage {
        Damage::PagesLost => {
            for _ in 0..rng.usize(1..4) {
                let at = printed(pages, rng);
                pages.remove(at);
            }
        }
        Damage::PagesTwice => {
            for _ in 0..rng.usize(1..4) {
                let at = printed(pages, rng);
                let page = pages.get(at).cloned().unwrap_or_default();
                pages.insert(at, page);
            }
        }
        Damage::PagesSwapped => {
            let (one, other) = (printed(pages, rng), printed(pages, rng));
            pages.swap(one, other);
        }
        Damage::FootersLost => {
            for page in pages {
                page.row.clear();
                page.row_rules.clear();
            }
        }
        Damage::LastLinesLost => {
            for page in pages {
                let last = page.lines.iter().rposition(|line| line.role.is_some() && !line.blank);
                last.map(|at| page.lines.remove(at));
            }
        }
        Damage::LinesLost | Damage::LinesTwice | Damage::LinesSwapped => lines(pages, damage, rng),
        Damage::LettersLost => {
            let share = rng.u8(2..6);
            words(
                pages,
                |word| if rng.u8(0..100) < share { without_a_letter(word, rng) } else { word.into() },
            );
        }
        Damage::AccentsLost => words(pages, |word| word.chars().map(bare).collect()),
        Damage::LettersUnmapped => {}
    }
}

/// A page that has text of its own, behind the cover.
fn printed(pages: &[Page], rng: &mut Rng) -> usize {
    let own: Vec<usize> =
        (1..pages.len()).filter(|at| pages.get(*at).is_some_and(|page| !page.blank())).collect();
    own.get(rng.usize(0..own.len().max(1))).copied().unwrap_or(0)
}

/// Takes away, doubles or swaps lines of the body.
fn lines(pages: &mut [Page], damage: Damage, rng: &mut Rng) {
    let share = rng.u8(2..6);
    for page in pages {
        let mut at = 0;
        while at < page.lines.len() {
            let own = |line: Option<&Line>| line.is_some_and(|line| line.role.is_some() && !line.blank);
            if own(page.lines.get(at)) && rng.u8(0..100) < share {
                match damage {
                    Damage::LinesLost => {
                        page.lines.remove(at);
                        continue;
                    }
                    Damage::LinesTwice => {
                        let line = page.lines.get(at).cloned();
                        line.into_iter().for_each(|line| page.lines.insert(at, line));
                        at += 1;
                    }
                    _ if own(page.lines.get(at + 1)) => {
                        swap(&mut page.lines, at);
                        at += 1;
                    }
                    _ => {}
                }
            }
            at += 1;
        }
    }
}

/// Two neighbouring lines change places; their heights stay.
fn swap(lines: &mut [Line], at: usize) {
    if let Some([one, other]) = lines.get_mut(at..at + 2) {
        std::mem::swap(one, other);
        std::mem::swap(&mut one.baseline, &mut other.baseline);
    }
}

/// Changes the words of the body.
fn words(pages: &mut [Page], mut change: impl FnMut(&str) -> String) {
    for run in pages.iter_mut().flat_map(|page| &mut page.lines).flat_map(|line| &mut line.runs) {
        run.text = run.text.split(' ').map(&mut change).collect::<Vec<_>>().join(" ");
    }
}

/// A word of four letters and more without one of those inside it.
fn without_a_letter(word: &str, rng: &mut Rng) -> String {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 || !letters.iter().all(|c| c.is_alphabetic()) {
        return word.to_owned();
    }
    let lost = rng.usize(1..letters.len() - 1);
    letters.iter().enumerate().filter(|(at, _)| *at != lost).map(|(_, c)| c).collect()
}

/// A letter without its accent.
fn bare(c: char) -> char {
    match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'ç' => 'c',
        'É' | 'È' | 'Ê' => 'E',
        'À' => 'A',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Flavour;
    use crate::{random, to_text};

    #[test]
    fn each_damage_leaves_its_mark_and_is_the_same_for_the_same_seed() {
        let (reac, layout) = random(3);
        let form = TextLayout { flavour: Flavour::Raw, ..TextLayout::default() };
        let sound = to_text(&reac, &layout, &form);
        for (damage, name) in DAMAGES {
            let text = damaged_text(&reac, &layout, &form, damage, 1);
            assert_ne!(text, sound, "{name}");
            assert_eq!(text, damaged_text(&reac, &layout, &form, damage, 1), "{name}");
        }
    }

    #[test]
    fn a_word_loses_one_letter_inside() {
        let mut rng = Rng::with_seed(1);
        let hurt = without_a_letter("lanterne", &mut rng);
        assert!(hurt.len() == 7 && hurt.starts_with('l') && hurt.ends_with('e'));
        assert_eq!(without_a_letter("n°", &mut rng), "n°");
    }
}
