//! What a reader underneath may cost, bounded: a failure is its file's alone, and its stack is as large as is said here.

use crate::error::{Error, ErrorKind};
use crate::hayro::shared::NAME;
use reac_lines::Evidence;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`; `None` where it panics.
///
/// The panic's message goes through the panic hook, as any panic's does: a program that wants silence sets its own hook.
pub(crate) fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    // Nothing that a panic could leave half-changed is looked at afterwards, save caches and counters.
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Stack of a reader that follows a file's own nesting, in bytes.
const LARGE_STACK: usize = 64 << 20;

/// Runs `work` in a thread with a large stack; a panic in it becomes an error.
pub(crate) fn on_large_stack<T: Send>(work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name(NAME.to_owned()).stack_size(LARGE_STACK);
        let thread = builder.spawn_scoped(scope, work);
        let failed = || Err(Error::new(ErrorKind::Damaged, Evidence::ReaderFailed));
        thread.map_or_else(|_| failed(), |thread| thread.join().unwrap_or_else(|_| failed()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_there() {
        assert_eq!(contained(|| -> u8 { panic!("struck") }), None);
    }

    #[test]
    fn a_result_passes_through() {
        assert_eq!(contained(|| 5), Some(5));
        assert_eq!(on_large_stack(|| Ok(5)), Ok(5));
        let error = Error::new(ErrorKind::Empty, None);
        assert_eq!(on_large_stack(|| -> Result<u8, Error> { Err(error.clone()) }), Err(error));
    }

    #[test]
    fn a_panic_on_the_large_stack_is_an_error() {
        let failed = on_large_stack(|| -> Result<u8, Error> { panic!("struck") }).unwrap_err();
        assert_eq!(failed.kind(), ErrorKind::Damaged);
        assert_eq!(failed.evidence(), Some(&Evidence::ReaderFailed));
    }
}
