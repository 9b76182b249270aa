//! Lays text and heads on landscape pages, and the running row below them.

use super::layout::{GenerationRe, LayoutRe};
use super::plate::{Centred, Dashes, Item, PLATE, Plate};
use crate::flow::wrap::wrap;
use crate::fonts::{ASCENT, Face, Metrics};
use crate::layout::TrailingSpace;
use crate::piece::Run;
use reac_model::{Bloc, DocumentRe};

/// Size and pitch of the body.
const BODY: f32 = 11.0;
const LEADING: f32 = 1.15;
/// Margins: left, and the top of a page.
const LEFT: f32 = 62.0;
const TOP: f32 = 57.0;
/// Room kept above the running row.
const FOOT: f32 = 6.0;

/// What is being set.
pub(super) struct Setter<'a> {
    pub(super) layout: &'a LayoutRe,
    pub(super) metrics: &'a Metrics,
    pub(super) page: Plate,
    pub(super) y: f32,
    pages: Vec<Plate>,
    section: usize,
    paragraphs: usize,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    /// Of its first line and of the others, from the margin.
    pub(super) indents: [f32; 2],
    pub(super) centred: Centred,
}

impl Style {
    /// The body's.
    pub(super) fn body() -> Self {
        Self { face: Face::Regular, size: BODY, indents: [0.0, 0.0], centred: Centred::No }
    }

    /// A head of that size.
    pub(super) fn head(size: f32) -> Self {
        Self { face: Face::Bold, size, ..Self::body() }
    }

    /// In the middle of the page.
    pub(super) fn centred(self) -> Self {
        Self { centred: Centred::Yes, ..self }
    }
}

impl<'a> Setter<'a> {
    pub(super) fn new(layout: &'a LayoutRe, metrics: &'a Metrics) -> Self {
        let page = Plate::default();
        let mut out = Self { layout, metrics, page, y: TOP, pages: Vec::new(), section: 0, paragraphs: 0 };
        out.page.foot = Some(out.foot());
        out
    }

    fn foot(&self) -> f32 {
        let feet = &self.layout.feet;
        feet.get(self.section % feet.len().max(1)).copied().unwrap_or(531.0)
    }

    fn right(&self) -> f32 {
        let rights = &self.layout.rights;
        rights.get(self.section % rights.len().max(1)).copied().unwrap_or(796.0)
    }

    /// Where the page ends for what is above the running row.
    pub(super) fn bottom(&self) -> f32 {
        self.foot() - FOOT
    }

    /// Nothing but so much stands on the page.
    pub(super) fn fresh(&self, above: f32) -> bool {
        self.y <= TOP + above + 1.0
    }

    /// Goes on overleaf.
    pub(super) fn next_page(&mut self) {
        let foot = Some(self.foot());
        self.pages.push(std::mem::replace(&mut self.page, Plate { items: Vec::new(), foot }));
        self.y = TOP;
    }

    /// The next section begins on a page of its own.
    pub(super) fn section(&mut self) {
        self.section += 1;
        self.next_page();
    }

    /// A page left blank, without running row.
    pub(super) fn blank(&mut self) {
        self.next_page();
        self.page.foot = None;
    }

    pub(super) fn set(
        &mut self,
        x: f32,
        baseline: f32,
        runs: &[Run],
        tail: &'static str,
        clip: Option<[f32; 4]>,
    ) {
        let mut at = x;
        let last = runs.len().saturating_sub(1);
        for (index, run) in runs.iter().enumerate() {
            let tail = if index == last { tail } else { "" };
            self.page.items.push(Item::Level { x: at, baseline, run: run.clone(), tail, clip });
            at += self.metrics.width(&run.text, run.face, run.size);
        }
    }

    /// A paragraph.
    pub(super) fn text(&mut self, text: &str, style: Style) {
        let room = self.right() - LEFT;
        let pitch = style.size * LEADING;
        let [first, rest] = style.indents;
        let lines = wrap(self.metrics, &[Run::new(text, style.face, style.size)], room - first, room - rest);
        for (index, line) in lines.iter().enumerate() {
            if self.y + pitch > self.bottom() {
                self.next_page();
            }
            let tail = match self.layout.trailing_space {
                TrailingSpace::All => " ",
                TrailingSpace::Wrapped if !line.last && line.at_space => " ",
                _ => "",
            };
            let indent = if index == 0 { first } else { rest };
            let middle = match style.centred {
                Centred::Yes => (room - line.width) / 2.0,
                Centred::No => 0.0,
            };
            self.set(LEFT + indent + middle, self.y + ASCENT * style.size, &line.runs, tail, None);
            self.y += pitch;
        }
    }

    /// A sign before a paragraph whose first line stands at `at`.
    fn labelled(&mut self, label: &str, text: &str, style: Style) {
        if self.y + style.size * LEADING > self.bottom() {
            self.next_page();
        }
        let baseline = self.y + ASCENT * style.size;
        let x = LEFT + style.indents[0] - 18.0;
        self.set(x, baseline, &[Run::new(label, style.face, style.size)], "", None);
        self.text(text, style);
    }

    /// A head, with blank lines around it.
    pub(super) fn head(&mut self, text: &str, style: Style) {
        self.gap(1);
        if self.y + 3.0 * style.size * LEADING > self.bottom() {
            self.next_page();
        }
        self.text(text, style);
        self.gap(1);
    }

    /// Blank lines of the body, none on top of a page.
    pub(super) fn gap(&mut self, lines: u8) {
        if !self.fresh(0.0) {
            self.y += f32::from(lines) * BODY * LEADING;
        }
    }

    /// Prose; `letters` counts the items of its lists by letters.
    pub(super) fn prose(&mut self, blocs: &[Bloc], labels: Labels) {
        for (index, bloc) in blocs.iter().enumerate() {
            match bloc {
                Bloc::Paragraphe { texte } => {
                    let gaps = &self.layout.gaps;
                    let gap = gaps.get(self.paragraphs % gaps.len().max(1)).copied().unwrap_or_default();
                    let after_list =
                        matches!(index.checked_sub(1).and_then(|i| blocs.get(i)), Some(Bloc::Liste { .. }));
                    self.gap(if after_list { 1 } else { gap.min(u8::from(index > 0)) });
                    self.paragraphs += 1;
                    self.text(texte, Style::body());
                }
                Bloc::Liste { elements } => {
                    for (texte, letter) in elements.iter().zip('a'..='z') {
                        let label = match labels {
                            Labels::Dashes => "-".to_owned(),
                            Labels::Letters => format!("{letter})"),
                        };
                        self.labelled(&label, texte, Style { indents: [18.0, 18.0], ..Style::body() });
                    }
                }
            }
        }
    }

    /// The pages, each with its running row.
    pub(super) fn close(mut self, document: &DocumentRe) -> Vec<Plate> {
        self.next_page();
        let mut pages = std::mem::take(&mut self.pages);
        let count = pages.len();
        for (number, page) in (1..).zip(&mut pages) {
            if let Some(top) = page.foot {
                let row = running_row(&self, document, top, &format!("{number}/{count}"));
                page.items.splice(0..0, row);
            }
        }
        pages
    }
}

/// How the items of lists are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Labels {
    Dashes,
    Letters,
}

/// The running row: labels over values, ruled.
fn running_row(setter: &Setter<'_>, document: &DocumentRe, top: f32, page: &str) -> Vec<Item> {
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    let date = |iso: &Option<String>| {
        let iso = value(iso);
        let mut parts = iso.split('-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        format!("{}/{}/{}", day.unwrap_or_default(), month.unwrap_or_default(), year.unwrap_or_default())
    };
    let kind = value(&document.type_document);
    let [jo, update] = [date(&document.date_jo), date(&document.date_mise_a_jour)];
    let cells: [(&str, String); 7] = if setter.layout.generation == GenerationRe::G2013 {
        [
            ("Libellé abrégé", value(&document.sigle)),
            ("Code Titre Professionnel", value(&document.code_titre)),
            ("Type de document", kind),
            ("Version", value(&document.millesime)),
            ("Date de mise à jour", update),
            ("Date dernier JO", jo),
            ("Page", page.to_owned()),
        ]
    } else {
        [
            ("SIGLE", value(&document.sigle)),
            ("Type de document", kind),
            ("Code titre", value(&document.code_titre)),
            ("Millésime", value(&document.millesime)),
            ("Date dernier JO", jo),
            ("Date de mise à jour", update),
            ("Page", page.to_owned()),
        ]
    };
    let width = 86.0;
    let left = (PLATE[0] - 7.0 * width) / 2.0 + setter.layout.shift;
    let mut out = Vec::new();
    for (index, (label, value)) in (0_u8..).zip(cells) {
        let x = left + f32::from(index) * width;
        for (row, text) in [(0_u8, label.to_owned()), (1, value)] {
            let y = top + f32::from(row) * 11.0;
            let wide = setter.metrics.width(&text, Face::Narrow, 8.0);
            let run = Run::new(text, Face::Narrow, 8.0);
            let x = x + (width - wide) / 2.0;
            out.push(Item::Level { x, baseline: y + 8.4, run, tail: "", clip: None });
        }
        let upright = |x| Item::Stroke { from: [x, top], to: [x, top + 22.0], dashed: Dashes::None };
        out.extend([upright(x), upright(x + width)]);
    }
    for y in [top, top + 11.0, top + 22.0] {
        out.push(Item::Stroke { from: [left, y], to: [left + 7.0 * width, y], dashed: Dashes::None });
    }
    out
}
