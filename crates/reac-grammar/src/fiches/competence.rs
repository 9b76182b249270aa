//! The fiche compétence professionnelle, of the emploi type or of a CCS.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, verify};

use super::activite::{tete, vide};
use super::commun::{est_neant, intitule, section, section_items, section_prose};
use super::{BlocTexte, Competence, GroupesOuverts};
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::groupes::partager;
use crate::ligne::tete::{Genre, Groupe, Tete};
use crate::paragraphes::Paragraphe;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// FICHE COMPÉTENCE PROFESSIONNELLE N° 1, its title and its rubriques. `rang` counts the fiches before it, for one
/// without number; `ccs` is the certificat whose fiches these are.
pub fn fiche_competence<'b>(rang: u32, ccs: Option<u32>) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Competence> {
    move |input| {
        let (input, head) = tete(Genre::Competence)(input)?;
        let (input, title) = opt(intitule).parse(input)?;
        let mut out = Competence {
            ccs: head.ccs || ccs.is_some(),
            numero: head.numero.unwrap_or(rang.saturating_add(1)),
            apres_ccs: ccs,
            intitule: title.unwrap_or_else(vide),
            description: Vec::new(),
            contexte: Vec::new(),
            criteres: Vec::new(),
            groupes: Vec::new(),
            ouverts: None,
        };
        let mut savoirs: Vec<&Paragraphe> = Vec::new();
        let mut ordre: Vec<Groupe> = Vec::new();
        let mut rest = input;
        while let Ok((next, read)) = rubrique(head)(rest) {
            match read {
                Lue::Description(prose) => out.description.extend(prose),
                Lue::Contexte(prose) => out.contexte.extend(prose),
                Lue::Criteres(items) => out.criteres.extend(items),
                Lue::Savoirs(order, items) => {
                    ordre = order;
                    savoirs.extend(items);
                }
                Lue::Repetee => {}
            }
            rest = next;
        }
        savoirs.retain(|item| !est_neant(&item.texte.texte));
        grouper(&mut out, &savoirs, &ordre);
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
            map((verify(tete(Genre::Competence), move |again| *again == head && head.numero.is_some()), opt(intitule)), |_| Lue::Repetee),
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

/// Probability below which a division is reported with its runner-up.
pub const SEUIL_GROUPES: f32 = 0.80;

fn grouper(out: &mut Competence, savoirs: &[&Paragraphe], ordre: &[Groupe]) {
    let items: Vec<Paragraphe> = savoirs.iter().map(|item| (*item).clone()).collect();
    let partage = partager(&items, ordre);
    out.groupes = ordre.iter().map(|groupe| (*groupe, Vec::new())).collect();
    for (item, rang) in items.into_iter().zip(&partage.rangs) {
        if let Some((_, list)) = out.groupes.get_mut(*rang) {
            list.push(item.texte);
        }
    }
    if let (Some(second), true) = (&partage.second, partage.confiance < SEUIL_GROUPES) {
        let sizes = |rangs: &[usize]| (0..ordre.len()).map(|rang| rangs.iter().filter(|other| **other == rang).count()).collect();
        out.ouverts = Some(GroupesOuverts { retenu: sizes(&partage.rangs), autre: sizes(second), confiance: partage.confiance });
    }
}
