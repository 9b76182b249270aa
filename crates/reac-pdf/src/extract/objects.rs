//! Looking things up in a lopdf document, where anything may be missing or wrong.

use crate::budget::Budget;
use crate::inflate::Growth;
use pdf_extract::{Dictionary, Document, Object, Stream};
use std::borrow::Cow;

/// How many references in a row are followed.
const MAX_HOPS: usize = 16;

/// The object itself, references followed.
pub(super) fn resolve<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Object> {
    let mut object = object;
    for _ in 0..MAX_HOPS {
        match object {
            Object::Reference(id) => object = document.objects.get(id)?,
            _ => return Some(object),
        }
    }
    None
}

/// An entry of a dictionary, references followed.
pub(super) fn entry<'d>(document: &'d Document, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    resolve(document, dict.get(key).ok()?)
}

pub(super) fn dict_entry<'d>(
    document: &'d Document,
    dict: &'d Dictionary,
    key: &[u8],
) -> Option<&'d Dictionary> {
    match entry(document, dict, key)? {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

pub(super) fn stream_entry<'d>(
    document: &'d Document,
    dict: &'d Dictionary,
    key: &[u8],
) -> Option<&'d Stream> {
    match entry(document, dict, key)? {
        Object::Stream(stream) => Some(stream),
        _ => None,
    }
}

pub(super) fn name_entry<'d>(document: &'d Document, dict: &'d Dictionary, key: &[u8]) -> Option<&'d [u8]> {
    match entry(document, dict, key)? {
        Object::Name(name) => Some(name),
        _ => None,
    }
}

/// A number, if it is one and finite.
pub(super) fn number(object: &Object) -> Option<f64> {
    let value = match object {
        // Coordinates beyond 2^53 do not matter.
        Object::Integer(value) => *value as f64,
        Object::Real(value) => f64::from(*value),
        _ => return None,
    };
    value.is_finite().then_some(value)
}

/// An array of exactly `N` numbers.
pub(super) fn numbers<const N: usize>(document: &Document, object: &Object) -> Option<[f64; N]> {
    let array = resolve(document, object)?.as_array().ok()?;
    let values: Option<Vec<f64>> = array.iter().map(|item| number(resolve(document, item)?)).collect();
    values?.try_into().ok()
}

/// The content of a stream, and whether that is all of it; `None` if nothing of it can be decoded, or it is too
/// large.
pub(super) fn decode<'d>(stream: &'d Stream, budget: &mut Budget) -> Option<(Cow<'d, [u8]>, bool)> {
    // No bytes are no damage, whatever they are said to be: blank pages are written so.
    if stream.content.is_empty() {
        return Some((Cow::Borrowed(&[]), true));
    }
    let filters = stream.filters().unwrap_or_default();
    let growths: Vec<Growth> = filters.iter().map(|name| Growth::named(name)).collect();
    let flate_only = growths == [Growth::Flate] && !stream.dict.has(b"DecodeParms");
    if flate_only && let Some(data) = budget.inflate(&stream.content) {
        return Some((Cow::Owned(data), true));
    }
    let data = budget.decode(&stream.content, &growths, || {
        if filters.is_empty() {
            return Ok(Cow::Borrowed(stream.content.as_slice()));
        }
        stream.decompressed_content().map(Cow::Owned)
    })?;
    // lopdf gives what it can of a damaged stream and does not say so.
    Some((data, !flate_only))
}
