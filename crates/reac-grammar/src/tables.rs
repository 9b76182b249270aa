//! Tables: the synoptic view, whose activity cell spans rows, and the two columns of old and new activities.

use std::collections::HashSet;

use reac_formes::variantes;
use reac_lines::Word;

use crate::indices::{Colonne, Habitudes, Lieu};
use crate::mesures::mode;
use crate::mots::Mots;
use crate::pages::Feuille;
use crate::paragraphes::{Contexte, Paragraphe, colonne_propre, paragraphes_dans};
use crate::rangees::{Rangee, Saut};
use crate::texte::{Notes, Texte};

/// One row of a synoptic table.
#[derive(Debug, Clone, PartialEq)]
pub struct LigneSynoptique {
    /// Number of the activity that spans it; `None` where the print leaves it open.
    pub activite: Option<u32>,
    /// Title of that activity.
    pub intitule_activite: Option<Texte>,
    /// Number of the competence.
    pub competence: u32,
    /// Its title.
    pub intitule: Texte,
}

/// A table of old and new activities.
#[derive(Debug, Clone)]
pub struct DeuxColonnes {
    /// Below "Ancien TP".
    pub ancien: Vec<Paragraphe>,
    /// Below "Nouveau TP".
    pub nouveau: Vec<Paragraphe>,
}

/// Rows of one column: words that `dedans` admits, distances measured anew.
fn colonne<'a>(
    rangees: &[Rangee<'a>],
    pas: f32,
    feuilles: &[Feuille<'a>],
    dedans: impl Fn(&Word) -> bool,
) -> Vec<Rangee<'a>> {
    let mut out: Vec<Rangee<'a>> = Vec::new();
    for row in rangees {
        let mots: Vec<&Word> = row.mots.iter().copied().filter(|mot| dedans(mot)).collect();
        if mots.is_empty() {
            continue;
        }
        let saut = match out.last() {
            Some(last) if last.feuille == row.feuille => {
                let border = filet_entre(feuilles.get(row.feuille), last, row, &mots);
                Saut::Lignes(if border { 9.0 } else { (row.baseline - last.baseline) / pas })
            }
            // A row of a ruled table seldom runs over a page.
            Some(_) => Saut::Lignes(1.5),
            None => row.saut,
        };
        // Whether a space follows is known of the line's last word only.
        let whole = mots.last().map(|mot| mot.right) == row.mots.last().map(|mot| mot.right);
        out.push(Rangee {
            mots: Mots::new(mots),
            saut,
            espace_final: row.espace_final.filter(|_| whole),
            ..row.clone()
        });
    }
    out
}

/// A ruled column's edges: its right border, as far from the text as the left one is.
fn bords(rangees: &[Rangee<'_>], feuilles: &[Feuille<'_>]) -> Option<Colonne> {
    let row = rangees.iter().max_by(|a, b| a.droite().total_cmp(&b.droite()))?;
    let (left, right) = (rangees.iter().map(Rangee::gauche).fold(f32::INFINITY, f32::min), row.droite());
    let feuille = feuilles.get(row.feuille)?;
    let beside = || {
        feuille.filets.iter().filter(|filet| {
            !filet.is_horizontal() && filet.top < row.baseline && filet.bottom > row.baseline - 8.0
        })
    };
    let border_left =
        beside().map(|filet| filet.right).filter(|x| *x <= left + 1.0).fold(f32::NEG_INFINITY, f32::max);
    let border_right =
        beside().map(|filet| filet.left).filter(|x| *x >= right - 1.0).fold(f32::INFINITY, f32::min);
    let padding = left - border_left;
    let known = border_right.is_finite() && (0.0..20.0).contains(&padding);
    known.then_some(Colonne { gauche: left, droite: border_right - padding })
}

/// A horizontal stroke parts two rows of one column.
fn filet_entre(feuille: Option<&Feuille<'_>>, a: &Rangee<'_>, b: &Rangee<'_>, mots: &[&Word]) -> bool {
    let (Some(feuille), Some(first)) = (feuille, mots.first()) else { return false };
    let middle = first.left + first.width() / 2.0;
    feuille.filets.iter().any(|filet| {
        filet.is_horizontal()
            && filet.left <= middle
            && filet.right >= middle
            && filet.top > a.baseline - 1.0
            && filet.bottom < b.baseline - first.size * 0.5
    })
}

/// Reads the two-column table of old and new activities, or nothing where no row names both columns.
#[must_use]
pub fn deux_colonnes<'a>(
    rangees: &[Rangee<'a>],
    feuilles: &[Feuille<'a>],
    contexte: &Contexte<'_>,
) -> Option<(DeuxColonnes, usize)> {
    let header = rangees.iter().position(|row| {
        let folded = crate::fold::fold(&row.texte(Notes::AUCUNE));
        variantes::ANCIEN_ET_NOUVEAU.contains(&folded.as_str())
    })?;
    let below = rangees.get(header + 1..)?;
    let head = rangees.get(header)?;
    let head_left = head.mots.iter().skip(1).find(|mot| mot.space > 20.0).map(|mot| mot.left)?;
    // The second column's text begins where words after a wide gap pile up.
    let starts = below
        .iter()
        .flat_map(|row| row.mots.iter().skip(1).filter(|mot| mot.space > 8.0 && mot.left < head_left + 20.0));
    let middle = below.iter().map(Rangee::gauche).fold(f32::INFINITY, f32::min);
    let split = mode(starts.filter(|mot| mot.left > middle + 90.0).map(|mot| (mot.left, 1.0)), 3.0)
        .unwrap_or(head_left)
        - 4.0;
    // Cells are too narrow to be justified, whatever the body is.
    let contexte =
        &Contexte { habitudes: Habitudes { justifie: 0.1, ..contexte.habitudes }, ..contexte.clone() };
    let column = |inside: &dyn Fn(&Word) -> bool| {
        let rows = colonne(below, contexte.mesures.pas, feuilles, inside);
        let edges = bords(&rows, feuilles).unwrap_or_else(|| colonne_propre(&rows, contexte.mesures));
        paragraphes_dans(&rows, Lieu::Items, edges, contexte)
    };
    let ancien = column(&|mot| mot.left < split);
    let nouveau = column(&|mot| mot.left >= split);
    Some((DeuxColonnes { ancien, nouveau }, header))
}

/// A cell with its number: rows of a column that stand together.
#[derive(Debug, Clone)]
struct Cellule<'a> {
    rangees: Vec<Rangee<'a>>,
}

impl Cellule<'_> {
    fn milieu(&self) -> f32 {
        let first = self.rangees.first().map_or(0.0, |row| row.baseline);
        let last = self.rangees.last().map_or(0.0, |row| row.baseline);
        f32::midpoint(first, last)
    }

    fn texte(&self, notes: Notes<'_>) -> Texte {
        let mut out = Texte { texte: String::new(), fragments: Vec::new(), confiance: 1.0 };
        for row in &self.rangees {
            out.suivre(Texte { texte: row.texte(notes), fragments: vec![row.fragment()], confiance: 1.0 });
        }
        out
    }
}

/// A number that stands in a column of numbers.
#[derive(Debug, Clone, Copy)]
struct Nombre {
    feuille: usize,
    baseline: f32,
    valeur: u32,
}

/// What no cell that was read took, the header row apart.
fn hors_cellules<'a>(rangees: &[Rangee<'a>], pris: &HashSet<*const Word>) -> Vec<Rangee<'a>> {
    let left = |row: &Rangee<'a>| {
        let mots = row.mots.iter().copied().filter(|mot| !pris.contains(&std::ptr::from_ref(*mot))).collect();
        let row = Rangee { mots: Mots::new(mots), ..row.clone() };
        let folded = crate::fold::fold(&row.texte(Notes::AUCUNE));
        (!folded.split(' ').all(|word| word.is_empty() || variantes::SYNOPTIQUE.contains(&word)))
            .then_some(row)
    };
    rangees.iter().filter_map(left).collect()
}

/// Reads a synoptic table: numbers of competences, their titles, and the activity whose cell spans them; and what
/// stands in it besides.
#[must_use]
pub fn synoptique<'a>(
    rangees: &[Rangee<'a>],
    feuilles: &[Feuille<'a>],
    contexte: &Contexte<'_>,
) -> (Vec<LigneSynoptique>, Vec<Rangee<'a>>) {
    let mut pris: HashSet<*const Word> = rangees.iter().flat_map(isoles).map(std::ptr::from_ref).collect();
    let Some(lanes) = Couloirs::chercher(rangees) else { return (Vec::new(), hors_cellules(rangees, &pris)) };
    let mut prendre = |cell: &Cellule<'a>| {
        pris.extend(cell.rangees.iter().flat_map(|row| row.mots.iter().map(|mot| std::ptr::from_ref(*mot))));
        cell.texte(contexte.notes)
    };
    let pas = contexte.mesures.pas;
    let titles = cellules(colonne(rangees, pas, feuilles, |mot| mot.left > lanes.competence + 6.0), contexte);
    let activities = cellules(
        colonne(rangees, pas, feuilles, |mot| {
            mot.left > lanes.activite + 6.0
                && mot.right < lanes.competence - 1.0
                && (mot.left - lanes.activite).abs() > 6.0
        }),
        contexte,
    );
    let numbers = lanes.nombres(rangees, lanes.competence);
    let heads = lanes.nombres(rangees, lanes.activite);
    let mut out: Vec<LigneSynoptique> = Vec::new();
    for (index, feuille) in feuilles.iter().enumerate() {
        let here: Vec<(Nombre, Option<&Cellule<'a>>)> = numbers
            .iter()
            .filter(|number| number.feuille == index)
            .map(|number| (*number, plus_proche(&titles, *number)))
            .collect();
        let spans: Vec<Nombre> = heads.iter().copied().filter(|head| head.feuille == index).collect();
        let rows: Vec<f32> = here.iter().map(|(number, _)| number.baseline).collect();
        let whose = par_filets(&rows, &spans, feuille, lanes.activite).unwrap_or_else(|| {
            if contexte.sans_retour { sous_leur_tete(&rows, &spans) } else { partager(&rows, &spans) }
        });
        // Rows on top of a page that no number of their own spans go on with the activity of the page before.
        let carried = out.last().and_then(|row| Some((row.activite?, row.intitule_activite.clone())));
        for ((number, cell), head) in here.into_iter().zip(whose) {
            let Some(cell) = cell else { continue };
            let head = head.and_then(|head| spans.get(head));
            let title = head.and_then(|head| plus_proche(&activities, *head)).map(&mut prendre);
            let (activite, intitule_activite) = match head {
                Some(head) => (Some(head.valeur), title),
                None => carried.clone().map_or((None, None), |(number, title)| (Some(number), title)),
            };
            out.push(LigneSynoptique {
                activite,
                intitule_activite,
                competence: number.valeur,
                intitule: prendre(cell),
            });
        }
    }
    (out, hors_cellules(rangees, &pris))
}

/// Left edges of the two columns of numbers.
struct Couloirs {
    activite: f32,
    competence: f32,
}

impl Couloirs {
    fn chercher(rangees: &[Rangee<'_>]) -> Option<Self> {
        let numbers: Vec<f32> = rangees.iter().flat_map(|row| isoles(row)).map(|mot| mot.right).collect();
        let mut lanes: Vec<(f32, usize)> = Vec::new();
        for right in numbers {
            match lanes.iter_mut().find(|(lane, _)| (*lane - right).abs() < 14.0) {
                Some((_, count)) => *count += 1,
                None => lanes.push((right, 1)),
            }
        }
        // Of two lanes with as many numbers, one competence to each activity, the right one is the competences'.
        lanes.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.total_cmp(&a.0)));
        let competence = lanes.first()?.0;
        let activite = lanes
            .iter()
            .filter(|(lane, _)| *lane < competence - 60.0)
            .map(|(lane, _)| *lane)
            .fold(f32::INFINITY, f32::min);
        activite.is_finite().then_some(Self { activite, competence })
    }

    #[allow(clippy::unused_self)]
    fn nombres(&self, rangees: &[Rangee<'_>], lane: f32) -> Vec<Nombre> {
        rangees
            .iter()
            .flat_map(|row| {
                isoles(row).filter(move |mot| (mot.right - lane).abs() < 14.0).filter_map(|mot| {
                    let valeur = mot.text.trim_end_matches('.').parse().ok()?;
                    Some(Nombre { feuille: row.feuille, baseline: row.baseline, valeur })
                })
            })
            .collect()
    }
}

/// Numbers that stand in a cell of their own.
fn isoles<'r, 'a>(row: &'r Rangee<'a>) -> impl Iterator<Item = &'a Word> + 'r {
    row.mots.iter().enumerate().filter_map(move |(index, mot)| {
        let number = mot.text.trim_end_matches('.');
        let short = number.len() <= 2 && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        let apart_before = index == 0 || mot.space > 7.0;
        let apart_after = row.mots.get(index + 1).is_none_or(|next| next.space > 7.0);
        (short && apart_before && apart_after).then_some(*mot)
    })
}

/// Rows of a column that stand together; in unwrapped text (`une_rangee`) each row is a cell of its own.
fn cellules<'a>(rangees: Vec<Rangee<'a>>, contexte: &Contexte<'_>) -> Vec<Cellule<'a>> {
    let mut out: Vec<Cellule<'a>> = Vec::new();
    for row in rangees {
        match out.last_mut() {
            Some(cell) if !contexte.sans_retour && matches!(row.saut, Saut::Lignes(n) if n < 1.3) => {
                cell.rangees.push(row)
            }
            _ => out.push(Cellule { rangees: vec![row] }),
        }
    }
    out
}

fn plus_proche<'c, 'a>(cells: &'c [Cellule<'a>], number: Nombre) -> Option<&'c Cellule<'a>> {
    cells
        .iter()
        .filter(|cell| cell.rangees.first().is_some_and(|row| row.feuille == number.feuille))
        .min_by(|a, b| (a.milieu() - number.baseline).abs().total_cmp(&(b.milieu() - number.baseline).abs()))
        .filter(|cell| (cell.milieu() - number.baseline).abs() < 30.0)
}

/// Which head spans each row, by the strokes that part the activities; nothing where there are none.
fn par_filets(rows: &[f32], heads: &[Nombre], feuille: &Feuille<'_>, x: f32) -> Option<Vec<Option<usize>>> {
    let (first, last) = (rows.first()?, rows.last()?);
    let within = |y: f32| y > *first && y < *last;
    let crosses = |filet: &&reac_lines::Rule| {
        filet.is_horizontal() && filet.left < x - 1.0 && filet.right > x + 20.0 && within(filet.top)
    };
    let borders: Vec<f32> = feuille.filets.iter().filter(crosses).map(|filet| filet.top).collect();
    // Strokes must part the numbers: one head at the most between two of them.
    let part = |y: f32| borders.iter().filter(|border| **border < y).count();
    let parts: Vec<usize> = heads.iter().map(|head| part(head.baseline)).collect();
    let distinct = parts.windows(2).all(|pair| pair.first() < pair.last());
    let plausible = !borders.is_empty() && distinct && !heads.is_empty();
    plausible.then(|| rows.iter().map(|row| parts.iter().position(|other| *other == part(*row))).collect())
}

/// In text the cell of an activity begins with its first row: each row belongs to the last head that is not below it.
fn sous_leur_tete(rows: &[f32], heads: &[Nombre]) -> Vec<Option<usize>> {
    rows.iter().map(|row| heads.iter().rposition(|head| head.baseline <= row + 1.0)).collect()
}

/// Which head spans each row. On a page a head stands in the middle of its rows: the rows are cut where the middles
/// fit best.
fn partager(rows: &[f32], heads: &[Nombre]) -> Vec<Option<usize>> {
    /// No page has as many rows; what has would take long.
    const RANGEES: usize = 200;

    if heads.is_empty() || rows.is_empty() {
        return vec![None; rows.len()];
    }
    let (n, m) = (rows.len(), heads.len());
    if m > n || n > RANGEES {
        return vec![None; n];
    }
    // cost[i][j]: the first i rows shared among the first j heads.
    let mut cost = vec![vec![f32::INFINITY; m + 1]; n + 1];
    let mut from = vec![vec![0_usize; m + 1]; n + 1];
    set(&mut cost, 0, 0, 0.0);
    for (j, head) in heads.iter().enumerate() {
        for i in 1..=n {
            for k in 0..i {
                let (Some(first), Some(last)) = (rows.get(k), rows.get(i - 1)) else { continue };
                let off = (f32::midpoint(*first, *last) - head.baseline).abs();
                let sum = at(&cost, k, j) + off;
                if sum < at(&cost, i, j + 1) {
                    set(&mut cost, i, j + 1, sum);
                    set(&mut from, i, j + 1, k);
                }
            }
        }
    }
    let mut out = vec![None; n];
    let mut end = n;
    for j in (1..=m).rev() {
        let begin = from.get(end).and_then(|row| row.get(j)).copied().unwrap_or(0);
        for slot in out.iter_mut().take(end).skip(begin) {
            *slot = Some(j - 1);
        }
        end = begin;
    }
    out
}

fn at(table: &[Vec<f32>], i: usize, j: usize) -> f32 {
    table.get(i).and_then(|row| row.get(j)).copied().unwrap_or(f32::INFINITY)
}

fn set<T>(table: &mut [Vec<T>], i: usize, j: usize, value: T) {
    if let Some(slot) = table.get_mut(i).and_then(|row| row.get_mut(j)) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(baseline: f32) -> Nombre {
        Nombre { feuille: 0, baseline, valeur: 1 }
    }

    #[test]
    fn rows_go_to_the_head_in_their_middle() {
        let rows = [10.0, 20.0, 30.0, 40.0, 50.0];
        assert_eq!(partager(&rows, &[head(15.0), head(40.0)]), [Some(0), Some(0), Some(1), Some(1), Some(1)]);
    }

    #[test]
    fn in_text_the_head_stands_beside_its_first_row() {
        let rows = [10.0, 20.0, 30.0];
        assert_eq!(sous_leur_tete(&rows, &[head(10.0), head(30.0)]), [Some(0), Some(0), Some(1)]);
    }

    #[test]
    fn more_heads_than_rows_say_nothing() {
        assert_eq!(partager(&[10.0], &[head(10.0), head(20.0)]), [None]);
    }
}
