//! What words say of an item's group where gaps of the print tell too: weights set by hand with those of the gaps
//! ([`crate::groupes`]), small beside them but for "Connaissance", which opens nearly all savoirs and nothing else.

use super::Poids;

/// First words, folded.
const PREMIERS: &[(&[&str], Poids)] = &[
    (&["connaissance", "connaissances", "notion", "notions"], [-7.0, -7.0, -7.0, -0.01]),
    (&["connaitre"], [-1.6, -3.5, -3.5, -0.9]),
    (
        &["planifier", "prioriser", "hierarchiser", "ordonnancer", "programmer", "repartir", "echelonner"],
        [-1.9, -0.4, -3.2, -6.5],
    ),
    (
        &[
            "organiser",
            "organiserson",
            "anticiper",
            "classer",
            "archiver",
            "ranger",
            "coordonner",
            "approvisionner",
            "prevoir",
            "deleguer",
            "agencer",
            "amenager",
            "capitaliser",
        ],
        [-1.5, -0.6, -2.6, -6.5],
    ),
    (
        &[
            "gerer",
            "tenir",
            "etablir",
            "respecter",
            "suivre",
            "optimiser",
            "structurer",
            "appliquer",
            "consigner",
            "tracer",
        ],
        [-1.1, -0.9, -2.4, -6.0],
    ),
    (
        &[
            "communiquer",
            "ecouter",
            "dialoguer",
            "echanger",
            "negocier",
            "reformuler",
            "rassurer",
            "accueillir",
            "expliquer",
            "questionner",
            "encourager",
            "debattre",
            "saluer",
        ],
        [-2.2, -3.2, -0.35, -6.5],
    ),
    (
        &[
            "adopter",
            "argumenter",
            "animer",
            "participer",
            "travailler",
            "cooperer",
            "collaborer",
            "faciliter",
            "representer",
            "presenter",
            "federer",
            "mobiliser",
            "motiver",
            "orienter",
            "accompagner",
            "instaurer",
            "exprimer",
            "partager",
        ],
        [-1.5, -2.0, -0.7, -6.0],
    ),
    (
        &[
            "rendre",
            "informer",
            "transmettre",
            "solliciter",
            "alerter",
            "conseiller",
            "sensibiliser",
            "valoriser",
            "convaincre",
        ],
        [-1.5, -2.0, -0.8, -6.0],
    ),
    (&["etre", "s", "se"], [-1.2, -1.8, -1.0, -5.5]),
    (&["preparer"], [-0.9, -1.0, -2.0, -5.5]),
    (&["faire"], [-0.7, -1.4, -1.8, -5.5]),
    (&["contribuer", "prendre", "adapter", "veiller"], [-1.0, -1.2, -1.3, -5.5]),
    (
        &["rechercher", "utiliser", "mettre", "realiser", "rediger", "identifier", "analyser"],
        [-0.6, -1.7, -2.0, -5.5],
    ),
];

/// A first word that no row names: an infinitive, most likely a technique; a noun, rather a savoir.
const AUTRE_INFINITIF: Poids = [-0.35, -2.0, -2.3, -5.5];
const AUTRE_NOM: Poids = [-1.9, -2.2, -2.2, -1.0];

/// Words anywhere in the item, folded; each counts once.
const MOTS: &[(&[&str], Poids)] = &[
    (
        &[
            "equipe",
            "equipes",
            "interlocuteur",
            "interlocuteurs",
            "collegue",
            "collegues",
            "collaborateurs",
            "hierarchie",
            "responsable",
            "partenaires",
            "fournisseurs",
        ],
        [-0.3, -0.3, 0.5, -0.3],
    ),
    (
        &[
            "client",
            "clients",
            "clientele",
            "usager",
            "usagers",
            "public",
            "publics",
            "personne",
            "personnes",
            "visiteurs",
            "apprenant",
            "apprenants",
            "stagiaires",
        ],
        [-0.2, -0.3, 0.4, -0.2],
    ),
    (
        &[
            "ecoute",
            "empathie",
            "courtoisie",
            "attitude",
            "attitudes",
            "posture",
            "bienveillance",
            "dialogue",
            "confiance",
        ],
        [-0.6, -0.8, 0.9, -0.5],
    ),
    (
        &["temps", "planning", "delais", "delai", "priorites", "planification", "calendrier", "taches"],
        [-0.3, 0.7, -0.5, -0.3],
    ),
    (
        &[
            "procedures",
            "procedure",
            "consignes",
            "documentation",
            "organisation",
            "poste",
            "logistique",
            "stock",
            "stocks",
        ],
        [-0.1, 0.4, -0.4, 0.0],
    ),
];

/// Log-likelihoods that an item of this wording, given folded too, stands in each group.
#[must_use]
pub(crate) fn avec_ecarts(text: &str, folded: &str) -> Poids {
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let known = PREMIERS.iter().find(|(list, _)| list.contains(&first)).map(|(_, weights)| *weights);
    let mut sums = known.unwrap_or_else(|| {
        let printed = text.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        let infinitive = crate::lexique::infinitif(printed.trim_end_matches([',', ';']));
        if infinitive { AUTRE_INFINITIF } else { AUTRE_NOM }
    });
    // Words of a savoir name what is known, not what is done with whom.
    if known.is_none_or(|[.., savoir]| savoir < -0.5) {
        for (list, weights) in MOTS {
            if words.clone().any(|word| list.contains(&word)) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight;
                }
            }
        }
    }
    sums
}
