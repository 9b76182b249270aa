//! The headings of a REAC, as data: what each generation prints, matched after folding.
//!
//! This is the one place where a heading is recognised. To add a wording, add a row.

use crate::fold::{distance, fold};

/// What a heading opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rubrique {
    /// SOMMAIRE.
    Sommaire,
    /// Introduction.
    Introduction,
    /// Présentation de l'évolution du titre professionnel.
    Evolution,
    /// Contexte de l'examen du titre professionnel.
    ContexteExamen,
    /// Liste des activités, before 2015 Tableau des activités.
    ListeActivites,
    /// Vue synoptique de l'emploi type, or of the CCS.
    VueSynoptique,
    /// FICHE EMPLOI TYPE.
    FicheEmploiType,
    /// Définition de l'emploi type et des conditions d'exercice.
    DefinitionEmploi,
    /// Secteurs d'activité et types d'emplois accessibles.
    Secteurs,
    /// Réglementation d'activités, of the emploi type and of an activité type.
    Reglementation,
    /// Equivalences (before 2015: liens) avec d'autres certifications.
    Equivalences,
    /// Liste des activités types et des compétences professionnelles.
    ListeActivitesCompetences,
    /// Compétences transversales de l'emploi.
    TransversalesEmploi,
    /// Liste des activités types d'extension (CCS).
    ListeExtensions,
    /// Niveau et/ou domaine d'activité.
    Niveau,
    /// Fiche(s) Rome de rattachement.
    Rome,
    /// FICHE ACTIVITÉ TYPE, of the emploi type or of a CCS.
    FicheActivite,
    /// Définition, description de l'activité type et conditions d'exercice.
    DefinitionActivite,
    /// Liste des compétences professionnelles de l'activité type.
    ListeCompetences,
    /// Compétences transversales de l'activité type.
    TransversalesActivite,
    /// FICHE COMPÉTENCE PROFESSIONNELLE, of the emploi type or of a CCS.
    FicheCompetence,
    /// Description de la compétence – processus de mise en œuvre.
    Description,
    /// Contexte(s) professionnel(s) de mise en œuvre.
    ContexteMiseEnOeuvre,
    /// Critères de performance.
    Criteres,
    /// The heading that names the four groups.
    Savoirs,
    /// FICHE(S) DES COMPÉTENCES TRANSVERSALES DE L'EMPLOI TYPE.
    FicheTransversales,
    /// Title of a second or later transversal competence, which has no head of its own.
    IntituleTransversale,
    /// Cover of a certificat complémentaire de spécialisation.
    CouvertureCcs,
    /// Glossaire technique.
    GlossaireTechnique,
    /// Glossaire du REAC.
    GlossaireReac,
    /// The legal page.
    Reproduction,
}

/// How the lines below a heading are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corps {
    /// Nothing of its own but a title, over one or more lines.
    Titre,
    /// Paragraphs, with lists among them.
    Prose,
    /// Bare paragraphs, one an item.
    Items,
    /// The same, in up to four groups.
    Groupes,
    /// A ruled table.
    Table,
    /// Dotted rows.
    Sommaire,
    /// Terms and definitions.
    Glossaire,
    /// Said by law on the last page, not content.
    Mobilier,
}

/// One heading: its wordings, folded, and what stands below it.
#[derive(Debug)]
pub struct Titre {
    /// What it opens.
    pub rubrique: Rubrique,
    /// What stands below it.
    pub corps: Corps,
    /// Headings below which it may stand; empty: anywhere.
    pub sous: &'static [Rubrique],
    /// Every wording seen, folded; a bracketed remark such as "(le cas échéant)" is taken off before.
    pub libelles: &'static [&'static str],
}

use Rubrique as R;

const EMPLOI: &[Rubrique] = &[
    R::FicheEmploiType,
    R::DefinitionEmploi,
    R::Secteurs,
    R::Reglementation,
    R::Equivalences,
    R::ListeActivitesCompetences,
    R::TransversalesEmploi,
    R::ListeExtensions,
    R::Niveau,
    R::Rome,
];
const ACTIVITE: &[Rubrique] = &[
    R::FicheActivite,
    R::DefinitionActivite,
    R::Reglementation,
    R::ListeCompetences,
    R::TransversalesActivite,
];
const EMPLOI_OU_ACTIVITE: &[Rubrique] = &[
    R::FicheEmploiType,
    R::DefinitionEmploi,
    R::Secteurs,
    R::Reglementation,
    R::Equivalences,
    R::ListeActivitesCompetences,
    R::TransversalesEmploi,
    R::ListeExtensions,
    R::Niveau,
    R::Rome,
    R::FicheActivite,
    R::DefinitionActivite,
    R::ListeCompetences,
    R::TransversalesActivite,
];
const COMPETENCE: &[Rubrique] = &[
    R::FicheCompetence,
    R::Description,
    R::ContexteMiseEnOeuvre,
    R::Criteres,
    R::Savoirs,
    R::FicheTransversales,
    R::IntituleTransversale,
];
const DEBUT: &[Rubrique] =
    &[R::Sommaire, R::Introduction, R::Evolution, R::ContexteExamen, R::ListeActivites, R::VueSynoptique];

/// Every heading. Generation in brackets where a wording belongs to one.
pub const TITRES: &[Titre] = &[
    Titre {
        rubrique: R::Sommaire,
        corps: Corps::Sommaire,
        sous: DEBUT,
        libelles: &["sommaire", "table des matieres"],
    },
    Titre { rubrique: R::Introduction, corps: Corps::Prose, sous: DEBUT, libelles: &["introduction"] },
    Titre {
        rubrique: R::Evolution,
        corps: Corps::Prose,
        sous: DEBUT,
        libelles: &[
            "presentation de l evolution du titre professionnel",
            "presentation de l evolution du titre",
        ],
    },
    Titre {
        rubrique: R::ContexteExamen,
        corps: Corps::Prose,
        sous: DEBUT,
        libelles: &["contexte de l examen du titre professionnel", "contexte de l examen du titre"],
    },
    Titre {
        rubrique: R::ListeActivites,
        corps: Corps::Table,
        sous: DEBUT,
        libelles: &["liste des activites", "tableau des activites" /* 2013 */],
    },
    Titre {
        rubrique: R::VueSynoptique,
        corps: Corps::Table,
        sous: DEBUT,
        libelles: &[
            "vue synoptique de l emploi type",
            "vue synoptique du certificat complementaire de specialisation ccs",
            "vue synoptique du certificat complementaire de specialisation",
            "vue synoptique des certificats complementaires de specialisation ccs",
            "vue synoptique des certificats complementaires de specialisation",
            "vue synoptique du ccs",
            "vue synoptique des ccs",
        ],
    },
    Titre {
        rubrique: R::FicheEmploiType,
        corps: Corps::Titre,
        sous: &[],
        libelles: &["fiche emploi type", "fiche de l emploi type"],
    },
    Titre {
        rubrique: R::DefinitionEmploi,
        corps: Corps::Prose,
        sous: EMPLOI,
        libelles: &[
            "definition de l emploi type et des conditions d exercice",
            "definition de l emploi type et conditions d exercice",
        ],
    },
    Titre {
        rubrique: R::Secteurs,
        corps: Corps::Items,
        sous: EMPLOI,
        libelles: &[
            "secteurs d activite et types d emplois accessibles par le detenteur du titre",
            "secteurs d activites et types d emplois accessibles par le detenteur du titre",
            "secteur d activite et types d emplois accessibles par le detenteur du titre",
            "secteurs d activite et types d emploi accessibles par le detenteur du titre",
            "secteurs d activite et types d emplois accessibles par le titulaire du titre",
        ],
    },
    Titre {
        rubrique: R::Reglementation,
        corps: Corps::Items,
        sous: EMPLOI_OU_ACTIVITE,
        libelles: &[
            "reglementation d activites",
            "reglementation d activite",
            "reglementation des activites",
            "reglementation de l activite",
        ],
    },
    Titre {
        rubrique: R::Equivalences,
        corps: Corps::Items,
        sous: EMPLOI,
        libelles: &[
            "equivalences avec d autres certifications",
            "equivalence avec d autres certifications",
            "liens avec d autres certifications", /* 2013 */
            "lien avec d autres certifications",
        ],
    },
    Titre {
        rubrique: R::ListeActivitesCompetences,
        corps: Corps::Items,
        sous: EMPLOI,
        libelles: &[
            "liste des activites types et des competences professionnelles",
            "liste des activites type et des competences professionnelles",
        ],
    },
    Titre {
        rubrique: R::TransversalesEmploi,
        corps: Corps::Items,
        sous: EMPLOI,
        libelles: &[
            "competences transversales de l emploi",
            "competence transversale de l emploi",
            "competences transversales de l emploi type",
        ],
    },
    Titre {
        rubrique: R::ListeExtensions,
        corps: Corps::Items,
        sous: EMPLOI,
        libelles: &[
            "liste des activites types d extension de specialisation de l emploi",
            "liste des activites types d extension de l emploi",
            "liste des activites types d extension",
            "liste des activites types d extension et des competences professionnelles",
        ],
    },
    Titre {
        rubrique: R::Niveau,
        corps: Corps::Items,
        sous: EMPLOI,
        libelles: &[
            "niveau et ou domaine d activite",
            "niveau et domaine d activite",
            "niveau ou domaine d activite",
            "niveau et ou domaines d activite",
        ],
    },
    Titre {
        rubrique: R::Rome,
        corps: Corps::Items,
        sous: EMPLOI,
        libelles: &[
            "fiche s rome de rattachement",
            "fiche rome de rattachement",
            "fiches rome de rattachement",
        ],
    },
    Titre {
        rubrique: R::DefinitionActivite,
        corps: Corps::Prose,
        sous: ACTIVITE,
        libelles: &[
            "definition description de l activite type et conditions d exercice",
            "definition description de l activite type et des conditions d exercice",
            "definition et description de l activite type et conditions d exercice",
        ],
    },
    Titre {
        rubrique: R::ListeCompetences,
        corps: Corps::Items,
        sous: ACTIVITE,
        libelles: &[
            "liste des competences professionnelles de l activite type",
            "liste des competences professionnelles de l activite",
        ],
    },
    Titre {
        rubrique: R::TransversalesActivite,
        corps: Corps::Items,
        sous: ACTIVITE,
        libelles: &[
            "competences transversales de l activite type",
            "competence transversale de l activite type",
            "competences transversales de l activite",
        ],
    },
    Titre {
        rubrique: R::FicheTransversales,
        corps: Corps::Titre,
        sous: &[],
        libelles: &[
            "fiche des competences transversales de l emploi type",
            "fiche competences transversales de l emploi type",
            "fiche competence transversale de l emploi type",
            "fiches competences transversales de l emploi type",
            "fiches des competences transversales de l emploi type",
            "fiche des competences transversales de l emploi",
            "fiche de la competence transversale de l emploi type",
            "fiche competences transversales de l emploi",
            "fiche competence transversale",
            "fiche competences transversales",
        ],
    },
    Titre {
        rubrique: R::Description,
        corps: Corps::Prose,
        sous: COMPETENCE,
        libelles: &[
            "description de la competence processus de mise en oeuvre",
            "description de la competence et processus de mise en oeuvre",
            "description de la competence",
        ],
    },
    Titre {
        rubrique: R::ContexteMiseEnOeuvre,
        corps: Corps::Prose,
        sous: COMPETENCE,
        libelles: &[
            "contexte s professionnel s de mise en oeuvre",
            "contexte professionnel de mise en oeuvre",
            "contextes professionnels de mise en oeuvre",
            "contexte s de mise en oeuvre",
        ],
    },
    Titre {
        rubrique: R::Criteres,
        corps: Corps::Items,
        sous: COMPETENCE,
        libelles: &["criteres de performance", "critere de performance", "critere s de performance"],
    },
    Titre {
        rubrique: R::GlossaireTechnique,
        corps: Corps::Glossaire,
        sous: &[],
        libelles: &["glossaire technique", "glossaire technique du titre", "glossaire des termes techniques"],
    },
    Titre {
        rubrique: R::GlossaireReac,
        corps: Corps::Glossaire,
        sous: &[],
        libelles: &[
            "glossaire du reac",
            "glossaire reac",
            "glossaire du referentiel emploi activites competences",
        ],
    },
    Titre {
        rubrique: R::Reproduction,
        corps: Corps::Mobilier,
        sous: &[],
        libelles: &["reproduction interdite"],
    },
];

/// What stands below the heads that carry a number and so are no fixed wording.
#[must_use]
pub fn corps(rubrique: Rubrique) -> Corps {
    match rubrique {
        R::FicheActivite | R::FicheCompetence | R::CouvertureCcs | R::IntituleTransversale => Corps::Titre,
        R::Savoirs => Corps::Groupes,
        _ => TITRES.iter().find(|titre| titre.rubrique == rubrique).map_or(Corps::Prose, |titre| titre.corps),
    }
}

/// Whether a heading opens a fiche.
#[must_use]
pub fn est_une_fiche(rubrique: Rubrique) -> bool {
    matches!(
        rubrique,
        R::FicheEmploiType | R::FicheActivite | R::FicheCompetence | R::FicheTransversales | R::CouvertureCcs
    )
}

/// Remarks that a heading may carry, folded; they say nothing of what stands below.
const REMARQUES: &[&str] = &["le cas echeant", "rubrique rncp", "s il y a lieu", "suite"];

/// A heading's wording, folded, without its remarks.
#[must_use]
pub fn nettoyer(text: &str) -> String {
    let mut folded = fold(text);
    loop {
        let before = folded.len();
        for remarque in REMARQUES {
            if let Some(rest) = folded.strip_suffix(remarque) {
                folded = rest.trim_end().to_owned();
            }
        }
        if folded.len() == before {
            return folded;
        }
    }
}

/// How a print matches the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accord {
    /// Letter for letter after folding.
    Exact,
    /// But for one damaged letter in ten at most.
    Approche,
    /// The beginning of a wording that a further line may complete.
    Debut,
}

/// Looks a cleaned wording up below the heading `sous` (`None` at the document's beginning).
#[must_use]
pub fn chercher(folded: &str, sous: Option<Rubrique>) -> Option<(Rubrique, Accord)> {
    let permis = |titre: &Titre| match sous {
        _ if titre.sous.is_empty() => true,
        None => true,
        Some(sous) => titre.sous.contains(&sous),
    };
    let mut debut = None;
    for titre in TITRES.iter().filter(|titre| permis(titre)) {
        for libelle in titre.libelles {
            if *libelle == folded {
                return Some((titre.rubrique, Accord::Exact));
            }
            if folded.len() >= 12 && libelle.starts_with(folded) {
                debut = Some((titre.rubrique, Accord::Debut));
            }
        }
    }
    if debut.is_some() {
        return debut;
    }
    if folded.len() < 12 {
        return None;
    }
    let approche = TITRES.iter().filter(|titre| permis(titre)).find(|titre| {
        titre.libelles.iter().any(|libelle| {
            meme_bord(libelle, folded)
                && libelle.len().abs_diff(folded.len()) <= folded.len() / 10
                && distance(libelle, folded) <= folded.len() / 10
        })
    })?;
    Some((approche.rubrique, Accord::Approche))
}

/// Damage seldom takes both ends of a heading: most rows are told apart by a glance at them.
fn meme_bord(a: &str, b: &str) -> bool {
    a.bytes().take(3).eq(b.bytes().take(3)) || a.bytes().rev().take(4).eq(b.bytes().rev().take(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_is_folded() {
        for titre in TITRES {
            for libelle in titre.libelles {
                assert_eq!(*libelle, fold(libelle), "{:?}", titre.rubrique);
            }
        }
    }

    #[test]
    fn remarks_do_not_matter() {
        let folded = nettoyer("Réglementation d’activités (le cas échéant) (rubrique RNCP)");
        assert_eq!(chercher(&folded, Some(R::Secteurs)), Some((R::Reglementation, Accord::Exact)));
    }

    #[test]
    fn a_damaged_heading_is_still_one() {
        let folded = nettoyer("Critéres de perforrmance");
        assert_eq!(chercher(&folded, Some(R::Description)), Some((R::Criteres, Accord::Approche)));
    }

    #[test]
    fn a_term_of_the_glossary_is_no_heading() {
        assert_eq!(chercher(&nettoyer("Critère de performance"), Some(R::GlossaireReac)), None);
        assert_eq!(chercher(&nettoyer("Connaissance des critères de performance"), Some(R::Savoirs)), None);
    }
}
