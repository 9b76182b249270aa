//! The heading row of a table tells what the table is and what its columns are.

use super::flux::{Cellule, Tableau};
use crate::fold::fold;
use crate::texte::Notes;

/// A kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    /// Modalités, competences, duration, detail.
    Modalites,
    /// The matrix.
    Criteres,
    /// Transversal competences.
    Transversales,
    /// Rooms.
    Locaux,
    /// Equipment.
    Ressources,
    /// Old and new certificates.
    Correspondances,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Names the row.
    Cle,
    /// Competences.
    Competences,
    /// A duration.
    Duree,
    /// Detail, description.
    Detail,
    /// Criteria.
    Criteres,
    /// How many.
    Nombre,
    /// By how many it may be shared.
    Partage,
    /// Observations.
    Observations,
    /// Marks, under a modalité's name.
    Marques,
    /// Has no place in the output.
    Autre,
}

/// The heads by which a kind is known, folded; a cell begins with one of the words of each.
const GENRES: &[(Genre, &[&[&str]])] = &[
    (Genre::Transversales, &[&["competences transversales"], &["competences professionnelles", "criteres"]]),
    (
        Genre::Criteres,
        &[&["competences professionnelles", "competences"], &["criteres d evaluation", "criteres"]],
    ),
    (Genre::Modalites, &[&["modalites", "modalite"], &["competences"], &["duree"]]),
    (Genre::Locaux, &[&["modalite"], &["designation et description", "description des locaux", "locaux"]]),
    (Genre::Ressources, &[&["designation"], &["description"], &["nombre", "dotation", "observations"]]),
];

/// Beginnings of a column's head, folded, and what it holds, by kind.
const COLONNES: &[(Genre, &str, Role)] = &[
    (Genre::Modalites, "modalite", Role::Cle),
    (Genre::Modalites, "competences", Role::Competences),
    (Genre::Modalites, "duree", Role::Duree),
    (Genre::Modalites, "detail", Role::Detail),
    (Genre::Modalites, "description", Role::Detail),
    (Genre::Modalites, "organisation", Role::Detail),
    (Genre::Modalites, "observations", Role::Detail),
    (Genre::Modalites, "pour tout candidat", Role::Autre),
    (Genre::Criteres, "competences", Role::Cle),
    (Genre::Criteres, "criteres", Role::Criteres),
    (Genre::Transversales, "competences transversales", Role::Cle),
    (Genre::Transversales, "criteres", Role::Criteres),
    (Genre::Transversales, "competences professionnelles", Role::Competences),
    (Genre::Locaux, "modalite", Role::Cle),
    (Genre::Locaux, "designation", Role::Detail),
    (Genre::Locaux, "description", Role::Detail),
    (Genre::Locaux, "observations", Role::Observations),
    (Genre::Ressources, "designation", Role::Cle),
    (Genre::Ressources, "nombre maximal", Role::Partage),
    (Genre::Ressources, "nombre de candidats", Role::Partage),
    (Genre::Ressources, "nombre", Role::Nombre),
    (Genre::Ressources, "dotation", Role::Nombre),
    (Genre::Ressources, "description", Role::Detail),
    (Genre::Ressources, "observations", Role::Observations),
];

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Tete {
    /// First column of the grid.
    pub colonne: usize,
    /// What it holds.
    pub role: Role,
}

/// The heading of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Entete {
    /// What the table is.
    pub genre: Genre,
    /// Rows of the grid that it takes.
    pub lignes: usize,
    /// Its columns, from left to right.
    pub tetes: Vec<Tete>,
}

/// Rows of a grid that a heading may take.
const PROFONDEUR: usize = 4;

/// All that stands in a cell, its level text first.
#[must_use]
pub fn texte_brut(cell: &Cellule<'_>) -> String {
    let level = cell.contenu.rangees.iter().map(|row| row.texte(Notes::AUCUNE));
    let down = cell.debout.iter().map(|piece| piece.text.clone());
    level.chain(down).collect::<Vec<_>>().join(" ")
}

/// The heading of a table, if it has one that is known.
#[must_use]
pub fn entete(tableau: &Tableau<'_>) -> Option<Entete> {
    (1..=PROFONDEUR.min(tableau.lignes)).find_map(|depth| {
        let heads: Vec<&Cellule<'_>> =
            tableau.cellules.iter().filter(|cell| cell.place.row < depth && !cell.est_vide()).collect();
        let folded: Vec<String> = heads.iter().map(|cell| fold(&texte_brut(cell))).collect();
        let genre = genre(&folded)?;
        let lignes = heads.iter().map(|cell| cell.place.row + cell.place.rows).max()?;
        let lignes = if genre == Genre::Correspondances { 1 } else { lignes };
        Some(Entete { genre, lignes, tetes: tetes(tableau, genre, lignes) })
    })
}

/// The kind of the table that has these heads, folded.
pub fn genre(folded: &[String]) -> Option<Genre> {
    let has = |words: &&[&str]| folded.iter().any(|head| words.iter().any(|word| head.starts_with(word)));
    let known = GENRES.iter().find(|(_, columns)| columns.iter().all(&has)).map(|(genre, _)| *genre);
    // Two titres side by side, each with its arrêté.
    let arretes = folded.iter().filter(|head| head.contains("arrete du") || head.ends_with("arrete")).count();
    known.or_else(|| (arretes == 2).then_some(Genre::Correspondances))
}

/// What a column holds in a table of one kind, by its head, folded.
pub fn role(genre: Genre, folded: &str) -> Option<Role> {
    COLONNES.iter().find(|(of, word, _)| *of == genre && folded.starts_with(word)).map(|(.., role)| *role)
}

fn tetes(tableau: &Tableau<'_>, genre: Genre, lignes: usize) -> Vec<Tete> {
    let mut out: Vec<Tete> = Vec::new();
    let mut column = 0;
    while column < tableau.colonnes {
        // The lowest head of a column names it.
        let Some(cell) = tableau.cellule(lignes.saturating_sub(1), column) else {
            column += 1;
            continue;
        };
        let folded = fold(&texte_brut(cell));
        let role = match role(genre, &folded) {
            Some(role) => role,
            None if genre == Genre::Criteres && !folded.is_empty() => Role::Marques,
            None => Role::Autre,
        };
        out.push(Tete { colonne: column, role });
        column = (cell.place.column + cell.place.columns).max(column + 1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(heads: &[&str]) -> Option<Genre> {
        genre(&heads.iter().map(|head| fold(head)).collect::<Vec<_>>())
    }

    #[test]
    fn genre_accepts() {
        for (heads, found) in [
            (
                &["Modalités", "Compétences évaluées", "Durée", "Détail de l’organisation"][..],
                Genre::Modalites,
            ),
            (
                &["Compétences professionnelles", "Critères d’évaluation", "Mise en situation"],
                Genre::Criteres,
            ),
            (&["Compétences transversales", "Compétences professionnelles concernées"], Genre::Transversales),
            (
                &["Modalité d’évaluation", "Désignation et description des locaux", "Observations"],
                Genre::Locaux,
            ),
            (&["Désignation", "Nombre", "Description", "Observations"], Genre::Ressources),
            (&["Gardien Arrêté du 02/03/2018", "Gardien Arrêté du 04/05/2023"], Genre::Correspondances),
        ] {
            assert_eq!(known(heads), Some(found), "{heads:?}");
        }
    }

    #[test]
    fn genre_rejects() {
        for heads in [&["SIGLE", "Type de document"][..], &["Phares", "Balises"], &[]] {
            assert_eq!(known(heads), None, "{heads:?}");
        }
    }
}
