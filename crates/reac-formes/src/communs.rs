//! What all generations print alike, as printed.

use crate::forme::Groupe;

/// Remark behind a heading whose section may be empty.
pub const LE_CAS_ECHEANT: &str = "(le cas échéant)";
/// Remark behind a heading whose section the RNCP takes over.
pub const RNCP: &str = "(rubrique RNCP)";
/// Both.
pub const LES_DEUX: &str = "(le cas échéant) (rubrique RNCP)";

/// The lines of the cover above the title.
pub const COUVERTURE: [&str; 2] = ["REFERENTIEL EMPLOI ACTIVITES COMPETENCES", "DU TITRE PROFESSIONNEL"];
/// What stands before the ministry's address.
pub const SITE: &str = "Site : ";
/// The label over the pages of the sommaire.
pub const PAGES: &str = "Pages";

/// The label of the footer's date in what lies beside a REAC, in place of the validation's.
pub const DATE_DERNIER_JO: &str = "Date dernier JO";

/// Labels of the old and of the new titre.
pub const ANCIEN_NOUVEAU: [&str; 2] = ["Ancien TP", "Nouveau TP"];
/// Labels of its activities and of its certificats.
pub const ACTIVITES_CCS: [&str; 2] = ["Activités :", "CCS :"];

/// The header row of a synoptic table: lines of the narrow columns, then the wide ones.
pub const SYNOPTIQUE: ([&str; 2], [&str; 2], [&str; 2]) =
    (["N°", "Fiche"], ["AT", "CP"], ["Activités types", "Compétences professionnelles"]);

/// The sentences that announce the sectors and the jobs.
pub const SECTEURS: &str = "Les différents secteurs d’activités concernés sont principalement :";
/// See [`SECTEURS`].
pub const TYPES_D_EMPLOIS: &str = "Les types d’emplois accessibles sont les suivants :";

/// Labels below "Niveau et/ou domaine d'activité".
pub const CONVENTIONS: &str = "Convention(s) :";
/// See [`CONVENTIONS`].
pub const NSF: &str = "Code(s) NSF :";

/// The names of the groups, as their heading has them.
pub const GROUPES: [(Groupe, &str); 4] = [
    (Groupe::Techniques, "savoir-faire techniques"),
    (Groupe::Organisationnels, "savoir-faire organisationnels"),
    (Groupe::Relationnels, "savoir-faire relationnels"),
    (Groupe::Savoirs, "savoirs"),
];

/// The other documents of a titre: their "Type de document" without its version, their cover's words, their names.
pub const AUTRES: &[(&[&str], &str, &str)] = &[
    (&["RE", "REV"], "referentiel d evaluation", "référentiel d'évaluation (RE)"),
    (&["RC", "RCV"], "referentiel de certification", "référentiel de certification (RC)"),
    (&["RF"], "referentiel de formation", "référentiel de formation"),
    (&["DP", "DE"], "dossier professionnel", "dossier professionnel (DP)"),
];

/// The kinds of documents that wear the footer, without their version.
pub const TYPES_DE_DOCUMENT: &[&str] = &["REAC", "RE", "RC", "REC", "DP", "DE", "RES"];

/// The legal page below its heading.
pub const REPRODUCTION: [&str; 5] = [
    "Article L 122-4 du code de la propriété intellectuelle",
    "\"Toute représentation ou reproduction intégrale ou partielle faite sans le consentement",
    "de l'auteur ou de ses ayants droit ou ayants cause est illicite. Il en est de même pour",
    "la traduction, l'adaptation ou la transformation, l'arrangement ou la reproduction par un",
    "art ou un procédé quelconque.\"",
];
