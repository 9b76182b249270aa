//! A page's content stream.

use pdf_writer::{Name, Str};

use super::fonts::FontSet;
use super::tags::Tree;
use crate::layout::{Layout, Row};
use crate::page::{A4, Line, Page, Rule};
use crate::piece::Run;

/// Right side of the text up the page, and its lower end, in points.
const UPRIGHT: [f32; 2] = [577.8, 614.8];

/// A content stream as it grows.
pub(super) struct Content<'a, 'm> {
    stream: pdf_writer::Content,
    fonts: &'a mut FontSet<'m>,
    tags: Option<&'a mut Tree>,
    page: usize,
}

impl<'a, 'm> Content<'a, 'm> {
    pub(super) fn new(fonts: &'a mut FontSet<'m>, tags: Option<&'a mut Tree>, page: usize) -> Self {
        Self { stream: pdf_writer::Content::new(), fonts, tags, page }
    }

    /// The whole page.
    pub(super) fn page(mut self, page: &Page, layout: &Layout) -> Vec<u8> {
        if layout.row == Row::First {
            self.row(page);
        }
        self.rules(&page.rules);
        for lines in page.lines.chunk_by(|a, b| a.paragraph == b.paragraph) {
            self.paragraph(lines);
        }
        for line in &page.notes {
            self.paragraph(std::slice::from_ref(line));
        }
        if let Some(run) = &page.upright {
            self.stream.begin_text();
            self.show(run, [0.0, 1.0, -1.0, 0.0, UPRIGHT[0], A4[1] - UPRIGHT[1]], 0.0, "");
            self.stream.end_text();
        }
        if layout.row == Row::Last {
            self.row(page);
        }
        self.stream.finish().to_vec()
    }

    /// The running row, an artifact where the text is tagged.
    fn row(&mut self, page: &Page) {
        if page.row.is_empty() {
            return;
        }
        if self.tags.is_some() {
            self.stream.begin_marked_content(Name(b"Artifact"));
        }
        self.rules(&page.row_rules);
        for line in &page.row {
            self.line(line);
        }
        if self.tags.is_some() {
            self.stream.end_marked_content();
        }
    }

    /// Lines of one paragraph on this page.
    fn paragraph(&mut self, lines: &[Line]) {
        let Some(first) = lines.first() else { return };
        if let Some(tags) = self.tags.as_deref_mut() {
            let id = tags.mark(self.page, first.paragraph);
            self.stream.begin_marked_content_with_properties(Name(b"P")).properties().identify(id);
        }
        for line in lines {
            self.line(line);
        }
        if self.tags.is_some() {
            self.stream.end_marked_content();
        }
    }

    /// A line, its bullet before it.
    fn line(&mut self, line: &Line) {
        self.stream.begin_text();
        if let Some((x, run)) = &line.bullet {
            self.show(run, [1.0, 0.0, 0.0, 1.0, *x, A4[1] - line.baseline], 0.0, "");
        }
        let mut x = line.x;
        let last = line.runs.len().saturating_sub(1);
        for (index, run) in line.runs.iter().enumerate() {
            let tail = if index == last && line.trailing_space { " " } else { "" };
            let width = self.show(run, [1.0, 0.0, 0.0, 1.0, x, A4[1] - line.baseline], line.stretch, tail);
            x += width;
        }
        self.stream.end_text();
    }

    /// Letters at a place, their ordinary spaces stretched. Their width.
    fn show(&mut self, run: &Run, matrix: [f32; 6], stretch: f32, tail: &str) -> f32 {
        let font = self.fonts.name(run.face);
        self.stream.set_font(Name(font.as_bytes()), run.size);
        self.stream.set_horizontal_scaling(run.face.scale() * 100.0);
        self.stream.set_rise(run.rise);
        self.stream.set_text_matrix(matrix);
        let mut width = 0.0;
        let words: Vec<Vec<u8>> = run
            .text
            .split_inclusive(' ')
            .map(|word| {
                width += self.fonts.width(word, run) + if word.ends_with(' ') { stretch } else { 0.0 };
                self.fonts.encode(word, run.face)
            })
            .collect();
        let tail = self.fonts.encode(tail, run.face);
        if stretch == 0.0 {
            let all: Vec<u8> = words.concat().into_iter().chain(tail).collect();
            self.stream.show(Str(&all));
            return width;
        }
        let adjust = -1000.0 * stretch / (run.size * run.face.scale());
        let ends_stretched = run.text.ends_with(' ');
        let mut positioned = self.stream.show_positioned();
        let mut items = positioned.items();
        let count = words.len();
        for (index, word) in words.iter().enumerate() {
            items.show(Str(word));
            if index + 1 < count || ends_stretched {
                items.adjust(adjust);
            }
        }
        if !tail.is_empty() {
            items.show(Str(&tail));
        }
        width
    }

    /// Lines and fills.
    fn rules(&mut self, rules: &[Rule]) {
        for rule in rules {
            let ([x0, y0], [x1, y1]) = (rule.from, rule.to);
            match rule.fill {
                Some([r, g, b]) => {
                    self.stream.set_fill_rgb(r, g, b);
                    self.stream.rect(x0, A4[1] - y1, x1 - x0, y1 - y0);
                    self.stream.fill_nonzero();
                    self.stream.set_fill_rgb(0.0, 0.0, 0.0);
                }
                None => {
                    self.stream.set_line_width(0.5);
                    self.stream.move_to(x0, A4[1] - y0);
                    self.stream.line_to(x1, A4[1] - y1);
                    self.stream.stroke();
                }
            }
        }
    }
}
