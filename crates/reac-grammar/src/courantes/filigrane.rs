//! Watermarks that lie level across other lines: words of another size, or printed over their neighbours, that stand
//! at one place of most pages.

use std::collections::{BTreeSet, HashMap, HashSet};

use reac_diagnostic::Diagnostic;
use reac_lines::{Source, Word};

use super::masque::Masque;
use super::{PAGES, PLUPART, assez, dite, est_un_titre};
use crate::vocabulaire::Vocabulaire;

/// A watermark is so many times as large as the text that it crosses.
const PLUS_GRAND: f32 = 1.5;

/// Two words overlap by more than this part of their size: kerning does not.
const RECOUVRE: f32 = 0.3;

/// Heights and left edges are one within this part of the size.
const PLACE: f32 = 0.5;

/// So many words of a watermark in a row may lie across none.
const VOISINS: usize = 8;

/// Where a word stands in its file.
type Mot = (usize, usize, usize);

/// A print of a word.
struct Vue<'s> {
    place: Mot,
    word: &'s Word,
    baseline: f32,
}

/// The source without them; `None` where there are none.
pub(super) fn retirer(source: &Source, connu: &Vocabulaire) -> Option<(Source, Vec<Diagnostic>)> {
    let crossing = croisees(source);
    if crossing.is_empty() {
        return None;
    }
    let printed = source.pages.iter().filter(|page| !page.lines.is_empty()).count();
    let returns = |place: &Vec<Vue<'_>>| {
        assez(place.len(), printed, PLUPART)
            && place.first().is_some_and(|vue| !est_un_titre(connu, &vue.word.text))
    };
    let returning = |keys: &HashSet<u64>| -> BTreeSet<Mot> {
        let all = vues(source, keys).into_values().flat_map(places).filter(returns);
        all.flatten().map(|vue| vue.place).collect()
    };
    let mut taken = returning(&crossing);
    // Between the words that lie across others stand some that do not.
    for _ in 0..VOISINS {
        let mut more = returning(&voisines(source, &taken));
        more.retain(|place| !taken.contains(place));
        if more.is_empty() {
            break;
        }
        taken.append(&mut more);
    }
    let first = taken.first()?.0;
    let on_first = taken.iter().take_while(|(page, ..)| *page == first);
    let text: Vec<&str> = on_first.filter_map(|place| Some(mot(source, *place)?.text.as_str())).collect();
    let mut pages: Vec<u32> =
        taken.iter().filter_map(|(page, ..)| source.pages.get(*page)).map(|page| page.number).collect();
    pages.dedup();
    let said = dite(&text.join(" "), &pages);
    Some((sans(source, &taken), vec![said]))
}

/// Keys of the words that lie across others.
fn croisees(source: &Source) -> HashSet<u64> {
    let mut out = HashSet::new();
    for line in source.pages.iter().flat_map(|page| &page.lines) {
        for pair in line.words.windows(2) {
            if matches!(pair, [a, b] if coupe(a, b)) {
                out.extend(pair.iter().map(|word| Masque::of([word]).cle));
            }
        }
    }
    out
}

/// Keys of the words that stand a blank beside those that are taken, in their size.
fn voisines(source: &Source, taken: &BTreeSet<Mot>) -> HashSet<u64> {
    let mut out = HashSet::new();
    for (page, line, word) in taken {
        let Some(own) = mot(source, (*page, *line, *word)) else { continue };
        for beside in [word.checked_sub(1), word.checked_add(1)].into_iter().flatten() {
            let place = (*page, *line, beside);
            let Some(other) = mot(source, place).filter(|_| !taken.contains(&place)) else { continue };
            let gap = (other.left - own.right).max(own.left - other.right);
            if gap < PLACE * own.size && (other.size - own.size).abs() < 0.1 * own.size {
                out.insert(Masque::of([other]).cle);
            }
        }
    }
    out
}

/// Whether two neighbours are no text together: of two sizes, or one over the other.
fn coupe(a: &Word, b: &Word) -> bool {
    if a.raised || b.raised {
        return false;
    }
    let (small, large) = (a.size.min(b.size), a.size.max(b.size));
    large > PLUS_GRAND * small || a.right - b.left > RECOUVRE * small
}

/// Every print of those words, across other text or by itself.
fn vues<'s>(source: &'s Source, crossing: &HashSet<u64>) -> HashMap<u64, Vec<Vue<'s>>> {
    let mut out: HashMap<u64, Vec<Vue<'s>>> = HashMap::new();
    for (page, printed) in source.pages.iter().enumerate() {
        for (index, line) in printed.lines.iter().enumerate() {
            for (rank, word) in line.words.iter().enumerate() {
                let cle = Masque::of([word]).cle;
                if crossing.contains(&cle) {
                    let place = (page, index, rank);
                    out.entry(cle).or_default().push(Vue { place, word, baseline: line.baseline });
                }
            }
        }
    }
    out.retain(|_, vues| vues.len() >= PAGES);
    out
}

/// The prints of one word, parted by where they stand; one a page.
fn places<'s>(mut vues: Vec<Vue<'s>>) -> Vec<Vec<Vue<'s>>> {
    vues.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.place.cmp(&b.place)));
    let mut out: Vec<Vec<Vue<'s>>> = Vec::new();
    // Places above are left behind: what follows stands lower.
    let mut open = 0;
    for vue in vues {
        let slack = PLACE * vue.word.size;
        let level =
            |place: &[Vue<'_>]| place.last().is_some_and(|last| vue.baseline - last.baseline <= slack);
        while out.get(open).is_some_and(|place| !level(place)) {
            open += 1;
        }
        let here = out.iter_mut().skip(open).find(|place| {
            level(place) && place.last().is_some_and(|last| (vue.word.left - last.word.left).abs() <= slack)
        });
        match here {
            Some(place) => place.push(vue),
            None => out.push(vec![vue]),
        }
    }
    for place in &mut out {
        place.sort_by_key(|vue| vue.place);
        place.dedup_by_key(|vue| vue.place.0);
    }
    out
}

fn mot(source: &Source, (page, line, word): Mot) -> Option<&Word> {
    source.pages.get(page)?.lines.get(line)?.words.get(word)
}

/// The source without some words; what is left closes up as if they had not been there.
fn sans(source: &Source, taken: &BTreeSet<Mot>) -> Source {
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
