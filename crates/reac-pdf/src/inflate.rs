//! How large a compressed stream gets, found out before it is decoded: only what fits into the budget is.

use flate2::bufread;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use std::io::Read;

/// A filter, as far as size goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Growth {
    Flate,
    Lzw,
    RunLength,
    /// Text encodings of bytes, and what is not decoded at all (pictures).
    Small,
}

impl Growth {
    /// By a filter's name, long or short.
    pub(crate) fn named(name: &[u8]) -> Self {
        match name {
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"LZWDecode" | b"LZW" => Self::Lzw,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            _ => Self::Small,
        }
    }

    /// Bytes that one byte can at most become.
    const fn factor(self) -> u64 {
        match self {
            // 258 bytes of two bits.
            Self::Flate => 1032,
            // 4,096 bytes of 12 bits.
            Self::Lzw => 2731,
            // 128 bytes of two.
            Self::RunLength => 64,
            // `z` stands for four bytes in base 85.
            Self::Small => 4,
        }
    }
}

/// A size that the stream cannot pass, without looking at it.
pub(crate) fn worst_case(length: usize, filters: &[Growth]) -> u64 {
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    filters.iter().fold(length, |size, filter| size.saturating_mul(filter.factor()))
}

/// The size, found by inflating without keeping; `None` above `limit`. Filters behind the first that is not
/// Flate are estimated.
pub(crate) fn measure(data: &[u8], filters: &[Growth], limit: u64) -> Option<u64> {
    let flates = filters.iter().take_while(|filter| **filter == Growth::Flate).count();
    let rest = filters.get(flates..).unwrap_or_default();
    let factor = rest.iter().fold(1_u64, |all, filter| all.saturating_mul(filter.factor()));
    let limit = limit / factor.max(1);
    if flates > 1 {
        let whole = count_whole(chain(data, flates, |inner| Box::new(ZlibDecoder::new(inner))), limit)?;
        return whole.or_else(|| damaged(data, flates, limit)).and_then(|size| size.checked_mul(factor));
    }
    let zlib = count(chain(data, flates, |inner| Box::new(ZlibDecoder::new(inner))), limit)?;
    let size = match zlib {
        // No zlib header: some writers leave it out, and readers bear it.
        0 if flates > 0 => count(chain(data, flates, |inner| Box::new(DeflateDecoder::new(inner))), limit)?,
        size => size,
    };
    size.checked_mul(factor)
}

/// Deeper than this nobody compresses.
const DEEPEST: usize = 4;

/// Filters in a row that are looked through.
const MOST: usize = 8;

/// The size where nobody says by which filters: that of the depth at which it is largest. `None` above `limit`.
pub(crate) fn measure_unnamed(data: &[u8], limit: u64) -> Option<u64> {
    let zlib = |times| count(chain(data, times, |inner| Box::new(ZlibDecoder::new(inner))), limit);
    let raw = |times| count(chain(data, times, |inner| Box::new(DeflateDecoder::new(inner))), limit);
    (1..=DEEPEST).try_fold(0, |largest: u64, times| Some(largest.max(zlib(times)?).max(raw(times)?)))
}

/// Inflates a stream with one Flate filter and no predictor, up to `limit` bytes; `None` if it is damaged, cut
/// off or too large. A wrong checksum alone is no damage.
pub(crate) fn inflate(data: &[u8], limit: u64) -> Option<Vec<u8>> {
    let room =
        data.len().saturating_mul(USUAL).min(MOST_ROOM).min(usize::try_from(limit).unwrap_or(usize::MAX));
    let whole = |reader: &mut dyn Read| {
        let mut out = Vec::with_capacity(room);
        let read = reader.take(limit.saturating_add(1)).read_to_end(&mut out).ok()? as u64;
        (read <= limit).then_some(out)
    };
    // What lies in memory needs no buffer.
    whole(&mut bufread::ZlibDecoder::new(data))
        .or_else(|| whole(&mut bufread::DeflateDecoder::new(data.get(2..)?)))
}

/// Text grows about so many times.
const USUAL: usize = 5;

/// No more room than this is kept ready.
const MOST_ROOM: usize = 1 << 20;

fn chain<'d>(
    data: &'d [u8],
    times: usize,
    wrap: impl Fn(Box<dyn Read + 'd>) -> Box<dyn Read + 'd>,
) -> Box<dyn Read + 'd> {
    let start: Box<dyn Read + 'd> = Box::new(data);
    (0..times.min(MOST)).fold(start, |inner, _| wrap(inner))
}

/// Bytes until the end or the first damage; `None` above `limit`.
fn count(mut reader: Box<dyn Read + '_>, limit: u64) -> Option<u64> {
    let mut buffer = [0_u8; 16 * 1024];
    let mut size = 0_u64;
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        size = size.saturating_add(read as u64);
        if size > limit {
            return None;
        }
    }
    Some(size)
}

/// Bytes until the end, `None` inside where there is damage; `None` above `limit`.
fn count_whole(mut reader: Box<dyn Read + '_>, limit: u64) -> Option<Option<u64>> {
    let mut buffer = [0_u8; 16 * 1024];
    let mut size = 0_u64;
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Some(Some(size)),
            Ok(read) => size = size.saturating_add(read as u64),
            Err(_) => return Some(None),
        }
        if size > limit {
            return None;
        }
    }
}

/// Compressed more than once and not whole: its size cannot be told before it is decoded.
pub(crate) fn is_beyond_measure(data: &[u8], filters: &[Growth], limit: u64) -> bool {
    let flates = filters.iter().take_while(|filter| **filter == Growth::Flate).count();
    flates > 1
        && count_whole(chain(data, flates, |inner| Box::new(ZlibDecoder::new(inner))), limit) == Some(None)
}

/// What a stream with several filters that is not whole can at most become: the first filter in either form, the
/// others at their worst.
fn damaged(data: &[u8], flates: usize, limit: u64) -> Option<u64> {
    let zlib = count(Box::new(ZlibDecoder::new(data)), limit)?;
    let raw = count(Box::new(DeflateDecoder::new(data)), limit)?;
    let first = usize::try_from(zlib.max(raw)).ok()?;
    let rest = vec![Growth::Flate; flates.min(MOST).saturating_sub(1)];
    Some(worst_case(first, &rest)).filter(|size| *size <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use std::io::Write;

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    const FLATE: [Growth; 1] = [Growth::Flate];
    const TWICE: [Growth; 2] = [Growth::Flate, Growth::Flate];

    fn words() -> Vec<u8> {
        b"a page of words, ".repeat(10)
    }

    #[test]
    fn sizes_are_found() {
        let words = words();
        let size = words.len() as u64;
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::best());
        raw.write_all(&words).unwrap();
        let raw = raw.finish().unwrap();
        let ways: [(Vec<u8>, &[Growth]); 4] =
            [(words.clone(), &[]), (zlib(&words), &FLATE), (raw, &FLATE), (zlib(&zlib(&words)), &TWICE)];
        for (data, filters) in ways {
            assert_eq!(measure(&data, filters, size), Some(size), "{filters:?}");
            assert_eq!(measure(&data, filters, size - 1), None, "{filters:?}");
        }
    }

    #[test]
    fn filters_behind_are_estimated() {
        let (data, filters) = (zlib(b"ten bytes."), [Growth::Flate, Growth::RunLength]);
        assert_eq!(measure(&data, &filters, 640), Some(640));
        assert_eq!(measure(&data, &filters, 639), None);
    }

    #[test]
    fn what_no_one_names_counts_at_its_largest() {
        let words = words();
        let size = words.len() as u64;
        for data in [zlib(&words), zlib(&zlib(&words))] {
            assert_eq!(measure_unnamed(&data, size), Some(size));
            assert_eq!(measure_unnamed(&data, 10), None);
        }
        assert_eq!(measure_unnamed(b"plain", 0), Some(0));
    }

    #[test]
    fn only_what_is_whole_is_inflated() {
        let words = words();
        let good = zlib(&words);
        assert_eq!(inflate(&good, words.len() as u64), Some(words.clone()));
        assert_eq!(inflate(&good, 10), None);
        assert_eq!(inflate(&good[..good.len() / 2], 1000), None);
        assert_eq!(inflate(b"not compressed at all", 1000), None);
        let mut wrong_sum = good;
        *wrong_sum.last_mut().unwrap() ^= 1;
        assert_eq!(inflate(&wrong_sum, 1000), Some(words));
    }

    #[test]
    fn what_is_compressed_less_often_than_it_says_counts_at_its_worst() {
        let once = zlib(b"ten bytes.");
        assert_eq!(measure(&once, &TWICE, 10_320), Some(10_320));
        assert_eq!(measure(&once, &TWICE, 10_319), None);
        assert!(is_beyond_measure(&once, &TWICE, 1000));
        assert!(!is_beyond_measure(&zlib(&once), &TWICE, 1000));
        assert!(!is_beyond_measure(&once, &FLATE, 1000));
        // Beyond the limit is another answer, which `measure` gives.
        assert!(!is_beyond_measure(&zlib(&once), &TWICE, 1));
    }

    #[test]
    fn the_worst_case_is_no_less() {
        let words = words();
        assert!(worst_case(zlib(&words).len(), &FLATE) >= words.len() as u64);
        assert_eq!(worst_case(10, &[]), 10);
        assert_eq!(worst_case(10, &[Growth::RunLength, Growth::Small]), 2560);
        assert_eq!(worst_case(usize::MAX, &[Growth::Flate, Growth::Lzw]), u64::MAX);
    }

    #[test]
    fn filters_have_long_and_short_names() {
        for (names, growth) in [
            ([&b"FlateDecode"[..], b"Fl"], Growth::Flate),
            ([b"LZWDecode", b"LZW"], Growth::Lzw),
            ([b"RunLengthDecode", b"RL"], Growth::RunLength),
            ([b"ASCIIHexDecode", b"DCT"], Growth::Small),
        ] {
            assert_eq!(names.map(Growth::named), [growth; 2]);
        }
    }
}
