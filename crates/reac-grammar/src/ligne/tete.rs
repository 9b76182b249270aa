//! Heads that carry a number, and the heading that names the four groups: over folded text.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::space0;
use nom::combinator::{map, opt, value};
use nom::sequence::{preceded, terminated};

use reac_formes::variantes::APPARTENANCES;
pub use reac_formes::{Genre, Groupe};

use super::nombre;
use crate::erreur::{Erreur, Resultat};
use crate::fold::distance;
use crate::vocabulaire::Vocabulaire;

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

/// `n 1`, `no 1`, `numero 1`: folded "N° 1".
pub fn numero(input: &str) -> Resultat<&str, u32> {
    preceded((space0, alt((tag("numero"), tag("no"), tag("n"))), space0), nombre).parse(input)
}

/// How a kind of head is worded: the longest wording that stands there.
fn formule<'a>(connu: &Vocabulaire, genre: Genre) -> impl Fn(&'a str) -> Resultat<&'a str, &'a str> {
    move |input| {
        let wordings =
            connu.tetes.iter().filter(|(other, _)| *other == genre).flat_map(|(_, wordings)| wordings);
        let found = wordings.filter_map(|wording| tag::<_, _, Erreur<&str>>(wording.as_str())(input).ok());
        found.max_by_key(|(_, wording)| wording.len()).ok_or_else(|| {
            nom::Err::Error(Erreur { reste: input, attendu: "a numbered head", dans: vec!["formule"] })
        })
    }
}

fn appartenance(input: &str) -> Resultat<&str, Option<bool>> {
    let found = APPARTENANCES.iter().find_map(|(words, ccs)| Some((input.strip_prefix(words)?, *ccs)));
    // The last row matches everything.
    Ok(found.unwrap_or((input, None)))
}

/// `fiche activite type [de l emploi type | du ccs] [n 1]`, `fiche competence professionnelle …`.
fn fiche<'a>(connu: &Vocabulaire, genre: Genre) -> impl Fn(&'a str) -> Resultat<&'a str, Tete> {
    move |input| {
        map((formule(connu, genre), appartenance, opt(numero)), |(_, ccs, numero)| Tete {
            genre,
            ccs,
            numero,
        })
        .parse(input)
    }
}

/// `certificat complementaire de specialisation [n 1] [du titre]`, alone on its line or lines.
fn couverture_ccs<'a>(connu: &Vocabulaire) -> impl Fn(&'a str) -> Resultat<&'a str, Tete> {
    move |input| {
        let titre = alt((tag(" du titre professionnel"), tag(" du titre")));
        let suite = (opt(tag(" ccs")), opt(numero), opt(titre));
        map((formule(connu, Genre::CouvertureCcs), suite), |(_, (_, numero, _))| Tete {
            genre: Genre::CouvertureCcs,
            ccs: Some(true),
            numero,
        })
        .parse(input)
    }
}

/// Whether a cover of a CCS says so by more than the name that stands in glossaries too.
#[must_use]
pub fn couverture_dite(connu: &Vocabulaire, folded: &str) -> bool {
    let bare = folded.strip_suffix(" ccs").unwrap_or(folded);
    !formule(connu, Genre::CouvertureCcs)(bare).is_ok_and(|(rest, _)| rest.is_empty())
}

/// The beginning of a head with a number, which its next row completes.
#[must_use]
pub fn commence_une_tete(connu: &Vocabulaire, folded: &str) -> bool {
    const COURT: usize = 12;
    folded.len() >= COURT
        && connu.tetes.iter().flat_map(|(_, wordings)| wordings).any(|tete| {
            // Most rows part from every head with their first letters.
            let shared = tete.len().min(folded.len());
            tete.get(..shared) == folded.get(..shared)
                && APPARTENANCES.iter().any(|(whose, _)| format!("{tete}{whose} n").starts_with(folded))
        })
}

/// Any numbered head.
pub fn tete<'a>(connu: &Vocabulaire) -> impl Fn(&'a str) -> Resultat<&'a str, Tete> {
    move |input| {
        if !connu.bords_des_tetes.ouvrent(input) {
            return Err(nom::Err::Error(Erreur {
                reste: input,
                attendu: "a numbered head",
                dans: Vec::new(),
            }));
        }
        alt((fiche(connu, Genre::Activite), fiche(connu, Genre::Competence), couverture_ccs(connu)))
            .parse(input)
    }
}

/// The head of a fiche of which a letter in ten at most is damaged, and its number if need be: `fiche cornpetence
/// professionnelle n l`.
#[must_use]
pub fn tete_abimee(connu: &Vocabulaire, folded: &str) -> Option<Tete> {
    // A head in the plural is none: rows of the sommaire.
    if !folded.starts_with('f') || folded.starts_with("fiches ") {
        return None;
    }
    let (wording, numero) = numero_abime(folded);
    // A number that "N°" does not announce is no part of a head.
    if wording.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fiches = connu.tetes.iter().filter(|(genre, _)| *genre != Genre::CouvertureCcs);
    let heads =
        fiches.flat_map(|(genre, wordings)| wordings.iter().map(move |wording| (*genre, wording.as_str())));
    let near = |known: &str, read: &str| {
        let most = read.len() / 10;
        let apart = if known.len().abs_diff(read.len()) <= most { distance(known, read) } else { usize::MAX };
        (apart <= most).then_some(apart)
    };
    let read = |(genre, tete): (Genre, &str), (whose, ccs): &(&str, Option<bool>)| {
        // A short one is there or is not: damage makes it of nothing.
        let apart = if whose.len() <= COURTE {
            near(tete, wording.strip_suffix(whose)?)
        } else {
            near(&format!("{tete}{whose}"), wording)
        };
        Some((apart?, Tete { genre, ccs: *ccs, numero }))
    };
    let all = heads.flat_map(|head| APPARTENANCES.iter().filter_map(move |whose| read(head, whose)));
    all.min_by_key(|(apart, _)| *apart).map(|(_, tete)| tete)
}

/// What says whose a fiche is, in so many letters, is not told from damage.
const COURTE: usize = 8;

/// What stands before `n l`, and the number: letters that are printed like a digit count as it. What cannot be read is
/// no number, nor is one without a digit that may be Roman.
fn numero_abime(folded: &str) -> (&str, Option<u32>) {
    let whole = (folded, None);
    let Some((before, last)) = folded.rsplit_once(' ') else { return whole };
    let wording = before.strip_suffix(" n").or_else(|| before.strip_suffix(" no"));
    let Some(wording) = wording.filter(|_| last.len() <= 2) else { return whole };
    let digit = |c: char| match c {
        'l' | 'i' => Some('1'),
        'o' => Some('0'),
        c => c.is_ascii_digit().then_some(c),
    };
    let sure = last.len() == 1 || last.contains(|c: char| c.is_ascii_digit());
    let digits: Option<String> = last.chars().map(digit).collect();
    let numero = digits.filter(|_| sure).and_then(|digits| digits.parse().ok()).filter(|n| *n > 0);
    (wording, numero)
}

/// The name of one group.
fn groupe(input: &str) -> Resultat<&str, Groupe> {
    if !input.starts_with("savoir") {
        return Err(nom::Err::Error(Erreur { reste: input, attendu: "a group", dans: Vec::new() }));
    }
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

/// The heading of the groups, of which a letter in ten at most is damaged, and whether it is whole.
#[must_use]
pub fn savoirs_abimes(connu: &Vocabulaire, folded: &str) -> Option<(Vec<Groupe>, bool)> {
    const COURT: usize = 20;
    if folded.len() < COURT || !folded.starts_with('s') {
        return None;
    }
    connu.groupes.iter().find_map(|(whole, order)| {
        let most = folded.len() / 10;
        // Damage hardly changes a length; a short item behind the heading does.
        let is_near = |wording: &str| {
            wording.len().abs_diff(folded.len()) <= most.min(3) && distance(wording, folded) <= most
        };
        if is_near(whole) {
            return Some((order.to_vec(), true));
        }
        // A first row ends behind a word.
        let begins = whole.match_indices(' ').filter_map(|(at, _)| whole.get(..at)).any(is_near);
        begins.then(|| (order.to_vec(), false))
    })
}

/// A first row that names one group of the heading or two, in whatever order.
#[must_use]
pub fn groupes_ouverts(folded: &str) -> bool {
    const COURT: usize = 20;
    let next = |rest| preceded((space0, opt(terminated(tag("et"), tag(" ")))), groupe).parse(rest);
    let Some((mut rest, _)) = next(folded).ok().filter(|_| folded.len() >= COURT) else { return false };
    if let Ok((after, _)) = next(rest) {
        rest = after;
    }
    rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::entier;
    use super::*;
    use crate::fold::fold;

    fn connu() -> &'static Vocabulaire {
        Vocabulaire::connu()
    }

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
                entier(tete(connu()), &folded),
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
                entier(tete(connu()), &folded),
                Some(Tete { genre: Genre::Competence, ccs, numero: n }),
                "{text}"
            );
        }
    }

    #[test]
    fn couverture_ccs_accepts() {
        let folded = fold("CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION N°1 DU TITRE");
        assert_eq!(
            entier(tete(connu()), &folded),
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
        ] {
            assert_eq!(entier(tete(connu()), &fold(text)), None, "{text}");
        }
    }

    #[test]
    fn tete_abimee_accepts() {
        for (text, genre, ccs, n) in [
            ("FICHE COMPÉTENCE PROFESSIONNELLE N° l", Genre::Competence, None, Some(1)),
            ("FICHE COMPETENCE PROFESSIONNELLE N° 1O", Genre::Competence, None, Some(10)),
            ("FICHE COMPETENCE PROFESSIONNELLE N° II", Genre::Competence, None, None),
            ("FICHE COMPETENCE PROFESSIONNELLE N° S", Genre::Competence, None, None),
            ("FICHE ACTIVITE TYPE DU CCS N° S", Genre::Activite, Some(true), None),
            ("FICHE CORNPETENCE PROFESSIONNELIE DU CCS N° 2", Genre::Competence, Some(true), Some(2)),
            ("FlCHE ACTIVITÉ TYPE N° I", Genre::Activite, None, Some(1)),
            ("FICHE ACTIVITE TYPE DE L'EMPLOl TYPE", Genre::Activite, Some(false), None),
        ] {
            let expected = Some(Tete { genre, ccs, numero: n });
            assert_eq!(tete_abimee(connu(), &fold(text)), expected, "{text}");
        }
    }

    #[test]
    fn tete_abimee_rejects() {
        for text in [
            "",
            "Fiche emploi type",
            "Fiches activités types de l'emploi 9",
            "Fiches activités types de l'emploi",
            "Fiches compétences professionnelles",
            "FICHE COMPETENCE PROFESSIONNELLE DU METIER",
            "Fiche d'une autre activité type",
            "La fiche compétence professionnelle N° l",
        ] {
            assert_eq!(tete_abimee(connu(), &fold(text)), None, "{text}");
        }
    }

    #[test]
    fn savoirs_abimes_accepts() {
        let all = "Savoir-faire techniques, savoir-faire organisationne1s, savoirfaire relationnels, savoirs";
        assert_eq!(
            savoirs_abimes(connu(), &fold(all)).map(|(order, whole)| (order.len(), whole)),
            Some((4, true))
        );
        let begins = "Savoirs, savoir-faire technigues, savoir-";
        let found = savoirs_abimes(connu(), &fold(begins));
        assert_eq!(
            found.map(|(order, whole)| (order.first().copied(), whole)),
            Some((Some(Groupe::Savoirs), false))
        );
    }

    #[test]
    fn groupes_ouverts_accepts_any_order() {
        for text in ["Savoir-faire techniques, savoir-faire relationnels,", "Savoir-faire organisationnels"] {
            assert!(groupes_ouverts(&fold(text)), "{text}");
        }
    }

    #[test]
    fn groupes_ouverts_rejects() {
        for text in ["", "Savoirs", "Savoir-faire techniques du métier", "Savoir-faire pour la technique"] {
            assert!(!groupes_ouverts(&fold(text)), "{text}");
        }
    }

    #[test]
    fn the_name_of_a_certificat_alone_is_no_cover() {
        assert!(!couverture_dite(connu(), &fold("Certificat complémentaire de spécialisation (CCS)")));
        assert!(couverture_dite(connu(), &fold("Certificat complémentaire de spécialisation du titre")));
        assert!(couverture_dite(connu(), &fold("Certificat complémentaire de spécialisation N° 2")));
    }

    #[test]
    fn savoirs_abimes_rejects() {
        for text in [
            "",
            "Savoirs",
            "Savoir-faire techniques du métier de veilleur",
            "Savoir dialoguer avec l'équipe du phare",
        ] {
            assert_eq!(savoirs_abimes(connu(), &fold(text)), None, "{text}");
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
