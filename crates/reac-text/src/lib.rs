//! Raw text to pages of positioned lines.
//!
//! People keep these documents as text too: copied out of a reader, exported by an office program, made by a
//! converter. Such text has no geometry. This crate lays its rows out as the page was, so that whoever reads
//! lines meets the same spaces, gaps and columns as in a PDF: A4, 10 pt, widths of Helvetica, one row a pitch.
//!
//! bytes → text (`decode`) → pages of rows (`rows`) → cells (`cells`, `strokes`) → positions (`layout`)
//!
//! Markdown becomes rows of cells by itself (`markdown`): its signs say what the page showed.
//!
//! It must never know what a line says: no heading, no footer, no bullet, no word of French.
//!
//! Signs of many codes are set in one form and accents beside their letter put on it, with a count in a fault. All
//! other characters are kept as they are, decomposed ones as well: composing them is a change, and changes are the
//! normaliser's, which writes them down. Widths are those of the composed letters. White space alone is not
//! kept, no-break spaces included: it becomes position.

#![forbid(unsafe_code)]

mod accents;
mod cell;
mod cells;
mod code_pages;
mod decode;
mod docx;
mod entities;
mod error;
mod layout;
mod margin;
mod markdown;
mod origin;
mod rows;
mod strokes;
mod widths;
mod words;
mod xml;

use reac_lines::signs::{self, Signs, SoftHyphen};
use reac_lines::{Origin, Source};

pub use docx::read as read_docx;
pub use error::{Error, ErrorKind};

/// How much is read at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// More bytes than this are refused.
    pub bytes: usize,
    /// Rows after this many are left out, with a fault.
    pub rows: usize,
    /// Characters of one row after this many are left out, with a fault.
    pub row_chars: usize,
    /// Bytes that the parts of an archive may hold together.
    pub inflated: u64,
}

/// Many times the largest document seen (about 120 kB, 2,500 rows, 1,100 characters in one row).
pub const LIMITS: Limits = Limits { bytes: 16 << 20, rows: 200_000, row_chars: 100_000, inflated: 256 << 20 };

/// Reads raw text within [`LIMITS`].
///
/// # Errors
/// See [`read_within`].
pub fn read(bytes: &[u8]) -> Result<Source, Error> {
    read_within(bytes, &LIMITS)
}

/// Reads raw text.
///
/// # Errors
/// Where there is nothing to read, where the bytes are no text, and where there are too many of them.
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<Source, Error> {
    if bytes.len() > limits.bytes {
        return Err(Error::limit(bytes.len(), limits.bytes));
    }
    let decode::Decoded { text, mut faults } = decode::decode(bytes)?;
    let (text, signs) = settle(&text);
    faults.extend(signs.fault());
    let rows::Rows { pages, faults: cut } = rows::split(&text, limits);
    // What is cut is no whole Markdown.
    let markdown = cut.is_empty() && markdown::is_markdown(&text);
    faults.extend(cut);
    let pages = if markdown {
        vec![markdown::rows(&text)]
    } else {
        let spaces = cells::Spaces::of(&pages);
        pages.iter().map(|page| cells::split(page, spaces)).collect()
    };
    let origin = if markdown { Origin::TextUnwrapped } else { origin::of(&pages) };
    Ok(Source { origin, pages: layout::pages(&pages), tagged: false, faults })
}

/// Signs in one form, letters with their accents on, margins empty.
fn settle(text: &str) -> (String, Signs) {
    let (text, margins) = margin::taken_off(text);
    let (text, mut all) = signs::settle(&text, soft_hyphen(&text));
    let (text, accents) = accents::compose_beside(&text);
    all.accents += accents;
    all.margins += margins;
    (text.into_owned(), all)
}

/// U+00AD is a hyphen where it stands between digits or before a space, as no place to part a word does: such text was
/// taken from a page whose font has no other hyphen.
fn soft_hyphen(text: &str) -> SoftHyphen {
    const SURE: usize = 2;
    let mut last = ' ';
    let mut sure = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or('\n');
        if c == '\u{AD}' && (next == ' ' || next.is_ascii_digit() || last == ' ' || last.is_ascii_digit()) {
            sure += 1;
        }
        last = c;
    }
    if sure >= SURE { SoftHyphen::Drawn } else { SoftHyphen::Place }
}
