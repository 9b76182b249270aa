//! Object streams, measured before the file is opened, for opening it decodes them: what they come to together is
//! bounded.
//!
//! In an encrypted file they cannot be measured. There one filter is allowed, which keeps each below 1,032 times
//! its stored size.

use crate::error::{Error, ErrorKind};
use crate::inflate::{Growth, is_beyond_measure, measure, measure_unnamed};
use memchr::memmem;
use reac_lines::{Evidence, Resource};
use std::borrow::Cow;

/// Fails if what opening the file decodes passes `limit` bytes, or if its size cannot be told.
pub(crate) fn check(bytes: &[u8], limit: u64) -> Result<(), Error> {
    let encrypted = memmem::find(bytes, b"/Encrypt").is_some();
    let mut left = limit;
    let mut dict_from = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        let before = bytes.get(..at).unwrap_or_default();
        if before.ends_with(b"end") {
            dict_from = at;
            continue;
        }
        let dict = before.get(dict_from..).unwrap_or_default();
        let dict = memmem::rfind(dict, b"obj").map_or(dict, |obj| dict.get(obj..).unwrap_or_default());
        dict_from = at;
        let dict = unescaped(dict);
        if !may_hold_objects(&dict) {
            continue;
        }
        let data = after_line_end(bytes.get(at + b"stream".len()..).unwrap_or_default());
        let filters = filters(&dict);
        if encrypted && filters.iter().filter(|filter| **filter != Growth::Small).count() > 1 {
            return Err(beyond());
        }
        let size = match filters.as_slice() {
            [] => measure_unnamed(data, left),
            filters if is_beyond_measure(data, filters, left) => None,
            filters => measure(data, filters, left),
        };
        left = size.and_then(|size| left.checked_sub(size)).ok_or_else(beyond)?;
    }
    Ok(())
}

fn beyond() -> Error {
    Error::new(ErrorKind::Limit, Evidence::TooMany(Resource::InflatedBytes))
}

/// The dictionary with the escapes of its names (`#69`) resolved.
fn unescaped(dict: &[u8]) -> Cow<'_, [u8]> {
    if memmem::find(dict, b"#").is_none() {
        return Cow::Borrowed(dict);
    }
    let mut out = Vec::with_capacity(dict.len());
    let mut rest = dict;
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'#').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    Cow::Owned(out)
}

/// Whether the dictionary could be an object stream's or a cross-reference stream's. One with strings or comments is
/// not read closer: it is taken for both.
fn may_hold_objects(dict: &[u8]) -> bool {
    let has = |word: &[u8]| memmem::find(dict, word).is_some();
    has(b"/First") || has(b"ObjStm") || has(b"XRef") || dict.iter().any(|byte| b"()%".contains(byte))
}

/// The filters named in a dictionary, in order; none where they stand elsewhere, behind a reference.
fn filters(dict: &[u8]) -> Vec<Growth> {
    let names = memmem::find_iter(dict, b"/").filter_map(|at| dict.get(at + 1..));
    let names = names.map(|rest| {
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        Growth::named(rest.get(..end).unwrap_or_default())
    });
    names.filter(|growth| *growth != Growth::Small).collect()
}

fn after_line_end(data: &[u8]) -> &[u8] {
    data.strip_prefix(b"\r\n")
        .or_else(|| data.strip_prefix(b"\n"))
        .or_else(|| data.strip_prefix(b"\r"))
        .unwrap_or(data)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    /// A file of one stream.
    fn file(dict: &str, data: &[u8]) -> Vec<u8> {
        let mut out = format!("%PDF-1.5\n1 0 obj\n<<{dict}>>\nstream\n").into_bytes();
        out.extend(data);
        out.extend(b"\nendstream\nendobj\n");
        out
    }

    /// An object stream: two empty dictionaries.
    const OBJECTS: &[u8] = b"1 0 2 5 <<>> <<>>";

    fn refused(bytes: &[u8], limit: u64) -> Option<ErrorKind> {
        check(bytes, limit).err().map(|error| error.kind())
    }

    #[test]
    fn object_streams_are_measured() {
        for (dict, data) in [
            ("/Type/ObjStm/N 2/First 8/Filter/FlateDecode", zlib(OBJECTS)),
            ("/Type/ObjStm/N 2/First 8/Filter[/FlateDecode/FlateDecode]", zlib(&zlib(OBJECTS))),
            // Where the filters stand elsewhere, and where a string stands beside.
            ("/Type/ObjStm/N 2/First 8/Filter 9 0 R", zlib(OBJECTS)),
            ("/Title (Objects)/Filter/FlateDecode", zlib(OBJECTS)),
        ] {
            let bytes = file(dict, &data);
            assert_eq!(refused(&bytes, 1000), None, "{dict}");
            assert_eq!(refused(&bytes, 10), Some(ErrorKind::Limit), "{dict}");
        }
        assert_eq!(refused(b"", 0), None);
    }

    #[test]
    fn all_of_them_together_count() {
        let one = file("/Type/ObjStm/N 2/First 8/Filter/FlateDecode", &zlib(OBJECTS));
        let size = OBJECTS.len() as u64;
        assert_eq!(refused(&one, size), None);
        assert_eq!(refused(&one.repeat(2), 2 * size), None);
        assert_eq!(refused(&one.repeat(2), 2 * size - 1), Some(ErrorKind::Limit));
    }

    #[test]
    fn pictures_are_never_decoded_and_do_not_count() {
        assert_eq!(refused(&file("/Subtype/Image/Filter/FlateDecode", &zlib(OBJECTS)), 10), None);
    }

    #[test]
    fn what_is_not_compressed_as_it_says_cannot_be_told() {
        let dict = "/Type/ObjStm/N 2/First 8/Filter[/FlateDecode/FlateDecode]";
        assert_eq!(refused(&file(dict, &zlib(OBJECTS)), 1000), Some(ErrorKind::Limit));
    }

    #[test]
    fn an_encrypted_stream_has_one_filter() {
        let once = file("/Type/ObjStm/N 2/First 8/Filter/FlateDecode", &zlib(OBJECTS));
        let twice = file("/Type/ObjStm/N 2/First 8/Filter[/FlateDecode/FlateDecode]", &zlib(&zlib(OBJECTS)));
        let encrypted = |bytes: &[u8]| [bytes, b"trailer <</Encrypt 2 0 R>>"].concat();
        assert_eq!(refused(&encrypted(&once), 1000), None);
        assert_eq!(refused(&encrypted(&twice), 1000), Some(ErrorKind::Limit));
    }

    #[test]
    fn escapes_of_names_are_resolved() {
        assert_eq!(unescaped(b"/Lime#20Green /A#42").as_ref(), b"/Lime Green /AB");
        assert_eq!(unescaped(b"/Page 1").as_ref(), b"/Page 1");
        // What is no escape stays as it is.
        assert_eq!(unescaped(b"/C# /D#4").as_ref(), b"/C# /D#4");
    }

    #[test]
    fn data_begins_after_any_end_of_a_line() {
        for data in [&b"\r\ndata"[..], b"\ndata", b"\rdata", b"data"] {
            assert_eq!(after_line_end(data), b"data");
        }
    }
}
