//! Lines that stand before or after most pages of a text.

use std::collections::{HashMap, HashSet};

use reac_diagnostic::Diagnostic;
use reac_lines::Line;

use super::masque::Masque;
use super::{Place, assez, dite, est_un_titre, oter, porte};
use crate::pages::Feuille;
use crate::vocabulaire::Vocabulaire;

/// Of the pages, so many carry the line: text has no heights to tell a heading by.
const PLUPART: f32 = 0.66;

/// Running lines of one edge that are looked for.
const RANGEES: usize = 4;

/// An edge of a page.
#[derive(Debug, Clone, Copy)]
enum Bord {
    Haut,
    Bas,
}

/// Takes them off, from the edge inwards.
pub(super) fn retirer(feuilles: &mut [Feuille<'_>], connu: &Vocabulaire) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for bord in [Bord::Haut, Bord::Bas] {
        for _ in 0..RANGEES {
            match une_rangee(feuilles, bord, connu) {
                Some(found) => said.push(found),
                None => break,
            }
        }
    }
    said
}

/// The line that stands outermost on most pages, taken off.
fn une_rangee(feuilles: &mut [Feuille<'_>], bord: Bord, connu: &Vocabulaire) -> Option<Diagnostic> {
    let porteuses = feuilles.iter().filter(|feuille| porte(feuille)).count();
    let mut groupes: HashMap<u64, Vec<(usize, usize, Masque)>> = HashMap::new();
    for (index, feuille) in feuilles.iter().enumerate() {
        let outermost = match bord {
            Bord::Haut => Some(0),
            Bord::Bas => feuille.lignes.len().checked_sub(1),
        };
        let Some((rang, line)) = outermost.and_then(|rang| Some((rang, feuille.lignes.get(rang)?))) else {
            continue;
        };
        let masque = Masque::de(line);
        groupes.entry(masque.cle).or_default().push((index, rang, masque));
    }
    let (_, found) = groupes.into_iter().max_by_key(|(cle, found)| (found.len(), *cle))?;
    if !assez(found.len(), porteuses, PLUPART) {
        return None;
    }
    let (first, rang, masque) = found.first()?;
    let text = feuilles.get(*first)?.lignes.get(*rang)?.text();
    if est_un_titre(connu, &text) || (!masque.lettres && !montent(&found)) {
        return None;
    }
    let mut taken: HashSet<Place> = found.iter().map(|(index, rang, _)| (*index, *rang)).collect();
    if masque.lettres {
        taken.extend(aux_bords(feuilles, masque.cle));
    }
    let pages: Vec<u32> = oter(feuilles, &taken).iter().map(|line| line.page).collect();
    Some(dite(&text, &pages))
}

/// What reads like a running line on both edges: that of a blank page stands beside its neighbour's.
fn aux_bords(feuilles: &[Feuille<'_>], cle: u64) -> Vec<Place> {
    let mut out = Vec::new();
    for (index, feuille) in feuilles.iter().enumerate() {
        let alike = |line: &&&Line| Masque::de(line).cle == cle;
        let (top, all) = (feuille.lignes.iter().take_while(alike).count(), feuille.lignes.len());
        let foot = feuille.lignes.iter().rev().take_while(alike).count();
        out.extend((0..top).chain(all - foot..all).map(|rang| (index, rang)));
    }
    out
}

/// Whether a bare number rises from page to page, but for one in ten.
fn montent(found: &[(usize, usize, Masque)]) -> bool {
    let Some((_, _, first)) = found.first() else { return false };
    first.places().next().is_none()
        || first.places().any(|place| {
            let rising = found.windows(2).filter(|pair| match pair {
                [(_, _, a), (_, _, b)] => a.nombre(place) < b.nombre(place),
                _ => false,
            });
            rising.count() * 10 >= found.len().saturating_sub(1) * 9
        })
}
