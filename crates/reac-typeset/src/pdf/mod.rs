//! Writes laid pages as a PDF. Knows nothing of how they came about; adds no date and no identifier.

mod content;
mod fonts;
mod objects;
mod plates;
mod tags;

use pdf_writer::{Finish as _, Name, Pdf, Rect, Ref, TextStr};

use crate::fonts::Metrics;
use crate::layout::{Layout, Tags};
use crate::page::{A4, Page};
use content::Content;
use fonts::FontSet;
use objects::{Refs, put_stream};
pub(crate) use plates::write_plates;
use tags::Tree;

/// The file. Embedded fonts name all letters but those of `unnamed`.
pub(crate) fn write(pages: &[Page], layout: &Layout, metrics: &Metrics, unnamed: &[char]) -> Vec<u8> {
    let mut refs = Refs::default();
    let mut pdf = Pdf::new();
    let [catalog, tree] = [refs.next(), refs.next()];
    let page_refs: Vec<Ref> = pages.iter().map(|_| refs.next()).collect();
    let mut fonts = FontSet::new(metrics, unnamed, &mut refs);
    let mut marks = (layout.tags == Tags::Paragraphs).then(Tree::default);
    let streams: Vec<Vec<u8>> = pages
        .iter()
        .enumerate()
        .map(|(index, page)| Content::new(&mut fonts, marks.as_mut(), index).page(page, layout))
        .collect();

    pdf.pages(tree).kids(page_refs.iter().copied()).count(i32::try_from(pages.len()).unwrap_or(i32::MAX));
    for (index, (id, stream)) in page_refs.iter().zip(streams).enumerate() {
        let content = refs.next();
        let mut page = pdf.page(*id);
        page.parent(tree).media_box(Rect::new(0.0, 0.0, A4[0], A4[1])).contents(content);
        if marks.is_some() {
            page.struct_parents(i32::try_from(index).unwrap_or(i32::MAX));
        }
        let mut resources = page.resources();
        let mut names = resources.fonts();
        for (name, font) in fonts.names() {
            names.pair(Name(name.as_bytes()), font);
        }
        names.finish();
        resources.finish();
        page.finish();
        put_stream(&mut pdf, content, &stream, layout.streams);
    }
    fonts.write(&mut pdf, &mut refs, layout.streams);
    let root = marks.map(|marks| marks.write(&mut pdf, &mut refs, &page_refs));
    let mut catalog = pdf.catalog(catalog);
    catalog.pages(tree);
    if let Some(root) = root {
        catalog.mark_info().marked(true);
        catalog.lang(TextStr("fr-FR"));
        catalog.pair(Name(b"StructTreeRoot"), root);
    }
    catalog.finish();
    pdf.finish()
}
