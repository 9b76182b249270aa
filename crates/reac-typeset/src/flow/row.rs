//! The running row at the foot of every page that is not blank.

use reac_formes::communs::DATE_DERNIER_JO;
use reac_formes::{Cellule, Colonne, Forme, PremierePage};
use reac_model::Document;

use crate::fonts::{ASCENT, Face, Metrics};
use crate::layout::Layout;
use crate::page::{Line, Page, Rule};
use crate::piece::Run;

/// Top of the first row and height of a row, in points.
const TOP: f32 = 777.9;
const HEIGHT: f32 = 11.0;
/// Size of its labels.
const LABELS: f32 = 9.0;

/// Prints the row on all pages but the bare ones.
pub(super) fn print(
    pages: &mut [Page],
    bare: &[usize],
    layout: &Layout,
    metrics: &Metrics,
    document: &Document,
) {
    let total = pages.len();
    let forme = layout.generation.0;
    let edges: Vec<f32> = forme.pied.iter().map(|cell| cell.gauche).chain([forme.pied_droite]).collect();
    for (index, page) in pages.iter_mut().enumerate() {
        if bare.contains(&index) || (index == 0 && forme.premiere_page == PremierePage::Nue) {
            continue;
        }
        let values = values(forme, document, index + 1, total);
        let rows = [(labels(forme, document), LABELS), (values, forme.pied_corps)];
        for (row, (cells, size)) in rows.into_iter().enumerate() {
            let top = TOP + if row == 0 { 0.0 } else { HEIGHT };
            for (cell, edges) in cells.into_iter().zip(edges.windows(2)) {
                let [left, right] = edges else { continue };
                page.row.push(centred(metrics, cell, size, [*left, *right], top + ASCENT * size));
            }
        }
        page.row_rules = rules(&edges);
    }
}

/// The first row's cells. The sibling of a REAC prints another date in place of the validation's.
pub(crate) fn labels(forme: &Forme, document: &Document) -> Vec<String> {
    let own = document.type_document.as_deref() == Some("REAC");
    let label = |cell: &Cellule| match cell.colonne {
        Colonne::DateValidation if !own => DATE_DERNIER_JO.into(),
        _ => cell.libelle.into(),
    };
    forme.pied.iter().map(label).collect()
}

/// The second row's cells.
pub(crate) fn values(forme: &Forme, document: &Document, page: usize, total: usize) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let value = |cell: &Cellule| match cell.colonne {
        Colonne::Sigle => text(&document.sigle),
        Colonne::TypeDocument => text(&document.type_document),
        Colonne::CodeTitre => text(&document.code_titre),
        Colonne::Millesime => text(&document.millesime),
        Colonne::DateValidation => french_date(&document.date_validation),
        Colonne::DateMiseAJour => french_date(&document.date_mise_a_jour),
        Colonne::Page => format!("{page}/{total}"),
        // Some value of one word.
        Colonne::HorsJson => text(&document.code_titre).replace("TP-", "F"),
    };
    forme.pied.iter().map(value).collect()
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
fn rules(edges: &[f32]) -> Vec<Rule> {
    let [left, right] = [edges.first(), edges.last()].map(|edge| edge.copied().unwrap_or_default());
    let bottom = TOP + 2.0 * HEIGHT;
    let across = [TOP, TOP + HEIGHT, bottom].map(|y| Rule { from: [left, y], to: [right, y], fill: None });
    let down = edges.iter().map(|x| Rule { from: [*x, TOP], to: [*x, bottom], fill: None });
    across.into_iter().chain(down).collect()
}
