//! From a document to its pages and its PDF.

use std::collections::BTreeMap;

use reac_model::{EntreeSommaire, Reac};
use unicode_normalization::UnicodeNormalization as _;

use crate::compose::compose;
use crate::flow::{Laid, lay};
use crate::fonts::Metrics;
use crate::layout::Layout;
use crate::pdf;
use crate::piece::Piece;
use crate::truth::{Loss, unprinted};

/// A printed document.
#[derive(Debug, Clone, PartialEq)]
pub struct Print {
    /// The file.
    pub pdf: Vec<u8>,
    /// What the file says: the document asked for, with the page numbers that the layout gave.
    pub reac: Reac,
    /// What the print does not tell.
    pub lost: Vec<Loss>,
}

/// Prints a document. Page numbers of the table of contents are those of the print, whatever `reac` has.
#[must_use]
pub fn typeset(reac: &Reac, layout: &Layout) -> Print {
    let mut reac = reac.clone();
    fill_pages(&mut reac, layout);
    let set = Set::new(&reac, layout);
    let pdf = pdf::write(&set.laid.pages, layout, &set.metrics, &[]);
    let lost = unprinted(&reac, layout).chain(set.laid.lost).collect();
    Print { pdf, lost, reac }
}

/// The file of a document; see [`typeset`].
#[must_use]
pub fn to_pdf(reac: &Reac, layout: &Layout) -> Vec<u8> {
    typeset(reac, layout).pdf
}

/// Writes the print's page numbers into the document: its pages, and the pages of its table of contents,
/// which is made in full where it is empty.
pub fn fill_pages(reac: &mut Reac, layout: &Layout) {
    let Laid { pages, anchors, .. } = Set::new(reac, layout).laid;
    reac.document.pages = u32::try_from(pages.len()).ok();
    if reac.sommaire.is_empty() {
        let entry = |(intitule, page)| EntreeSommaire { intitule, page: Some(page) };
        reac.sommaire = anchors.into_iter().map(entry).collect();
        return;
    }
    let mut anchors = anchors.into_iter();
    for entry in &mut reac.sommaire {
        let mut rest = anchors.clone();
        if let Some((_, page)) = rest.find(|(intitule, _)| fold(intitule) == fold(&entry.intitule)) {
            entry.page = Some(page);
            anchors = rest;
        }
    }
}

/// Letters without case, accents and signs.
fn fold(text: &str) -> String {
    text.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A document on its pages, with what is needed to write it down.
pub(crate) struct Set {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) metrics: Metrics,
    pub(crate) laid: Laid,
}

impl Set {
    pub(crate) fn new(reac: &Reac, layout: &Layout) -> Self {
        let pieces = compose(reac, layout);
        let metrics = Metrics::new(layout.fonts);
        let notes: BTreeMap<u32, String> =
            reac.notes.iter().map(|note| (note.numero, note.texte.clone())).collect();
        let laid = lay(&pieces, layout, &metrics, &reac.document, &notes);
        Self { pieces, metrics, laid }
    }
}
