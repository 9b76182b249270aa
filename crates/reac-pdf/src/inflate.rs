//! How large a compressed stream gets, found out before it is decoded.
//!
//! The decoders of both engines have no bound of their own: a few kilobytes can hold gigabytes.

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

/// The size where nobody says by which filters: that of the depth at which it is largest. `None` above `limit`.
pub(crate) fn measure_unnamed(data: &[u8], limit: u64) -> Option<u64> {
    let zlib = |times| count(chain(data, times, |inner| Box::new(ZlibDecoder::new(inner))), limit);
    let raw = |times| count(chain(data, times, |inner| Box::new(DeflateDecoder::new(inner))), limit);
    (1..=DEEPEST).try_fold(0, |largest: u64, times| Some(largest.max(zlib(times)?).max(raw(times)?)))
}

/// Inflates a stream with one Flate filter and no predictor, up to `limit` bytes; `None` if it is damaged, cut
/// off or too large. A wrong checksum alone is no damage.
pub(crate) fn inflate(data: &[u8], limit: u64) -> Option<Vec<u8>> {
    let whole = |reader: &mut dyn Read| {
        let mut out = Vec::new();
        let read = reader.take(limit.saturating_add(1)).read_to_end(&mut out).ok()? as u64;
        (read <= limit).then_some(out)
    };
    whole(&mut ZlibDecoder::new(data)).or_else(|| whole(&mut DeflateDecoder::new(data.get(2..)?)))
}

fn chain<'d>(
    data: &'d [u8],
    times: usize,
    wrap: impl Fn(Box<dyn Read + 'd>) -> Box<dyn Read + 'd>,
) -> Box<dyn Read + 'd> {
    let start: Box<dyn Read + 'd> = Box::new(data);
    // More than a few are refused by their worst case long before.
    (0..times.min(8)).fold(start, |inner, _| wrap(inner))
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

/// Compressed more than once, and damaged: decoders then try other ways at each of the filters, some of which go on
/// where others end, and how much comes out cannot be foreseen.
pub(crate) fn is_beyond_measure(data: &[u8], filters: &[Growth], limit: u64) -> bool {
    let flates = filters.iter().take_while(|filter| **filter == Growth::Flate).count();
    flates > 1
        && count_whole(chain(data, flates, |inner| Box::new(ZlibDecoder::new(inner))), limit) == Some(None)
}

/// What a damaged stream with several filters can at most become: decoders try the first of them in several ways, and
/// each of the others another one.
fn damaged(data: &[u8], flates: usize, limit: u64) -> Option<u64> {
    let zlib = count(Box::new(ZlibDecoder::new(data)), limit)?;
    let raw = count(Box::new(DeflateDecoder::new(data)), limit)?;
    let first = usize::try_from(zlib.max(raw)).ok()?;
    let rest = vec![Growth::Flate; flates.min(8).saturating_sub(1)];
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

    #[test]
    fn sizes_are_found() {
        let data = vec![b'x'; 100_000];
        assert_eq!(measure(&zlib(&data), &[Growth::Flate], 1 << 20), Some(100_000));
        assert_eq!(measure(&zlib(&zlib(&data)), &[Growth::Flate, Growth::Flate], 1 << 20), Some(100_000));
        assert_eq!(measure(&data, &[], 1 << 20), Some(100_000));
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::best());
        raw.write_all(&data).unwrap();
        assert_eq!(measure(&raw.finish().unwrap(), &[Growth::Flate], 1 << 20), Some(100_000));
    }

    #[test]
    fn damage_is_found_out() {
        let data = vec![b'x'; 100_000];
        let good = zlib(&data);
        assert_eq!(inflate(&good, 100_000), Some(data.clone()));
        assert_eq!(inflate(&good, 99_999), None);
        assert_eq!(inflate(&good[..good.len() / 2], 100_000), None);
        assert_eq!(inflate(b"not compressed at all", 100_000), None);
        let mut wrong_sum = good;
        *wrong_sum.last_mut().unwrap() ^= 1;
        assert_eq!(inflate(&wrong_sum, 100_000), Some(data));
    }

    #[test]
    fn a_bomb_is_found_out() {
        let bomb = zlib(&zlib(&vec![0; 10 << 20]));
        assert!(bomb.len() < 1000);
        assert_eq!(measure(&bomb, &[Growth::Flate, Growth::Flate], 1 << 20), None);
        assert_eq!(measure(&zlib(&[0; 1000]), &[Growth::Flate, Growth::Lzw], 1 << 20), None);
    }

    #[test]
    fn what_is_compressed_twice_and_damaged_counts_at_its_worst() {
        let twice = zlib(&zlib(&vec![0; 4 << 20]));
        let flates = [Growth::Flate, Growth::Flate];
        assert_eq!(measure(&twice, &flates, 4 << 20), Some(4 << 20));
        assert_eq!(measure(&twice[..twice.len() / 2], &flates, 1 << 10), None);
        assert!(measure(b"SIGLE", &flates, 1 << 20).is_some());
    }

    #[test]
    fn the_worst_case_is_no_less() {
        let data = zlib(&vec![0; 1 << 20]);
        assert!(worst_case(data.len(), &[Growth::Flate]) >= 1 << 20);
        assert_eq!(worst_case(usize::MAX, &[Growth::Flate, Growth::Lzw]), u64::MAX);
    }
}
