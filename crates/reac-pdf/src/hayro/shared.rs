//! The pages of one document, shared out over threads.
//!
//! Each thread has a budget of its own. Where they used up more together than one document may, or something failed,
//! nothing of it counts: the pages are then read one after the other, so that the result is the same however many
//! threads there are.

use crate::budget::Budget;
use crate::limits::Limits;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// With fewer pages a thread costs more than it saves.
const FEW: usize = 8;

/// Name of the threads that read pages or hold a large stack. A panic in them is told as a fault of the file.
pub(crate) const NAME: &str = "reac-pdf";

/// No less than the thread that opened the file should have.
const STACK: usize = 16 << 20;

/// Gives the numbers of the pages that are left, one at a time.
pub(super) type Next<'n> = &'n mut dyn FnMut() -> Option<usize>;

/// What a thread makes of the pages that it was given.
type Read<'r, T> = dyn Fn(Next<'_>, &mut Budget) -> Vec<(usize, T)> + Sync + 'r;

/// Does two things, beside each other where there are threads for it.
pub(crate) fn both<A, B: Send>(
    threads: NonZeroUsize,
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send + Clone,
) -> (A, B) {
    std::thread::scope(|scope| {
        let beside = (threads.get() > 1).then(|| helper().spawn_scoped(scope, other.clone()).ok()).flatten();
        let one = one();
        let beside = beside.and_then(|beside| beside.join().ok());
        (one, beside.unwrap_or_else(other))
    })
}

fn helper() -> std::thread::Builder {
    std::thread::Builder::new().name(NAME.to_owned()).stack_size(STACK)
}

/// Reads `count` pages on `threads`; `None` where that does not come to a result to be sure of.
pub(super) fn pages<T: Send>(
    count: usize,
    threads: NonZeroUsize,
    limits: &Limits,
    read: &Read<'_, T>,
) -> Option<Vec<T>> {
    if threads.get() < 2 || count < FEW {
        return None;
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut budget = Budget::shared(limits, threads);
        let mut take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|index| *index < count);
        let pages = read(&mut take, &mut budget);
        (pages, budget)
    };
    let parts = std::thread::scope(|scope| {
        let helpers: Vec<_> =
            (1..threads.get()).map_while(|_| helper().spawn_scoped(scope, work).ok()).collect();
        let own = work();
        let helped: Option<Vec<_>> = helpers.into_iter().map(|helper| helper.join().ok()).collect();
        helped.map(|mut parts| {
            parts.push(own);
            parts
        })
    })?;
    let (pages, budgets): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    if !Budget::suffices(limits, &budgets) {
        return None;
    }
    let mut pages: Vec<(usize, T)> = pages.into_iter().flatten().collect();
    pages.sort_by_key(|(index, _)| *index);
    Some(pages.into_iter().map(|(_, page)| page).collect())
}
