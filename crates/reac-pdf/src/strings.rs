//! Text strings of PDF: UTF-16 or UTF-8 with their mark, else PDFDocEncoding.

/// PDFDocEncoding from 0x18 on, where it is not Latin-1.
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
/// … and from 0x80 on.
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ',
    'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
];

/// Decodes one.
pub(crate) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| document_char(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn document_char(byte: u8) -> char {
    let table = match byte {
        0x18..=0x1F => LOW.get(usize::from(byte - 0x18)),
        0x80..=0xA0 => HIGH.get(usize::from(byte - 0x80)),
        _ => None,
    };
    table.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::text_string;

    #[test]
    fn each_encoding_is_known_by_its_mark() {
        assert_eq!(text_string(b"\xFE\xFF\x00f\x01\x53"), "fœ");
        assert_eq!(text_string(b"\xFF\xFEf\x00"), "f");
        assert_eq!(text_string(b"\xEF\xBB\xBF\xC3\xA9"), "é");
        assert_eq!(text_string(b"\xE9t\xE9 \x84 \x93"), "été — ﬁ");
    }

    #[test]
    fn half_a_unit_is_left_out() {
        assert_eq!(text_string(b"\xFE\xFF\x00f\x00"), "f");
        assert_eq!(text_string(b""), "");
    }
}
