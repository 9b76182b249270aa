//! Words that open the items of a REAC, and the terms that it explains, as data.

use reac_formes::variantes::TERMES_DU_REAC;

use crate::fold::fold;

/// Infinitives in -er, -ir, -re, -oir, with the reflexive pronoun before them or not. Folded lower case, accents kept.
#[must_use]
pub(crate) fn infinitif(word: &str) -> bool {
    let word = word.trim_start_matches("s'").trim_start_matches("s’");
    if matches!(word, "se" | "ne") {
        return true;
    }
    let stem = word.trim_end_matches("(r)");
    let long = stem.chars().count() >= 4;
    let suffix = stem.ends_with("er")
        || stem.ends_with("ir")
        || TERMINAISONS_EN_RE.iter().any(|end| stem.ends_with(end));
    (long && suffix && !NOMS_EN_ER.contains(&stem)) || matches!(stem, "être" | "etre")
}

/// Endings of infinitives in -re. Most French words in -re are nouns or adjectives.
const TERMINAISONS_EN_RE: &[&str] = &[
    "endre",
    "andre",
    "ondre",
    "indre",
    "oudre",
    "erdre",
    "mettre",
    "battre",
    "naître",
    "naitre",
    "paraître",
    "croître",
    "vivre",
    "suivre",
    "crire",
    "élire",
    "relire",
    "lire",
    "duire",
    "truire",
    "nuire",
    "faire",
    "traire",
    "dire",
    "sourire",
    "conclure",
    "inclure",
    "exclure",
    "vaincre",
    "rompre",
];

/// Nouns, adjectives and prepositions with an infinitive's ending.
const NOMS_EN_ER: &[&str] = &[
    "hiver",
    "premier",
    "dernier",
    "papier",
    "dossier",
    "métier",
    "chantier",
    "atelier",
    "cahier",
    "calendrier",
    "courrier",
    "fichier",
    "financier",
    "quartier",
    "particulier",
    "régulier",
    "entier",
    "ouvrier",
    "loisir",
    "avenir",
    "soir",
    "espoir",
    "pouvoir",
    "savoir",
    "devoir",
    "affaire",
    "affaires",
    "hier",
    "cher",
    "léger",
    "étranger",
    "danger",
    "foyer",
    "loyer",
    "clavier",
    "plancher",
    "escalier",
    "acier",
    "janvier",
    "février",
    "février",
    "docker",
    "router",
    "manager",
    "designer",
    "leader",
    "master",
    "server",
    "layer",
    "user",
    "computer",
    "power",
    "newsletter",
    "flyer",
    "cluster",
    "container",
    "dealer",
    "poster",
    "routier",
    "sanctuaire",
    "premier",
];

/// Verbs that open savoir-faire in every trade. A wrapped line does not begin with one of them in upper case.
#[must_use]
pub(crate) fn verbe_connu(word: &str) -> bool {
    VERBES.contains(&word.trim_start_matches("s'").trim_start_matches("s’"))
}

const VERBES: &[&str] = &[
    "accompagner",
    "accueillir",
    "actualiser",
    "adapter",
    "adopter",
    "agir",
    "aider",
    "ajuster",
    "alerter",
    "aménager",
    "améliorer",
    "analyser",
    "animer",
    "anticiper",
    "appliquer",
    "apporter",
    "apprécier",
    "approvisionner",
    "argumenter",
    "assembler",
    "assurer",
    "calculer",
    "choisir",
    "classer",
    "coder",
    "collaborer",
    "collecter",
    "communiquer",
    "compléter",
    "comprendre",
    "concevoir",
    "conduire",
    "configurer",
    "conseiller",
    "constituer",
    "construire",
    "consulter",
    "contribuer",
    "contrôler",
    "coordonner",
    "créer",
    "définir",
    "démonter",
    "détecter",
    "déterminer",
    "développer",
    "diagnostiquer",
    "diffuser",
    "documenter",
    "échanger",
    "écouter",
    "écrire",
    "effectuer",
    "élaborer",
    "employer",
    "enregistrer",
    "entretenir",
    "établir",
    "évaluer",
    "exécuter",
    "expliquer",
    "exploiter",
    "exprimer",
    "faciliter",
    "faire",
    "favoriser",
    "fixer",
    "formaliser",
    "formuler",
    "gérer",
    "hiérarchiser",
    "identifier",
    "informer",
    "installer",
    "intégrer",
    "interpréter",
    "justifier",
    "lire",
    "maîtriser",
    "manipuler",
    "mesurer",
    "mettre",
    "mobiliser",
    "monter",
    "négocier",
    "nettoyer",
    "observer",
    "optimiser",
    "organiser",
    "participer",
    "planifier",
    "poser",
    "positionner",
    "pratiquer",
    "préparer",
    "prendre",
    "présenter",
    "prévoir",
    "prioriser",
    "programmer",
    "proposer",
    "questionner",
    "rassembler",
    "réagir",
    "réaliser",
    "recenser",
    "rechercher",
    "recueillir",
    "rédiger",
    "savoir",
    "régler",
    "rendre",
    "renseigner",
    "repérer",
    "représenter",
    "résoudre",
    "respecter",
    "saisir",
    "sélectionner",
    "signaler",
    "situer",
    "solliciter",
    "structurer",
    "suivre",
    "synthétiser",
    "tester",
    "tracer",
    "traiter",
    "transmettre",
    "travailler",
    "trier",
    "utiliser",
    "valider",
    "valoriser",
    "veiller",
    "vérifier",
    // as printed without the accent of a capital
    "echanger",
    "ecouter",
    "ecrire",
    "elaborer",
    "etablir",
    "etre",
    "evaluer",
];

/// "Connaissance de…", "Notions de…": opens a savoir.
#[must_use]
pub(crate) fn ouvre_savoir(word: &str) -> bool {
    matches!(
        word,
        "connaissance"
            | "connaissances"
            | "connaître"
            | "connaitre"
            | "notion"
            | "notions"
            | "maîtrise"
            | "maitrise"
            | "bases"
            | "principes"
            | "compréhension"
    )
}

/// Articles, pronouns, prepositions, as they open a sentence.
pub(crate) fn mot_outil(word: &str) -> bool {
    MOTS_OUTILS.contains(&word)
        || ["L'", "L’", "D'", "D’", "C'", "C’", "Qu'", "Qu’"].iter().any(|elided| word.starts_with(elided))
}

const MOTS_OUTILS: &[&str] = &[
    "Le", "La", "Les", "Un", "Une", "Des", "Du", "De", "Il", "Elle", "Ils", "Elles", "On", "Ce", "Cet",
    "Cette", "Ces", "Son", "Sa", "Ses", "Leur", "Leurs", "Dans", "Pour", "Par", "En", "Sur", "Sous", "Avec",
    "Sans", "Afin", "Selon", "Lors", "Après", "Avant", "Chaque", "Tout", "Toute", "Tous", "Toutes", "Ainsi",
    "Mais", "Et", "Ou", "Si", "Quand", "Lorsque", "Au", "Aux",
];

/// An article, a quantity: opens a criterion, which is a noun phrase.
#[must_use]
pub(crate) fn ouvre_critere(word: &str) -> bool {
    matches!(
        word,
        "le" | "la"
            | "les"
            | "un"
            | "une"
            | "des"
            | "tous"
            | "toutes"
            | "tout"
            | "toute"
            | "chaque"
            | "aucun"
            | "aucune"
    ) || word.starts_with("l'")
        || word.starts_with("l’")
}

/// A term that the glossary of every REAC explains.
#[must_use]
pub(crate) fn est_terme_du_reac(text: &str) -> bool {
    text.len() < 90 && TERMES_DU_REAC.contains(&fold(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn infinitif_accepts() {
        for word in ["allumer", "définir", "mettre", "recevoir", "s’adapter", "se", "utiliser"] {
            assert!(infinitif(word), "{word}");
        }
    }

    #[test]
    fn infinitif_rejects() {
        for word in ["dossier", "phare", "la", "mer", "connaissance", "procédure", "titre"] {
            assert!(!infinitif(word), "{word}");
        }
    }

    #[test]
    fn est_terme_du_reac_accepts() {
        for text in ["Activité type", "Savoir-faire technique", "Savoir", "REAC"] {
            assert!(est_terme_du_reac(text), "{text}");
        }
    }

    #[test]
    fn est_terme_du_reac_rejects() {
        for text in ["Phare", "Savoir des anciens", "", "Activité type du gardien de phare"] {
            assert!(!est_terme_du_reac(text), "{text}");
        }
    }
}
