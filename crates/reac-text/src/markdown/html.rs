//! Tables that a converter writes in HTML, where Markdown has no cells that span rows.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::cell::{Cell, CellRow, Scale, Token};
use crate::xml::entity;

/// No table of these documents is wider; a span that is, is none.
const COLUMNS: usize = 64;

/// The rows of the tables of a piece of HTML, a cell that spans rows in its first; what stands in no table is one row a
/// block. `number` is the row of the text that the piece begins at.
pub(super) fn rows(html: &str, number: u32) -> Vec<CellRow<'static>> {
    let mut reader = Reader::from_str(html);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut out = Table { number, ..Table::default() };
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => out.open(&tag),
            Ok(Event::Empty(tag)) => {
                if tag.local_name().as_ref() == "br" {
                    out.words.push(' ');
                }
            }
            Ok(Event::End(tag)) => out.close(tag.local_name().as_ref()),
            Ok(Event::Text(text)) => out.words.push_str(&text),
            Ok(Event::GeneralRef(name)) => out.words.push_str(&entity(&name)),
            // What is no HTML is left as it is read so far.
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    out.row();
    out.rows
}

#[derive(Default)]
struct Table {
    number: u32,
    rows: Vec<CellRow<'static>>,
    cells: Vec<Cell<'static>>,
    column: usize,
    /// Rows that a cell above still takes, by column.
    spans: Vec<usize>,
    words: String,
    /// Rows and columns of the open cell.
    open: Option<(usize, usize)>,
    bold: bool,
    in_row: bool,
}

impl Table {
    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "tr" => {
                self.row();
                self.in_row = true;
            }
            "td" | "th" => {
                self.words.clear();
                self.bold = false;
                self.open = Some((span(tag, "rowspan"), span(tag, "colspan")));
            }
            "strong" | "" => self.bold = true,
            "br" | "p" | "li" | "div" => self.words.push(' '),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "td" | "th" => self.cell(),
            "tr" => self.row(),
            "table" => self.spans.clear(),
            "p" | "li" | "div" => self.words.push(' '),
            _ => {}
        }
    }

    fn cell(&mut self) {
        let Some((down, across)) = self.open.take() else { return };
        while self.spans.get(self.column).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        let text = std::mem::take(&mut self.words);
        let token = |word: &str| Token { text: word.to_owned().into(), bold: self.bold };
        let words: Vec<Token<'static>> = text.split_whitespace().map(token).collect();
        if !words.is_empty() {
            self.cells.push(Cell { column: self.column, words });
        }
        for _ in 0..across.min(COLUMNS.saturating_sub(self.column)) {
            if self.spans.len() <= self.column {
                self.spans.resize(self.column + 1, 0);
            }
            if let Some(rows) = self.spans.get_mut(self.column) {
                *rows = down;
            }
            self.column += 1;
        }
    }

    fn row(&mut self) {
        self.cell();
        let loose: Vec<Token<'static>> = self
            .words
            .split_whitespace()
            .map(|word| Token { text: word.to_owned().into(), bold: false })
            .collect();
        self.words.clear();
        if !loose.is_empty() && self.cells.is_empty() {
            let cells = vec![Cell { column: 0, words: loose }];
            self.rows.push(CellRow { number: self.number, cells, scale: Scale::Chars });
            return;
        }
        if !self.cells.is_empty() {
            let cells = std::mem::take(&mut self.cells);
            self.rows.push(CellRow { number: self.number, cells, scale: Scale::Tabs(self.spans.len()) });
        }
        if !std::mem::take(&mut self.in_row) {
            return;
        }
        for rows in &mut self.spans {
            *rows = rows.saturating_sub(1);
        }
        self.column = 0;
    }
}

fn span(tag: &BytesStart<'_>, name: &str) -> usize {
    let value = tag.try_get_attribute(name).ok().flatten().and_then(|found| found.value.parse().ok());
    value.unwrap_or(1).clamp(1, 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<Vec<(usize, String)>> {
        let text =
            |cell: &Cell<'_>| cell.words.iter().map(|word| word.text.as_ref()).collect::<Vec<_>>().join(" ");
        rows(html, 1)
            .iter()
            .map(|row| row.cells.iter().map(|cell| (cell.column, text(cell))).collect())
            .collect()
    }

    #[test]
    fn a_cell_that_spans_rows_leaves_its_column_free_below() {
        let html = "<table><tr class=\"odd\">\n<td rowspan=\"2\">1</td><td rowspan=\"2\">Le feu</td><td>1</td></tr>\n\
                    <tr><td>2<br />b &amp; c</td></tr><tr><td>3</td></tr></table>";
        let own = |column: usize, text: &str| (column, text.to_owned());
        assert_eq!(
            shown(html),
            [vec![own(0, "1"), own(1, "Le feu"), own(2, "1")], vec![own(2, "2 b & c")], vec![own(0, "3")]]
        );
    }

    #[test]
    fn what_is_no_table_is_text() {
        assert_eq!(shown("<p>Le feu</p>"), [vec![(0, "Le feu".to_owned())]]);
        assert_eq!(shown("<!-- page 3 -->"), Vec::<Vec<(usize, String)>>::new());
    }
}
