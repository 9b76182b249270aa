//! Places paragraphs and blank lines.

use super::Flow;
use super::wrap::{Wrapped, wrap};
use crate::fonts::{ASCENT, Face};
use crate::layout::{Align, HeadingHabit, Nbsp, Tags, TrailingSpace};
use crate::page::Line;
use crate::piece::{Paragraph, Role, Run};
use crate::truth::Loss;

/// Letters of French punctuation that a no-break space precedes.
const AFTER_NBSP: [char; 5] = [':', ';', '!', '?', '»'];

/// A last line that falls short of the margin by less looks like a stretched one, in points.
const EXACT: f32 = 2.5;

/// Ragged lines of a short column tell its margin no better, in points.
const VAGUE: f32 = 12.0;

/// Error of a measure on a page, in points.
const ERROR: f32 = 1.5;

/// How a paragraph's last line ended.
pub(super) struct Ending {
    /// Room left on it, in points.
    room: f32,
    /// Wrapped lines of the paragraph, if there are any, show that it is justified.
    justified: bool,
    /// Nothing but the column's own lines tells where its margin is.
    own_margin: bool,
    /// The paragraph.
    text: String,
}

impl Flow<'_> {
    /// A blank paragraph.
    pub(super) fn blank(&mut self, height: f32) {
        if self.y + height > self.bottom() + 0.01 {
            self.close_page();
        }
        self.ending = None;
        if self.layout.tags == Tags::Paragraphs {
            let x = self.layout.page.left;
            let size = height / 1.15;
            let run = Run::new(" ", Face::Regular, size);
            let line = Line { blank: true, ..self.line(x, self.y + ASCENT * size, vec![run]) };
            self.page.lines.push(line);
        }
        self.y += height;
    }

    /// The section goes on overleaf with its heading again, where that is the habit.
    fn repeat_heading(&mut self) {
        if self.layout.headings == HeadingHabit::Repeated
            && let Some(heading) = self.heading.take()
        {
            self.lines(&heading);
            self.y += heading.pitch;
            self.start = self.y;
        }
    }

    /// A paragraph, its lines one below the other.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        if self.layout.headings == HeadingHabit::Kept
            && paragraph.keep > 0.0
            && self.y + paragraph.pitch + paragraph.keep > self.bottom() + 0.01
        {
            self.close_page();
        }
        if paragraph.role == Role::Heading {
            self.heading = None;
        }
        self.lines(paragraph);
        if paragraph.role == Role::Heading && paragraph.keep > 0.0 {
            self.heading = Some(paragraph.clone());
        }
    }

    fn lines(&mut self, paragraph: &Paragraph) {
        let geometry = self.layout.page;
        let right = paragraph.right.unwrap_or(geometry.right);
        let [first, rest] = [paragraph.first, paragraph.rest].map(|indent| right - geometry.left - indent);
        let runs = self.french(&paragraph.runs);
        self.settle_ending(paragraph, &runs);
        // Room on the line above before it was stretched.
        let mut room = f32::INFINITY;
        for (index, wrapped) in wrap(self.metrics, &runs, first, rest).into_iter().enumerate() {
            let calls = calls(&wrapped.runs);
            let with_notes = self.layout.page.bottom - self.notes_height(&self.with(&calls));
            if self.y + paragraph.pitch > with_notes + 0.01 && !self.at_top() {
                self.close_page();
                if index == 0 {
                    self.repeat_heading();
                }
            }
            self.called = self.with(&calls);
            self.settle_boundary();
            let plain = paragraph.align == Align::Ragged || room < EXACT;
            if index > 0 && plain && !self.tells_ends() && capital(&wrapped.runs) {
                self.lost.push(Loss::wrap(&paragraph.text()));
            }
            room = if index == 0 { first } else { rest } - wrapped.width;
            let indent = if index == 0 { paragraph.first } else { paragraph.rest };
            let line = self.set(paragraph, wrapped, [geometry.left + indent, right], index);
            self.page.lines.push(line);
            self.y += paragraph.pitch;
        }
    }

    /// A boundary between groups is not to be seen where it falls on a page's top; where it only begins on
    /// the page before, its width is not.
    fn settle_boundary(&mut self) {
        let broken = self.last_page != self.pages.len() && self.layout.tags == Tags::None;
        self.last_page = self.pages.len();
        let Some(boundary) = self.boundary.take() else { return };
        if !boundary.named || (broken && (self.at_top() || !boundary.full)) {
            self.lost.push(Loss::group(&boundary.pointer));
        }
    }

    /// Where the paragraph before ended so near the margin that a wrapped line would look the same, nothing
    /// but its words tells that it ended.
    fn settle_ending(&mut self, next: &Paragraph, runs: &[Run]) {
        let Some(ending) = self.ending.take().filter(|_| !self.tells_ends()) else { return };
        let Some(run) = runs.first().filter(|_| next.bullet.is_none()) else { return };
        let word: String = run.text.split(' ').next().unwrap_or_default().into();
        let needed = self.metrics.width(&format!(" {word}"), run.face, run.size);
        let margin = if ending.own_margin { VAGUE } else { ERROR };
        let alike = if ending.justified { ending.room < EXACT } else { needed > ending.room - margin };
        if alike && next.role != Role::Heading {
            self.lost.push(Loss::end(&ending.text));
        }
    }

    /// A space at the line's end, or the structure tree, tells a wrapped line from a last one.
    fn tells_ends(&self) -> bool {
        self.layout.trailing_space == TrailingSpace::Wrapped || self.layout.tags == Tags::Paragraphs
    }

    /// One line of a paragraph.
    fn set(
        &mut self,
        paragraph: &Paragraph,
        wrapped: Wrapped,
        [left, right]: [f32; 2],
        index: usize,
    ) -> Line {
        let first = index == 0;
        let room = right - left;
        let x = match paragraph.align {
            Align::Centred => left + (room - wrapped.width) / 2.0,
            _ => left,
        };
        let stretched = paragraph.align == Align::Justified && !wrapped.last && wrapped.spaces > 0;
        let spaces = f32::from(u16::try_from(wrapped.spaces).unwrap_or(u16::MAX));
        let stretch = if stretched { (room - wrapped.width) / spaces } else { 0.0 };
        if wrapped.last {
            // One line alone shows nothing where ragged paragraphs stand among justified ones.
            let shown = !first || !self.layout.align.contains(&Align::Ragged);
            self.ending = Some(Ending {
                room: room - wrapped.width,
                justified: paragraph.align == Align::Justified && shown,
                own_margin: paragraph.right.is_some(),
                text: paragraph.text(),
            });
        }
        let size = wrapped.runs.iter().map(|run| run.size).fold(0.0, f32::max).max(1.0);
        let baseline = self.y + (paragraph.pitch - 1.15 * size) + ASCENT * size;
        let span = self.spans.entry(self.piece).or_insert((self.pages.len(), 0));
        span.1 = self.pages.len();
        Line {
            x,
            end: x + wrapped.width + stretch * spaces,
            baseline,
            stretch,
            bullet: paragraph
                .bullet
                .as_ref()
                .filter(|_| first)
                .map(|mark| (self.layout.page.left + mark.at, mark.run.clone())),
            trailing_space: match self.layout.trailing_space {
                TrailingSpace::None => false,
                TrailingSpace::Wrapped => wrapped.at_space,
                TrailingSpace::All => wrapped.at_space || wrapped.last,
            },
            role: Some(paragraph.role),
            first,
            ..self.line(x, baseline, wrapped.runs)
        }
    }

    /// A plain line.
    pub(super) fn line(&self, x: f32, baseline: f32, runs: Vec<Run>) -> Line {
        let width = runs.iter().map(|run| self.metrics.width(&run.text, run.face, run.size)).sum::<f32>();
        Line {
            x,
            end: x + width,
            baseline,
            runs,
            stretch: 0.0,
            bullet: None,
            trailing_space: false,
            paragraph: self.piece,
            role: None,
            first: true,
            blank: false,
        }
    }

    /// No-break spaces where the habit has them.
    fn french(&self, runs: &[Run]) -> Vec<Run> {
        let mut runs = runs.to_vec();
        if self.layout.nbsp == Nbsp::Punctuation {
            for run in &mut runs {
                let mut text = run.text.replace("« ", "«\u{a0}");
                for sign in AFTER_NBSP {
                    text = text.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
                }
                run.text = text;
            }
        }
        runs
    }

    /// The page's notes and these.
    fn with(&self, calls: &[u32]) -> Vec<u32> {
        let mut all = self.called.clone();
        all.extend(calls.iter().filter(|n| !self.called.contains(n)));
        all
    }
}

/// Whether letters begin with a capital.
fn capital(runs: &[Run]) -> bool {
    runs.first().and_then(|run| run.text.chars().next()).is_some_and(char::is_uppercase)
}

/// Numbers of the notes that a line calls.
fn calls(runs: &[Run]) -> Vec<u32> {
    runs.iter().filter(|run| run.rise > 0.0).filter_map(|run| run.text.trim().parse().ok()).collect()
}
