//! What is told on the way.

use std::io::Write;

/// One line on the standard error.
pub(crate) fn eprint(text: &str) {
    // A closed standard error is nobody's loss.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
