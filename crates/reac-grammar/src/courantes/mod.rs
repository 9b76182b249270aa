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

/// Fewer pages show no habit.
const PAGES: usize = 4;

/// Of the pages that hold anything, so many carry a line that stands in their margin.
const PLUPART: f32 = 0.6;

/// Takes off what can be told from lines alone: watermarks across other lines, and in text marks between pages.
#[must_use]
pub fn nettoyer_source(source: &Source) -> (Cow<'_, Source>, Vec<Diagnostic>) {
    let found = match source.origin {
        Origin::Pdf => filigrane::retirer(source),
        Origin::TextWrapped | Origin::TextUnwrapped => marques::retirer(source),
    };
    found.map_or((Cow::Borrowed(source), Vec::new()), |(source, said)| (Cow::Owned(source), said))
}

/// Takes the running lines off pages whose footers are read already.
#[must_use]
pub fn retirer(feuilles: &mut [Feuille<'_>], origin: Origin) -> Vec<Diagnostic> {
    match origin {
        Origin::Pdf => hauteur::retirer(feuilles),
        Origin::TextWrapped | Origin::TextUnwrapped => bords::retirer(feuilles),
    }
}

/// Headings return at one height too, fiche after fiche.
fn est_un_titre(text: &str) -> bool {
    let folded = nettoyer(text);
    entier(tete, &folded).is_some()
        || tete_abimee(&folded).is_some()
        || entier(savoirs, &folded).is_some()
        || (fold(text).len() > 3 && chercher(&folded, None).is_some())
}

/// What is said of one running line: its text on the first page, how often, and on which pages.
fn dite(first: &str, pages: &[u32]) -> Diagnostic {
    let said = Diagnostic::new(
        Code::RunningLine,
        [first.to_owned(), pages.len().to_string(), intervalles(pages.iter().copied())],
    );
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
