//! Boxes to tick that are drawn and not written: a square, and two diagonals where it is ticked.

use crate::path::Sketch;
use reac_lines::{Rule, TickBox};

/// The middle of a diagonal lies at most this far from that of its square, in points.
const OFF: f32 = 1.5;

/// The squares of a page, once each, with the diagonals that cross them.
pub(super) fn boxes(sketch: &Sketch) -> Vec<TickBox> {
    let mut out: Vec<TickBox> = Vec::new();
    for square in &sketch.squares {
        let seen =
            |other: &TickBox| (other.left - square.left).abs() < OFF && (other.top - square.top).abs() < OFF;
        if out.iter().any(seen) {
            continue;
        }
        let crosses = |diagonal: &&Rule| {
            let (own, other) = (middle(square), middle(diagonal));
            (own.0 - other.0).abs() < OFF
                && (own.1 - other.1).abs() < OFF
                && diagonal.right - diagonal.left > 0.6 * (square.right - square.left)
        };
        let diagonals = sketch.diagonals.iter().filter(crosses).count();
        out.push(TickBox {
            left: square.left,
            top: square.top,
            right: square.right,
            bottom: square.bottom,
            diagonals: u32::try_from(diagonals).unwrap_or(u32::MAX),
        });
    }
    out
}

fn middle(rule: &Rule) -> (f32, f32) {
    ((rule.left + rule.right) / 2.0, (rule.top + rule.bottom) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(left: f32, top: f32, side: f32) -> Rule {
        Rule { left, top, right: left + side, bottom: top + side }
    }

    #[test]
    fn diagonals_tick_the_square_they_cross() {
        let sketch = Sketch {
            squares: vec![at(10.0, 10.0, 9.2), at(40.0, 10.0, 9.2), at(10.1, 10.0, 9.2)],
            diagonals: vec![at(9.9, 9.9, 9.4), at(9.9, 9.9, 9.4), at(80.0, 10.0, 9.4)],
        };
        let found: Vec<u32> = boxes(&sketch).iter().map(|tick| tick.diagonals).collect();
        assert_eq!(found, [2, 0]);
    }
}
