//! Words that open the items of a REAC, as data.

/// Infinitives in -er, -ir, -re, -oir, with the reflexive pronoun before them or not. Folded lower case, accents kept.
#[must_use]
pub fn infinitif(word: &str) -> bool {
    let word = word.trim_start_matches("s'").trim_start_matches("s’");
    if matches!(word, "se" | "ne") {
        return true;
    }
    let stem = word.trim_end_matches("(r)");
    let long = stem.chars().count() >= 4;
    let suffix = stem.ends_with("er") || stem.ends_with("ir") || stem.ends_with("re") || stem.ends_with("oir");
    long && suffix && !NOMS_EN_ER.contains(&stem)
}

/// Nouns, adjectives and prepositions with an infinitive's ending.
const NOMS_EN_ER: &[&str] = &[
    "hiver", "fer", "mer", "premier", "dernier", "papier", "dossier", "métier", "chantier", "atelier", "cahier", "calendrier", "courrier",
    "fichier", "financier", "quartier", "particulier", "régulier", "entier", "ouvrier", "cadre", "centre", "autre", "notre", "votre", "titre",
    "offre", "ordre", "nombre", "lettre", "maître", "membre", "contre", "entre", "outre", "libre", "propre", "lumière", "matière", "manière",
    "salaire", "horaire", "partenaire", "prestataire", "stagiaire", "formulaire", "inventaire", "itinéraire", "loisir", "avenir", "soir",
    "espoir", "pouvoir", "savoir", "devoir", "règle", "chiffre", "registre", "paramètre", "caractère", "critère", "périmètre", "nécessaire",
    "réglementaire", "communautaire", "sanitaire", "alimentaire", "hier", "cher", "léger", "étranger", "danger", "foyer", "loyer", "clavier",
    "plancher", "escalier", "acier", "sucre", "beurre", "verre", "terre", "pierre", "guerre", "genre", "signature", "culture", "facture",
    "structure", "nature", "lecture", "procédure", "mesure", "heure", "fermeture", "ouverture", "couverture", "peinture", "voiture", "texture",
    "température", "littérature", "architecture", "infrastructure", "monter", "faire-part",
];

/// "Connaissance de…", "Notions de…": opens a savoir.
#[must_use]
pub fn ouvre_savoir(word: &str) -> bool {
    matches!(
        word,
        "connaissance" | "connaissances" | "connaître" | "connaitre" | "notion" | "notions" | "maîtrise" | "maitrise" | "bases" | "principes" | "compréhension"
    )
}

/// An article, a quantity: opens a criterion, which is a noun phrase.
#[must_use]
pub fn ouvre_critere(word: &str) -> bool {
    matches!(
        word,
        "le" | "la" | "les" | "un" | "une" | "des" | "tous" | "toutes" | "tout" | "toute" | "chaque" | "aucun" | "aucune"
    ) || word.starts_with("l'")
        || word.starts_with("l’")
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
}
