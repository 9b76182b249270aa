//! One document in its order: a second one is cut off, pages that are there twice are left out, pages out of order are
//! sorted by their printed numbers, and missing ones are named. Pages keep their places in the file.

use std::collections::{BTreeMap, HashSet};

use reac_diagnostic::{Code, Diagnostic};
use reac_lines::Origin;

use crate::fold::{fold, likeness};
use crate::intervalles::intervalles;
use crate::pages::{Feuille, est_couverture};

/// Two documents share so many printed numbers at least, where no code tells them apart.
const NUMEROS_COMMUNS: usize = 3;

/// Two scans of one page are alike but for so much.
const PAREIL: f64 = 0.85;

/// Text drops blank pages: so many numbers in a row may be missing in it.
const BLANCHES: u32 = 2;

/// The first document of the pages, in order, and what is said of the rest.
#[must_use]
pub fn ordonner(mut feuilles: Vec<Feuille<'_>>, origin: Origin) -> (Vec<Feuille<'_>>, Vec<Diagnostic>) {
    let mut said = Vec::new();
    if let Some(start) = second_document(&feuilles) {
        let rest = feuilles.split_off(start);
        let pages = intervalles(pages_du_fichier(&rest));
        let named = Diagnostic::new(Code::SecondReac, [nom(&rest), pages]);
        said.push(rest.first().map_or(named.clone(), |first| named.at_page(first.page)));
    }
    let twice = en_double(&feuilles);
    if !twice.is_empty() {
        let left: Vec<u32> =
            twice.iter().filter_map(|index| feuilles.get(*index)).map(|feuille| feuille.page).collect();
        let named = Diagnostic::new(Code::PagesTwice, [intervalles(left.iter().copied())]);
        said.push(left.first().map_or(named.clone(), |page| named.at_page(*page)));
        let mut index = 0;
        feuilles.retain(|_| {
            index += 1;
            !twice.contains(&(index - 1))
        });
    }
    if let Some(cles) = cles_de_tri(&feuilles) {
        let mut keyed: Vec<(f32, Feuille<'_>)> = cles.into_iter().zip(feuilles).collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        feuilles = keyed.into_iter().map(|(_, feuille)| feuille).collect();
        said.push(Diagnostic::new(Code::PagesReordered, [intervalles(pages_du_fichier(&feuilles))]));
    }
    let missing = absentes(&feuilles, origin);
    if !missing.is_empty() {
        said.push(Diagnostic::new(Code::PagesMissing, [intervalles(missing)]));
    }
    (feuilles, said)
}

/// Pages of the file; those that a text's footers part are one.
fn pages_du_fichier(feuilles: &[Feuille<'_>]) -> Vec<u32> {
    let mut out: Vec<u32> = feuilles.iter().map(|feuille| feuille.page).collect();
    out.dedup();
    out
}

/// What a document is called by: its footer's sigle and code.
fn nom(feuilles: &[Feuille<'_>]) -> String {
    let feet = || feuilles.iter().filter_map(|feuille| feuille.pied.as_ref());
    let sigle = feet().find_map(|pied| pied.sigle.clone());
    let code = feet().find_map(|pied| pied.code_titre.clone());
    let said: Vec<String> = sigle.into_iter().chain(code).collect();
    if said.is_empty() { "REAC".to_owned() } else { said.join(" ") }
}

/// Where a second document begins: at a second cover, or where the footers' code changes for good.
fn second_document(feuilles: &[Feuille<'_>]) -> Option<usize> {
    let covers: Vec<bool> = feuilles.iter().map(est_couverture).collect();
    let first_cover = covers.iter().position(|cover| *cover);
    let opens = |index: usize| {
        let after_cover = index.checked_sub(1).and_then(|before| covers.get(before)).copied().unwrap_or(true);
        covers.get(index).copied().unwrap_or(false)
            && !after_cover
            && first_cover.is_some_and(|at| at < index)
    };
    let code = |feuille: &Feuille<'_>| feuille.pied.as_ref().and_then(|pied| pied.code_titre.clone());
    let mut last: Option<String> = None;
    for (index, feuille) in feuilles.iter().enumerate() {
        let own = code(feuille);
        let changes = own.is_some() && last.is_some() && own != last;
        last = own.or(last);
        let (before, after) = feuilles.split_at(index);
        if opens(index) && sont_deux(before, after) || changes && codes_differents(before, after) {
            return Some(index);
        }
    }
    None
}

/// Whether the parts on both sides of a second cover are two documents: other codes, the same numbers again, or no
/// numbers at all to tell.
fn sont_deux(before: &[Feuille<'_>], after: &[Feuille<'_>]) -> bool {
    let numbers = |part: &[Feuille<'_>]| part.iter().filter_map(Feuille::imprimee).collect::<HashSet<u32>>();
    let (a, b) = (numbers(before), numbers(after));
    let common = a.intersection(&b).count();
    codes_differents(before, after)
        || (a.is_empty() && b.is_empty())
        || (common >= NUMEROS_COMMUNS && common * 2 >= a.len().min(b.len()))
}

/// Whether the code of each part is its own, page for page, and each has more than one page of it.
fn codes_differents(before: &[Feuille<'_>], after: &[Feuille<'_>]) -> bool {
    let codes = |part: &[Feuille<'_>]| {
        let mut out: BTreeMap<String, usize> = BTreeMap::new();
        for code in part.iter().filter_map(|feuille| feuille.pied.as_ref()?.code_titre.clone()) {
            *out.entry(code).or_default() += 1;
        }
        out
    };
    let (a, b) = (codes(before), codes(after));
    let enough = |codes: &BTreeMap<String, usize>| codes.values().sum::<usize>() >= NUMEROS_COMMUNS;
    enough(&a) && enough(&b) && a.keys().all(|code| !b.contains_key(code))
}

/// Pages whose printed number and text stand on an earlier page.
fn en_double(feuilles: &[Feuille<'_>]) -> HashSet<usize> {
    let text = |feuille: &Feuille<'_>| {
        fold(&feuille.lignes.iter().map(|line| line.text()).collect::<Vec<_>>().join(" "))
    };
    let mut first: BTreeMap<u32, usize> = BTreeMap::new();
    let mut out = HashSet::new();
    for (index, feuille) in feuilles.iter().enumerate() {
        let Some(number) = feuille.imprimee() else { continue };
        match first.get(&number).and_then(|index| feuilles.get(*index)) {
            Some(known) if likeness(&text(known), &text(feuille)) >= PAREIL => {
                out.insert(index);
            }
            Some(_) => {}
            None => {
                first.insert(number, index);
            }
        }
    }
    out
}

/// By what to sort the pages, where they are out of order and their numbers tell which order that is: each number once,
/// none above the number of pages.
#[allow(clippy::cast_precision_loss)] // pages of a file
fn cles_de_tri(feuilles: &[Feuille<'_>]) -> Option<Vec<f32>> {
    let known: Vec<(usize, u32)> = feuilles
        .iter()
        .enumerate()
        .filter_map(|(index, feuille)| Some((index, feuille.imprimee()?)))
        .collect();
    if known.windows(2).all(|pair| matches!(pair, [a, b] if a.1 < b.1)) {
        return None;
    }
    let distinct: HashSet<u32> = known.iter().map(|(_, number)| *number).collect();
    let mut printed = feuilles.iter().filter_map(|feuille| feuille.pied.as_ref()?.page);
    let within = printed.all(|(page, pages)| (1..=pages).contains(&page));
    if distinct.len() < known.len() || !within || est_une_coquille(&known, &distinct) {
        return None;
    }
    let step = |a: u32, b: u32| if a < b { 1.0 } else { -1.0 };
    let key = |index: usize| {
        let at = known.partition_point(|(place, _)| *place <= index);
        let before = at.checked_sub(1).and_then(|at| known.get(at));
        let after = known.get(at);
        match (before, after) {
            (Some((place, number)), _) if *place == index => *number as f32,
            (Some((place, number)), Some((_, next))) => {
                let far = (index - place) as f32;
                let room = number.abs_diff(*next) as f32;
                *number as f32 + step(*number, *next) * if far < room { far } else { 0.001 * far }
            }
            (Some((place, number)), None) => {
                let last = at.checked_sub(2).and_then(|at| known.get(at)).map_or(0, |(_, number)| *number);
                *number as f32 + step(last, *number) * (index - place) as f32
            }
            (None, Some((place, number))) => {
                let next = known.get(at + 1).map_or(u32::MAX, |(_, number)| *number);
                *number as f32 - step(*number, next) * (place - index) as f32
            }
            (None, None) => index as f32,
        }
    };
    Some((0..feuilles.len()).map(key).collect())
}

/// One number is wrong where the page that bears it stands: its neighbours leave room for just the number that no page
/// bears. That is a slip of the print, and no page out of place.
fn est_une_coquille(known: &[(usize, u32)], distinct: &HashSet<u32>) -> bool {
    let odd = |at: usize| {
        let around = at.checked_sub(1).and_then(|before| Some((known.get(before)?.1, known.get(at + 1)?.1)));
        around.is_some_and(|(before, after)| after == before + 2 && !distinct.contains(&(before + 1)))
    };
    (0..known.len()).any(|at| {
        let rest = known.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, (_, number))| *number);
        odd(at) && rest.clone().zip(rest.skip(1)).all(|(a, b)| a < b)
    })
}

/// Printed numbers that no page bears and that no page without number can stand for. A blank back may be dropped.
fn absentes(feuilles: &[Feuille<'_>], origin: Origin) -> Vec<u32> {
    let mut out = Vec::new();
    let mut last: Option<(usize, u32)> = None;
    for (index, feuille) in feuilles.iter().enumerate() {
        let Some(number) = feuille.imprimee() else { continue };
        if let Some((place, before)) = last.filter(|(_, before)| number > *before) {
            let between = u32::try_from(index - place - 1).unwrap_or(u32::MAX);
            let gap = (number - before - 1).saturating_sub(between);
            let front = gap == 1 && (before + 1) % 2 == 1;
            if gap > BLANCHES || (origin == Origin::Pdf && (gap == BLANCHES || front)) {
                out.extend(before + 1..number);
            }
        }
        last = Some((index, number));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages;

    /// A text of pages, each with its printed number (none where it is 0), its code and a sentence.
    fn lus(pages: &[(u32, &str, &str)]) -> (Vec<String>, Vec<(Code, Vec<String>)>) {
        let text: Vec<String> = pages
            .iter()
            .map(|(number, code, text)| match number {
                0 => format!("{text}\n"),
                _ => format!("{text}\n\nGPA REAC {code} 02 05/06/2018 05/06/2018 {number}/9\n"),
            })
            .collect();
        let source = reac_text::read(text.join("\u{c}").as_bytes()).unwrap();
        let (feuilles, said) =
            ordonner(pages::feuilles(&source, crate::vocabulaire::Vocabulaire::connu()), source.origin);
        let lines = feuilles.iter().flat_map(|feuille| &feuille.lignes).map(|line| line.text()).collect();
        (lines, said.into_iter().map(|found| (found.code, found.args)).collect())
    }

    const A: &str = "TP-09999";
    const COVER: &str = "REFERENTIEL EMPLOI ACTIVITES COMPETENCES";

    #[test]
    fn pages_in_order_are_left_alone() {
        let (lines, said) = lus(&[(1, A, COVER), (0, A, "au dos"), (3, A, "trois"), (4, A, "quatre")]);
        assert_eq!(lines, [COVER, "au dos", "trois", "quatre"]);
        assert_eq!(said, []);
    }

    #[test]
    fn reversed_pages_are_sorted_and_pages_without_number_go_with_them() {
        let (lines, said) = lus(&[(4, A, "quatre"), (3, A, "trois"), (0, A, "deux"), (1, A, COVER)]);
        assert_eq!(lines, [COVER, "deux", "trois", "quatre"]);
        assert_eq!(said, [(Code::PagesReordered, vec!["4-1".to_owned()])]);
    }

    #[test]
    fn fronts_then_backs_are_sorted() {
        let (lines, _) =
            lus(&[(1, A, "un"), (3, A, "trois"), (5, A, "cinq"), (4, A, "quatre"), (2, A, "deux")]);
        assert_eq!(lines, ["un", "deux", "trois", "quatre", "cinq"]);
    }

    #[test]
    fn a_number_printed_wrong_moves_no_page() {
        let (lines, said) =
            lus(&[(1, A, "un"), (2, A, "deux"), (8, A, "trois"), (4, A, "quatre"), (5, A, "cinq")]);
        assert_eq!(lines, ["un", "deux", "trois", "quatre", "cinq"]);
        assert!(said.iter().all(|(code, _)| *code != Code::PagesReordered), "{said:?}");
    }

    #[test]
    fn a_page_scanned_twice_is_read_once_and_two_pages_of_one_number_are_read() {
        let one = "Le gardien allume la lanterne du phare chaque soir";
        let (lines, said) = lus(&[(1, A, COVER), (2, A, one), (2, A, one), (3, A, "trois")]);
        assert_eq!(lines, [COVER, one, "trois"]);
        assert_eq!(said, [(Code::PagesTwice, vec!["3".to_owned()])]);
        let (lines, said) = lus(&[(1, A, COVER), (2, A, one), (2, A, "La corne sonne dans la brume")]);
        assert_eq!((lines.len(), said), (3, vec![]));
    }

    #[test]
    fn a_second_document_is_named_and_not_read() {
        let one = [(1, A, COVER), (2, A, "deux"), (3, A, "trois")];
        for code in [A, "TP-08888"] {
            let other = one.map(|(number, _, text)| (number, code, text));
            let (lines, said) = lus(&[one, other].concat());
            assert_eq!(lines, [COVER, "deux", "trois"]);
            assert_eq!(said, [(Code::SecondReac, vec![format!("GPA {code}"), "4-6".to_owned()])]);
        }
    }

    #[test]
    fn missing_pages_are_named() {
        let (_, said) = lus(&[(1, A, COVER), (2, A, "deux"), (6, A, "six"), (7, A, "sept")]);
        assert_eq!(said, [(Code::PagesMissing, vec!["3-5".to_owned()])]);
    }
}
