//! Watermarks that lie level across other lines: words of another size, or printed over their neighbours, that stand
//! at one place of most pages.

use std::collections::{HashMap, HashSet};

use reac_diagnostic::Diagnostic;
use reac_lines::{Line, Source, Word};

use super::masque::Masque;
use super::{PAGES, PLUPART, assez, dite, est_un_titre};

/// A watermark is so many times as large as the text that it crosses.
const PLUS_GRAND: f32 = 1.5;

/// Two words overlap by more than this part of their size: kerning does not.
const RECOUVRE: f32 = 0.3;

/// Heights and left edges are one within this part of the size.
const PLACE: f32 = 0.5;

/// Words of one line that belong together, by their ranks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Suite {
    mots: std::ops::Range<usize>,
}

/// Where a run stands on its page.
struct Vue {
    page: usize,
    line: usize,
    mots: std::ops::Range<usize>,
    left: f32,
    baseline: f32,
}

/// The source without them; `None` where there are none.
pub(super) fn retirer(source: &Source) -> Option<(Source, Vec<Diagnostic>)> {
    let crossing = croisees(source);
    if crossing.is_empty() {
        return None;
    }
    let printed = source.pages.iter().filter(|page| !page.lines.is_empty()).count();
    let mut said = Vec::new();
    let mut taken: HashSet<(usize, usize, usize)> = HashSet::new();
    for vues in vues(source, &crossing).into_values() {
        for place in places(source, vues) {
            let Some(first) = place.first() else { continue };
            let text = texte(source, first);
            if !assez(place.len(), printed, PLUPART) || est_un_titre(&text) {
                continue;
            }
            let page = |vue: &Vue| source.pages.get(vue.page).map(|page| page.number);
            said.push(dite(&text, &place.iter().filter_map(page).collect::<Vec<_>>()));
            taken
                .extend(place.iter().flat_map(|vue| vue.mots.clone().map(|word| (vue.page, vue.line, word))));
        }
    }
    if taken.is_empty() {
        return None;
    }
    said.sort_by(|a, b| a.args.cmp(&b.args));
    Some((sans(source, &taken), said))
}

/// Keys of the runs that lie across others, on enough pages to matter.
fn croisees(source: &Source) -> HashSet<u64> {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for line in source.pages.iter().flat_map(|page| &page.lines) {
        if !line.words.windows(2).any(|pair| matches!(pair, [a, b] if coupe(a, b))) {
            continue;
        }
        for suite in suites(line) {
            *seen.entry(cle(line, &suite)).or_default() += 1;
        }
    }
    // A few pages at least have a line where the watermark is.
    if seen.is_empty() { HashSet::new() } else { seen.into_keys().collect() }
}

/// Whether a run ends between two neighbours.
fn coupe(a: &Word, b: &Word) -> bool {
    if a.raised || b.raised {
        return false;
    }
    let (small, large) = (a.size.min(b.size), a.size.max(b.size));
    large > PLUS_GRAND * small || a.right - b.left > RECOUVRE * small
}

/// The runs of a line: words of one size that follow each other.
fn suites(line: &Line) -> Vec<Suite> {
    let mut out: Vec<Suite> = Vec::new();
    let mut before: Option<&Word> = None;
    for (index, word) in line.words.iter().enumerate() {
        match (before, out.last_mut()) {
            (Some(last), Some(suite)) if !coupe(last, word) => suite.mots.end = index + 1,
            _ => out.push(Suite { mots: index..index + 1 }),
        }
        before = Some(word);
    }
    out
}

fn cle(line: &Line, suite: &Suite) -> u64 {
    Masque::of(line.words.get(suite.mots.clone()).unwrap_or_default()).cle
}

/// Every print of those runs, across other text or by itself.
fn vues(source: &Source, crossing: &HashSet<u64>) -> HashMap<u64, Vec<Vue>> {
    let mut out: HashMap<u64, Vec<Vue>> = HashMap::new();
    for (page, printed) in source.pages.iter().enumerate() {
        for (index, line) in printed.lines.iter().enumerate() {
            for suite in suites(line) {
                let cle = cle(line, &suite);
                let first = line.words.get(suite.mots.start);
                if let Some(first) = first.filter(|_| crossing.contains(&cle)) {
                    let (left, baseline) = (first.left, line.baseline);
                    let vue = Vue { page, line: index, mots: suite.mots, left, baseline };
                    out.entry(cle).or_default().push(vue);
                }
            }
        }
    }
    out.retain(|_, vues| vues.len() >= PAGES);
    out
}

/// The prints of one run, parted by where they stand; one a page.
fn places(source: &Source, mut vues: Vec<Vue>) -> Vec<Vec<Vue>> {
    vues.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.page.cmp(&b.page)));
    let mut out: Vec<Vec<Vue>> = Vec::new();
    for vue in vues {
        let size = mots(source, &vue).first().map_or(0.0, |word| word.size);
        let here = out.iter_mut().find(|place| {
            place.last().is_some_and(|last| {
                vue.baseline - last.baseline <= PLACE * size && (vue.left - last.left).abs() <= PLACE * size
            })
        });
        match here {
            Some(place) => place.push(vue),
            None => out.push(vec![vue]),
        }
    }
    for place in &mut out {
        place.sort_by_key(|vue| vue.page);
        place.dedup_by_key(|vue| vue.page);
    }
    out
}

fn mots<'s>(source: &'s Source, vue: &Vue) -> &'s [Word] {
    let line = source.pages.get(vue.page).and_then(|page| page.lines.get(vue.line));
    line.and_then(|line| line.words.get(vue.mots.clone())).unwrap_or_default()
}

fn texte(source: &Source, vue: &Vue) -> String {
    mots(source, vue).iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The source without some words; what is left closes up as if they had not been there.
fn sans(source: &Source, taken: &HashSet<(usize, usize, usize)>) -> Source {
    let mut out = source.clone();
    for (page, printed) in out.pages.iter_mut().enumerate() {
        for (index, line) in printed.lines.iter_mut().enumerate() {
            let mut rank = 0;
            let before = line.words.len();
            line.words.retain(|_| {
                rank += 1;
                !taken.contains(&(page, index, rank - 1))
            });
            if line.words.len() == before {
                continue;
            }
            let mut right: Option<f32> = None;
            for word in &mut line.words {
                word.space = right.map_or(0.0, |right| (word.left - right).max(0.0));
                right = Some(word.right);
            }
        }
        printed.lines.retain(|line| !line.words.is_empty());
    }
    out
}
