//! The fiche of the transversal competences: one head for all of them, the second and later ones open with a title.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::multi::fold_many0;

use super::commun::{intitule, section_items, section_prose, titre};
use super::{BlocTexte, Transversale};
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// FICHE DES COMPÉTENCES TRANSVERSALES and every competence below it.
pub fn fiche_transversales(input: Blocs<'_>) -> Resultat<Blocs<'_>, Vec<Transversale>> {
    let (input, _) = titre(Rubrique::FicheTransversales)(input)?;
    let mut out: Vec<Transversale> = Vec::new();
    let une = |intitule| Transversale { intitule, description: Vec::new(), criteres_performance: Vec::new() };
    let ajouter = |(), read| match (read, out.last_mut()) {
        (Lue::Intitule(title), _) => out.push(une(title)),
        (Lue::Description(prose), Some(last)) if last.description.is_empty() => last.description = prose,
        (Lue::Contexte(prose), Some(last)) => last.description.extend(prose),
        (Lue::Description(description) | Lue::Contexte(description), _) => {
            out.push(Transversale { description, ..une(Texte::default()) });
        }
        (Lue::Criteres(items), Some(last)) => last.criteres_performance.extend(items),
        (Lue::Criteres(criteres_performance), None) => {
            out.push(Transversale { criteres_performance, ..une(Texte::default()) });
        }
        (Lue::Tete, _) => {}
    };
    let (rest, ()) = fold_many0(partie, || (), ajouter).parse(input)?;
    // A head with nothing below it, or "Néant".
    out.retain(|one| {
        let named = !super::commun::est_neant(&one.intitule.texte);
        named || !one.description.is_empty() || !one.criteres_performance.is_empty()
    });
    Ok((rest, out))
}

enum Lue {
    Intitule(Texte),
    Description(Vec<BlocTexte>),
    /// Not foreseen in these fiches: it describes too.
    Contexte(Vec<BlocTexte>),
    Criteres(Vec<Texte>),
    Tete,
}

fn partie(input: Blocs<'_>) -> Resultat<Blocs<'_>, Lue> {
    alt((
        map(intitule, Lue::Intitule),
        map(section_prose(Rubrique::Description), Lue::Description),
        map(section_prose(Rubrique::ContexteMiseEnOeuvre), Lue::Contexte),
        map(section_items(Rubrique::Criteres), Lue::Criteres),
        map(titre_intercale, Lue::Intitule),
        map(titre(Rubrique::FicheTransversales), |_| Lue::Tete),
    ))
    .parse(input)
}

/// A title between two competences, without a head of its own.
fn titre_intercale(input: Blocs<'_>) -> Resultat<Blocs<'_>, Texte> {
    let (input, _) = titre(Rubrique::IntituleTransversale)(input)?;
    let (input, title) = opt(intitule).parse(input)?;
    Ok((input, title.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{accepte, rejette};

    const FICHE: &str = "FICHE DES COMPÉTENCES TRANSVERSALES DE L'EMPLOI TYPE\n\nTenir son journal\n\n\
        Description de la compétence – processus de mise en œuvre\n\nNoter chaque quart.\n\n\
        Critères de performance\n\nLe journal est lisible\n\nParler au large\n\n\
        Description de la compétence – processus de mise en œuvre\n\nUser des codes de la mer.\n\n\
        Critères de performance\n\nLe message est bref\nLe message est compris\n";

    #[test]
    fn fiche_transversales_accepts() {
        let all = accepte(FICHE, fiche_transversales);
        let titles: Vec<_> = all.iter().map(|one| one.intitule.texte.as_str()).collect();
        assert_eq!(titles, ["Tenir son journal", "Parler au large"]);
        assert_eq!(all.iter().map(|one| one.criteres_performance.len()).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_contexte_behind_the_description_belongs_to_it() {
        let with = FICHE.replace(
            "Noter chaque quart.\n\n",
            "Noter chaque quart.\n\nContexte(s) professionnel(s) de mise en œuvre\n\nDe jour, de nuit.\n\n",
        );
        let all = accepte(&with, fiche_transversales);
        assert_eq!(all.iter().map(|one| one.description.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn a_head_with_nothing_below_it_is_none() {
        assert!(
            accepte("FICHE DES COMPETENCES TRANSVERSALES DE L'EMPLOI TYPE\n\nNéant\n", fiche_transversales)
                .is_empty()
        );
    }

    #[test]
    fn fiche_transversales_rejects() {
        assert_eq!(
            rejette("Glossaire technique\n\nPhare\n\nTour à feu.\n", fiche_transversales),
            "a heading"
        );
    }
}
