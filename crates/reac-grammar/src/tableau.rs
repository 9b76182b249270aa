//! The table of old and new activities, where a converter wrote its cells one below the other, or side by side with a
//! single space between.
//!
//! Nothing in such a text parts the columns. But what is new stands in the document again: its own title, and those of
//! its activities. What is neither is the old titre's.

use crate::fiches::{Fiches, TitreActivites};
use crate::fold::{fold, likeness};
use crate::indices::mot_ouvert;
use crate::lexique::mot_outil;
use crate::texte::Texte;

/// Two wordings of one title differ by less.
const PAREIL: f64 = 0.9;

/// A title that the document has of its own: as printed, and folded.
type Connu = (String, String);

/// Parts what stands below the label of the new titre, where the old one has no activity of its own.
pub fn separer(fiches: &mut Fiches) {
    let known = connus(fiches);
    let lists = &mut fiches.reac.introduction.liste_activites;
    let (ancien, nouveau) = (&mut lists.ancien, &mut lists.nouveau);
    if !ancien.activites.is_empty() || !ancien.ccs.is_empty() || known.is_empty() {
        return;
    }
    let cells = nouveau.intitule.iter().chain(&nouveau.activites).flat_map(|cell| decouper(cell, &known));
    let cells = reunir(cells, &known);
    let is_new = neufs(&cells, &known);
    let (new, old): (Vec<_>, Vec<_>) = cells.into_iter().zip(is_new).partition(|(_, new)| *new);
    let new: Vec<Texte> = new.into_iter().map(|(cell, _)| cell).collect();
    let mut old = old.into_iter().map(|(cell, _)| cell);
    // A list all of whose titles are known is one of new activities; one with none was not understood.
    if old.len() == 0 || new.len() < 2 {
        return;
    }
    if ancien.intitule.is_none() {
        ancien.intitule = old.next();
    }
    ancien.activites = old.collect();
    ranger(nouveau, new, fiches.reac.titre.intitule.as_ref());
}

/// Which cells are new: for each title the cell that is most like it, capitals and accents told apart. The old titre had
/// an activity of the same name now and then.
fn neufs(cells: &[Texte], known: &[Connu]) -> Vec<bool> {
    let mut out = vec![false; cells.len()];
    for (title, folded) in known {
        let alike =
            cells.iter().enumerate().filter(|(_, cell)| likeness(folded, &fold(&cell.texte)) >= PAREIL);
        let best = alike.max_by(|(i, a), (j, b)| {
            likeness(title, &a.texte).total_cmp(&likeness(title, &b.texte)).then(j.cmp(i))
        });
        if let Some(slot) = best.and_then(|(at, _)| out.get_mut(at)) {
            *slot = true;
        }
    }
    out
}

/// The new titre's own title, and its activities.
fn ranger(nouveau: &mut TitreActivites, cells: Vec<Texte>, titre: Option<&Texte>) {
    let own = titre.map(|titre| fold(&titre.texte));
    let is_title = |cell: &Texte| own.as_ref().is_some_and(|own| likeness(own, &fold(&cell.texte)) >= PAREIL);
    let mut cells = cells;
    let title = cells.iter().position(is_title).unwrap_or(0);
    nouveau.intitule = (title < cells.len()).then(|| cells.remove(title));
    nouveau.activites = cells;
}

/// Titles that the document has of its own.
fn connus(fiches: &Fiches) -> Vec<Connu> {
    let own = fiches.reac.titre.intitule.iter();
    let activities = fiches.reac.activites_types.iter().map(|activity| &activity.intitule);
    let all = own.chain(activities).map(|title| (title.texte.clone(), fold(&title.texte)));
    all.filter(|(_, folded)| !folded.is_empty()).collect()
}

fn est_connu(text: &str, known: &[Connu]) -> bool {
    let text = fold(text);
    known.iter().any(|(_, folded)| likeness(folded, &text) >= PAREIL)
}

/// A row that ends in a known title with more before it holds two cells.
fn decouper(cell: &Texte, known: &[Connu]) -> Vec<Texte> {
    let text = cell.texte.as_str();
    if est_connu(text, known) {
        return vec![cell.clone()];
    }
    let starts = text.match_indices(' ').map(|(at, _)| at);
    for (before, after) in starts.filter_map(|at| text.split_at_checked(at)) {
        let capital = after.trim_start().starts_with(char::is_uppercase);
        if capital && est_connu(after, known) {
            return vec![cell.avec(before), cell.avec(after)];
        }
    }
    vec![cell.clone()]
}

/// Cells over several rows put together: two rows that are a known title only together, and others of which the first
/// wants more words. A cell of the other column may stand between.
fn reunir(cells: impl Iterator<Item = Texte>, known: &[Connu]) -> Vec<Texte> {
    let mut out: Vec<(Texte, bool)> = Vec::new();
    for cell in cells {
        if est_connu(&cell.texte, known) {
            out.push((cell, true));
            continue;
        }
        let last = out.iter().rposition(|(_, whole)| !whole);
        if let Some((above, whole)) = last.and_then(|last| out.get_mut(last)) {
            let mut both = above.clone();
            both.suivre(cell.clone());
            let known = est_connu(&both.texte, known);
            if known || wants_more(&above.texte, &cell.texte) {
                (*above, *whole) = (both, known);
                continue;
            }
        }
        out.push((cell, false));
    }
    out.into_iter().map(|(cell, _)| cell).collect()
}

/// The first ends in a word that wants another, or the second begins with one that no title does.
fn wants_more(above: &str, below: &str) -> bool {
    let last = above.split_whitespace().next_back().unwrap_or_default();
    let first = below.split_whitespace().next().unwrap_or_default().to_lowercase();
    let elided =
        |letter: &str| first.starts_with(&format!("{letter}'")) || first.starts_with(&format!("{letter}’"));
    mot_ouvert(last) || elided("d") || (mot_ouvert(&first) && !mot_outil(&capitalised(&first)))
}

fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texte(text: &str) -> Texte {
        Texte { texte: text.to_owned(), fragments: Vec::new(), confiance: 1.0 }
    }

    fn lues(cells: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut fiches = Fiches::default();
        fiches.reac.titre.intitule = Some(texte("Gardien(ne) de phare"));
        for title in ["Garder un phare", "Tenir le journal de bord"] {
            let activity = reac_model::ActiviteType { intitule: texte(title), ..une_activite() };
            fiches.reac.activites_types.push(activity);
        }
        let mut cells = cells.iter().map(|text| texte(text));
        let nouveau = &mut fiches.reac.introduction.liste_activites.nouveau;
        nouveau.intitule = cells.next();
        nouveau.activites = cells.collect();
        separer(&mut fiches);
        let all = |side: &TitreActivites| {
            side.intitule.iter().chain(&side.activites).map(|cell| cell.texte.clone()).collect()
        };
        let lists = &fiches.reac.introduction.liste_activites;
        (all(&lists.ancien), all(&lists.nouveau))
    }

    fn une_activite() -> reac_model::ActiviteType<Texte> {
        reac_model::ActiviteType {
            id: "AT1".parse().unwrap(),
            numero: 1,
            intitule: texte(""),
            definition: Vec::new(),
            reglementation: Vec::new(),
            competences: Vec::new(),
            competences_transversales: Vec::new(),
        }
    }

    #[test]
    fn what_the_document_does_not_say_again_is_old() {
        let old = ["GARDIEN DE PHARE FLOTTANT", "GARDER UN FEU DES BALISES", "GARDER UN PHARE"];
        let new = ["Gardien(ne) de phare", "Garder un phare", "Tenir le journal de bord"];
        let below =
            [old[0], new[0], "GARDER UN FEU DES", "BALISES", new[1], old[2], "Tenir le journal", "de bord"];
        let beside = [
            "GARDIEN DE PHARE FLOTTANT Gardien(ne) de phare",
            "GARDER UN FEU DES Garder un phare",
            "BALISES",
            "GARDER UN PHARE Tenir le journal de bord",
        ];
        for cells in [below.as_slice(), &beside] {
            let (read_old, read_new) = lues(cells);
            assert_eq!(
                (read_old, read_new),
                (old.map(str::to_owned).to_vec(), new.map(str::to_owned).to_vec())
            );
        }
    }

    #[test]
    fn a_list_of_new_activities_stays_whole() {
        let new = ["Gardien(ne) de phare", "Garder un phare", "Tenir le journal de bord"];
        assert_eq!(lues(&new), (Vec::new(), new.map(str::to_owned).to_vec()));
        let unknown = ["Gardien", "Peindre la tour"];
        assert_eq!(lues(&unknown), (Vec::new(), unknown.map(str::to_owned).to_vec()));
    }
}
