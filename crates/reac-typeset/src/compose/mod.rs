//! Puts a document's content in print order: which heading, which paragraph, how many blank lines.
//! Knows nothing of pages.

mod activite;
mod competence;
mod emploi;
mod fin;
mod introduction;
pub(crate) mod style;

use reac_formes::{Forme, Rubrique, Titre};
use reac_model::{Bloc, Reac};

use crate::fonts::Face;
use crate::layout::{Align, Bullet, Empty, Layout};
use crate::piece::{Anchor, Break, BulletMark, Paragraph, Piece, Role, Run};

/// The document's pieces.
pub(crate) fn compose(reac: &Reac, layout: &Layout) -> Vec<Piece> {
    let mut composer = Composer {
        reac,
        layout,
        forme: layout.generation.0,
        pieces: vec![],
        aligned: 0,
        prose_gaps: 0,
        group_gaps: 0,
    };
    composer.cover();
    composer.sommaire();
    composer.introduction();
    composer.synoptiques();
    composer.emploi();
    composer.activites();
    composer.competences();
    composer.transversales();
    composer.extensions();
    composer.glossaires();
    composer.fin();
    composer.pieces
}

/// Pieces as they grow.
struct Composer<'a> {
    reac: &'a Reac,
    layout: &'a Layout,
    forme: &'static Forme,
    pieces: Vec<Piece>,
    /// Turns of the habits that are taken in turn.
    aligned: usize,
    prose_gaps: usize,
    group_gaps: usize,
}

/// Distance of a bullet and of its text from the margin, in points.
const BULLET_AT: f32 = 18.0;
const BULLET_TEXT: f32 = 36.0;

impl Composer<'_> {
    /// Height of a body line.
    fn pitch(&self) -> f32 {
        self.layout.page.size * self.layout.page.leading
    }

    /// The next setting in turn.
    fn align(&mut self) -> Align {
        let align = turn(&self.layout.align, self.aligned).unwrap_or(Align::Justified);
        self.aligned += 1;
        align
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.pieces.push(Piece::Text(paragraph));
    }

    fn blanks(&mut self, count: u8) {
        let pitch = self.pitch();
        self.pieces.extend((0..count).map(|_| Piece::Blank(pitch)));
    }

    fn section(&mut self, kind: Break) {
        self.pieces.push(Piece::Break(kind));
    }

    fn anchor(&mut self, intitule: impl Into<String>) {
        self.pieces.push(Piece::Anchor(Anchor { intitule: intitule.into() }));
    }

    /// A section's heading and the blank line below it.
    fn heading(&mut self, heading: &Titre) {
        let mut runs = vec![Run::new(heading.texte, Face::Bold, 11.0)];
        if !heading.remarque.is_empty() {
            runs.push(Run::new(format!(" {}", heading.remarque), Face::Regular, 8.0));
        }
        let keep = 2.0 * self.pitch();
        self.push(Paragraph { keep, ..style::heading(runs) });
        self.blanks(1);
    }

    /// A paragraph of the body.
    fn body(&mut self, text: &str, role: Role) {
        let align = self.align();
        let runs = self.with_calls(text);
        let pitch = self.pitch();
        self.push(Paragraph { align, pitch, role, ..style::plain(runs) });
    }

    /// Bare items, one paragraph each.
    fn items(&mut self, items: &[String]) {
        for item in items {
            self.body(item, Role::Item);
        }
    }

    /// A list with its bullets.
    fn bulleted(&mut self, items: &[String], indent: f32, right: Option<f32>) {
        let size = self.layout.page.size;
        for item in items {
            let align = self.align();
            let pitch = self.pitch();
            let (bullet, first, rest, text) = match self.layout.bullet {
                Bullet::Dash => (None, indent, indent, format!("- {item}")),
                bullet => {
                    let run = match bullet {
                        Bullet::Symbol => Run::new("\u{f0b7}", Face::Symbol, size),
                        _ => Run::new("•", Face::Regular, size),
                    };
                    let mark = BulletMark { run, at: indent + BULLET_AT };
                    (Some(mark), indent + BULLET_TEXT, indent + BULLET_TEXT, item.clone())
                }
            };
            let runs = self.with_calls(&text);
            self.push(Paragraph {
                align,
                pitch,
                bullet,
                first,
                rest,
                right,
                role: Role::Item,
                ..style::plain(runs)
            });
        }
    }

    /// Prose, with blank lines as the habit has them.
    fn blocs(&mut self, blocs: &[Bloc]) {
        for (index, bloc) in blocs.iter().enumerate() {
            match bloc {
                Bloc::Paragraphe { texte } => {
                    if index > 0 {
                        let gap = turn(&self.layout.prose_gaps, self.prose_gaps).unwrap_or(1);
                        self.prose_gaps += 1;
                        self.blanks(gap);
                    }
                    self.body(texte, Role::Prose);
                }
                Bloc::Liste { elements } => self.bulleted(elements, 0.0, None),
            }
        }
    }

    /// A heading with bulleted items below it, or what an empty section prints; ends with the gap to the next.
    fn list_section(&mut self, heading: &Titre, items: &[String]) {
        if items.is_empty() && self.layout.empty == Empty::Missing {
            return;
        }
        self.heading(heading);
        match (items, self.layout.empty) {
            ([], Empty::Bare | Empty::Missing) => {}
            ([], empty) => self.body(empty.says(), Role::Prose),
            ([item], _) => self.body(item, Role::Item),
            (items, _) => self.bulleted(items, 0.0, None),
        }
        self.blanks(2);
    }

    /// A heading with bare items below it.
    fn bare_section(&mut self, rubrique: Rubrique, items: &[String]) {
        if items.is_empty() && self.layout.empty == Empty::Missing {
            return;
        }
        self.heading(self.forme.titre(rubrique));
        self.items(items);
        self.blanks(2);
    }

    /// Letters with the calls of footnotes raised.
    fn with_calls(&self, text: &str) -> Vec<Run> {
        let size = self.layout.page.size;
        let mut runs: Vec<Run> = Vec::new();
        let mut rest = text;
        while let Some((before, number, after)) = self.next_call(rest) {
            runs.push(Run::new(before, Face::Regular, size));
            runs.push(Run { rise: 0.33 * size, ..Run::new(number, Face::Regular, 0.65 * size) });
            rest = after;
        }
        if !rest.is_empty() {
            runs.push(Run::new(rest, Face::Regular, size));
        }
        runs
    }

    /// The first `[n]` whose note the document has.
    fn next_call<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        text.match_indices('[').find_map(|(at, _)| {
            let (before, call) = text.split_at(at);
            let (number, after) = call.strip_prefix('[')?.split_once(']')?;
            let known =
                number.parse().is_ok_and(|n: u32| self.reac.notes.iter().any(|note| note.numero == n));
            known.then_some((before, number, after))
        })
    }

    /// Titles of the competences of an activity, in its order.
    fn competences_of(&self, activite: &reac_model::ActiviteType) -> Vec<(String, String)> {
        activite
            .competences
            .iter()
            .filter_map(|id| self.reac.competences_professionnelles.iter().find(|cp| cp.id == *id))
            .map(|cp| (cp.numero.to_string(), cp.intitule.clone()))
            .collect()
    }
}

/// The habit whose turn it is.
fn turn<T: Copy>(habits: &[T], at: usize) -> Option<T> {
    habits.iter().cycle().nth(at.checked_rem(habits.len())?).copied()
}
