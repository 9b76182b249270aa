//! Grids to fill in: one part an activity, one row a criterion, columns to tick, the document's own header.

mod docx;
mod html;
mod xlsx;

pub(crate) use docx::{docx, write as write_docx};
pub(crate) use html::{html, html_before};
pub(crate) use xlsx::{book, xlsx};

use reac_model::Reac;

use crate::arbre::{Genre, Noeud, arbre};
use crate::labels::{Label, day};
use crate::tables;
use crate::{Locale, Usage};

/// A grid of one activity.
struct Feuille {
    /// Short, and of its own: `AT1`.
    nom: String,
    titre: String,
    competences: Vec<Competence>,
}

struct Competence {
    local: String,
    titre: String,
    points: Vec<Point>,
}

/// A row to tick.
struct Point {
    local: String,
    groupe: Label,
    texte: String,
}

impl Point {
    /// What stands in each of [`columns`].
    fn cells(&self, usage: Usage, locale: Locale) -> Vec<&str> {
        let cell = |column: &Label| match column {
            Label::Identifiant => self.local.as_str(),
            Label::Groupe => self.groupe.text(locale),
            _ => &self.texte,
        };
        columns(usage).iter().map(cell).collect()
    }
}

/// Columns to tick, from the lowest level.
fn levels(usage: Usage) -> &'static [Label] {
    match usage {
        Usage::Ecf => &[Label::NonAcquis, Label::EnCours, Label::Acquis],
        Usage::Positionnement => &[Label::SansExperience, Label::AvecAide, Label::Seul, Label::Transmettre],
    }
}

/// Columns before those to tick: a group is said where there are several.
fn columns(usage: Usage) -> &'static [Label] {
    match usage {
        Usage::Ecf => &[Label::Identifiant, Label::Critere],
        Usage::Positionnement => &[Label::Identifiant, Label::Groupe, Label::Point],
    }
}

fn title(usage: Usage) -> Label {
    match usage {
        Usage::Ecf => Label::GrilleEcf,
        Usage::Positionnement => Label::GrillePositionnement,
    }
}

/// What the document says of itself, in the head of a grid.
fn header(reac: &Reac, locale: Locale) -> Vec<(Label, String)> {
    let shown = [
        Label::TitreProfessionnel,
        Label::Sigle,
        Label::CodeTitre,
        Label::Millesime,
        Label::DateMiseAJour,
        Label::Niveau,
    ];
    let all = tables::header(reac).into_iter().filter(|(label, _)| shown.contains(label));
    all.map(|(label, value)| (label, day(&value, locale))).collect()
}

/// What is filled in by hand.
const BLANKS: [Label; 4] = [Label::Candidat, Label::Evaluateur, Label::Date, Label::Signature];

fn sheets(reac: &Reac, usage: Usage, locale: Locale) -> Vec<Feuille> {
    let mut out = Vec::new();
    let mut homeless = Vec::new();
    for root in arbre(reac) {
        if root.genre == Genre::Competence {
            homeless.push(competence(&root, usage));
            continue;
        }
        let titre = match root.texte {
            Some(text) => format!("{} {} – {text}", root.genre.label().text(locale), root.numero),
            None => root.genre.label().text(locale).to_owned(),
        };
        let competences = root.enfants.iter().map(|child| competence(child, usage)).collect();
        out.push(Feuille { nom: root.local.clone(), titre, competences });
    }
    if !homeless.is_empty() {
        let titre = Label::CompetencesSansActivite.text(locale).to_owned();
        out.push(Feuille { nom: "CP".to_owned(), titre, competences: homeless });
    }
    out
}

fn competence(node: &Noeud<'_>, usage: Usage) -> Competence {
    let wanted =
        |genre: Genre| genre == Genre::Critere || usage == Usage::Positionnement && genre.is_savoir();
    let points = node.enfants.iter().filter(|child| wanted(child.genre));
    Competence {
        local: node.local.clone(),
        titre: node.texte.unwrap_or_default().to_owned(),
        points: points
            .map(|point| Point {
                local: point.local.clone(),
                groupe: point.genre.label(),
                texte: point.texte.unwrap_or_default().to_owned(),
            })
            .collect(),
    }
}
