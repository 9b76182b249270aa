//! Paths, of which only straight, thin pieces matter: from them come the rules.

use crate::backdrop::Area;
use crate::matrix::Matrix;
use reac_lines::Rule;

/// Thicker than this, in points, and a fill is an area, not a rule.
const THICK: f64 = 3.0;
/// Shorter than this, in points, and a rule is the corner where two borders meet.
const SHORT: f64 = 2.0;
/// Further than this from level or upright, in points, and a stroke is no rule.
const SKEW: f64 = 0.5;
/// Points kept of one path. Drawings have more; tables do not.
const MAX_POINTS: usize = 20_000;

/// The path under construction, in the coordinates of the user's space.
#[derive(Debug, Default)]
pub(crate) struct Path {
    pieces: Vec<Piece>,
    points: usize,
}

#[derive(Debug, Default)]
struct Piece {
    points: Vec<(f64, f64)>,
    closed: bool,
    curved: bool,
}

impl Path {
    pub(crate) fn move_to(&mut self, x: f64, y: f64) {
        self.start(Piece { points: vec![(x, y)], ..Piece::default() });
    }

    pub(crate) fn line_to(&mut self, x: f64, y: f64) {
        if self.points < MAX_POINTS
            && let Some(piece) = self.pieces.last_mut()
        {
            self.points += 1;
            piece.points.push((x, y));
        }
    }

    /// A curve to `(x, y)`: its piece is no rule any more.
    pub(crate) fn curve_to(&mut self, x: f64, y: f64) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.curved = true;
        }
        self.line_to(x, y);
    }

    pub(crate) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64) {
        self.start(Piece {
            points: vec![(x, y), (x + w, y), (x + w, y + h), (x, y + h)],
            closed: true,
            curved: false,
        });
    }

    pub(crate) fn close(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.closed = true;
        }
    }

    pub(crate) fn clear(&mut self) {
        self.pieces.clear();
        self.points = 0;
    }

    fn start(&mut self, piece: Piece) {
        if self.points < MAX_POINTS {
            self.points += piece.points.len();
            self.pieces.push(piece);
        }
    }

    /// Thin rectangles of a filled path.
    pub(crate) fn fill(&self, to_page: Matrix, out: &mut Vec<Rule>) {
        for piece in self.pieces.iter().filter(|piece| !piece.curved) {
            let points: Vec<_> = piece.points.iter().map(|&(x, y)| to_page.apply(x, y)).collect();
            if is_rectangle(&points)
                && let Some(rule) = bounds(&points)
            {
                out.extend(rule_of(rule, 0.0));
            }
        }
    }

    /// Some piece of it is curved.
    pub(crate) fn curves(&self) -> u32 {
        let curved = self.pieces.iter().filter(|piece| piece.curved).count();
        u32::try_from(curved).unwrap_or(u32::MAX)
    }

    /// What a fill covers, piece by piece, and whether it covers all of that.
    pub(crate) fn areas(&self, to_page: Matrix) -> impl Iterator<Item = (Area, bool)> {
        self.pieces.iter().filter_map(move |piece| {
            let points: Vec<_> = piece.points.iter().map(|&(x, y)| to_page.apply(x, y)).collect();
            let (left, top, right, bottom) = bounds(&points)?;
            let area =
                Area { left: left as f32, top: top as f32, right: right as f32, bottom: bottom as f32 };
            Some((area, !piece.curved && is_rectangle(&points)))
        })
    }

    /// Squares and diagonals of a stroked path, of the size of a letter.
    pub(crate) fn sketch(&self, to_page: Matrix, out: &mut Sketch) {
        for piece in self.pieces.iter().filter(|piece| !piece.curved && piece.points.len() <= 5) {
            let points: Vec<_> = piece.points.iter().map(|&(x, y)| to_page.apply(x, y)).collect();
            let room = bounds(&points).filter(|&bounds| is_square(bounds));
            let rule = |(left, top, right, bottom): Bounds| Rule {
                left: left as f32,
                top: top as f32,
                right: right as f32,
                bottom: bottom as f32,
            };
            match (room, points.len()) {
                (Some(bounds), 2) => out.diagonals.push(rule(bounds)),
                (Some(bounds), 4 | 5) if is_rectangle(&points) => out.squares.push(rule(bounds)),
                _ => {}
            }
        }
    }

    /// Straight pieces of a stroked path; `width` in the user's space.
    pub(crate) fn stroke(&self, to_page: Matrix, width: f64, out: &mut Vec<Rule>) {
        let half = width.abs() * to_page.scale_x().min(to_page.scale_y()) / 2.0;
        for piece in self.pieces.iter().filter(|piece| !piece.curved) {
            let points: Vec<_> = piece.points.iter().map(|&(x, y)| to_page.apply(x, y)).collect();
            for pair in points.windows(2) {
                out.extend(bounds(pair).and_then(|b| rule_of(b, half)));
            }
            if let (true, Some(&first), Some(&last)) = (piece.closed, points.first(), points.last()) {
                out.extend(bounds(&[last, first]).and_then(|b| rule_of(b, half)));
            }
        }
    }
}

/// What may be a box to tick.
#[derive(Debug, Default)]
pub(crate) struct Sketch {
    /// Squares, each side level or upright.
    pub(crate) squares: Vec<Rule>,
    /// What diagonals span.
    pub(crate) diagonals: Vec<Rule>,
}

/// Sides of a box to tick, in points: about as large as a letter.
const LETTER: std::ops::RangeInclusive<f64> = 4.0..=20.0;

fn is_square((left, top, right, bottom): Bounds) -> bool {
    let (width, height) = (right - left, bottom - top);
    LETTER.contains(&width) && LETTER.contains(&height) && (width - height).abs() < 0.15 * width
}

/// Four corners, each side level or upright (a fifth point may repeat the first).
fn is_rectangle(points: &[(f64, f64)]) -> bool {
    let corners = match points {
        [a, rest @ ..] if rest.len() == 4 && rest.last() == Some(a) => rest,
        _ if points.len() == 4 => points,
        _ => return false,
    };
    let mut sides = corners.iter().zip(corners.iter().cycle().skip(1));
    sides.all(|(a, b)| (a.0 - b.0).abs() < 0.01 || (a.1 - b.1).abs() < 0.01)
}

/// Left, top, right, bottom.
type Bounds = (f64, f64, f64, f64);

fn bounds(points: &[(f64, f64)]) -> Option<Bounds> {
    let first = points.first()?;
    let start = (first.0, first.1, first.0, first.1);
    let all = points.iter().fold(start, |b, p| (b.0.min(p.0), b.1.min(p.1), b.2.max(p.0), b.3.max(p.1)));
    [all.0, all.1, all.2, all.3].iter().all(|v| v.is_finite()).then_some(all)
}

/// A rule, if the bounds are thin enough and long enough. A stroke has `half` its width on either side.
fn rule_of((left, top, right, bottom): Bounds, half: f64) -> Option<Rule> {
    let (width, height) = (right - left, bottom - top);
    let (thin, long) = if width >= height { (height, width) } else { (width, height) };
    if half > 0.0 && thin > SKEW || thin + 2.0 * half > THICK || long < SHORT {
        return None;
    }
    let (dx, dy) = if width >= height { (0.0, half) } else { (half, 0.0) };
    Some(Rule {
        left: (left - dx) as f32,
        top: (top - dy) as f32,
        right: (right + dx) as f32,
        bottom: (bottom + dy) as f32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(build: impl FnOnce(&mut Path)) -> Vec<Rule> {
        let (mut path, mut out) = (Path::default(), Vec::new());
        build(&mut path);
        path.fill(Matrix::IDENTITY, &mut out);
        out
    }

    fn stroked(width: f64, build: impl FnOnce(&mut Path)) -> Vec<Rule> {
        let (mut path, mut out) = (Path::default(), Vec::new());
        build(&mut path);
        path.stroke(Matrix::IDENTITY, width, &mut out);
        out
    }

    #[test]
    fn a_thin_fill_is_a_rule() {
        let rules = filled(|p| p.rect(10.0, 20.0, 100.0, 0.48));
        assert_eq!(rules.len(), 1);
        assert!(rules[0].is_horizontal());
        let rules = filled(|p| p.rect(10.0, 20.0, 100.0, -0.48));
        assert_eq!((rules[0].top, rules[0].bottom), (19.52, 20.0));
    }

    #[test]
    fn areas_corners_and_curves_are_none() {
        assert!(filled(|p| p.rect(10.0, 20.0, 100.0, 12.0)).is_empty());
        assert!(filled(|p| p.rect(10.0, 20.0, 0.48, 0.48)).is_empty());
        assert!(
            filled(|p| {
                p.move_to(0.0, 0.0);
                p.line_to(100.0, 0.0);
                p.line_to(100.0, 1.0);
                p.curve_to(0.0, 1.0);
                p.close();
            })
            .is_empty()
        );
        assert!(filled(|p| p.rect(f64::NAN, 20.0, 100.0, 0.48)).is_empty());
    }

    #[test]
    fn a_stroked_rectangle_has_four_edges() {
        let rules = stroked(1.0, |p| p.rect(10.0, 20.0, 100.0, 50.0));
        assert_eq!(rules.len(), 4);
        assert_eq!(rules.iter().filter(|r| r.is_horizontal()).count(), 2);
    }

    #[test]
    fn a_small_square_and_its_diagonals_are_a_sketch() {
        let sketch = |build: &dyn Fn(&mut Path)| {
            let (mut path, mut out) = (Path::default(), Sketch::default());
            build(&mut path);
            path.sketch(Matrix::IDENTITY, &mut out);
            (out.squares.len(), out.diagonals.len())
        };
        assert_eq!(sketch(&|p| p.rect(10.0, 20.0, 9.2, 9.2)), (1, 0));
        let diagonal = |p: &mut Path| {
            p.move_to(10.0, 20.0);
            p.line_to(19.2, 29.2);
        };
        assert_eq!(sketch(&diagonal), (0, 1));
        assert_eq!(sketch(&|p| p.rect(10.0, 20.0, 92.0, 9.2)), (0, 0));
        assert_eq!(sketch(&|p| p.rect(10.0, 20.0, 92.0, 92.0)), (0, 0));
    }

    #[test]
    fn slanted_and_fat_strokes_are_none() {
        let line = |p: &mut Path| {
            p.move_to(0.0, 0.0);
            p.line_to(100.0, 30.0);
        };
        assert!(stroked(1.0, line).is_empty());
        assert!(stroked(8.0, |p| p.rect(0.0, 0.0, 100.0, 100.0)).is_empty());
    }
}
