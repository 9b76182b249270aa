//! Heads that carry a number, and the heading that names the four groups: over folded text.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::space0;
use nom::combinator::{map, opt, value};
use nom::sequence::{preceded, terminated};

use super::nombre;
use crate::erreur::{Erreur, Resultat};
use crate::fold::distance;

/// A head and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tete {
    /// Which fiche it opens.
    pub genre: Genre,
    /// Of a certificat complémentaire de spécialisation; `None` where it says nothing of whose it is.
    pub ccs: Option<bool>,
    /// `None` where the number stands on the next line.
    pub numero: Option<u32>,
}

/// What a numbered head opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    /// FICHE ACTIVITÉ TYPE.
    Activite,
    /// FICHE COMPÉTENCE PROFESSIONNELLE.
    Competence,
    /// CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION N° 1 DU TITRE, on a cover of its own.
    CouvertureCcs,
}

/// One of the four groups below the last heading of a fiche compétence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Groupe {
    /// Savoir-faire techniques.
    Techniques,
    /// Savoir-faire organisationnels.
    Organisationnels,
    /// Savoir-faire relationnels.
    Relationnels,
    /// Savoirs.
    Savoirs,
}

/// `n 1`, `no 1`, `numero 1`: folded "N° 1".
pub fn numero(input: &str) -> Resultat<&str, u32> {
    preceded((space0, alt((tag("numero"), tag("no"), tag("n"))), space0), nombre).parse(input)
}

/// How a kind of head is worded, folded. A wording that another one begins stands behind it.
const TETES: &[(Genre, &[&str])] = &[
    (
        Genre::Activite,
        &["fiche activite type", "fiche activites types", "fiche activites type", "fiche d activite type"],
    ),
    (
        Genre::Competence,
        &[
            "fiche competence professionnelle",
            "fiche competences professionnelles",
            "fiche de competence professionnelle",
        ],
    ),
    (Genre::CouvertureCcs, &["certificat complementaire de specialisation"]),
];

/// What follows in the head of a fiche, folded, and whether that is a CCS.
const APPARTENANCES: &[(&str, Option<bool>)] = &[
    (" du certificat complementaire de specialisation", Some(true)),
    (" du ccs", Some(true)),
    (" de ccs", Some(true)),
    (" des ccs", Some(true)),
    (" ccs", Some(true)),
    (" de l emploi type", Some(false)),
    (" de l emploi", Some(false)),
    (" d extension de specialisation", Some(true)),
    (" d extension", Some(true)),
    ("", None),
];

fn formule(genre: Genre) -> impl Fn(&str) -> Resultat<&str, &str> {
    move |input| {
        let wordings = TETES.iter().filter(|(other, _)| *other == genre).flat_map(|(_, wordings)| *wordings);
        let found = wordings.copied().find_map(|wording| tag::<_, _, Erreur<&str>>(wording)(input).ok());
        found.ok_or(nom::Err::Error(Erreur {
            reste: input,
            attendu: "a numbered head",
            dans: vec!["formule"],
        }))
    }
}

fn appartenance(input: &str) -> Resultat<&str, Option<bool>> {
    let found = APPARTENANCES.iter().find_map(|(words, ccs)| Some((input.strip_prefix(words)?, *ccs)));
    // The last row matches everything.
    Ok(found.unwrap_or((input, None)))
}

/// `fiche activite type [de l emploi type | du ccs] [n 1]`.
pub fn fiche_activite_type(input: &str) -> Resultat<&str, Tete> {
    fiche(Genre::Activite)(input)
}

/// `fiche competence professionnelle [de l emploi type | du ccs] [n 1]`.
pub fn fiche_competence_professionnelle(input: &str) -> Resultat<&str, Tete> {
    fiche(Genre::Competence)(input)
}

fn fiche(genre: Genre) -> impl Fn(&str) -> Resultat<&str, Tete> {
    move |input| {
        map((formule(genre), appartenance, opt(numero)), |(_, ccs, numero)| Tete { genre, ccs, numero })
            .parse(input)
    }
}

/// `certificat complementaire de specialisation [n 1] [du titre]`, alone on its line or lines. With neither it is a
/// term of the glossary.
pub fn couverture_ccs(input: &str) -> Resultat<&str, Tete> {
    let du_titre = || alt((tag(" du titre professionnel"), tag(" du titre")));
    let suite = alt((map((numero, opt(du_titre())), |(numero, _)| Some(numero)), value(None, du_titre())));
    map((formule(Genre::CouvertureCcs), opt(tag(" ccs")), suite), |(_, _, numero)| Tete {
        genre: Genre::CouvertureCcs,
        ccs: Some(true),
        numero,
    })
    .parse(input)
}

/// Any numbered head.
pub fn tete(input: &str) -> Resultat<&str, Tete> {
    alt((fiche_activite_type, fiche_competence_professionnelle, couverture_ccs)).parse(input)
}

/// The head of a fiche of which a letter in ten at most is damaged, and its number if need be: `fiche cornpetence
/// professionnelle n l`.
#[must_use]
pub fn tete_abimee(folded: &str) -> Option<Tete> {
    let (wording, numero) = match numero_abime(folded) {
        Some((wording, numero)) => (wording, Some(numero)),
        None => (folded, None),
    };
    // A number that "N°" does not announce is no part of a head: the row is one of the sommaire.
    if wording.bytes().any(|byte| byte.is_ascii_digit()) || !folded.starts_with('f') {
        return None;
    }
    let fiches = TETES.iter().filter(|(genre, _)| *genre != Genre::CouvertureCcs);
    let (distance, genre, ccs) = fiches
        .flat_map(|(genre, wordings)| wordings.iter().map(move |wording| (*genre, *wording)))
        .flat_map(|(genre, tete)| APPARTENANCES.iter().map(move |(whose, ccs)| (genre, tete, *whose, *ccs)))
        .filter(|(_, tete, whose, _)| {
            (tete.len() + whose.len()).abs_diff(wording.len()) <= wording.len() / 10
        })
        .map(|(genre, tete, whose, ccs)| (distance(&format!("{tete}{whose}"), wording), genre, ccs))
        .min_by_key(|(distance, ..)| *distance)?;
    (distance <= wording.len() / 10).then_some(Tete { genre, ccs, numero })
}

/// What stands before `n l`, and the number: letters that are printed like a digit count as it.
fn numero_abime(folded: &str) -> Option<(&str, u32)> {
    let (before, last) = folded.rsplit_once(' ')?;
    let wording = before.strip_suffix(" n").or_else(|| before.strip_suffix(" no"))?;
    if last.len() > 2 {
        return None;
    }
    let digits: Option<String> = last
        .chars()
        .map(|c| match c {
            'l' | 'i' => Some('1'),
            'o' => Some('0'),
            c => c.is_ascii_digit().then_some(c),
        })
        .collect();
    Some((wording, digits?.parse().ok().filter(|n| *n > 0)?))
}

/// The name of one group.
fn groupe(input: &str) -> Resultat<&str, Groupe> {
    let savoir_faire = || {
        terminated(
            alt((tag("savoir"), tag("savoirs"))),
            alt((tag(" faire "), tag(" faires "), tag("faire "))),
        )
    };
    alt((
        map(
            preceded(
                savoir_faire(),
                alt((
                    value(Groupe::Techniques, alt((tag("techniques"), tag("technique")))),
                    value(Groupe::Organisationnels, alt((tag("organisationnels"), tag("organisationnel")))),
                    value(Groupe::Relationnels, alt((tag("relationnels"), tag("relationnel")))),
                )),
            ),
            |groupe| groupe,
        ),
        value(Groupe::Savoirs, alt((tag("savoirs associes"), tag("savoirs"), tag("savoir")))),
    ))
    .parse(input)
}

/// `savoir faire techniques savoir faire organisationnels savoir faire relationnels savoirs`, in any order: the
/// order of the groups below. Three at least, or it is no heading.
pub fn savoirs(input: &str) -> Resultat<&str, Vec<Groupe>> {
    let mut ordre: Vec<Groupe> = Vec::with_capacity(4);
    let mut rest = input;
    while let Ok((next, found)) = preceded((space0, opt(terminated(tag("et"), tag(" ")))), groupe).parse(rest)
    {
        if ordre.contains(&found) {
            break;
        }
        ordre.push(found);
        rest = next;
    }
    if ordre.len() < 3 {
        return Err(nom::Err::Error(Erreur {
            reste: input,
            attendu: "names of the groups",
            dans: vec!["savoirs"],
        }));
    }
    Ok((rest, ordre))
}

/// The names of the groups, as the heading has them, folded.
const GROUPES: [(Groupe, &str); 4] = [
    (Groupe::Techniques, "savoir faire techniques"),
    (Groupe::Organisationnels, "savoir faire organisationnels"),
    (Groupe::Relationnels, "savoir faire relationnels"),
    (Groupe::Savoirs, "savoirs"),
];

/// Orders of the groups that were seen, as positions in [`GROUPES`].
const ORDRES: [[usize; 4]; 2] = [[0, 1, 2, 3], [3, 0, 2, 1]];

/// The heading of the groups, of which a letter in ten at most is damaged, and whether it is whole.
#[must_use]
pub fn savoirs_abimes(folded: &str) -> Option<(Vec<Groupe>, bool)> {
    const COURT: usize = 20;
    if folded.len() < COURT || !folded.starts_with('s') {
        return None;
    }
    ORDRES.iter().find_map(|order| {
        let named = || order.iter().filter_map(|at| GROUPES.get(*at));
        let whole = named().map(|(_, name)| *name).collect::<Vec<_>>().join(" ");
        let most = folded.len() / 10;
        let is_near =
            |wording: &str| wording.len().abs_diff(folded.len()) <= most && distance(wording, folded) <= most;
        let groups = || named().map(|(groupe, _)| *groupe).collect();
        if is_near(&whole) {
            return Some((groups(), true));
        }
        // A first row ends behind a word.
        let begins = whole.match_indices(' ').filter_map(|(at, _)| whole.get(..at)).any(is_near);
        begins.then(|| (groups(), false))
    })
}

#[cfg(test)]
mod tests {
    use super::super::entier;
    use super::*;
    use crate::fold::fold;

    #[test]
    fn fiche_activite_type_accepts() {
        for (text, ccs, n) in [
            ("FICHE ACTIVITÉ TYPE", None, None),
            ("FICHE ACTIVITE TYPE N° 1", None, Some(1)),
            ("FICHE ACTIVITÉ TYPE DE L'EMPLOI TYPE N°2", Some(false), Some(2)),
            ("FICHE ACTIVITÉ TYPE DU CCS N° 1", Some(true), Some(1)),
        ] {
            let folded = fold(text);
            assert_eq!(
                entier(tete, &folded),
                Some(Tete { genre: Genre::Activite, ccs, numero: n }),
                "{text}"
            );
        }
    }

    #[test]
    fn fiche_competence_professionnelle_accepts() {
        for (text, ccs, n) in [
            ("FICHE COMPÉTENCE PROFESSIONNELLE N° 12", None, Some(12)),
            ("FICHE COMPETENCE PROFESSIONNELLE DU CCS N° 3", Some(true), Some(3)),
            ("Fiche compétence professionnelle", None, None),
        ] {
            let folded = fold(text);
            assert_eq!(
                entier(tete, &folded),
                Some(Tete { genre: Genre::Competence, ccs, numero: n }),
                "{text}"
            );
        }
    }

    #[test]
    fn couverture_ccs_accepts() {
        let folded = fold("CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION N°1 DU TITRE");
        assert_eq!(
            entier(tete, &folded),
            Some(Tete { genre: Genre::CouvertureCcs, ccs: Some(true), numero: Some(1) })
        );
    }

    #[test]
    fn tete_rejects() {
        for text in [
            "",
            "Fiche emploi type",
            "Fiche activité type du CCS N° 1 ..... 45",
            "Fiches activités types de l'emploi 9",
            "La fiche compétence professionnelle N° 1",
            "FICHE ACTIVITE TYPE N° A",
            "Certificat complémentaire de spécialisation (CCS)",
        ] {
            assert_eq!(entier(tete, &fold(text)), None, "{text}");
        }
    }

    #[test]
    fn tete_abimee_accepts() {
        for (text, genre, ccs, n) in [
            ("FICHE COMPÉTENCE PROFESSIONNELLE N° l", Genre::Competence, None, Some(1)),
            ("FICHE COMPETENCE PROFESSIONNELLE N° IO", Genre::Competence, None, Some(10)),
            ("FICHE CORNPETENCE PROFESSIONNELIE DU CCS N° 2", Genre::Competence, Some(true), Some(2)),
            ("FlCHE ACTIVITÉ TYPE N° I", Genre::Activite, None, Some(1)),
            ("FICHE ACTIVITE TYPE DE L'EMPLOl TYPE", Genre::Activite, Some(false), None),
        ] {
            let expected = Some(Tete { genre, ccs, numero: n });
            assert_eq!(tete_abimee(&fold(text)), expected, "{text}");
        }
    }

    #[test]
    fn tete_abimee_rejects() {
        for text in [
            "",
            "Fiche emploi type",
            "Fiches activités types de l'emploi 9",
            "FICHE ACTIVITE TYPE N° A",
            "FICHE ACTIVITE TYPE N° O",
            "Fiche d'une autre activité type",
            "La fiche compétence professionnelle N° l",
        ] {
            assert_eq!(tete_abimee(&fold(text)), None, "{text}");
        }
    }

    #[test]
    fn savoirs_abimes_accepts() {
        let all = "Savoir-faire techniques, savoir-faire organisationne1s, savoirfaire relationnels, savoirs";
        assert_eq!(savoirs_abimes(&fold(all)).map(|(order, whole)| (order.len(), whole)), Some((4, true)));
        let begins = "Savoirs, savoir-faire technigues, savoir-";
        let found = savoirs_abimes(&fold(begins));
        assert_eq!(
            found.map(|(order, whole)| (order.first().copied(), whole)),
            Some((Some(Groupe::Savoirs), false))
        );
    }

    #[test]
    fn savoirs_abimes_rejects() {
        for text in [
            "",
            "Savoirs",
            "Savoir-faire techniques du métier de veilleur",
            "Savoir dialoguer avec l'équipe du phare",
        ] {
            assert_eq!(savoirs_abimes(&fold(text)), None, "{text}");
        }
    }

    #[test]
    fn savoirs_accepts() {
        use Groupe::{Organisationnels, Relationnels, Savoirs, Techniques};
        let folded = fold(
            "Savoir-faire techniques, savoir-faire organisationnels, savoir-faire relationnels, savoirs",
        );
        assert_eq!(entier(savoirs, &folded), Some(vec![Techniques, Organisationnels, Relationnels, Savoirs]));
        let folded = fold(
            "Savoirs, savoir-faire techniques, savoir-faire relationnels, savoir-faire organisationnels",
        );
        assert_eq!(entier(savoirs, &folded), Some(vec![Savoirs, Techniques, Relationnels, Organisationnels]));
    }

    #[test]
    fn savoirs_rejects() {
        for text in ["", "Savoir-faire technique", "Savoirs", "Savoir-faire techniques du métier, savoirs"] {
            assert_eq!(entier(savoirs, &fold(text)), None, "{text}");
        }
    }
}
