//! R0205 to R0219: what stands on every page, and which pages there are.

use super::{Explanation, x};
use crate::Code;

pub(super) const TABLE: &[Explanation] = &[x(
    Code::RunningLine,
    "Une ligne revient à la même hauteur de la plupart des pages, ou dans un texte avant ou après chacune d'elles : tampon, date ou adresse d'une impression, numéro de page, filigrane. Elle ne fait pas partie du contenu.",
    "A line returns at one height of most pages, or in a text before or after each of them: a stamp, the date or address of a print, a page number, a watermark. It is no part of the content.",
    "-- 15 of 38 --, ou Exemplaire de travail en haut de chaque page",
    "Rien à faire ; si la ligne fait partie du contenu, signalez le document.",
    "Nothing to do; where the line is content, report the document.",
)];
