//! Borders of tables: long straight runs of ink.

use reac_lines::Rule;

use crate::picture::Picture;

/// Shorter runs are letters, in points.
const SHORTEST: f32 = 26.0;
/// Thicker ones are fills and pictures.
const THICKEST: f32 = 3.0;
/// Two runs this close in line are one, in pixels: a scan has holes.
const HOLE: usize = 4;

/// A run of ink in one row or column.
#[derive(Debug, Clone, Copy)]
struct Run {
    at: usize,
    from: usize,
    to: usize,
}

/// The straight strokes of a page, in points.
pub(crate) fn rules(picture: &Picture) -> Vec<Rule> {
    let points = |pixels: usize| picture.points(pixels);
    let shortest = (1..).find(|pixels| points(*pixels) >= SHORTEST).unwrap_or(usize::MAX);
    let across = runs(picture.height, picture.width, shortest, |row, x| {
        // A stroke that is not quite level steps from one row to the next.
        [row.saturating_sub(1), row, row + 1].into_iter().any(|y| picture.is_dark(x, y))
    });
    let down = runs(picture.width, picture.height, shortest, |column, y| {
        [column.saturating_sub(1), column, column + 1].into_iter().any(|x| picture.is_dark(x, y))
    });
    let thin = |stroke: &[Run; 2]| {
        let [first, last] = stroke;
        points(last.at - first.at) <= THICKEST
    };
    let middle = |first: &Run, last: &Run| f32::midpoint(points(first.at), points(last.at + 1));
    let horizontal = strokes(across).into_iter().filter(thin).map(|[first, last]| {
        let y = middle(&first, &last);
        Rule {
            left: points(first.from.min(last.from)),
            top: y,
            right: points(first.to.max(last.to)),
            bottom: y,
        }
    });
    let vertical = strokes(down).into_iter().filter(thin).map(|[first, last]| {
        let x = middle(&first, &last);
        Rule {
            left: x,
            top: points(first.from.min(last.from)),
            right: x,
            bottom: points(first.to.max(last.to)),
        }
    });
    horizontal.chain(vertical).collect()
}

fn runs(rows: usize, length: usize, shortest: usize, is_dark: impl Fn(usize, usize) -> bool) -> Vec<Run> {
    let mut out = Vec::new();
    for at in 0..rows {
        let mut open: Option<(usize, usize)> = None;
        for place in (0..length).filter(|place| is_dark(at, *place)) {
            open = match open {
                Some((from, to)) if place <= to + HOLE => Some((from, place + 1)),
                other => {
                    out.extend(long(at, other, shortest));
                    Some((place, place + 1))
                }
            };
        }
        out.extend(long(at, open, shortest));
    }
    out
}

fn long(at: usize, run: Option<(usize, usize)>, shortest: usize) -> Option<Run> {
    run.filter(|(from, to)| to - from >= shortest).map(|(from, to)| Run { at, from, to })
}

/// Runs of neighbouring rows that lie side by side are one stroke: its first and its last, as long as the longest.
fn strokes(runs: Vec<Run>) -> Vec<[Run; 2]> {
    let mut out: Vec<[Run; 2]> = Vec::new();
    for run in runs {
        let beside =
            |[_, last]: &&mut [Run; 2]| run.at <= last.at + 2 && run.from < last.to && last.from < run.to;
        match out.iter_mut().rev().take(64).find(beside) {
            Some([_, last]) => {
                *last = Run { at: run.at, from: run.from.min(last.from), to: run.to.max(last.to) };
            }
            None => out.push([run, run]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_its_borders_and_letters_have_none() {
        let (width, height) = (600, 400);
        let mut pixels = vec![255_u8; width * height];
        let mut ink = |x: usize, y: usize| *pixels.get_mut(y * width + x).unwrap() = 0;
        for x in 100..500 {
            ink(x, 100 + usize::from(x > 300));
            ink(x, 101);
        }
        for y in 100..300 {
            ink(100, y);
            ink(101, y);
        }
        for x in (120..480).filter(|x| x % 20 < 12) {
            (150..170).for_each(|y| ink(x, y));
        }
        let picture = Picture { width, height, pixels, scale: 300.0 / 72.0 };
        let found = rules(&picture);
        let [across, down] = found.as_slice() else { panic!("{found:?}") };
        assert!(
            across.is_horizontal() && (across.left - 24.0).abs() < 0.5 && (across.right - 120.0).abs() < 0.5
        );
        assert!(!down.is_horizontal() && (down.top - 24.0).abs() < 0.6 && (down.bottom - 72.0).abs() < 0.5);
    }
}
