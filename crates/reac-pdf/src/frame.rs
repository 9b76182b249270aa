//! How text space lies on the page.

use crate::glyph::Direction;
use crate::matrix::Matrix;

/// A glyph leans by less than this (rise over run) and still stands on a level line.
const LEVEL: f64 = 0.03;

/// The parts of text space that stay the same within a string.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    /// Points of the page for a unit of text space along the line; negative for a negative font size.
    pub(crate) along: f64,
    /// Points of the page for a unit of text space upwards.
    pub(crate) up: f64,
    pub(crate) direction: Direction,
    /// Where the line goes on, across and down; nowhere for vertical and mirrored text.
    pub(crate) heading: Option<(f64, f64)>,
}

impl Frame {
    /// From the map of text space, horizontal scaling included, to the page as shown (`y` downwards).
    pub(crate) fn new(to_page: Matrix, font_size: f64, horizontal: bool) -> Self {
        // A negative size turns the glyph about.
        let sign = if font_size < 0.0 { -1.0 } else { 1.0 };
        let (a, b, c, d) = (to_page.a * sign, to_page.b * sign, to_page.c * sign, to_page.d * sign);
        let mirrored = a * d - b * c >= 0.0;
        let upright = horizontal && a > 0.0 && b.abs() <= LEVEL * a && d < 0.0;
        let down = horizontal && b > 0.0 && a.abs() <= LEVEL * b && c > 0.0;
        Self {
            along: to_page.scale_x() * sign,
            up: to_page.scale_y(),
            direction: match (upright, down) {
                (true, _) => Direction::Right,
                (false, true) => Direction::Down,
                (false, false) => Direction::Other,
            },
            heading: (horizontal && !mirrored).then_some((a, b)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn direction(matrix: [f64; 6], size: f64, horizontal: bool) -> Direction {
        Frame::new(Matrix::new(matrix), size, horizontal).direction
    }

    #[test]
    fn upright_text_runs_right() {
        assert_eq!(direction([1.0, 0.0, 0.0, -1.0, 0.0, 0.0], 10.0, true), Direction::Right);
        // Turned upside down twice: by the matrix, and by a negative size.
        assert_eq!(direction([-1.0, 0.0, 0.0, 1.0, 0.0, 0.0], -10.0, true), Direction::Right);
        // Oblique by the matrix.
        assert_eq!(direction([1.0, 0.0, 0.3, -1.0, 0.0, 0.0], 10.0, true), Direction::Right);
    }

    #[test]
    fn text_turned_to_the_right_runs_down() {
        assert_eq!(direction([0.0, 1.0, 1.0, 0.0, 0.0, 0.0], 10.0, true), Direction::Down);
        // Producers write a hair for nothing.
        assert_eq!(direction([1e-9, 1.0, 1.0, -1e-9, 0.0, 0.0], 10.0, true), Direction::Down);
    }

    #[test]
    fn turned_and_mirrored_text_does_not() {
        assert_eq!(direction([0.0, -1.0, -1.0, 0.0, 0.0, 0.0], 10.0, true), Direction::Other);
        assert_eq!(direction([-1.0, 0.0, 0.0, -1.0, 0.0, 0.0], 10.0, true), Direction::Other);
        assert_eq!(direction([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], 10.0, true), Direction::Other);
        assert_eq!(direction([1.0, 0.2, 0.2, -1.0, 0.0, 0.0], 10.0, true), Direction::Other);
        assert_eq!(direction([1.0, 0.0, 0.0, -1.0, 0.0, 0.0], 10.0, false), Direction::Other);
    }
}
