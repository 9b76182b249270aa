//! Engine two, on pdf-extract: slower, and a second opinion on every glyph.
//!
//! Each page is rewritten (see [`rewrite`]) into a document of one page, and pdf-extract draws that. Its font
//! reading, character maps, widths and matrices are its own; so is the reading of objects, by its lopdf.

mod fonts;
mod objects;
mod rewrite;
mod sink;
mod stage;
mod state;
mod tree;

use crate::budget::Budget;
use crate::error::{Error, ErrorKind};
use crate::glyph::RawPage;
use crate::guard::contained;
use crate::limits::Limits;
use crate::page_box::PageBox;
use crate::turn::Headings;
use objects::{decode, dict_entry, entry, name_entry, resolve};
use pdf_extract::content::Content;
use pdf_extract::encryption::DecryptionError;
use pdf_extract::{Dictionary, Document as Lopdf, Object};
use reac_lines::{Evidence, Fault, FaultKind, Unheeded};
use rewrite::Rewrite;
use sink::Sink;
use stage::Stage;
use tree::PageEntry;

/// A file opened.
pub(crate) struct Document {
    lopdf: Lopdf,
}

impl Document {
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Error> {
        let failed = || Error::new(ErrorKind::Damaged, Evidence::ReaderFailed);
        let loaded = contained(|| {
            let mut lopdf = Lopdf::load_mem(bytes)?;
            if lopdf.is_encrypted() {
                lopdf.decrypt("")?;
            }
            Ok(lopdf)
        });
        match loaded.ok_or_else(failed)? {
            Ok(lopdf) => Ok(Self { lopdf }),
            Err(
                pdf_extract::Error::InvalidPassword
                | pdf_extract::Error::Decryption(DecryptionError::IncorrectPassword),
            ) => Err(Error::new(ErrorKind::PasswordNeeded, None)),
            Err(_) => Err(failed()),
        }
    }

    /// All pages, in order, and how many there are beyond the limit.
    pub(crate) fn pages(&self, limits: &Limits) -> (Vec<RawPage>, usize) {
        let mut budget = Budget::new(limits);
        let limit = usize::try_from(limits.pages).unwrap_or(usize::MAX);
        let (entries, count) = tree::pages(&self.lopdf, limit);
        let mut stage = Stage::new(&self.lopdf);
        let pages =
            (1..).zip(&entries).map(|(number, entry)| self.page(number, entry, &mut stage, &mut budget));
        let pages = pages.collect();
        (pages, count)
    }

    fn page(&self, number: u32, page: &PageEntry<'_>, stage: &mut Stage, budget: &mut Budget) -> RawPage {
        let place = PageBox::new(page.media_box, page.crop_box, page.rotate);
        let (raw, headings) = self.page_at(number, page, place, stage, budget);
        let Some(turn) = headings.turn(place.width, place.height) else { return raw };
        let to_page = place.to_page.then(turn.matrix);
        let place = PageBox { to_page, width: turn.width, height: turn.height };
        let (raw, _) = self.page_at(number, page, place, stage, budget);
        RawPage { turned: Some(turn.degrees as f32), ..raw }
    }

    /// A page at a place, and where its text heads there.
    fn page_at(
        &self,
        number: u32,
        page: &PageEntry<'_>,
        place: PageBox,
        stage: &mut Stage,
        budget: &mut Budget,
    ) -> (RawPage, Headings) {
        let mut raw = RawPage {
            number,
            width: place.width as f32,
            height: place.height as f32,
            object: page.object,
            ..RawPage::default()
        };
        let fault = |kind, evidence| Fault { page: Some(number), kind, evidence };
        let damage = |what| fault(FaultKind::PageDamaged, what);
        let prepared = contained(|| self.prepare(page, budget));
        let Prepared { content, font_dicts, shown, fonts, images, damaged, unheeded } = match prepared {
            Some(prepared) => prepared,
            None => {
                raw.faults.push(damage(Evidence::ReaderFailed));
                return (raw, Headings::default());
            }
        };
        raw.images = images;
        raw.unheeded = Unheeded { layers: unheeded.layers && self.has_layers_off(), ..unheeded };
        let mut sink = Sink {
            page: raw,
            headings: Headings::default(),
            to_page: place.to_page,
            fonts: &fonts,
            shown: shown.iter(),
            current: None,
            budget,
        };
        let drawn = contained(|| pdf_extract::output_doc_page(stage.set(content, font_dicts), &mut sink, 1));
        let (mut raw, headings, missing) = (sink.page, sink.headings, sink.shown.count());
        if !matches!(drawn, Some(Ok(()))) {
            raw.faults.push(damage(Evidence::ReaderFailed));
        }
        if damaged {
            raw.faults.push(damage(Evidence::ContentDamaged));
        }
        if missing > 0 {
            raw.faults.push(damage(Evidence::StringsMissing(missing)));
        }
        if let Some(what) = budget.take_spent() {
            raw.faults.push(fault(FaultKind::Limit, Evidence::TooMany(what)));
        }
        (raw, headings)
    }

    /// Whether a layer is off as the file is opened.
    fn has_layers_off(&self) -> bool {
        let config = self.lopdf.catalog().ok();
        let config = config.and_then(|catalog| dict_entry(&self.lopdf, catalog, b"OCProperties"));
        let Some(config) = config.and_then(|layers| dict_entry(&self.lopdf, layers, b"D")) else {
            return false;
        };
        let off = entry(&self.lopdf, config, b"OFF").and_then(|off| off.as_array().ok());
        name_entry(&self.lopdf, config, b"BaseState") == Some(b"OFF")
            || off.is_some_and(|off| !off.is_empty())
    }

    /// Rewrites a page into a document of its own.
    fn prepare<'d>(&'d self, page: &PageEntry<'d>, budget: &mut Budget) -> Prepared<'d> {
        let (content, decoded) = self.content(page, budget);
        let mut rewrite = Rewrite::new(&self.lopdf, budget);
        rewrite.page(&content, page.resources, page.object);
        let Rewrite { operations, shown, fonts, images, damaged, unheeded, .. } = rewrite;
        let encoded = Content { operations }.encode();
        let damaged = damaged || !decoded || encoded.is_err();
        let font_dicts = fonts.dictionary(&self.lopdf, budget);
        let content = encoded.unwrap_or_default();
        Prepared { content, font_dicts, shown, fonts, images, damaged, unheeded }
    }

    /// The page's streams, joined, and whether all could be decoded.
    fn content(&self, page: &PageEntry<'_>, budget: &mut Budget) -> (Vec<u8>, bool) {
        let mut out = Vec::new();
        let mut complete = true;
        let streams = match entry(&self.lopdf, page.dict, b"Contents") {
            Some(Object::Array(parts)) => parts.as_slice(),
            Some(single) => std::slice::from_ref(single),
            None => &[],
        };
        for stream in streams.iter().filter_map(|part| resolve(&self.lopdf, part)) {
            match stream.as_stream().ok().and_then(|stream| decode(stream, budget)) {
                Some((content, whole)) => {
                    complete &= whole;
                    out.extend_from_slice(&content);
                    out.push(b'\n');
                }
                None => complete = false,
            }
        }
        (out, complete)
    }
}

/// A page ready to be drawn.
struct Prepared<'d> {
    content: Vec<u8>,
    font_dicts: Dictionary,
    shown: Vec<state::Shown>,
    fonts: fonts::PageFonts<'d>,
    images: u32,
    damaged: bool,
    unheeded: Unheeded,
}
