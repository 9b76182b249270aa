//! The texts, as data.

/// A page of help: options by the names of their fields.
pub(super) struct Page {
    /// The command; empty for the program.
    pub(super) commande: &'static str,
    pub(super) options: &'static [(&'static str, &'static str)],
    /// What stands below.
    pub(super) apres: &'static str,
}

pub(super) const PROGRAMME: &str =
    "Lit les REAC (référentiels emploi, activités, compétences), PDF, DOCX ou texte, en JSON canonique";

/// Above the limits of a document.
pub(super) const LIMITES: &str = "Limites par document";

/// One line a command, as the list has them.
pub(super) const COMMANDES: &[(&str, &str)] = &[
    ("extract", "Lire des documents en JSON"),
    ("check", "Juger des documents : complets, cohérents, codes valides"),
    ("explain", "Dire ce que veut dire un code, avec un exemple et que faire ; sans CODE, les énumérer"),
    ("diff", "Comparer deux versions d’un titre : gardé, reformulé, déplacé, scindé, fusionné"),
    ("catalog", "Énumérer les documents d’un dossier : code, millésime, dates, état, doubles"),
    ("batch", "Lire un grand nombre de documents sans en perdre : limites, rapport, reprise"),
    ("corrections", "Énumérer ce qui a été corrigé dans un document, avec les indices ; ou revenir dessus"),
    ("search", "Interroger la base que `reac catalog --to sqlite` a faite"),
    ("export", "Mettre des documents sous la forme d’autres outils : Moodle, CASE, SKOS, classeurs, grilles"),
    ("review", "Faire une page de relecture : les pages du document à côté de ce qui a été lu"),
    ("patch", "Porter les décisions d’une relecture sur un autre fichier du même document"),
    ("serve", "La même chose dans un navigateur, sans terminal : déposer, relire, télécharger"),
    ("schema", "Donner le schéma JSON du résultat"),
    ("completions", "Donner ce qu’il faut au terminal pour compléter les commandes"),
    ("man", "Écrire les pages du manuel"),
    ("lines", "Montrer les lignes d’un document telles que lues, avant toute interprétation"),
    ("help", "Afficher cette aide, ou celle d’une commande"),
];

/// Options that several commands share.
pub(super) const COMMUNS: &[(&str, &str)] = &[
    (
        "lang",
        "Langue des messages, fr ou en [par défaut : LC_ALL, LC_MESSAGES ou LANG], et des mots qu’un export ajoute [par défaut : fr]",
    ),
    ("quiet", "Ne dire que les erreurs"),
    ("help", "Afficher cette aide"),
    ("version", "Afficher la version"),
    (
        "engine",
        "La bibliothèque qui lit les PDF : hayro (rapide, complète), pdf-extract (le second avis) [par défaut : hayro]",
    ),
    ("cross_check", "Lire les PDF par les deux et signaler chaque caractère lu autrement"),
    (
        "files",
        "Appliquer les décisions d’une relecture ; plusieurs fois si besoin, chacune au document pour lequel elle a été faite",
    ),
    ("folder", "Appliquer celles de tous les fichiers .patch.json d’un dossier, chacune à son document"),
    (
        "wall_seconds",
        "Secondes à l’horloge, quand il y a plusieurs documents ; avec --ocr, par page [par défaut : 60]",
    ),
    (
        "cpu_seconds",
        "Secondes de calcul, quand il y a plusieurs documents, sous Unix ; avec --ocr, par page [par défaut : 60]",
    ),
    (
        "memory_mib",
        "Mio de mémoire, 64 au moins, dont le programme a besoin lui-même ; quand il y a plusieurs documents, sous Linux [par défaut : 1024]",
    ),
    ("bytes", "Octets du fichier [par défaut : 268435456]"),
    ("pages", "Pages d’un PDF ; les suivantes sont laissées [par défaut : 5000]"),
    ("inflated_bytes", "Octets des flux d’un PDF une fois décompressés [par défaut : 268435456]"),
    ("operators", "Opérateurs de dessin d’un PDF [par défaut : 50000000]"),
    ("glyphs", "Caractères d’un PDF [par défaut : 5000000]"),
];

/// The pages that are translated.
pub(super) const PAGES: &[Page] = &[
    Page { commande: "", options: &[], apres: RACINE },
    Page { commande: "extract", options: EXTRACT, apres: APRES_EXTRACT },
    Page { commande: "export", options: EXPORT, apres: APRES_EXPORT },
    Page { commande: "review", options: REVIEW, apres: APRES_REVIEW },
    Page { commande: "serve", options: SERVE, apres: APRES_SERVE },
];

const RACINE: &str = "\
Pour commencer sans terminal : reac serve

Code de sortie :
  0  chaque document a été lu
  1  un document a été refusé ou a échoué ; les autres ont été lus
  2  la ligne de commande ou l’environnement est en cause ; rien n’a été lu";

const EXTRACT: &[(&str, &str)] = &[
    ("inputs", "Fichiers, dossiers, motifs, ou - pour l’entrée standard"),
    (
        "output",
        "Écrire DOSSIER/NOM.json pour chaque document, ou le fichier .json donné pour un seul, au lieu de la sortie standard",
    ),
    (
        "kind",
        "Lequel des deux documents d’un titre : reac (référentiel emploi, activités, compétences) ou re (référentiel d’évaluation, avant 2019 de certification) ; un fichier qui ne l’a pas est refusé [par défaut : ce que le fichier contient]",
    ),
    (
        "format",
        "Forme du résultat : json (retrait de deux espaces), jsonl (une ligne par document) [par défaut : json pour un seul fichier ou avec -o, sinon jsonl]",
    ),
    ("canonical", "La forme canonique de la RFC 8785 (clés triées, sans espaces), pour signer ou comparer"),
    ("verbatim", "Les mots comme le fichier les donne : comme --level verbatim"),
    (
        "level",
        "Jusqu’où les mots peuvent être corrigés : verbatim (pas du tout), typography (espaces, apostrophes, puces ; aucune lettre ne change), repair (les mots abîmés aussi, chaque changement consigné avec son indice) [par défaut : repair]",
    ),
    ("no_report", "Sans `extraction` : le contenu seul"),
    (
        "provenance",
        "Écrire aussi DOSSIER/NOM.prov.json : où chaque texte se trouve dans son fichier, et ce qui y est imprimé",
    ),
    ("ocr", "Lire les pages sans texte par reconnaissance de caractères : tesseract, à installer"),
    ("verbose", "Quand il y a plusieurs documents, dire chaque constat de chacun"),
    (
        "require",
        "Un document dont le verdict est moins bon met le code de sortie à 1 ; son résultat est écrit tout de même : sure (rien ne s’oppose à la lecture), a_relire (juste, sauf aux endroits que les constats nomment)",
    ),
    ("jobs", "Documents lus à la fois [par défaut : un par cœur]"),
    ("files_from", "Lire les noms des documents dans un fichier, un par ligne, ou sur l’entrée standard (-)"),
];

const APRES_EXTRACT: &str = "\
Exemples :
  reac extract reac.pdf                     un document, JSON sur la sortie standard
  reac extract reac.pdf -o json             le même dans json/reac.json
  reac extract reac.pdf -o titre.json       le même dans titre.json
  reac extract telecharges -o json          chaque .pdf, .txt et .docx d’un dossier
  reac extract scan.pdf --ocr               un document numérisé, par tesseract
  reac extract deux.pdf --type re           le référentiel d’évaluation d’un fichier qui a les deux
  pdftotext reac.pdf - | reac extract -     le texte d’un autre programme

Sans -o, un seul FILE donne du JSON ; un dossier, un motif ou plusieurs documents donnent une ligne
par document, dans leur ordre ; celle d’un document qui ne peut être lu porte
\"schema\":\"reac-refusal/1\" et dit pourquoi. Les constats vont à la sortie d’erreur, un par ligne :
  FICHIER : GRAVITÉ[CODE] page N : MESSAGE";

const EXPORT: &[(&str, &str)] = &[
    ("inputs", "Fichiers, dossiers, motifs, ou - pour l’entrée standard"),
    (
        "to",
        "Le format : moodle (référentiel de compétences, tool_lpimportcsv), case (1EdTech CASE), skos (JSON-LD), turtle, xlsx (classeur des tables), csv et tsv (les tables), parquet et arrow (les tables, en colonnes), sqlite (les tables, une base), grille (à remplir, classeur), grille-html (à remplir ou imprimer, page), grille-docx (à remplir ou imprimer, traitement de texte), docx, md et html (le document à lire), jsonl (extraits pour la recherche documentaire)",
    ),
    ("output", "Fichier ou dossier à écrire [par défaut : la sortie standard]"),
    (
        "depth",
        "De moodle, case, skos et turtle : ce qui a sa propre place, le reste allant dans les descriptions : competences (activités et compétences), criteres (critères aussi), savoirs (savoirs et savoir-faire aussi) [par défaut : criteres pour moodle, sinon savoirs]",
    ),
    ("case_version", "De case : sa version, 1.0 ou 1.1 [par défaut : 1.1]"),
    ("rubric", "De case : les critères en grilles et non en éléments"),
    (
        "base",
        "De case, skos et turtle : l’adresse derrière laquelle vont les identifiants [par défaut : urn:uuid]",
    ),
    (
        "usage",
        "De grille, grille-html et grille-docx : ce à quoi elle sert : ecf (évaluation en cours de formation : critères), positionnement (savoirs et savoir-faire aussi) [par défaut : ecf]",
    ),
    (
        "table",
        "De csv, tsv, parquet et arrow : cette table seule : synopsis, activites, competences, criteres, savoirs, glossaire, codes, sommaire, notes, document, epreuves, modalites, complements, criteres_evaluation, transversales, locaux, ressources, correspondances, glossaire_re, codes_re, document_re",
    ),
    (
        "excel",
        "De csv : points-virgules et marque d’ordre des octets, comme Excel en français l’ouvre d’un double clic",
    ),
    (
        "record_size",
        "De jsonl : caractères d’un extrait au plus ; un élément plus long reste seul, entier [par défaut : 1500]",
    ),
];

const APRES_EXPORT: &str = "\
Exemples :
  reac export --to grille reac.pdf -o grille.xlsx   à cocher, une feuille par activité
  reac export --to grille-docx --usage positionnement reac.pdf -o grille.docx
  reac export --to grille re.pdf -o jury.xlsx       la grille du jury
  reac export --to moodle reac.pdf -o reac.csv      un référentiel, à importer tel quel
  reac export --to csv --table criteres --excel reac.pdf -o criteres.csv

Les documents sont des PDF, des textes, des DOCX, ou le JSON que `reac extract` écrit. Les pages
ne sont connues que d’un PDF ou d’un texte. Un référentiel d’évaluation va en md, html, docx, xlsx,
csv, tsv et grille ; dans le fichier de son REAC, il est placé derrière. Moodle n’importe qu’un
référentiel à la fois : plusieurs titres font plusieurs fichiers.
Code de sortie : 0 tout est exporté ; 1 un document a été refusé ; 2 la commande est en cause.";

const REVIEW: &[(&str, &str)] = &[
    ("file", "Un PDF, un DOCX ou un texte, ou - pour l’entrée standard"),
    ("output", "La page à écrire [par défaut : la sortie standard]"),
    ("kind", "Lequel des deux documents d’un titre, si le fichier contient les deux [par défaut : le REAC]"),
];

const APRES_REVIEW: &str = "\
Exemples :
  reac review reac.pdf -o page.html                    à ouvrir dans un navigateur, sans réseau
  reac review double.pdf --type re -o page.html        le RE d’un fichier qui contient les deux
  reac extract reac.pdf --patch TP-00000.patch.json    le document tel que la relecture l’a laissé
  reac check catalogue --patches decisions             ce qui a été regardé ne fait plus échouer

La page est dans la langue du navigateur, français ou anglais. Touches : n doute suivant,
p précédent, a accepter, e corriger, j joindre à l’entrée du dessus, u et d vers le groupe
précédent ou suivant, r l’autre répartition des groupes, s enregistrer les décisions.";

const SERVE: &[(&str, &str)] = &[
    ("port", "Port ; 0 pour n’importe lequel de libre [par défaut : 8642]"),
    ("bind", "Adresse d’écoute [par défaut : 127.0.0.1]"),
    (
        "expose_to_network",
        "Permettre à --bind une adresse que d’autres machines atteignent : sans mot de passe ni chiffrement, toutes peuvent envoyer des documents et occuper cette machine",
    ),
    ("max_upload", "Mio d’un envoi [par défaut : 32]"),
    ("catalogue", "Y chercher aussi : une base que `reac catalog --to sqlite` a faite"),
    ("max_documents", "Documents gardés à la fois ; le plus ancien part le premier [par défaut : 20]"),
    ("jobs", "Documents lus à la fois [par défaut : 1]"),
];

const APRES_SERVE: &str = "\
Exemples :
  reac serve                 donne une adresse à ouvrir dans un navigateur ; Ctrl-C y met fin
  reac serve --port 0        sur n’importe quel port libre
  reac serve --catalogue reacs.sqlite    pour chercher aussi dans ce que `reac catalog` a pris

Rien n’est écrit sur le disque, rien n’est envoyé nulle part. Qui peut atteindre l’adresse peut se
servir du programme : il écoute sur 127.0.0.1 sauf si --bind dit autre chose, ce qui demande
--expose-to-network.";
