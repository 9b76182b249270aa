//! What `pdftotext` makes of the pages: their lines, a form feed at each page's end.

use super::{RowPlace, TextLayout};
use crate::page::{Line, Page};

/// From this distance on between two baselines a blank line parts blocks, in points.
const BLOCK: f32 = 28.0;

/// The text.
pub(super) fn write(pages: &[Page], options: &TextLayout) -> String {
    let mut out = String::new();
    for page in pages {
        if options.row == RowPlace::Before {
            row(&mut out, page);
        }
        let mut last: Option<f32> = None;
        for line in page.lines.iter().chain(&page.notes).filter(|line| !line.blank) {
            if last.is_some_and(|last| line.baseline - last > BLOCK || line.baseline < last) {
                out.push('\n');
            }
            out.push_str(&letters(line));
            out.push('\n');
            last = Some(line.baseline);
        }
        if let Some(run) = &page.upright {
            out.push_str(&run.text);
            out.push('\n');
        }
        if last.is_some() {
            out.push('\n');
        }
        if options.row == RowPlace::After {
            row(&mut out, page);
        }
        out.push('\u{c}');
    }
    out
}

/// The running row, cell by cell.
fn row(out: &mut String, page: &Page) {
    let (labels, values) = page.row.split_at(page.row.len() / 2);
    for (label, value) in labels.iter().zip(values) {
        out.push_str(&format!("{}\n{}\n\n", label.text(), value.text()));
    }
}

/// A line's letters with its bullet.
pub(super) fn letters(line: &Line) -> String {
    match &line.bullet {
        Some((_, bullet)) => format!("{} {}", bullet.text, line.text()),
        None => line.text(),
    }
}
