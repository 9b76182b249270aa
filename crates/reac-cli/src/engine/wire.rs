//! Frames between a run and its workers: a mark, a number, a length, a digest, then the bytes. What is not such a
//! frame, whole and in its turn, is no answer.

use std::io::{self, ErrorKind, Read, Write};

use sha2::{Digest, Sha256};

const MARK: [u8; 4] = *b"reac";

/// Mark, number, length, digest.
const HEAD: usize = 4 + 8 + 8 + 8;

/// Longest frame that is believed.
const LONGEST: u64 = 1 << 32;

/// Writes one frame.
pub(crate) fn write(out: &mut impl Write, number: u64, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&head(number, bytes))?;
    out.write_all(bytes)?;
    out.flush()
}

/// What a worker says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// It begins with a page that has to be recognised: its number among those, and how many these are.
    Page(u32, u32),
    /// What became of the document.
    Answer(Vec<u8>),
}

/// Number of the frames that are no answer.
const NEWS: u64 = u64::MAX;

/// Writes that a page has begun.
pub(crate) fn write_page(out: &mut impl Write, page: u32, pages: u32) -> io::Result<()> {
    write(out, NEWS, &[page.to_le_bytes(), pages.to_le_bytes()].concat())
}

/// Reads what is said on the way to frame `number`, or that frame; none at the end of the stream.
pub(crate) fn said(input: &mut impl Read, number: u64) -> io::Result<Option<Said>> {
    match frame(input)? {
        None => Ok(None),
        Some((NEWS, bytes)) => match bytes.as_chunks() {
            ([page, pages], []) => {
                Ok(Some(Said::Page(u32::from_le_bytes(*page), u32::from_le_bytes(*pages))))
            }
            _ => Err(foreign()),
        },
        Some((found, bytes)) if found == number => Ok(Some(Said::Answer(bytes))),
        Some(_) => Err(foreign()),
    }
}

/// Reads frame `number`; none at the end of the stream.
pub(crate) fn read(input: &mut impl Read, number: u64) -> io::Result<Option<Vec<u8>>> {
    match frame(input)? {
        None => Ok(None),
        Some((found, bytes)) if found == number => Ok(Some(bytes)),
        Some(_) => Err(foreign()),
    }
}

fn frame(input: &mut impl Read) -> io::Result<Option<(u64, Vec<u8>)>> {
    let mut seen = Vec::with_capacity(HEAD);
    input.by_ref().take(HEAD as u64).read_to_end(&mut seen)?;
    if seen.is_empty() {
        return Ok(None);
    }
    let field = |from: usize| {
        let bytes = seen.get(from..from + 8).and_then(|part| part.try_into().ok());
        bytes.map_or(u64::MAX, u64::from_le_bytes)
    };
    let (number, length) = (field(4), field(12));
    if length > LONGEST {
        return Err(foreign());
    }
    let mut bytes = Vec::new();
    input.by_ref().take(length).read_to_end(&mut bytes)?;
    if seen == head(number, &bytes) { Ok(Some((number, bytes))) } else { Err(foreign()) }
}

fn head(number: u64, bytes: &[u8]) -> Vec<u8> {
    let mut head = MARK.to_vec();
    head.extend(number.to_le_bytes());
    head.extend((bytes.len() as u64).to_le_bytes());
    head.extend(Sha256::digest(bytes).iter().take(8));
    head
}

fn foreign() -> io::Error {
    io::Error::new(ErrorKind::InvalidData, "not an answer")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_on_the_way_to_an_answer() {
        let mut stream = Vec::new();
        write_page(&mut stream, 3, 38).unwrap();
        write(&mut stream, 7, b"bytes").unwrap();
        let mut stream = stream.as_slice();
        assert_eq!(said(&mut stream, 7).unwrap(), Some(Said::Page(3, 38)));
        assert_eq!(said(&mut stream, 7).unwrap(), Some(Said::Answer(b"bytes".to_vec())));
        assert_eq!(said(&mut stream, 8).unwrap(), None);
        let mut short = Vec::new();
        write(&mut short, NEWS, b"page").unwrap();
        assert!(said(&mut short.as_slice(), 7).is_err());
    }

    #[test]
    fn a_frame_comes_back_and_nothing_else_does() {
        let mut frame = Vec::new();
        write(&mut frame, 7, b"bytes").unwrap();
        assert_eq!(read(&mut frame.as_slice(), 7).unwrap().unwrap(), b"bytes");
        assert_eq!(read(&mut [].as_slice(), 1).unwrap(), None);
        assert!(read(&mut frame.as_slice(), 8).is_err(), "out of turn");
        assert!(read(&mut &frame[..frame.len() - 1], 7).is_err(), "cut");
        assert!(read(&mut &frame[..9], 7).is_err(), "cut in its head");
        assert!(read(&mut b"a line that a library printed to the standard output\n".as_slice(), 7).is_err());
        frame[30] ^= 1;
        assert!(read(&mut frame.as_slice(), 7).is_err(), "changed");
    }
}
