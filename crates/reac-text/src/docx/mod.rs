//! DOCX to pages of positioned lines.
//!
//! Paragraphs, lists, tables and empty paragraphs are written down there: each is a row, as in text whose paragraphs
//! stand on one row each, with its bullet or number as a reader would see it. Pages end where the author ended them
//! (a page break, a section): where else they end only a program that lays the text out can say. A page's footer and
//! notes stand below it. Numbers of pages are fields: what the last program filled in is not the document's.
//!
//! package (parts of the archive, within limits) → styles, numbering → body (rows)

mod body;
mod numbering;
mod package;
mod paragraph;
mod shared;
mod styles;
mod table;

use std::collections::HashMap;

use reac_lines::{Evidence, Fault, FaultKind, Origin, Source};

use crate::cell::CellRow;
use crate::error::Error;
use crate::{Limits, layout};
use body::Story;
use package::Package;
use shared::Shared;

/// Reads a DOCX.
///
/// # Errors
/// Where the archive is damaged or no DOCX, where it holds more than `limits` allow, and where no text is in it.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Source, Error> {
    if bytes.len() > limits.bytes {
        return Err(Error::limit(bytes.len(), limits.bytes));
    }
    let mut package = Package::open(bytes, limits.inflated)?;
    let main = package.main()?;
    let document = package.part(&main)?.ok_or_else(|| Error::damaged(Evidence::PartMissing(main.clone())))?;
    let links = package.relations(&main)?;
    let mut part = |kind: &str| -> Result<Option<String>, Error> {
        match links.values().find(|link| link.kind == kind) {
            Some(link) => package.part(&link.target),
            None => Ok(None),
        }
    };
    let shared = Shared {
        styles: part("styles")?.map(|xml| styles::Styles::of(&xml)).unwrap_or_default(),
        numbering: part("numbering")?.map(|xml| numbering::Numbering::of(&xml)).unwrap_or_default(),
    };
    let mut notes = HashMap::new();
    for kind in ["footnotes", "endnotes"] {
        if let Some(xml) = part(kind)? {
            notes.insert(kind, body::notes(&xml, &shared).map_err(|_| damaged(kind))?);
        }
    }
    let story = body::story(&document, &shared).map_err(|_| damaged(&main))?;
    let mut footers = HashMap::new();
    for id in story.footers() {
        let Some(link) = links.get(id) else { continue };
        if let Some(xml) = package.part(&link.target)? {
            let footer = body::story(&xml, &shared).map_err(|_| damaged(&link.target))?;
            footers.insert(id.to_owned(), footer.into_rows());
        }
    }
    source(story, &notes, &footers, limits)
}

fn damaged(part: &str) -> Error {
    Error::damaged(Evidence::PartDamaged(part.to_owned()))
}

/// Pages with their notes and footers below, laid out.
fn source(
    story: Story,
    notes: &HashMap<&str, HashMap<String, Vec<CellRow<'static>>>>,
    footers: &HashMap<String, Vec<CellRow<'static>>>,
    limits: &Limits,
) -> Result<Source, Error> {
    let mut faults = Vec::new();
    let mut pages: Vec<Vec<CellRow<'static>>> = Vec::new();
    let mut left = limits.rows;
    let mut number = 0;
    for page in story.into_pages() {
        let mut rows = page.rows;
        for (kind, id, mark) in &page.notes {
            let own = notes.get(kind).and_then(|notes| notes.get(id)).cloned().unwrap_or_default();
            rows.extend(body::marked(own, mark));
        }
        rows.extend(page.footer.and_then(|id| footers.get(&id)).cloned().unwrap_or_default());
        if rows.len() > left {
            rows.truncate(left);
            let kind = FaultKind::Limit;
            faults.push(Fault { page: None, kind, evidence: Evidence::RowsLeftOut(number_of(limits.rows)) });
        }
        left -= rows.len();
        for row in &mut rows {
            number += 1;
            row.number = number;
        }
        if !rows.iter().all(|row| row.cells.is_empty()) {
            pages.push(rows);
        }
        if left == 0 {
            break;
        }
    }
    if pages.is_empty() {
        return Err(Error::empty());
    }
    let mut source =
        Source { origin: Origin::TextUnwrapped, pages: layout::pages(&pages), tagged: false, faults };
    source.settle_signs();
    Ok(source)
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests;
