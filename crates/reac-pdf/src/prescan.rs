//! Object streams, measured before the file is opened: opening it decodes them, and nothing can be asked first.
//!
//! In an encrypted file they cannot be measured. There one filter is allowed, which keeps each below 1,032 times
//! its stored size.

use crate::error::{Error, ErrorKind};
use crate::inflate::{Growth, is_beyond_measure, measure, measure_unnamed};
use memchr::memmem;
use std::borrow::Cow;

/// Fails if what opening the file decodes passes `limit` bytes, or cannot be foreseen: compressed twice and damaged.
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
            return Err(Error::new(ErrorKind::Limit, "an encrypted stream is compressed twice"));
        }
        let size = match filters.as_slice() {
            [] => measure_unnamed(data, left),
            filters if is_beyond_measure(data, filters, left) => None,
            filters => measure(data, filters, left),
        };
        left = size.and_then(|size| left.checked_sub(size)).ok_or_else(|| {
            Error::new(ErrorKind::Limit, format!("its object streams inflate to more than {limit} bytes"))
        })?;
    }
    Ok(())
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

/// Whether the dictionary could be an object stream's or a cross-reference stream's. Strings and comments can hide
/// a name or fake one, so a dictionary with any of them is taken for both.
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

    fn file(dict: &str, size: usize) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b' '; size]).unwrap();
        let mut out = format!("%PDF-1.5\n1 0 obj\n<<{dict}>>\nstream\n").into_bytes();
        out.extend(encoder.finish().unwrap());
        out.extend(b"\nendstream\nendobj\n");
        out
    }

    #[test]
    fn ordinary_object_streams_pass() {
        assert!(check(&file("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", 1000), 1 << 20).is_ok());
        assert!(check(b"", 0).is_ok());
        // Pictures are never decoded.
        assert!(check(&file("/Subtype/Image/Filter/FlateDecode", 2 << 20), 1 << 20).is_ok());
    }

    #[test]
    fn bombs_do_not() {
        for dict in
            ["/Type/ObjStm/N 1/First 4/Filter/FlateDecode", "/N 1/F#69rst 4/Filter 9 0 R", "/X (/Image)"]
        {
            let error = check(&file(dict, 2 << 20), 1 << 20).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Limit, "{dict}");
        }
    }

    fn compressed_twice(dict: &str, size: usize) -> Vec<u8> {
        let once = {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&vec![b' '; size]).unwrap();
            encoder.finish().unwrap()
        };
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&once).unwrap();
        let mut out = format!("%PDF-1.5\n1 0 obj\n<<{dict}>>\nstream\n").into_bytes();
        out.extend(encoder.finish().unwrap());
        out.extend(b"\nendstream\nendobj\n");
        out
    }

    #[test]
    fn a_second_compression_is_found_however_it_is_named() {
        for dict in [
            "/First 4/Filter[/FlateDecode/FlateDecode]",
            "/First 4/Filter[/FlateDecode/Fl#61teDecode]",
            "/Type/ObjStm/F#69lter[/Fl#61teDecode /#46lateDecode]",
            "/Type/ObjStm/Filter 9 0 R",
        ] {
            let error = check(&compressed_twice(dict, 4 << 20), 1 << 20).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Limit, "{dict}");
            assert!(check(&compressed_twice(dict, 1 << 10), 1 << 20).is_ok(), "{dict}");
        }
    }

    #[test]
    fn compressed_twice_and_damaged_does_not_pass() {
        // Found among damaged documents: 4 KB whose reader took a gigabyte.
        let mut bytes = compressed_twice("/Type/ObjStm/F#69lter[/FlateDecode/Fl#61teDecode]", 1 << 10);
        assert!(check(&bytes, 1 << 20).is_ok());
        let inside = bytes.len() - b"\nendstream\nendobj\n".len() - 8;
        bytes[inside] ^= 0xff;
        assert_eq!(check(&bytes, 1 << 20).unwrap_err().kind(), ErrorKind::Limit);
    }

    #[test]
    fn encrypted_and_compressed_twice_does_not() {
        let mut bytes = compressed_twice("/First 4/Filter[/FlateDecode/FlateDecode]", 10);
        assert!(check(&bytes, 1 << 20).is_ok());
        bytes.extend(b"trailer <</Encrypt 2 0 R>>");
        assert!(check(&bytes, 1 << 20).is_err());
    }
}
