//! Running lines: what returns page after page is furniture, whatever it says. Stamps, the date and the address of a
//! browser's print, marks that a converter puts between pages, watermarks, numbers of pages.
//!
//! Nothing is known of their words. In a PDF a line must return at one height ([`hauteur`]), or a run of words at one
//! place within other lines ([`filigrane`]); in text it must stand before or after most pages ([`bords`]), or carry a
//! number that rises from page to page ([`marques`]), by which text without form feeds is then cut into pages. Headings
//! return as well: what the tables know as one is never taken.

mod bords;
mod filigrane;
mod hauteur;
mod marques;
mod masque;

use std::borrow::Cow;
use std::collections::HashSet;

use reac_diagnostic::{Code, Diagnostic};
use reac_lines::{Line, Origin, Source};

use crate::fold::fold;
use crate::intervalles::intervalles;
use crate::ligne::entier;
use crate::ligne::tete::{savoirs, tete, tete_abimee};
use crate::pages::Feuille;
use crate::titres::{chercher, nettoyer};
use crate::vocabulaire::Vocabulaire;

/// Fewer pages show no habit.
const PAGES: usize = 4;

/// Of the pages that hold anything, so many carry a line that stands in their margin.
const PLUPART: f32 = 0.6;

/// Takes off what can be told from lines alone: watermarks across other lines, and in text marks between pages.
#[must_use]
pub fn nettoyer_source<'a>(source: &'a Source, connu: &Vocabulaire) -> (Cow<'a, Source>, Vec<Diagnostic>) {
    let found = match source.origin {
        Origin::Pdf => filigrane::retirer(source, connu),
        Origin::TextWrapped | Origin::TextUnwrapped => marques::retirer(source, connu),
    };
    found.map_or((Cow::Borrowed(source), Vec::new()), |(source, said)| (Cow::Owned(source), said))
}

/// Takes the running lines off pages whose footers are read already.
#[must_use]
pub fn retirer(feuilles: &mut [Feuille<'_>], origin: Origin, connu: &Vocabulaire) -> Vec<Diagnostic> {
    match origin {
        Origin::Pdf => hauteur::retirer(feuilles, connu),
        Origin::TextWrapped | Origin::TextUnwrapped => bords::retirer(feuilles, connu),
    }
}

/// Headings return at one height too, fiche after fiche.
fn est_un_titre(connu: &Vocabulaire, text: &str) -> bool {
    let folded = nettoyer(text);
    entier(tete(connu), &folded).is_some()
        || tete_abimee(connu, &folded).is_some()
        || entier(savoirs, &folded).is_some()
        || (fold(text).len() > 3 && chercher(connu, &folded, None).is_some())
}

/// What is said of one running line: its text on the first page, how often, and on which pages.
fn dite(first: &str, pages: &[u32]) -> Diagnostic {
    // A text without form feeds is one page.
    let mut places = pages.to_vec();
    places.dedup();
    let said =
        Diagnostic::new(Code::RunningLine, [first.to_owned(), pages.len().to_string(), intervalles(places)]);
    match pages.first() {
        Some(page) => said.at_page(*page),
        None => said,
    }
}

/// How many of `n` pages are most of them.
#[allow(clippy::cast_precision_loss)] // pages of a file
fn assez(count: usize, n: usize, part: f32) -> bool {
    count >= PAGES && count as f32 >= part * n as f32
}

/// Whether a page holds anything that is printed.
fn porte(feuille: &Feuille<'_>) -> bool {
    !feuille.lignes.is_empty() || feuille.pied.is_some()
}

/// Where a line stands: which of the pages, which of its lines.
type Place = (usize, usize);

/// Takes lines off their pages; returns them in the order of the pages.
fn oter<'a>(feuilles: &mut [Feuille<'a>], taken: &HashSet<Place>) -> Vec<&'a Line> {
    let mut out = Vec::new();
    for (index, feuille) in feuilles.iter_mut().enumerate() {
        let mut rang = 0;
        feuille.lignes.retain(|line| {
            let take = taken.contains(&(index, rang));
            rang += 1;
            if take {
                out.push(*line);
            }
            !take
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::feuilles;
    use reac_lines::{Page, Word};

    fn line(page: u32, baseline: f32, words: &[(&str, f32, f32)]) -> Line {
        let word = |(text, left, size): &(&str, f32, f32)| Word {
            text: (*text).to_owned(),
            left: *left,
            right: left + 0.5 * size * f32::from(u8::try_from(text.len()).unwrap()),
            size: *size,
            bold: false,
            italic: false,
            raised: false,
            space: 0.0,
            spaced: None,
            paragraph: None,
            confidence: None,
        };
        let words = words.iter().map(word).collect();
        Line { page, baseline, words, trailing_space: None, row: None }
    }

    /// Ten pages, each with a sentence of its own and what `more` prints.
    fn source(more: impl Fn(u32) -> Vec<Line>) -> Source {
        let own = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];
        let page = |(number, text): (u32, &&str)| {
            let mut lines = vec![line(number, 100.0, &[("Phare", 72.0, 10.0), (text, 110.0, 10.0)])];
            lines.extend(more(number));
            lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
            Page { number, width: 595.0, height: 842.0, lines, ..Page::default() }
        };
        let pages = (1..).zip(&own).map(page).collect();
        Source { origin: Origin::Pdf, pages, tagged: false, faults: Vec::new() }
    }

    /// What is left on the pages, and what was taken for a running line.
    fn lues(source: &Source) -> (Vec<String>, Vec<String>) {
        let (source, mut said) = nettoyer_source(source, Vocabulaire::connu());
        let mut pages = feuilles(&source, Vocabulaire::connu());
        said.extend(retirer(&mut pages, source.origin, Vocabulaire::connu()));
        let left = pages.iter().flat_map(|page| &page.lignes).map(|line| line.text()).collect();
        (left, said.iter().map(|found| found.args.join("; ")).collect())
    }

    #[test]
    fn a_stamp_and_a_number_are_left_out_and_said_once() {
        let (left, said) = lues(&source(|page| {
            let number = page.to_string();
            vec![
                line(page, 20.0, &[("Prêt", 72.0, 9.0), ("du", 95.0, 9.0), ("port", 110.0, 9.0)]),
                line(page, 820.0, &[("Page", 280.0, 9.0), (&number, 304.0, 9.0)]),
            ]
        }));
        assert_eq!(left.len(), 10);
        assert_eq!(said, ["Page 1; 10; 1-10", "Prêt du port; 10; 1-10"].map(str::to_owned).to_vec());
    }

    #[test]
    fn lines_that_alternate_are_left_out() {
        let (left, said) = lues(&source(|page| {
            let text = if page % 2 == 0 { "Balises" } else { "Brumes" };
            vec![line(page, 20.0, &[(text, 72.0, 9.0)])]
        }));
        assert_eq!((left.len(), said.len()), (10, 2));
    }

    #[test]
    fn a_watermark_is_taken_out_of_the_lines_it_crosses() {
        let marks = [("ÉPREUVE", 150.0, 48.0), ("PORT", 340.0, 48.0)];
        let (left, said) = lues(&source(|page| match page % 3 {
            0 => vec![line(page, 420.0, &[("La", 72.0, 10.0), marks[0], ("corne", 200.0, 10.0), marks[1]])],
            _ => vec![line(page, 420.4, &marks)],
        }));
        assert_eq!(left.iter().filter(|text| *text == "La corne").count(), 3);
        assert_eq!((left.len(), said), (13, vec!["ÉPREUVE PORT; 10; 1-10".to_owned()]));
    }

    #[test]
    fn a_word_of_a_watermark_that_crosses_nothing_goes_with_its_neighbours() {
        let marks = [("ÉPREUVE", 100.0, 10.0), ("NON", 143.0, 10.0), ("RELUE", 161.0, 10.0)];
        let (left, said) = lues(&source(|page| match page % 3 {
            0 => vec![line(page, 420.0, &[("La corne porte", 72.0, 10.0), marks[0], marks[1], marks[2]])],
            _ => vec![line(page, 420.4, &marks)],
        }));
        assert!(!left.iter().any(|text| text.contains("NON")), "{left:?}");
        assert_eq!(said.len(), 1);
    }

    #[test]
    fn what_stands_on_a_few_pages_or_heads_a_fiche_or_moves_is_content() {
        for more in [
            (|page| (page % 3 == 0).then_some((20.0, "Visa"))) as fn(u32) -> Option<(f32, &'static str)>,
            |_| Some((60.0, "Critères de performance")),
            |page| Some((150.0 + 31.0 * f32::from(u16::try_from(page).unwrap()), "Néant")),
        ] {
            let printed = source(|page| {
                more(page).into_iter().map(|(at, text)| line(page, at, &[(text, 72.0, 10.0)])).collect()
            });
            let lines: usize = printed.pages.iter().map(|page| page.lines.len()).sum();
            let (left, said) = lues(&printed);
            assert_eq!((left.len(), said), (lines, vec![]));
        }
    }
}
