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
    let mut decoded = match Encoding::for_bom(bytes) {
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
    if let Some(text) = crate::entities::resolved(&decoded.text) {
        decoded.text = text;
    }
    if let Some((text, count)) = unnamed(&decoded.text) {
        decoded.text = text;
        let evidence = Evidence::Unmapped(u32::try_from(count).unwrap_or(u32::MAX));
        decoded.faults.push(Fault { page: None, kind: FaultKind::UnmappedGlyph, evidence });
    }
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
    let mut read = 0;
    for row in rows() {
        match std::str::from_utf8(row) {
            Ok(utf8) if !page.is_likelier(row, utf8) => text.push_str(utf8),
            _ => {
                text.extend(row.iter().map(|byte| page.char(*byte)));
                read += 1;
            }
        }
    }
    let accented = rows().filter(|row| !row.is_ascii()).count();
    let evidence = Evidence::RowsOutsideUtf8 { rows: read, accented, read_as: page.name() };
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
    let another = code_pages::read_in_another(&text).or_else(|| {
        let (found, count) = code_pages::signs_of_windows(&text)?;
        Some((found, "ISO-8859-1", CodePage::Windows1252.name(), count))
    });
    if let Some((found, read, own, count)) = another {
        faults.push(fault(Evidence::ReadInAnother { own, read, count }));
        text = found;
    }
    Decoded { text, faults }
}

/// Control codes beside letters, and codes of private use behind one, are glyphs that a font did not name: fi, fl, ff most
/// often. What stands alone may be a bullet.
fn unnamed(text: &str) -> Option<(String, usize)> {
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\x0b' | '\x0c' | '\r' | '\u{85}');
    let private = |c: char| matches!(c, '\u{E000}'..='\u{EFFF}');
    if !text.contains(|c| control(c) || private(c)) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let letter_before = out.ends_with(char::is_alphabetic);
        let letter_after = rest.peek().is_some_and(|next| next.is_alphabetic());
        // U+0002 at a row's end parts a word.
        let parts = c == '\u{2}' && rest.peek().is_none_or(|next| next.is_whitespace());
        if (control(c) && (letter_before || letter_after) && !parts) || (private(c) && letter_before) {
            out.push(char::REPLACEMENT_CHARACTER);
            count += 1;
        } else if c != '\0' {
            out.push(c);
        }
    }
    (count > 0 || text.contains('\0')).then_some((out, count))
}

fn fault(evidence: Evidence) -> Fault {
    Fault { page: None, kind: FaultKind::Encoding, evidence }
}

/// Many control characters are not in any text. Some are, where a font has no names for its glyphs.
fn refuse_binary(text: &str) -> Result<(), Error> {
    let mut controls = 0_usize;
    let mut nul = false;
    let mut all = 0_usize;
    for c in text.chars() {
        all += 1;
        match c {
            '\t' | '\n' | '\x0b' | '\x0c' | '\r' | '\u{85}' => {}
            c if c.is_control() => {
                controls += 1;
                nul |= c == '\0';
            }
            _ => {}
        }
    }
    if controls * 100 > all * CONTROLS_PER_HUNDRED {
        let evidence = if nul { Evidence::Nul } else { Evidence::Controls { controls, all } };
        return Err(Error::not_text(evidence));
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
        // The apostrophe and the letter behind it are a letter of UTF-8 by chance.
        let chance = b"Activit\x8es\nLes feux d\xd5\x8et\x8e\nl\xd5\x8etude\n";
        assert_eq!(text(chance), "Activités\nLes feux d’été\nl’étude\n");
        let dos = b"Activit\x82s de l'\x82quipe : r\x82gler l'optique, \x85 l'\x82t\x82";
        assert_eq!(text(dos), "Activités de l'équipe : régler l'optique, à l'été");
    }

    #[test]
    fn latin_9_has_the_joined_o_and_e() {
        assert_eq!(text(b"Mettre en \xbduvre l'\xe9t\xe9, au c\xbdur"), "Mettre en œuvre l'été, au cœur");
        assert_eq!(text(b"\xbd journ\xe9e"), "½ journée");
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
    fn bytes_read_in_a_code_page_that_they_are_not_in() {
        let meant = "Les activités du gardien, à l'été, déjà réglé, être créé\n";
        for (own, read) in [(2, 0), (0, 2), (1, 0), (0, 1)].map(|(a, b)| (CodePage::ALL[a], CodePage::ALL[b]))
        {
            let byte = |c: char| (0..=255_u8).find(|byte| own.char(*byte) == c).unwrap();
            let kept: String = meant.chars().map(|c| read.char(byte(c))).collect();
            let decoded = decode(kept.as_bytes()).unwrap();
            assert_eq!(decoded.text, meant, "{} {}", own.name(), read.name());
            assert_eq!(decoded.faults.len(), 1);
        }
        let latin1 = "L\u{92}été \u{96} l\u{92}\u{9c}uvre du gardien\u{85}";
        assert_eq!(text(latin1.as_bytes()), "L’été – l’œuvre du gardien…");
        let beside = "de´ploiement cre´e´ a` la fore^t, re´alise´";
        assert_eq!(text(beside.as_bytes()), beside);
        assert_eq!(text("Ø Feu\nØ Tour\nØ Cap, été".as_bytes()), "Ø Feu\nØ Tour\nØ Cap, été");
    }

    #[test]
    fn glyphs_without_a_name_are_marked() {
        let seen = "Mettre en con\0ance la \0otte et l’e\u{1f}et, véri\u{e001}er. \u{f0b7} Le feu du phare, la tour, le cap et la lande.";
        let seen = format!("{seen}{}", " Le gardien veille.".repeat(9));
        let read = text(seen.as_bytes());
        assert!(read.starts_with(
            "Mettre en con\u{fffd}ance la \u{fffd}otte et l’e\u{fffd}et, véri\u{fffd}er. \u{f0b7} Le"
        ));
        assert_eq!(decode(seen.as_bytes()).unwrap().faults[0].kind, FaultKind::UnmappedGlyph);
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
