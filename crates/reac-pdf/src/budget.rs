//! The budget of one reading, counted down as work is done.

use crate::inflate::{Growth, inflate, is_beyond_measure, measure, worst_case};
use crate::limits::Limits;
use reac_lines::Resource;
use std::borrow::Cow;
use std::num::NonZeroUsize;

/// What is left of [`Limits`].
#[derive(Debug)]
pub(crate) struct Budget {
    operators: u64,
    glyphs: u64,
    inflated: u64,
    /// For streams that are decoded where their size is not seen: fonts. As large again as `inflated`.
    unseen: u64,
    /// Above what is left of `unseen` here, a font counts as large as it could be: that needs no look into it.
    unmeasured: u64,
    form_depth: u32,
    /// What ran out first.
    spent: Option<Resource>,
    /// Something ran out, told or not.
    was_spent: bool,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self::with_unseen(limits, limits.inflated_bytes)
    }

    /// The budget of one of several threads. Fonts, which each of them loads for itself, get no more together than the
    /// measured half of [`Budget::new`]'s: what passes here passes there, in whatever order the fonts come.
    pub(crate) fn shared(limits: &Limits, threads: NonZeroUsize) -> Self {
        let threads = u64::try_from(threads.get()).unwrap_or(u64::MAX);
        Self::with_unseen(limits, limits.inflated_bytes / 2 / threads)
    }

    fn with_unseen(limits: &Limits, unseen: u64) -> Self {
        Self {
            operators: limits.operators,
            glyphs: limits.glyphs,
            inflated: limits.inflated_bytes,
            unseen,
            unmeasured: unseen / 2,
            form_depth: limits.form_depth,
            spent: None,
            was_spent: false,
        }
    }

    /// Whether all that several [shared](Budget::shared) readings used up is within one budget, and none met an end.
    pub(crate) fn suffices(limits: &Limits, all: &[Self]) -> bool {
        let fits = |limit: u64, left: fn(&Self) -> u64| {
            let used = all.iter().map(|budget| limit.saturating_sub(left(budget)));
            used.fold(0, u64::saturating_add) <= limit
        };
        all.iter().all(|budget| !budget.was_spent && budget.spent.is_none())
            && fits(limits.operators, |budget| budget.operators)
            && fits(limits.glyphs, |budget| budget.glyphs)
            && fits(limits.inflated_bytes, |budget| budget.inflated)
    }

    /// What ran out, if anything did since the last call.
    pub(crate) fn take_spent(&mut self) -> Option<Resource> {
        self.was_spent |= self.spent.is_some();
        self.spent.take()
    }

    /// One operator more; `false` when none is left.
    pub(crate) fn operator(&mut self) -> bool {
        count(&mut self.operators, 1, Resource::Operators, &mut self.spent)
    }

    /// One glyph more; `false` when none is left.
    pub(crate) fn glyph(&mut self) -> bool {
        count(&mut self.glyphs, 1, Resource::Glyphs, &mut self.spent)
    }

    /// A form at `depth` may be drawn.
    pub(crate) fn form(&mut self, depth: u32) -> bool {
        if depth < self.form_depth {
            return true;
        }
        self.spent.get_or_insert(Resource::Forms);
        false
    }

    /// Decodes a stream whose stored bytes are `raw`, if the result fits into what is left. Most streams are too
    /// small to matter even at their worst; the others are measured first.
    pub(crate) fn decode<'d, E>(
        &mut self,
        raw: &[u8],
        filters: &[Growth],
        decode: impl FnOnce() -> Result<Cow<'d, [u8]>, E>,
    ) -> Option<Cow<'d, [u8]>> {
        let left = self.inflated;
        if worst_case(raw.len(), filters) > left
            && (measure(raw, filters, left).is_none() || is_beyond_measure(raw, filters, left))
        {
            self.spent.get_or_insert(Resource::InflatedBytes);
            return None;
        }
        let data = decode().ok()?;
        let length = u64::try_from(data.len()).unwrap_or(u64::MAX);
        count(&mut self.inflated, length, Resource::InflatedBytes, &mut self.spent).then_some(data)
    }

    /// Inflates a stream that has one Flate filter and nothing else. `None` if that is not what it is, or it is
    /// damaged or too large: [`Budget::decode`] tells these apart.
    pub(crate) fn inflate(&mut self, raw: &[u8]) -> Option<Vec<u8>> {
        let data = inflate(raw, self.inflated)?;
        self.inflated = self.inflated.saturating_sub(data.len() as u64);
        Some(data)
    }

    /// Whether a stream may be decoded elsewhere.
    pub(crate) fn allow(&mut self, raw: &[u8], filters: &[Growth]) -> bool {
        let worst = worst_case(raw.len(), filters);
        let small = self.unseen.checked_sub(worst).is_some_and(|left| left >= self.unmeasured);
        let size = if small { Some(worst) } else { measure(raw, filters, self.unseen) };
        count(&mut self.unseen, size.unwrap_or(u64::MAX), Resource::InflatedBytes, &mut self.spent)
    }
}

fn count(left: &mut u64, by: u64, what: Resource, spent: &mut Option<Resource>) -> bool {
    if let Some(rest) = left.checked_sub(by) {
        *left = rest;
        return true;
    }
    spent.get_or_insert(what);
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        Budget::new(&Limits { inflated_bytes: 100, operators: 2, form_depth: 1, ..Limits::generous() })
    }

    #[test]
    fn what_fits_is_done() {
        let mut budget = budget();
        assert!(budget.operator() && budget.operator() && budget.form(0));
        let decoded = budget.decode(&[1; 60], &[], || Ok::<_, ()>(Cow::Borrowed(&[1; 60][..])));
        assert_eq!(decoded.map(|data| data.len()), Some(60));
        assert!(budget.allow(&[0; 50], &[]));
        assert_eq!(budget.take_spent(), None);
    }

    #[test]
    fn fonts_that_each_thread_loads_fit_one_budget() {
        use flate2::{Compression, write::ZlibEncoder};
        use std::io::Write;
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&[7; 400]).unwrap();
        let font = encoder.finish().unwrap();
        let limits = Limits { inflated_bytes: 10_000, ..Limits::generous() };
        assert!(worst_case(font.len(), &[Growth::Flate]) > limits.inflated_bytes);
        let read = |mut budget: Budget, fonts| {
            let passed = (0..fonts).filter(|_| budget.allow(&font, &[Growth::Flate])).count();
            (budget, passed)
        };
        let two = NonZeroUsize::new(2).unwrap();
        let (shared, passed): (Vec<_>, Vec<_>) =
            (0..2).map(|_| read(Budget::shared(&limits, two), 6)).unzip();
        assert_eq!((passed, Budget::suffices(&limits, &shared)), (vec![6, 6], true));
        // One more each, and the pages are read again by one thread, which lets twice as many pass.
        let (shared, _): (Vec<_>, Vec<_>) = (0..2).map(|_| read(Budget::shared(&limits, two), 7)).unzip();
        assert!(!Budget::suffices(&limits, &shared));
        assert_eq!(read(Budget::new(&limits), 14).1, 14);
    }

    #[test]
    fn what_does_not_is_told_once() {
        let mut budget = budget();
        assert!(!budget.form(1));
        assert_eq!(budget.take_spent(), Some(Resource::Forms));
        let decoded = budget.decode(&[1; 101], &[], || -> Result<Cow<'_, [u8]>, ()> { unreachable!() });
        assert_eq!(decoded, None);
        assert_eq!(budget.take_spent(), Some(Resource::InflatedBytes));
        assert!(!budget.allow(&[0; 101], &[]));
        assert!(budget.operator() && budget.operator() && !budget.operator());
        assert_eq!(budget.take_spent(), Some(Resource::InflatedBytes));
        assert_eq!(budget.take_spent(), None);
    }
}
