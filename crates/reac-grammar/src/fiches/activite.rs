//! The fiche activité type, of the emploi type or of a CCS.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::multi::fold_many0;
use reac_model::ActiviteId;

use super::commun::{bloc, intitule, section_items, section_prose};
use super::{Activite, ActiviteType, BlocTexte};
use crate::blocs::{Bloc, Blocs};
use crate::erreur::Resultat;
use crate::ligne::tete::{Genre, Tete};
use crate::texte::Texte;
use crate::titres::Rubrique;

/// A numbered head of one kind, and where it stands.
pub(super) fn tete<'b>(genre: Genre) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, (Tete, &'b Texte)> {
    bloc("a numbered head", move |bloc| match bloc {
        Bloc::Titre(found) => found.tete.filter(|tete| tete.genre == genre).map(|tete| (tete, &found.texte)),
        _ => None,
    })
}

/// FICHE ACTIVITÉ TYPE N° 1, its title and its rubriques. `rang` counts the fiches before it, for one without number;
/// `ccs` is the certificat whose fiches these are, where the head does not say.
pub fn fiche_activite_type<'b>(
    rang: u32,
    ccs: Option<u32>,
) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, (ActiviteType, Activite)> {
    move |input| {
        let (input, (head, place)) = tete(Genre::Activite)(input)?;
        let (input, title) = opt(intitule).parse(input)?;
        let numero = head.numero.unwrap_or(rang.saturating_add(1));
        let mut beside = Activite { tete: place.clone(), competences: Vec::new() };
        let mut out = ActiviteType {
            id: ActiviteId { ccs: head.ccs.unwrap_or(ccs.is_some()), numero },
            numero,
            intitule: title.unwrap_or_default(),
            definition: Vec::new(),
            reglementation: Vec::new(),
            competences: Vec::new(),
            competences_transversales: Vec::new(),
        };
        let ajouter = |(), read| match read {
            Lue::Definition(prose) => out.definition.extend(prose),
            Lue::Reglementation(items) => out.reglementation.extend(items),
            Lue::Competences(items) => beside.competences.extend(items),
            Lue::Transversales(items) => out.competences_transversales.extend(items),
        };
        let (rest, ()) = fold_many0(rubrique, || (), ajouter).parse(input)?;
        Ok((rest, (out, beside)))
    }
}

enum Lue {
    Definition(Vec<BlocTexte>),
    Reglementation(Vec<Texte>),
    Competences(Vec<Texte>),
    Transversales(Vec<Texte>),
}

fn rubrique(input: Blocs<'_>) -> Resultat<Blocs<'_>, Lue> {
    alt((
        map(section_prose(Rubrique::DefinitionActivite), Lue::Definition),
        map(section_items(Rubrique::Reglementation), Lue::Reglementation),
        map(section_items(Rubrique::ListeCompetences), Lue::Competences),
        map(section_items(Rubrique::TransversalesActivite), Lue::Transversales),
    ))
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{accepte, rejette};

    const FICHE: &str = "FICHE ACTIVITE TYPE N° 2\n\nGarder un phare\n\n\
        Définition, description de l'activité type et conditions d'exercice\n\nLe gardien veille.\n\nIl rend compte.\n\n\
        Réglementation d'activités (le cas échéant)\n\nNéant\n\n\
        Liste des compétences professionnelles de l'activité type\n\nAllumer le feu\nSonner la corne\n\n\
        Compétences transversales de l'activité type (le cas échéant)\n";

    #[test]
    fn fiche_activite_type_accepts() {
        let (fiche, beside) = accepte(FICHE, |input| fiche_activite_type(0, None)(input));
        assert_eq!(
            (fiche.id.ccs, fiche.numero, fiche.intitule.texte.as_str()),
            (false, 2, "Garder un phare")
        );
        assert_eq!(fiche.definition.len(), 2);
        assert!(fiche.reglementation.is_empty());
        let titles: Vec<_> = beside.competences.iter().map(|title| title.texte.as_str()).collect();
        assert_eq!(titles, ["Allumer le feu", "Sonner la corne"]);
        assert!(fiche.competences_transversales.is_empty());
    }

    #[test]
    fn a_head_printed_again_is_one_fiche() {
        let again =
            FICHE.replace("Réglementation", "FICHE ACTIVITÉ TYPE N° 2\n\nGarder un phare\n\nRéglementation");
        let (_, beside) = accepte(&again, |input| fiche_activite_type(0, None)(input));
        assert_eq!(beside.competences.len(), 2);
    }

    #[test]
    fn a_head_without_number_is_counted() {
        let (fiche, _) =
            accepte("FICHE ACTIVITÉ TYPE\n\nGarder un phare\n", |input| fiche_activite_type(2, None)(input));
        assert_eq!(fiche.numero, 3);
    }

    #[test]
    fn fiche_activite_type_rejects() {
        for text in
            ["FICHE EMPLOI TYPE\n\nGardien de phare\n", "FICHE COMPÉTENCE PROFESSIONNELLE N° 1\n\nVeiller\n"]
        {
            assert_eq!(rejette(text, |input| fiche_activite_type(0, None)(input)), "a numbered head");
        }
    }
}
