//! The table of contents against the headings.

use reac_diagnostic::{Code, Diagnostic};
use reac_formes::variantes::AU_SOMMAIRE;
use reac_grammar::fiches::EntreeSommaire;
use reac_grammar::fold::fold;
use reac_grammar::ligne::tete::{Genre, tete};
use reac_grammar::reperes::Repere;
use reac_grammar::titres::{Accord, Rubrique, chercher, nettoyer};
use reac_grammar::vocabulaire::Vocabulaire;

use crate::Evidence;
use crate::evidence::at;

/// What a row of the sommaire names.
fn names(entry: &EntreeSommaire) -> Option<Rubrique> {
    let folded = nettoyer(&entry.intitule.texte);
    if let Some((_, rubrique)) = AU_SOMMAIRE.iter().find(|(words, _)| folded.starts_with(words)) {
        return Some(*rubrique);
    }
    if let Ok((_, head)) = tete(Vocabulaire::connu())(&folded) {
        return Some(match head.genre {
            Genre::Activite => Rubrique::FicheActivite,
            Genre::Competence => Rubrique::FicheCompetence,
            Genre::CouvertureCcs => Rubrique::CouvertureCcs,
        });
    }
    chercher(Vocabulaire::connu(), &folded, None)
        .filter(|(_, match_)| *match_ != Accord::Debut)
        .map(|(rubrique, _)| rubrique)
}

/// Each row with the heading it names: of its kind the first after the one before it.
fn joined<'l>(evidence: &Evidence<'l>) -> Vec<(usize, &'l EntreeSommaire, Rubrique, Option<&'l Repere>)> {
    let headings = &evidence.lecture.reperes.titres;
    let mut from = 0;
    let mut out = Vec::new();
    for (index, entry) in evidence.lecture.fiches.reac.sommaire.iter().enumerate() {
        let Some(rubrique) = names(entry) else { continue };
        let ccs = fold(&entry.intitule.texte).split(' ').any(|word| word == "ccs");
        let wanted = |heading: &Repere| {
            heading.rubrique == rubrique && heading.tete.is_none_or(|head| !ccs || head.ccs == Some(true))
        };
        let found = headings.iter().enumerate().skip(from).find(|(_, heading)| wanted(heading));
        if let Some((place, _)) = found {
            from = place + 1;
        }
        out.push((index, entry, rubrique, found.map(|(_, heading)| heading)));
    }
    out
}

/// R0404.
pub(super) fn sommaire_page(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    joined(evidence)
        .into_iter()
        .filter_map(|(index, entry, _, heading)| {
            let (named, stands) = (entry.page?, heading?.page_imprimee?);
            if named == stands {
                return None;
            }
            let args = [entry.intitule.texte.clone(), named.to_string(), stands.to_string()];
            Some(at(Code::SommairePage, args, &entry.intitule).at_pointer(format!("/sommaire/{index}/page")))
        })
        .collect()
}

/// R0707.
pub(super) fn sommaire_unmatched(evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    joined(evidence)
        .into_iter()
        .filter(|(.., heading)| heading.is_none())
        .map(|(index, entry, ..)| {
            at(Code::SommaireUnmatched, [entry.intitule.texte.clone()], &entry.intitule)
                .at_pointer(format!("/sommaire/{index}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{DOCUMENT, finds, holds};

    #[test]
    fn a_page_that_is_another() {
        holds(sommaire_page, DOCUMENT);
        finds(
            sommaire_page,
            &DOCUMENT.replace("Fiche emploi type.....4", "Fiche emploi type.....14"),
            &["Fiche emploi type", "14", "4"],
        );
    }

    #[test]
    fn a_row_without_heading() {
        holds(sommaire_unmatched, DOCUMENT);
        let begin = DOCUMENT.find("Glossaire technique\n").unwrap();
        let end = DOCUMENT.find("Glossaire du REAC\n").unwrap();
        finds(
            sommaire_unmatched,
            &format!("{}{}", &DOCUMENT[..begin], &DOCUMENT[end..]),
            &["Glossaire technique"],
        );
    }
}
