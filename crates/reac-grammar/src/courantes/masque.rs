//! What two prints of one running line share: everything but their digits.

use reac_lines::{Line, Word};

/// A line whose digits are masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Masque {
    /// The same for lines that differ in nothing but their numbers and blanks.
    pub(super) cle: u64,
    /// Letters stand beside the numbers.
    pub(super) lettres: bool,
    /// Numbers that are not too large for a page.
    nombres: [Option<u32>; NOMBRES],
}

/// Numbers of a line that may be its page's: `11/27/26, 6:12 PM 3/28` has seven.
const NOMBRES: usize = 8;

/// Larger than any page.
const PAGE_MAX: u32 = 10_000;

impl Masque {
    /// Masks some words.
    pub(super) fn of<'w>(words: impl IntoIterator<Item = &'w Word>) -> Self {
        let mut out = Self { cle: 0xcbf2_9ce4_8422_2325, lettres: false, nombres: [None; NOMBRES] };
        let (mut number, mut count) = (None::<u32>, 0);
        let mut add = |c: char| out.cle = (out.cle ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
        for c in words.into_iter().flat_map(|word| word.text.chars().chain([' '])) {
            if let Some(digit) = c.to_digit(10) {
                if number.is_none() {
                    add('#');
                }
                number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                continue;
            }
            if let Some(found) = number.take() {
                if let Some(place) = out.nombres.get_mut(count) {
                    *place = Some(found).filter(|found| *found < PAGE_MAX);
                }
                count += 1;
            }
            out.lettres = out.lettres || c.is_alphabetic();
            add(c);
        }
        out
    }

    /// Masks a line.
    pub(super) fn de(line: &Line) -> Self {
        Self::of(&line.words)
    }

    /// The number at a place of the line.
    pub(super) fn nombre(&self, place: usize) -> Option<u32> {
        self.nombres.get(place).copied().flatten()
    }

    /// Places that hold a number.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.nombres.iter().enumerate().filter(|(_, found)| found.is_some()).map(|(place, _)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reac_lines::Page;

    fn masque(text: &str) -> Masque {
        let pages: Vec<Page> = reac_text::read(text.as_bytes()).unwrap().pages;
        Masque::de(&pages[0].lines[0])
    }

    #[test]
    fn numbers_do_not_tell_lines_apart_and_letters_do() {
        let (a, b) = (masque("-- 9 of 38 --"), masque("--   10 of 38 --"));
        assert_eq!((a.cle, b.nombre(0), b.nombre(1)), (b.cle, Some(10), Some(38)));
        assert!(a.lettres && !masque("3/38").lettres);
        assert_ne!(masque("Page 3").cle, masque("Pages 3").cle);
    }
}
