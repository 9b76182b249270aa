//! The `reac` command; see the library beside it.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    reac_cli::main().into()
}
