//! Typesets a canonical document as the ministry would: PDF and raw text, for fixtures and property tests.
//!
//! It knows how the ministry's documents look; what they print stands in `reac-formes`. It never knows how they are read:
//! nothing here depends on a reader, so that a fault of the reader cannot be printed into its own tests.
//! The same document and layout give the same bytes, everywhere.

#![forbid(unsafe_code)]

pub mod altered;
mod compose;
pub mod damage;
mod docx;
pub mod fixtures;
mod flow;
mod fonts;
pub mod layout;
mod page;
mod pdf;
mod piece;
mod print;
mod random;
mod re;
pub mod text;
mod truth;

pub use docx::to_docx;
pub use layout::{Generation, Layout};
pub use print::{Print, fill_pages, to_pdf, typeset};
pub use random::random;
pub use re::{
    Again, Borders, GenerationRe, Heads, Height, LayoutRe, Marks, PrintRe, Session, Sheets, random_re,
    to_text_re, typeset_re,
};
pub use text::{TextLayout, to_text};
pub use truth::Loss;
