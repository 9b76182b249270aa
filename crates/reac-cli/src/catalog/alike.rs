//! `reac catalog --alike`: which competences of other titres are near one.

use reac::Locale;
use reac_diff::{Dossier, Sujet, Voisinages, render, voisinages};
use reac_model::Reac;

use super::{Output, Row};

const COLUMNS: [&str; 9] = [
    "entree",
    "code_titre",
    "competence",
    "intitule",
    "voisine_entree",
    "voisine_code_titre",
    "voisine_competence",
    "voisine_intitule",
    "ressemblance",
];

/// The neighbours among the documents, of each titre its last version.
pub(super) fn text(rows: &[Row], seuil: f64, output: Output, locale: Locale) -> anyhow::Result<String> {
    let current = rows.iter().filter(|row| row.duplicate_of.is_none() && row.superseded_by.is_none());
    // A référentiel d'évaluation has no fiches to compare.
    let read =
        current.filter_map(|row| Some((row.file.as_str(), serde_json::from_str::<Reac>(&row.content).ok()?)));
    let read: Vec<(&str, Reac)> = read.collect();
    let sujets: Vec<Sujet<'_>> = read.iter().map(|(entree, reac)| Sujet { entree, reac }).collect();
    let found = voisinages(&sujets, seuil);
    Ok(match output {
        Output::Human => render::human_alike(&found, locale),
        Output::Html => render::html_alike(&found, locale),
        Output::Json => serde_json::to_string_pretty(&found)? + "\n",
        Output::Csv => csv(&found)?,
    })
}

/// A row for each competence and each one near it.
fn csv(found: &Voisinages) -> anyhow::Result<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS)?;
    let named = |rank: usize| {
        let document = found.documents.get(rank);
        let code = document.and_then(|document: &Dossier| document.code_titre.as_deref());
        [document.map_or("", |document| document.entree.as_str()), code.unwrap_or_default()]
    };
    for one in &found.competences {
        for other in &one.voisines {
            let score = other.ressemblance.to_string();
            let left = named(one.document).into_iter().chain([one.id.as_str(), &one.intitule]);
            let right = named(other.document).into_iter().chain([other.id.as_str(), &other.intitule, &score]);
            out.write_record(left.chain(right))?;
        }
    }
    Ok(String::from_utf8(out.into_inner()?)?)
}
