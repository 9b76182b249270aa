//! Two engines held against each other, glyph by glyph.

use crate::error::Error;
use crate::glyph::{Glyph, GlyphText, RawPage};
use reac_lines::{Evidence, Fault, FaultKind, SeenGlyph};

/// Glyphs further apart than this, in points, are not one glyph.
const NEAR: f32 = 0.5;
/// How many glyphs one engine may be ahead of the other before both are taken to go on.
const AHEAD: usize = 48;
/// Differences told one by one, a page; the rest is counted.
const TOLD: usize = 8;

/// The pages of an engine, and how many the file has.
pub(crate) type Pages = (Vec<RawPage>, usize);

/// All differences. `second` may have failed: that is a difference, and no reason to give up.
pub(crate) fn compare(first: &Pages, second: &Result<Pages, Error>) -> Vec<Fault> {
    let differ = |page, evidence| Fault { page, kind: FaultKind::EnginesDiffer, evidence };
    let second = match second {
        Ok(second) => second,
        Err(error) => return vec![differ(None, of_second(error.evidence().cloned()))],
    };
    let mut faults = Vec::new();
    if first.1 != second.1 {
        faults.push(differ(None, Evidence::PageCounts(first.1, second.1)));
    }
    for (one, two) in first.0.iter().zip(&second.0) {
        // What keeps an engine from reading a page says more than each glyph that it misses.
        let damage = |page: &RawPage| page.faults.iter().find(|f| f.kind == FaultKind::PageDamaged).cloned();
        if let (None, Some(damage)) = (damage(one), damage(two)) {
            faults.push(differ(Some(one.number), of_second(Some(damage.evidence))));
        }
        let (told, count) = differences(&one.glyphs, &two.glyphs);
        let more = count.saturating_sub(told.len());
        faults.extend(told.into_iter().map(|evidence| differ(Some(one.number), evidence)));
        if more > 0 {
            let all = one.glyphs.len().max(two.glyphs.len());
            faults.push(differ(Some(one.number), Evidence::MoreGlyphs { more, all }));
        }
    }
    faults
}

fn of_second(evidence: Option<Evidence>) -> Evidence {
    Evidence::SecondReader(evidence.map(Box::new))
}

/// The first differences, told, and the number of all.
fn differences(one: &[Glyph], two: &[Glyph]) -> (Vec<Evidence>, usize) {
    let (mut told, mut count) = (Vec::new(), 0_usize);
    let mut tell = |one: Option<&Glyph>, two: Option<&Glyph>| {
        count += 1;
        if told.len() < TOLD {
            told.push(Evidence::Glyphs(one.map(seen), two.map(seen)));
        }
    };
    let (mut i, mut j) = (0, 0);
    while i < one.len() || j < two.len() {
        match (one.get(i), two.get(j)) {
            (Some(a), Some(b)) if is_same(a, b) => (i, j) = (i + 1, j + 1),
            (Some(a), Some(b)) => {
                let skip_one = (1..AHEAD).find(|k| one.get(i + k).is_some_and(|a| is_same(a, b)));
                let skip_two = (1..AHEAD).find(|k| two.get(j + k).is_some_and(|b| is_same(a, b)));
                match (skip_one, skip_two) {
                    (Some(k), other) if other.is_none_or(|other| k <= other) => {
                        one.iter().skip(i).take(k).for_each(|a| tell(Some(a), None));
                        i += k;
                    }
                    (_, Some(k)) => {
                        two.iter().skip(j).take(k).for_each(|b| tell(None, Some(b)));
                        j += k;
                    }
                    _ => {
                        tell(Some(a), Some(b));
                        (i, j) = (i + 1, j + 1);
                    }
                }
            }
            (a, b) => {
                tell(a, b);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    (told, count)
}

fn is_same(a: &Glyph, b: &Glyph) -> bool {
    let unmapped = |glyph: &Glyph| matches!(glyph.text, GlyphText::Unmapped(_));
    let same_text =
        a.text == b.text || (a.text.is_space() && b.text.is_space()) || (unmapped(a) && unmapped(b));
    same_text && (a.x - b.x).abs() < NEAR && (a.y - b.y).abs() < NEAR
}

fn seen(glyph: &Glyph) -> SeenGlyph {
    let mut text = String::new();
    glyph.text.push_to(&mut text);
    SeenGlyph { text, x: glyph.x, y: glyph.y }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str) -> Vec<Glyph> {
        let glyph = |(i, c): (usize, char)| Glyph::sample(c, [72.0 + 5.0 * i as f32, 100.0], 5.0);
        text.chars().enumerate().map(glyph).collect()
    }

    #[test]
    fn equal_pages_have_no_difference() {
        assert_eq!(differences(&glyphs("Aire"), &glyphs("Aire")), (vec![], 0));
        assert_eq!(differences(&[], &[]), (vec![], 0));
    }

    #[test]
    fn one_other_glyph_is_one_difference() {
        let (told, count) = differences(&glyphs("Aire"), &glyphs("Aide"));
        assert_eq!(count, 1);
        let seen = |text: &str| Some(SeenGlyph { text: text.to_owned(), x: 82.0, y: 100.0 });
        assert_eq!(told, [Evidence::Glyphs(seen("r"), seen("d"))]);
    }

    #[test]
    fn a_glyph_that_one_misses_does_not_shift_the_rest() {
        let mut two = glyphs("Aire");
        two.remove(1);
        assert_eq!(differences(&glyphs("Aire"), &two).1, 1);
        assert_eq!(differences(&two, &glyphs("Aire")).1, 1);
        assert_eq!(differences(&glyphs("Aire"), &[]).1, 4);
    }

    #[test]
    fn a_glyph_elsewhere_is_another() {
        let mut two = glyphs("Aire");
        two[3].x += 2.0;
        assert_eq!(differences(&glyphs("Aire"), &two).1, 1);
    }
}
