//! The introduction: evolution, context, old and new activities.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;

use super::commun::{bloc, est_neant, paragraphes, section_prose, titre};
use super::{BlocTexte, TitreActivites};
use crate::blocs::{Bloc, Blocs};
use crate::erreur::Resultat;
use crate::fold::fold;
use crate::ligne::etiquette::{Etiquette, etiquette};
use crate::paragraphes::Paragraphe;
use crate::tables::DeuxColonnes;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// A part of the introduction.
#[derive(Debug, Clone)]
pub enum Partie {
    /// The heading, and prose directly below it.
    Tete(Vec<BlocTexte>),
    /// Evolution.
    Evolution(Vec<BlocTexte>),
    /// Context.
    Contexte(Vec<BlocTexte>),
    /// Ancien TP and Nouveau TP, and what stands among them and is neither.
    Activites(Box<(TitreActivites, TitreActivites, Vec<Texte>)>),
}

/// One part of the introduction.
pub fn partie(input: Blocs<'_>) -> Resultat<Blocs<'_>, Partie> {
    alt((
        map(section_prose(Rubrique::Introduction), Partie::Tete),
        map(section_prose(Rubrique::Evolution), Partie::Evolution),
        map(section_prose(Rubrique::ContexteExamen), Partie::Contexte),
        map(liste_des_activites, |lists| Partie::Activites(Box::new(lists))),
    ))
    .parse(input)
}

/// Liste des activités, or Tableau des activités.
pub fn liste_des_activites(
    input: Blocs<'_>,
) -> Resultat<Blocs<'_>, (TitreActivites, TitreActivites, Vec<Texte>)> {
    let (input, _) = titre(Rubrique::ListeActivites)(input)?;
    let (input, above) = paragraphes(input)?;
    if let Ok((input, table)) = deux_colonnes(input) {
        let (ancien, nouveau) = (colonne(&table.ancien), colonne(&table.nouveau));
        return Ok((
            input,
            (ancien, nouveau, above.iter().map(|paragraph| paragraph.texte.clone()).collect()),
        ));
    }
    Ok((input, en_liste(&above)))
}

fn deux_colonnes(input: Blocs<'_>) -> Resultat<Blocs<'_>, &DeuxColonnes> {
    bloc("a table of two columns", |bloc| match bloc {
        Bloc::DeuxColonnes(table) => Some(table),
        _ => None,
    })(input)
}

/// A column of the table of 2013: the title first, then an activity a cell, a CCS behind its label.
fn colonne(cells: &[Paragraphe]) -> TitreActivites {
    let mut out = TitreActivites::default();
    let mut ccs = false;
    for cell in cells {
        match etiquette(&cell.texte.texte) {
            Some(Etiquette::Ccs) => ccs = true,
            Some(Etiquette::Activites) => ccs = false,
            _ if est_neant(&cell.texte.texte) => {}
            _ if out.intitule.is_none() => out.intitule = Some(cell.texte.clone()),
            _ if ccs => out.ccs.push(cell.texte.clone()),
            _ => out.activites.push(cell.texte.clone()),
        }
    }
    out
}

/// The list of 2015 and later: Ancien TP, Activités, CCS, Nouveau TP…
fn en_liste(below: &[&Paragraphe]) -> (TitreActivites, TitreActivites, Vec<Texte>) {
    let mut sides = (TitreActivites::default(), TitreActivites::default());
    let mut other = Vec::new();
    let (mut new, mut started, mut ccs) = (false, false, false);
    for paragraph in below {
        let text = &paragraph.texte;
        let label = etiquette(&text.texte);
        // The heads of both columns on one row: which is whose only the titles tell.
        let heads =
            matches!(fold(&text.texte).as_str(), "ancien tp nouveau tp" | "ancien titre nouveau titre");
        if heads || matches!(label, Some(Etiquette::Ancien(_) | Etiquette::Nouveau(_))) {
            started = true;
            ccs = false;
        }
        if heads || matches!(label, Some(Etiquette::Nouveau(_))) {
            new = true;
        }
        if heads {
            continue;
        }
        let side = if new { &mut sides.1 } else { &mut sides.0 };
        match label {
            Some(Etiquette::Ancien(value) | Etiquette::Nouveau(value)) => {
                if !est_neant(value) {
                    side.intitule = Some(text.avec(value));
                }
            }
            Some(Etiquette::Activites) => ccs = false,
            Some(Etiquette::Ccs) => ccs = true,
            None if !started => other.push(text.clone()),
            None if est_neant(&text.texte) => {}
            // "Nouveau TP :" and its title on the next line.
            None if side.intitule.is_none() && side.activites.is_empty() && paragraph.puce.is_none() => {
                side.intitule = Some(text.clone())
            }
            None if ccs => side.ccs.push(text.clone()),
            None => side.activites.push(text.clone()),
        }
    }
    (sides.0, sides.1, other)
}

#[cfg(test)]
mod essais {
    use super::*;
    use crate::essais::{accepte, rejette};

    #[test]
    fn liste_des_activites_accepts_both_sides() {
        let text = "Liste des activités\n\nAncien TP : Gardien\n\nActivités :\n\n- Garder\n\nNouveau TP : Gardien de phare\n\nActivités :\n\n\
            - Garder un phare\n- Tenir un sémaphore\n\nCCS :\n\n- Garder un feu flottant\n";
        let (ancien, nouveau, other) = accepte(text, liste_des_activites);
        assert!(other.is_empty());
        assert_eq!(
            (ancien.intitule.unwrap().texte.as_str(), ancien.activites.len(), ancien.ccs.len()),
            ("Gardien", 1, 0)
        );
        assert_eq!(
            (nouveau.intitule.unwrap().texte.as_str(), nouveau.activites.len(), nouveau.ccs.len()),
            ("Gardien de phare", 2, 1)
        );
    }

    #[test]
    fn a_new_titre_has_no_old_one() {
        let (ancien, nouveau, _) = accepte(
            "Liste des activités\n\nNouveau TP : Gardien\n\nActivités :\n\n- Garder\n",
            liste_des_activites,
        );
        assert_eq!(ancien, TitreActivites::default());
        assert_eq!(nouveau.activites.len(), 1);
    }

    #[test]
    fn liste_des_activites_rejects() {
        assert_eq!(rejette("Introduction\n\nIl était un phare.\n", liste_des_activites), "a heading");
    }

    #[test]
    fn a_list_has_dashes_with_or_without_a_space_and_numbers_that_are_marks() {
        let list = |items: &str| {
            let text =
                format!("Présentation de l'évolution du titre professionnel\n\nIl garde :\n\n{items}\n");
            match accepte(&text, partie) {
                Partie::Evolution(blocs) => match blocs.as_slice() {
                    [_, BlocTexte::Liste { elements }] => {
                        elements.iter().map(|item| item.texte.clone()).collect()
                    }
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            }
        };
        let both = ["Les feux", "Les bouées"];
        assert_eq!(list("-Les feux\n\n- Les bouées"), both);
        assert_eq!(list("1. Les feux\n\n2. Les bouées"), both);
        assert_eq!(list("a) Les feux\n\nb) Les bouées"), both);
        assert_eq!(list("1 – Les feux\n\n2 – Les bouées"), ["1 – Les feux", "2 – Les bouées"]);
        assert_eq!(list("-Les feux\n\nLes bouées"), Vec::<String>::new());
    }
}
