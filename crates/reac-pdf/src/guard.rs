//! What a reader underneath may cost, bounded: a failure is its file's alone, and its stack is as large as is said here.

use crate::error::{Error, ErrorKind};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`; a panic in it becomes its message.
///
/// The message also goes through the panic hook, as any panic does: a program that wants silence sets its own hook.
pub(crate) fn contained<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // Nothing that a panic could leave half-changed is looked at afterwards, save caches and counters.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| message(panic.as_ref()))
}

/// Stack of a reader that follows a file's own nesting, in bytes.
const LARGE_STACK: usize = 64 << 20;

/// Runs `work` in a thread with a large stack; a panic in it becomes an error.
pub(crate) fn on_large_stack<T: Send>(work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name(crate::THREAD.to_owned()).stack_size(LARGE_STACK);
        let thread = builder.spawn_scoped(scope, work);
        let failed = |what: String| Error::new(ErrorKind::Damaged, format!("the reader failed ({what})"));
        match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| Err(failed(message(panic.as_ref())))),
            Err(what) => Err(failed(what.to_string())),
        }
    })
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").chars().take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message() {
        assert_eq!(contained(|| -> u8 { panic!("index {}", 3) }), Err("index 3".to_owned()));
        assert_eq!(contained(|| -> u8 { std::panic::panic_any(7_u8) }), Err("no message".to_owned()));
    }

    #[test]
    fn a_result_passes_through() {
        assert_eq!(contained(|| 5), Ok(5));
        assert_eq!(on_large_stack(|| Ok(5)), Ok(5));
        let error = Error::new(ErrorKind::Empty, "no pages");
        assert_eq!(on_large_stack(|| -> Result<u8, Error> { Err(error.clone()) }), Err(error));
    }

    #[test]
    fn a_panic_on_the_large_stack_is_an_error() {
        let failed = on_large_stack(|| -> Result<u8, Error> { panic!("struck") }).unwrap_err();
        assert_eq!(failed.kind(), ErrorKind::Damaged);
        assert!(failed.detail().contains("struck"), "{failed}");
    }
}
