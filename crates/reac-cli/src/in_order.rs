//! Much work on few threads, the results in the order of the work.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many results may wait for a slower one before them, for each thread: what bounds memory.
const WAITING: usize = 8;

/// Of the thread that reads a document, in bytes.
const STACK: usize = 16 << 20;

/// As many as can work at a time.
pub(crate) fn cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Does `work` on each item, `jobs` at a time, and hands the results to `sink` in the items' order until it breaks
/// off. `work` must not panic: see [`crate::contain`].
///
/// # Errors
/// No thread could be started.
pub(crate) fn in_order<I: Sync, T: Send>(
    items: &[I],
    jobs: NonZeroUsize,
    work: impl Fn(&I) -> T + Sync,
    sink: impl FnMut(&I, T) -> ControlFlow<()>,
) -> io::Result<()> {
    in_order_with(items, jobs, || (), |(), item| work(item), sink)
}

/// The same, where each of the `jobs` works with a tool of its own.
///
/// # Errors
/// No thread could be started.
pub(crate) fn in_order_with<I: Sync, W, T: Send>(
    items: &[I],
    jobs: NonZeroUsize,
    tool: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &I) -> T + Sync,
    mut sink: impl FnMut(&I, T) -> ControlFlow<()>,
) -> io::Result<()> {
    let threads = jobs.get().min(items.len());
    let desk = Desk::new(threads.saturating_mul(WAITING));
    thread::scope(|scope| {
        let mut started = 0;
        for _ in 0..threads {
            let clerk = || {
                let mut tool = tool();
                while let Some((index, item)) = desk.take(items) {
                    desk.put(index, work(&mut tool, item));
                }
            };
            match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, clerk) {
                Ok(_) => started += 1,
                // Fewer threads do the same work.
                Err(_) if started > 0 => break,
                Err(error) => return Err(error),
            }
        }
        for (index, item) in items.iter().enumerate() {
            if sink(item, desk.wait_for(index)).is_break() {
                desk.close();
                break;
            }
        }
        Ok(())
    })
}

/// Where items are taken from and results put down.
struct Desk<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    room: usize,
}

struct State<T> {
    next_to_take: usize,
    next_to_leave: usize,
    done: BTreeMap<usize, T>,
    closed: bool,
}

impl<T> Desk<T> {
    fn new(room: usize) -> Self {
        let state = State { next_to_take: 0, next_to_leave: 0, done: BTreeMap::new(), closed: false };
        Self { state: Mutex::new(state), changed: Condvar::new(), room }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn until<'a>(
        &self,
        state: MutexGuard<'a, State<T>>,
        mut so: impl FnMut(&State<T>) -> bool,
    ) -> MutexGuard<'a, State<T>> {
        self.changed.wait_while(state, |state| !so(state)).unwrap_or_else(PoisonError::into_inner)
    }

    /// The next item, once there is room for its result; nothing after the last.
    fn take<'i, I>(&self, items: &'i [I]) -> Option<(usize, &'i I)> {
        let has_room =
            |state: &State<T>| state.closed || state.next_to_take < state.next_to_leave + self.room;
        let mut state = self.until(self.state(), has_room);
        let index = state.next_to_take;
        let item = items.get(index).filter(|_| !state.closed)?;
        state.next_to_take += 1;
        Some((index, item))
    }

    fn put(&self, index: usize, result: T) {
        self.state().done.insert(index, result);
        self.changed.notify_all();
    }

    fn wait_for(&self, index: usize) -> T {
        let mut state = self.state();
        loop {
            if let Some(result) = state.done.remove(&index) {
                state.next_to_leave = index + 1;
                drop(state);
                self.changed.notify_all();
                return result;
            }
            state = self.until(state, |state| state.done.contains_key(&index));
        }
    }

    fn close(&self) {
        self.state().closed = true;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn run(count: usize, jobs: usize, stop_after: usize) -> Vec<usize> {
        let items: Vec<_> = (0..count).collect();
        let mut seen = Vec::new();
        let work = |item: &usize| {
            if item.is_multiple_of(5) {
                thread::sleep(Duration::from_millis(2));
            }
            item * 10
        };
        let sink = |item: &usize, result| {
            assert_eq!(result, item * 10);
            seen.push(*item);
            if seen.len() == stop_after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        in_order(&items, NonZeroUsize::new(jobs).unwrap(), work, sink).unwrap();
        seen
    }

    #[test]
    fn the_order_is_the_items_for_any_number_of_threads() {
        for jobs in [1, 2, 7, 64] {
            assert_eq!(run(50, jobs, usize::MAX), (0..50).collect::<Vec<_>>());
        }
        assert!(run(0, 3, usize::MAX).is_empty());
    }

    #[test]
    fn a_sink_that_breaks_off_ends_the_work() {
        assert_eq!(run(1000, 4, 3), [0, 1, 2]);
    }

    #[test]
    fn results_that_wait_for_a_slow_one_are_bounded() {
        let (taken, items) = (AtomicUsize::new(0), (0..1000).collect::<Vec<usize>>());
        let work = |item: &usize| {
            taken.fetch_add(1, Ordering::SeqCst);
            if *item == 0 {
                thread::sleep(Duration::from_millis(100));
            }
        };
        let mut at_first = 0;
        let sink = |item: &usize, ()| {
            if *item == 0 {
                at_first = taken.load(Ordering::SeqCst);
            }
            ControlFlow::Continue(())
        };
        in_order(&items, NonZeroUsize::new(2).unwrap(), work, sink).unwrap();
        assert!(at_first <= 2 * WAITING + 2, "{at_first} taken while the first was read");
    }
}
