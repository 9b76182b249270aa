//! WinAnsiEncoding, the code page that the standard fonts are shown with.

/// Codes 128 to 159, where WinAnsi is not Latin-1.
const UPPER: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Code of a letter, if it has one.
pub(crate) fn winansi(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0x20..=0x7e | 0xa0..=0xff) => u8::try_from(code).ok(),
        _ => UPPER.chars().position(|u| u == c).and_then(|i| u8::try_from(i + 128).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::winansi;

    #[test]
    fn french_letters_have_their_codes() {
        for (c, code) in [('é', 0xe9), ('œ', 0x9c), ('’', 0x92), ('–', 0x96), ('•', 0x95), ('A', 0x41)]
        {
            assert_eq!(winansi(c), Some(code), "{c}");
        }
        assert_eq!(winansi('\u{f0b7}'), None);
    }
}
