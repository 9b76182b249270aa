//! The exit codes, named.

use std::process::ExitCode;

/// How a run ended: what the shell sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: every document was read.
    AllRead = 0,
    /// 1: some document was refused or failed; the others were read.
    SomeFailed = 1,
    /// 2: the command line makes no sense, or the environment forbids the work; nothing was read.
    Unusable = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
