//! Wordings seen in documents beside those that a generation prints: other numbers, articles, words left out. Folded.

use crate::forme::{Colonne, Genre};
use crate::rubriques::Rubrique as R;

/// Headings.
pub const TITRES: &[(R, &[&str])] = &[
    (R::Sommaire, &["table des matieres"]),
    (R::Evolution, &["presentation de l evolution du titre"]),
    (R::ContexteExamen, &["contexte de l examen du titre"]),
    (
        R::VueSynoptique,
        &[
            "vue synoptique du certificat complementaire de specialisation",
            "vue synoptique des certificats complementaires de specialisation ccs",
            "vue synoptique des certificats complementaires de specialisation",
            "vue synoptique du ccs",
            "vue synoptique des ccs",
        ],
    ),
    (R::FicheEmploiType, &["fiche de l emploi type"]),
    (R::DefinitionEmploi, &["definition de l emploi type et conditions d exercice"]),
    (
        R::Secteurs,
        &[
            "secteurs d activites et types d emplois accessibles par le detenteur du titre",
            "secteur d activite et types d emplois accessibles par le detenteur du titre",
            "secteurs d activite et types d emploi accessibles par le detenteur du titre",
            "secteurs d activite et types d emplois accessibles par le titulaire du titre",
        ],
    ),
    (
        R::Reglementation,
        &["reglementation d activite", "reglementation des activites", "reglementation de l activite"],
    ),
    (R::Equivalences, &["equivalence avec d autres certifications", "lien avec d autres certifications"]),
    (R::ListeActivitesCompetences, &["liste des activites type et des competences professionnelles"]),
    (
        R::TransversalesEmploi,
        &["competence transversale de l emploi", "competences transversales de l emploi type"],
    ),
    (
        R::ListeExtensions,
        &[
            "liste des activites types d extension de l emploi",
            "liste des activites types d extension",
            "liste des activites types d extension et des competences professionnelles",
        ],
    ),
    (
        R::Niveau,
        &["niveau et domaine d activite", "niveau ou domaine d activite", "niveau et ou domaines d activite"],
    ),
    (R::Rome, &["fiche rome de rattachement", "fiches rome de rattachement"]),
    (
        R::DefinitionActivite,
        &[
            "definition description de l activite type et des conditions d exercice",
            "definition et description de l activite type et conditions d exercice",
        ],
    ),
    (R::ListeCompetences, &["liste des competences professionnelles de l activite"]),
    (
        R::TransversalesActivite,
        &["competence transversale de l activite type", "competences transversales de l activite"],
    ),
    (
        R::FicheTransversales,
        &[
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
    ),
    (
        R::Description,
        &["description de la competence et processus de mise en oeuvre", "description de la competence"],
    ),
    (
        R::ContexteMiseEnOeuvre,
        &[
            "contexte professionnel de mise en oeuvre",
            "contextes professionnels de mise en oeuvre",
            "contexte s de mise en oeuvre",
        ],
    ),
    (R::Criteres, &["critere de performance", "critere s de performance"]),
    (R::GlossaireTechnique, &["glossaire technique du titre", "glossaire des termes techniques"]),
    (R::GlossaireReac, &["glossaire reac", "glossaire du referentiel emploi activites competences"]),
];

/// Heads that carry a number.
pub const TETES: &[(Genre, &[&str])] = &[
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

/// What follows in the head of a fiche, and whether that is a CCS; `None` where it says nothing of whose it is.
pub const APPARTENANCES: &[(&str, Option<bool>)] = &[
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

/// Labels of the running footer, in siblings of the REAC too.
pub const PIED: &[(Colonne, &str)] = &[
    (Colonne::Sigle, "libelle abrege"),
    (Colonne::TypeDocument, "type document"),
    (Colonne::CodeTitre, "code titre professionnel"),
    (Colonne::CodeTitre, "code du titre"),
    (Colonne::DateValidation, "date dernier jo"),
    (Colonne::DateValidation, "date validation"),
    (Colonne::DateValidation, "date jo"),
    (Colonne::DateMiseAJour, "date mise a jour"),
    (Colonne::Page, "pages"),
];

/// Remarks that a heading may carry; they say nothing of what stands below.
pub const REMARQUES: &[&str] = &["le cas echeant", "rubrique rncp", "s il y a lieu", "suite"];

/// Beginnings of headings that may go on when a whole wording is read.
pub const SUITES: &[&str] = &[
    "fiche",
    "certificat",
    "description",
    "liste des activites",
    "vue synoptique",
    "competences transversales",
    "savoir",
];

/// What is printed for "nothing here".
pub const NEANT: &[&str] = &["neant", "sans objet", "aucune", "aucun", "non concerne", "sans", "n a"];

/// The formulas of a cover, around the title.
pub const FORMULES: &[&str] = &[
    "referentiel emploi activites competences",
    "referentiel d emploi activites et competences",
    "du titre professionnel",
    "referentiel emploi activites competences du titre professionnel",
    "reac",
];

/// The cover of a REAC by its words.
pub const COUVERTURES: &[&str] =
    &["referentiel emploi activites competences", "referentiel d emploi activites et competences"];

/// The covers of the other documents that wear the same footer.
pub const AUTRES_COUVERTURES: &[&str] = &[
    "referentiel d evaluation",
    "referentiel evaluation",
    "referentiel de certification",
    "referentiel de formation",
    "dossier professionnel dp",
];

/// The labels of the old titre, the new one, its activities and its certificats.
pub const ANCIEN: &[&str] = &["ancien tp", "ancien titre professionnel", "ancien titre", "tp ancien"];
/// See [`ANCIEN`].
pub const NOUVEAU: &[&str] =
    &["nouveau tp", "nouveau titre professionnel", "nouveau titre", "tp nouveau", "nouveau tp cree"];
/// See [`ANCIEN`].
pub const ACTIVITES: &[&str] = &["activites", "activite", "activites types", "activites type"];
/// See [`ANCIEN`].
pub const CCS: &[&str] = &[
    "ccs",
    "certificat complementaire de specialisation",
    "certificats complementaires de specialisation",
    "certificats complementaires de specialisation ccs",
    "certificat complementaire de specialisation ccs",
];
/// The row that names both columns of the table of old and new activities.
pub const ANCIEN_ET_NOUVEAU: &[&str] = &["ancien tp nouveau tp", "ancien titre nouveau titre"];

/// Words of the header row of a synoptic table.
pub const SYNOPTIQUE: &[&str] = &[
    "n",
    "no",
    "fiche",
    "fiches",
    "at",
    "cp",
    "ccs",
    "activite",
    "activites",
    "type",
    "types",
    "competence",
    "competences",
    "professionnelle",
    "professionnelles",
];

/// How the sentences begin that announce the sectors.
pub const SECTEURS: &[&str] =
    &["les differents secteurs", "les secteurs d activite", "secteurs d activite", "secteur d activite"];
/// How the sentences begin that announce the jobs.
pub const TYPES_D_EMPLOIS: &[&str] = &[
    "les types d emploi",
    "les differents types d emploi",
    "types d emploi",
    "type d emploi",
    "les emplois accessibles",
    "les types de postes",
    "les emplois types",
];

/// Labels below "Niveau et/ou domaine d'activité" and "Fiche(s) Rome".
pub const CONVENTIONS: &[&str] = &["convention s", "conventions", "convention"];
/// See [`CONVENTIONS`].
pub const NSF: &[&str] = &["code s nsf", "codes nsf", "code nsf"];
/// See [`CONVENTIONS`].
pub const ROME: &[&str] = &["fiche s rome de rattachement", "code s rome"];

/// The label over the pages of the sommaire.
pub const PAGES: &[&str] = &["page", "pages"];

/// Terms that the ministry's own glossary explains in every REAC.
pub const TERMES_DU_REAC: &[&str] = &[
    "activite type",
    "activite type d extension",
    "competence professionnelle",
    "competence transversale",
    "critere de performance",
    "emploi type",
    "referentiel d emploi activites et competences reac",
    "referentiel emploi activites competences reac",
    "savoir",
    "savoir faire organisationnel",
    "savoir faire relationnel",
    "savoir faire technique",
    "titre professionnel",
    "certificat de competences professionnelles ccp",
    "certificat complementaire de specialisation ccs",
    "reac",
];

/// How the sommaire names what stands under heads that carry a number.
pub const AU_SOMMAIRE: &[(&str, R)] = &[
    ("fiches activites types", R::FicheActivite),
    ("fiches activite type", R::FicheActivite),
    ("fiche activites types", R::FicheActivite),
    ("fiche activite type", R::FicheActivite),
    ("fiches competences professionnelles", R::FicheCompetence),
    ("fiches competence professionnelle", R::FicheCompetence),
    ("fiche competences professionnelles", R::FicheCompetence),
    ("fiche competence professionnelle", R::FicheCompetence),
    ("fiche competences transversales", R::FicheTransversales),
    ("fiche des competences transversales", R::FicheTransversales),
    ("fiches competences transversales", R::FicheTransversales),
    ("fiche competence transversale", R::FicheTransversales),
    ("certificat complementaire de specialisation", R::CouvertureCcs),
    ("presentation de l evolution", R::Evolution),
    ("contexte de l examen", R::ContexteExamen),
    ("vue synoptique", R::VueSynoptique),
    ("glossaire technique", R::GlossaireTechnique),
    ("glossaire du reac", R::GlossaireReac),
];
