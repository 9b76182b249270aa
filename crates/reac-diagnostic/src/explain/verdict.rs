//! R08xx: how far a reading may be relied on.

use super::{Explanation, x};
use crate::Code;

const TO_READER_FR: &str = "Comparez l'endroit à la page ; si la lecture est fausse, corrigez-la avec `reac review`, ou donnez une meilleure copie du document.";
const TO_READER_EN: &str = "Compare the place with the page; where the reading is wrong, mend it with `reac review`, or give a better copy of the document.";

pub(super) const TABLE: &[Explanation] = &[
    x(
        Code::Verdict,
        "Ce que le programme sait du document entier, réuni en un mot : « à relire » (juste, sauf aux endroits que les constats désignent) ou « douteux » (à ne pas utiliser sans l'avoir vu).",
        "What the program knows of the whole document, in one word: \"needs a look\" (right but for the places that the findings name) or \"doubtful\" (not to be used unseen).",
        "extraction.verdict : a_relire, raisons : R0302 ×2",
        "Regardez les constats que les raisons comptent ; pour un document douteux, cherchez une meilleure copie.",
        "Look at the findings that the reasons count; for a doubtful document look for a better copy.",
    ),
    x(
        Code::UnlikeItsPlace,
        "Un texte ne ressemble pas à ceux qui se trouvent d'ordinaire à cet endroit : bien plus long, coupé, précédé d'un signe.",
        "A text is unlike those that usually stand at its place: far longer, cut off, with a sign in front.",
        "un critère de performance de 900 caractères",
        TO_READER_FR,
        TO_READER_EN,
    ),
    x(
        Code::RowRepeated,
        "Une même ligne revient en plusieurs endroits sans rapport : elle appartient sans doute à la page et non au texte.",
        "One row turns up at several places that have nothing in common: it most likely belongs to the page and not to the text.",
        "un tampon « COPIE » au milieu de plusieurs fiches",
        TO_READER_FR,
        TO_READER_EN,
    ),
    x(
        Code::WordsUnknown,
        "Plus de mots inconnus qu'aucun métier n'en apporte : la couche de texte a perdu des lettres, ou leur codage.",
        "More unknown words than any trade brings along: the text layer has lost letters, or their encoding.",
        "spciaux, offciel, scurit",
        "Donnez une autre copie du document, ou lisez ses images avec `reac extract --ocr`.",
        "Give another copy of the document, or read its pictures with `reac extract --ocr`.",
    ),
    x(
        Code::SignsStray,
        "Le contenu porte des signes qu'aucun texte français n'emploie : caractères de contrôle, de remplacement ou à usage privé, espaces de largeur nulle.",
        "The content holds signs that no French text uses: control, replacement or private characters, spaces without width.",
        "un caractère U+FFFD à la place d'un accent",
        "Donnez une autre copie du document ; pour un texte brut, enregistrez-le en UTF-8.",
        "Give another copy of the document; save raw text as UTF-8.",
    ),
];
