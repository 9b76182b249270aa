//! R09xx: the référentiel d'évaluation.

use super::{Explanation, x};
use crate::Code;

pub(super) const TABLE: &[Explanation] = &[
    x(
        Code::MarkUnclear,
        "Une case de la grille contient autre chose qu'une case cochée ou vide. Rien n'est deviné : elle compte comme vide.",
        "A cell of the matrix holds something else than a ticked or an empty box. Nothing is guessed: it counts as empty.",
        "une case barrée d'un seul trait",
        "Regardez la page et complétez les modalités à la relecture.",
        "Look at the page and complete the modalités in review.",
    ),
    x(
        Code::HalfInFile,
        "REAC et référentiel d'évaluation sont dans un seul fichier ; un seul résultat est demandé, celui du REAC.",
        "REAC and référentiel d'évaluation are in one file; one result was asked for, which is the REAC's.",
        "un fichier de 70 pages, le RE derrière le REAC",
        "Demandez `--type re`, ou un dossier avec `-o` : les deux y sont écrits.",
        "Ask for `--type re`, or name a folder with `-o`: both are written there.",
    ),
    x(
        Code::DurationsDiffer,
        "La somme des durées du tableau des modalités n'est pas la durée totale qu'il imprime.",
        "The durations of the table of modalités do not add up to the total that it prints.",
        "00 h 35 min + 00 h 40 min, durée totale 01 h 30 min",
        "Vérifiez les durées sur la page : le document peut se contredire.",
        "Check the durations on the page: the document may contradict itself.",
    ),
    x(
        Code::MatrixDiffers,
        "Le tableau des modalités dit quelles compétences chaque modalité évalue, la grille des critères le dit par ses cases ; ils diffèrent.",
        "The table of modalités says which competences each modalité judges, and so do the marks of the matrix; they differ.",
        "une compétence cochée sous « Entretien technique », absente de sa ligne",
        "Vérifiez la grille sur la page : le document peut se contredire.",
        "Check the matrix on the page: the document may contradict itself.",
    ),
    x(
        Code::FormacodeMalformed,
        "Un Formacode a cinq chiffres.",
        "A Formacode has five digits.",
        "Formacode : 3180",
        "Vérifiez le code dans la nomenclature.",
        "Check the code in the nomenclature.",
    ),
    x(
        Code::DatesOfArrete,
        "Un arrêté est daté, puis paraît au Journal officiel, puis prend effet.",
        "An arrêté is dated, then published, then takes effect.",
        "arrêté du 26/01/2021, paru le 25/01/2021",
        "Vérifiez les trois dates.",
        "Check the three dates.",
    ),
];
