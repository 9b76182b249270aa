//! The whole document: its parts in the order they come.

use std::borrow::Cow;
use std::collections::HashSet;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;
use nom::multi::many0;
use reac_model::ListeActivites;

use super::activite::fiche_activite_type;
use super::ccs::couverture_ccs;
use super::commun::{bloc, section, titre};
use super::competence::fiche_competence;
use super::couverture::{CouvertureLue, couverture};
use super::emploi_type::{EmploiTypeLu, fiche_emploi_type};
use super::glossaire::{Glossaire, glossaire};
use super::introduction::{Partie as PartieIntroduction, partie};
use super::sommaire::sommaire;
use super::transversales::fiche_transversales;
use super::{
    Activite, ActiviteType, Competence, CompetenceProfessionnelle, EmploiType, EntreeSommaire, Fiches,
    Transversale,
};
use crate::blocs::{Bloc, Blocs};
use crate::erreur::Resultat;
use crate::fold::fold;
use crate::tables::LigneSynoptique;
use crate::texte::Texte;
use crate::titres::Rubrique;

enum Partie {
    Couverture(CouvertureLue),
    Sommaire((Vec<EntreeSommaire>, Vec<Texte>)),
    Introduction(PartieIntroduction),
    Synoptique(Vec<LigneSynoptique>, Vec<Texte>),
    EmploiType(Box<EmploiTypeLu>),
    Activite((ActiviteType, Activite)),
    Competence(Box<(CompetenceProfessionnelle, Competence)>),
    Transversales(Vec<Transversale>),
    CouvertureCcs(Option<u32>, Vec<Texte>),
    GlossaireTechnique(Glossaire),
    GlossaireReac(Glossaire),
    Mobilier,
}

/// The parts of a document that stand between two of its fiches say which number comes next.
#[derive(Debug, Clone, Copy, Default)]
struct Compte {
    activites: u32,
    competences: u32,
    ccs: Option<u32>,
}

fn une_partie<'b>(compte: Compte) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Partie> {
    move |input| {
        alt((
            map(couverture, Partie::Couverture),
            map(sommaire, Partie::Sommaire),
            map(partie, Partie::Introduction),
            map(vue_synoptique, |(rows, other)| Partie::Synoptique(rows, other)),
            map(fiche_emploi_type, |read| Partie::EmploiType(Box::new(read))),
            map(fiche_activite_type(compte.activites, compte.ccs), Partie::Activite),
            map(fiche_competence(compte.competences, compte.ccs), |read| Partie::Competence(Box::new(read))),
            map(fiche_transversales, Partie::Transversales),
            map(couverture_ccs, |(numero, titles)| Partie::CouvertureCcs(numero, titles)),
            map(glossaire(Rubrique::GlossaireTechnique), Partie::GlossaireTechnique),
            map(glossaire(Rubrique::GlossaireReac), Partie::GlossaireReac),
            map(section(Rubrique::Reproduction), |_| Partie::Mobilier),
        ))
        .parse(input)
    }
}

/// Vue synoptique: its rows, and prose around it.
fn vue_synoptique(input: Blocs<'_>) -> Resultat<Blocs<'_>, (Vec<LigneSynoptique>, Vec<Texte>)> {
    let (input, _) = titre(Rubrique::VueSynoptique)(input)?;
    let rows = bloc("a synoptic table", |bloc| match bloc {
        Bloc::Synoptique(rows) => Some(rows.clone()),
        _ => None,
    });
    let (input, found) = many0(rows).parse(input)?;
    let (input, other) = super::commun::paragraphes(input)?;
    Ok((input, (found.concat(), other.iter().map(|paragraph| paragraph.texte.clone()).collect())))
}

/// Reads all blocks. Never fails: what no production takes is kept as not read.
#[must_use]
pub fn document(blocs: &[Bloc]) -> Fiches {
    let (blocs, apart) = hors_json(blocs);
    let mut out = Fiches::default();
    out.non_lu.extend(apart);
    let mut compte = Compte::default();
    let mut rest = Blocs(&blocs);
    let mut cover = true;
    while let Some((first, after)) = rest.0.split_first() {
        rest = match une_partie(compte)(rest) {
            Ok((next, Partie::Couverture((read, other)))) if cover => {
                out.reac.titre = read;
                out.non_lu.extend(other);
                next
            }
            // Loose paragraphs that belong to no part, and a second emploi type where there is one.
            Ok((next, Partie::Couverture(_))) => laisser(&mut out, rest, next),
            Ok((next, Partie::EmploiType(_))) if !sans_emploi_type(&out) => laisser(&mut out, rest, next),
            Err(_) => {
                out.non_lu.extend(textes(first));
                Blocs(after)
            }
            Ok((next, part)) => {
                ranger(&mut out, &mut compte, part);
                next
            }
        };
        cover = false;
    }
    let unique = reprises_uniques(&out);
    out.non_lu.extend(unique);
    out
}

/// Sets the rubriques apart of which no field is: what stands below them is reported, and the fiche goes on behind them.
fn hors_json(blocs: &[Bloc]) -> (Cow<'_, [Bloc]>, Vec<Texte>) {
    let opens = |bloc: &Bloc| matches!(bloc, Bloc::Titre(heading) if heading.rubrique == Rubrique::HorsJson);
    if !blocs.iter().any(opens) {
        return (Cow::Borrowed(blocs), Vec::new());
    }
    let mut within = false;
    let (apart, own): (Vec<&Bloc>, Vec<&Bloc>) = blocs.iter().partition(|bloc| {
        within = opens(bloc) || (within && !matches!(bloc, Bloc::Titre(_)));
        within
    });
    (own.into_iter().cloned().collect(), apart.into_iter().flat_map(textes).collect())
}

fn sans_emploi_type(fiches: &Fiches) -> bool {
    fiches.reac.emploi_type == EmploiType::default() && fiches.listes.is_empty()
}

/// Reports all blocks from `rest` to `next` as not read.
fn laisser<'b>(out: &mut Fiches, rest: Blocs<'b>, next: Blocs<'b>) -> Blocs<'b> {
    let taken = rest.0.len().saturating_sub(next.0.len());
    out.non_lu.extend(rest.0.iter().take(taken).flat_map(textes));
    next
}

/// What the cover of a certificat or a synoptic table prints and no title does: it stands in no field.
fn reprises_uniques(fiches: &Fiches) -> Vec<Texte> {
    /// No titre has as many activities.
    const TITRES: usize = 50;
    let of_titre = fiches.reac.titre.intitule.iter().chain(&fiches.reac.emploi_type.intitule);
    let of_activities = fiches.reac.activites_types.iter().map(|fiche| &fiche.intitule);
    let folded = |title: &Texte| fold(&title.texte);
    let mut known: Vec<String> = of_titre.chain(of_activities).map(folded).collect();
    let of_competences: Vec<String> =
        fiches.reac.competences_professionnelles.iter().map(|fiche| folded(&fiche.intitule)).collect();
    let words = known.iter().chain(&of_competences).flat_map(|title| title.split(' '));
    let words: HashSet<String> = words.map(str::to_owned).collect();
    known.truncate(TITRES);
    known.retain(|title| !title.is_empty());
    // In text the cells of a table run into each other: the words are those of the titles, their order is none.
    let is_cell = |text: &&Texte| {
        let text = fold(&text.texte);
        text.split(' ').all(|word| words.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_title = |text: &&Texte| {
        let text = fold(&text.texte);
        let rest = known.iter().fold(text.clone(), |rest, known| rest.replace(known.as_str(), ""));
        rest.trim().is_empty() || known.iter().any(|known| known.contains(&text))
    };
    let covers = fiches.couvertures_ccs.iter().filter(|text| !is_title(text));
    covers.chain(fiches.cellules.iter().filter(|text| !is_cell(text))).cloned().collect()
}

fn ranger(out: &mut Fiches, compte: &mut Compte, part: Partie) {
    match part {
        Partie::Couverture(_) | Partie::Mobilier => {}
        Partie::Sommaire((rows, other)) => {
            out.reac.sommaire.extend(rows);
            out.non_lu.extend(other);
        }
        Partie::Introduction(part) => introduction(out, part),
        Partie::Synoptique(rows, other) => {
            out.synoptique.extend(rows);
            out.cellules.extend(other);
        }
        Partie::EmploiType(read) => {
            let (fiche, listes, other) = *read;
            out.reac.emploi_type = fiche;
            out.listes = listes;
            out.non_lu.extend(other);
        }
        Partie::Activite((fiche, beside)) => {
            compte.activites = fiche.numero;
            compte.ccs = fiche.id.ccs.then_some(fiche.numero);
            // Numbering of the competences starts again in each certificat.
            if fiche.id.ccs {
                compte.competences = 0;
            }
            out.reac.activites_types.push(fiche);
            out.activites.push(beside);
        }
        Partie::Competence(read) => {
            let (fiche, beside) = *read;
            compte.competences = fiche.numero;
            out.reac.competences_professionnelles.push(fiche);
            out.competences.push(beside);
        }
        Partie::Transversales(read) => out.reac.competences_transversales.extend(read),
        Partie::CouvertureCcs(numero, titles) => {
            out.couvertures_ccs.extend(titles);
            let numero = numero.unwrap_or(compte.ccs.unwrap_or(0).saturating_add(1));
            compte.activites = numero.saturating_sub(1);
            compte.ccs = Some(numero);
        }
        Partie::GlossaireTechnique((entries, other)) => {
            out.reac.glossaire_technique.extend(entries);
            out.non_lu.extend(other);
        }
        Partie::GlossaireReac((entries, other)) => {
            out.reac.glossaire_reac.extend(entries);
            out.non_lu.extend(other);
        }
    }
}

fn introduction(out: &mut Fiches, part: PartieIntroduction) {
    match part {
        // Prose directly below "Introduction" speaks of the titre's evolution.
        PartieIntroduction::Tete(prose) | PartieIntroduction::Evolution(prose) => {
            out.reac.introduction.evolution.extend(prose)
        }
        PartieIntroduction::Contexte(prose) => out.reac.introduction.contexte_examen.extend(prose),
        PartieIntroduction::Activites(lists) => {
            let (ancien, nouveau, other) = *lists;
            out.reac.introduction.liste_activites = ListeActivites { ancien, nouveau };
            out.non_lu.extend(other);
        }
    }
}

fn textes(bloc: &Bloc) -> Vec<Texte> {
    match bloc {
        Bloc::Titre(heading) => vec![heading.texte.clone()],
        Bloc::Paragraphe(paragraph) => vec![paragraph.texte.clone()],
        Bloc::Entree(entry) => std::iter::once(entry.terme.clone())
            .chain(entry.definition.iter().map(|paragraph| paragraph.texte.clone()))
            .collect(),
        Bloc::Synoptique(rows) => rows.iter().map(|row| row.intitule.clone()).collect(),
        Bloc::DeuxColonnes(table) => {
            table.ancien.iter().chain(&table.nouveau).map(|paragraph| paragraph.texte.clone()).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{PIED, blocs};

    fn lus(text: &str) -> (Fiches, Vec<String>) {
        let fiches = document(&blocs(text));
        let other = fiches.non_lu.iter().map(|text| text.texte.clone()).collect();
        (fiches, other)
    }

    #[test]
    fn a_certificat_opens_with_its_cover_and_ends_with_the_next_activity_of_the_emploi_type() {
        let (fiches, other) = lus("FICHE ACTIVITE TYPE N° 1\n\nGarder un phare\n\n\
             CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION DU TITRE\n\nGarder un feu flottant\n\n\
             FICHE ACTIVITE TYPE N° 1\n\nGarder un feu flottant\n\n\
             FICHE COMPÉTENCE PROFESSIONNELLE N° 1\n\nJeter l'ancre\n\n\
             FICHE ACTIVITÉ TYPE DE L'EMPLOI TYPE N° 2\n\nSonner la corne\n\n\
             FICHE COMPÉTENCE PROFESSIONNELLE N° 1\n\nÉcouter la brume\n");
        assert_eq!(
            fiches.activites().map(|(fiche, _)| fiche.id.ccs).collect::<Vec<_>>(),
            [false, true, false]
        );
        assert_eq!(fiches.competences.iter().map(|fiche| fiche.ccs).collect::<Vec<_>>(), [true, false]);
        assert!(other.is_empty(), "{other:?}");
    }

    #[test]
    fn what_stands_above_the_formula_of_a_cover_is_no_item() {
        let (fiches, other) = lus(&format!(
            "FICHE COMPÉTENCE PROFESSIONNELLE N° 1\n\nJeter l'ancre\n\nCritères de performance\n\nL'ancre tient\n\n\
             {PIED}MINISTÈRE DES PHARES\n\nCERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION N° 1 DU TITRE\n\nGarder un feu\n\n\
             {PIED}FICHE ACTIVITE TYPE DU CCS N° 1\n\nGarder un feu\n"
        ));
        assert_eq!(fiches.reac.competences_professionnelles[0].criteres_performance.len(), 1);
        assert_eq!(other, ["MINISTÈRE DES PHARES"]);
    }

    #[test]
    fn certificats_without_numbers_are_counted() {
        let one = "CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION DU TITRE\n\nGarder un feu\n\n\
             FICHE ACTIVITE TYPE\n\nGarder un feu\n\nFICHE COMPÉTENCE PROFESSIONNELLE N° 1\n\nJeter l'ancre\n\n";
        let (fiches, _) = lus(&(one.to_owned() + &one.replace("feu", "port")));
        let all: Vec<_> = fiches.activites().map(|(fiche, _)| (fiche.id.ccs, fiche.numero)).collect();
        assert_eq!(all, [(true, 1), (true, 2)]);
        assert_eq!(
            fiches.competences.iter().map(|fiche| fiche.apres_ccs).collect::<Vec<_>>(),
            [Some(1), Some(2)]
        );
    }

    #[test]
    fn what_only_the_cover_of_a_certificat_says_is_reported() {
        let (_, other) =
            lus("CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION N° 1 DU TITRE\n\nGarder un feu flottant\n");
        assert_eq!(other, ["Garder un feu flottant"]);
    }

    #[test]
    fn a_certificat_among_the_terms_of_a_glossary_is_one_of_them() {
        let (fiches, other) = lus("Glossaire du REAC\n\nEmploi type\n\nCe que fait un gardien.\n\n\
             Certificat complémentaire de spécialisation (CCS)\n\nCe qu'un gardien fait de plus.\n\n\
             Savoir\n\nCe qu'un gardien sait.\n");
        assert_eq!(fiches.reac.glossaire_reac.len(), 3);
        assert!(other.is_empty(), "{other:?}");
    }

    #[test]
    fn a_second_emploi_type_is_reported_whole() {
        let one = "FICHE EMPLOI TYPE\n\nGardien de phare\n\n\
             Définition de l'emploi type et des conditions d'exercice\n\nIl garde le phare.\n\n\
             FICHE ACTIVITE TYPE N° 1\n\nGarder un phare\n\n";
        let (fiches, other) = lus(&(one.to_owned() + &one.replace("phare", "port")));
        assert_eq!(fiches.reac.emploi_type.intitule.unwrap().texte, "Gardien de phare");
        assert!(
            ["Gardien de port", "Il garde le port."].iter().all(|text| other.contains(&(*text).to_owned())),
            "{other:?}"
        );
    }
}
