//! The budget of one reading, counted down as work is done.

use crate::limits::Limits;
use hayro_syntax::object::Stream;

/// What is left of [`Limits`].
#[derive(Debug)]
pub(crate) struct Budget {
    operators: u64,
    glyphs: u64,
    inflated: u64,
    form_depth: u32,
    /// What ran out first.
    spent: Option<&'static str>,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            operators: limits.operators,
            glyphs: limits.glyphs,
            inflated: limits.inflated_bytes,
            form_depth: limits.form_depth,
            spent: None,
        }
    }

    /// What ran out, if anything did since the last call.
    pub(crate) fn take_spent(&mut self) -> Option<&'static str> {
        self.spent.take()
    }

    /// One operator more; `false` when none is left.
    pub(crate) fn operator(&mut self) -> bool {
        Self::count(&mut self.operators, 1, "operators", &mut self.spent)
    }

    /// One glyph more; `false` when none is left.
    pub(crate) fn glyph(&mut self) -> bool {
        Self::count(&mut self.glyphs, 1, "glyphs", &mut self.spent)
    }

    /// A form at `depth` may be drawn.
    pub(crate) fn form(&mut self, depth: u32) -> bool {
        if depth < self.form_depth {
            return true;
        }
        self.spent.get_or_insert("forms inside forms");
        false
    }

    /// The content of a stream, unless it is damaged or passes what is left.
    pub(crate) fn decode(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let data = stream.decoded_data().ok()?;
        let length = u64::try_from(data.len()).ok()?;
        Self::count(&mut self.inflated, length, "inflated bytes", &mut self.spent).then(|| data.into_owned())
    }

    /// The content of a stream of a lopdf document, likewise.
    pub(crate) fn decode_lopdf(&mut self, stream: &pdf_extract::Stream) -> Option<Vec<u8>> {
        let data = if stream.filters().is_ok() {
            stream.decompressed_content().ok()?
        } else {
            stream.content.clone()
        };
        let length = u64::try_from(data.len()).ok()?;
        Self::count(&mut self.inflated, length, "inflated bytes", &mut self.spent).then_some(data)
    }

    fn count(left: &mut u64, by: u64, what: &'static str, spent: &mut Option<&'static str>) -> bool {
        if let Some(rest) = left.checked_sub(by) {
            *left = rest;
            return true;
        }
        *left = 0;
        spent.get_or_insert(what);
        false
    }
}
