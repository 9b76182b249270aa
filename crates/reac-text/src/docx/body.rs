//! The text of a part: paragraphs, tables and breaks to pages of rows.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numbering::Counts;
use super::paragraph::{Line, Paragraph};
use super::shared::Shared;
use super::styles::{attribute, is_on, level};
use super::table::Table;
use crate::cell::CellRow;
use crate::xml::entity;

/// A page, as the author ended it.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) rows: Vec<CellRow<'static>>,
    /// Notes called on it: the part they stand in, their id there, and their number.
    pub(super) notes: Vec<(&'static str, String, String)>,
    /// Id of its footer.
    pub(super) footer: Option<String>,
}

/// A text from its beginning to its end.
#[derive(Debug, Default)]
pub(super) struct Story {
    pages: Vec<Page>,
}

impl Story {
    pub(super) fn into_pages(self) -> Vec<Page> {
        self.pages
    }

    pub(super) fn into_rows(self) -> Vec<CellRow<'static>> {
        self.pages.into_iter().flat_map(|page| page.rows).filter(|row| !row.cells.is_empty()).collect()
    }

    /// Ids of the footers that its pages have.
    pub(super) fn footers(&self) -> Vec<&str> {
        let mut out: Vec<&str> = self.pages.iter().filter_map(|page| page.footer.as_deref()).collect();
        out.dedup();
        out
    }
}

/// Reads a part.
pub(super) fn story(xml: &str, shared: &Shared) -> Result<Story, quick_xml::Error> {
    let mut walk = Walk::new(shared);
    walk.read(xml)?;
    walk.end_section();
    Ok(Story { pages: walk.pages })
}

/// Reads a part of notes: the rows of each by its id.
pub(super) fn notes(
    xml: &str,
    shared: &Shared,
) -> Result<HashMap<String, Vec<CellRow<'static>>>, quick_xml::Error> {
    let mut walk = Walk::new(shared);
    walk.read(xml)?;
    Ok(walk.notes)
}

/// A note's rows with its number before them.
pub(super) fn marked(mut rows: Vec<CellRow<'static>>, mark: &str) -> Vec<CellRow<'static>> {
    if let Some(cell) = rows.first_mut().and_then(|row| row.cells.first_mut()) {
        cell.words.insert(0, crate::cell::Token { text: mark.to_owned().into(), bold: false });
    }
    rows
}

/// What is kept of a document, but no reader sees: text that was deleted or moved away, properties of before, and the
/// second writing of what older programs cannot show.
const UNSEEN: &[&str] = &[
    "mc:Fallback",
    "w:del",
    "w:moveFrom",
    "w:pPrChange",
    "w:rPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:tcPrChange",
    "w:trPrChange",
];

/// How a run is set.
#[derive(Debug, Default)]
struct Run {
    bold: Option<bool>,
    hidden: bool,
    raised: bool,
}

/// A field: its instruction, then what a program last filled in.
#[derive(Debug, Default)]
struct Field {
    code: String,
    filled: bool,
}

impl Field {
    fn is_page(&self) -> bool {
        let name = self.code.split_whitespace().next().unwrap_or_default();
        matches!(name, "PAGE" | "NUMPAGES" | "SECTIONPAGES")
    }
}

/// Which text comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Nothing,
    Text,
    Code,
}

struct Walk<'s> {
    shared: &'s Shared,
    counts: Counts,
    pages: Vec<Page>,
    /// The first page of the open section, and its footer; the one before goes on where it has none.
    section: usize,
    footer: Option<String>,
    /// Paragraphs within which others stand, in a box of text.
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    run: Option<Run>,
    fields: Vec<Field>,
    reading: Reading,
    unseen: usize,
    calls: u32,
    notes: HashMap<String, Vec<CellRow<'static>>>,
    note: Option<String>,
}

impl<'s> Walk<'s> {
    fn new(shared: &'s Shared) -> Self {
        Self {
            shared,
            counts: Counts::default(),
            pages: vec![Page::default()],
            section: 0,
            footer: None,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            run: None,
            fields: Vec::new(),
            reading: Reading::Nothing,
            unseen: 0,
            calls: 0,
            notes: HashMap::new(),
            note: None,
        }
    }

    fn read(&mut self, xml: &str) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event()? {
                Event::Start(tag) => self.open(&tag),
                Event::Empty(tag) => {
                    self.open(&tag);
                    self.close(tag.name().as_ref());
                }
                Event::End(tag) => self.close(tag.name().as_ref()),
                Event::Text(text) => self.text(&text),
                Event::CData(text) => self.text(&text),
                Event::GeneralRef(name) => self.text(&entity(&name)),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        let name = name.as_ref();
        if UNSEEN.contains(&name) {
            self.unseen += 1;
        }
        if self.unseen > 0 {
            return;
        }
        match name {
            "w:p" => self.paragraphs.push(Paragraph::default()),
            "w:r" => self.run = Some(Run::default()),
            "w:t" => self.reading = Reading::Text,
            "w:instrText" => self.reading = Reading::Code,
            "w:tbl" => self.tables.push(Table::default()),
            "w:footnote" | "w:endnote" => self.note = attribute(tag, "w:id"),
            "w:footerReference" => {
                let usual = attribute(tag, "w:type").is_none_or(|kind| kind == "default");
                if let Some(id) = attribute(tag, "r:id").filter(|_| usual) {
                    self.footer = Some(id);
                }
            }
            "w:sectPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.section_ends = true;
                }
            }
            "w:fldSimple" => {
                let code = attribute(tag, "w:instr").unwrap_or_default();
                self.fields.push(Field { code, filled: true });
            }
            _ if self.run.is_some() => self.in_run(name, tag),
            _ => self.property(name, tag),
        }
    }

    /// Properties of paragraphs and cells.
    fn property(&mut self, name: &str, tag: &BytesStart<'_>) {
        if let Some(table) = self.tables.last_mut() {
            match name {
                "w:gridSpan" => {
                    table.span(attribute(tag, "w:val").and_then(|span| span.parse().ok()).unwrap_or(1))
                }
                "w:vMerge" => table.merge(attribute(tag, "w:val").is_some_and(|kind| kind == "restart")),
                _ => {}
            }
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match name {
            "w:pStyle" => paragraph.style = attribute(tag, "w:val"),
            "w:numId" => paragraph.list.list = attribute(tag, "w:val"),
            "w:ilvl" => paragraph.list.level = level(tag),
            "w:pageBreakBefore" => paragraph.new_page = Some(is_on(tag)),
            _ => {}
        }
    }

    /// What stands within a run.
    fn in_run(&mut self, name: &str, tag: &BytesStart<'_>) {
        let Some(run) = self.run.as_mut() else { return };
        match name {
            "w:b" => run.bold = Some(is_on(tag)),
            "w:rStyle" => {
                let style = attribute(tag, "w:val").and_then(|id| self.shared.styles.bold(&id));
                run.bold = run.bold.or(style);
            }
            "w:vanish" => run.hidden = is_on(tag),
            "w:vertAlign" => run.raised = attribute(tag, "w:val").is_some_and(|place| place == "superscript"),
            "w:fldChar" => match attribute(tag, "w:fldCharType").as_deref() {
                Some("begin") => self.fields.push(Field::default()),
                Some("separate") => {
                    self.fields.iter_mut().last().into_iter().for_each(|field| field.filled = true)
                }
                Some("end") => self.end_field(),
                _ => {}
            },
            "w:noBreakHyphen" => self.show("-"),
            "w:sym" => self.show(&symbol(tag)),
            "w:footnoteReference" => self.call("footnotes", tag),
            "w:endnoteReference" => self.call("endnotes", tag),
            _ => {
                let Some(paragraph) = self.paragraphs.last_mut() else { return };
                match name {
                    "w:tab" | "w:ptab" => paragraph.tab(),
                    "w:cr" => paragraph.end_line(false),
                    "w:br" => paragraph.end_line(attribute(tag, "w:type").is_some_and(|kind| kind == "page")),
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        if UNSEEN.contains(&name) {
            self.unseen = self.unseen.saturating_sub(1);
            return;
        }
        if self.unseen > 0 {
            return;
        }
        match name {
            "w:p" => self.end_paragraph(),
            "w:r" => self.run = None,
            "w:t" | "w:instrText" => self.reading = Reading::Nothing,
            "w:fldSimple" => self.end_field(),
            "w:tc" => self.tables.iter_mut().last().into_iter().for_each(Table::end_cell),
            "w:tr" => self.end_table_row(),
            "w:tbl" => {
                self.tables.pop();
            }
            "w:footnote" | "w:endnote" => {
                let rows = std::mem::take(&mut self.pages).into_iter().flat_map(|page| page.rows);
                let rows: Vec<_> = rows.filter(|row| !row.cells.is_empty()).collect();
                self.pages.push(Page::default());
                if let Some(id) = self.note.take() {
                    self.notes.insert(id, rows);
                }
            }
            _ => {}
        }
    }

    /// A field that shows a page's number leaves its paragraph without it.
    fn end_field(&mut self) {
        let field = self.fields.pop();
        if let Some(paragraph) =
            self.paragraphs.last_mut().filter(|_| field.is_some_and(|field| field.is_page()))
        {
            paragraph.paged = true;
        }
    }

    fn text(&mut self, text: &str) {
        match self.reading {
            _ if self.unseen > 0 => {}
            Reading::Nothing => {}
            Reading::Text => self.show(text),
            Reading::Code => {
                self.fields.iter_mut().last().into_iter().for_each(|field| field.code.push_str(text))
            }
        }
    }

    fn show(&mut self, text: &str) {
        let Some(run) = self.run.as_ref().filter(|run| !run.hidden) else { return };
        if self.fields.iter().any(|field| !field.filled || field.is_page()) {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let of_style = || paragraph.style.as_ref().and_then(|style| self.shared.styles.bold(style));
        let bold = run.bold.or_else(of_style).unwrap_or(false);
        if run.raised {
            paragraph.raised(text, bold);
        } else {
            paragraph.text(text, bold);
        }
    }

    /// A note's call: notes are counted from 1, whatever their ids.
    fn call(&mut self, part: &'static str, tag: &BytesStart<'_>) {
        let Some(id) = attribute(tag, "w:id") else { return };
        self.calls += 1;
        let mark = self.calls.to_string();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.call(&mark);
        }
        if let Some(page) = self.pages.last_mut() {
            page.notes.push((part, id, mark));
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let style = paragraph.style.as_deref().unwrap_or_default();
        let new_page = paragraph.new_page.unwrap_or_else(|| self.shared.styles.new_page(style));
        let of_style = self.shared.styles.list(style);
        let list = paragraph.list.list.clone().or(of_style.list).filter(|list| list != "0");
        let at = paragraph.list.level.or(of_style.level).unwrap_or(0);
        let ends = paragraph.section_ends;
        let marked = list.filter(|_| !paragraph.is_blank());
        let mark = marked.and_then(|list| self.shared.numbering.next(&list, at, &mut self.counts));
        let lines = paragraph.lines(mark);
        match self.tables.last_mut() {
            Some(table) => table.add(lines),
            None => {
                if new_page {
                    self.new_page();
                }
                self.write(lines);
            }
        }
        if ends {
            self.end_section();
        }
    }

    fn write(&mut self, lines: Vec<Line>) {
        for line in lines {
            if line.new_page {
                self.new_page();
            }
            if let Some(page) = self.pages.last_mut() {
                page.rows.push(line.into_row());
            }
        }
    }

    fn end_table_row(&mut self) {
        let depth = self.tables.len();
        let Some(table) = self.tables.last_mut() else { return };
        if depth > 1 {
            // A table within a cell is a paragraph of it to a reader of rows.
            let lines = table.take_lines();
            if let Some(outer) = self.tables.get_mut(depth - 2) {
                outer.add(lines);
            }
            return;
        }
        let rows = table.take_rows();
        if let Some(page) = self.pages.last_mut() {
            page.rows.extend(rows);
        }
    }

    fn new_page(&mut self) {
        let holds = self.pages.last().is_some_and(|page| page.rows.iter().any(|row| !row.cells.is_empty()));
        if holds {
            self.pages.push(Page::default());
        }
    }

    /// Gives the section's pages its footer; what follows begins a page.
    fn end_section(&mut self) {
        for page in self.pages.iter_mut().skip(self.section) {
            page.footer.clone_from(&self.footer);
        }
        self.new_page();
        self.section = self.pages.len().saturating_sub(1);
    }
}

/// A sign of a font of signs: a bullet, most often.
fn symbol(tag: &BytesStart<'_>) -> String {
    let code = attribute(tag, "w:char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    match code.and_then(char::from_u32) {
        Some(c) if !('\u{e000}'..='\u{f8ff}').contains(&c) => c.to_string(),
        _ => "•".to_owned(),
    }
}
