//! Bytes to characters.
//!
//! A byte order mark decides. Without one the text is UTF-8; a row that is not is Windows-1252, which Latin-1
//! text is as well. That is decided row by row: files are glued together, and one bad byte must not turn the
//! accents of a whole document into noise.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use reac_lines::{Evidence, Fault, FaultKind};

use crate::error::Error;

/// Text, and what was odd about its bytes.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) faults: Vec<Fault>,
}

/// Of a hundred characters, as many may be control characters before the whole is no text.
const CONTROLS_PER_HUNDRED: usize = 2;

/// Decodes.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding != UTF_8 => {
            with_mark(encoding, bytes.get(length..).unwrap_or_default())
        }
        Some((_, length)) => by_rows(bytes.get(length..).unwrap_or_default()),
        None => by_rows(bytes),
    };
    refuse_binary(&decoded.text)?;
    if decoded.text.chars().all(char::is_whitespace) {
        return Err(Error::empty());
    }
    Ok(decoded)
}

/// UTF-16, of either order.
fn with_mark(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let faults = if damaged { vec![fault(Evidence::UnitsOutside(encoding.name()))] } else { Vec::new() };
    Decoded { text: text.into_owned(), faults }
}

/// UTF-8, and Windows-1252 for the rows that are not.
fn by_rows(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), faults: Vec::new() };
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let (mut other, mut accented) = (0_usize, 0_usize);
    for row in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
        let decoded = match std::str::from_utf8(row) {
            Ok(row) => Cow::Borrowed(row),
            Err(_) => {
                other += 1;
                WINDOWS_1252.decode_without_bom_handling(row).0
            }
        };
        accented += usize::from(!row.is_ascii());
        text.push_str(&decoded);
    }
    Decoded { text, faults: vec![fault(Evidence::RowsOutsideUtf8 { rows: other, accented })] }
}

fn fault(evidence: Evidence) -> Fault {
    Fault { page: None, kind: FaultKind::Encoding, evidence }
}

/// A NUL, or many other control characters, are not in any text.
fn refuse_binary(text: &str) -> Result<(), Error> {
    let mut controls = 0_usize;
    let mut all = 0_usize;
    for c in text.chars() {
        all += 1;
        match c {
            '\0' => return Err(Error::not_text(Evidence::Nul)),
            '\t' | '\n' | '\x0b' | '\x0c' | '\r' => {}
            c if c.is_control() => controls += 1,
            _ => {}
        }
    }
    if controls * 100 > all * CONTROLS_PER_HUNDRED {
        return Err(Error::not_text(Evidence::Controls { controls, all }));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text
    }

    #[test]
    fn utf8_with_and_without_mark() {
        assert_eq!(text("Équipe".as_bytes()), "Équipe");
        assert_eq!(text(b"\xEF\xBB\xBF\xC3\x89quipe"), "Équipe");
        assert!(decode("Équipe".as_bytes()).unwrap().faults.is_empty());
    }

    #[test]
    fn utf16_of_either_order() {
        assert_eq!(text(b"\xFF\xFE\xC9\x00t\x00\xE9\x00"), "Été");
        assert_eq!(text(b"\xFE\xFF\x00\xC9\x00t\x00\xE9"), "Été");
    }

    #[test]
    fn half_a_surrogate_is_a_fault() {
        let decoded = decode(b"\xFF\xFEa\x00\x00\xD8b\x00").unwrap();
        assert_eq!(decoded.text, "a\u{FFFD}b");
        assert_eq!(decoded.faults.len(), 1);
    }

    #[test]
    fn latin_1_and_windows_1252_by_row() {
        let decoded = decode(b"\xC9tape de l\x92\xE9quipe \x80\nD\xC3\xA9but\n").unwrap();
        assert_eq!(decoded.text, "Étape de l’équipe €\nDébut\n");
        assert_eq!(decoded.faults.len(), 1);
        assert_eq!(decoded.faults[0].kind, FaultKind::Encoding);
        assert_eq!(decoded.faults[0].evidence, Evidence::RowsOutsideUtf8 { rows: 1, accented: 2 });
    }

    #[test]
    fn what_is_no_text() {
        for bytes in [&b"abc\0def"[..], b"\x01\x02\x03abc", b"\x7fELF\x02\x01"] {
            assert_eq!(decode(bytes).unwrap_err().kind(), ErrorKind::NotText, "{bytes:?}");
        }
        for bytes in [&b""[..], b" \t\r\n\x0c", b"\xEF\xBB\xBF", b"\xFF\xFE"] {
            assert_eq!(decode(bytes).unwrap_err().kind(), ErrorKind::Empty, "{bytes:?}");
        }
    }

    #[test]
    fn a_stray_control_character_is_no_reason_to_refuse() {
        let mut bytes = "Une phrase assez longue. ".repeat(4).into_bytes();
        bytes.push(0x1a);
        assert!(text(&bytes).ends_with('\u{1a}'));
    }
}
