//! Bytes to characters.
//!
//! A byte order mark decides, or the zeros of UTF-16. Without them the text is UTF-8; a row that is not is in the code
//! page that makes the likeliest text of all such rows ([`crate::code_pages`]). That is decided row by row: files are
//! glued together, and one bad byte must not turn the accents of a whole document into noise.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use reac_lines::{Evidence, Fault, FaultKind};

use crate::code_pages::{self, CodePage};
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
        None => match without_mark(bytes) {
            Some(encoding) => with_mark(encoding, bytes),
            None => by_rows(bytes),
        },
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

/// UTF-16 without a mark: of the letters of a text in French nearly every second byte is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOKED_AT: usize = 4096;
    let head = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, units) = (zeros(0), zeros(1), head.len() / 2);
    let most = |these: usize, those: usize| units >= 8 && these * 10 > units * 8 && those * 50 < units;
    match () {
        () if most(odd, even) => Some(UTF_16LE),
        () if most(even, odd) => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-8, and the likeliest code page for the rows that are not.
fn by_rows(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return taken_back(text.to_owned(), Vec::new());
    }
    let rows = || bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r'));
    let outside = || rows().filter(|row| std::str::from_utf8(row).is_err());
    let page = code_pages::likeliest(outside);
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for row in rows() {
        match std::str::from_utf8(row) {
            Ok(row) => text.push_str(row),
            Err(_) => text.extend(row.iter().map(|byte| page.char(*byte))),
        }
    }
    let accented = rows().filter(|row| !row.is_ascii()).count();
    let evidence = Evidence::RowsOutsideUtf8 { rows: outside().count(), accented, read_as: page.name() };
    taken_back(text, vec![fault(evidence)])
}

/// As many times a text is taken to have gone through a code page.
const LAYERS: usize = 3;

/// Takes back readings of UTF-8 in a code page, where the whole text went through one.
fn taken_back(mut text: String, mut faults: Vec<Fault>) -> Decoded {
    for _ in 0..LAYERS {
        let found = CodePage::ALL.iter().find_map(|page| {
            let (found, count) = code_pages::taken_back(&text, page)?;
            Some((page, found, count))
        });
        let Some((page, found, count)) = found else { break };
        faults.push(fault(Evidence::ReadTwice(page.name(), count)));
        text = found;
    }
    Decoded { text, faults }
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
    fn utf16_without_a_mark() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(text(&utf16("Le phare est éteint")), "Le phare est éteint");
        let swapped: Vec<u8> =
            utf16("Le phare est éteint").chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        assert_eq!(text(&swapped), "Le phare est éteint");
    }

    #[test]
    fn mac_roman_and_code_page_850() {
        let mac = b"Activit\x8es de l\xd5\x8equipe : r\x8egler l\xd5optique, \x88 l\xd5\x8et\x8e";
        assert_eq!(text(mac), "Activités de l’équipe : régler l’optique, à l’été");
        let dos = b"Activit\x82s de l'\x82quipe : r\x82gler l'optique, \x85 l'\x82t\x82";
        assert_eq!(text(dos), "Activités de l'équipe : régler l'optique, à l'été");
    }

    #[test]
    fn utf8_read_in_a_code_page_and_kept_so() {
        let meant = "Les activités de l’équipe\nL’été, à l’œuvre, déjà « réglé »\nCRÉER ÊTRE\n";
        for page in CodePage::ALL {
            let kept: String = meant.bytes().map(|byte| page.char(byte)).collect();
            let decoded = decode(kept.as_bytes()).unwrap();
            assert_eq!(decoded.text, meant, "{}", page.name());
            assert_eq!(decoded.faults.len(), 1);
        }
        let twice = |text: &str| text.bytes().map(|byte| CodePage::ALL[0].char(byte)).collect::<String>();
        assert_eq!(text(twice(&twice(meant)).as_bytes()), meant);
        // No-break spaces became spaces.
        assert_eq!(
            text("Ã  la lanterne, Ã©teint dÃ©jÃ  l'Ã©tÃ©".as_bytes()),
            "à la lanterne, éteint déjà l'été"
        );
    }

    #[test]
    fn one_letter_read_twice_among_sound_ones_is_left_to_the_normaliser() {
        let mixed = "L’été, l’œuvre, déjà réglé, dÃ©monté";
        assert_eq!(text(mixed.as_bytes()), mixed);
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
        assert_eq!(
            decoded.faults[0].evidence,
            Evidence::RowsOutsideUtf8 { rows: 1, accented: 2, read_as: "windows-1252" }
        );
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
