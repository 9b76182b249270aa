//! Streams of engine one, decoded within the budget.

use crate::budget::Budget;
use crate::inflate::Growth;
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Object, Stream};
use std::borrow::Cow;

/// The content of a stream, and whether that is all of it; `None` if nothing of it can be decoded, or it is too
/// large.
pub(super) fn decode<'a>(stream: &Stream<'a>, budget: &mut Budget) -> Option<(Cow<'a, [u8]>, bool)> {
    let raw = stream.raw_data();
    // No bytes are no damage, whatever they are said to be: blank pages are written so.
    if raw.is_empty() {
        return Some((Cow::Borrowed(&[]), true));
    }
    let filters = growths(stream);
    let flate_only = filters == [Growth::Flate] && !stream.dict().contains_key("DecodeParms");
    if flate_only && let Some(data) = budget.inflate(&raw) {
        return Some((Cow::Owned(data), true));
    }
    let data = budget.decode(&raw, &filters, || stream.decoded_data())?;
    // hayro gives what it can of a damaged stream and does not say so.
    Some((data, !flate_only))
}

/// A page's content: one stream, or several that read as one.
pub(super) fn page_content(page: &Dict<'_>, budget: &mut Budget) -> Content {
    let mut out = Content { bytes: Vec::new(), complete: true };
    match page.get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => out.add(&stream, budget),
        Some(Object::Array(parts)) => {
            for part in parts.iter::<Object<'_>>() {
                match part {
                    Object::Stream(stream) => out.add(&stream, budget),
                    _ => out.complete = false,
                }
            }
        }
        Some(_) => out.complete = false,
        None => out.complete = !page.contains_key("Contents"),
    }
    out
}

pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    /// All streams were there and could be decoded.
    pub(super) complete: bool,
}

impl Content {
    fn add(&mut self, stream: &Stream<'_>, budget: &mut Budget) {
        match decode(stream, budget) {
            Some((data, complete)) => {
                self.complete &= complete;
                if self.bytes.is_empty() {
                    self.bytes = data.into_owned();
                    return;
                }
                // Operators do not run on from one stream into the next.
                self.bytes.push(b'\n');
                self.bytes.extend_from_slice(&data);
            }
            None => self.complete = false,
        }
    }
}

pub(super) fn growths(stream: &Stream<'_>) -> Vec<Growth> {
    let growth = |filter: &Filter| match filter {
        Filter::FlateDecode => Growth::Flate,
        Filter::LzwDecode => Growth::Lzw,
        Filter::RunLengthDecode => Growth::RunLength,
        _ => Growth::Small,
    };
    stream.filters().iter().map(growth).collect()
}
