//! Documents as files: what arguments name, where results go, and one document read whatever happens on the way.
//!
//! For: the command, and the project's own tasks, which need no more of it than this.
//!
//! Never: what a document says, nor how a command is spoken to.

#![forbid(unsafe_code)]

pub mod contain;
pub mod inputs;
pub mod names;
pub mod outputs;
mod patterns;
pub mod read;
