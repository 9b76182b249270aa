//! What a converter makes of the document: one paragraph a line, no wrapped lines, tabs between cells.

use reac_formes::communs;
use reac_model::Reac;

use super::{ItemGaps, RowPlace, TextLayout};
use crate::fonts::Face;
use crate::page::Page;
use crate::piece::{Paragraph, Piece, Role, Run, SynoptiqueRow};
use crate::print::Set;

/// The text.
pub(super) fn write(set: &Set, reac: &Reac, options: &TextLayout) -> String {
    let mut text =
        Converted { out: String::new(), last: Last::Block, gap: false, page: 0, set, reac, options };
    text.enter(0);
    for (index, piece) in set.pieces.iter().enumerate() {
        if let Some((from, _)) = set.laid.spans.get(&index) {
            text.turn_to(*from);
        }
        text.piece(piece);
    }
    text.turn_to(set.laid.pages.len());
    text.out.push('\n');
    text.out
}

/// What stands last in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// A block of its own.
    Block,
    /// A line among its like.
    Line,
}

struct Converted<'a> {
    out: String,
    last: Last,
    /// A blank paragraph stands since.
    gap: bool,
    page: usize,
    set: &'a Set,
    reac: &'a Reac,
    options: &'a TextLayout,
}

impl Converted<'_> {
    /// Ends pages up to this one.
    fn turn_to(&mut self, page: usize) {
        while self.page < page {
            if self.options.row == RowPlace::After {
                self.row(self.page);
            }
            self.notes(self.page);
            self.page += 1;
            self.enter(self.page);
        }
    }

    fn enter(&mut self, page: usize) {
        if self.options.row == RowPlace::Before {
            self.row(page);
        }
    }

    /// The running row of a page, where it has one.
    fn row(&mut self, page: usize) {
        let Some(page) = self.set.laid.pages.get(page) else { return };
        let half = page.row.len() / 2;
        let cells: Vec<String> = page.row.iter().map(crate::page::Line::text).collect();
        if let Some((labels, values)) = cells.split_at_checked(half)
            && half > 0
        {
            self.block(&labels.join("\t"));
            self.line(&values.join("\t"));
            self.last = Last::Block;
        }
    }

    /// The notes that a page carries.
    fn notes(&mut self, page: usize) {
        let carries = |page: &Page, number: u32| {
            page.notes.iter().any(|line| {
                line.runs.first().is_some_and(|run| run.rise > 0.0 && run.text == number.to_string())
            })
        };
        let Some(page) = self.set.laid.pages.get(page) else { return };
        for note in &self.reac.notes {
            if carries(page, note.numero) {
                self.block(&format!("[{}] {}", note.numero, note.texte));
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(paragraph) => self.paragraph(paragraph),
            Piece::Blank(_) | Piece::Break(_) => self.gap = true,
            Piece::Sommaire { intitule, page } => self.line(&format!("{intitule}.....\t{page}")),
            Piece::Synoptique(rows) => self.synoptique(rows),
            Piece::Tableau(rows) => {
                self.gap = true;
                for row in rows {
                    self.among(&row.clone().map(|runs| letters(&runs)).join("\t"));
                }
            }
            Piece::Upright(text) => self.block(text),
            Piece::Anchor(_) | Piece::At(_) | Piece::NoRow | Piece::Boundary(_) => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let mut text = letters(&paragraph.runs);
        if let Some(site) = text.strip_prefix(communs::SITE) {
            text = format!("{}<{site}>", communs::SITE);
        }
        if paragraph.bullet.is_some() {
            text = format!("- {text}");
        }
        match paragraph.role {
            Role::Item if self.options.items != ItemGaps::All => self.among(&text),
            _ => self.block(&text),
        }
    }

    fn synoptique(&mut self, rows: &[SynoptiqueRow]) {
        let (above, narrow, wide) = communs::SYNOPTIQUE;
        let above = above.join(" ");
        let cells = narrow.into_iter().zip(wide).map(|(label, wide)| format!("{above} {label}\t{wide}"));
        self.block(&cells.collect::<Vec<_>>().join("\t"));
        for row in rows {
            let (numero, intitule) = &row.activite;
            for (index, (cp, title)) in row.competences.iter().enumerate() {
                let [numero, intitule] = if index == 0 { [numero.as_str(), intitule] } else { ["", ""] };
                self.line(&format!("{numero}\t{intitule}\t{cp}\t{title}"));
            }
        }
        self.last = Last::Block;
    }

    /// A block between blank lines.
    fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(text);
        self.last = Last::Block;
        self.gap = false;
    }

    /// A line right below the last.
    fn line(&mut self, text: &str) {
        self.out.push('\n');
        self.out.push_str(text);
        self.last = Last::Line;
        self.gap = false;
    }

    /// A line among its like: below the last, or after a blank line where one stood.
    fn among(&mut self, text: &str) {
        let gap = self.gap && self.options.items != ItemGaps::Lost;
        if self.last == Last::Line && !gap {
            self.line(text);
        } else {
            self.block(text);
        }
        self.last = Last::Line;
    }
}

/// Letters of runs, calls of footnotes as `^[1]`.
fn letters(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            run if run.rise > 0.0 => format!("^[{}]", run.text),
            run if run.face == Face::Symbol => "-".into(),
            run => run.text.clone(),
        })
        .collect()
}
