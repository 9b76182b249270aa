//! Printed page numbers, held against the pages of the file: those of any document that prints them.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::ligne::pied::Pied;
use reac_grammar::reperes::PageLue;
use reac_lines::Origin;

/// Pages with their printed number: where in the document they stand, from 1, and on which page of the file.
fn printed(pages: &[PageLue]) -> impl Iterator<Item = ([u32; 2], u32)> {
    let each = (1_u32..).zip(pages);
    each.filter_map(|(place, page)| Some(([place, page.page], page.pied.as_ref()?.page?.0)))
}

/// R0702. Blank pages carry no footer: numbers may skip where the file has pages between, never fall or stand still. A
/// text has no blank pages.
pub(crate) fn numbers_broken(pages: &[PageLue], origin: Origin) -> Vec<Diagnostic> {
    let measured = origin == Origin::Pdf;
    // As if a page 0 stood before the first: what is missing in front is missing as well.
    let mut last = pages.first().map(|page| ([0, page.page.saturating_sub(1)], 0)).filter(|_| measured);
    let mut out = Vec::new();
    for (at, number) in printed(pages) {
        if let Some((from, before)) = last {
            // Pages of another document may stand between; several pages may stand on one sheet.
            let between = at.iter().zip(from).map(|(at, from)| at.saturating_sub(from)).max().unwrap_or(1);
            let falls = number <= before;
            if falls || (measured && number - before > between) {
                let expected = if falls { before } else { before + between.saturating_sub(1) };
                let args = [number.to_string(), expected.to_string()];
                let [_, page] = at;
                let mut found = Diagnostic::new(Code::PagesBroken, args).at_page(page);
                found.printed_page = Some(number);
                out.push(found);
            }
        }
        last = Some((at, number));
    }
    out
}

/// How many pages without footer a text may end without: blank backs, the legal page.
const BLANK_AT_END: u32 = 4;

/// R0703. A file has the pages that it announces, blank ones as well; a text those that say something.
pub(crate) fn count_differs(pages: &[PageLue], pied: Option<&Pied>, origin: Origin) -> Option<Diagnostic> {
    let (_, announced) = pied?.page?;
    let last = printed(pages).map(|(_, number)| number).max()?;
    let after = pages.iter().rev().take_while(|page| page.pied.is_none()).count();
    let after = u32::try_from(after).unwrap_or(u32::MAX);
    let after = if origin == Origin::Pdf { after } else { after.max(BLANK_AT_END) };
    let well = last <= announced && announced - last <= after;
    let args = [announced.to_string(), last.to_string()];
    (!well).then(|| Diagnostic::new(Code::PageCountDiffers, args).at_pointer("/document/pages"))
}

/// What the pages of a référentiel d'évaluation tell by their numbers.
#[must_use]
pub fn evaluation_pages(pages: &[PageLue], pied: Option<&Pied>, origin: Origin) -> Vec<Diagnostic> {
    numbers_broken(pages, origin).into_iter().chain(count_differs(pages, pied, origin)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages of a file, each with what it prints, 0 for none.
    fn pages(numbers: &[u32]) -> Vec<PageLue> {
        let page = |(at, number): (usize, &u32)| PageLue {
            page: u32::try_from(at).unwrap() + 1,
            pied: (*number > 0).then(|| Pied { page: Some((*number, 6)), ..Pied::default() }),
            vide: false,
        };
        numbers.iter().enumerate().map(page).collect()
    }

    fn found(numbers: &[u32], origin: Origin) -> Vec<String> {
        let pages = pages(numbers);
        let pied = Pied { page: Some((1, 6)), ..Pied::default() };
        let all = evaluation_pages(&pages, Some(&pied), origin);
        all.iter().map(|found| format!("{} {}", found.code.id(), found.args.join(" "))).collect()
    }

    #[test]
    fn a_whole_file_has_all_its_pages() {
        for numbers in [[1, 2, 3, 4, 5, 6], [0, 2, 3, 0, 5, 6], [0, 0, 3, 4, 0, 0]] {
            assert!(found(&numbers, Origin::Pdf).is_empty(), "{numbers:?}");
        }
    }

    #[test]
    fn each_page_that_a_file_lost_shows() {
        assert_eq!(found(&[2, 3, 4, 5, 6], Origin::Pdf), ["R0702 2 0"]);
        assert_eq!(found(&[0, 3, 4, 5, 6], Origin::Pdf), ["R0702 3 1"]);
        assert_eq!(found(&[1, 2, 4, 5, 6], Origin::Pdf), ["R0702 4 2"]);
        assert_eq!(found(&[1, 2, 3, 4, 5], Origin::Pdf), ["R0703 6 5"]);
        assert_eq!(found(&[1, 2, 2, 3, 4, 5, 6], Origin::Pdf), ["R0702 2 2"]);
    }

    #[test]
    fn several_pages_may_stand_on_one_sheet_and_others_between() {
        let mut sheets = pages(&[1, 2, 3, 4, 5, 6]);
        sheets.iter_mut().for_each(|page| page.page = page.page.div_ceil(2));
        assert!(numbers_broken(&sheets, Origin::Pdf).is_empty());
        sheets.remove(2);
        assert_eq!(numbers_broken(&sheets, Origin::Pdf).len(), 1);
        let mut mixed = pages(&[1, 3, 5]);
        mixed.iter_mut().for_each(|page| page.page *= 2);
        assert!(numbers_broken(&mixed, Origin::Pdf).is_empty());
    }

    #[test]
    fn a_text_has_no_blank_pages() {
        assert!(found(&[2, 4, 5], Origin::TextWrapped).is_empty());
        assert_eq!(found(&[2, 4, 3], Origin::TextWrapped), ["R0702 3 4"]);
    }
}
