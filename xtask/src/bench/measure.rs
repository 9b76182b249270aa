//! One run of a program: time on the clock, time of computing, memory.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context;
use wait4::Wait4;

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) wall: Duration,
    pub(super) cpu: Duration,
    /// Greatest size of its largest process.
    pub(super) peak_bytes: u64,
}

pub(super) fn run(mut command: Command) -> anyhow::Result<Run> {
    let began = Instant::now();
    let child = command.spawn().with_context(|| format!("{command:?} cannot be started"))?;
    let used = child.wait4()?;
    let wall = began.elapsed();
    let rusage = used.rusage;
    Ok(Run { wall, cpu: rusage.utime + rusage.stime, peak_bytes: rusage.maxrss })
}

/// The middle one.
pub(super) fn median<T: Copy>(
    values: impl IntoIterator<Item = T>,
    order: impl Fn(&T) -> Duration,
) -> Option<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_by_key(|value| order(value));
    values.get(values.len() / 2).copied()
}
