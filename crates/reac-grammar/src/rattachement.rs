//! Which activity a competence belongs to: every place of the document that says so has a vote.

use reac_model::{ActiviteId, CompetenceId};

use crate::fiches::{Competence, CompetenceProfessionnelle, Fiches};
use crate::fold::{fold, likeness_from};
use crate::texte::Texte;

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
    let mut titles: Vec<_> = fiches.activites().map(|(fiche, _)| title(&fiche.intitule)).collect();
    titles.extend(fiches.competences().map(|(fiche, _)| title(&fiche.intitule)));
    for listed in &mut fiches.listes {
        let mut parted = parts(listed.intitule.clone(), &titles).into_iter();
        if let (Some(activity), Some(competence)) = (parted.next(), parted.next()) {
            listed.intitule = activity;
            listed.competences.insert(0, competence);
        }
    }
    let of_activities = fiches.activites.iter_mut().map(|activity| &mut activity.competences);
    let of_lists = fiches.listes.iter_mut().map(|listed| &mut listed.competences);
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

/// Gives each fiche compétence its activity, where some place names one, and each activity its competences.
pub fn rattacher(fiches: &mut Fiches) {
    let found = activites(fiches);
    for (fiche, activite) in fiches.reac.competences_professionnelles.iter_mut().zip(found) {
        fiche.activite_type = activite;
        fiche.id = CompetenceId { activite, numero: fiche.numero };
    }
    for fiche in &mut fiches.reac.activites_types {
        let all = fiches.reac.competences_professionnelles.iter();
        let own = all.filter(|competence| competence.activite_type == Some(fiche.id));
        fiche.competences = own.map(|competence| competence.id).collect();
        fiche.competences.dedup();
    }
}

fn activites(fiches: &Fiches) -> Vec<Option<ActiviteId>> {
    let mut out: Vec<Option<ActiviteId>> = Vec::new();
    for (fiche, beside) in fiches.competences() {
        let votes = voix(fiches, fiche, beside);
        let best = votes
            .into_iter()
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .map(|(activity, _)| activity);
        out.push(best);
    }
    combler(fiches, &mut out);
    out
}

fn voix(
    fiches: &Fiches,
    fiche: &CompetenceProfessionnelle,
    competence: &Competence,
) -> Vec<(ActiviteId, f64)> {
    let title = fold(&fiche.intitule.texte);
    let mut votes: Vec<(ActiviteId, f64)> = Vec::new();
    let mut vote =
        |activity: ActiviteId, weight: f64| match votes.iter_mut().find(|(other, _)| *other == activity) {
            Some((_, sum)) => *sum += weight,
            None => votes.push((activity, weight)),
        };
    // Where some list prints this very title, one that is only like it is another competence's.
    let of_activities = fiches.activites.iter().flat_map(|activity| &activity.competences);
    let of_lists = fiches.listes.iter().flat_map(|listed| &listed.competences);
    let exact = of_activities.chain(of_lists).any(|listed| fold(&listed.texte) == title);
    let least = if exact { 1.0 } else { MEME_TITRE };
    let alike = |other: &str| {
        let likeness = likeness_from(&title, &fold(other), least);
        (likeness >= least).then_some(likeness)
    };
    for (activity, listed) in fiches.activites().filter(|(activity, _)| activity.id.ccs == competence.ccs) {
        let best = listed.competences.iter().filter_map(|listed| alike(&listed.texte)).fold(0.0, f64::max);
        if best > 0.0 {
            vote(activity.id, VOIX_FICHE * best);
        }
    }
    // In the lists an extension's number may run on: its rank counts.
    let mut rank = 0;
    for listed in fiches.listes.iter().filter(|listed| listed.ccs == competence.ccs) {
        rank += 1;
        let number = if listed.ccs { rank } else { listed.numero.unwrap_or(rank) };
        let best = listed.competences.iter().filter_map(|title| alike(&title.texte)).fold(0.0, f64::max);
        if best > 0.0 {
            vote(ActiviteId { ccs: competence.ccs, numero: number }, VOIX_LISTE * best);
        }
    }
    if !competence.ccs {
        for row in fiches.synoptique.iter().filter(|row| row.competence == fiche.numero) {
            if let (Some(numero), Some(likeness)) = (row.activite, alike(&row.intitule.texte)) {
                vote(ActiviteId { ccs: false, numero }, VOIX_SYNOPTIQUE * likeness);
            }
        }
    }
    if let Some(numero) = competence.apres_ccs {
        vote(ActiviteId { ccs: true, numero }, VOIX_VOISINAGE);
    }
    votes
}

/// A competence that no place names stands between two of one activity, or in the only activity there is.
fn combler(fiches: &Fiches, out: &mut [Option<ActiviteId>]) {
    let only = match fiches.reac.activites_types.as_slice() {
        [only] => Some(only.id),
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
