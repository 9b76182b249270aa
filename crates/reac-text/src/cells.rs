//! Rows to cells.
//!
//! A tab parts two cells, and so does a run of three spaces or more. Two spaces do only where rows near by have
//! a cell in that very column: people type two spaces after a full stop. A converter that keeps the layout
//! stretches justified lines with spaces; such a line has no cells. One that writes what a page's spaces measure doubles
//! them; there two spaces are one.

use std::collections::HashMap;

use crate::cell::{Cell, CellRow, Scale, Token};
use crate::rows::Row;
use crate::strokes::{self, Stroked};

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

/// What the spaces of a text say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spaces {
    /// Wide ones part cells.
    Part,
    /// A converter that sets each word where the page has it strews the words of justified lines: only a column that
    /// other rows have as well is one.
    Strewn,
}

impl Spaces {
    /// Judges a whole text by its long rows: cells of one word each stand in no table of these documents.
    pub(crate) fn of(pages: &[Vec<Row<'_>>]) -> Self {
        const ROWS: usize = 8;
        const ONE_IN: usize = 10;
        let (mut long, mut strewn) = (0_usize, 0_usize);
        for row in pages.iter().flatten().filter(|row| row.text.len() > LONG) {
            long += 1;
            strewn += usize::from(row.text.contains("   ") && is_strewn(&pieces(row.text)));
        }
        if strewn >= ROWS && strewn * ONE_IN >= long { Self::Strewn } else { Self::Part }
    }
}

/// A row of more letters is a line of prose, or a table's.
const LONG: usize = 60;

/// Of eight words or more, most stand alone between wide spaces.
fn is_strewn(pieces: &[Piece<'_>]) -> bool {
    const WORDS: usize = 8;
    let wide = pieces.iter().skip(1).filter(|piece| piece.gap >= WIDE).count();
    pieces.len() >= WORDS && wide * 2 > pieces.len()
}

/// Parts the rows of one page.
pub(crate) fn split<'a>(rows: &[Row<'a>], spaces: Spaces) -> Vec<CellRow<'a>> {
    let tables = strokes::tables(rows);
    let pieces: Vec<Vec<Piece<'a>>> = rows
        .iter()
        .zip(&tables)
        .map(|(row, table)| {
            let whole = *table != Stroked::Outside || row.text.contains('\t');
            if whole { Vec::new() } else { pieces(row.text) }
        })
        .collect();
    let columns = Columns::of(&pieces, spaces);
    let mut out = Vec::with_capacity(rows.len());
    for (index, ((row, pieces), table)) in rows.iter().zip(&pieces).zip(tables).enumerate() {
        match table {
            Stroked::Rule => {}
            Stroked::Inside => out.push(strokes::cells(row)),
            Stroked::Outside if row.text.contains('\t') => out.push(by_tabs(row)),
            Stroked::Outside => {
                let cells = by_spaces(index, pieces, &columns, spaces);
                out.push(CellRow { number: row.number, cells, scale: Scale::Chars });
            }
        }
    }
    out
}

fn by_tabs<'a>(row: &Row<'a>) -> CellRow<'a> {
    let mut cells = Vec::new();
    let mut fields = 0;
    for (column, field) in row.text.split('\t').enumerate() {
        fields = column;
        let words: Vec<Token<'a>> = field.split_whitespace().map(Token::plain).collect();
        if !words.is_empty() {
            cells.push(Cell { column, words });
        }
    }
    CellRow { number: row.number, cells, scale: Scale::Tabs(fields) }
}

fn by_spaces<'a>(index: usize, pieces: &[Piece<'a>], columns: &Columns, spaces: Spaces) -> Vec<Cell<'a>> {
    let strewn = spaces == Spaces::Strewn;
    let stretched =
        is_stretched(pieces) && !columns.shares_most(index, pieces) || (strewn && is_strewn(pieces));
    // Where a row's own space is doubled, two spaces are one.
    let wide = if is_doubled(pieces) { WIDE + 1 } else { WIDE };
    let mut cells: Vec<Cell<'a>> = Vec::new();
    for piece in pieces {
        let shared = || columns.has_near(index, piece.column);
        let begins = !stretched
            && ((piece.gap >= wide && (!strewn || shared())) || (piece.gap + 1 == wide && shared()));
        match cells.last_mut() {
            Some(cell) if !begins => cell.words.push(Token::plain(piece.text)),
            _ => cells.push(Cell { column: piece.column, words: vec![Token::plain(piece.text)] }),
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

/// Of its spaces, three or more, most are doubled.
fn is_doubled(pieces: &[Piece<'_>]) -> bool {
    const FEW: usize = 3;
    let inner = pieces.get(1..).unwrap_or_default();
    let doubled = inner.iter().filter(|piece| piece.gap == 2).count();
    inner.len() >= FEW && doubled * 2 > inner.len()
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
    fn of(rows: &[Vec<Piece<'_>>], spaces: Spaces) -> Self {
        let mut out: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
        let told = |row: &&Vec<Piece<'_>>| spaces == Spaces::Part || !is_strewn(row);
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| told(row)) {
            let least = if is_doubled(row) { WIDE } else { WIDE - 1 };
            for piece in row.iter().filter(|piece| piece.gap >= least) {
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

    /// Most columns of the row, two at least, are columns of rows near by as well: a table, however narrow. Of the
    /// spaces of stretched lines some meet by chance.
    fn shares_most(&self, index: usize, pieces: &[Piece<'_>]) -> bool {
        let wide = || pieces.iter().skip(1).filter(|piece| piece.gap + 1 >= WIDE);
        let shared = wide().filter(|piece| self.near(index, piece.column).next().is_some()).count();
        shared >= 2 && shared * 3 > wide().count() * 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<(usize, String)>> {
        let rows: Vec<Row<'_>> = text.lines().map(|text| Row { number: 1, text }).collect();
        let spaces = Spaces::of(std::slice::from_ref(&rows));
        split(&rows, spaces)
            .iter()
            .map(|row| row.cells.iter().map(|cell| (cell.column, words_of(cell))).collect())
            .collect()
    }

    fn words_of(cell: &Cell<'_>) -> String {
        cell.words.iter().map(|word| word.text.as_ref()).collect::<Vec<_>>().join(" ")
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
    fn strewn_words_are_one_cell_and_columns_stay() {
        let strewn =
            "Le      gardien      du    phare     tient      le     journal       de     bord et   veille";
        let table = "1      Garder le feu      1    Tenir\n2      Sonner la cloche   2    Veiller";
        let split = cells(&format!("{}{table}\nLa garde de nuit       fin", format!("{strewn}\n").repeat(9)));
        assert!(split.iter().take(9).all(|row| row.len() == 1));
        assert_eq!(split.iter().skip(9).map(Vec::len).collect::<Vec<_>>(), [4, 4, 1]);
        assert_eq!(cells(strewn).first().map(Vec::len), Some(10), "one row alone shows no habit");
    }

    #[test]
    fn doubled_spaces_are_no_columns() {
        let row = "Le  gardien  du  phare  tient  le  journal";
        for rows in [format!("{row}\n{row}\n{row}"), format!("{row}\nLe  feu  du  cap\n{row}")] {
            assert!(cells(&rows).iter().all(|row| row.len() == 1), "{rows}");
        }
        assert_eq!(cells("Le  feu  du  cap      Un  autre").first().map(Vec::len), Some(2));
    }

    #[test]
    fn a_narrow_table_is_not_a_stretched_line() {
        let rows = cells("a   b   c   d   e   f\n1   2   3   4   5   6");
        assert_eq!(rows[0].len(), 6);
        assert_eq!(rows[1].len(), 6);
    }
}
