//! Heads that carry a number, and the heading that names the four groups: over folded text.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::space0;
use nom::combinator::{map, opt, value};
use nom::sequence::{preceded, terminated};

use super::nombre;
use crate::erreur::{Erreur, Resultat};

/// A head and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tete {
    /// Which fiche it opens.
    pub genre: Genre,
    /// Of a certificat complémentaire de spécialisation.
    pub ccs: bool,
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

fn appartenance(input: &str) -> Resultat<&str, bool> {
    alt((
        value(
            true,
            alt((
                tag(" du certificat complementaire de specialisation"),
                tag(" du ccs"),
                tag(" de ccs"),
                tag(" des ccs"),
                tag(" ccs"),
            )),
        ),
        value(false, alt((tag(" de l emploi type"), tag(" de l emploi")))),
        value(true, alt((tag(" d extension"), tag(" d extension de specialisation")))),
        value(false, tag("")),
    ))
    .parse(input)
}

/// `fiche activite type [de l emploi type | du ccs] [n 1]`.
pub fn fiche_activite_type(input: &str) -> Resultat<&str, Tete> {
    let tete = alt((
        tag("fiche activite type"),
        tag("fiche activites type"),
        tag("fiche activites types"),
        tag("fiche d activite type"),
    ));
    map((tete, appartenance, opt(numero)), |(_, ccs, numero)| Tete { genre: Genre::Activite, ccs, numero })
        .parse(input)
}

/// `fiche competence professionnelle [de l emploi type | du ccs] [n 1]`.
pub fn fiche_competence_professionnelle(input: &str) -> Resultat<&str, Tete> {
    let tete = alt((
        tag("fiche competence professionnelle"),
        tag("fiche competences professionnelles"),
        tag("fiche de competence professionnelle"),
    ));
    map((tete, appartenance, opt(numero)), |(_, ccs, numero)| Tete { genre: Genre::Competence, ccs, numero })
        .parse(input)
}

/// `certificat complementaire de specialisation [n 1] [du titre]`, alone on its line or lines.
pub fn couverture_ccs(input: &str) -> Resultat<&str, Tete> {
    let tete = tag("certificat complementaire de specialisation");
    let suite = (opt(tag(" ccs")), opt(numero), opt(alt((tag(" du titre professionnel"), tag(" du titre")))));
    map((tete, suite), |(_, (_, numero, _))| Tete { genre: Genre::CouvertureCcs, ccs: true, numero })
        .parse(input)
}

/// Any numbered head.
pub fn tete(input: &str) -> Resultat<&str, Tete> {
    alt((fiche_activite_type, fiche_competence_professionnelle, couverture_ccs)).parse(input)
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

#[cfg(test)]
mod tests {
    use super::super::entier;
    use super::*;
    use crate::fold::fold;

    #[test]
    fn fiche_activite_type_accepts() {
        for (text, ccs, n) in [
            ("FICHE ACTIVITÉ TYPE", false, None),
            ("FICHE ACTIVITE TYPE N° 1", false, Some(1)),
            ("FICHE ACTIVITÉ TYPE DE L'EMPLOI TYPE N°2", false, Some(2)),
            ("FICHE ACTIVITÉ TYPE DU CCS N° 1", true, Some(1)),
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
            ("FICHE COMPÉTENCE PROFESSIONNELLE N° 12", false, Some(12)),
            ("FICHE COMPETENCE PROFESSIONNELLE DU CCS N° 3", true, Some(3)),
            ("Fiche compétence professionnelle", false, None),
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
            Some(Tete { genre: Genre::CouvertureCcs, ccs: true, numero: Some(1) })
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
            assert_eq!(entier(tete, &fold(text)), None, "{text}");
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
