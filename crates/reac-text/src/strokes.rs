//! Tables drawn with strokes within plain text: `| 1 | Le feu |`, with a row of dashes below the head.

use crate::cell::{Cell, CellRow, Scale, Token};
use crate::rows::Row;

/// What a row is to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stroked {
    Outside,
    Inside,
    /// Dashes between the head and the rows: drawn, not said.
    Rule,
}

/// Which rows are a table's: those between strokes that stand together with a row of dashes among them.
pub(crate) fn tables(rows: &[Row<'_>]) -> Vec<Stroked> {
    let mut out = vec![Stroked::Outside; rows.len()];
    let mut start = 0;
    for run in rows.chunk_by(|a, b| between_strokes(a.text) == between_strokes(b.text)) {
        let own = out.iter_mut().skip(start).zip(run);
        start += run.len();
        if !run.iter().any(|row| is_rule(row.text)) {
            continue;
        }
        for (slot, row) in own {
            *slot = if is_rule(row.text) { Stroked::Rule } else { Stroked::Inside };
        }
    }
    out
}

fn between_strokes(row: &str) -> bool {
    let row = row.trim();
    row.len() > 2 && row.starts_with('|') && row.ends_with('|')
}

/// `|---|:-:|`
fn is_rule(row: &str) -> bool {
    between_strokes(row)
        && row.contains("--")
        && row.chars().all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
}

/// Parts a row at its strokes; one behind a backslash is a letter.
pub(crate) fn cells<'a>(row: &Row<'a>) -> CellRow<'a> {
    let text = row.text.trim();
    let inside = text.strip_prefix('|').unwrap_or(text);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let mut cells: Vec<Cell<'a>> = Vec::new();
    let (mut column, mut from, mut last) = (0, 0, ' ');
    let mut add = |field: &'a str, column: usize| {
        let words: Vec<Token<'a>> = field.split_whitespace().map(Token::plain).collect();
        if !words.is_empty() {
            cells.push(Cell { column, words });
        }
    };
    for (at, c) in inside.char_indices() {
        if c == '|' && last != '\\' {
            add(inside.get(from..at).unwrap_or_default(), column);
            (column, from) = (column + 1, at + 1);
        }
        last = c;
    }
    add(inside.get(from..).unwrap_or_default(), column);
    CellRow { number: row.number, cells, scale: Scale::Tabs(column) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Row<'_>> {
        text.lines().map(|text| Row { number: 1, text }).collect()
    }

    #[test]
    fn a_row_of_dashes_makes_a_table_of_its_rows() {
        use Stroked::{Inside, Outside, Rule};
        let table = rows("Liste\n| N° | Phare |\n| -- | :---: |\n|  | Le cap |\nfin");
        assert_eq!(tables(&table), [Outside, Inside, Rule, Inside, Outside]);
        let row = cells(&table[3]);
        assert_eq!((row.cells.len(), row.cells[0].column, row.scale), (1, 1, Scale::Tabs(1)));
        assert_eq!(cells(&rows("| a \\| b | c |")[0]).cells.len(), 2);
    }

    #[test]
    fn strokes_alone_are_text() {
        for text in ["a | b\n------\nc | d", "| une marge |\n| de strokes |", "||\n|-|"] {
            assert!(tables(&rows(text)).iter().all(|row| *row == Stroked::Outside), "{text}");
        }
    }
}
