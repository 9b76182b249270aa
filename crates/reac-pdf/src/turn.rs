//! The page's own frame: the direction that most of its text runs in is to the right.

use crate::matrix::Matrix;
use std::f64::consts::{FRAC_PI_2, PI};

/// A page leans by less than this, in radians, or its text is slanted and not the page.
const MOST: f64 = 3.2 * PI / 180.0;
/// … and by more than this: less is the rounding of a producer.
const LEAST: f64 = 0.04 * PI / 180.0;
/// Headings that are told apart on one page.
const MANY: usize = 1_000;

/// In what directions the letters of a page run, on the page as shown (`y` downwards).
#[derive(Debug, Default)]
pub(crate) struct Headings {
    level: u32,
    /// Angle, clockwise from level, and letters.
    others: Vec<(f64, u32)>,
}

impl Headings {
    /// Letters whose line goes on by `a` across and `b` down.
    pub(crate) fn add(&mut self, a: f64, b: f64, letters: u32) {
        if b == 0.0 && a > 0.0 {
            self.level = self.level.saturating_add(letters);
            return;
        }
        let angle = b.atan2(a);
        if let Some((last, count)) = self.others.last_mut()
            && (*last - angle).abs() < 1e-6
        {
            *count = count.saturating_add(letters);
        } else if self.others.len() < MANY {
            self.others.push((angle, letters));
        }
    }

    /// How the page has to be turned, if at all. `width` and `height` are its own.
    pub(crate) fn turn(&self, width: f64, height: f64) -> Option<Turn> {
        if self.others.is_empty() {
            return None;
        }
        let all = self.others.iter().fold(self.level, |sum, (_, count)| sum.saturating_add(*count));
        let quarters = [0.0, FRAC_PI_2, PI, -FRAC_PI_2];
        let (quarter, mut leans) = quarters
            .into_iter()
            .map(|quarter| (quarter, self.leaning_from(quarter)))
            .max_by_key(|(_, leans)| letters(leans))?;
        if letters(&leans) <= all / 2 {
            return None;
        }
        // The middle one: a few words set askew do not turn a page.
        leans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let half = letters(&leans) / 2;
        let mut passed = 0_u32;
        let middle = leans.iter().find(|(_, count)| {
            passed = passed.saturating_add(*count);
            passed > half
        });
        let lean = middle.map_or(0.0, |(lean, _)| *lean);
        let lean = if lean.abs() < LEAST { 0.0 } else { lean };
        (quarter != 0.0 || lean != 0.0).then(|| Turn::new(quarter, lean, width, height))
    }

    fn leaning_from(&self, quarter: f64) -> Vec<(f64, u32)> {
        let level = (quarter == 0.0 && self.level > 0).then_some((0.0, self.level));
        let others = self.others.iter().map(|(angle, count)| {
            let lean = angle - quarter;
            (
                if lean > PI {
                    lean - 2.0 * PI
                } else if lean < -PI {
                    lean + 2.0 * PI
                } else {
                    lean
                },
                *count,
            )
        });
        level.into_iter().chain(others).filter(|(lean, _)| lean.abs() < MOST).collect()
    }
}

fn letters(leans: &[(f64, u32)]) -> u32 {
    leans.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
}

/// How a page is turned so that its text runs level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Turn {
    pub(crate) matrix: Matrix,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Degrees, clockwise, by which the page's text was off.
    pub(crate) degrees: f64,
}

impl Turn {
    fn new(quarter: f64, lean: f64, w: f64, h: f64) -> Self {
        let (turned, width, height) = if quarter == FRAC_PI_2 {
            (Matrix::new([0.0, -1.0, 1.0, 0.0, 0.0, w]), h, w)
        } else if quarter == -FRAC_PI_2 {
            (Matrix::new([0.0, 1.0, -1.0, 0.0, h, 0.0]), h, w)
        } else if quarter == PI {
            (Matrix::new([-1.0, 0.0, 0.0, -1.0, w, h]), w, h)
        } else {
            (Matrix::IDENTITY, w, h)
        };
        let (sin, cos) = lean.sin_cos();
        let (x, y) = (width / 2.0, height / 2.0);
        let level = Matrix::new([cos, -sin, sin, cos, x - cos * x - sin * y, y + sin * x - cos * y]);
        let degrees = (quarter + lean).to_degrees();
        Self { matrix: turned.then(level), width, height, degrees }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(headings: &[(f64, u32)]) -> Option<Turn> {
        let mut out = Headings::default();
        for (degrees, letters) in headings {
            let (sin, cos) = degrees.to_radians().sin_cos();
            out.add(cos, sin, *letters);
        }
        out.turn(600.0, 800.0)
    }

    #[test]
    fn a_page_turned_or_tilted_is_turned_back() {
        for degrees in [90.0, -90.0, 180.0, 1.0, -2.9, 91.0] {
            let turn = turn(&[(0.0, 20), (degrees, 200)]).unwrap();
            let (sin, cos) = f64::to_radians(degrees).sin_cos();
            let (from, to) = (turn.matrix.apply(300.0, 400.0), turn.matrix.apply(300.0 + cos, 400.0 + sin));
            assert!((to.0 - from.0 - 1.0).abs() < 1e-6 && (to.1 - from.1).abs() < 1e-6, "{degrees}");
            let (x, y) = (from.0 - turn.width / 2.0, from.1 - turn.height / 2.0);
            assert!(x.abs() < 1e-6 && y.abs() < 1e-6, "{degrees}");
        }
    }

    #[test]
    fn a_level_page_stays_whatever_a_few_words_do() {
        assert_eq!(turn(&[(0.0, 200)]), None);
        assert_eq!(turn(&[(0.0, 200), (90.0, 150), (45.0, 20)]), None);
        assert_eq!(turn(&[(0.01, 200)]), None);
        assert_eq!(turn(&[(30.0, 200)]), None);
        assert_eq!(turn(&[]), None);
    }
}
