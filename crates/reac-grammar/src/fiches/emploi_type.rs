//! The fiche emploi type and its eight rubriques.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::multi::fold_many0;

use reac_formes::variantes;

use super::commun::{est_neant, intitule, section, section_items, section_prose, titre};
use super::{ActiviteListee, BlocTexte, Code, EmploiType};
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::fold::fold;
use crate::ligne::codes::{code_nsf, code_rome};
use crate::ligne::entier;
use crate::ligne::niveau::niveau;
use crate::ligne::puce::{Puce, puce_numero};
use crate::paragraphes::Paragraphe;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// What was read of the fiche emploi type: its content, the lists of activities in it, and what was not understood.
pub type EmploiTypeLu = (EmploiType, Vec<ActiviteListee>, Vec<Texte>);

/// The fiche emploi type.
pub fn fiche_emploi_type(input: Blocs<'_>) -> Resultat<Blocs<'_>, EmploiTypeLu> {
    let (input, _) = titre(Rubrique::FicheEmploiType)(input)?;
    let (input, title) = opt(intitule).parse(input)?;
    let mut out = EmploiType { intitule: title, ..EmploiType::default() };
    let (mut listes, mut other) = (Vec::new(), Vec::new());
    // A rubrique printed twice adds to the first.
    let prendre = |(), read| match read {
        Lue::Definition(prose) => out.definition.extend(prose),
        Lue::Secteurs(secteurs, types) => {
            out.secteurs_activite.extend(secteurs);
            out.types_emplois.extend(types);
        }
        Lue::Reglementation(items) => out.reglementation.extend(items),
        Lue::Equivalences(items) => out.equivalences.extend(items),
        Lue::Listes(lists) => listes.extend(lists),
        Lue::Transversales(items) => out.competences_transversales.extend(items),
        Lue::Codes(codes) => {
            out.niveau = out.niveau.take().or(codes.niveau);
            out.conventions.extend(codes.conventions);
            ajouter(&mut out.nsf, codes.nsf);
            ajouter(&mut out.rome, codes.rome);
            other.extend(codes.autres);
        }
        Lue::AutreTitre(title) => other.extend(title),
    };
    let (rest, ()) = fold_many0(rubrique, || (), prendre).parse(input)?;
    Ok((rest, (out, listes, other)))
}

/// A block of codes may be printed twice: one code, one entry.
fn ajouter(codes: &mut Vec<Code>, more: Vec<Code>) {
    for code in more {
        let label = |code: &Code| code.intitule.as_ref().map(|label| fold(&label.texte));
        if !codes.iter().any(|known| known.code.texte == code.code.texte && label(known) == label(&code)) {
            codes.push(code);
        }
    }
}

enum Lue {
    Definition(Vec<BlocTexte>),
    Secteurs(Vec<Texte>, Vec<Texte>),
    Reglementation(Vec<Texte>),
    Equivalences(Vec<Texte>),
    Listes(Vec<ActiviteListee>),
    Transversales(Vec<Texte>),
    Codes(Codes),
    AutreTitre(Option<Texte>),
}

fn rubrique(input: Blocs<'_>) -> Resultat<Blocs<'_>, Lue> {
    alt((
        map(section_prose(Rubrique::DefinitionEmploi), Lue::Definition),
        map(secteurs_et_types, |(secteurs, types)| Lue::Secteurs(secteurs, types)),
        map(section_items(Rubrique::Reglementation), Lue::Reglementation),
        map(section_items(Rubrique::Equivalences), Lue::Equivalences),
        map(liste_des_activites_et_competences, Lue::Listes),
        map(liste_des_extensions, Lue::Listes),
        map(section_items(Rubrique::TransversalesEmploi), Lue::Transversales),
        map(alt((section(Rubrique::Niveau), section(Rubrique::Rome))), |(heading, below)| {
            Lue::Codes(codes(&below, heading.rubrique))
        }),
        // There is one fiche of this kind: a second head opens none, whatever stands below it.
        map((titre(Rubrique::FicheEmploiType), opt(intitule)), |(_, title)| Lue::AutreTitre(title)),
    ))
    .parse(input)
}

/// Secteurs d'activité et types d'emplois: two lists, each behind a sentence that announces it.
pub fn secteurs_et_types(input: Blocs<'_>) -> Resultat<Blocs<'_>, (Vec<Texte>, Vec<Texte>)> {
    let (input, (_, below)) = section(Rubrique::Secteurs)(input)?;
    let (mut secteurs, mut types) = (Vec::new(), Vec::new());
    let mut jobs = false;
    for paragraph in below {
        let text = &paragraph.texte;
        match annonce(&text.texte) {
            Some((list, rest)) => {
                jobs = list == Annonce::Types;
                if !est_neant(rest) {
                    if jobs { &mut types } else { &mut secteurs }.push(text.avec(rest));
                }
            }
            None if est_neant(&text.texte) => {}
            None if jobs => types.push(text.clone()),
            None => secteurs.push(text.clone()),
        }
    }
    Ok((input, (secteurs, types)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Annonce {
    Secteurs,
    Types,
}

/// How the sentences begin that announce a list, folded.
const ANNONCES: [(&[&str], Annonce); 2] =
    [(variantes::SECTEURS, Annonce::Secteurs), (variantes::TYPES_D_EMPLOIS, Annonce::Types)];

/// The list that a sentence announces, and what it already says of it behind its colon.
fn annonce(text: &str) -> Option<(Annonce, &str)> {
    let (label, rest) = match text.split_once(':') {
        Some((label, rest)) => (label, rest.trim()),
        // Without a colon only a bare label announces.
        None if text.split_whitespace().count() <= 9 => (text, ""),
        None => return None,
    };
    let folded = fold(label);
    ANNONCES
        .iter()
        .find(|(words, _)| words.iter().any(|words| folded.starts_with(words)))
        .map(|(_, list)| (*list, rest))
}

/// Liste des activités types et des compétences professionnelles.
pub fn liste_des_activites_et_competences(input: Blocs<'_>) -> Resultat<Blocs<'_>, Vec<ActiviteListee>> {
    let (input, (_, below)) = section(Rubrique::ListeActivitesCompetences)(input)?;
    Ok((input, listes(&below, Rubrique::ListeActivitesCompetences)))
}

/// Liste des activités types d'extension: those of the CCS. Its numbers may run on where those of the fiches start
/// again.
pub fn liste_des_extensions(input: Blocs<'_>) -> Resultat<Blocs<'_>, Vec<ActiviteListee>> {
    let (input, (_, below)) = section(Rubrique::ListeExtensions)(input)?;
    Ok((input, listes(&below, Rubrique::ListeExtensions)))
}

fn listes(below: &[&Paragraphe], rubrique: Rubrique) -> Vec<ActiviteListee> {
    let ccs = rubrique == Rubrique::ListeExtensions;
    let mut out: Vec<ActiviteListee> = Vec::new();
    for paragraph in below {
        let text = &paragraph.texte;
        if est_neant(&text.texte) {
            continue;
        }
        match (paragraph.puce, out.last_mut()) {
            (Some(Puce::Numero(numero)), _) => {
                let rest = puce_numero(&text.texte).map_or(text.texte.as_str(), |(rest, _)| rest);
                out.push(ActiviteListee {
                    numero: Some(numero),
                    intitule: text.avec(rest),
                    competences: Vec::new(),
                    ccs,
                });
            }
            (_, Some(activity)) => activity.competences.push(text.clone()),
            (_, None) => out.push(ActiviteListee {
                numero: None,
                intitule: text.clone(),
                competences: Vec::new(),
                ccs,
            }),
        }
    }
    out
}

/// Level, conventions and codes: what stands below "Niveau et/ou domaine d'activité" and "Fiche(s) Rome".
#[derive(Debug, Default)]
struct Codes {
    niveau: Option<Texte>,
    conventions: Vec<Texte>,
    nsf: Vec<Code>,
    rome: Vec<Code>,
    autres: Vec<Texte>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attente {
    Niveau,
    Convention,
    Nsf,
    Rome,
}

/// Labels within the rubrique, folded.
const ETIQUETTES: [(&[&str], Attente); 3] = [
    (variantes::CONVENTIONS, Attente::Convention),
    (variantes::NSF, Attente::Nsf),
    (variantes::ROME, Attente::Rome),
];

/// Whether a text begins with such a label and its colon.
#[must_use]
pub fn est_etiquette_de_code(text: &str) -> bool {
    let label = text.split_once(':').map(|(label, _)| fold(label));
    label.is_some_and(|label| ETIQUETTES.iter().any(|(words, _)| words.contains(&label.as_str())))
}

fn codes(below: &[&Paragraphe], rubrique: Rubrique) -> Codes {
    let mut out = Codes::default();
    let mut state = if rubrique == Rubrique::Rome { Attente::Rome } else { Attente::Niveau };
    for paragraph in below {
        let text = &paragraph.texte;
        let (label, value) = match text.texte.split_once(':') {
            Some((label, value)) => (fold(label), value.trim()),
            None => (fold(&text.texte), ""),
        };
        let named =
            ETIQUETTES.iter().find(|(words, _)| words.contains(&label.as_str())).map(|(_, state)| *state);
        let value = match named {
            Some(next) => {
                state = next;
                text.avec(value)
            }
            None => text.clone(),
        };
        if !est_neant(&value.texte) {
            classer(&mut out, state, value);
        }
    }
    out
}

fn classer(out: &mut Codes, state: Attente, value: Texte) {
    let level = niveau(&value.texte).is_ok();
    if let Some(code) = entier(code_rome, &value.texte) {
        out.rome.push(un_code(&value, &code.code, code.intitule));
    } else if let (true, Some(code)) =
        (state == Attente::Nsf || state == Attente::Rome, entier(code_nsf, &value.texte))
    {
        out.nsf.push(un_code(&value, &code.code, code.intitule));
    } else if level && state == Attente::Niveau && out.niveau.is_none() {
        out.niveau = Some(value);
    } else if level {
        // The level printed again, behind a label that is not its own.
    } else if state == Attente::Convention {
        out.conventions.push(value);
    } else if state == Attente::Niveau && out.niveau.is_none() {
        out.niveau = Some(value);
    } else if let Some(last) = dernier_intitule(out, state) {
        // A label that goes on behind its code's line.
        last.suivre(value);
    } else {
        out.autres.push(value);
    }
}

fn un_code(ligne: &Texte, code: &str, intitule: &str) -> Code {
    Code {
        code: ligne.avec(code),
        intitule: Some(ligne.avec(intitule)).filter(|label| !label.texte.is_empty()),
    }
}

fn dernier_intitule(out: &mut Codes, state: Attente) -> Option<&mut Texte> {
    let last = match state {
        Attente::Nsf => out.nsf.last_mut(),
        Attente::Rome => out.rome.last_mut(),
        Attente::Niveau | Attente::Convention => None,
    };
    last.map(|code| code.intitule.get_or_insert_with(|| code.code.avec("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annonce_accepts() {
        assert_eq!(
            annonce("Les différents secteurs d’activités concernés sont principalement :"),
            Some((Annonce::Secteurs, ""))
        );
        assert_eq!(
            annonce("Les types d’emplois accessibles sont les suivants :"),
            Some((Annonce::Types, ""))
        );
        assert_eq!(annonce("Type d’emploi accessible : gardien"), Some((Annonce::Types, "gardien")));
    }

    #[test]
    fn annonce_rejects() {
        assert_eq!(annonce("Ports de plaisance : gardiennage"), None);
        assert_eq!(annonce("Les secteurs d’activité où l’on garde des phares sont nombreux et variés"), None);
    }
}

#[cfg(test)]
mod essais {
    use super::*;
    use crate::essais::{accepte, rejette};

    const FICHE: &str = "FICHE EMPLOI TYPE\n\nGardien de phare\n\n\
        Définition de l'emploi type et des conditions d'exercice\n\nLe gardien garde.\n\n\
        Secteurs d'activité et types d'emplois accessibles par le détenteur du titre\n\n\
        Les différents secteurs d'activités concernés sont principalement :\n\n- le balisage\n- la pêche\n\n\
        Les types d'emplois accessibles sont les suivants :\n\n- gardien\n\n\
        Réglementation d'activités (le cas échéant)\n\nNéant\n\nEquivalences avec d'autres certifications (le cas échéant)\n\nSans objet\n\n\
        Liste des activités types et des compétences professionnelles\n\n1. Garder un phare\nAllumer le feu\n\n\
        Compétences transversales de l'emploi (le cas échéant)\n\nTenir son journal\n\n\
        Niveau et/ou domaine d'activité\n\nNiveau III (Nomenclature de 1969)\n\nConvention(s) : Niveau III (Nomenclature de 1969)\n\n\
        Convention(s): Néant\n\nCode(s) NSF:\n\n311v - Feux et balises\n\nFiche(s) Rome de rattachement\n\nN3101 Garde de phare\n\n\
        Code(s) NSF :\n\n311v - Feux et balises\n\nFiche(s) Rome de rattachement\n\nN3101 Garde de phare\n";

    #[test]
    fn fiche_emploi_type_accepts() {
        let (fiche, listes, other) = accepte(FICHE, fiche_emploi_type);
        assert!(other.is_empty(), "{other:?}");
        let texts = |items: &[Texte]| items.iter().map(|item| item.texte.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&fiche.secteurs_activite), ["le balisage", "la pêche"]);
        assert_eq!(texts(&fiche.types_emplois), ["gardien"]);
        assert!(fiche.reglementation.is_empty() && fiche.equivalences.is_empty());
        assert_eq!(texts(&fiche.competences_transversales), ["Tenir son journal"]);
        assert_eq!(listes.len(), 1);
    }

    #[test]
    fn a_level_behind_the_label_of_conventions_is_none_and_codes_printed_twice_are_one() {
        let (fiche, ..) = accepte(FICHE, fiche_emploi_type);
        assert!(fiche.conventions.is_empty());
        assert_eq!(
            fiche.niveau.as_ref().map(|niveau| niveau.texte.as_str()),
            Some("Niveau III (Nomenclature de 1969)")
        );
        assert_eq!((fiche.nsf.len(), fiche.rome.len()), (1, 1));
        assert_eq!(
            (fiche.nsf[0].code.texte.as_str(), fiche.nsf[0].intitule.as_ref().unwrap().texte.as_str()),
            ("311v", "Feux et balises")
        );
    }

    #[test]
    fn a_second_head_cuts_no_list_and_its_title_is_kept() {
        let again =
            |title| FICHE.replace("Niveau et/ou", &format!("FICHE EMPLOI TYPE\n\n{title}\n\nNiveau et/ou"));
        let (fiche, _, other) = accepte(&again("Gardien de phare"), fiche_emploi_type);
        assert!(other.is_empty() && fiche.niveau.is_some(), "{other:?}");
        let (fiche, _, other) = accepte(&again("Éclusier"), fiche_emploi_type);
        assert_eq!(other.first().map(|title| title.texte.as_str()), Some("Éclusier"));
        assert!(fiche.niveau.is_some());
    }

    #[test]
    fn fiche_emploi_type_rejects() {
        assert_eq!(rejette("FICHE ACTIVITE TYPE N° 1\n\nGarder\n", fiche_emploi_type), "a heading");
    }
}
