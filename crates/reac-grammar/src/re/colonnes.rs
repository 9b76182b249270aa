//! Tables of a text that keeps its columns: the heads of one row tell which there are, gaps of blanks part the cells, and the
//! names of the modalités tell where a row of the table begins. Nothing tells how far a cell goes whose neighbour names
//! nothing, so tables of other kinds stay whole.

use std::collections::BTreeSet;

use reac_lines::{Line, Word};

use super::brouillon::{Ligne, prolonger};
use super::entete::{Genre, Role, genre, role};
use super::flux::Contenu;
use super::titres::commence_une_modalite;
use crate::fold::fold;
use crate::indices::Colonne;
use crate::ligne::puce::{Puce, puce};
use crate::mots::Mots;
use crate::rangees::{Rangee, Saut};

/// Blanks as wide as this part cells, points.
const ENTRE_CELLULES: f32 = 12.0;
/// Letters of the name of a modalité that are looked at.
const NOM: usize = 400;
/// Cells of one column begin within so much of each other, points.
const MEME_BORD: f32 = 12.0;

/// Whether a row is parted into cells by blanks.
#[must_use]
pub fn est_en_cellules(line: &Line) -> bool {
    line.words.windows(2).any(|pair| matches!(pair, [a, b] if b.left - a.right >= ENTRE_CELLULES))
}

/// What stands below one heading row.
#[derive(Debug, Clone)]
pub struct TableDeTexte<'a> {
    /// The heading row, where one row holds all heads.
    pub tete: Option<Rangee<'a>>,
    /// Which of the certificates it is of; the titre's without.
    pub certificat: Option<usize>,
    /// The table of the page before goes on.
    pub suite: bool,
    /// Its rows.
    pub contenu: Contenu<'a>,
}

/// A cell of one row.
#[derive(Debug, Clone)]
struct Piece<'a> {
    gauche: f32,
    droite: f32,
    mots: Vec<&'a Word>,
}

fn pieces<'a>(row: &Rangee<'a>) -> Vec<Piece<'a>> {
    let mut out: Vec<Piece<'a>> = Vec::new();
    for mot in row.mots.iter() {
        match out.last_mut() {
            Some(last) if mot.left - last.droite < ENTRE_CELLULES => {
                last.droite = mot.right;
                last.mots.push(mot);
            }
            _ => out.push(Piece { gauche: mot.left, droite: mot.right, mots: vec![*mot] }),
        }
    }
    out
}

fn texte(piece: &Piece<'_>) -> String {
    piece.mots.iter().map(|mot| mot.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The heads of a table of modalités in one row, each with what its column holds.
fn tetes(row: &Rangee<'_>) -> Option<Vec<(Role, Colonne)>> {
    let heads = pieces(row);
    let folded: Vec<String> = heads.iter().map(|head| fold(&texte(head))).collect();
    if genre(&folded) != Some(Genre::Modalites) {
        return None;
    }
    let named = heads.iter().zip(&folded).map(|(head, folded)| {
        let edges = Colonne { gauche: head.gauche, droite: head.droite };
        Some((role(Genre::Modalites, folded)?, edges))
    });
    named.collect()
}

/// Where the cells of a column begin, how far they go, and what they hold: what stands below a head is of its column.
fn colonnes(rows: &[Vec<Piece<'_>>], heads: &[(Role, Colonne)]) -> Option<Vec<(Role, Colonne)>> {
    let mut lefts: Vec<Colonne> =
        rows.iter().flatten().map(|piece| Colonne { gauche: piece.gauche, droite: piece.droite }).collect();
    lefts.sort_by(|a, b| a.gauche.total_cmp(&b.gauche));
    let mut columns: Vec<Colonne> = Vec::new();
    for edges in lefts {
        match columns.last_mut() {
            Some(last) if edges.gauche - last.gauche < MEME_BORD => {
                last.droite = last.droite.max(edges.droite)
            }
            _ => columns.push(edges),
        }
    }
    let below = |column: &Colonne| {
        let over = |(_, head): &&(Role, Colonne)| head.gauche < column.droite && column.gauche < head.droite;
        // Left of all heads stand the marks of what the first column holds.
        let first = heads.first().filter(|(_, head)| column.droite <= head.gauche);
        heads.iter().find(over).or(first).map(|(role, _)| *role)
    };
    columns.into_iter().map(|column| Some((below(&column)?, column))).collect()
}

/// The rows of a table of modalités that a text keeps in columns: those of its segments, one a page.
pub fn modalites<'a>(segments: &[&TableDeTexte<'a>], pas: f32) -> Option<Vec<Ligne<'a>>> {
    let mut out: Vec<Ligne<'a>> = Vec::new();
    for segment in segments {
        let heads = tetes(segment.tete.as_ref()?)?;
        let rows = &segment.contenu.rangees;
        let cells: Vec<Vec<Piece<'a>>> = rows.iter().map(pieces).collect();
        let columns = colonnes(&cells, &heads)?;
        let starts: BTreeSet<usize> = debuts(rows, &cells, &columns, pas).into_iter().collect();
        for (index, (row, cells)) in rows.iter().zip(cells).enumerate() {
            if starts.contains(&index) {
                out.push(Ligne::default());
            }
            let first = index == 0 && !starts.contains(&0);
            let line = out.last_mut()?;
            for piece in cells {
                let (role, colonne) =
                    columns.iter().rev().find(|(_, column)| column.gauche <= piece.gauche)?;
                placer(line, *role, (row, piece), *colonne, (first, pas));
            }
        }
    }
    Some(out)
}

/// The rows in which a modalité begins: by its name, which goes on below itself. Where nothing of it stands above its name on
/// a page, what stands close above is its own, set around the middle of the cell.
fn debuts(
    rows: &[Rangee<'_>],
    cells: &[Vec<Piece<'_>>],
    columns: &[(Role, Colonne)],
    pas: f32,
) -> Vec<usize> {
    let of = |cells: &[Piece<'_>], wanted: Role| {
        let own = cells.iter().filter(|piece| {
            let column = columns.iter().rev().find(|(_, column)| column.gauche <= piece.gauche);
            column.is_some_and(|(role, _)| *role == wanted)
        });
        own.map(texte).collect::<Vec<_>>().join(" ")
    };
    let mut out: Vec<usize> = Vec::new();
    let (mut name, mut pending) = (String::new(), None);
    for (index, cells) in cells.iter().enumerate() {
        let key = of(cells, Role::Cle);
        let key = match puce(&key) {
            Some((Puce::Signe, rest)) => fold(rest),
            _ => fold(&key),
        };
        if key.is_empty() {
            // A duration beside no name is that of the name around the middle of its cell, below.
            let timed = !out.is_empty() && !of(cells, Role::Duree).is_empty();
            pending = if timed { Some(index) } else { pending };
            continue;
        }
        let whole = format!("{name} {key}");
        let goes_on = commence_une_modalite(whole.trim_start()) && !name.is_empty();
        let unknown = !commence_une_modalite(&key);
        let alone = of(cells, Role::Duree).is_empty() && of(cells, Role::Competences).is_empty();
        if goes_on || (unknown && alone && !name.is_empty()) {
            // Names are short: what is longer begins none.
            if whole.len() <= NOM {
                name = whole;
            }
            pending = None;
            continue;
        }
        name = key;
        let from = pending.take().unwrap_or(index);
        let close = |above: &[Rangee<'_>]| {
            above.windows(2).all(|pair| match pair {
                [a, b] => b.baseline - a.baseline < 1.5 * pas,
                _ => true,
            })
        };
        let from_the_top = out.is_empty() && close(rows.get(..=index).unwrap_or_default());
        out.push(if from_the_top { 0 } else { from });
    }
    out
}

/// Puts a cell of one row below what its column holds already.
fn placer<'a>(
    line: &mut Ligne<'a>,
    role: Role,
    (row, piece): (&Rangee<'a>, Piece<'a>),
    colonne: Colonne,
    (overleaf, pas): (bool, f32),
) {
    let cells = match line.cellules.iter().position(|(own, _)| *own == role) {
        Some(at) => at,
        None => {
            line.cellules.push((role, Vec::new()));
            line.cellules.len() - 1
        }
    };
    let Some((_, cells)) = line.cellules.get_mut(cells) else { return };
    let last = cells.last().and_then(|cell| cell.rangees.last());
    let saut = match last {
        Some(last) if last.page == row.page => Saut::Lignes((row.baseline - last.baseline) / pas),
        Some(_) => Saut::Page { reste: 0.0, descente: 0.0 },
        None => Saut::Debut,
    };
    let rangee = Rangee { mots: Mots::new(piece.mots), saut, ..row.clone() };
    let new = Contenu { rangees: vec![rangee], colonne };
    match cells.last_mut() {
        Some(_) if overleaf => prolonger(cells, new),
        Some(last) => {
            last.colonne.droite = last.colonne.droite.max(colonne.droite);
            last.rangees.extend(new.rangees);
        }
        None => cells.push(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTE: &str = "
        Modalités              Compétences évaluées            Durée            Détail de l’organisation de l’épreuve
   Mise en situation           Allumer le feu du phare         01 h 30 min      Le candidat allume le feu.
   professionnelle             Compter les navires                              Il compte les navires.
   Entretien technique         Compter les navires             00 h 20 min      Le jury questionne le candidat.
                                                               00 h 15 min      Le candidat dit ce qu’il voit
   Entretien final                                                              par la fenêtre de la tour.
";

    fn segment(source: &reac_lines::Source) -> TableDeTexte<'_> {
        let page = source.pages.first().unwrap();
        let rows = page.lines.iter().map(|line| Rangee {
            feuille: 0,
            page: 1,
            imprimee: None,
            baseline: line.baseline,
            mots: Mots::new(line.words.iter().collect()),
            espace_final: None,
            saut: Saut::Debut,
        });
        let mut rows: Vec<Rangee<'_>> = rows.collect();
        let tete = Some(rows.remove(0));
        let colonne = Colonne { gauche: 0.0, droite: 0.0 };
        TableDeTexte { tete, certificat: None, suite: false, contenu: Contenu { rangees: rows, colonne } }
    }

    fn said(line: &Ligne<'_>, role: Role) -> Vec<String> {
        let rows = line.de(role).iter().flat_map(|cell| &cell.rangees);
        rows.map(|row| row.texte(crate::texte::Notes::AUCUNE)).collect()
    }

    #[test]
    fn modalites_accepts() {
        let source = reac_text::read(TEXTE.as_bytes()).unwrap();
        let lines = modalites(&[&segment(&source)], 11.5).unwrap();
        let [first, second, third] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!(said(first, Role::Cle), ["Mise en situation", "professionnelle"]);
        assert_eq!(said(first, Role::Competences), ["Allumer le feu du phare", "Compter les navires"]);
        assert_eq!(said(first, Role::Duree), ["01 h 30 min"]);
        assert_eq!(said(first, Role::Detail), ["Le candidat allume le feu.", "Il compte les navires."]);
        assert_eq!(said(second, Role::Cle), ["Entretien technique"]);
        assert_eq!(said(second, Role::Detail), ["Le jury questionne le candidat."]);
        assert_eq!(
            (said(third, Role::Cle), said(third, Role::Duree)),
            (vec!["Entretien final".to_owned()], vec!["00 h 15 min".to_owned()])
        );
        assert_eq!(said(third, Role::Detail).len(), 2);
    }

    #[test]
    fn modalites_rejects() {
        for text in [
            "Désignation            Nombre            Description\nLanternes     2       à huile\n",
            "Modalités\nCompétences évaluées\nDurée\n",
            "Modalités    Compétences évaluées    Durée\n                                             Le phare     loin\n",
        ] {
            let source = reac_text::read(text.as_bytes()).unwrap();
            assert!(modalites(&[&segment(&source)], 11.5).is_none(), "{text}");
        }
    }
}
