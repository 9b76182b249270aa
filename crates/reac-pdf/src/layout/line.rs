//! Lines: fragments on one baseline, and what is set a little above or below it.

use super::fragment::Fragment;

/// Baselines closer than this, in ems of the smaller size, are one.
const SAME: f32 = 0.18;
/// A raised or lowered fragment is smaller than this part of what it stands beside.
const SMALLER: f32 = 0.85;
/// Smaller than this part, it is a text of its own: a watermark runs through the lines, which are not set beside it.
const SMALLEST: f32 = 0.35;
/// It stands at most this far above the baseline, in ems of its neighbour …
const ABOVE: f32 = 0.65;
/// … or below it …
const BELOW: f32 = 0.35;
/// … and at most this far to its right.
const BESIDE: f32 = 0.4;

/// Fragments of a line that are looked through for a neighbour; no line people write has as many.
const MANY: usize = 1_000;

/// Fragments of one line, from left to right.
#[derive(Debug, Clone, Default)]
pub(super) struct RawLine {
    /// The baseline of its widest fragment.
    pub(super) baseline: f32,
    /// The size of its widest fragment.
    pub(super) size: f32,
    pub(super) fragments: Vec<Fragment>,
    pub(super) width: f32,
}

impl RawLine {
    fn add(&mut self, fragment: Fragment) {
        if self.fragments.is_empty() || fragment.width() > self.width {
            (self.width, self.baseline, self.size) = (fragment.width(), fragment.baseline, fragment.size);
        }
        self.fragments.push(fragment);
    }

    /// Set above the line, in a smaller size.
    pub(super) fn is_raised(&self, fragment: &Fragment) -> bool {
        let above = self.baseline - fragment.baseline;
        fragment.risen || (above > 0.12 * self.size && fragment.size <= SMALLER * self.size)
    }
}

/// Joins fragments to lines, from top to bottom. Blank fragments make no line of their own.
pub(super) fn lines(fragments: Vec<Fragment>) -> Vec<RawLine> {
    let (blank, mut inked): (Vec<_>, Vec<_>) = fragments.into_iter().partition(|f| f.blank);
    inked.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<RawLine> = Vec::new();
    for fragment in inked {
        match lines.last_mut() {
            Some(line) if is_level(line, &fragment) => line.add(fragment),
            _ => {
                let mut line = RawLine::default();
                line.add(fragment);
                lines.push(line);
            }
        }
    }
    join_raised(&mut lines);
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    for fragment in blank {
        if let Some(line) = nearest(&mut lines, &fragment) {
            line.fragments.push(fragment);
        }
    }
    for line in &mut lines {
        line.fragments.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    lines
}

fn is_level(line: &RawLine, fragment: &Fragment) -> bool {
    // The first fragment is the highest: measured from it, a line cannot creep down the page.
    let first = line.fragments.first().map_or(line.baseline, |first| first.baseline);
    fragment.baseline - first < SAME * line.size.min(fragment.size)
}

/// Moves small fragments from lines of their own to the line they are set beside.
fn join_raised(lines: &mut Vec<RawLine>) {
    for index in 0..lines.len() {
        let Some(line) = lines.get_mut(index) else { continue };
        let moving = std::mem::take(&mut line.fragments);
        let mut staying = RawLine::default();
        for fragment in moving {
            match home(lines, index, &fragment) {
                Some(home) => {
                    if let Some(line) = lines.get_mut(home) {
                        line.fragments.push(fragment);
                    }
                }
                None => staying.add(fragment),
            }
        }
        if let Some(line) = lines.get_mut(index) {
            *line = staying;
        }
    }
    lines.retain(|line| !line.fragments.is_empty());
}

/// The line beside whose text a small fragment is set: below it first, for a footnote's call is raised.
fn home(lines: &[RawLine], own: usize, fragment: &Fragment) -> Option<usize> {
    let below = (own + 1..lines.len()).take(3);
    let above = (0..own).rev().take(3);
    below.chain(above).find(|&index| lines.get(index).is_some_and(|line| is_beside(line, fragment)))
}

fn is_beside(line: &RawLine, fragment: &Fragment) -> bool {
    line.fragments.iter().take(MANY).any(|other| {
        let above = other.baseline - fragment.baseline;
        let gap = fragment.left - other.right;
        (SMALLEST * other.size..=SMALLER * other.size).contains(&fragment.size)
            && above < ABOVE * other.size
            && above > -BELOW * other.size
            && gap < BESIDE * other.size
            && fragment.left > other.left
            && fragment.right > other.right - BESIDE * other.size
    })
}

/// The line whose baseline a blank fragment shares.
fn nearest<'l>(lines: &'l mut [RawLine], fragment: &Fragment) -> Option<&'l mut RawLine> {
    let at = lines.partition_point(|line| line.baseline < fragment.baseline);
    let candidates = [at.checked_sub(1), Some(at)];
    let distance = |index: usize| {
        lines.get(index).map(|line| ((line.baseline - fragment.baseline).abs(), SAME * line.size))
    };
    let best = candidates
        .into_iter()
        .flatten()
        .filter_map(|index| distance(index).map(|(far, limit)| (index, far, limit)))
        .filter(|(_, far, limit)| far < limit)
        .min_by(|a, b| a.1.total_cmp(&b.1))?;
    lines.get_mut(best.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fragment(left: f32, right: f32, baseline: f32, size: f32) -> Fragment {
        Fragment { glyphs: 0..1, left, right, baseline, size, risen: false, blank: false }
    }

    #[test]
    fn a_footnote_call_joins_its_line() {
        let lines = lines(vec![
            fragment(72.0, 200.0, 100.0, 10.0),
            fragment(200.2, 204.0, 96.5, 6.5),
            fragment(206.0, 300.0, 100.0, 10.0),
        ]);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].baseline, 100.0);
        let raised: Vec<_> = lines[0].fragments.iter().map(|f| lines[0].is_raised(f)).collect();
        assert_eq!(raised, [false, true, false]);
    }

    #[test]
    fn lines_of_text_are_not_set_beside_a_watermark() {
        let text = [86.0, 98.0, 110.0].map(|baseline| fragment(72.0, 400.0, baseline, 10.0));
        let mark = fragment(120.0, 380.0, 112.0, 48.0);
        assert_eq!(lines(text.into_iter().chain([mark]).collect()).len(), 4);
    }

    #[test]
    fn a_small_line_above_text_stays_a_line() {
        let lines = lines(vec![fragment(72.0, 200.0, 94.0, 6.5), fragment(72.0, 200.0, 100.0, 10.0)]);
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn cells_of_a_row_share_a_line_and_the_next_row_does_not() {
        let lines = lines(vec![
            fragment(300.0, 400.0, 100.4, 10.0),
            fragment(72.0, 200.0, 100.0, 10.0),
            fragment(72.0, 200.0, 111.5, 10.0),
        ]);
        assert_eq!(lines.iter().map(|l| l.fragments.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(lines[0].fragments[0].left, 72.0);
    }

    #[test]
    fn blanks_make_no_line() {
        let blank = Fragment { blank: true, ..fragment(72.0, 75.0, 50.0, 10.0) };
        assert!(lines(vec![blank]).is_empty());
    }
}
