//! The pages in a real browser: what a reviewer and a trainer do, from the mouse to the JSON.
//!
//! Skipped, in one line, where no browser is found. `REAC_PICTURES` names a folder for the pictures of the guide;
//! `REAC_AXE` the checker of accessibility (axe.min.js of the package axe-core).

#![forbid(unsafe_code)]
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, clippy::panic)]

mod alike;
mod browser;
mod drive;
mod review;
mod serve;
