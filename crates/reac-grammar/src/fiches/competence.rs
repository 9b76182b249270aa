//! The fiche compétence professionnelle, of the emploi type or of a CCS.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, verify};

use super::activite::{tete, vide};
use super::commun::{est_neant, intitule, section, section_items, section_prose};
use super::{BlocTexte, Competence};
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::ligne::tete::{Genre, Groupe, Tete};
use crate::paragraphes::Paragraphe;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// FICHE COMPÉTENCE PROFESSIONNELLE N° 1, its title and its rubriques. `rang` counts the fiches before it, for one
/// without number; `ccs` is the certificat whose fiches these are.
pub fn fiche_competence<'b>(rang: u32, ccs: Option<u32>) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Competence> {
    move |input| {
        let (input, (head, place)) = tete(Genre::Competence)(input)?;
        let (input, title) = opt(intitule).parse(input)?;
        let mut out = Competence {
            ccs: head.ccs || ccs.is_some(),
            tete: place.clone(),
            numero: head.numero.unwrap_or(rang.saturating_add(1)),
            apres_ccs: ccs,
            intitule: title.unwrap_or_else(vide),
            description: Vec::new(),
            contexte: Vec::new(),
            criteres: Vec::new(),
            savoirs: Vec::new(),
            ordre: Vec::new(),
            groupes: Vec::new(),
            ouverts: None,
        };
        let mut rest = input;
        while let Ok((next, read)) = rubrique(head)(rest) {
            match read {
                Lue::Description(prose) => out.description.extend(prose),
                Lue::Contexte(prose) => out.contexte.extend(prose),
                Lue::Criteres(items) => out.criteres.extend(items),
                Lue::Savoirs(order, items) => {
                    out.ordre = order;
                    out.savoirs.extend(items.into_iter().filter(|item| !est_neant(&item.texte.texte)).cloned());
                }
                Lue::Repetee => {}
            }
            rest = next;
        }
        Ok((rest, out))
    }
}

enum Lue<'b> {
    Description(Vec<BlocTexte>),
    Contexte(Vec<BlocTexte>),
    Criteres(Vec<Texte>),
    Savoirs(Vec<Groupe>, Vec<&'b Paragraphe>),
    Repetee,
}

fn rubrique<'b>(head: Tete) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Lue<'b>> {
    move |input| {
        alt((
            map(section_prose(Rubrique::Description), Lue::Description),
            map(section_prose(Rubrique::ContexteMiseEnOeuvre), Lue::Contexte),
            map(criteres_de_performance, Lue::Criteres),
            map(groupes_de_savoirs, |(order, items)| Lue::Savoirs(order, items)),
            // The head printed again on the next page, with its title.
            map((verify(tete(Genre::Competence), move |(again, _)| *again == head && head.numero.is_some()), opt(intitule)), |_| Lue::Repetee),
        ))
        .parse(input)
    }
}

/// Critères de performance: items.
pub fn criteres_de_performance(input: Blocs<'_>) -> Resultat<Blocs<'_>, Vec<Texte>> {
    section_items(Rubrique::Criteres)(input)
}

/// The heading that names the four groups, and the items below it, not yet shared out.
pub fn groupes_de_savoirs(input: Blocs<'_>) -> Resultat<Blocs<'_>, (Vec<Groupe>, Vec<&Paragraphe>)> {
    let (input, (heading, below)) = section(Rubrique::Savoirs)(input)?;
    Ok((input, (heading.ordre.clone(), below)))
}
