//! A page to review a reading on: the document's pages as pictures beside what was read from them, and the
//! patches that a review leaves behind.
//!
//! Never: a file, the clock, the network. The page is one string, needs nothing else, and may reach nothing:
//! its own policy allows only the script it was made with.

#![forbid(unsafe_code)]

mod carry;
mod draw;
mod page;
mod patch;

pub use carry::Carried;
pub use draw::{Error, Picture};
pub use page::{page, page_re};
pub use patch::{Conflict, Constat, Decision, Patch, SCHEMA_PATCH};
