//! Writes landscape pages: strokes, fills, text that is level or reads downwards.

use pdf_writer::{Finish as _, Name, Pdf, Rect, Ref, Str};

use super::fonts::FontSet;
use super::objects::{Refs, put_stream};
use crate::fonts::Metrics;
use crate::layout::Streams;
use crate::piece::Run;
use crate::re::plate::{Dashes, Item, PLATE, Plate};
use crate::re::{LayoutRe, Sheets};

/// Pages of a référentiel d'évaluation as a file.
pub(crate) fn write_plates(plates: &[Plate], layout: &LayoutRe, metrics: &Metrics) -> Vec<u8> {
    let mut refs = Refs::default();
    let mut pdf = Pdf::new();
    let [catalog, tree] = [refs.next(), refs.next()];
    let page_refs: Vec<Ref> = plates.iter().map(|_| refs.next()).collect();
    let mut fonts = FontSet::new(metrics, &[], &mut refs);
    let streams: Vec<Vec<u8>> = plates.iter().map(|plate| stream(plate, layout, &mut fonts)).collect();
    let count = i32::try_from(plates.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(page_refs.iter().copied()).count(count);
    let [width, height] = PLATE;
    for (id, stream) in page_refs.iter().zip(streams) {
        let content = refs.next();
        let mut page = pdf.page(*id);
        page.parent(tree).contents(content);
        match layout.sheets {
            Sheets::Landscape => page.media_box(Rect::new(0.0, 0.0, width, height)),
            Sheets::Rotated => page.media_box(Rect::new(0.0, 0.0, height, width)).rotate(90),
        };
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
    fonts.write(&mut pdf, &mut refs, Streams::Flate);
    pdf.catalog(catalog).pages(tree);
    pdf.finish()
}

fn stream(plate: &Plate, layout: &LayoutRe, fonts: &mut FontSet<'_>) -> Vec<u8> {
    let mut out = pdf_writer::Content::new();
    if layout.sheets == Sheets::Rotated {
        out.transform([0.0, 1.0, -1.0, 0.0, PLATE[1], 0.0]);
    }
    out.set_line_width(0.5);
    for item in &plate.items {
        draw(item, &mut out, fonts);
    }
    out.finish().to_vec()
}

fn up(y: f32) -> f32 {
    PLATE[1] - y
}

fn draw(item: &Item, out: &mut pdf_writer::Content, fonts: &mut FontSet<'_>) {
    match item {
        Item::Level { x, baseline, run, tail, clip } => {
            out.save_state();
            if let Some([left, top, right, bottom]) = clip {
                out.rect(*left, up(*bottom), right - left, bottom - top).clip_nonzero().end_path();
            }
            show(run, tail, [1.0, 0.0, 0.0, 1.0, *x, up(*baseline)], out, fonts);
            out.restore_state();
        }
        Item::Down { x, y, run } => show(run, "", [0.0, -1.0, 1.0, 0.0, *x, up(*y)], out, fonts),
        Item::Stroke { from, to, dashed } => {
            out.save_state();
            if *dashed == Dashes::Dashed {
                out.set_dash_pattern([2.0, 2.0], 0.0);
            }
            out.move_to(from[0], up(from[1])).line_to(to[0], up(to[1])).stroke();
            out.restore_state();
        }
        Item::Fill { edges: [left, top, right, bottom] } => {
            out.rect(*left, up(*bottom), right - left, bottom - top).fill_nonzero();
        }
        Item::Square { at, side } => {
            out.rect(at[0], up(at[1] + side), *side, *side).stroke();
        }
    }
}

fn show(run: &Run, tail: &str, matrix: [f32; 6], out: &mut pdf_writer::Content, fonts: &mut FontSet<'_>) {
    let font = fonts.name(run.face);
    let mut codes = fonts.encode(&run.text, run.face);
    codes.extend(fonts.encode(tail, run.face));
    out.begin_text();
    out.set_font(Name(font.as_bytes()), run.size);
    out.set_horizontal_scaling(run.face.scale() * 100.0);
    out.set_text_matrix(matrix);
    out.show(Str(&codes));
    out.end_text();
}
