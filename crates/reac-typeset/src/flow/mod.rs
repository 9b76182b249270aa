//! Lays pieces on pages: every line gets its place. Knows nothing of what a REAC says.

mod notes;
mod place;
mod row;
mod tables;
pub(crate) mod wrap;

use std::collections::BTreeMap;

use reac_model::Document;

use crate::fonts::Metrics;
use crate::layout::{Layout, Versos};
use crate::page::Page;
use crate::piece::{Boundary, Break, Piece};
use crate::truth::Loss;

/// A document on its pages.
pub(crate) struct Laid {
    /// Its pages, blank ones included.
    pub(crate) pages: Vec<Page>,
    /// What the table of contents points at, with pages from 1.
    pub(crate) anchors: Vec<(String, u32)>,
    /// What the print does not tell.
    pub(crate) lost: Vec<Loss>,
    /// The pieces' paragraphs: page of the first line and the last, from 0; none where nothing is printed.
    pub(crate) spans: BTreeMap<usize, (usize, usize)>,
}

/// Lays the pieces on pages.
pub(crate) fn lay(
    pieces: &[Piece],
    layout: &Layout,
    metrics: &Metrics,
    document: &Document,
    notes: &BTreeMap<u32, String>,
) -> Laid {
    let mut flow = Flow::new(layout, metrics, notes);
    for (index, piece) in pieces.iter().enumerate() {
        flow.piece = index;
        flow.put(piece);
    }
    flow.close_page();
    row::print(&mut flow.pages, &flow.bare, layout, metrics, document);
    Laid { pages: flow.pages, anchors: flow.anchors, lost: flow.lost, spans: flow.spans }
}

/// Pages as they grow.
struct Flow<'a> {
    layout: &'a Layout,
    metrics: &'a Metrics,
    notes: &'a BTreeMap<u32, String>,
    pages: Vec<Page>,
    page: Page,
    /// Top of the next line.
    y: f32,
    /// Top of the page's first line of its own.
    start: f32,
    /// Numbers of the notes whose calls stand on this page.
    called: Vec<u32>,
    /// Pages without running row, from 0.
    bare: Vec<usize>,
    row: bool,
    anchors: Vec<(String, u32)>,
    lost: Vec<Loss>,
    spans: BTreeMap<usize, (usize, usize)>,
    /// Index of the piece being placed.
    piece: usize,
    /// A boundary that the next line makes visible or not.
    boundary: Option<Boundary>,
    /// Pages closed when the last line was placed.
    last_page: usize,
    /// The last line of the paragraph before, where nothing stands since.
    ending: Option<place::Ending>,
    /// Headings of the section under way, printed again after a break where that is the habit.
    heading: Option<crate::piece::Paragraph>,
}

impl<'a> Flow<'a> {
    fn new(layout: &'a Layout, metrics: &'a Metrics, notes: &'a BTreeMap<u32, String>) -> Self {
        Self {
            layout,
            metrics,
            notes,
            pages: vec![],
            page: Page::default(),
            y: layout.page.top,
            start: layout.page.top,
            called: vec![],
            bare: vec![],
            row: true,
            anchors: vec![],
            lost: vec![],
            spans: BTreeMap::new(),
            piece: 0,
            boundary: None,
            last_page: 0,
            ending: None,
            heading: None,
        }
    }

    fn put(&mut self, piece: &Piece) {
        if !matches!(piece, Piece::Text(_) | Piece::Boundary(_) | Piece::Anchor(_)) {
            self.ending = None;
        }
        match piece {
            Piece::Text(paragraph) => self.paragraph(paragraph),
            Piece::Blank(height) => self.blank(*height),
            Piece::Break(kind) => self.section(*kind),
            Piece::Anchor(anchor) => {
                self.anchors.push((anchor.intitule.clone(), self.number()));
            }
            Piece::At(y) => self.y = *y,
            Piece::Synoptique(rows) => self.synoptique(rows),
            Piece::Tableau(rows) => self.tableau(rows),
            Piece::Sommaire { intitule, page } => self.sommaire(intitule, page),
            Piece::NoRow => self.row = false,
            Piece::Upright(text) => self.upright(text),
            Piece::Boundary(boundary) => {
                self.boundary = Some(boundary.clone());
            }
        }
    }

    /// Number of the page under way, from 1.
    fn number(&self) -> u32 {
        u32::try_from(self.pages.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// Lowest foot of a line on this page.
    fn bottom(&self) -> f32 {
        self.layout.page.bottom - self.notes_height(&self.called)
    }

    /// The page is empty so far.
    fn at_top(&self) -> bool {
        self.y <= self.start + 0.01
    }

    /// Ends the page under way.
    fn close_page(&mut self) {
        self.print_notes();
        if !self.row || self.page.blank() {
            self.bare.push(self.pages.len());
        }
        self.pages.push(std::mem::take(&mut self.page));
        self.y = self.layout.page.top;
        self.start = self.y;
    }

    /// Begins a section on a page of its own.
    fn section(&mut self, kind: Break) {
        self.heading = None;
        self.ending = None;
        self.close_page();
        let odd = self.number() % 2 == 1;
        let blank = match (self.layout.versos, kind) {
            (Versos::None, _) | (_, Break::Page) => false,
            (_, Break::Recto) => !odd,
            (_, Break::Verso) => odd,
        };
        if blank {
            self.close_page();
        }
    }
}
