//! The tables of a document, made to be sorted and filtered: each row says whose it is.

use reac_model::{Chemin, EntreeGlossaire, Pas, Reac, TitreActivites};

use crate::Locale;
use crate::arbre::{Genre, Noeud, arbre};
use crate::labels::Label;
use crate::prose::{Phrase, phrases, plain, reglee};

/// Names of the tables, as files are called after them.
pub const TABLES: [&str; 8] =
    ["synopsis", "activites", "competences", "criteres", "savoirs", "glossaire", "codes", "document"];

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// One of [`TABLES`].
    pub(crate) key: &'static str,
    pub(crate) title: Label,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    /// What programs call it, in any language.
    pub(crate) name: &'static str,
    pub(crate) title: Label,
    /// How many characters wide it is best read.
    pub(crate) width: u16,
    pub(crate) kind: Kind,
}

/// What all values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
}

/// A value; an empty text is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    Number(u32),
}

const ID: Column = words("id", Label::Identifiant, 16);
const NUMBER: Column = count_of("numero", Label::Numero, 6);
const TITLE: Column = words("intitule", Label::Intitule, 60);
const LONG: Column = words("texte", Label::Texte, 100);

pub(crate) const fn words(name: &'static str, title: Label, width: u16) -> Column {
    Column { name, title, width, kind: Kind::Text }
}

const fn count_of(name: &'static str, title: Label, width: u16) -> Column {
    Column { name, title, width, kind: Kind::Number }
}

/// All tables of a document, in the order of [`TABLES`].
pub(crate) fn tables(reac: &Reac, locale: Locale) -> Vec<Table> {
    let roots = arbre(reac);
    vec![
        synopsis(&roots, locale),
        activities(&roots),
        competences(&roots, locale),
        leaves(&roots, "criteres", Label::Criteres, &[Genre::Critere], locale),
        leaves(
            &roots,
            "savoirs",
            Label::Savoirs,
            &[Genre::Technique, Genre::Organisationnel, Genre::Relationnel, Genre::Savoir],
            locale,
        ),
        glossary(reac, locale),
        codes(reac),
        document(reac, locale),
    ]
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn count(node: &Noeud<'_>, wanted: impl Fn(Genre) -> bool) -> Cell {
    let count = node.enfants.iter().filter(|child| wanted(child.genre)).count();
    Cell::Number(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Each competence with the activity above it, where there is one.
fn each_competence<'t, 'a>(roots: &'t [Noeud<'a>]) -> Vec<(Option<&'t Noeud<'a>>, &'t Noeud<'a>)> {
    let mut out = Vec::new();
    for root in roots {
        if root.genre == Genre::Competence {
            out.push((None, root));
        }
        out.extend(root.enfants.iter().map(|child| (Some(root), child)));
    }
    out
}

/// Id and title of the activity above, or what stands for them.
fn above(activity: Option<&Noeud<'_>>, locale: Locale) -> [Cell; 2] {
    match activity {
        None => [text(""), text("")],
        Some(node) => {
            let title = node.texte.unwrap_or_else(|| node.genre.label().text(locale));
            [text(&node.local), text(title)]
        }
    }
}

fn synopsis(roots: &[Noeud<'_>], locale: Locale) -> Table {
    let rows = each_competence(roots).into_iter().map(|(activity, node)| {
        let [id, title] = above(activity, locale);
        vec![
            id,
            title,
            text(&node.local),
            Cell::Number(node.numero),
            text(node.texte.unwrap_or_default()),
            count(node, |genre| genre == Genre::Critere),
            count(node, |genre| genre.is_savoir() && genre != Genre::Savoir),
            count(node, |genre| genre == Genre::Savoir),
        ]
    });
    Table {
        key: "synopsis",
        title: Label::Synopsis,
        columns: vec![
            words("activite", Label::Activite, 10),
            words("intitule_activite", Label::IntituleActivite, 50),
            ID,
            NUMBER,
            words("intitule", Label::Competence, 60),
            count_of("criteres", Label::NombreCriteres, 10),
            count_of("savoir_faire", Label::NombreSavoirFaire, 13),
            count_of("savoirs", Label::NombreSavoirs, 10),
        ],
        rows: rows.collect(),
    }
}

fn prose(node: &Noeud<'_>, label: Label) -> Cell {
    let found = node.prose.iter().find(|rubrique| Label::of(rubrique.champ) == label);
    text(found.map(|rubrique| plain(&rubrique.phrases)).unwrap_or_default())
}

fn activities(roots: &[Noeud<'_>]) -> Table {
    let activities = roots.iter().filter(|node| matches!(node.genre, Genre::Activite | Genre::Ccs));
    let rows = activities.map(|node| {
        vec![
            text(&node.local),
            Cell::Number(node.numero),
            text(node.texte.unwrap_or_default()),
            prose(node, Label::Definition),
            prose(node, Label::Reglementation),
            prose(node, Label::CompetencesTransversales),
        ]
    });
    Table {
        key: "activites",
        title: Label::Activites,
        columns: vec![
            ID,
            NUMBER,
            TITLE,
            words("definition", Label::Definition, 100),
            words("reglementation", Label::Reglementation, 50),
            words("competences_transversales", Label::CompetencesTransversales, 50),
        ],
        rows: rows.collect(),
    }
}

fn competences(roots: &[Noeud<'_>], locale: Locale) -> Table {
    let rows = each_competence(roots).into_iter().map(|(activity, node)| {
        let [id, _] = above(activity, locale);
        vec![
            text(&node.local),
            id,
            Cell::Number(node.numero),
            text(node.texte.unwrap_or_default()),
            prose(node, Label::Description),
            prose(node, Label::Contexte),
        ]
    });
    Table {
        key: "competences",
        title: Label::Competences,
        columns: vec![
            ID,
            words("activite", Label::Activite, 10),
            NUMBER,
            TITLE,
            words("description", Label::Description, 100),
            words("contexte", Label::Contexte, 80),
        ],
        rows: rows.collect(),
    }
}

fn leaves(roots: &[Noeud<'_>], key: &'static str, title: Label, genres: &[Genre], locale: Locale) -> Table {
    let mut rows = Vec::new();
    for (activity, node) in each_competence(roots) {
        let [activity, _] = above(activity, locale);
        for leaf in node.enfants.iter().filter(|child| genres.contains(&child.genre)) {
            rows.push(vec![
                text(&leaf.local),
                activity.clone(),
                text(&node.local),
                text(node.texte.unwrap_or_default()),
                text(leaf.genre.heading().text(locale)),
                Cell::Number(leaf.numero),
                text(leaf.texte.unwrap_or_default()),
            ]);
        }
    }
    Table {
        key,
        title,
        columns: vec![
            words("id", Label::Identifiant, 18),
            words("activite", Label::Activite, 10),
            words("competence", Label::Competence, 12),
            words("intitule_competence", Label::Intitule, 60),
            words("groupe", Label::Groupe, 26),
            NUMBER,
            LONG,
        ],
        rows,
    }
}

fn glossary(reac: &Reac, locale: Locale) -> Table {
    let rows = |label: Label, entries: &[EntreeGlossaire]| -> Vec<Vec<Cell>> {
        entries
            .iter()
            .map(|entry| {
                let definition = plain(&phrases(&entry.definition, Chemin::default()));
                vec![text(label.text(locale)), text(&entry.terme), text(definition)]
            })
            .collect()
    };
    Table {
        key: "glossaire",
        title: Label::Glossaire,
        columns: vec![
            words("glossaire", Label::Glossaire, 22),
            words("terme", Label::Terme, 40),
            words("definition", Label::Definition, 100),
        ],
        rows: [
            rows(Label::GlossaireTechnique, &reac.glossaire_technique),
            rows(Label::GlossaireReac, &reac.glossaire_reac),
        ]
        .concat(),
    }
}

fn codes(reac: &Reac) -> Table {
    let emploi = &reac.emploi_type;
    let rows = [("NSF", &emploi.nsf), ("ROME", &emploi.rome)].into_iter().flat_map(|(scheme, codes)| {
        let row = move |code: &reac_model::Code| {
            vec![text(scheme), text(&code.code), text(code.intitule.as_deref().unwrap_or_default())]
        };
        codes.iter().map(row)
    });
    Table {
        key: "codes",
        title: Label::Codes,
        columns: vec![
            words("nomenclature", Label::Nomenclature, 14),
            words("code", Label::Code, 10),
            words("libelle", Label::Libelle, 80),
        ],
        rows: rows.collect(),
    }
}

/// All that no other table has: the footer, the cover, the introduction, the fiche emploi type, the notes.
fn document(reac: &Reac, locale: Locale) -> Table {
    let mut rows = Rows { rows: Vec::new(), locale };
    for (label, value) in header(reac) {
        rows.push(&[Label::DocumentTable, label], &value);
    }
    let intro = &reac.introduction;
    let said = |blocs| phrases(blocs, Chemin::default());
    rows.prose(&[Label::Introduction, Label::Evolution], &said(&intro.evolution));
    rows.prose(&[Label::Introduction, Label::ContexteExamen], &said(&intro.contexte_examen));
    let sides = &intro.liste_activites;
    for (label, side) in [(Label::AncienTitre, &sides.ancien), (Label::NouveauTitre, &sides.nouveau)] {
        rows.side(label, side);
    }
    let emploi = &reac.emploi_type;
    rows.push(&[Label::EmploiType, Label::Intitule], emploi.intitule.as_deref().unwrap_or_default());
    for rubrique in reglee(reac) {
        rows.prose(&[Label::EmploiType, Label::of(rubrique.champ)], &rubrique.phrases);
    }
    rows.push(&[Label::EmploiType, Label::Niveau], emploi.niveau.as_deref().unwrap_or_default());
    for entry in &reac.sommaire {
        let page =
            entry.page.map(|page| format!(" ({} {page})", Label::Page.text(locale))).unwrap_or_default();
        rows.push(&[Label::Sommaire], &format!("{}{page}", entry.intitule));
    }
    for note in &reac.notes {
        rows.push(&[Label::Notes], &format!("[{}] {}", note.numero, note.texte));
    }
    Table {
        key: "document",
        title: Label::DocumentTable,
        columns: vec![words("rubrique", Label::Rubrique, 45), LONG],
        rows: rows.rows,
    }
}

/// What the footer and the cover say, in order; only what is there.
pub(crate) fn header(reac: &Reac) -> Vec<(Label, String)> {
    let (document, titre) = (&reac.document, &reac.titre);
    let values = [
        (Label::TitreProfessionnel, titre.intitule.clone()),
        (Label::Sigle, document.sigle.clone()),
        (Label::CodeTitre, document.code_titre.clone()),
        (Label::Millesime, document.millesime.clone()),
        (Label::TypeDocument, document.type_document.clone()),
        (Label::DateValidation, document.date_validation.clone()),
        (Label::DateMiseAJour, document.date_mise_a_jour.clone()),
        (Label::Niveau, titre.niveau.clone()),
        (Label::NiveauEuropeen, titre.niveau_europeen.map(|level| level.to_string())),
        (Label::Pages, document.pages.map(|pages| pages.to_string())),
        (Label::Site, titre.site.clone()),
    ];
    values.into_iter().filter_map(|(label, value)| value.map(|value| (label, value))).collect()
}

struct Rows {
    rows: Vec<Vec<Cell>>,
    locale: Locale,
}

impl Rows {
    fn push(&mut self, place: &[Label], value: &str) {
        if !value.is_empty() {
            let place: Vec<_> = place.iter().map(|label| label.text(self.locale)).collect();
            self.rows.push(vec![text(place.join(" / ")), text(value)]);
        }
    }

    /// A paragraph or item a row; a list in prose is one.
    fn prose(&mut self, place: &[Label], phrases: &[Phrase<'_>]) {
        let list =
            |(chemin, _): &Phrase<'_>| chemin.liste().filter(|_| chemin.est_prose()).map(<[Pas]>::to_vec);
        for row in phrases.chunk_by(|a, b| list(a).is_some() && list(a) == list(b)) {
            self.push(place, &plain(row));
        }
    }

    fn side(&mut self, label: Label, side: &TitreActivites) {
        self.push(
            &[Label::ListeActivites, label, Label::Intitule],
            side.intitule.as_deref().unwrap_or_default(),
        );
        for (kind, items) in [(Label::Activites, &side.activites), (Label::Ccs, &side.ccs)] {
            for item in items {
                self.push(&[Label::ListeActivites, label, kind], item);
            }
        }
    }
}
