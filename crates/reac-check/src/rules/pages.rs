//! Printed page numbers.

use reac_diagnostic::{Code, Diagnostic};

use crate::Evidence;

/// Pages with their printed number and the number of pages announced.
fn printed<'e>(evidence: &'e Evidence<'_>) -> impl Iterator<Item = (u32, u32, u32)> + 'e {
    let pages = evidence.lecture.reperes.pages.iter();
    pages.filter_map(|page| {
        let (number, of) = page.pied.as_ref()?.page?;
        Some((page.page, number, of))
    })
}

/// R0702. Blank pages carry no footer: numbers may skip, never fall or stand still.
pub(super) fn pages_broken(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let mut last: Option<u32> = None;
    let mut out = Vec::new();
    for (page, number, _) in printed(evidence) {
        if let Some(before) = last.filter(|before| number <= *before) {
            let mut found =
                Diagnostic::new(Code::PagesBroken, [number.to_string(), before.to_string()]).at_page(page);
            found.printed_page = Some(number);
            out.push(found);
        }
        last = Some(number);
    }
    out
}

/// How many pages without footer a document may end with, when the file has dropped them: blank backs, the legal page.
const BLANK_AT_END: u32 = 4;

/// R0703.
pub(super) fn page_count_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let Some((_, announced)) = evidence.lecture.pied.as_ref().and_then(|pied| pied.page) else {
        return Vec::new();
    };
    let Some(last) = printed(evidence).map(|(_, number, _)| number).max() else { return Vec::new() };
    let after = evidence.lecture.reperes.pages.iter().rev().take_while(|page| page.pied.is_none()).count();
    let after = u32::try_from(after).unwrap_or(u32::MAX).max(BLANK_AT_END);
    let well = last <= announced && announced - last <= after;
    if well {
        return Vec::new();
    }
    vec![
        Diagnostic::new(Code::PageCountDiffers, [announced.to_string(), last.to_string()])
            .at_pointer("/document/pages"),
    ]
}

/// R0710. Covers and blank pages carry none; a page between two that carry one should.
pub(super) fn page_without_footer(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let pages = &evidence.lecture.reperes.pages;
    let first = pages.iter().position(|page| page.pied.is_some());
    let last = pages.iter().rposition(|page| page.pied.is_some());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    pages
        .iter()
        .enumerate()
        .filter(|(index, page)| *index > first && *index < last && page.pied.is_none() && !page.vide)
        .map(|(_, page)| Diagnostic::new(Code::PageWithoutFooter, []).at_page(page.page))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds, source};
    use crate::{Options, essais};

    #[test]
    fn a_number_that_falls() {
        holds(pages_broken, DOCUMENT);
        finds(pages_broken, &DOCUMENT.replace("\t3/10", "\t1/10"), &["1", "2"]);
    }

    #[test]
    fn pages_cut_off_at_the_end() {
        holds(page_count_differs, DOCUMENT);
        finds(page_count_differs, &DOCUMENT.replace("/10", "/44"), &["44", "10"]);
        finds(page_count_differs, &DOCUMENT.replace("/10", "/6"), &["6", "10"]);
    }

    #[test]
    fn a_footer_cut_off() {
        let mut pages = source(DOCUMENT);
        let whole = reac_grammar::lire(&pages).unwrap();
        assert!(page_without_footer(&Evidence::new(&whole, &Options::default())).is_empty());
        // Form feeds part the pages: the page stands without its row.
        let text = DOCUMENT.replace("/10\n", "/10\n\u{c}");
        let row = essais::row(4);
        assert!(text.contains(&row), "{row}");
        pages = source(&text.replacen(&row, "", 1));
        let cut = reac_grammar::lire(&pages).unwrap();
        assert_eq!(page_without_footer(&Evidence::new(&cut, &Options::default())).len(), 1);
    }
}
