//! What converters make of landscape pages: their letters, without a stroke, a box or a tick.

use super::columns::{Letters, lines};
use super::{Flavour, TextLayout, encode};
use crate::fonts::Metrics;
use crate::re::plate::{Item, Plate};

/// Width of a column in points: cells are set small, and hold more letters a line than a page of prose.
const COLUMN: f32 = 3.9;
/// Letters that begin no further from the end of others go on there, points.
const JOINED: f32 = 1.0;

/// The text of pages.
pub(crate) fn of_plates(plates: &[Plate], metrics: &Metrics, options: &TextLayout) -> String {
    let mut out = String::new();
    for plate in plates {
        let letters = letters(plate, metrics);
        match options.flavour {
            Flavour::Columns => {
                lines(&mut out, letters, COLUMN, None);
            }
            // Nothing else than the order of what is drawn is left.
            Flavour::Raw | Flavour::Converted => in_order(&mut out, &letters),
        }
        out.push('\u{c}');
    }
    encode(&out, options)
}

/// What is drawn as letters, in its order; what goes on where the one before ends is one with it.
fn letters(plate: &Plate, metrics: &Metrics) -> Vec<Letters> {
    let mut out: Vec<Letters> = Vec::new();
    let mut end = (0.0, 0.0);
    for item in &plate.items {
        let (x, baseline, run) = match item {
            Item::Level { x, baseline, run, .. } => (*x, *baseline, run),
            Item::Down { x, y, run } => (*x, *y, run),
            Item::Stroke { .. } | Item::Fill { .. } | Item::Square { .. } => continue,
        };
        let goes_on = (x - end.0).abs() < JOINED && baseline == end.1;
        match out.last_mut().filter(|_| goes_on) {
            Some(last) => last.text.push_str(&run.text),
            None => out.push(Letters { x, baseline, text: run.text.clone() }),
        }
        end = (x + metrics.width(&run.text, run.face, run.size), baseline);
    }
    out
}

fn in_order(out: &mut String, letters: &[Letters]) {
    // A label and what it counts stand on one line; cells beside each other are drawn whole, one after the other.
    for rows in letters.chunk_by(|a, b| a.baseline == b.baseline && b.x > a.x) {
        let text: Vec<&str> = rows.iter().map(|one| one.text.trim_end()).collect();
        out.push_str(&text.join(" "));
        out.push('\n');
    }
}
