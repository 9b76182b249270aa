//! What every document for a word processor shares: its styles, its paper, its lists and tables.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, Docx, Footer, IndentLevel, Level, LevelJc, LevelText, LineSpacing, NumberFormat,
    Numbering, NumberingId, PageMargin, PageNum, PageOrientationType, Paragraph, Run, RunFonts, Shading,
    SpecialIndentType, Start, Style, StyleType, Table, TableCell, TableLayoutType, TableRow, WidthType,
};

use crate::Error;
use crate::identite::Jour;

/// A4 and its margins of 2 cm, in twips, twentieths of a point.
const LONG: u32 = 16_838;
const SHORT: u32 = 11_906;
const MARGIN: i32 = 1_134;

/// Half points.
const BODY: usize = 20;
/// Of titles, from the document's own on.
const HEADS: [usize; 6] = [36, 28, 24, 22, 20, 20];

/// Behind the heads of tables, and behind the title of a competence.
pub(crate) const HEAD: &str = "DDE8F3";
pub(crate) const BAND: &str = "F3F3F3";
/// Behind what is not to be filled in.
pub(crate) const SHUT: &str = "D9D9D9";

const BULLETS: usize = 2;

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Papier {
    /// To be read.
    Debout,
    /// Tables with many columns.
    Couche,
}

impl Papier {
    /// Width and height.
    fn size(self) -> (u32, u32) {
        match self {
            Self::Debout => (SHORT, LONG),
            Self::Couche => (LONG, SHORT),
        }
    }

    /// Twips between the margins.
    pub(crate) fn width(self) -> usize {
        let margins = u32::try_from(2 * MARGIN).unwrap_or(0);
        usize::try_from(self.size().0.saturating_sub(margins)).unwrap_or(0)
    }
}

/// A document being written. What is added goes behind the rest.
pub(crate) struct Texte {
    docx: Docx,
    papier: Papier,
}

impl Texte {
    /// An empty one; `pied` stands at the foot of each page, before its number. It says when the document was made, and
    /// not when it was written.
    pub(crate) fn new(papier: Papier, pied: &str, day: Option<Jour>) -> Self {
        let (width, height) = papier.size();
        let margin = PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN);
        let day = day.unwrap_or(Jour { annee: 2000, mois: 1, jour: 1 });
        let day = format!("{day}T00:00:00Z");
        let font = "Calibri";
        let fonts = RunFonts::new().ascii(font).hi_ansi(font).cs(font);
        let orient = match papier {
            Papier::Debout => PageOrientationType::Portrait,
            Papier::Couche => PageOrientationType::Landscape,
        };
        let foot = Paragraph::new()
            .size(16)
            .add_run(Run::new().add_text(format!("{pied}  –  ")))
            .add_page_num(PageNum::new());
        let mut docx = Docx::new()
            .created_at(&day)
            .updated_at(&day)
            .default_fonts(fonts)
            .default_size(BODY)
            .default_line_spacing(LineSpacing::new().after(80))
            .page_size(width, height)
            .page_orient(orient)
            .page_margin(margin)
            .footer(Footer::new().add_paragraph(foot))
            .add_abstract_numbering(bullets())
            .add_numbering(Numbering::new(BULLETS, BULLETS));
        for (level, size) in HEADS.into_iter().enumerate() {
            docx = docx.add_style(head(level, size));
        }
        Self { docx, papier }
    }

    /// A title, from 1, the document's own.
    pub(crate) fn titre(&mut self, level: u8, text: &str) {
        let level = usize::from(level).clamp(1, HEADS.len());
        self.paragraph(Paragraph::new().style(&format!("Heading{level}")).keep_next(true).add_run(run(text)));
    }

    /// A paragraph, with a name in front where it has one.
    pub(crate) fn phrase(&mut self, name: Option<&str>, text: &str) {
        let mut paragraph = Paragraph::new();
        if let Some(name) = name {
            paragraph = paragraph.add_run(run(name).bold());
        }
        self.paragraph(paragraph.add_run(run(text)));
    }

    /// An entry of a list.
    pub(crate) fn item(&mut self, text: &str) {
        self.paragraph(item(text));
    }

    /// A table over the whole width, its columns by shares.
    pub(crate) fn table(&mut self, shares: &[usize], rows: Vec<TableRow>) {
        let all = shares.iter().sum::<usize>().max(1);
        let widths: Vec<usize> = shares.iter().map(|share| self.papier.width() * share / all).collect();
        let table = Table::new(rows)
            .set_grid(widths)
            .width(self.papier.width(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed);
        self.with(|docx| docx.add_table(table));
        // Two tables without a paragraph between them are one.
        self.paragraph(Paragraph::new());
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        self.with(|docx| docx.add_paragraph(paragraph));
    }

    fn with(&mut self, add: impl FnOnce(Docx) -> Docx) {
        self.docx = add(std::mem::take(&mut self.docx));
    }

    /// The file.
    pub(crate) fn bytes(self) -> Result<Vec<u8>, Error> {
        let mut out = Cursor::new(Vec::new());
        self.docx.build().pack(&mut out).map_err(Error::write)?;
        Ok(out.into_inner())
    }
}

/// Text that the format can hold: it has no signs for control characters.
fn run(text: &str) -> Run {
    Run::new().add_text(text.replace(|c: char| c.is_control(), " "))
}

fn item(text: &str) -> Paragraph {
    Paragraph::new().numbering(NumberingId::new(BULLETS), IndentLevel::new(0)).add_run(run(text))
}

/// A row that a page may cut, where it has much to say.
pub(crate) fn long(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells)
}

/// A row that no page cuts.
pub(crate) fn whole(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells).cant_split()
}

/// What a column takes of the width, in characters: the longest word of its head at least, of long texts a part.
pub(crate) fn share<'a>(head: &str, texts: impl IntoIterator<Item = &'a str>) -> usize {
    const ROOM: usize = 40;
    let word = head.split_whitespace().map(|word| word.chars().count() + 3).max().unwrap_or(1);
    texts.into_iter().map(|text| text.chars().count().min(ROOM)).max().unwrap_or(0).max(word)
}

/// A cell of paragraphs.
pub(crate) fn cell<'a>(texts: impl IntoIterator<Item = &'a str>) -> TableCell {
    let mut out = TableCell::new();
    let mut is_empty = true;
    for text in texts {
        out = out.add_paragraph(tight().add_run(run(text)));
        is_empty = false;
    }
    // A cell without a paragraph is no cell.
    if is_empty { out.add_paragraph(tight()) } else { out }
}

/// A cell with something behind it, over so many columns.
pub(crate) fn shaded(text: &str, fill: &str, span: usize) -> TableCell {
    let paragraph = tight().add_run(run(text).bold());
    let shading = Shading::new().fill(fill);
    let cell = TableCell::new().add_paragraph(paragraph.keep_next(true)).shading(shading);
    if span > 1 { cell.grid_span(span) } else { cell }
}

/// The heads of a table.
pub(crate) fn heads<'a>(texts: impl IntoIterator<Item = &'a str>) -> TableRow {
    whole(texts.into_iter().map(|text| shaded(text, HEAD, 1)).collect())
}

fn tight() -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().before(20).after(20))
}

fn head(level: usize, size: usize) -> Style {
    let number = level + 1;
    Style::new(format!("Heading{number}"), StyleType::Paragraph)
        .name(format!("heading {number}"))
        .based_on("Normal")
        .next("Normal")
        .q_format(true)
        .outline_lvl(level)
        .size(size)
        .bold()
        .line_spacing(LineSpacing::new().before(240).after(80))
}

fn bullets() -> AbstractNumbering {
    let level =
        Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"));
    let level = level.indent(Some(360), Some(SpecialIndentType::Hanging(240)), None, None);
    AbstractNumbering::new(BULLETS).add_level(level)
}
