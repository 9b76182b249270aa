//! Character maps and widths, looked over before an engine spells them out: how many characters they name and how deep
//! their brackets nest is bounded.

/// Characters a font may give widths or Unicode values to; the largest fonts have 65,536 glyphs.
pub(crate) const MAX_CHARACTERS: u64 = 200_000;
/// Brackets inside brackets.
const MAX_NESTING: u32 = 64;

/// Whether a character map keeps both bounds.
pub(crate) fn is_sound(map: &[u8]) -> bool {
    is_shallow(map) && covered(map) <= MAX_CHARACTERS
}

/// Whether brackets of each kind nest within reason.
pub(crate) fn is_shallow(data: &[u8]) -> bool {
    nesting(data) <= MAX_NESTING
}

/// How deep brackets of one kind nest at most. In binary data they open and close by chance, at even odds.
fn nesting(data: &[u8]) -> u32 {
    let deepest = |(opening, closing)| {
        let (mut depth, mut deepest) = (0_u32, 0);
        for &byte in data {
            if byte == opening {
                depth = depth.saturating_add(1);
                deepest = deepest.max(depth);
            } else if byte == closing {
                depth = depth.saturating_sub(1);
            }
        }
        deepest
    };
    [(b'(', b')'), (b'[', b']'), (b'{', b'}'), (b'<', b'>')].into_iter().map(deepest).max().unwrap_or(0)
}

/// How many characters the ranges of a character map cover together.
fn covered(map: &[u8]) -> u64 {
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
    total
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
    fn characters_of_ranges_are_counted() {
        let map = b"2 beginbfrange <0003> <005F> <0020> <0060><0062>[<0041> <0042> <0043>] endbfrange";
        assert_eq!(covered(map), 93 + 3);
        assert_eq!(covered(b""), 0);
        assert_eq!(covered(b"1 beginbfchar <0003> <0020> endbfchar"), 0);
    }

    #[test]
    fn brackets_are_counted() {
        assert_eq!(nesting(b"/Name (a (b) c) def [ 1 ]"), 2);
        assert_eq!(nesting(b"<< /A << /B 1 >> >>"), 4);
        assert_eq!(nesting(b"no bracket"), 0);
    }

    #[test]
    fn an_ordinary_map_is_sound() {
        assert!(is_sound(b"1 beginbfrange <0003> <005F> <0020> endbfrange /Name (a (b) c) def [ [ 1 ] ]"));
    }
}
