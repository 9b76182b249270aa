//! PDF bytes to pages of positioned lines.
//!
//! For: reading the text layer of a PDF as it is shown, with the little geometry a grammar needs: baselines,
//! widths of spaces, weight, table borders, and the paragraphs of the structure tree where the file has one.
//!
//! Never: what a line says. No heading, no title, no field of any document is known here, and no text is mended.
//!
//! Two engines give glyphs and rules page by page; one layout makes lines of them. Reading is done on bytes: no
//! file, clock or environment.

#![forbid(unsafe_code)]

mod accents;
mod actual;
mod backdrop;
mod budget;
mod charmap;
mod colour;
mod cross;
mod drawable;
mod error;
mod extract;
mod forms;
mod frame;
mod glyph;
mod guard;
mod hayro;
mod inflate;
mod layout;
mod letters;
mod limits;
mod marks;
mod matrix;
mod page_box;
mod path;
mod prescan;
mod settle;
mod signs;
mod strings;
mod structure;
mod style;
mod turn;

pub use drawable::Drawable;
pub use error::{Error, ErrorKind};
pub use limits::Limits;

use glyph::{Mark, RawPage};
use guard::on_large_stack;
use letters::Letters;
use reac_lines::{Evidence, Fault, FaultKind, Origin, Source, Unheeded};
use settle::PageKind;
use std::num::NonZeroUsize;
use structure::{Paragraphs, Texts};

/// Who interprets the content streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// hayro-syntax and hayro-font, with an interpreter of our own: fast and complete, the one to use.
    Hayro,
    /// pdf-extract: a second opinion.
    PdfExtract,
}

/// How to read.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Who interprets the content streams.
    pub engine: Engine,
    /// How much work the file may ask for.
    pub limits: Limits,
    /// How many threads may read pages; the result is the same for any number.
    pub threads: NonZeroUsize,
}

/// Name of the threads that are started here: a panic in them becomes an error or a fault, and a panic hook may pass
/// over it.
pub const THREAD: &str = hayro::shared::NAME;

/// Reads a PDF.
///
/// A failure of an engine underneath becomes an error or a fault. Its message still goes through the panic hook: a
/// program that wants silence sets one of its own.
///
/// # Errors
/// See [`ErrorKind`]. A page that cannot be read is no error but a [`Fault`].
pub fn read(bytes: &[u8], options: &Options) -> Result<Source, Error> {
    let source = read_pictures(bytes, options)?;
    let unread = |page: &reac_lines::Page| page.lines.is_empty() || has_no_text(page, &source.faults);
    if source.pages.iter().all(unread) {
        return Err(nothing_to_read(&source.pages, &source.faults));
    }
    Ok(source)
}

/// Whether a page's text, if it has any, is not what it shows.
fn has_no_text(page: &reac_lines::Page, faults: &[Fault]) -> bool {
    let is_of_page = |fault: &&Fault| fault.page == Some(page.number);
    let mut own = faults.iter().filter(is_of_page);
    own.any(|fault| matches!(fault.kind, FaultKind::NoText | FaultKind::Unreadable))
}

/// Reads a PDF as [`read`] does; one without any text is no error, but pages without lines.
///
/// # Errors
/// As [`read`], but for [`ErrorKind::NoText`].
pub fn read_pictures(bytes: &[u8], options: &Options) -> Result<Source, Error> {
    let limits = &options.limits;
    check_size(bytes, limits)?;
    prescan::check(bytes, limits.inflated_bytes)?;
    let document = hayro::Document::open(bytes);
    match options.engine {
        Engine::Hayro => {
            let document = document?;
            // Each page becomes lines while the next is read: its glyphs are many times as large.
            let none = Texts::default();
            let pages = || document.pages(limits, options.threads, |page| laid_out(page, &none));
            let (pages, paragraphs) = hayro::shared::both(options.threads, pages, || document.paragraphs());
            let pages = again(&document, pages, &paragraphs.texts, limits);
            source(pages, &paragraphs, document.page_count())
        }
        Engine::PdfExtract => {
            let paragraphs = document.map(|document| document.paragraphs()).unwrap_or_default();
            let (pages, count) =
                on_large_stack(|| extract::Document::open(bytes).map(|document| document.pages(limits)))?;
            let pages = pages.into_iter().map(|mut page| laid_out(&mut page, &paragraphs.texts));
            source(pages.collect(), &paragraphs, count)
        }
    }
}

/// Reads a PDF with both engines and tells where they differ, glyph by glyph: no answer means that two
/// independent readers saw the same text in the same places.
///
/// # Errors
/// As [`read`] with [`Engine::Hayro`]; that the other engine cannot read the file is a difference.
pub fn cross_check(bytes: &[u8], limits: &Limits) -> Result<Vec<Fault>, Error> {
    check_size(bytes, limits)?;
    prescan::check(bytes, limits.inflated_bytes)?;
    let document = hayro::Document::open(bytes)?;
    let first = (document.pages(limits, NonZeroUsize::MIN, std::mem::take), document.page_count());
    let second = on_large_stack(|| extract::Document::open(bytes).map(|document| document.pages(limits)));
    Ok(cross::compare(&first, &second))
}

fn check_size(bytes: &[u8], limits: &Limits) -> Result<(), Error> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size == 0 {
        return Err(Error::new(ErrorKind::Empty, None));
    }
    if size > limits.bytes {
        return Err(Error::new(ErrorKind::Limit, Evidence::TooLarge { bytes: size, allowed: limits.bytes }));
    }
    Ok(())
}

/// A page as lines.
struct LaidOut {
    page: reac_lines::Page,
    /// The marked content that each word stands in.
    marks: Vec<Mark>,
    /// What went wrong with it.
    faults: Vec<Fault>,
    /// Letters left out because nobody sees them.
    unseen: u32,
    /// Letters without a Unicode value.
    unmapped: u32,
    /// What texts say of such letters.
    letters: Letters,
    /// What the engine passed over.
    unheeded: Unheeded,
}

fn laid_out(page: &mut RawPage, texts: &Texts) -> LaidOut {
    let mut faults = std::mem::take(&mut page.faults);
    let settled = settle::settle(page, texts);
    let mut fault = |kind, evidence| faults.push(Fault { page: Some(page.number), kind, evidence });
    match settled.kind {
        PageKind::Picture => fault(FaultKind::NoText, Evidence::Pictures(page.images)),
        PageKind::Unreadable => fault(FaultKind::Unreadable, Evidence::Unmapped(settled.unmapped)),
        PageKind::Text if settled.unmapped > 0 => {
            fault(FaultKind::UnmappedGlyph, Evidence::Unmapped(settled.unmapped));
        }
        PageKind::Text => {}
    }
    if let Some(degrees) = page.turned {
        fault(FaultKind::Turned, Evidence::Degrees(degrees));
    }
    if settled.turned > 0 {
        fault(FaultKind::OtherDirection, Evidence::Letters(settled.turned));
    }
    let unheeded = page.unheeded;
    let (mut page, marks) = layout::page(page);
    if settled.kind == PageKind::Unreadable {
        page.lines.clear();
    }
    let settle::Settled { unseen, unmapped, letters, .. } = settled;
    LaidOut { page, marks, faults, unseen, unmapped, letters, unheeded }
}

/// Reads pages once more of which the rest of the file says something: what letters without a name are, what content
/// reads as.
fn again(
    document: &hayro::Document,
    mut pages: Vec<LaidOut>,
    texts: &Texts,
    limits: &Limits,
) -> Vec<LaidOut> {
    let mut letters = Letters::default();
    pages.iter_mut().for_each(|page| letters.join(std::mem::take(&mut page.letters)));
    let learnt = !letters.is_empty();
    let is_told = |page: &LaidOut| {
        (learnt && page.unmapped > 0) || page.marks.iter().any(|mark| texts.of(*mark).is_some())
    };
    let wanted: Vec<usize> = (0..).zip(&pages).filter(|(_, page)| is_told(page)).map(|(at, _)| at).collect();
    let mut first: Option<(u32, u32)> = None;
    for (at, read) in document.again(&wanted, letters, limits, |page| laid_out(page, texts)) {
        let Some(page) = pages.get_mut(at) else { continue };
        let named = page.unmapped.saturating_sub(read.unmapped);
        *page = read;
        if learnt && named > 0 {
            let (_, letters) = first.get_or_insert((page.page.number, 0));
            *letters = letters.saturating_add(named);
        }
    }
    // Once for the document, as what is unseen.
    if let Some((number, letters)) = first
        && let Some(page) = pages.iter_mut().find(|page| page.page.number == number)
    {
        let evidence = Evidence::Letters(letters);
        page.faults.push(Fault { page: Some(number), kind: FaultKind::Learnt, evidence });
    }
    pages
}

fn source(read: Vec<LaidOut>, paragraphs: &Paragraphs, page_count: usize) -> Result<Source, Error> {
    if read.is_empty() {
        return Err(Error::new(ErrorKind::Empty, None));
    }
    let (mut pages, mut faults) = (Vec::with_capacity(read.len()), Vec::new());
    let mut unseen: Option<(u32, u32)> = None;
    let mut unheeded: Option<(u32, Unheeded)> = None;
    for mut one in read {
        if one.unseen > 0 {
            let (_, letters) = unseen.get_or_insert((one.page.number, 0));
            *letters = letters.saturating_add(one.unseen);
        }
        if one.unheeded != Unheeded::default() {
            let (_, all) = unheeded.get_or_insert((one.page.number, Unheeded::default()));
            all.layers |= one.unheeded.layers;
            all.texts |= one.unheeded.texts;
            all.colours |= one.unheeded.colours;
        }
        paragraphs.tell(&mut one.page, &one.marks);
        pages.push(one.page);
        faults.extend(one.faults);
    }
    // Once for the document, with the first page of it: what is printed over goes through all pages.
    if let Some((page, letters)) = unseen {
        let evidence = Evidence::Letters(letters);
        faults.push(Fault { page: Some(page), kind: FaultKind::Unseen, evidence });
    }
    if let Some((page, what)) = unheeded {
        let evidence = Evidence::Unheeded(what);
        faults.push(Fault { page: Some(page), kind: FaultKind::Unheeded, evidence });
    }
    let read = pages.len();
    if page_count > read {
        let evidence = Evidence::PagesRead { read, all: page_count };
        faults.push(Fault { page: None, kind: FaultKind::Limit, evidence });
    }
    let tagged = is_tagged(&pages);
    Ok(Source { origin: Origin::Pdf, pages, tagged, faults })
}

/// Why not a single line came out: damage and limits first, for behind them there may be text.
fn nothing_to_read(pages: &[reac_lines::Page], faults: &[Fault]) -> Error {
    let first = |kind| faults.iter().find(|fault: &&Fault| fault.kind == kind);
    if let Some(fault) = first(FaultKind::Limit) {
        return Error::new(ErrorKind::Limit, fault.evidence.clone());
    }
    if let Some(fault) = first(FaultKind::PageDamaged) {
        return Error::new(ErrorKind::Damaged, fault.evidence.clone());
    }
    if let Some(fault) = first(FaultKind::Unreadable) {
        return Error::new(ErrorKind::Unreadable, fault.evidence.clone());
    }
    let images = pages.iter().map(|page| page.images).fold(0, u32::saturating_add);
    Error::new(ErrorKind::NoText, Evidence::Pictures(images))
}

/// Whether most words have a paragraph: a tree that names a few pictures is no help.
fn is_tagged(pages: &[reac_lines::Page]) -> bool {
    let words = || pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.words);
    let (all, known) = (words().count(), words().filter(|word| word.paragraph.is_some()).count());
    known * 2 > all
}
