//! Dotted lines, which lead the eye from a heading to its page: recognition makes letters of them.

use crate::Word;
use crate::picture::Picture;

/// Largest dot, and the furthest from one to the next, in points.
const DOT: f32 = 2.2;
const STEP: f32 = 6.0;
/// Dots of one line differ in height by this at most, in pixels.
const LEVEL: usize = 3;
/// Fewer are points of suspension.
const FEWEST: usize = 7;

/// A spot of ink apart from all others.
struct Dot {
    x: usize,
    y: usize,
    pixels: Vec<usize>,
}

/// Height of what a dotted line stands for among words, in points.
const HEIGHT: f32 = 7.0;

/// Wipes dotted lines off a picture, and gives them as words of dots.
pub(crate) fn wipe(picture: &mut Picture) -> Vec<Word> {
    let mut dots = dots(picture);
    dots.sort_by_key(|dot| (dot.x, dot.y));
    let step = (1..).find(|pixels| picture.points(*pixels) >= STEP).unwrap_or(1);
    // Lines of dots, each growing to the right.
    let mut lines: Vec<Vec<Dot>> = Vec::new();
    for dot in dots {
        let goes_on = |line: &&mut Vec<Dot>| {
            line.last().is_some_and(|last| {
                dot.x > last.x && dot.x - last.x <= step && dot.y.abs_diff(last.y) <= LEVEL
            })
        };
        match lines.iter_mut().rev().find(goes_on) {
            Some(line) => line.push(dot),
            None => lines.push(vec![dot]),
        }
        if lines.len() > 4_000 {
            // Dust, or a picture: nothing that dotted lines could be told from.
            return Vec::new();
        }
    }
    lines.retain(|line| line.len() >= FEWEST);
    for dot in lines.iter().flatten() {
        for at in &dot.pixels {
            if let Some(pixel) = picture.pixels.get_mut(*at) {
                *pixel = u8::MAX;
            }
        }
    }
    let height = (1..).find(|pixels| picture.points(*pixels) >= HEIGHT).unwrap_or(1);
    // No line of the recognition has these numbers.
    (0..).zip(&lines).filter_map(|(number, line)| word(line, height, u32::MAX - number)).collect()
}

fn word(dots: &[Dot], height: usize, line: u32) -> Option<Word> {
    let (first, last) = (dots.first()?, dots.last()?);
    let [left, right, bottom] =
        [first.x, last.x, first.y].map(|place| u32::try_from(place).unwrap_or(u32::MAX));
    let top = bottom.saturating_sub(u32::try_from(height).unwrap_or_default());
    Some(Word { text: ".".repeat(dots.len()), left, top, right, bottom, confidence: 1.0, line })
}

/// All spots of ink no larger than a dot.
fn dots(picture: &Picture) -> Vec<Dot> {
    let largest = (1..).find(|pixels| picture.points(*pixels) >= DOT).unwrap_or(1);
    let mut seen = vec![false; picture.pixels.len()];
    let mut out = Vec::new();
    for start in 0..picture.pixels.len() {
        let (x, y) = (start % picture.width.max(1), start / picture.width.max(1));
        if seen.get(start) != Some(&false) || !picture.is_dark(x, y) {
            continue;
        }
        let spot = spot(picture, (x, y), &mut seen);
        let (xs, ys) =
            (|| spot.iter().map(|at| at % picture.width), || spot.iter().map(|at| at / picture.width));
        let (Some(left), Some(right), Some(top), Some(bottom)) =
            (xs().min(), xs().max(), ys().min(), ys().max())
        else {
            continue;
        };
        if right - left < largest && bottom - top < largest {
            out.push(Dot {
                x: usize::midpoint(left, right),
                y: usize::midpoint(top, bottom),
                pixels: halo(&spot, picture),
            });
        }
    }
    out
}

/// The ink that hangs together with a place.
fn spot(picture: &Picture, start: (usize, usize), seen: &mut [bool]) -> Vec<usize> {
    let mut todo = vec![start];
    let mut out = Vec::new();
    while let Some((x, y)) = todo.pop() {
        let at = y * picture.width + x;
        let Some(seen) = seen.get_mut(at).filter(|seen| !**seen && picture.is_dark(x, y)) else { continue };
        *seen = true;
        out.push(at);
        for y in [y.saturating_sub(1), y, y + 1] {
            todo.extend([x.saturating_sub(1), x, x + 1].map(|x| (x, y)));
        }
    }
    out
}

/// The same with the grey around it.
fn halo(spot: &[usize], picture: &Picture) -> Vec<usize> {
    let around = |at: usize| {
        (0..5_usize).flat_map(move |row| (0..5_usize).map(move |column| (row, column))).filter_map(
            move |(row, column)| (at + row * picture.width + column).checked_sub(2 * picture.width + 2),
        )
    };
    spot.iter().flat_map(|at| around(*at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_lines_go_and_points_of_suspension_stay() {
        let (width, height) = (400, 60);
        let mut picture = Picture { width, height, pixels: vec![255; width * height], scale: 300.0 / 72.0 };
        let mut dot = |x: usize, y: usize| {
            for at in (0..4).flat_map(|row| (0..4).map(move |column| (y + row) * width + x + column)) {
                *picture.pixels.get_mut(at).unwrap() = 0;
            }
        };
        (0..20).for_each(|number| dot(20 + number * 12, 20 + number / 12));
        (0..3).for_each(|number| dot(300 + number * 12, 40));
        let words = wipe(&mut picture);
        assert_eq!(words.iter().map(|word| word.text.len()).collect::<Vec<_>>(), [20]);
        assert!((0..300).all(|x| (0..60).all(|y| !picture.is_dark(x, y))));
        assert!(picture.is_dark(301, 41) && picture.is_dark(325, 41));
    }
}
