//! R0205 to R0219: what stands on every page, and which pages there are.

use super::{Explanation, x};
use crate::Code;

pub(super) const TABLE: &[Explanation] = &[
    x(
        Code::RunningLine,
        "Une ligne revient à la même hauteur de la plupart des pages, ou dans un texte avant ou après chacune d'elles : tampon, date ou adresse d'une impression, numéro de page, filigrane. Elle ne fait pas partie du contenu.",
        "A line returns at one height of most pages, or in a text before or after each of them: a stamp, the date or address of a print, a page number, a watermark. It is no part of the content.",
        "-- 15 of 38 --, ou Exemplaire de travail en haut de chaque page",
        "Rien à faire ; si la ligne fait partie du contenu, signalez le document.",
        "Nothing to do; where the line is content, report the document.",
    ),
    x(
        Code::SecondReac,
        "Après le premier document, le fichier en contient un autre, ou le même une seconde fois : une seconde couverture, ou un autre code titre au pied des pages. Seul le premier est lu.",
        "After the first document the file holds another, or the same again: a second cover, or another code titre at the pages' feet. The first alone is read.",
        "deux REAC réunis dans un PDF",
        "Séparez les documents et lisez chacun d'eux.",
        "Part the documents and read each.",
    ),
    x(
        Code::PagesTwice,
        "Une page porte le numéro et le texte d'une page qui la précède ; elle n'est lue qu'une fois.",
        "A page has the number and the text of a page before it; it is read once.",
        "une page numérisée deux fois",
        "Rien à faire.",
        "Nothing to do.",
    ),
    x(
        Code::PagesReordered,
        "Les pages du fichier n'étaient pas dans l'ordre de leurs numéros imprimés ; elles sont lues dans cet ordre. La provenance garde les pages du fichier.",
        "The pages of the file were not in the order of their printed numbers; they are read in that order. Provenance keeps the pages of the file.",
        "un document numérisé à l'envers : 38, 37, 36…",
        "Rien à faire ; vérifiez qu'aucune page ne manque.",
        "Nothing to do; check that no page is missing.",
    ),
    x(
        Code::PagesMissing,
        "Des numéros de page imprimés manquent, et aucune page sans numéro ne peut les porter.",
        "Printed page numbers are missing, and no page without number can bear them.",
        "page 11 après la page 7",
        "Récupérez le fichier entier.",
        "Get the whole file.",
    ),
];
