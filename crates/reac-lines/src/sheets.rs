//! Sheets that hold several pages: printed two to a sheet, or four. A gutter that no word crosses runs down the middle of
//! every one of them; lines of one page would cross it.

use crate::{Evidence, Fault, FaultKind, Line, Page, Rule, Source};

/// Of a hundred sheets with text, so many have the gutter free.
const FREE: usize = 95;
/// So many lines show that a page holds text.
const LINES: usize = 4;
/// So many sheets hold text on both sides of the gutter.
const BOTH: usize = 2;
/// Half the width of the gutter, as part of the sheet's width.
const GUTTER: f32 = 0.008;

impl Source {
    /// Parts sheets into their pages, in the order in which they are read; the places of a page are counted from its own
    /// corner, its number is the sheet's.
    pub fn part_sheets(&mut self) {
        if !self.pages.iter().any(|page| !page.lines.is_empty()) || !self.are_sheets() {
            return;
        }
        // The pages of a sheet have its proportions turned by a quarter, or the same: two or four.
        let wide = |page: &Page| page.width > page.height;
        let down =
            if self.pages.iter().filter(|page| wide(page)).count() * 2 > self.pages.len() { 1 } else { 2 };
        let evidence = Evidence::Sheets { across: 2, down };
        self.pages =
            std::mem::take(&mut self.pages).into_iter().flat_map(|page| parted(page, down)).collect();
        self.faults.push(Fault { page: None, kind: FaultKind::Sheets, evidence });
    }

    /// Whether the gutter is free on nearly all pages, and text stands on both sides of it.
    fn are_sheets(&self) -> bool {
        let (mut text, mut free, mut both) = (0_usize, 0_usize, 0_usize);
        for page in self.pages.iter().filter(|page| page.lines.len() >= LINES) {
            text += 1;
            if is_free(page) {
                free += 1;
                let middle = page.width / 2.0;
                let right = page.lines.iter().filter(|line| line.right() > middle).count();
                let left = page.lines.iter().filter(|line| line.left() < middle).count();
                both += usize::from(right >= LINES && left >= LINES);
            }
            // Nearly every document shows on its first pages that it has no gutter.
            if text - free > self.pages.len() * (100 - FREE) / 100 {
                return false;
            }
        }
        both >= BOTH && free * 100 >= text * FREE
    }
}

/// Whether no word and no stroke crosses the middle of a page.
fn is_free(page: &Page) -> bool {
    let (from, to) = (page.width * (0.5 - GUTTER), page.width * (0.5 + GUTTER));
    let crosses = |left: f32, right: f32| left < to && right > from;
    let along =
        |rule: &Rule| (rule.right - rule.left) > (rule.bottom - rule.top) && crosses(rule.left, rule.right);
    !page.rules.iter().any(along)
        && !page.lines.iter().flat_map(|line| &line.words).any(|word| crosses(word.left, word.right))
}

/// The pages of a sheet: from left to right, then below.
fn parted(sheet: Page, down: u8) -> Vec<Page> {
    let (width, height) = (sheet.width / 2.0, sheet.height / f32::from(down));
    let mut out = Vec::new();
    for row in 0..down {
        for column in 0..2_u8 {
            out.push(one(&sheet, (f32::from(column) * width, f32::from(row) * height), (width, height)));
        }
    }
    // A picture says that a sheet has no text: it is no page's alone.
    out.iter_mut().for_each(|page| page.images = sheet.images);
    out
}

/// What stands in one part of a sheet.
fn one(sheet: &Page, (x, y): (f32, f32), (width, height): (f32, f32)) -> Page {
    let within = |left: f32, right: f32, top: f32, bottom: f32| {
        let (across, down) = ((left + right) / 2.0, (top + bottom) / 2.0);
        (x..x + width).contains(&across) && (y..y + height).contains(&down)
    };
    let mut out = Page { number: sheet.number, width, height, ..Page::default() };
    for line in &sheet.lines {
        let mut words: Vec<_> = line.words.clone();
        words.retain(|word| within(word.left, word.right, line.baseline, line.baseline));
        words.iter_mut().for_each(|word| (word.left, word.right) = (word.left - x, word.right - x));
        // What lay between two pages is no space before a word.
        if let Some(first) = words.first_mut() {
            first.space = 0.0;
        }
        let last =
            line.words.last().is_some_and(|word| within(word.left, word.right, line.baseline, line.baseline));
        let trailing_space = line.trailing_space.filter(|_| last);
        if !words.is_empty() {
            out.lines.push(Line { words, baseline: line.baseline - y, trailing_space, ..*line });
        }
    }
    out.rules = part(&sheet.rules, (x, y), within, |rule| {
        [&mut rule.left, &mut rule.right, &mut rule.top, &mut rule.bottom]
    });
    out.upright = part(&sheet.upright, (x, y), within, |one| {
        [&mut one.left, &mut one.right, &mut one.top, &mut one.bottom]
    });
    out.boxes = part(&sheet.boxes, (x, y), within, |one| {
        [&mut one.left, &mut one.right, &mut one.top, &mut one.bottom]
    });
    out
}

/// Those of a sheet's things that lie in one part of it, counted from its corner; `edges` are left, right, top, bottom.
fn part<T: Clone>(
    all: &[T],
    (x, y): (f32, f32),
    within: impl Fn(f32, f32, f32, f32) -> bool,
    edges: impl Fn(&mut T) -> [&mut f32; 4],
) -> Vec<T> {
    let own = all.iter().cloned().filter_map(|mut one| {
        let [left, right, top, bottom] = edges(&mut one);
        let lies = within(*left, *right, *top, *bottom);
        (*left, *right, *top, *bottom) = (*left - x, *right - x, *top - y, *bottom - y);
        lies.then_some(one)
    });
    own.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Origin, Word};

    fn line(baseline: f32, words: &[(&str, f32, f32)]) -> Line {
        let word = |(text, left, right): &(&str, f32, f32)| Word {
            text: (*text).to_owned(),
            left: *left,
            right: *right,
            size: 7.0,
            bold: false,
            italic: false,
            raised: false,
            space: 2.0,
            spaced: None,
            paragraph: None,
            confidence: None,
        };
        let words = words.iter().map(word).collect();
        Line { page: 1, baseline, words, trailing_space: None, row: None }
    }

    /// Pages of ten lines of these words.
    fn source(width: f32, height: f32, words: &[(&str, f32, f32)]) -> Source {
        let page = |number| Page {
            number,
            width,
            height,
            lines: (1..=10_u8).map(|row| line(f32::from(row) * height / 11.0, words)).collect(),
            ..Page::default()
        };
        Source { origin: Origin::Pdf, pages: (1..=3).map(page).collect(), tagged: false, faults: Vec::new() }
    }

    #[test]
    fn sheets_of_two_and_four_are_parted() {
        for (width, height, pages) in [(842.0, 595.0, 6), (595.0, 842.0, 12)] {
            let right = width / 2.0 + 40.0;
            let mut read = source(
                width,
                height,
                &[("Les", 40.0, 60.0), ("feux", 62.0, 90.0), ("Phare", right, right + 30.0)],
            );
            read.part_sheets();
            assert_eq!(read.pages.len(), pages);
            assert_eq!(read.pages[0].lines[0].text(), "Les feux");
            assert_eq!(read.pages[1].lines[0].text(), "Phare");
            assert_eq!((read.pages[1].number, read.pages[1].lines[0].left()), (1, 40.0));
            assert_eq!(read.faults.len(), 1);
        }
    }

    #[test]
    fn pages_whose_lines_cross_the_middle_are_pages() {
        for words in [&[("Les", 40.0, 60.0), ("feux", 410.0, 440.0)][..], &[("Les", 40.0, 60.0)], &[]] {
            let mut read = source(842.0, 595.0, words);
            let before = read.clone();
            read.part_sheets();
            assert_eq!(read, before);
        }
        let mut table = source(842.0, 595.0, &[("Les", 40.0, 60.0), ("feux", 500.0, 540.0)]);
        table.pages.iter_mut().for_each(|page| {
            page.rules.push(Rule { left: 40.0, top: 100.0, right: 800.0, bottom: 100.0 });
        });
        table.part_sheets();
        assert_eq!(table.pages.len(), 3);
    }
}
