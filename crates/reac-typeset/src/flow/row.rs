//! The running row at the foot of every page that is not blank.

use reac_model::Document;

use crate::fonts::{ASCENT, Face, Metrics};
use crate::layout::{Generation, Layout};
use crate::page::{Line, Page, Rule};
use crate::piece::Run;

/// Top of the first row and height of a row, in points.
const TOP: f32 = 777.9;
const HEIGHT: f32 = 11.0;

/// Prints the row on all pages but the bare ones.
pub(super) fn print(
    pages: &mut [Page],
    bare: &[usize],
    layout: &Layout,
    metrics: &Metrics,
    document: &Document,
) {
    let total = pages.len();
    let cover_row = layout.generation != Generation::G2013;
    for (index, page) in pages.iter_mut().enumerate() {
        if bare.contains(&index) || (index == 0 && !cover_row) {
            continue;
        }
        let headings = layout.generation.headings();
        let values = values(layout.generation, document, index + 1, total);
        let size = if layout.generation == Generation::G2013 { 8.0 } else { 9.0 };
        for (row, (cells, size)) in
            [(labels(layout.generation, document), 9.0), (values, size)].into_iter().enumerate()
        {
            let top = TOP + if row == 0 { 0.0 } else { HEIGHT };
            for (cell, edges) in cells.into_iter().zip(headings.row_edges.windows(2)) {
                let [left, right] = edges else { continue };
                page.row.push(centred(metrics, cell, size, [*left, *right], top + ASCENT * size));
            }
        }
        page.row_rules = rules(&headings.row_edges);
    }
}

/// The first row's cells. The sibling of a REAC prints another date in place of the validation's.
fn labels(generation: Generation, document: &Document) -> [String; 7] {
    let labels = generation.headings().row;
    if document.type_document.as_deref() == Some("REAC") {
        return labels.map(String::from);
    }
    labels.map(|label| if label == "Date de Validation" { "Date dernier JO".into() } else { label.into() })
}

/// The second row's cells.
fn values(generation: Generation, document: &Document, page: usize, total: usize) -> [String; 7] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let sigle = text(&document.sigle);
    let kind = text(&document.type_document);
    let code = text(&document.code_titre);
    let millesime = text(&document.millesime);
    let [validation, update] = [&document.date_validation, &document.date_mise_a_jour].map(french_date);
    let page = format!("{page}/{total}");
    if generation == Generation::G2013 {
        [sigle, code, kind, millesime, validation, update, page]
    } else {
        [sigle, kind, code, millesime, validation, update, page]
    }
}

/// `2018-06-05` as `05/06/2018`.
fn french_date(iso: &Option<String>) -> String {
    let iso = iso.as_deref().unwrap_or_default();
    match iso.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => iso.into(),
    }
}

/// A text in the middle of its cell.
fn centred(metrics: &Metrics, text: String, size: f32, [left, right]: [f32; 2], baseline: f32) -> Line {
    let width = metrics.width(&text, Face::Narrow, size);
    let x = (left + right - width) / 2.0;
    Line {
        x,
        end: x + width,
        baseline,
        runs: vec![Run::new(text, Face::Narrow, size)],
        stretch: 0.0,
        bullet: None,
        trailing_space: false,
        paragraph: usize::MAX,
        role: None,
        first: true,
        blank: false,
    }
}

/// The cells' borders.
fn rules(edges: &[f32; 8]) -> Vec<Rule> {
    let [left, right] = [edges.first(), edges.last()].map(|edge| edge.copied().unwrap_or_default());
    let bottom = TOP + 2.0 * HEIGHT;
    let across = [TOP, TOP + HEIGHT, bottom].map(|y| Rule { from: [left, y], to: [right, y], fill: None });
    let down = edges.map(|x| Rule { from: [x, TOP], to: [x, bottom], fill: None });
    across.into_iter().chain(down).collect()
}
