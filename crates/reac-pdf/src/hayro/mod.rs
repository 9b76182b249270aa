//! Engine one, on hayro-syntax and hayro-font.

mod font;
mod font_check;
mod operands;
mod run;
mod state;
mod streams;
mod text;

use crate::budget::Budget;
use crate::error::{Error, ErrorKind};
use crate::glyph::RawPage;
use crate::guard::contained;
use crate::limits::Limits;
use crate::matrix::Matrix;
use crate::structure::Paragraphs;
use font::Fonts;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use reac_lines::{Fault, FaultKind};
use run::Run;

/// A file opened.
pub(crate) struct Document {
    pdf: Pdf,
}

impl Document {
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Error> {
        let opened = contained(|| Pdf::new(bytes.to_vec())).map_err(|what| {
            Error::new(ErrorKind::Damaged, format!("the reader of objects failed ({what})"))
        })?;
        match opened {
            Ok(pdf) => Ok(Self { pdf }),
            Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
                Err(Error::new(ErrorKind::PasswordNeeded, ""))
            }
            Err(LoadPdfError::Decryption(_)) => {
                Err(Error::new(ErrorKind::Damaged, "its encryption is not one that can be read"))
            }
            Err(LoadPdfError::Invalid) => Err(Error::new(ErrorKind::Damaged, "no document was found in it")),
        }
    }

    /// The pages, in order, and how many the file has.
    pub(crate) fn pages(&self, limits: &Limits) -> (Vec<RawPage>, usize) {
        let mut budget = Budget::new(limits);
        let mut fonts = Fonts::new();
        let count = usize::try_from(limits.pages).unwrap_or(usize::MAX);
        let mut out = Vec::new();
        for (number, page) in (1..).zip(self.pdf.pages().iter().take(count)) {
            out.push(read_page(number, page, &mut fonts, &mut budget));
        }
        (out, self.pdf.pages().len())
    }

    /// The paragraphs of the structure tree. A tree that cannot be read is none.
    pub(crate) fn paragraphs(&self) -> Paragraphs {
        contained(|| Paragraphs::read(&self.pdf)).unwrap_or_default()
    }
}

fn read_page<'a>(number: u32, page: &Page<'a>, fonts: &mut Fonts<'a>, budget: &mut Budget) -> RawPage {
    let blank = || {
        let (width, height) = page.render_dimensions();
        let object = page.raw().obj_id().map(|id| id.obj_number);
        RawPage { number, width, height, object, ..RawPage::default() }
    };
    let fault = |kind, evidence: String| Fault { page: Some(number), kind, evidence };
    let mut run = Run::new(fonts, budget, blank());
    let read = contained(|| {
        let ctm = Matrix::new(page.initial_transform(true).as_coeffs());
        let content = streams::page_content(page.raw(), run.budget);
        run.page(&content.bytes, page.resources(), ctm);
        content.complete && run.complete
    });
    let (mut raw, unmapped) = (run.page, run.unmapped);
    match read {
        Ok(true) => {}
        Ok(false) => {
            let what = "part of its content cannot be decoded".to_owned();
            raw.faults.push(fault(FaultKind::PageDamaged, what));
        }
        // What was read before the failure is kept.
        Err(what) => {
            raw.faults.push(fault(FaultKind::PageDamaged, format!("the reader of content failed ({what})")));
        }
    }
    if unmapped > 0 {
        let what = format!("{unmapped} characters without a Unicode value");
        raw.faults.push(fault(FaultKind::UnmappedGlyph, what));
    }
    if let Some(what) = budget.take_spent() {
        raw.faults.push(fault(FaultKind::Limit, format!("too many {what}")));
    }
    raw
}
