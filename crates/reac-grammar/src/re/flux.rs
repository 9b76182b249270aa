//! What a page holds, from top to bottom: rows of text, and tables with the rows of their cells.

use reac_lines::{Line, TickBox, Upright, Word};
use reac_tables::{Cell, Table};

use crate::indices::Colonne;
use crate::mesures::{Mesures, mode};
use crate::mots::Mots;
use crate::pages::Feuille;
use crate::rangees::{Rangee, Saut};

/// Line spacing within a cell, as a share of the font size.
const INTERLIGNE: f32 = 1.15;
/// Where a word is taken to stand: this share of its size above its baseline.
const COEUR: f32 = 0.3;
/// Room between a cell's border and its text, points, where the table does not tell.
const MARGE: f32 = 5.0;

/// The rows of a cell and the column they stand in.
#[derive(Debug, Clone)]
pub struct Contenu<'a> {
    /// From top to bottom; pages after pages.
    pub rangees: Vec<Rangee<'a>>,
    /// Edges of the text.
    pub colonne: Colonne,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cellule<'a> {
    /// Page of the file, from 1.
    pub page: u32,
    /// Where it stands in the grid, and its edges.
    pub place: Cell,
    /// Its level text.
    pub contenu: Contenu<'a>,
    /// Its text that reads downwards, in reading order.
    pub debout: Vec<&'a Upright>,
    /// The boxes drawn in it.
    pub cases: Vec<TickBox>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Tableau<'a> {
    /// Page of the file, from 1.
    pub page: u32,
    /// Upper edge.
    pub haut: f32,
    /// Rows of its grid.
    pub lignes: usize,
    /// Columns of its grid.
    pub colonnes: usize,
    /// Its cells.
    pub cellules: Vec<Cellule<'a>>,
}

/// A row of text, or a table.
#[derive(Debug, Clone)]
pub enum Element<'a> {
    /// A row outside of all tables.
    Rangee(Rangee<'a>),
    /// A table.
    Tableau(Tableau<'a>),
}

impl Tableau<'_> {
    /// The cell that covers a place of the grid.
    #[must_use]
    pub fn cellule(&self, ligne: usize, colonne: usize) -> Option<&Cellule<'_>> {
        self.cellules.iter().find(|cell| {
            let place = &cell.place;
            (place.row..place.row + place.rows).contains(&ligne)
                && (place.column..place.column + place.columns).contains(&colonne)
        })
    }
}

impl Cellule<'_> {
    /// Nothing stands in it.
    #[must_use]
    pub fn est_vide(&self) -> bool {
        self.contenu.rangees.is_empty() && self.debout.is_empty() && self.cases.is_empty()
    }
}

/// A page, its tables found.
pub struct Planche<'a> {
    /// The page.
    pub feuille: Feuille<'a>,
    /// Its text that reads downwards.
    pub debout: &'a [Upright],
    /// The boxes drawn on it.
    pub cases: &'a [TickBox],
    /// Its tables.
    pub tables: Vec<Table>,
}

fn coeur(mot: &Word, baseline: f32) -> (f32, f32) {
    ((mot.left + mot.right) / 2.0, baseline - COEUR * mot.size)
}

impl<'a> Planche<'a> {
    fn table_en(&self, x: f32, y: f32) -> bool {
        self.tables.iter().any(|table| table.at(x, y).is_some())
    }

    /// What reads downwards outside of all tables, with its page.
    pub fn debout_hors_tables(&self) -> impl Iterator<Item = (u32, String)> {
        let outside = |piece: &&Upright| {
            !self.table_en((piece.left + piece.right) / 2.0, (piece.top + piece.bottom) / 2.0)
        };
        self.debout.iter().filter(outside).map(|piece| (self.feuille.page, piece.text.clone()))
    }

    /// Its lines without what stands in tables.
    #[must_use]
    pub fn hors_tables(&self) -> Vec<Line> {
        let outside = |line: &&Line| {
            let is_outside = |mot: &&Word| {
                let (x, y) = coeur(mot, line.baseline);
                !self.table_en(x, y)
            };
            let words: Vec<Word> = line.words.iter().filter(is_outside).cloned().collect();
            let Line { page, baseline, trailing_space, row, .. } = **line;
            (!words.is_empty()).then_some(Line { page, baseline, words, trailing_space, row })
        };
        self.feuille.lignes.iter().filter_map(outside).collect()
    }
}

/// Measures of the text in cells: its own size, pitch and spaces.
#[must_use]
pub fn mesures_des_cellules(elements: &[Element<'_>], mesures: &Mesures) -> Mesures {
    let rows = || {
        elements.iter().flat_map(|element| match element {
            Element::Tableau(tableau) => {
                tableau.cellules.iter().flat_map(|cell| cell.contenu.rangees.iter()).collect()
            }
            Element::Rangee(_) => Vec::new(),
        })
    };
    let corps = mode(rows().map(|row| (row.taille(), 1.0)), 0.1).unwrap_or(mesures.corps);
    let espaces = rows().flat_map(|row| {
        row.mots.iter().skip(1).map(|mot| (mot.space / mot.size.max(1.0), 1.0)).collect::<Vec<_>>()
    });
    let espace = mode(espaces, 0.01).unwrap_or(mesures.espace);
    Mesures { corps, pas: corps * INTERLIGNE, espace, ..*mesures }
}

/// The elements of all pages.
#[must_use]
pub fn elements<'a>(planches: &[Planche<'a>], mesures: &Mesures) -> Vec<Element<'a>> {
    let mut out: Vec<Element<'a>> = Vec::new();
    let mut derniere: Option<f32> = None;
    for (index, planche) in planches.iter().enumerate() {
        let mut here: Vec<(f32, Element<'a>)> = Vec::new();
        for table in &planche.tables {
            let tableau = tableau(index, planche, table);
            if tableau.cellules.iter().any(|cell| !cell.est_vide()) {
                here.push((tableau.haut, Element::Tableau(tableau)));
            }
        }
        let mut before: Option<f32> = None;
        for line in &planche.feuille.lignes {
            let outside = |mot: &&Word| {
                let (x, y) = coeur(mot, line.baseline);
                !planche.table_en(x, y)
            };
            let mots: Vec<&Word> = line.words.iter().filter(outside).collect();
            if mots.is_empty() {
                continue;
            }
            let saut = match (before, derniere) {
                (Some(baseline), _) => Saut::Lignes((line.baseline - baseline) / mesures.pas),
                (None, None) => Saut::Debut,
                (None, Some(last)) => Saut::Page {
                    reste: ((mesures.derniere - last) / mesures.pas).max(0.0),
                    descente: ((line.baseline - mesures.premiere) / mesures.pas).max(0.0),
                },
            };
            before = Some(line.baseline);
            here.push((line.baseline, Element::Rangee(rangee(index, planche, line.baseline, mots, saut))));
        }
        derniere = before.or(derniere);
        here.sort_by(|a, b| a.0.total_cmp(&b.0));
        out.extend(here.into_iter().map(|(_, element)| element));
    }
    out
}

fn rangee<'a>(
    feuille: usize,
    planche: &Planche<'a>,
    baseline: f32,
    mots: Vec<&'a Word>,
    saut: Saut,
) -> Rangee<'a> {
    let espace_final = mots.last().and_then(|mot| mot.spaced);
    let page = planche.feuille.page;
    let imprimee = planche.feuille.imprimee();
    Rangee { feuille, page, imprimee, baseline, mots: Mots::new(mots), espace_final, saut }
}

fn tableau<'a>(index: usize, planche: &Planche<'a>, table: &Table) -> Tableau<'a> {
    let mut cellules: Vec<Cellule<'a>> =
        table.cells.iter().map(|place| cellule(index, planche, place)).collect();
    let marges: Vec<f32> = (0..table.columns).map(|column| marge(&cellules, column)).collect();
    for cell in &mut cellules {
        let marge = marges.get(cell.place.column).copied().unwrap_or(MARGE);
        let reach = cell.contenu.rangees.iter().map(Rangee::droite).fold(0.0, f32::max);
        cell.contenu.colonne =
            Colonne { droite: (cell.place.right - marge).max(reach), gauche: cell.place.left + marge };
    }
    Tableau {
        page: planche.feuille.page,
        haut: table.top,
        lignes: table.rows,
        colonnes: table.columns,
        cellules,
    }
}

/// Room left of the text of a column: the same is kept free to its right.
fn marge(cellules: &[Cellule<'_>], column: usize) -> f32 {
    let own = cellules.iter().filter(|cell| cell.place.column == column);
    let lefts = own.flat_map(|cell| cell.contenu.rangees.iter().map(|row| row.gauche() - cell.place.left));
    let least = lefts.filter(|left| *left > 0.0).fold(f32::INFINITY, f32::min);
    if least < 2.0 * MARGE { least } else { MARGE }
}

fn cellule<'a>(index: usize, planche: &Planche<'a>, place: &Cell) -> Cellule<'a> {
    let mut rangees: Vec<Rangee<'a>> = Vec::new();
    for line in &planche.feuille.lignes {
        if line.baseline < place.top || line.baseline - line.size() > place.bottom {
            continue;
        }
        let inside = |mot: &&Word| {
            let (x, y) = coeur(mot, line.baseline);
            place.holds(x, y)
        };
        let mots: Vec<&Word> = line.words.iter().filter(inside).collect();
        let Some(size) = mots.first().map(|mot| mot.size.max(1.0)) else { continue };
        let saut = rangees
            .last()
            .map_or(Saut::Debut, |last| Saut::Lignes((line.baseline - last.baseline) / (size * INTERLIGNE)));
        rangees.push(rangee(index, planche, line.baseline, mots, saut));
    }
    let mut debout: Vec<&Upright> = planche
        .debout
        .iter()
        .filter(|piece| place.holds((piece.left + piece.right) / 2.0, (piece.top + piece.bottom) / 2.0))
        .collect();
    // Its lines go from right to left.
    debout.sort_by(|a, b| {
        if (a.left - b.left).abs() < 0.3 * a.size {
            a.top.total_cmp(&b.top)
        } else {
            b.left.total_cmp(&a.left)
        }
    });
    let cases = planche
        .cases
        .iter()
        .filter(|case| place.holds((case.left + case.right) / 2.0, (case.top + case.bottom) / 2.0))
        .copied()
        .collect();
    let colonne = Colonne { droite: place.right, gauche: place.left };
    Cellule {
        page: planche.feuille.page,
        place: place.clone(),
        contenu: Contenu { rangees, colonne },
        debout,
        cases,
    }
}
