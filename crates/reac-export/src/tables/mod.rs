//! The tables of a document, made to be sorted and filtered: each row says whose it is, and which field it is of where a
//! table has several. Nothing is lost in them: [`crate::relecture`] makes the document of them again.

pub(crate) mod cellule;
mod evaluation;
mod fiche;

pub use evaluation::TABLES_RE;

use std::collections::HashMap;

use reac_model::{Bloc, EntreeGlossaire, Reac};

use crate::Locale;
use crate::arbre::{Genre, Noeud, arbre};
use crate::labels::Label;

pub(crate) use evaluation::tables as tables_re;
pub(crate) use fiche::SCHEMA;

/// Names of the tables, as files are called after them.
pub const TABLES: [&str; 10] = [
    "synopsis",
    "activites",
    "competences",
    "criteres",
    "savoirs",
    "glossaire",
    "codes",
    "sommaire",
    "notes",
    "document",
];

/// What counts the rows of the others, and is for reading only.
pub(crate) const DERIVED: &str = "synopsis";

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

/// A value, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    Number(u32),
    Vide,
}

const ID: Column = words("id", Label::Identifiant, 16);
const NUMBER: Column = count_of("numero", Label::Numero, 6);
const TITLE: Column = words("intitule", Label::Intitule, 60);
const LONG: Column = words("texte", Label::Texte, 100);
/// Which field of the document a row is of, where a table has several: its key, or its JSON Pointer.
const CHAMP: Column = words("champ", Label::Champ, 30);
/// Which row it is, from 1, of those of one document, or of one field of it.
const RANG: Column = count_of("rang", Label::Rang, 6);

pub(crate) const fn words(name: &'static str, title: Label, width: u16) -> Column {
    Column { name, title, width, kind: Kind::Text }
}

const fn count_of(name: &'static str, title: Label, width: u16) -> Column {
    Column { name, title, width, kind: Kind::Number }
}

fn table(
    key: &'static str,
    title: Label,
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Table {
    Table { key, title, columns: columns.to_vec(), rows: rows.into_iter().collect() }
}

/// All tables of a document, in the order of [`TABLES`].
pub(crate) fn tables(reac: &Reac, locale: Locale) -> Vec<Table> {
    let roots = arbre(reac);
    let locaux = roots.iter().flat_map(Noeud::all).map(|node| (node.pointeur.as_str(), node.local.as_str()));
    let locaux: HashMap<_, _> = locaux.collect();
    vec![
        synopsis(&roots, locale),
        activities(reac, &locaux),
        competences(reac, &locaux),
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
        contents(reac),
        notes(reac),
        fiche::document(reac, locale),
    ]
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn value(value: &Option<String>) -> Cell {
    value.clone().map_or(Cell::Vide, Cell::Text)
}

fn number(value: Option<u32>) -> Cell {
    value.map_or(Cell::Vide, Cell::Number)
}

fn prose(blocs: &[Bloc]) -> Cell {
    cellule::prose(blocs).map_or(Cell::Vide, Cell::Text)
}

fn items(items: &[String]) -> Cell {
    cellule::items(items).map_or(Cell::Vide, Cell::Text)
}

/// The rank that an index is, from 1.
fn rank(index: usize) -> Cell {
    Cell::Number(u32::try_from(index + 1).unwrap_or(u32::MAX))
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
        } else {
            out.extend(root.enfants.iter().map(|child| (Some(root), child)));
        }
    }
    out
}

/// Id and title of the activity above, or what stands for them.
fn above(activity: Option<&Noeud<'_>>, locale: Locale) -> [Cell; 2] {
    match activity {
        None => [Cell::Vide, Cell::Vide],
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
    let columns = [
        words("activite", Label::Activite, 10),
        words("intitule_activite", Label::IntituleActivite, 50),
        ID,
        NUMBER,
        words("intitule", Label::Competence, 60),
        count_of("criteres", Label::NombreCriteres, 10),
        count_of("savoir_faire", Label::NombreSavoirFaire, 13),
        count_of("savoirs", Label::NombreSavoirs, 10),
    ];
    table("synopsis", Label::Synopsis, &columns, rows)
}

/// Local ids by the JSON Pointer of what they name.
type Locaux<'a> = HashMap<&'a str, &'a str>;

fn local(locaux: &Locaux<'_>, list: &str, index: usize) -> Cell {
    locaux.get(format!("/{list}/{index}").as_str()).map_or(Cell::Vide, |id| text(*id))
}

fn activities(reac: &Reac, locaux: &Locaux<'_>) -> Table {
    let rows = reac.activites_types.iter().enumerate().map(|(index, fiche)| {
        let competences: Vec<String> = fiche.competences.iter().map(ToString::to_string).collect();
        vec![
            local(locaux, "activites_types", index),
            Cell::Number(fiche.numero),
            text(&fiche.intitule),
            prose(&fiche.definition),
            items(&fiche.reglementation),
            items(&fiche.competences_transversales),
            items(&competences),
            rank(index),
        ]
    });
    let columns = [
        ID,
        NUMBER,
        TITLE,
        words("definition", Label::Definition, 100),
        words("reglementation", Label::Reglementation, 50),
        words("competences_transversales", Label::CompetencesTransversales, 50),
        words("competences", Label::Competences, 14),
        RANG,
    ];
    table("activites", Label::Activites, &columns, rows)
}

/// The competences as the document lists them, then the transversal ones, whose activity is their group.
fn competences(reac: &Reac, locaux: &Locaux<'_>) -> Table {
    let own = reac.competences_professionnelles.iter().enumerate().map(|(index, fiche)| {
        vec![
            local(locaux, "competences_professionnelles", index),
            value(&fiche.activite_type.map(|activite| activite.to_string())),
            Cell::Number(fiche.numero),
            text(&fiche.intitule),
            prose(&fiche.description),
            prose(&fiche.contexte),
            rank(index),
        ]
    });
    let group = locaux.get("/competences_transversales").copied().unwrap_or_default();
    let transversales = reac.competences_transversales.iter().enumerate().map(|(index, fiche)| {
        vec![
            local(locaux, "competences_transversales", index),
            text(group),
            rank(index),
            text(&fiche.intitule),
            prose(&fiche.description),
            Cell::Vide,
            rank(index),
        ]
    });
    let columns = [
        ID,
        words("activite", Label::Activite, 10),
        NUMBER,
        TITLE,
        words("description", Label::Description, 100),
        words("contexte", Label::Contexte, 80),
        RANG,
    ];
    table("competences", Label::Competences, &columns, own.chain(transversales))
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
                text(leaf.genre.champ()),
            ]);
        }
    }
    let columns = [
        words("id", Label::Identifiant, 18),
        words("activite", Label::Activite, 10),
        words("competence", Label::Competence, 12),
        words("intitule_competence", Label::Intitule, 60),
        words("groupe", Label::Groupe, 26),
        NUMBER,
        LONG,
        CHAMP,
    ];
    table(key, title, &columns, rows)
}

fn glossary(reac: &Reac, locale: Locale) -> Table {
    let rows = |label: Label, champ: &'static str, entries: &[EntreeGlossaire]| -> Vec<Vec<Cell>> {
        let row = |(index, entry): (usize, &EntreeGlossaire)| {
            let definition = prose(&entry.definition);
            vec![text(label.text(locale)), text(&entry.terme), definition, text(champ), rank(index)]
        };
        entries.iter().enumerate().map(row).collect()
    };
    let columns = [
        words("glossaire", Label::Glossaire, 22),
        words("terme", Label::Terme, 40),
        words("definition", Label::Definition, 100),
        CHAMP,
        RANG,
    ];
    table(
        "glossaire",
        Label::Glossaire,
        &columns,
        [
            rows(Label::GlossaireTechnique, "glossaire_technique", &reac.glossaire_technique),
            rows(Label::GlossaireReac, "glossaire_reac", &reac.glossaire_reac),
        ]
        .concat(),
    )
}

fn codes(reac: &Reac) -> Table {
    let emploi = &reac.emploi_type;
    let rows = [("NSF", &emploi.nsf), ("ROME", &emploi.rome)].into_iter().flat_map(|(scheme, codes)| {
        let row = move |(index, code): (usize, &reac_model::Code)| {
            vec![text(scheme), text(&code.code), value(&code.intitule), rank(index)]
        };
        codes.iter().enumerate().map(row)
    });
    table("codes", Label::Codes, &CODES, rows)
}

/// The nomenclature names the field.
const CODES: [Column; 4] = [
    words("nomenclature", Label::Nomenclature, 14),
    words("code", Label::Code, 10),
    words("libelle", Label::Libelle, 80),
    RANG,
];

fn contents(reac: &Reac) -> Table {
    let rows = reac.sommaire.iter().enumerate();
    let rows = rows.map(|(index, entry)| vec![text(&entry.intitule), number(entry.page), rank(index)]);
    let columns = [TITLE, count_of("page", Label::PageImprimee, 10), RANG];
    table("sommaire", Label::Sommaire, &columns, rows)
}

fn notes(reac: &Reac) -> Table {
    let rows = reac.notes.iter().enumerate();
    let rows = rows.map(|(index, note)| vec![Cell::Number(note.numero), text(&note.texte), rank(index)]);
    table("notes", Label::Notes, &[NUMBER, LONG, RANG], rows)
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
