//! One paragraph, as its runs are met, to the lines that it shows.

use reac_lines::signs::raised_digit;

use super::styles::ListPlace;
use crate::cell::{Cell, CellRow, Scale, Token};
use crate::words::Words;

/// A line that the author ended, in cells that tabs part.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    cells: Vec<Vec<Token<'static>>>,
    /// A page break stands before it.
    pub(super) new_page: bool,
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: Option<String>,
    pub(super) list: ListPlace,
    /// It begins a page, where it says so itself.
    pub(super) new_page: Option<bool>,
    /// Its section ends with it.
    pub(super) section_ends: bool,
    /// It shows a page's number, which no program has filled in for us.
    pub(super) paged: bool,
    lines: Vec<Line>,
    open: Line,
    words: Words,
}

impl Paragraph {
    pub(super) fn text(&mut self, text: &str, bold: bool) {
        self.words.push(text, bold);
    }

    /// Digits that stand raised on the last word.
    pub(super) fn call(&mut self, digits: &str) {
        self.words.glue();
        self.raised(digits, false);
    }

    pub(super) fn raised(&mut self, text: &str, bold: bool) {
        self.words.push(&text.chars().map(raised_digit).collect::<String>(), bold);
    }

    /// A tab parts cells, but not a mark from its item.
    pub(super) fn tab(&mut self) {
        let words = self.words.take();
        if self.open.cells.is_empty() && matches!(words.as_slice(), [mark] if is_mark(&mark.text)) {
            for word in words {
                self.words.push(&word.text, word.bold);
            }
            self.words.space();
        } else {
            self.open.cells.push(words);
        }
    }

    /// Nothing is shown.
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty() && self.open.is_blank() && self.lines.iter().all(Line::is_blank)
    }

    pub(super) fn end_line(&mut self, new_page: bool) {
        self.open.cells.push(self.words.take());
        self.lines.push(std::mem::replace(&mut self.open, Line { cells: Vec::new(), new_page }));
    }

    /// Its lines, `mark` before the first; what goes on in lower case below a line's end is of that line.
    pub(super) fn lines(mut self, mark: Option<String>) -> Vec<Line> {
        self.end_line(false);
        let mut out: Vec<Line> = Vec::new();
        for line in self.lines {
            // Of a paragraph that holds a page break alone nothing stands above the break.
            if line.new_page && matches!(out.as_slice(), [first] if first.is_blank()) {
                out.clear();
            }
            let first = line.cells.iter().flatten().next();
            let goes_on =
                first.is_some_and(|word| word.text.starts_with(char::is_lowercase)) && !line.new_page;
            match out.last_mut().filter(|above| goes_on && !above.is_blank()) {
                Some(above) => above.join(line),
                None => out.push(line),
            }
        }
        if self.paged {
            // "/" and "page … sur …" tell nothing without their numbers.
            out.retain(|line| !line.cells.iter().flatten().all(|word| is_page_word(&word.text)));
        }
        if let (Some(mark), Some(first)) = (mark, out.first_mut().filter(|line| !line.is_blank())) {
            let own = mark.split_whitespace().map(|word| Token { text: word.to_owned().into(), bold: false });
            if let Some(cell) = first.cells.first_mut() {
                cell.splice(0..0, own);
            }
        }
        out
    }
}

/// A bullet, a dash, a number with its stop.
fn is_mark(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']).is_some_and(|number| number.len() <= 2);
    word.chars().count() == 1 && !word.chars().all(char::is_alphanumeric) || number
}

fn is_page_word(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "page" | "pages" | "sur" | "de" | "of")
        || !word.contains(char::is_alphanumeric)
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(Vec::is_empty)
    }

    /// All of its words.
    pub(super) fn into_words(self) -> Vec<Token<'static>> {
        self.cells.into_iter().flatten().collect()
    }

    fn join(&mut self, line: Self) {
        let mut cells = line.cells.into_iter();
        if let (Some(last), Some(first)) = (self.cells.last_mut(), cells.next()) {
            last.extend(first);
        }
        self.cells.extend(cells);
    }

    /// The line as a row.
    pub(super) fn into_row(self) -> CellRow<'static> {
        let scale = if self.cells.len() > 1 { Scale::Tabs(self.cells.len() - 1) } else { Scale::Chars };
        let cells = self.cells.into_iter().enumerate().filter(|(_, words)| !words.is_empty());
        let cells = cells.map(|(column, words)| Cell { column, words }).collect();
        CellRow { number: 0, cells, scale }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(build: impl Fn(&mut Paragraph), mark: Option<&str>) -> Vec<Vec<String>> {
        let mut paragraph = Paragraph::default();
        build(&mut paragraph);
        let cell = |cell: &Vec<Token<'static>>| {
            cell.iter().map(|word| word.text.as_ref()).collect::<Vec<_>>().join(" ")
        };
        paragraph
            .lines(mark.map(str::to_owned))
            .iter()
            .map(|line| line.cells.iter().map(cell).collect())
            .collect()
    }

    #[test]
    fn tabs_part_and_a_mark_stays_with_its_item() {
        let text = |text: &'static str| move |p: &mut Paragraph| p.text(text, false);
        assert_eq!(
            shown(
                |p| {
                    text("Le feu")(p);
                    p.tab();
                    text("7")(p)
                },
                None
            ),
            [["Le feu", "7"]]
        );
        assert_eq!(
            shown(
                |p| {
                    text("-")(p);
                    p.tab();
                    text("Le feu")(p)
                },
                None
            ),
            [["- Le feu"]]
        );
        assert_eq!(shown(text("Le feu"), Some("N° 1")), [["N° 1 Le feu"]]);
        assert_eq!(shown(|_| {}, Some("•")), [[""]]);
    }

    #[test]
    fn a_line_ends_where_a_capital_follows() {
        let two = |second: &'static str| {
            move |p: &mut Paragraph| {
                p.text("Le feu", false);
                p.end_line(false);
                p.text(second, false);
            }
        };
        assert_eq!(shown(two("du cap"), None), [["Le feu du cap"]]);
        assert_eq!(shown(two("Du cap"), None), [["Le feu"], ["Du cap"]]);
    }

    #[test]
    fn a_pages_number_alone_is_nothing() {
        let paged = |text: &'static str| {
            move |p: &mut Paragraph| {
                p.paged = true;
                p.text(text, false);
            }
        };
        assert!(shown(paged("/"), None).is_empty() && shown(paged("Page sur"), None).is_empty());
        assert_eq!(shown(paged("Phare /"), None).len(), 1);
    }
}
