//! Character maps and widths, looked over before an engine spells them out: four bytes can name four thousand
//! million characters, and a row of brackets can nest deeper than any stack.

/// Characters a font may give widths or Unicode values to; the largest fonts have 65,536 glyphs.
pub(crate) const MAX_CHARACTERS: u64 = 200_000;
/// Brackets inside brackets.
const MAX_NESTING: u32 = 64;

/// Whether a character map can be read in bounded time and stack.
pub(crate) fn is_sound(map: &[u8]) -> bool {
    is_shallow(map) && ranges_are_bounded(map)
}

/// Whether brackets of each kind nest within reason. In binary data they open and close by chance, at even odds.
pub(crate) fn is_shallow(data: &[u8]) -> bool {
    [(b'(', b')'), (b'[', b']'), (b'{', b'}'), (b'<', b'>')].iter().all(|&(opening, closing)| {
        let mut depth = 0_u32;
        data.iter().all(|&byte| {
            if byte == opening {
                depth += 1;
            } else if byte == closing {
                depth = depth.saturating_sub(1);
            }
            depth <= MAX_NESTING
        })
    })
}

/// Whether the ranges of a character map together cover a number of characters that fonts can have.
fn ranges_are_bounded(map: &[u8]) -> bool {
    let mut total = 0_u64;
    let mut pair: Vec<u64> = Vec::new();
    let (mut inside, mut in_list) = (false, false);
    for token in Tokens(map) {
        match token {
            b"beginbfrange" => (inside, in_list) = (true, false),
            b"endbfrange" => inside = false,
            b"[" => in_list = true,
            b"]" => {
                in_list = false;
                pair.clear();
            }
            _ if inside && !in_list && token.first() == Some(&b'<') => {
                pair.push(hexadecimal(token));
                match pair.as_slice() {
                    [first, last] => {
                        total = total.saturating_add(last.saturating_sub(*first).saturating_add(1))
                    }
                    [_, _, _] => pair.clear(),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    total <= MAX_CHARACTERS
}

/// A hexadecimal string as a number; saturating.
fn hexadecimal(token: &[u8]) -> u64 {
    let digits = token.iter().filter_map(|&byte| char::from(byte).to_digit(16));
    digits.fold(0_u64, |value, digit| value.saturating_mul(16).saturating_add(u64::from(digit)))
}

/// Words, brackets and hexadecimal strings of a character map.
struct Tokens<'m>(&'m [u8]);

impl<'m> Iterator for Tokens<'m> {
    type Item = &'m [u8];

    fn next(&mut self) -> Option<&'m [u8]> {
        let start = self.0.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let rest = self.0.get(start..)?;
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"<[]/".contains(byte);
        let length = match rest.first()? {
            b'<' => rest.iter().position(|byte| *byte == b'>').map_or(rest.len(), |at| at + 1),
            b'[' | b']' => 1,
            _ => 1 + rest.iter().skip(1).position(is_end).unwrap_or(rest.len() - 1),
        };
        let (token, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_ranges_are_bounded() {
        let map = b"2 beginbfrange <0003> <005F> <0020> <0060><0062>[<0041> <0042> <FFFFFFFF>] endbfrange";
        assert!(ranges_are_bounded(map));
        assert!(ranges_are_bounded(b""));
        assert!(ranges_are_bounded(b"beginbfchar <FFFFFFFF> <0020> endbfchar"));
    }

    #[test]
    fn a_range_of_all_codes_is_not() {
        assert!(!ranges_are_bounded(b"1 beginbfrange\n<00000000> <FFFFFFFF> <0020>\nendbfrange"));
        let many = b"beginbfrange <0000> <FFFF> <0020> <0000> <FFFF> <0020> <0000> <FFFF> <0020> <0000> <FFFF> <0020>";
        assert!(!ranges_are_bounded(many));
    }

    #[test]
    fn deep_brackets_are_not_sound() {
        assert!(is_sound(b"/Name (a (b) c) def [ [ 1 ] ]"));
        assert!(!is_sound(&[b'('; 100]));
        assert!(!is_sound(&b"<<".repeat(50)));
    }
}
