//! Pages without a text layer to positioned lines, by way of a character recognition.
//!
//! A page is drawn straight, whatever the angle it was scanned at; a [`Recogniser`] reads its words; from these come
//! lines with geometry as any PDF page has them: baselines, sizes, weight, table borders. Nothing below knows how a
//! line came to be, but for the confidence of its words.
//!
//! It must never know what a line says, nor who recognises: that is a process of another program, and the caller's.

#![forbid(unsafe_code)]

mod draw;
mod ink;
mod leaders;
mod lines;
mod picture;
mod rules;
mod skew;
mod tsv;

use reac_lines::{Evidence, Fault, FaultKind, Page, Source};
use reac_pdf::Drawable;

pub use draw::RESOLUTION;
pub use picture::Picture;
pub use tsv::words;

/// A word that was recognised in a picture. Edges in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// As it was read.
    pub text: String,
    /// Left edge.
    pub left: u32,
    /// Upper edge.
    pub top: u32,
    /// Right edge.
    pub right: u32,
    /// Lower edge.
    pub bottom: u32,
    /// How sure the reading is, 0 to 1.
    pub confidence: f32,
    /// Words of one number stand on one line.
    pub line: u32,
}

/// Why a picture has no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    /// It took longer than so many seconds.
    Slow(u64),
    /// There was no answer.
    Failed,
}

impl From<NotRead> for Evidence {
    fn from(why: NotRead) -> Self {
        match why {
            NotRead::Slow(seconds) => Self::RecognitionSlow(seconds),
            NotRead::Failed => Self::RecognitionFailed,
        }
    }
}

/// Reads the words of a picture.
pub trait Recogniser {
    /// Whether it can read at all; asked once, where there is something to read.
    fn is_there(&mut self) -> bool;

    /// The words of page `page` of `pages`.
    ///
    /// # Errors
    /// Why there are none, for the report: the page stays without text, the others go on.
    fn words(&mut self, picture: &Picture, page: u32, pages: u32) -> Result<Vec<Word>, NotRead>;
}

/// Reads every page of `source` that is a picture without text; `bytes` are its PDF. What could not be read stays a
/// fault of its page. Gives the number of pages that were read.
pub fn recognise(bytes: &[u8], source: &mut Source, recogniser: &mut dyn Recogniser) -> u32 {
    let Some(document) = Drawable::open(bytes) else { return 0 };
    let has_no_text = |page: &Page| source.faults.iter().any(|fault| needs(fault, page.number));
    let wanted: Vec<usize> =
        (0..).zip(&source.pages).filter(|(_, page)| has_no_text(page)).map(|(at, _)| at).collect();
    if wanted.is_empty() || !recogniser.is_there() {
        return 0;
    }
    let total = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
    let mut read: Vec<(usize, Vec<lines::Draft>)> = Vec::new();
    for (number, at) in (1..).zip(wanted) {
        let Some(page) = source.pages.get_mut(at) else { continue };
        match one(&document, at, page, |picture| recogniser.words(picture, number, total)) {
            Ok(drafts) => read.push((at, drafts)),
            Err(evidence) => {
                source.faults.push(Fault { page: Some(page.number), kind: FaultKind::PageDamaged, evidence });
            }
        }
    }
    lines::settle(read.iter_mut().flat_map(|(_, drafts)| drafts));
    let count = u32::try_from(read.len()).unwrap_or(u32::MAX);
    for (at, drafts) in read {
        let Some(page) = source.pages.get_mut(at) else { continue };
        page.lines = drafts.into_iter().map(|draft| draft.line(page.number)).collect();
        let number = page.number;
        source.faults.retain(|fault| !needs(fault, number));
    }
    count
}

/// Whether a fault says that a page has no text that can be read.
fn needs(fault: &Fault, page: u32) -> bool {
    fault.page == Some(page) && matches!(fault.kind, FaultKind::NoText | FaultKind::Unreadable)
}

fn one(
    document: &Drawable,
    at: usize,
    page: &mut Page,
    words: impl FnOnce(&Picture) -> Result<Vec<Word>, NotRead>,
) -> Result<Vec<lines::Draft>, Evidence> {
    let mut picture = document.page(at, draw::picture).ok_or(Evidence::NotDrawn)?;
    let leaders = leaders::wipe(&mut picture);
    let mut words = words(&picture)?;
    words.extend(leaders);
    page.rules = rules::rules(&picture);
    Ok(lines::drafts(&words, &picture))
}
