//! Rows to cells.
//!
//! A tab parts two cells, and so does a run of three spaces or more. Two spaces do only where rows near by have
//! a cell in that very column: people type two spaces after a full stop. A converter that keeps the layout
//! stretches justified lines with spaces; such a line has no cells.

use std::collections::HashMap;

use crate::rows::Row;

/// A row, parted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CellRow<'a> {
    pub(crate) number: u32,
    /// Cells from left to right; none in a blank row.
    pub(crate) cells: Vec<Cell<'a>>,
    pub(crate) scale: Scale,
}

/// What [`Cell::column`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Characters from the row's start.
    Chars,
    /// Tabs from the row's start; the row has so many in all.
    Tabs(usize),
}

/// Words with single spaces between them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell<'a> {
    pub(crate) column: usize,
    /// Never empty.
    pub(crate) words: Vec<&'a str>,
}

/// A run of spaces this long parts cells by itself.
const WIDE: usize = 3;
/// Rows this far up and down are near by.
const NEAR: usize = 6;
/// A stretched line has this many spaces between words at least, and none longer than that.
const STRETCHED_GAPS: usize = 5;
const STRETCHED_LONGEST: usize = 5;

/// A word and where it stands.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    column: usize,
    /// Spaces before it.
    gap: usize,
    text: &'a str,
}

/// Parts the rows of one page.
pub(crate) fn split<'a>(rows: &[Row<'a>]) -> Vec<CellRow<'a>> {
    let pieces: Vec<Vec<Piece<'a>>> =
        rows.iter().map(|row| if row.text.contains('\t') { Vec::new() } else { pieces(row.text) }).collect();
    let columns = Columns::of(&pieces);
    rows.iter()
        .zip(&pieces)
        .enumerate()
        .map(|(index, (row, pieces))| {
            if row.text.contains('\t') {
                by_tabs(row)
            } else {
                CellRow { number: row.number, cells: by_spaces(index, pieces, &columns), scale: Scale::Chars }
            }
        })
        .collect()
}

fn by_tabs<'a>(row: &Row<'a>) -> CellRow<'a> {
    let mut cells = Vec::new();
    let mut fields = 0;
    for (column, field) in row.text.split('\t').enumerate() {
        fields = column;
        let words: Vec<&str> = field.split_whitespace().collect();
        if !words.is_empty() {
            cells.push(Cell { column, words });
        }
    }
    CellRow { number: row.number, cells, scale: Scale::Tabs(fields) }
}

fn by_spaces<'a>(index: usize, pieces: &[Piece<'a>], columns: &Columns) -> Vec<Cell<'a>> {
    let stretched = is_stretched(pieces) && !columns.shares_two(index, pieces);
    let mut cells: Vec<Cell<'a>> = Vec::new();
    for piece in pieces {
        let begins = !stretched
            && (piece.gap >= WIDE || (piece.gap + 1 == WIDE && columns.has_near(index, piece.column)));
        match cells.last_mut() {
            Some(cell) if !begins => cell.words.push(piece.text),
            _ => cells.push(Cell { column: piece.column, words: vec![piece.text] }),
        }
    }
    cells
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let (mut gap, mut start, mut column) = (0, None, 0);
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some((begin, place))) => {
                out.push(Piece { column: place, gap, text: text.get(begin..at).unwrap_or_default() });
                (gap, start) = (1, None);
            }
            (true, None) => gap += 1,
            (false, None) => start = Some((at, column)),
            (false, Some(_)) => {}
        }
        column += usize::from(!unicode_normalization::char::is_combining_mark(c));
    }
    if let Some((begin, place)) = start {
        out.push(Piece { column: place, gap, text: text.get(begin..).unwrap_or_default() });
    }
    out
}

/// Most of its spaces are doubled, and none is a jump to a column.
fn is_stretched(pieces: &[Piece<'_>]) -> bool {
    let inner = pieces.get(1..).unwrap_or_default();
    let wide = inner.iter().filter(|piece| piece.gap > 1).count();
    inner.len() >= STRETCHED_GAPS
        && wide * 2 > inner.len()
        && inner.iter().all(|piece| piece.gap <= STRETCHED_LONGEST)
}

/// Columns in which something begins after two spaces or more, and the rows where it does.
struct Columns {
    /// Ascending row indexes, with the width of the gap.
    rows: HashMap<usize, Vec<(usize, usize)>>,
}

impl Columns {
    fn of(rows: &[Vec<Piece<'_>>]) -> Self {
        let mut out: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
        for (index, row) in rows.iter().enumerate() {
            for piece in row.iter().filter(|piece| piece.gap + 1 >= WIDE) {
                out.entry(piece.column).or_default().push((index, piece.gap));
            }
        }
        Self { rows: out }
    }

    /// Gaps that lead to this column in other rows near by.
    fn near(&self, index: usize, column: usize) -> impl Iterator<Item = usize> {
        let rows = self.rows.get(&column).map(Vec::as_slice).unwrap_or_default();
        let from = rows.partition_point(|(row, _)| row + NEAR < index);
        rows.get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |(row, _)| *row <= index + NEAR)
            .filter(move |(row, _)| *row != index)
            .map(|(_, gap)| *gap)
    }

    /// One wide gap near by leads to this column, or two narrow ones do.
    fn has_near(&self, index: usize, column: usize) -> bool {
        let mut seen = 0;
        self.near(index, column).any(|gap| {
            seen += 1;
            gap >= WIDE || seen >= 2
        })
    }

    /// Two columns of the row are columns of rows near by as well: a table, however narrow.
    fn shares_two(&self, index: usize, pieces: &[Piece<'_>]) -> bool {
        let wide = pieces.iter().skip(1).filter(|piece| piece.gap + 1 >= WIDE);
        wide.filter(|piece| self.near(index, piece.column).next().is_some()).nth(1).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<(usize, String)>> {
        let rows: Vec<Row<'_>> = text.lines().map(|text| Row { number: 1, text }).collect();
        split(&rows)
            .iter()
            .map(|row| row.cells.iter().map(|cell| (cell.column, cell.words.join(" "))).collect())
            .collect()
    }

    fn own(cells: &[(usize, &str)]) -> Vec<(usize, String)> {
        cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
    }

    #[test]
    fn three_spaces_part_and_one_or_two_do_not() {
        assert_eq!(cells("  un deux.  Trois   quatre"), [own(&[(2, "un deux. Trois"), (20, "quatre")])]);
    }

    #[test]
    fn two_spaces_part_where_a_row_near_by_has_the_column() {
        let rows = cells("No     Intitulé\n12 ab  Tenir un rayon\n1      Vendre");
        assert_eq!(rows[1], own(&[(0, "12 ab"), (7, "Tenir un rayon")]));
    }

    #[test]
    fn a_decomposed_letter_is_one_column() {
        assert_eq!(cells("e\u{301}te\u{301}   ou"), [own(&[(0, "e\u{301}te\u{301}"), (6, "ou")])]);
    }

    #[test]
    fn tabs_part_and_empty_cells_count() {
        assert_eq!(
            cells("1\tVendre\t1\tTenir un rayon\n\t\t2\tEncaisser"),
            [
                own(&[(0, "1"), (1, "Vendre"), (2, "1"), (3, "Tenir un rayon")]),
                own(&[(2, "2"), (3, "Encaisser")])
            ]
        );
    }

    #[test]
    fn a_stretched_line_is_one_cell() {
        let rows = cells("Le   vendeur  range   les    articles  du rayon\net les compte");
        assert_eq!(rows[0].len(), 1);
    }

    #[test]
    fn a_narrow_table_is_not_a_stretched_line() {
        let rows = cells("a   b   c   d   e   f\n1   2   3   4   5   6");
        assert_eq!(rows[0].len(), 6);
        assert_eq!(rows[1].len(), 6);
    }
}
