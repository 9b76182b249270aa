//! What stands outside the fiches activité and compétence.

use reac_model::{Chemin, Noeud, Pas, Reac};

use crate::header;
use crate::items::{self, Item};
use crate::model::Section;
use crate::words::Weights;

/// Fiches that are compared by themselves, and copies of what stands elsewhere: a difference there would be told twice.
const ELSEWHERE: [&str; 4] =
    ["activites_types", "competences_professionnelles", "sommaire", "liste_activites"];

/// Compares the introduction, the emploi type, the transversal competences, the glossaries and the notes.
pub(crate) fn compare(old: &Reac, new: &Reac, weights: &Weights) -> Vec<Section> {
    let mut left = parts(old, weights);
    let mut out: Vec<Section> = Vec::new();
    for (pointer, items) in parts(new, weights) {
        let twin = left.iter().position(|(other, _)| *other == pointer);
        out.push(section(pointer, twin.map(|at| left.remove(at).1).unwrap_or_default(), items));
    }
    out.extend(left.into_iter().map(|(pointer, items)| section(pointer, items, Vec::new())));
    out
}

fn section(pointer: String, old: Vec<Item>, new: Vec<Item>) -> Section {
    let (mut changes, gone, fresh) = items::compare(old, new);
    changes.extend(fresh.into_iter().map(items::added));
    changes.extend(gone.into_iter().map(items::removed));
    Section { pointer, changes }
}

/// Every text that is compared here, by section: a field, or a whole list of fiches, entries or notes.
fn parts(reac: &Reac, weights: &Weights) -> Vec<(String, Vec<Item>)> {
    let mut out: Vec<(String, Vec<Item>)> = Vec::new();
    for (chemin, place, text) in reac.textes(Chemin::default()) {
        let elsewhere = |pas: &Pas| matches!(pas, Pas::Cle(cle) if ELSEWHERE.contains(cle));
        if header::is_header(&chemin, place) || chemin.pas().iter().any(elsewhere) {
            continue;
        }
        let section = match chemin.fiche() {
            Some((list, _)) => format!("/{list}"),
            None => chemin.du_champ().to_string(),
        };
        let item = Item::new(&chemin, "", text, weights);
        match out.last_mut() {
            Some((last, items)) if *last == section => items.push(item),
            _ => out.push((section, vec![item])),
        }
    }
    out
}
