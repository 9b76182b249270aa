//! Generated documents by their seeds, on all cores.

use std::ops::Range;

use anyhow::Context;

/// What `one` makes of each seed, in the order of the seeds, whatever the number of cores.
///
/// # Errors
/// The first of `one`, with its seed.
pub(crate) fn each<T: Send>(
    seeds: Range<u64>,
    one: impl Fn(u64) -> anyhow::Result<T> + Sync,
) -> anyhow::Result<Vec<T>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = |first: usize| -> anyhow::Result<Vec<(u64, T)>> {
        let own = seeds.clone().skip(first).step_by(cores);
        own.map(|seed| Ok((seed, one(seed).with_context(|| format!("seed {seed}"))?))).collect()
    };
    let share = &share;
    let parts = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|first| scope.spawn(move || share(first))).collect();
        let joined = workers.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined
            .map(|part| part.unwrap_or_else(|_| Err(anyhow::anyhow!("a reader panicked"))))
            .collect::<anyhow::Result<Vec<_>>>()
    })?;
    let mut all: Vec<_> = parts.into_iter().flatten().collect();
    all.sort_by_key(|(seed, _)| *seed);
    Ok(all.into_iter().map(|(_, made)| made).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_seed_is_read_once_and_in_order() {
        assert_eq!(each(3..10, |seed| Ok(seed * 2)).unwrap(), [6, 8, 10, 12, 14, 16, 18]);
        assert!(each(0..0, Ok).unwrap().is_empty());
    }

    #[test]
    fn an_error_names_its_seed() {
        let error = each(0..5, |seed| if seed == 3 { anyhow::bail!("refused") } else { Ok(()) }).unwrap_err();
        assert_eq!(format!("{error:#}"), "seed 3: refused");
    }
}
