//! The fiche activité type, of the emploi type or of a CCS.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};

use super::commun::{bloc, intitule, section_items, section_prose};
use super::{ActiviteType, BlocTexte};
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

/// FICHE ACTIVITÉ TYPE N° 1, its title and its rubriques. `rang` counts the fiches before it, for one without number.
pub fn fiche_activite_type<'b>(rang: u32) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, ActiviteType> {
    move |input| {
        let (input, (head, place)) = tete(Genre::Activite)(input)?;
        let (input, title) = opt(intitule).parse(input)?;
        let mut out = ActiviteType {
            ccs: head.ccs,
            tete: place.clone(),
            numero: head.numero.unwrap_or(rang.saturating_add(1)),
            intitule: title.unwrap_or_else(vide),
            definition: Vec::new(),
            reglementation: Vec::new(),
            competences: Vec::new(),
            competences_transversales: Vec::new(),
        };
        let mut rest = input;
        while let Ok((next, read)) = rubrique(head)(rest) {
            match read {
                Lue::Definition(prose) => out.definition.extend(prose),
                Lue::Reglementation(items) => out.reglementation.extend(items),
                Lue::Competences(items) => out.competences.extend(items),
                Lue::Transversales(items) => out.competences_transversales.extend(items),
                Lue::Repetee => {}
            }
            rest = next;
        }
        Ok((rest, out))
    }
}

pub(super) fn vide() -> Texte {
    Texte { texte: String::new(), fragments: Vec::new(), confiance: 0.0 }
}

enum Lue {
    Definition(Vec<BlocTexte>),
    Reglementation(Vec<Texte>),
    Competences(Vec<Texte>),
    Transversales(Vec<Texte>),
    Repetee,
}

fn rubrique<'b>(head: Tete) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Lue> {
    move |input| {
        alt((
            map(section_prose(Rubrique::DefinitionActivite), Lue::Definition),
            map(section_items(Rubrique::Reglementation), Lue::Reglementation),
            map(section_items(Rubrique::ListeCompetences), Lue::Competences),
            map(section_items(Rubrique::TransversalesActivite), Lue::Transversales),
            // The head printed again on the next page, with its title.
            map((nom::combinator::verify(tete(Genre::Activite), move |(again, _)| *again == head && head.numero.is_some()), opt(intitule)), |_| Lue::Repetee),
        ))
        .parse(input)
    }
}
