//! The fiche compétence professionnelle, of the emploi type or of a CCS.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::multi::fold_many0;
use reac_model::CompetenceId;

use super::activite::tete;
use super::commun::{intitule, section, section_items, section_prose};
use super::{BlocTexte, Competence, CompetenceProfessionnelle};
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::ligne::compte::sans_compte;
use crate::ligne::tete::{Genre, Groupe};
use crate::paragraphes::Paragraphe;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// FICHE COMPÉTENCE PROFESSIONNELLE N° 1, its title and its rubriques. `rang` counts the fiches before it, for one
/// without number; `ccs` is the certificat whose fiches these are.
pub fn fiche_competence<'b>(
    rang: u32,
    ccs: Option<u32>,
) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, (CompetenceProfessionnelle, Competence)> {
    move |input| {
        let (input, (head, place)) = tete(Genre::Competence)(input)?;
        let (input, title) = opt(intitule).parse(input)?;
        let of_ccs = head.ccs.unwrap_or(ccs.is_some());
        let mut out = sans_rubrique(head.numero.unwrap_or(rang.saturating_add(1)), title.unwrap_or_default());
        let mut beside = Competence {
            ccs: of_ccs,
            tete: place.clone(),
            apres_ccs: ccs.filter(|_| of_ccs),
            savoirs: Vec::new(),
            ordre: Vec::new(),
            groupes: Vec::new(),
            ouverts: None,
        };
        let ajouter = |(), read: Lue<'_>| match read {
            Lue::Description(prose) => out.description.extend(prose),
            Lue::Contexte(prose) => out.contexte.extend(prose),
            Lue::Criteres(items) => out.criteres_performance.extend(items),
            Lue::Savoirs(order, items) => {
                beside.ordre = order;
                beside.savoirs.extend(decomptes(&items));
            }
        };
        let (rest, ()) = fold_many0(rubrique, || (), ajouter).parse(input)?;
        Ok((rest, (out, beside)))
    }
}

/// The fiche before anything below its title is read. Which activity it belongs to, the whole document tells.
fn sans_rubrique(numero: u32, intitule: Texte) -> CompetenceProfessionnelle {
    CompetenceProfessionnelle {
        id: CompetenceId { activite: None, numero },
        numero,
        activite_type: None,
        intitule,
        description: Vec::new(),
        contexte: Vec::new(),
        criteres_performance: Vec::new(),
        savoir_faire_techniques: Vec::new(),
        savoir_faire_organisationnels: Vec::new(),
        savoir_faire_relationnels: Vec::new(),
        savoirs: Vec::new(),
    }
}

/// Items of savoirs without the numbers that only count them.
fn decomptes(items: &[&Paragraphe]) -> Vec<Paragraphe> {
    let texts: Vec<&str> = items.iter().map(|item| item.texte.texte.as_str()).collect();
    let bare = sans_compte(&texts);
    items
        .iter()
        .zip(bare)
        .map(|(item, bare)| Paragraphe { texte: item.texte.avec(bare), ..(*item).clone() })
        .collect()
}

enum Lue<'b> {
    Description(Vec<BlocTexte>),
    Contexte(Vec<BlocTexte>),
    Criteres(Vec<Texte>),
    Savoirs(Vec<Groupe>, Vec<&'b Paragraphe>),
}

fn rubrique(input: Blocs<'_>) -> Resultat<Blocs<'_>, Lue<'_>> {
    alt((
        map(section_prose(Rubrique::Description), Lue::Description),
        map(section_prose(Rubrique::ContexteMiseEnOeuvre), Lue::Contexte),
        map(criteres_de_performance, Lue::Criteres),
        map(groupes_de_savoirs, |(order, items)| Lue::Savoirs(order, items)),
    ))
    .parse(input)
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

#[cfg(test)]
mod tests {
    use reac_formes::{DE_2013, DE_2015};

    use super::*;
    use crate::essais::{PIED, accepte, blocs, rejette};
    use crate::groupes::{Releve, repartir};

    const FICHE: &str = "FICHE COMPÉTENCE PROFESSIONNELLE N° 3\n\nAllumer le feu d'un phare\n\n\
        Description de la compétence – processus de mise en œuvre\n\nAllumer le feu à l'heure dite.\n\n\
        Contexte(s) professionnel(s) de mise en œuvre\n\nSeul, de nuit.\n\n\
        Critères de performance\n\nLe feu porte à vingt milles\nL'heure est tenue\n\n\
        Savoir-faire techniques, savoir-faire organisationnels, savoir-faire relationnels, savoirs\n\n\
        Régler la mèche\nNettoyer la lentille\n\nPlanifier les tours de garde\n\nDialoguer avec l'équipe du bateau\n\n\
        Connaissance des feux\nConnaissance des marées\n";

    #[test]
    fn fiche_competence_accepts() {
        let (fiche, mut beside) = accepte(FICHE, |input| fiche_competence(0, None)(input));
        assert_eq!(
            (beside.ccs, fiche.numero, fiche.intitule.texte.as_str()),
            (false, 3, "Allumer le feu d'un phare")
        );
        assert_eq!(
            (fiche.description.len(), fiche.contexte.len(), fiche.criteres_performance.len()),
            (1, 1, 2)
        );
        repartir(std::slice::from_mut(&mut beside), DE_2015.ecarts, Releve::Estime);
        let sizes: Vec<_> = beside.groupes.iter().map(|(_, items)| items.len()).collect();
        assert_eq!(sizes, [2, 1, 1, 2]);
        assert_eq!(beside.ouverts, None);
    }

    #[test]
    fn the_order_of_the_heading_is_the_order_of_the_groups() {
        let text = FICHE.split("Savoir-faire").next().unwrap().to_owned()
            + "Savoirs, savoir-faire techniques, savoir-faire relationnels, savoir-faire organisationnels\n\n\
               Connaissance des feux\n\nRégler la mèche\n\nDialoguer avec l'équipe du bateau\n\nPlanifier les tours de garde\n";
        let (mut fiche, mut beside) = accepte(&text, |input| fiche_competence(0, None)(input));
        repartir(std::slice::from_mut(&mut beside), DE_2013.ecarts, Releve::Estime);
        beside.ranger(&mut fiche);
        assert_eq!(fiche.savoirs[0].texte, "Connaissance des feux");
        assert_eq!(fiche.savoir_faire_organisationnels[0].texte, "Planifier les tours de garde");
    }

    #[test]
    fn a_heading_printed_again_overleaf_cuts_no_list() {
        let again = format!("porte à vingt milles\n\n{PIED}Critères de performance\n\n");
        let (fiche, _) = accepte(&FICHE.replace("porte à vingt milles\n", &again), |input| {
            fiche_competence(0, None)(input)
        });
        assert_eq!(fiche.criteres_performance.len(), 2);
    }

    #[test]
    fn a_head_printed_again_overleaf_cuts_no_list_and_swallows_none() {
        for title in ["Allumer le feu d'un phare\n\n", "Al1umer le feu d'un\nphare\n\n"] {
            let head = format!("{PIED}FICHE COMPÉTENCE PROFESSIONNELLE N° 3\n\n{title}");
            let again = FICHE.replace("L'heure est tenue", &format!("{head}L'heure est tenue"));
            let (fiche, _) = accepte(&again, |input| fiche_competence(0, None)(input));
            assert_eq!(fiche.criteres_performance.len(), 2, "{title}");
            assert_eq!(fiche.criteres_performance[1].texte, "L'heure est tenue");
        }
    }

    #[test]
    fn damaged_heads_open_what_they_did() {
        let text = FICHE
            .replace("FICHE COMPÉTENCE PROFESSIONNELLE N° 3", "FlCHE COMPÉTENCE PROFESSIONNELIE N° l")
            .replace("organisationnels, savoir", "organisationne1s, savolr");
        let (fiche, beside) = accepte(&text, |input| fiche_competence(0, None)(input));
        assert_eq!((fiche.numero, fiche.intitule.texte.as_str()), (1, "Allumer le feu d'un phare"));
        assert_eq!((fiche.criteres_performance.len(), beside.savoirs.len(), beside.ordre.len()), (2, 6, 4));
    }

    #[test]
    fn a_number_given_twice_makes_two_fiches() {
        let blocs =
            blocs(&(FICHE.to_owned() + &FICHE.replace("Allumer le feu d'un phare", "Sonner la corne")));
        let (rest, (first, _)) = fiche_competence(0, None)(Blocs(&blocs)).unwrap();
        let (rest, (second, _)) = fiche_competence(0, None)(rest).unwrap();
        assert!(rest.0.is_empty());
        assert_eq!((first.numero, second.numero), (3, 3));
        assert_eq!(second.intitule.texte, "Sonner la corne");
    }

    #[test]
    fn a_group_that_says_it_is_empty_is_empty_and_keeps_its_place() {
        let text = FICHE.replace("Planifier les tours de garde", "Néant");
        let (_, mut beside) = accepte(&text, |input| fiche_competence(0, None)(input));
        repartir(std::slice::from_mut(&mut beside), DE_2015.ecarts, Releve::Estime);
        let sizes: Vec<_> = beside.groupes.iter().map(|(_, items)| items.len()).collect();
        assert_eq!(sizes, [2, 0, 1, 2]);
        assert_eq!(beside.ouverts, None);
    }

    #[test]
    fn a_short_first_item_is_none_of_the_heading() {
        for item in ["Néant", "Anglais", "Soudure"] {
            let text = FICHE.replace("Régler la mèche\nNettoyer la lentille", item);
            let (_, beside) = accepte(&text, |input| fiche_competence(0, None)(input));
            assert_eq!(beside.savoirs.first().map(|first| first.texte.texte.as_str()), Some(item));
            let damaged = text.replace("organisationnels", "organisationne1s");
            let (_, beside) = accepte(&damaged, |input| fiche_competence(0, None)(input));
            assert_eq!(beside.savoirs.first().map(|first| first.texte.texte.as_str()), Some(item));
        }
    }

    #[test]
    fn a_heading_of_the_groups_over_two_rows_in_another_order_is_one() {
        let text = FICHE.replace(
            "Savoir-faire techniques, savoir-faire organisationnels, savoir-faire relationnels, savoirs",
            "Savoir-faire techniques, savoir-faire relationnels,\nsavoir-faire organisationnels, savoirs",
        );
        let (_, beside) = accepte(&text, |input| fiche_competence(0, None)(input));
        assert_eq!((beside.savoirs.len(), beside.ordre.get(1)), (6, Some(&Groupe::Relationnels)));
    }

    #[test]
    fn fiches_without_number_are_told_apart_by_one_letter_of_their_titles() {
        let one = FICHE.replace(" N° 3", "").replace("d'un phare", "de catégorie 1");
        let blocs = blocs(&(one.clone() + &one.replace("catégorie 1", "catégorie 2")));
        let (rest, _) = fiche_competence(0, None)(Blocs(&blocs)).unwrap();
        let (rest, (second, _)) = fiche_competence(1, None)(rest).unwrap();
        assert!(rest.0.is_empty());
        assert_eq!((second.numero, second.intitule.texte.as_str()), (2, "Allumer le feu de catégorie 2"));
    }

    #[test]
    fn groups_that_nothing_parts_are_reported() {
        let text = FICHE
            .replace("\n\nPlanifier", "\nPlanifier")
            .replace("\n\nDialoguer", "\nDialoguer")
            .replace("\n\nConnaissance", "\nConnaissance");
        let (mut fiche, mut beside) = accepte(&text, |input| fiche_competence(0, None)(input));
        repartir(std::slice::from_mut(&mut beside), DE_2015.ecarts, Releve::Estime);
        beside.ranger(&mut fiche);
        assert_eq!(fiche.savoirs.len(), 2);
        assert!(beside.ouverts.is_some());
    }

    #[test]
    fn fiche_competence_rejects() {
        let wanted = rejette("FICHE ACTIVITE TYPE N° 1\n\nGarder un phare\n", |input| {
            fiche_competence(0, None)(input)
        });
        assert_eq!(wanted, "a numbered head");
    }

    #[test]
    fn criteres_de_performance_rejects_other_sections() {
        let all = blocs(FICHE);
        assert!(criteres_de_performance(Blocs(&all)).is_err());
    }
}
