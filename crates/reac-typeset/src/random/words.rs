//! Words to compose items with: invented trades need no sentence of a real one.

/// A noun.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    /// Singular.
    pub(super) one: &'static str,
    /// Plural.
    pub(super) many: &'static str,
    /// Feminine.
    pub(super) feminine: bool,
}

const fn m(one: &'static str, many: &'static str) -> Noun {
    Noun { one, many, feminine: false }
}

const fn f(one: &'static str, many: &'static str) -> Noun {
    Noun { one, many, feminine: true }
}

/// Things that one works on.
pub(super) const THINGS: [Noun; 30] = [
    m("mécanisme d’horlogerie", "mécanismes d’horlogerie"),
    f("charpente de pont flottant", "charpentes de ponts flottants"),
    m("cadran solaire", "cadrans solaires"),
    f("girouette", "girouettes"),
    m("alambic de cuivre", "alambics de cuivre"),
    f("voile de planeur", "voiles de planeurs"),
    m("herbier", "herbiers"),
    f("serrure à combinaison", "serrures à combinaison"),
    m("moule de plâtre", "moules de plâtre"),
    f("maquette", "maquettes"),
    m("orgue portatif", "orgues portatifs"),
    f("échelle de corde", "échelles de corde"),
    m("ballon captif", "ballons captifs"),
    f("œuvre de vannerie", "œuvres de vannerie"),
    m("globe céleste", "globes célestes"),
    f("lanterne magique", "lanternes magiques"),
    m("attelage de trait", "attelages de trait"),
    f("ruche de paille", "ruches de paille"),
    m("relevé de marée", "relevés de marée"),
    f("notice de montage", "notices de montage"),
    m("carnet d’atelier", "carnets d’atelier"),
    f("cuve d’indigo", "cuves d’indigo"),
    m("tirage au charbon", "tirages au charbon"),
    f("plaque de cuivre gravée", "plaques de cuivre gravées"),
    m("treuil à main", "treuils à main"),
    f("clé de voûte", "clés de voûte"),
    m("vitrail", "vitraux"),
    f("marionnette à fils", "marionnettes à fils"),
    m("sismographe de poche", "sismographes de poche"),
    f("boussole de géologue", "boussoles de géologues"),
];

/// People, each with what stands before them after `à`.
pub(super) const PEOPLE: [(&str, &str); 12] = [
    ("les visiteurs", "aux visiteurs"),
    ("le commanditaire", "au commanditaire"),
    ("les collègues de l’équipe", "aux collègues de l’équipe"),
    ("l’apprenti", "à l’apprenti"),
    ("les riverains", "aux riverains"),
    ("la conservatrice du musée", "à la conservatrice du musée"),
    ("les fournisseurs", "aux fournisseurs"),
    ("une personne malvoyante", "à une personne malvoyante"),
    ("l’élu en charge du dossier", "à l’élu en charge du dossier"),
    ("les bénévoles", "aux bénévoles"),
    ("le chef de chantier", "au chef de chantier"),
    ("un public mêlé", "à un public mêlé"),
];

/// Verbs of the hand, each with its participle.
pub(super) const GESTURES: [(&str, &str); 24] = [
    ("Régler", "réglé"),
    ("Mesurer", "mesuré"),
    ("Vérifier", "vérifié"),
    ("Choisir", "choisi"),
    ("Nettoyer", "nettoyé"),
    ("Contrôler", "contrôlé"),
    ("Repérer", "repéré"),
    ("Préparer", "préparé"),
    ("Remplacer", "remplacé"),
    ("Poser", "posé"),
    ("Assembler", "assemblé"),
    ("Dessiner", "dessiné"),
    ("Calculer", "calculé"),
    ("Protéger", "protégé"),
    ("Essayer", "essayé"),
    ("Ajuster", "ajusté"),
    ("Polir", "poli"),
    ("Étalonner", "étalonné"),
    ("Graver", "gravé"),
    ("Restaurer", "restauré"),
    ("Emballer", "emballé"),
    ("Numéroter", "numéroté"),
    ("Consolider", "consolidé"),
    ("Utiliser", "utilisé"),
];

/// How, when, with what; some begin or go on with a capital, which may fall after a wrap.
pub(super) const MANNERS: [&str; 28] = [
    "selon la notice",
    "à l’aide d’un gabarit",
    "sans démontage inutile",
    "avant chaque sortie",
    "en tenant compte de l’humidité, de la lumière et de l’usage prévu",
    "dans le respect des consignes du site",
    "selon la méthode Mercator-Lépine",
    "au moyen du logiciel OCTANT",
    "à la main ou à la machine",
    "(calibre, jauge, niveau)",
    "(y compris en anglais)",
    "au dixième de millimètre près",
    "pour un usage quotidien",
    "d’après un modèle ancien dont il ne reste que des fragments",
    "conformément à la norme NF Z 41-207",
    "à partir des plans fournis par le bureau d’études de Saint-Elme",
    "par temps sec",
    "avec un équipier",
    "en français et en anglais",
    "en vue d’une exposition",
    "de façon réversible",
    "sur un support stable",
    "dans un espace restreint",
    "en lien avec l’atelier voisin",
    "(niveau B1 du cadre européen)",
    "et en consigner le résultat",
    "afin d’éviter toute reprise",
    "à chaque étape du rendez-vous de chantier",
];

/// What is organised.
pub(super) const PLANS: [&str; 16] = [
    "Planifier les étapes d’une campagne",
    "Respecter l’ordre des opérations",
    "Gérer les stocks de fournitures",
    "Hiérarchiser les demandes",
    "Prévoir une solution de repli",
    "Tenir à jour le registre",
    "Organiser son poste de travail",
    "Respecter les procédures internes",
    "Anticiper les délais de livraison",
    "Coordonner les interventions",
    "Archiver les comptes rendus",
    "Suivre le planning de la saison",
    "Répartir le temps entre l’atelier et le terrain",
    "Appliquer le plan de prévention",
    "Classer les dossiers",
    "Établir un calendrier de révision",
];

/// What is known; each follows `Connaissance`.
pub(super) const FIELDS: [&str; 20] = [
    "de la résistance des matériaux",
    "des règles de sécurité",
    "du vocabulaire du métier",
    "de l’histoire des techniques",
    "des bois, des métaux et des colles",
    "du droit applicable aux œuvres anciennes",
    "de la chimie des pigments",
    "des unités de mesure, de leurs conversions et de leurs limites",
    "de base de la géométrie",
    "des usages de la profession",
    "du fonctionnement des administrations locales",
    "des risques liés au travail en hauteur",
    "des outils numériques courants",
    "des formats d’échange",
    "de l’anglais technique",
    "des méthodes de recherche de panne",
    "du développement durable",
    "des plantes tinctoriales et de leurs saisons",
    "des principes de l’optique",
    "de la réglementation (transport, stockage, élimination)",
];

/// Trades.
pub(super) const TRADES: [&str; 12] = [
    "Horloger de clochers",
    "Tisserand de voiles légères",
    "Conducteur de ballons captifs",
    "Restaurateur de cadrans solaires",
    "Accordeur d’orgues portatifs",
    "Marionnettiste mécanicien",
    "Sourcier topographe",
    "Graveur de cartes célestes",
    "Vannier d’intérieur",
    "Teinturier en indigo",
    "Charpentier de ponts flottants",
    "Opérateur de lanternes magiques",
];

/// The name of a titre.
pub(crate) fn trade(rng: &mut fastrand::Rng) -> String {
    TRADES.get(rng.usize(0..TRADES.len())).copied().unwrap_or_default().to_owned()
}
