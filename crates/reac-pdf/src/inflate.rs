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
    let zlib = count(chain(data, flates, |inner| Box::new(ZlibDecoder::new(inner))), limit)?;
    let size = match zlib {
        // No zlib header: some writers leave it out, and readers bear it.
        0 if flates > 0 => count(chain(data, flates, |inner| Box::new(DeflateDecoder::new(inner))), limit)?,
        size => size,
    };
    size.checked_mul(factor)
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
    fn the_worst_case_is_no_less() {
        let data = zlib(&vec![0; 1 << 20]);
        assert!(worst_case(data.len(), &[Growth::Flate]) >= 1 << 20);
        assert_eq!(worst_case(usize::MAX, &[Growth::Flate, Growth::Lzw]), u64::MAX);
    }
}
