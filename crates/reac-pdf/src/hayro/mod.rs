//! Engine one, on hayro-syntax and hayro-font.

mod composite;
mod font;
mod font_check;
mod layers;
mod operands;
mod operators;
mod run;
pub(crate) mod shared;
mod shown;
mod spans;
mod state;
mod streams;
mod text;

use crate::budget::Budget;
use crate::error::{Error, ErrorKind};
use crate::glyph::{Glyph, RawPage};
use crate::guard::contained;
use crate::letters::Letters;
use crate::limits::Limits;
use crate::matrix::Matrix;
use crate::structure::Paragraphs;
use font::Fonts;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use layers::Layers;
use reac_lines::{Evidence, Fault, FaultKind};
use run::Run;
use std::num::NonZeroUsize;
use std::rc::Rc;

/// A file opened.
pub(crate) struct Document {
    pdf: Pdf,
}

impl Document {
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Error> {
        let opened = contained(|| Pdf::new(bytes.to_vec()));
        match opened.ok_or_else(|| Error::new(ErrorKind::Damaged, Evidence::ReaderFailed))? {
            Ok(pdf) => Ok(Self { pdf }),
            Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
                Err(Error::new(ErrorKind::PasswordNeeded, None))
            }
            Err(LoadPdfError::Decryption(_)) => {
                Err(Error::new(ErrorKind::Damaged, Evidence::UnknownEncryption))
            }
            Err(LoadPdfError::Invalid) => Err(Error::new(ErrorKind::Damaged, Evidence::NoDocument)),
        }
    }

    /// How many pages the file has.
    pub(crate) fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// The pages, in order, each handed to `finish` as soon as it is read. With several threads they are shared out.
    pub(crate) fn pages<T: Send>(
        &self,
        limits: &Limits,
        threads: NonZeroUsize,
        finish: impl Fn(&mut RawPage) -> T + Sync,
    ) -> Vec<T> {
        let count = usize::try_from(limits.pages).unwrap_or(usize::MAX).min(self.page_count());
        let shared = shared::pages(count, threads, limits, &|next, budget| {
            let mut reader = Reader::new(&self.pdf, Letters::default());
            let indices = std::iter::from_fn(next);
            indices.filter_map(|index| Some((index, reader.read(index, budget, &finish)?))).collect()
        });
        shared.unwrap_or_else(|| {
            let (mut reader, mut budget) = (Reader::new(&self.pdf, Letters::default()), Budget::new(limits));
            (0..count).filter_map(|index| reader.read(index, &mut budget, &finish)).collect()
        })
    }

    /// Some pages once more, by their indices, with what is known by now of letters that their fonts do not name.
    pub(crate) fn again<T>(
        &self,
        indices: &[usize],
        letters: Letters,
        limits: &Limits,
        finish: impl Fn(&mut RawPage) -> T,
    ) -> Vec<(usize, T)> {
        let (mut reader, mut budget) = (Reader::new(&self.pdf, letters), Budget::new(limits));
        let read =
            indices.iter().filter_map(|index| Some((*index, reader.read(*index, &mut budget, &finish)?)));
        read.collect()
    }

    /// The paragraphs of the structure tree. A tree that cannot be read is none.
    pub(crate) fn paragraphs(&self) -> Paragraphs {
        contained(|| Paragraphs::read(&self.pdf)).unwrap_or_default()
    }
}

/// Reads pages one after the other, and keeps for the next what each of them needs.
struct Reader<'d> {
    pdf: &'d Pdf,
    fonts: Fonts<'d>,
    layers: Layers,
    /// Room for a page's glyphs.
    glyphs: Vec<Glyph>,
}

impl<'d> Reader<'d> {
    fn new(pdf: &'d Pdf, letters: Letters) -> Self {
        Self { pdf, fonts: Fonts::new(Rc::new(letters)), layers: Layers::read(pdf), glyphs: Vec::new() }
    }

    fn read<T>(
        &mut self,
        index: usize,
        budget: &mut Budget,
        finish: impl Fn(&mut RawPage) -> T,
    ) -> Option<T> {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let room = std::mem::take(&mut self.glyphs);
        let shared = (&mut self.fonts, &self.layers);
        let mut page = read_page(number, self.pdf.pages().get(index)?, room, shared, budget);
        let made = finish(&mut page);
        self.glyphs = page.glyphs;
        self.glyphs.clear();
        Some(made)
    }
}

fn read_page<'a>(
    number: u32,
    page: &Page<'a>,
    glyphs: Vec<Glyph>,
    (fonts, layers): (&mut Fonts<'a>, &Layers),
    budget: &mut Budget,
) -> RawPage {
    let (width, height) = page.render_dimensions();
    let object = page.raw().obj_id().map(|id| id.obj_number);
    let blank = RawPage { number, width, height, object, glyphs, ..RawPage::default() };
    let fault = |kind, evidence| Fault { page: Some(number), kind, evidence };
    let mut run = Run::new((fonts, layers), budget, blank);
    let read = contained(|| {
        let ctm = Matrix::new(page.initial_transform(true).as_coeffs());
        let content = streams::page_content(page.raw(), run.budget);
        run.page(&content.bytes, page.resources(), ctm);
        if let Some(turn) = run.headings.turn(f64::from(width), f64::from(height)) {
            run.again(turn);
            run.page(&content.bytes, page.resources(), ctm.then(turn.matrix));
        }
        content.complete && run.complete
    });
    let mut raw = run.page;
    match read {
        Some(true) => {}
        Some(false) => raw.faults.push(fault(FaultKind::PageDamaged, Evidence::ContentDamaged)),
        // What was read before the failure is kept.
        None => raw.faults.push(fault(FaultKind::PageDamaged, Evidence::ReaderFailed)),
    }
    if let Some(what) = budget.take_spent() {
        raw.faults.push(fault(FaultKind::Limit, Evidence::TooMany(what)));
    }
    raw
}
