//! Printed page numbers.

use reac_diagnostic::{Code, Diagnostic};

use crate::Evidence;
use crate::numbers::{count_differs, numbers_broken};

/// R0702.
pub(super) fn pages_broken(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let reperes = &evidence.lecture.reperes;
    numbers_broken(&reperes.pages, reperes.origine)
}

/// R0703.
pub(super) fn page_count_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let reperes = &evidence.lecture.reperes;
    count_differs(&reperes.pages, evidence.lecture.pied.as_ref(), reperes.origine).into_iter().collect()
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
