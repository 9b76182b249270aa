//! Strings, numbers, and the parts of a `TJ` array, read as nearly all are written: plain.
//!
//! hayro reads any object in an array, references among them, and tries them all at each number. What is not plain is
//! left to it.

/// Bytes of a hexadecimal string that is read here.
const LONGEST: usize = 64;

/// Digits of a number that fit.
const DIGITS: usize = 15;

/// One part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part<'a> {
    /// `(text)` without anything to resolve.
    Literal(&'a [u8]),
    /// `<0A1B>`: pairs of digits, few enough for [`bytes`].
    Hex(&'a [u8]),
    /// What moves the pen.
    Number(f64),
}

/// A few bytes.
pub(super) struct Short {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Short {
    pub(super) fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// The parts, up to the first that is not plain.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    rest: &'a [u8],
    given: usize,
}

impl<'a> Parts<'a> {
    /// Over what stands between the brackets.
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { rest: data, given: 0 }
    }

    /// How many parts were given where the next is not plain; `None` where all were.
    pub(super) fn given_up_after(&self) -> Option<usize> {
        (!after_space(self.rest).is_empty()).then_some(self.given)
    }

    /// What stands behind the parts that were given, and behind a space.
    pub(super) fn rest(&self) -> &'a [u8] {
        after_space(self.rest)
    }

    fn read(&self) -> Option<(Part<'a>, &'a [u8])> {
        let rest = after_space(self.rest);
        if matches!(rest.first()?, b'(' | b'<') {
            return string(rest);
        }
        let (value, rest) = number(rest)?;
        // Another number might make it a reference.
        let ends = matches!(after_space(rest).first(), None | Some(b'(' | b'<' | b']'));
        ends.then_some((Part::Number(value), rest))
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let (part, rest) = self.read()?;
        self.rest = rest;
        self.given += 1;
        Some(part)
    }
}

fn after_space(data: &[u8]) -> &[u8] {
    let spaces = data.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
    data.get(spaces..).unwrap_or_default()
}

/// A plain string, and what follows it.
pub(super) fn string(data: &[u8]) -> Option<(Part<'_>, &[u8])> {
    match data.split_first()? {
        (b'(', inside) => literal(inside),
        (b'<', inside) => hexadecimal(inside),
        _ => None,
    }
}

fn literal(inside: &[u8]) -> Option<(Part<'_>, &[u8])> {
    let end = inside.iter().position(|byte| matches!(byte, b')' | b'(' | b'\\' | b'\n' | b'\r'))?;
    let (text, rest) = inside.split_at_checked(end)?;
    Some((Part::Literal(text), rest.strip_prefix(b")")?))
}

fn hexadecimal(inside: &[u8]) -> Option<(Part<'_>, &[u8])> {
    let length = inside.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let (digits, rest) = inside.split_at_checked(length)?;
    let fits = length % 2 == 0 && length <= 2 * LONGEST;
    Some((Part::Hex(digits), rest.strip_prefix(b">").filter(|_| fits)?))
}

/// What pairs of digits stand for.
pub(super) fn bytes(digits: &[u8]) -> Short {
    let mut out = Short { bytes: [0; LONGEST], length: 0 };
    for (byte, [high, low]) in out.bytes.iter_mut().zip(digits.as_chunks().0) {
        *byte = digit_value(*high) << 4 | digit_value(*low);
        out.length += 1;
    }
    out
}

/// In either case letters have bit 6, which digits have not, and stand nine below what they mean.
fn digit_value(byte: u8) -> u8 {
    (byte & 0xf) + 9 * (byte >> 6)
}

/// A number without an exponent or a doubled sign, and what follows it.
pub(super) fn number(data: &[u8]) -> Option<(f64, &[u8])> {
    let (negative, digits) = match data {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let (mut mantissa, mut count, mut fraction) = (0_u64, 0, None);
    let mut rest = digits;
    while let Some((byte, after)) = rest.split_first() {
        match byte {
            b'0'..=b'9' if count < DIGITS => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                count += 1;
            }
            b'0'..=b'9' => return None,
            b'.' if fraction.is_none() => fraction = Some(count),
            _ => break,
        }
        rest = after;
    }
    if count == 0 {
        return None;
    }
    let shift = fraction.map_or(0, |whole| count - whole);
    // Exact, both: below 2^53, and a power of ten below 10^22.
    let value = mantissa as f64 / POWERS.get(shift)?;
    let value = if !negative {
        value
    } else if fraction.is_some() {
        -value
    } else {
        // A whole number has no negative zero.
        0.0 - value
    };
    Some((value, rest))
}

const POWERS: [f64; DIGITS + 1] =
    [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_syntax::object::{Array, FromBytes, Object};

    /// What hayro reads, told as this module tells it.
    fn theirs(data: &[u8]) -> Vec<(Vec<u8>, u64)> {
        let whole = [b"[", data, b"]"].concat();
        let Some(array) = Array::from_bytes(&whole) else { return Vec::new() };
        let parts = array.iter::<Object<'_>>();
        parts
            .map(|part| match part {
                Object::String(string) => (string.as_bytes().to_vec(), 0),
                Object::Number(number) => (Vec::new(), number.as_f64().to_bits()),
                _ => (b"other".to_vec(), 1),
            })
            .collect()
    }

    fn ours(data: &[u8]) -> (Vec<(Vec<u8>, u64)>, Option<usize>) {
        let mut parts = Parts::new(data);
        let told = parts
            .by_ref()
            .map(|part| match part {
                Part::Literal(bytes) => (bytes.to_vec(), 0),
                Part::Hex(digits) => (bytes(digits).as_slice().to_vec(), 0),
                Part::Number(number) => (Vec::new(), number.to_bits()),
            })
            .collect();
        (told, parts.given_up_after())
    }

    #[test]
    fn plain_arrays_read_as_hayro_reads_them() {
        for data in [
            &b"(Le)-4( m)3.25(ot)-.5( d)0.(it)-0.0(x)-0"[..],
            b"<00480065>-17 <006C>\n12.5\n<>",
            b"  ",
            b"(a) 15 (b)",
        ] {
            assert_eq!(ours(data), (theirs(data), None), "{}", String::from_utf8_lossy(data));
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_hayro_and_what_came_before_is_right() {
        for data in [
            &b"(Le)-4(a\\051b)3"[..],
            b"(a)12 0 R(b)",
            b"(a)5 6(b)",
            b"(a(b)c)1",
            b"<4 1>3",
            b"<414>3",
            b"(a)--5(b)",
            b"(a)+5(b)",
            b"(a)1e5(b)",
            b"(a)/Name(b)",
            b"(a)%comment\n(b)",
            b"(a)1234567890123456789(b)",
            b"(a)12 (open",
            b"(a)12345678901234567890.5",
        ] {
            let ((told, given), theirs) = (ours(data), theirs(data));
            assert_eq!(given, Some(told.len()), "{}", String::from_utf8_lossy(data));
            assert!(theirs.is_empty() || theirs.starts_with(&told), "{}", String::from_utf8_lossy(data));
        }
    }
}
