//! The rubriques of a REAC: how the lines below each are read, and below which others it may stand.

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
    /// A rubrique of which the canonical JSON has no place: its lines are reported.
    HorsJson,
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

/// Where a heading may stand and what stands below it.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// What it opens.
    pub rubrique: Rubrique,
    /// What stands below it.
    pub corps: Corps,
    /// Headings below which it may stand; empty: anywhere.
    pub sous: &'static [&'static [Rubrique]],
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

const fn p(rubrique: Rubrique, corps: Corps, sous: &'static [&'static [Rubrique]]) -> Place {
    Place { rubrique, corps, sous }
}

/// Every heading that is known by its wording alone. Where two could be meant, the first is.
pub const RUBRIQUES: &[Place] = &[
    p(R::Sommaire, Corps::Sommaire, &[DEBUT]),
    p(R::Introduction, Corps::Prose, &[DEBUT]),
    p(R::Evolution, Corps::Prose, &[DEBUT]),
    p(R::ContexteExamen, Corps::Prose, &[DEBUT]),
    p(R::ListeActivites, Corps::Table, &[DEBUT]),
    p(R::VueSynoptique, Corps::Table, &[DEBUT]),
    p(R::FicheEmploiType, Corps::Titre, &[]),
    p(R::DefinitionEmploi, Corps::Prose, &[EMPLOI]),
    p(R::Secteurs, Corps::Items, &[EMPLOI]),
    p(R::Reglementation, Corps::Items, &[EMPLOI, ACTIVITE]),
    p(R::Equivalences, Corps::Items, &[EMPLOI]),
    p(R::ListeActivitesCompetences, Corps::Items, &[EMPLOI]),
    p(R::TransversalesEmploi, Corps::Items, &[EMPLOI]),
    p(R::ListeExtensions, Corps::Items, &[EMPLOI]),
    p(R::Niveau, Corps::Items, &[EMPLOI]),
    p(R::Rome, Corps::Items, &[EMPLOI]),
    p(R::DefinitionActivite, Corps::Prose, &[ACTIVITE]),
    p(R::ListeCompetences, Corps::Items, &[ACTIVITE]),
    p(R::TransversalesActivite, Corps::Items, &[ACTIVITE]),
    p(R::FicheTransversales, Corps::Titre, &[]),
    p(R::Description, Corps::Prose, &[COMPETENCE]),
    p(R::ContexteMiseEnOeuvre, Corps::Prose, &[COMPETENCE]),
    p(R::Criteres, Corps::Items, &[COMPETENCE]),
    p(R::GlossaireTechnique, Corps::Glossaire, &[]),
    p(R::GlossaireReac, Corps::Glossaire, &[]),
    p(R::Reproduction, Corps::Mobilier, &[]),
    p(R::HorsJson, Corps::Prose, &[]),
];

/// Headings that every document prints, of whatever generation.
pub const CONSTANTES: &[Rubrique] = &[
    R::DefinitionEmploi,
    R::Secteurs,
    R::ListeActivitesCompetences,
    R::Niveau,
    R::Rome,
    R::DefinitionActivite,
    R::ListeCompetences,
    R::Description,
    R::ContexteMiseEnOeuvre,
    R::Criteres,
    R::Savoirs,
];

/// What stands below a heading.
#[must_use]
pub fn corps(rubrique: Rubrique) -> Corps {
    match rubrique {
        R::FicheActivite | R::FicheCompetence | R::CouvertureCcs | R::IntituleTransversale => Corps::Titre,
        R::Savoirs => Corps::Groupes,
        _ => RUBRIQUES
            .iter()
            .find(|place| place.rubrique == rubrique)
            .map_or(Corps::Prose, |place| place.corps),
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
