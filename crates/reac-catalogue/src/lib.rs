//! A database of documents in one file: what was read, by whom and from what, its tables, and a search through its
//! wording that finds what French people type.
//!
//! It knows nothing of files of documents nor of how one is read: it is handed what was read, one document a
//! transaction, and says what it holds already.

#![forbid(unsafe_code)]

mod base;
mod error;
mod mots;
mod question;
mod recherche;

pub use base::{Catalogue, Lecture, Lu};
pub use error::Error;
pub use question::{Question, Terme};
pub use recherche::{Demande, Trouvaille};
