//! The document as raw text, in the flavours that users bring.

mod columns;
mod converted;
mod options;
mod plates;
mod raw;

pub(crate) use plates::of_plates;

pub use options::{Apostrophes, Bom, Flavour, Form, ItemGaps, Newline, RowPlace, TextLayout};

use reac_model::Reac;
use unicode_normalization::UnicodeNormalization as _;

use crate::layout::Layout;
use crate::print::{Set, fill_pages};

/// The document as text. Page numbers are those of the print with `layout`, whatever `reac` has.
#[must_use]
pub fn to_text(reac: &Reac, layout: &Layout, text: &TextLayout) -> String {
    let mut reac = reac.clone();
    fill_pages(&mut reac, layout);
    of_pages(&Set::new(&reac, layout), &reac, text)
}

/// The text of laid pages; page numbers are those of `reac`.
pub(crate) fn of_pages(set: &Set, reac: &Reac, text: &TextLayout) -> String {
    let lines = match text.flavour {
        Flavour::Converted => converted::write(set, reac, text),
        Flavour::Raw => raw::write(&set.laid.pages, text),
        Flavour::Columns => columns::write(&set.laid.pages, text),
    };
    encode(&lines, text)
}

/// The letters as the file has them.
fn encode(text: &str, options: &TextLayout) -> String {
    let mut text = match options.apostrophes {
        Apostrophes::Typographic => text.to_owned(),
        Apostrophes::Straight => text.replace('’', "'"),
    };
    if options.form == Form::Nfd {
        text = text.nfd().collect();
    }
    if options.newline == Newline::Crlf {
        text = text.replace('\n', "\r\n");
    }
    match options.bom {
        Bom::None => text,
        Bom::Utf8 => format!("\u{feff}{text}"),
    }
}
