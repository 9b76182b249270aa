//! Runs printed again beside themselves, any number of times, as programs do that have no bold font or want a shadow.

use super::fragment::Fragment;
use super::line::RawLine;
use crate::glyph::Glyph;

/// A run that begins further than this from the one before it, in ems, is another.
const BESIDE: f32 = 0.35;

/// The fragments of a line, from left to right, without those that print again what stands before them.
pub(super) fn once<'f>(
    fragments: &'f [Fragment],
    glyphs: &'f [Glyph],
) -> impl Iterator<Item = (&'f Fragment, &'f [Glyph])> {
    let run = |fragment: &Fragment| glyphs.get(fragment.glyphs.clone()).unwrap_or_default();
    let mut before: Option<&Fragment> = None;
    fragments.iter().filter_map(move |fragment| {
        let own = run(fragment);
        let again = before.is_some_and(|before| lies_on(before, fragment) && reads_as(run(before), own));
        // A chain of prints is followed from each to the next.
        before = Some(fragment);
        (!again).then_some((fragment, own))
    })
}

/// The lines of a page, from top to bottom, without those that print again, a little lower, the one before them.
pub(super) fn lines_once<'l>(lines: &'l [RawLine], glyphs: &'l [Glyph]) -> impl Iterator<Item = &'l RawLine> {
    let text = move |line: &'l RawLine| {
        let runs = line.fragments.iter().filter_map(move |fragment| glyphs.get(fragment.glyphs.clone()));
        runs.flatten().map(|glyph| &glyph.text).filter(|text| !text.is_space())
    };
    let left = |line: &RawLine| line.fragments.first().map_or(0.0, |fragment| fragment.left);
    let mut before: Option<&RawLine> = None;
    lines.iter().filter(move |line| {
        let again = before.is_some_and(|before| {
            let near = BESIDE * line.size.min(before.size);
            line.baseline - before.baseline < near
                && (left(line) - left(before)).abs() < near
                && text(before).eq(text(line))
        });
        before = Some(line);
        !again
    })
}

fn lies_on(before: &Fragment, fragment: &Fragment) -> bool {
    before.glyphs.len() == fragment.glyphs.len()
        && fragment.glyphs.len() > 1
        && fragment.left - before.left < BESIDE * fragment.size
        && (fragment.width() - before.width()).abs() < BESIDE * fragment.size
        && fragment.left < before.right
}

fn reads_as(before: &[Glyph], own: &[Glyph]) -> bool {
    before.iter().map(|glyph| &glyph.text).eq(own.iter().map(|glyph| &glyph.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs, each at its place, and their letters.
    fn runs(all: &[(&str, [f32; 2])]) -> (Vec<Fragment>, Vec<Glyph>) {
        let (mut glyphs, mut fragments) = (Vec::new(), Vec::new());
        for (text, [left, baseline]) in all {
            let (start, mut right) = (glyphs.len(), *left);
            for c in text.chars() {
                glyphs.push(Glyph::sample(c, [right, *baseline], 2.0));
                right += 2.0;
            }
            fragments.push(Fragment {
                glyphs: start..glyphs.len(),
                left: *left,
                right,
                baseline: *baseline,
                size: 10.0,
                risen: false,
                blank: false,
            });
        }
        (fragments, glyphs)
    }

    /// Lines of one run each, at their baselines.
    fn kept_lines(all: &[(&str, f32)]) -> Vec<f32> {
        let placed: Vec<_> = all.iter().map(|(text, baseline)| (*text, [72.0, *baseline])).collect();
        let (fragments, glyphs) = runs(&placed);
        let line = |fragment: Fragment| RawLine {
            baseline: fragment.baseline,
            size: 10.0,
            width: fragment.width(),
            fragments: vec![fragment],
        };
        let lines: Vec<RawLine> = fragments.into_iter().map(line).collect();
        lines_once(&lines, &glyphs).map(|line| line.baseline).collect()
    }

    /// Runs of a line, each at its place.
    fn kept(all: &[(&str, f32)]) -> Vec<f32> {
        let placed: Vec<_> = all.iter().map(|(text, left)| (*text, [*left, 100.0])).collect();
        let (fragments, glyphs) = runs(&placed);
        once(&fragments, &glyphs).map(|(fragment, _)| fragment.left).collect()
    }

    #[test]
    fn a_line_and_its_shadow_are_one() {
        assert_eq!(
            kept_lines(&[("feu", 100.0), ("feu", 102.0), ("feu", 104.0), ("cap", 112.0)]),
            [100.0, 112.0]
        );
        assert_eq!(kept_lines(&[("feu", 100.0), ("cap", 102.0), ("cap", 112.0), ("cap", 124.0)]).len(), 4);
    }

    #[test]
    fn a_run_printed_many_times_stands_once() {
        let times: Vec<_> = (0..9_u8).map(|step| ("ille", 72.0 + 0.7 * f32::from(step))).collect();
        assert_eq!(kept(&times), [72.0]);
    }

    #[test]
    fn other_runs_and_the_same_further_on_stay() {
        assert_eq!(kept(&[("ille", 72.0), ("illa", 72.5)]), [72.0, 72.5]);
        assert_eq!(kept(&[("bon", 72.0), ("bon", 80.0)]), [72.0, 80.0]);
        assert_eq!(kept(&[("l", 72.0), ("l", 74.0)]), [72.0, 74.0]);
    }
}
