//! Marks between the pages of a text without form feeds: a line whose number rises from page to page.
//!
//! `-- 15 of 38 --`, `Page 3 sur 38`, an address that ends in `15/38`, a bare number. They tell where each page ends,
//! so the text is cut there; blank pages are pages then.

use std::collections::HashMap;

use reac_diagnostic::Diagnostic;
use reac_lines::{Line, Page, Source};

use super::masque::Masque;
use super::{PAGES, dite, est_un_titre};
use crate::fold::fold;
use crate::ligne::pied::{libelles, pied};
use crate::ligne::{entier, page_sur_pages};
use crate::vocabulaire::Vocabulaire;

/// From one mark to the next the number rises by this much at most: blank pages may carry none.
const SAUT_MAX: u32 = 3;

/// Of the lines that read like a mark, so many must be in the series.
const DANS_LA_SERIE: f32 = 0.7;

/// Marks stand from the first part of a text to the last.
const DEBUT: f32 = 0.25;
const FIN: f32 = 0.75;

/// Where no footer stands beside bare numbers, so many are wanted.
const NUMEROS: usize = 8;

/// From one row to the next of a text, points: more is a blank row.
const RANGEE: f32 = 12.5;

/// A line that reads like others but for its numbers.
#[derive(Debug, Clone, Copy)]
struct Candidat {
    line: usize,
    valeur: u32,
    /// A footer, or the edge of the text, stands beside it.
    bord: bool,
    /// A blank row stands above or below.
    libre: bool,
}

/// The text cut at its marks, without them; `None` where it has none, or form feeds.
pub(super) fn retirer(source: &Source, connu: &Vocabulaire) -> Option<(Source, Vec<Diagnostic>)> {
    let [page] = source.pages.as_slice() else { return None };
    let marks = marques(page, connu)?;
    let first = marks.first().and_then(|mark| page.lines.get(mark.line))?;
    let pages: Vec<u32> = marks.iter().map(|mark| mark.valeur).collect();
    let said = dite(&first.text(), &pages);
    let pages = couper(page, &marks, connu);
    Some((Source { pages, faults: source.faults.clone(), ..*source }, vec![said]))
}

/// The series that runs through the text; of several, the longest.
fn marques(page: &Page, connu: &Vocabulaire) -> Option<Vec<Candidat>> {
    let mut groupes: HashMap<u64, Vec<(usize, Masque)>> = HashMap::new();
    for (index, line) in page.lines.iter().enumerate() {
        let masque = Masque::de(line);
        if masque.places().next().is_some() {
            groupes.entry(masque.cle).or_default().push((index, masque));
        }
    }
    let mut best: Option<Vec<Candidat>> = None;
    for found in groupes.into_values().filter(|found| found.len() >= PAGES) {
        let Some((first, masque)) = found.first() else { continue };
        let text = page.lines.get(*first).map(Line::text).unwrap_or_default();
        if est_un_titre(connu, &text) || pied(&text).is_some() {
            continue;
        }
        for place in masque.places() {
            let serie = serie(page, &found, place, connu);
            let longer = best.as_ref().is_none_or(|known| known.len() < serie.len());
            if longer && court_partout(page, &serie, &found) {
                best = Some(serie);
            }
        }
    }
    best
}

/// The longest series of numbers that rise, among lines of which some may be no marks.
fn serie(page: &Page, found: &[(usize, Masque)], place: usize, connu: &Vocabulaire) -> Vec<Candidat> {
    let mut all: Vec<(Candidat, Option<usize>)> = Vec::new();
    // By the last number of a series: how much speaks for it, and its last line.
    let mut best: HashMap<u32, (f32, usize)> = HashMap::new();
    for (line, masque) in found {
        let Some(valeur) = masque.nombre(place) else { continue };
        let (bord, libres) = entourage(page, *line, connu);
        let libre = libres > 0;
        let weight = 1.0 + if bord { 1.0 } else { 0.0 } + 0.15 * f32::from(libres);
        let before = (1..=SAUT_MAX)
            .filter_map(|step| Some((step, *best.get(&valeur.checked_sub(step)?)?)))
            .map(|(step, (score, index))| (if step > 1 { score - 0.5 } else { score }, index))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let score = weight + before.map_or(0.0, |(score, _)| score);
        if best.get(&valeur).is_none_or(|(known, _)| score >= *known) {
            best.insert(valeur, (score, all.len()));
        }
        all.push((Candidat { line: *line, valeur, bord, libre }, before.map(|(_, index)| index)));
    }
    let mut at = best.into_values().max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, at)| at);
    let mut out = Vec::new();
    while let Some((candidat, before)) = at.and_then(|at| all.get(at)) {
        out.push(*candidat);
        at = *before;
    }
    out.reverse();
    out
}

/// What stands beside a line: a footer or the text's edge; on how many sides a blank row.
fn entourage(page: &Page, index: usize, connu: &Vocabulaire) -> (bool, u8) {
    let line = |index: Option<usize>| index.and_then(|index| page.lines.get(index));
    let (above, here, below) = (line(index.checked_sub(1)), line(Some(index)), line(Some(index + 1)));
    let foot = |line: Option<&Line>| {
        line.is_none_or(|line| {
            let text = line.text();
            pied(&text).is_some()
                || libelles(connu, &fold(&text)).is_some()
                // The last cell of a footer whose cells stand one below the other.
                || entier(page_sur_pages, &text).is_some()
        })
    };
    let apart = |a: Option<&Line>, b: Option<&Line>| match (a, b) {
        (Some(a), Some(b)) => b.baseline - a.baseline > RANGEE,
        _ => true,
    };
    (foot(above) || foot(below), u8::from(apart(above, here)) + u8::from(apart(here, below)))
}

/// Whether a series is one of marks: it runs through the whole text, and what reads alike belongs to it. Numbers
/// without a word stand in tables as well: they want footers beside them, or blank rows from the first page on.
#[allow(clippy::cast_precision_loss)] // lines of a text
fn court_partout(page: &Page, serie: &[Candidat], alike: &[(usize, Masque)]) -> bool {
    let (Some(first), Some(last)) = (serie.first(), serie.last()) else { return false };
    let part = |index: usize| index as f32 / page.lines.len().max(1) as f32;
    if serie.len() < PAGES || part(first.line) > DEBUT || part(last.line) < FIN {
        return false;
    }
    let steps = serie.windows(2).filter(|pair| matches!(pair, [a, b] if b.valeur == a.valeur + 1)).count();
    if steps * 2 < serie.len() - 1 {
        return false;
    }
    if alike.first().is_some_and(|(_, masque)| masque.lettres) {
        return serie.len() as f32 >= DANS_LA_SERIE * alike.len() as f32;
    }
    // Of two blank pages the marks stand side by side.
    let beside = |index: usize| {
        let near = |other: Option<&Candidat>| {
            other.is_some_and(|other| serie.get(index).is_some_and(|one| one.line.abs_diff(other.line) == 1))
        };
        near(index.checked_sub(1).and_then(|before| serie.get(before))) || near(serie.get(index + 1))
    };
    let at_foot = serie.iter().enumerate().filter(|(index, one)| one.bord || beside(*index)).count();
    if at_foot as f32 >= DANS_LA_SERIE * serie.len() as f32 {
        return true;
    }
    let free = serie.iter().filter(|one| one.libre).count();
    serie.len() >= NUMEROS && first.valeur <= SAUT_MAX && free as f32 >= 0.9 * serie.len() as f32
}

/// Pages from mark to mark, numbered as the marks number them.
fn couper(page: &Page, marks: &[Candidat], connu: &Vocabulaire) -> Vec<Page> {
    let ahead = marks.first().is_some_and(|mark| mark.line == 0);
    let top = page.lines.first().map_or(0.0, |line| line.baseline);
    let mut out = Vec::new();
    let mut start = 0;
    for (index, mark) in marks.iter().enumerate() {
        let (from, to, number) = if ahead {
            let next = marks.get(index + 1).map_or(page.lines.len(), |next| debut_du_pied(page, next, connu));
            (start, next, mark.valeur)
        } else {
            (start, fin_du_pied(page, mark), mark.valeur)
        };
        out.push(une_page(page, from..to, mark.line, number, top));
        start = to;
    }
    if start < page.lines.len() {
        let number = marks.last().map_or(1, |mark| mark.valeur.saturating_add(1));
        out.push(une_page(page, start..page.lines.len(), usize::MAX, number, top));
    }
    out
}

/// The line after a mark that ends its page, and after the footer of that page where it stands below.
fn fin_du_pied(page: &Page, mark: &Candidat) -> usize {
    let own = |index: usize| {
        let found = page.lines.get(index).and_then(|line| pied(&line.text()));
        found.and_then(|found| found.page).is_some_and(|(number, _)| number == mark.valeur)
    };
    let after = mark.line + 1;
    (after..after + 2).find(|index| own(*index)).map_or(after, |index| index + 1)
}

/// The line of a mark that opens its page, or of that page's footer where it stands above.
fn debut_du_pied(page: &Page, mark: &Candidat, connu: &Vocabulaire) -> usize {
    let own = |index: usize| {
        let found = page.lines.get(index).and_then(|line| pied(&line.text()));
        found.and_then(|found| found.page).is_some_and(|(number, _)| number == mark.valeur)
    };
    let Some(row) = mark.line.checked_sub(1).filter(|index| own(*index)) else { return mark.line };
    let labels = |index: &usize| {
        page.lines.get(*index).is_some_and(|line| libelles(connu, &fold(&line.text())).is_some())
    };
    row.checked_sub(1).filter(labels).unwrap_or(row)
}

fn une_page(page: &Page, lines: std::ops::Range<usize>, mark: usize, number: u32, top: f32) -> Page {
    let from = lines.start;
    let own = page.lines.get(lines).unwrap_or_default();
    let offset = own.first().map_or(0.0, |line| line.baseline - top);
    let lines: Vec<Line> = own
        .iter()
        .enumerate()
        .filter(|(index, _)| from + index != mark)
        .map(|(_, line)| Line { page: number, baseline: line.baseline - offset, ..line.clone() })
        .collect();
    Page { number, width: page.width, height: page.height, lines, ..Page::default() }
}
