//! What the tests and the project's own tasks share: where the corpus is, how a reading is scored against
//! its gold, and what a score must reach. Knows nothing of how a document is read.

#![forbid(unsafe_code)]

#[cfg(feature = "calibration")]
pub mod calibration;
pub mod content;
pub mod corpus;
pub mod entrances;
#[cfg(feature = "calibration")]
pub mod evaluation;
pub mod facts;
pub mod fixtures;
mod fold;
#[cfg(feature = "calibration")]
pub mod joins;
pub mod score;
#[cfg(feature = "calibration")]
mod seeds;
#[cfg(feature = "calibration")]
pub mod verdicts;

pub use fold::fold;

use std::path::{Path, PathBuf};

/// The workspace's folder.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}
