//! Lays pieces on pages: every line gets its place. Knows nothing of what a REAC says.

mod notes;
mod place;
mod row;
mod tables;
pub(crate) mod wrap;

pub(crate) use row::{labels as row_labels, values as row_values};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::style;
    use crate::fonts::Face;
    use crate::layout::{Align, Generation};
    use crate::piece::{Paragraph, Run};
    use crate::print::Set;

    const PITCH: f32 = 11.5;

    fn line(text: &str) -> Piece {
        Piece::Text(style::plain(vec![Run::new(text, Face::Regular, 10.0)]))
    }

    fn laid(pieces: &[Piece], layout: &Layout, notes: &BTreeMap<u32, String>) -> Laid {
        lay(pieces, layout, &Metrics::new(layout.fonts), &Document::default(), notes)
    }

    #[test]
    fn a_blank_line_that_does_not_fit_lowers_the_next_page() {
        let layout = Layout::of(Generation::G2019);
        let mut pieces = vec![line("un"); 61];
        pieces.extend([Piece::Blank(PITCH), line("deux")]);
        let pages = laid(&pieces, &layout, &BTreeMap::new()).pages;
        let first = |page: &Page| page.lines.first().map(|line| line.baseline);
        assert_eq!(pages.len(), 2);
        assert!((first(&pages[1]).unwrap() - first(&pages[0]).unwrap() - PITCH).abs() < 0.01);
    }

    #[test]
    fn a_boundary_on_a_page_s_top_is_lost() {
        let layout = Layout::of(Generation::G2019);
        let boundary = || Piece::Boundary(Boundary { pointer: "/x".into(), named: true, full: true });
        for (lines, lost) in [(60, 1), (40, 0)] {
            let mut pieces = vec![line("un"); lines];
            pieces.extend([Piece::Blank(PITCH), boundary(), line("deux")]);
            assert_eq!(laid(&pieces, &layout, &BTreeMap::new()).lost.len(), lost, "{lines}");
        }
    }

    #[test]
    fn sections_begin_on_right_hand_pages_after_blank_ones_without_row() {
        let layout = Layout::of(Generation::G2019);
        let pieces =
            [line("un"), Piece::Break(Break::Recto), line("deux"), Piece::Break(Break::Page), line("trois")];
        let pages = laid(&pieces, &layout, &BTreeMap::new()).pages;
        assert_eq!(
            pages.iter().map(|page| page.row.is_empty()).collect::<Vec<_>>(),
            [false, true, false, false]
        );
    }

    #[test]
    fn a_note_stands_at_the_foot_of_the_page_that_calls_it_and_takes_its_room() {
        let layout = Layout::of(Generation::G2019);
        let call = Run { rise: 3.3, ..Run::new("1", Face::Regular, 6.5) };
        let called = Piece::Text(style::plain(vec![Run::new("un", Face::Regular, 10.0), call]));
        let mut pieces = vec![called];
        pieces.extend(vec![line("deux"); 60]);
        let notes = BTreeMap::from([(1, "Une note".to_owned())]);
        let pages = laid(&pieces, &layout, &notes).pages;
        assert_eq!((pages.len(), pages[0].notes.len()), (2, 1));
        let last = pages[0].lines.last().unwrap().baseline;
        assert!(last < pages[0].notes[0].baseline - PITCH);
    }

    #[test]
    fn justified_lines_end_at_the_margin_and_last_ones_do_not_stretch() {
        let layout = Layout::of(Generation::G2019);
        let runs = vec![Run::new("Régler la lanterne du phare ".repeat(30).trim(), Face::Regular, 10.0)];
        let paragraph = Paragraph { align: Align::Justified, ..style::plain(runs) };
        let pages = laid(&[Piece::Text(paragraph)], &layout, &BTreeMap::new()).pages;
        let (last, others) = pages[0].lines.split_last().unwrap();
        assert!(others.iter().all(|line| (line.end - layout.page.right).abs() < 0.05 && line.stretch > 0.0));
        assert!(last.stretch == 0.0 && others.len() > 3);
    }

    #[test]
    fn nothing_runs_out_of_its_page() {
        for seed in 0..15 {
            let (reac, layout) = crate::random(seed);
            for page in Set::new(&reac, &layout).laid.pages {
                let foot = page.lines.iter().map(|line| line.baseline).fold(0.0, f32::max);
                assert!(foot < layout.page.bottom, "seed {seed}: {foot}");
                let body = page.lines.iter().filter(|line| line.role.is_some());
                let end = body.map(|line| line.end).fold(0.0, f32::max);
                assert!(end < layout.page.right + 20.0, "seed {seed}: {end}");
            }
        }
    }
}
