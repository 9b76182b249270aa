//! What stands outside the fiches activité and compétence.

use reac_model::{Bloc, EntreeGlossaire, Reac};

use crate::items::{self, Item};
use crate::model::{Place, Section};
use crate::words::{Weights, prose};

/// Compares the introduction, the emploi type, the transversal competences and the glossaries.
pub(crate) fn compare(old: &Reac, new: &Reac, weights: &Weights) -> Vec<Section> {
    let (left, right) = (parts(old), parts(new));
    let mut out = Vec::new();
    for ((pointer, olds), (_, news)) in left.into_iter().zip(right) {
        let items = |texts: Vec<String>| -> Vec<Item> {
            let place = |(rank, text): (usize, String)| Place {
                fiche: String::new(),
                group: pointer.rsplit('/').next().unwrap_or_default().to_owned(),
                pointer: format!("{pointer}/{rank}"),
                text,
            };
            texts.into_iter().enumerate().map(place).map(|place| Item::new(place, weights)).collect()
        };
        let (mut changes, gone, fresh) = items::compare(items(olds), items(news));
        changes.extend(fresh.into_iter().map(items::added));
        changes.extend(gone.into_iter().map(items::removed));
        out.push(Section { pointer: pointer.to_owned(), changes });
    }
    out
}

fn parts(reac: &Reac) -> Vec<(&'static str, Vec<String>)> {
    let emploi = &reac.emploi_type;
    let owned = |blocs: &[Bloc]| prose(blocs).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let transversales = reac.competences_transversales.iter().flat_map(|fiche| {
        let all = std::iter::once(fiche.intitule.clone()).chain(owned(&fiche.description));
        all.chain(fiche.criteres_performance.clone())
    });
    vec![
        ("/introduction/evolution", owned(&reac.introduction.evolution)),
        ("/introduction/contexte_examen", owned(&reac.introduction.contexte_examen)),
        ("/emploi_type/definition", owned(&emploi.definition)),
        ("/emploi_type/secteurs_activite", emploi.secteurs_activite.clone()),
        ("/emploi_type/types_emplois", emploi.types_emplois.clone()),
        ("/emploi_type/reglementation", emploi.reglementation.clone()),
        ("/emploi_type/equivalences", emploi.equivalences.clone()),
        ("/emploi_type/competences_transversales", emploi.competences_transversales.clone()),
        ("/competences_transversales", transversales.collect()),
        ("/glossaire_technique", entries(&reac.glossaire_technique)),
        ("/glossaire_reac", entries(&reac.glossaire_reac)),
        ("/notes", reac.notes.iter().map(|note| note.texte.clone()).collect()),
    ]
}

fn entries(entries: &[EntreeGlossaire]) -> Vec<String> {
    entries.iter().map(|entry| format!("{} : {}", entry.terme, prose(&entry.definition).join(" "))).collect()
}
