//! Heads of a référentiel d'évaluation, as data.

use crate::fold::fold;
use crate::rangees::Rangee;
use crate::texte::Notes;

/// What a head opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rubrique {
    /// A cover, the first or one printed again.
    Couverture,
    /// Références de la spécialité.
    References,
    /// Modalités d'évaluation du titre, in general.
    Generales,
    /// Dispositif d'évaluation: the titre's tests.
    Dispositif,
    /// Head over the table of modalités.
    Modalites,
    /// A complement, whose head is its title.
    Complement,
    /// Head over the matrix.
    Criteres,
    /// Head over the transversal competences.
    Transversales,
    /// Conditions de présence et d'intervention du jury.
    Jury,
    /// Durée totale de présence du jury.
    Presence,
    /// Protocole d'intervention.
    Protocole,
    /// Conditions particulières de composition.
    Composition,
    /// Conditions de surveillance et de confidentialité.
    Surveillance,
    /// An annexe, of which kind its next head tells.
    Annexe,
    /// Correspondances.
    Correspondances,
    /// Glossaire.
    Glossaire,
    /// The imprint.
    Colophon,
}

/// Beginnings of heads, folded, without their number.
const TITRES: &[(&str, Rubrique)] = &[
    ("referentiel d evaluation", Rubrique::Couverture),
    ("referentiel de certification", Rubrique::Couverture),
    ("references de la specialite", Rubrique::References),
    ("modalites d evaluation du titre professionnel", Rubrique::Generales),
    ("modalites d evaluation generales", Rubrique::Generales),
    ("modalites generales d evaluation", Rubrique::Generales),
    ("synthese", Rubrique::Generales),
    ("dispositif d evaluation", Rubrique::Dispositif),
    ("dispositifs d evaluation", Rubrique::Dispositif),
    ("modalites d evaluation des competences et organisation", Rubrique::Modalites),
    ("modalites d evaluation des competences", Rubrique::Modalites),
    ("les modalites pour l acces", Rubrique::Modalites),
    ("modalites pour l acces", Rubrique::Modalites),
    ("informations complementaires concernant", Rubrique::Complement),
    ("precisions pour le candidat", Rubrique::Complement),
    ("criteres d evaluation des competences", Rubrique::Criteres),
    ("evaluation des competences transversales", Rubrique::Transversales),
    ("conditions de presence et d intervention du jury", Rubrique::Jury),
    ("conditions d intervention et de presence du jury", Rubrique::Jury),
    ("duree totale de presence du jury", Rubrique::Presence),
    ("duree de presence du jury", Rubrique::Presence),
    ("protocole d intervention", Rubrique::Protocole),
    ("conditions particulieres de composition", Rubrique::Composition),
    ("composition du jury", Rubrique::Composition),
    ("conditions de surveillance", Rubrique::Surveillance),
    ("annexe", Rubrique::Annexe),
    ("plateau technique d evaluation", Rubrique::Annexe),
    ("locaux", Rubrique::Annexe),
    ("ressources pour", Rubrique::Annexe),
    ("correspondances", Rubrique::Correspondances),
    ("glossaire", Rubrique::Glossaire),
    ("reproduction interdite", Rubrique::Colophon),
];

/// Sentences and labels that every document prints, folded: furniture.
const MOBILIER: &[&str] = &[
    "les competences transversales sont evaluees au travers",
    "certaines ressources peuvent etre partagees",
    "leur nombre est indique dans la colonne",
    "le titre professionnel",
    "les competences evaluees",
];

/// Labels over groups of rows, folded: furniture.
const GROUPES: &[&str] = &[
    "autres modalites d evaluation le cas echeant",
    "epreuve de synthese",
    "session titre professionnel modalites d evaluation",
];

/// A sentence that every document prints over a table.
#[must_use]
pub fn est_mobilier(folded: &str) -> bool {
    MOBILIER.iter().any(|known| folded.starts_with(known))
}

/// The label of a group of rows.
#[must_use]
pub fn est_groupe(folded: &str) -> bool {
    GROUPES.contains(&folded)
}

/// How many of these rows are the label of a group, before what else stands in a cell.
#[must_use]
pub fn rangees_de_groupe(rangees: &[Rangee<'_>]) -> usize {
    let mut said = String::new();
    let mut ends = rangees.iter().map(|row| {
        said.push(' ');
        said.push_str(&row.texte(Notes::AUCUNE));
        est_groupe(&fold(&said))
    });
    ends.position(|whole| whole).map_or(0, |at| at + 1)
}

/// A head that is printed again overleaf says so.
#[must_use]
pub fn est_suite(text: &str) -> bool {
    let folded = fold(text);
    folded == "suite" || folded.ends_with(" suite")
}

/// A head's number taken off: `3.1.`, `03.`, `4 -`.
#[must_use]
pub fn sans_numero(folded: &str) -> &str {
    folded.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')
}

/// Names of modalités, folded.
const MODALITES: &[&str] = &[
    "mise en situation professionnelle",
    "presentation d un projet realise en amont de la session",
    "presentation du projet realise en amont de la session",
    "entretien technique",
    "questionnaire professionnel",
    "questionnement a partir de production s",
    "questionnement a partir de productions",
    "entretien final",
];

/// The name of a modalité, alone on its row.
#[must_use]
pub fn est_modalite(text: &str) -> bool {
    MODALITES.contains(&fold(text).as_str())
}

/// Whether the name of a modalité begins with these words, folded.
#[must_use]
pub fn commence_une_modalite(folded: &str) -> bool {
    let begins = |known: &&str| {
        known.strip_prefix(folded).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    !folded.is_empty() && MODALITES.iter().any(begins)
}

/// A head that begins with its number.
#[must_use]
pub fn est_numerote(tete: &Rangee<'_>) -> bool {
    tete.mots.first().is_some_and(|mot| mot.text.starts_with(|c: char| c.is_ascii_digit()))
}

/// What a line opens, if it is a head by its words.
#[must_use]
pub fn rubrique(text: &str) -> Option<Rubrique> {
    let folded = fold(text);
    let bare = sans_numero(&folded);
    let begins = |pattern: &str| {
        bare.strip_prefix(pattern).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let found = TITRES.iter().find(|(pattern, _)| begins(pattern)).map(|(_, found)| *found)?;
    // Within a complement the same words stand as a label, without the colon of a head.
    let label = bare.starts_with("precisions") && !text.trim_end().ends_with(':');
    (!label).then_some(found)
}

/// Of which kind a head of a certificate is: `CCP`, `CCP 1 - Garder le phare`, `CCS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certificat {
    /// Certificat de compétences professionnelles.
    Ccp,
    /// Certificat complémentaire de spécialisation.
    Ccs,
}

/// The head of a certificate, its number, and what follows it on its line.
#[must_use]
pub fn certificat(text: &str) -> Option<(Certificat, Option<u32>, &str)> {
    let text = text.trim();
    let kind = match text.get(..3)?.to_ascii_uppercase().as_str() {
        "CCP" => Certificat::Ccp,
        "CCS" => Certificat::Ccs,
        _ => return None,
    };
    let rest = text.get(3..)?.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let title = rest.get(digits.len()..)?.trim_start_matches([' ', '-', '–', '—', ':', '.']);
    let numbered = digits.parse().ok();
    (numbered.is_some() || title.is_empty()).then_some((kind, numbered, title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rubrique_accepts() {
        for (text, found) in [
            ("1. Références de la spécialité", Rubrique::References),
            ("3 Dispositif d’évaluation pour la session du titre professionnel GDP", Rubrique::Dispositif),
            ("3.1. Modalités d’évaluation des compétences et organisation de l’épreuve", Rubrique::Modalites),
            ("4.2. Protocole d'intervention du jury :", Rubrique::Protocole),
            ("ANNEXE 2", Rubrique::Annexe),
            ("4 - Conditions de présence et d’intervention du jury", Rubrique::Jury),
            ("4.3 Composition du jury :", Rubrique::Composition),
            ("Glossaire du RC", Rubrique::Glossaire),
            ("Précisions pour le candidat VAE :", Rubrique::Complement),
        ] {
            assert_eq!(rubrique(text), Some(found), "{text}");
        }
    }

    #[test]
    fn rubrique_rejects() {
        for text in [
            "",
            "Précisions pour le candidat à la VAE",
            "Garder le phare",
            "Référentiels d’évaluation",
            "annexes éventuelles",
            "3.1.",
        ] {
            assert_eq!(rubrique(text), None, "{text}");
        }
    }

    #[test]
    fn est_suite_accepts() {
        assert!(est_suite("03. Critères d’évaluation des compétences (suite)"));
        assert!(est_suite("CCP 1 – Garder le phare (suite)"));
    }

    #[test]
    fn est_suite_rejects() {
        for text in ["", "La suite du phare", "Garder le phare", "(suites)"] {
            assert!(!est_suite(text), "{text}");
        }
    }

    #[test]
    fn est_groupe_accepts() {
        assert!(est_groupe(&fold("Epreuve de synthèse :")));
        assert!(est_groupe(&fold("Autres modalités d’évaluation le cas échéant :")));
    }

    #[test]
    fn est_groupe_rejects() {
        for text in ["", "Epreuve de synthèse : Entretien technique", "Garder le phare"] {
            assert!(!est_groupe(&fold(text)), "{text}");
        }
    }

    #[test]
    fn certificat_accepts() {
        assert_eq!(certificat("CCP"), Some((Certificat::Ccp, None, "")));
        assert_eq!(
            certificat("CCP 1 - Garder le phare"),
            Some((Certificat::Ccp, Some(1), "Garder le phare"))
        );
        assert_eq!(certificat(" CCS "), Some((Certificat::Ccs, None, "")));
    }

    #[test]
    fn certificat_rejects() {
        for text in ["", "CC", "CCP Garder le phare", "phare", "été"] {
            assert_eq!(certificat(text), None, "{text}");
        }
    }
}
