//! A panic in one document becomes that document's fault, never the program's end.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::Path;
use std::sync::Once;

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
    static WORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Longest account of a panic that a report takes up.
const LONGEST: usize = 200;

/// What `work` makes, or, where it panicked, what the panic said.
///
/// # Errors
/// The panic's words and place.
pub fn contain<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if CONTAINED.get() {
                WORDS.with_borrow_mut(|words| *words = account(info));
            } else if std::thread::current().name() != Some(reac::THREAD) {
                usual(info);
            }
        }));
    });
    let before = CONTAINED.replace(true);
    // Nothing that the work borrowed is used again where it panicked.
    let made = panic::catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(before);
    made.map_err(|_| WORDS.take())
}

fn account(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let words = payload.downcast_ref::<&str>().copied();
    let words = words.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no words");
    let words: String =
        words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    match info.location() {
        Some(place) => format!("{words}, at {}:{}", tail(place.file()), place.line()),
        None => words,
    }
}

/// The end of a source's path: which crate and file, not where they were built.
fn tail(path: &str) -> String {
    let parts: Vec<_> = Path::new(path).iter().map(|part| part.to_string_lossy()).collect();
    parts.split_at(parts.len().saturating_sub(3)).1.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_with_its_place() {
        let words = contain(|| -> u8 { panic!("two\nlines: {}", 7) }).unwrap_err();
        assert!(words.starts_with("two lines: 7, at "), "{words}");
        assert!(words.contains("src/contain.rs:"), "{words}");
        assert_eq!(contain(|| 3), Ok(3));
    }
}
