//! The assignment of greatest likeness.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// Likeness in whole numbers, as the solver wants it.
const SCALE: f64 = 1_000_000.0;

/// Pairs rows with columns so that the sum of likeness is greatest; pairs below `least` are none.
pub(crate) fn assign(
    rows: usize,
    columns: usize,
    least: f64,
    likeness: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let turned = rows > columns;
    let (short, long) = if turned { (columns, rows) } else { (rows, columns) };
    let at = |short: usize, long: usize| if turned { likeness(long, short) } else { likeness(short, long) };
    #[expect(clippy::cast_possible_truncation, reason = "likeness is between 0 and 2")]
    let weight = |(row, column): (usize, usize)| {
        let likeness = at(row, column);
        // What is no pair must not be bought by a better one elsewhere.
        if likeness < least { 0 } else { (likeness * SCALE) as i64 }
    };
    let matrix = Matrix::from_fn(short, long, weight);
    let (_, columns) = kuhn_munkres(&matrix);
    let pairs = columns.into_iter().enumerate().filter(|(row, column)| at(*row, *column) >= least);
    let mut out: Vec<(usize, usize)> =
        pairs.map(|(row, column)| if turned { (column, row) } else { (row, column) }).collect();
    out.sort_unstable();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_counts_not_the_first_best() {
        let table = [[0.9, 0.8], [0.85, 0.1]];
        assert_eq!(assign(2, 2, 0.3, |row, column| table[row][column]), [(0, 1), (1, 0)]);
    }

    #[test]
    fn sides_of_any_length_and_pairs_too_unlike() {
        assert_eq!(assign(3, 1, 0.5, |row, _| [0.1, 0.7, 0.6][row]), [(1, 0)]);
        assert_eq!(assign(1, 2, 0.5, |_, _| 0.2), []);
        assert_eq!(assign(0, 2, 0.5, |_, _| 0.2), []);
    }
}
