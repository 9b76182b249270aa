//! Prints a référentiel d'évaluation as the ministry would, generation by generation: landscape pages, ruled tables
//! whose rows run over pages, a matrix with ticked boxes.

mod compose;
mod layout;
pub(crate) mod plate;
mod random;
mod rows;
mod setter;
mod table;

pub use layout::{Again, Borders, GenerationRe, Heads, Height, LayoutRe, Marks, Session, Sheets};
pub use random::random_re;

use crate::fonts::Metrics;
use crate::layout::Fonts;
use crate::pdf;
use crate::text::{TextLayout, of_plates};
use plate::Plate;
use reac_model::Re;
use setter::Setter;

/// A printed référentiel d'évaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintRe {
    /// The file.
    pub pdf: Vec<u8>,
    /// What the file says: the document asked for, with the number of pages that the layout gave.
    pub re: Re,
}

/// Prints a référentiel d'évaluation.
#[must_use]
pub fn typeset_re(re: &Re, layout: &LayoutRe) -> PrintRe {
    let metrics = Metrics::new(Fonts::Embedded);
    let plates = plates(re, layout, &metrics);
    let mut re = re.clone();
    re.document.pages = u32::try_from(plates.len()).ok();
    PrintRe { pdf: pdf::write_plates(&plates, layout, &metrics), re }
}

/// The document as the text that a converter makes of its print: its words without its rules and ticks.
#[must_use]
pub fn to_text_re(re: &Re, layout: &LayoutRe, text: &TextLayout) -> String {
    let metrics = Metrics::new(Fonts::Embedded);
    of_plates(&plates(re, layout, &metrics), &metrics, text)
}

fn plates(re: &Re, layout: &LayoutRe, metrics: &Metrics) -> Vec<Plate> {
    let mut setter = Setter::new(layout, metrics);
    setter.document(re);
    setter.close(&re.document)
}
