//! Which activity a competence belongs to: every place of the document that says so has a vote.

use crate::fiches::{Competence, Fiches};
use crate::fold::{fold, likeness};
use crate::texte::Texte;

/// An activity's identity: of a CCS or not, and its number.
pub type Activite = (bool, u32);

/// Titles at least this alike are one title.
const MEME_TITRE: f64 = 0.82;

/// How much each place counts. The fiche activité type lists exactly its own competences; the synoptic table joins by
/// number, but a merged cell is read by its place alone.
const VOIX_FICHE: f64 = 2.0;
const VOIX_LISTE: f64 = 1.4;
const VOIX_SYNOPTIQUE: f64 = 1.3;
const VOIX_VOISINAGE: f64 = 1.0;

/// Parts what a list runs together: two titles that stand on full lines below each other look like one, but the fiches
/// know them apart.
pub fn separer(fiches: &mut Fiches) {
    let title = |texte: &Texte| (fold(&texte.texte), texte.texte.split_whitespace().count());
    let mut titles: Vec<_> = fiches.activites.iter().map(|fiche| title(&fiche.intitule)).collect();
    titles.extend(fiches.competences.iter().map(|fiche| title(&fiche.intitule)));
    for listed in &mut fiches.emploi_type.listes {
        let mut parted = parts(listed.intitule.clone(), &titles).into_iter();
        if let (Some(activity), Some(competence)) = (parted.next(), parted.next()) {
            listed.intitule = activity;
            listed.competences.insert(0, competence);
        }
    }
    let of_activities = fiches.activites.iter_mut().map(|activity| &mut activity.competences);
    let of_lists = fiches.emploi_type.listes.iter_mut().map(|listed| &mut listed.competences);
    for list in of_activities.chain(of_lists) {
        *list = std::mem::take(list).into_iter().flat_map(|listed| parts(listed, &titles)).collect();
    }
}

fn parts(listed: Texte, titles: &[(String, usize)]) -> Vec<Texte> {
    let folded = fold(&listed.texte);
    let is = |text: &str| titles.iter().any(|(title, _)| title == text);
    if is(&folded) {
        return vec![listed];
    }
    let cut = titles.iter().find(|(title, _)| {
        folded.strip_prefix(title.as_str()).and_then(|rest| rest.strip_prefix(' ')).is_some_and(is)
    });
    let Some((_, count)) = cut else { return vec![listed] };
    let words: Vec<&str> = listed.texte.split_whitespace().collect();
    let (first, second) = words.split_at((*count).min(words.len()));
    vec![listed.avec(&first.join(" ")), listed.avec(&second.join(" "))]
}

/// For each fiche compétence its activity; `None` where no place names one.
#[must_use]
pub fn rattacher(fiches: &Fiches) -> Vec<Option<Activite>> {
    let mut out: Vec<Option<Activite>> = Vec::new();
    for competence in &fiches.competences {
        let votes = voix(fiches, competence);
        let best = votes
            .into_iter()
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .map(|(activity, _)| activity);
        out.push(best);
    }
    combler(fiches, &mut out);
    out
}

fn voix(fiches: &Fiches, competence: &Competence) -> Vec<(Activite, f64)> {
    let title = fold(&competence.intitule.texte);
    let mut votes: Vec<(Activite, f64)> = Vec::new();
    let mut vote =
        |activity: Activite, weight: f64| match votes.iter_mut().find(|(other, _)| *other == activity) {
            Some((_, sum)) => *sum += weight,
            None => votes.push((activity, weight)),
        };
    // Where some list prints this very title, one that is only like it is another competence's.
    let of_activities = fiches.activites.iter().flat_map(|activity| &activity.competences);
    let of_lists = fiches.emploi_type.listes.iter().flat_map(|listed| &listed.competences);
    let exact = of_activities.chain(of_lists).any(|listed| fold(&listed.texte) == title);
    let least = if exact { 1.0 } else { MEME_TITRE };
    let alike = |other: &str| {
        let likeness = likeness(&title, &fold(other));
        (likeness >= least).then_some(likeness)
    };
    for activity in fiches.activites.iter().filter(|activity| activity.ccs == competence.ccs) {
        let best = activity.competences.iter().filter_map(|listed| alike(&listed.texte)).fold(0.0, f64::max);
        if best > 0.0 {
            vote((activity.ccs, activity.numero), VOIX_FICHE * best);
        }
    }
    // In the lists an extension's number may run on: its rank counts.
    let mut rank = 0;
    for listed in fiches.emploi_type.listes.iter().filter(|listed| listed.ccs == competence.ccs) {
        rank += 1;
        let number = if listed.ccs { rank } else { listed.numero.unwrap_or(rank) };
        let best = listed.competences.iter().filter_map(|title| alike(&title.texte)).fold(0.0, f64::max);
        if best > 0.0 {
            vote((competence.ccs, number), VOIX_LISTE * best);
        }
    }
    if !competence.ccs {
        for row in fiches.synoptique.iter().filter(|row| row.competence == competence.numero) {
            if let (Some(activity), Some(likeness)) = (row.activite, alike(&row.intitule.texte)) {
                vote((false, activity), VOIX_SYNOPTIQUE * likeness);
            }
        }
    }
    if let Some(number) = competence.apres_ccs {
        vote((true, number), VOIX_VOISINAGE);
    }
    votes
}

/// A competence that no place names stands between two of one activity, or in the only activity there is.
fn combler(fiches: &Fiches, out: &mut [Option<Activite>]) {
    let only = match fiches.activites.as_slice() {
        [only] => Some((only.ccs, only.numero)),
        _ => None,
    };
    for index in 0..out.len() {
        if out.get(index).is_some_and(Option::is_some) {
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| out.get(before).copied().flatten());
        let after = out.get(index + 1..).into_iter().flatten().find_map(|next| *next);
        let between = before.filter(|_| before == after);
        if let (Some(slot), Some(found)) = (out.get_mut(index), between.or(only)) {
            *slot = Some(found);
        }
    }
}

#[cfg(test)]
mod essais {
    use super::*;

    fn texte(texte: &str) -> Texte {
        Texte { texte: texte.to_owned(), fragments: Vec::new(), confiance: 1.0 }
    }

    #[test]
    fn titles_that_run_together_are_parted_where_the_fiches_know_both() {
        let titles =
            [("garder le phare", 3), ("tenir le fanal", 3)].map(|(title, count)| (title.to_owned(), count));
        let parted = |text: &str| -> Vec<String> {
            parts(texte(text), &titles).into_iter().map(|part| part.texte).collect()
        };
        assert_eq!(parted("Garder le phare Tenir le fanal"), ["Garder le phare", "Tenir le fanal"]);
        assert_eq!(parted("Garder le phare"), ["Garder le phare"]);
        assert_eq!(parted("Garder le phare et le fanal"), ["Garder le phare et le fanal"]);
    }
}
