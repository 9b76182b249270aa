//! Levels: the nomenclature of 1969 until 2018, the framework of 2019 since (décret n° 2019-14).

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fold::fold;
use reac_grammar::ligne::niveau::niveau;
use reac_grammar::texte::Texte;

use crate::Evidence;
use crate::evidence::at;

/// The décret's day; documents of its year may print either scale.
const FRAMEWORK: &str = "2019-01-08";
const SETTLED: &str = "2020-01-01";

/// R0612.
pub(super) fn level_scale(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let Some(date) = evidence.lecture.pied.as_ref().and_then(|pied| pied.dates.first()) else {
        return Vec::new();
    };
    let fiches = &evidence.lecture.fiches.reac;
    let printed =
        [(&fiches.titre.niveau, "/titre/niveau"), (&fiches.emploi_type.niveau, "/emploi_type/niveau")];
    printed
        .into_iter()
        .filter_map(|(level, pointer)| {
            let level = level.as_ref()?;
            let expected = expected(level, date)?;
            let args = [level.texte.clone(), date.clone(), expected.to_owned()];
            Some(at(Code::LevelScale, args, level).at_pointer(pointer))
        })
        .collect()
}

/// The scale that a level should be on and is not.
fn expected(level: &Texte, date: &str) -> Option<&'static str> {
    niveau(&level.texte).ok()?;
    let mut words = level.texte.split_whitespace().skip(1);
    let arabic = words.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let folded = fold(&level.texte);
    let (says_1969, says_2019) = (folded.contains("1969"), folded.contains("2019"));
    if arabic {
        let wrong = says_1969 || date < FRAMEWORK || !words_hold_level(&folded);
        return wrong.then_some(if date < FRAMEWORK || says_1969 {
            "@echelle_1969"
        } else {
            "@echelle_2019"
        });
    }
    (says_2019 || date >= SETTLED).then_some("@echelle_2019")
}

/// The framework's levels that a titre may have: 3 to 8.
fn words_hold_level(folded: &str) -> bool {
    let number = folded.split(' ').nth(1).and_then(|word| word.parse::<u32>().ok());
    number.is_some_and(|number| (3..=8).contains(&number))
}

/// R0613.
pub(super) fn level_differs(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let fiches = &evidence.lecture.fiches.reac;
    let (Some(cover), Some(emploi)) = (&fiches.titre.niveau, &fiches.emploi_type.niveau) else {
        return Vec::new();
    };
    let value = |level: &Texte| niveau(&level.texte).ok().map(|(_, value)| value);
    match (value(cover), value(emploi)) {
        (Some(a), Some(b)) if a != b => {
            let args = [cover.texte.clone(), emploi.texte.clone()];
            vec![at(Code::LevelDiffers, args, emploi).at_pointer("/emploi_type/niveau")]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    #[test]
    fn each_scale_has_its_time() {
        holds(level_scale, DOCUMENT);
        let new = DOCUMENT.replace("05/06/2018", "05/06/2021").replace("06/06/2018", "06/06/2021");
        finds(level_scale, &new, &["Niveau III", "2021-06-05", "@echelle_2019"]);
        let framework = "Niveau 5 (Cadre national des certifications 2019)";
        holds(
            level_scale,
            &new.replace("Niveau III (Nomenclature de 1969)", framework).replace("Niveau III", "Niveau 5"),
        );
        finds(
            level_scale,
            &DOCUMENT.replace("Niveau III", "Niveau 5"),
            &["Niveau 5", "2018-06-05", "@echelle_1969"],
        );
    }

    #[test]
    fn cover_and_fiche_disagree() {
        holds(level_differs, DOCUMENT);
        finds(
            level_differs,
            &DOCUMENT.replacen("Niveau III", "Niveau IV", 1),
            &["Niveau IV", "Niveau III (Nomenclature de 1969)"],
        );
    }
}
