//! Rows, as the events of a Markdown are met.

use reac_lines::signs::raised_digit;

use super::html;
use crate::cell::{Cell, CellRow, Scale};
use crate::rows::Row;
use crate::strokes;
use crate::words::Words;

/// Writes rows.
pub(super) struct Writer<'t> {
    text: &'t str,
    /// Where each row of the text begins.
    starts: Vec<usize>,
    /// Column at which paragraphs are wrapped.
    wrap: Option<usize>,
    rows: Vec<CellRow<'static>>,
    /// The row that is being written.
    open: CellRow<'static>,
    /// How far the text is written.
    end: usize,
    /// The words of its open cell, and its column.
    words: Words,
    column: usize,
    /// Of the open table.
    columns: usize,
    /// The row holds a bullet or a number, and no word yet.
    marked: bool,
    /// A soft break stood before what comes next: the row of the text that it ended.
    broken: Option<&'t str>,
    bold: usize,
    raised: bool,
    html: String,
    html_at: usize,
}

/// Cells of a row as it is written.
fn count_cells(row: &str) -> usize {
    match strokes::cells(&Row { number: 0, text: row }).scale {
        Scale::Tabs(parted) => parted + 1,
        Scale::Chars => 1,
    }
}

fn blank() -> CellRow<'static> {
    CellRow { number: 0, cells: Vec::new(), scale: Scale::Chars }
}

impl<'t> Writer<'t> {
    pub(super) fn new(text: &'t str, wrap: Option<usize>) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
            wrap,
            rows: Vec::new(),
            open: blank(),
            end: 0,
            words: Words::default(),
            column: 0,
            columns: 0,
            marked: false,
            broken: None,
            bold: 0,
            raised: false,
            html: String::new(),
            html_at: 0,
        }
    }

    fn number(&self, at: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= at)).unwrap_or(u32::MAX)
    }

    /// Begins a row; one that holds a mark alone goes on.
    pub(super) fn row(&mut self, at: usize) {
        if std::mem::take(&mut self.marked) {
            return;
        }
        self.end_row(at);
        self.open = CellRow { number: self.number(at), ..blank() };
    }

    /// Ends the row, after a blank one where the text has any above.
    pub(super) fn end_row(&mut self, end: usize) {
        self.end_words();
        self.column = 0;
        self.broken = None;
        self.marked = false;
        let row = std::mem::replace(&mut self.open, blank());
        if row.cells.is_empty() {
            return;
        }
        let start = usize::try_from(row.number).ok().and_then(|row| self.starts.get(row.checked_sub(1)?));
        let above = self.text.get(self.end..start.copied().unwrap_or(0)).unwrap_or_default();
        if above.lines().any(|row| row.trim().is_empty()) && !self.rows.is_empty() {
            self.rows.push(CellRow { number: row.number, ..blank() });
        }
        self.rows.push(row);
        self.end = self.after_row(end);
    }

    /// Where the row of the text begins that follows the last word before a place.
    fn after_row(&self, end: usize) -> usize {
        let shown = self.text.get(..end).unwrap_or(self.text).trim_end().len();
        let next = self.starts.partition_point(|start| *start < shown.max(1));
        self.starts.get(next).copied().unwrap_or(self.text.len())
    }

    pub(super) fn bolder(&mut self) {
        self.bold += 1;
    }

    pub(super) fn lighter(&mut self) {
        self.bold = self.bold.saturating_sub(1);
    }

    pub(super) fn raise(&mut self, on: bool) {
        self.raised = on;
    }

    pub(super) fn space(&mut self) {
        self.words.space();
    }

    /// A bullet, or a number.
    pub(super) fn mark(&mut self, mark: &str, at: usize) {
        self.text(mark, at);
        self.words.space();
        self.marked = true;
    }

    /// The call of a footnote.
    pub(super) fn call(&mut self, name: &str) {
        let raised = std::mem::replace(&mut self.raised, true);
        self.words.glue();
        self.push(name);
        self.raised = raised;
    }

    pub(super) fn text(&mut self, shown: &str, at: usize) {
        self.marked = false;
        if self.open.number == 0 {
            self.open.number = self.number(at);
        }
        if let Some(above) = self.broken.take() {
            let word = shown.split_whitespace().next().unwrap_or_default();
            let joins =
                self.wrap.is_some_and(|column| above.chars().count() + 1 + word.chars().count() > column);
            if !joins {
                self.end_row(at);
                self.open.number = self.number(at);
            }
        }
        // A block of code holds several rows.
        for (index, row) in shown.split('\n').enumerate() {
            if index > 0 {
                self.end_row(at);
                self.open.number = self.number(at);
            }
            self.push(row);
        }
    }

    fn push(&mut self, shown: &str) {
        let bold = self.bold > 0;
        if self.raised {
            self.words.push(&shown.chars().map(raised_digit).collect::<String>(), bold);
        } else {
            self.words.push(shown, bold);
        }
    }

    pub(super) fn table_head(&mut self, row: &str, at: usize) {
        self.columns = count_cells(row);
        self.table_row(row, at);
    }

    /// Begins a row of a table. One that has too few cells stands below cells that spanned rows, on the left: a converter
    /// that knows no spans leaves them out.
    pub(super) fn table_row(&mut self, row: &str, at: usize) {
        self.end_row(at);
        self.open = CellRow { number: self.number(at), cells: Vec::new(), scale: Scale::Tabs(0) };
        self.column = self.columns.saturating_sub(count_cells(row));
    }

    pub(super) fn end_cell(&mut self) {
        self.end_words();
        if let Scale::Tabs(_) = self.open.scale {
            self.open.scale = Scale::Tabs(self.column);
            self.column += 1;
        }
    }

    fn end_words(&mut self) {
        let words = self.words.take();
        if !words.is_empty() {
            self.open.cells.push(Cell { column: self.column, words });
        }
    }

    pub(super) fn soft_break(&mut self, at: usize) {
        self.words.space();
        let row = usize::try_from(self.number(at)).unwrap_or(1);
        let start = row.checked_sub(1).and_then(|row| self.starts.get(row)).copied().unwrap_or(at);
        self.broken = self.text.get(start..at).map(str::trim_end);
    }

    pub(super) fn hard_break(&mut self, end: usize) {
        if matches!(self.open.scale, Scale::Tabs(_)) {
            self.words.space();
        } else {
            self.end_row(end);
        }
    }

    /// Keeps a row of HTML until its block ends.
    pub(super) fn html(&mut self, block: &str, at: usize) {
        if self.html.is_empty() {
            self.html_at = at;
        }
        self.html.push_str(block);
    }

    /// Writes the tables of the HTML; blank rows within one end the block, not the table.
    pub(super) fn end_html(&mut self) {
        if self.html.matches("<table").count() > self.html.matches("</table").count() {
            return;
        }
        let html = std::mem::take(&mut self.html);
        let number = self.number(self.html_at);
        for row in html::rows(&html, number) {
            self.open = row;
            self.end_row(self.html_at);
        }
        self.end = self.after_row(self.html_at + html.len());
    }

    pub(super) fn finish(mut self) -> Vec<CellRow<'static>> {
        if !self.html.is_empty() {
            self.html.push_str("</table>");
            self.end_html();
        }
        self.end_row(self.text.len());
        self.rows
    }
}
