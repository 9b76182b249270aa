//! Families of words that say of an item whose group it is: verbs that open it, nouns within it.
//!
//! A family shares one weight, so that a verb that the fitted documents never print weighs as its neighbours do. The
//! words are of writing a référentiel, whatever its trade: a verb that one trade alone uses has no place here.

use super::Poids;

/// A family: its name in the table of weights, what its words mean (log-odds, from which the fit starts and to which it
/// is drawn: some families hardly occur in the fitted documents), and its words, folded, in the singular.
pub(super) type Famille = (&'static str, Poids, &'static [&'static str]);

/// Verbs, and nouns that stand for them, that open an item.
pub(super) const OUVERTURES: &[Famille] = &[
    ("connaitre", [-3.0, -3.0, -3.0, 3.0], &["connaissance", "notion"]),
    ("comprendre", [-0.5, -1.5, -1.5, 1.5], &["connaitre", "base", "principe", "comprehension", "comprendre", "vocabulaire"]),
    (
        "planifier",
        [-0.3, 1.3, -1.0, -2.0],
        &[
            "planifier", "prioriser", "hierarchiser", "ordonnancer", "programmer", "repartir", "echelonner",
            "prevoir", "anticiper", "organiser", "coordonner", "deleguer", "capitaliser", "cadencer",
        ],
    ),
    (
        "ranger",
        [0.2, 0.8, -1.0, -2.0],
        &[
            "classer", "archiver", "ranger", "approvisionner", "agencer", "amenager", "inventorier", "stocker",
            "trier", "actualiser", "centraliser", "regrouper", "conserver",
        ],
    ),
    (
        "tenir",
        [0.3, 0.6, -0.5, -2.0],
        &[
            "gerer", "tenir", "etablir", "respecter", "suivre", "optimiser", "structurer", "appliquer", "consigner",
            "tracer", "assurer", "veiller", "verifier", "maintenir", "conformer", "referer", "limiter", "eviter",
        ],
    ),
    (
        "dialoguer",
        [-0.3, -1.0, 1.5, -2.0],
        &[
            "communiquer", "ecouter", "dialoguer", "echanger", "negocier", "reformuler", "rassurer", "accueillir",
            "expliquer", "questionner", "encourager", "debattre", "saluer", "discuter", "convaincre", "persuader",
            "remercier", "apaiser", "desamorcer", "moderer", "concilier", "interroger", "consulter", "entretenir",
        ],
    ),
    (
        "cooperer",
        [-0.3, -0.3, 1.0, -2.0],
        &[
            "adopter", "argumenter", "animer", "participer", "travailler", "cooperer", "collaborer", "faciliter",
            "representer", "presenter", "federer", "mobiliser", "motiver", "orienter", "accompagner", "instaurer",
            "exprimer", "partager", "accepter", "impliquer", "integrer", "aider", "soutenir", "soucier", "rallier",
        ],
    ),
    (
        "dire",
        [-0.3, -0.3, 1.1, -2.0],
        &[
            "rendre", "informer", "transmettre", "solliciter", "alerter", "conseiller", "sensibiliser", "valoriser",
            "avertir", "prevenir", "signaler", "annoncer", "demander", "relancer", "restituer", "justifier",
            "rapporter",
        ],
    ),
    ("etre", [-0.2, -0.2, 0.7, -1.0], &["etre", "savoir", "garder", "rester", "maitriser"]),
    (
        "agir",
        [1.0, -0.3, -1.0, -2.0],
        &[
            "rechercher", "utiliser", "mettre", "realiser", "rediger", "identifier", "analyser", "calculer",
            "mesurer", "regler", "monter", "demonter", "installer", "controler", "poser", "assembler", "lire",
            "decoder", "interpreter", "saisir", "enregistrer", "renseigner", "remplir", "effectuer", "concevoir",
            "construire", "elaborer", "evaluer", "choisir", "selectionner", "determiner", "diagnostiquer", "tester",
            "creer", "definir", "reperer", "manipuler", "remplacer", "reparer", "nettoyer", "produire", "executer",
            "traiter", "completer", "proposer", "fabriquer", "ajuster", "recueillir", "collecter",
        ],
    ),
];

/// Nouns anywhere behind the first word.
pub(super) const MOTS: &[Famille] = &[
    (
        "collegues",
        [-0.3, -0.2, 0.6, -0.3],
        &[
            "equipe", "interlocuteur", "collegue", "collaborateur", "hierarchie", "hierarchique", "responsable",
            "partenaire", "fournisseur", "superieur", "encadrement", "intervenant", "acteur", "membre", "binome",
        ],
    ),
    (
        "public",
        [-0.2, -0.3, 0.5, 0.0],
        &[
            "client", "clientele", "usager", "public", "personne", "visiteur", "apprenant", "stagiaire", "patient",
            "resident", "enfant", "famille", "beneficiaire", "utilisateur", "consommateur", "voyageur", "groupe",
            "autrui",
        ],
    ),
    (
        "attitude",
        [-0.5, -0.5, 1.0, 0.0],
        &[
            "ecoute", "empathie", "courtoisie", "attitude", "posture", "bienveillance", "dialogue", "confiance",
            "calme", "patience", "discretion", "tact", "respect", "amabilite", "politesse", "comportement",
            "langage", "diplomatie", "disponibilite", "assertivite", "conflit", "confidentialite", "relation",
            "neutralite", "emotion", "critique", "consensus",
        ],
    ),
    (
        "temps",
        [-0.3, 0.7, -0.4, -0.2],
        &[
            "temps", "planning", "delai", "priorite", "planification", "calendrier", "tache", "agenda", "echeance",
            "urgence", "horaire", "duree", "avance", "retard", "rythme", "charge",
        ],
    ),
    (
        "cadre",
        [-0.1, 0.5, -0.4, 0.0],
        &[
            "procedure", "consigne", "documentation", "organisation", "poste", "logistique", "stock", "tracabilite",
            "qualite", "dossier", "regle", "norme", "securite", "hygiene", "protocole", "reglementation",
            "methode", "moyen", "ressource", "besoin", "espace", "environnement", "cout", "budget", "dechet",
        ],
    ),
    (
        "moyens",
        [0.4, -0.2, -0.4, 0.0],
        &[
            "outil", "logiciel", "appareil", "machine", "materiel", "equipement", "technique", "fonction",
            "fonctionnalite", "document", "fiche", "plan", "tableau", "donnee", "resultat", "calcul",
        ],
    ),
];
