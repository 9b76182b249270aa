//! Code pages of one byte a character, and which of them a text is in: that which yields the letters and signs that
//! French is written with. No word is looked at.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

/// A code page. Latin-1 is Windows-1252, as on the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodePage {
    Windows1252,
    /// Latin-9: Latin-1 but for eight signs, œ among them.
    Latin9,
    MacRoman,
    /// Of DOS in western Europe.
    Cp850,
    /// Of DOS elsewhere.
    Cp437,
}

/// Code page 850 from 0x80. `encoding_rs` has what the web has, and this not.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Code page 437 from 0x80.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧\
    ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// Beyond ASCII, what text in French is made of, the likely and the possible.
const LIKELY: &str = "éèêàâçîôûùœ’«»…–°•\u{a0}";
const POSSIBLE: &str = "ëïüöäÿæÉÈÊËÀÂÇÎÏÔÛÙÜŒÆ‘“”—€²³§±×·µ©®™\u{ad}½\u{2011}\u{202f}\u{2022}\u{f0b7}ﬁﬂ✓→";

/// Encoded, and a character, one beside the other.
const LETTERS_IN_UTF8: usize = 3;

impl CodePage {
    /// The commonest first: what says nothing either way is in it.
    pub(crate) const ALL: [Self; 4] = [Self::Windows1252, Self::MacRoman, Self::Cp850, Self::Cp437];

    fn encoding(self) -> Option<&'static Encoding> {
        match self {
            Self::Windows1252 => Some(WINDOWS_1252),
            Self::Latin9 => Some(ISO_8859_15),
            Self::MacRoman => Some(MACINTOSH),
            Self::Cp850 | Self::Cp437 => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Windows1252 => "windows-1252",
            Self::Latin9 => "ISO-8859-15",
            Self::MacRoman => "macintosh",
            Self::Cp850 => "CP850",
            Self::Cp437 => "CP437",
        }
    }

    /// What a byte is.
    pub(crate) fn char(self, byte: u8) -> char {
        if byte.is_ascii() {
            return char::from(byte);
        }
        match self.encoding() {
            Some(encoding) => {
                let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
                text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            None => if self == Self::Cp437 { CP437 } else { CP850 }
                .chars()
                .nth(usize::from(byte) - 0x80)
                .unwrap_or(char::REPLACEMENT_CHARACTER),
        }
    }

    /// Whether a row that could be UTF-8 is likelier in this code page: two of its bytes may be a letter of another script
    /// by chance.
    pub(crate) fn is_likelier(self, row: &[u8], utf8: &str) -> bool {
        !utf8.is_ascii() && {
            let own = likelihood(row.iter().map(|byte| self.char(*byte)));
            own > likelihood(utf8.chars()) && own > 0
        }
    }

    /// Every character beyond ASCII with its byte. Programs keep a byte without a character as that byte's value.
    fn table(self) -> Vec<(char, u8)> {
        let latin1 = (0x80..=0x9f).map(|byte| (char::from(byte), byte));
        let own = (0x80..=0xff).map(|byte| (self.char(byte), byte));
        if self == Self::Windows1252 { own.chain(latin1).collect() } else { own.collect() }
    }
}

/// How French the characters beyond ASCII are.
fn likelihood(text: impl Iterator<Item = char>) -> i64 {
    text.map(weight).sum()
}

fn weight(c: char) -> i64 {
    match c {
        c if c.is_ascii() => 0,
        c if LIKELY.contains(c) => 2,
        c if POSSIBLE.contains(c) => 0,
        _ => -2,
    }
}

/// The code page of rows that are not UTF-8.
pub(crate) fn likeliest<'a, Rows: Iterator<Item = &'a [u8]>>(rows: impl Fn() -> Rows) -> CodePage {
    let mut counts = [0_i64; 256];
    for byte in rows().flatten() {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let weigh = |page: CodePage| -> i64 {
        (0x80..=0xff_u8)
            .map(|byte| {
                let times = counts.get(usize::from(byte)).copied().unwrap_or(0);
                times * weight(page.char(byte))
            })
            .sum()
    };
    let mut best = (CodePage::Windows1252, weigh(CodePage::Windows1252));
    for page in [CodePage::MacRoman, CodePage::Cp850] {
        let weight = weigh(page);
        if weight > best.1 {
            best = (page, weight);
        }
    }
    let of_windows = counts.iter().take(0xa0).skip(0x80).any(|count| *count > 0);
    if best.0 == CodePage::Windows1252 && !of_windows && rows().any(joins_o_and_e) {
        return CodePage::Latin9;
    }
    best.0
}

/// A half before the letters that œ stands before: `c½ur`, `½il` are Latin-9 that was taken for Latin-1.
fn joins_o_and_e(row: &[u8]) -> bool {
    row.windows(2).any(|pair| matches!(pair, [0xbd, b'u' | b'i'] | [0xbc, b'u' | b'i' | b'U' | b'I']))
}

/// The text whose UTF-8 was read in this code page, and how many characters came back; nothing where more of the
/// characters beyond ASCII stand for themselves.
pub(crate) fn taken_back(text: &str, page: &CodePage) -> Option<(String, usize)> {
    const FEW: usize = 3;
    if text.is_ascii() {
        return None;
    }
    let table = page.table();
    let byte = |c: char| table.iter().find(|(known, _)| *known == c).map(|(_, byte)| *byte);
    let mut out = String::with_capacity(text.len());
    let (mut back, mut own) = (0_usize, 0_usize);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c.is_ascii() {
            out.push(c);
            continue;
        }
        if let Some((meant, length)) = meant(c, rest.clone(), &byte) {
            out.push(meant);
            back += 1;
            for _ in 1..length {
                rest.next();
            }
        } else {
            own += 1;
            out.push(c);
        }
    }
    (back >= FEW && back > own && likelihood(out.chars()) > likelihood(text.chars())).then_some((out, back))
}

/// The text whose bytes were read in a code page that they are not in, both pages by name, and how many characters came
/// back. Such a text has hardly a letter of French beyond ASCII; in the other page it has hardly any else, é before all.
pub(crate) fn read_in_another(text: &str) -> Option<(String, &'static str, &'static str, usize)> {
    const FEW: i64 = 3;
    /// One in so many is an é.
    const ACUTE: i64 = 4;
    // Each character once, with how often it stands there: a text may be long.
    let mut beyond: BTreeMap<char, i64> = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_ascii()) {
        *beyond.entry(c).or_default() += 1;
    }
    let all: i64 = beyond.values().sum();
    let weigh = |back: &dyn Fn(char) -> char| -> i64 {
        beyond.iter().map(|(c, times)| times * weight(back(*c))).sum()
    };
    if all < FEW || weigh(&|c| c) >= 0 {
        return None;
    }
    let pages = CodePage::ALL.into_iter();
    let pairs = pages.clone().flat_map(|read| pages.clone().map(move |own| (read, own)));
    let found = pairs.filter(|(read, own)| read != own).map(|(read, own)| {
        let table = read.table();
        let back = move |c: char| {
            let byte = table.iter().find(|(known, _)| *known == c).filter(|_| !c.is_ascii());
            byte.map_or(c, |(_, byte)| own.char(*byte))
        };
        (weigh(&back), read, own, back)
    });
    let (weight, read, own, back) = found.max_by_key(|(weight, ..)| *weight)?;
    let acute: i64 = beyond.iter().filter(|(c, _)| back(**c) == 'é').map(|(_, times)| times).sum();
    if weight < all || acute * ACUTE < all {
        return None;
    }
    let count = usize::try_from(all).unwrap_or(usize::MAX);
    Some((text.chars().map(back).collect(), read.name(), own.name(), count))
}

/// The signs of Windows-1252 that were read as Latin-1, where they are control codes, in a text whose letters are sound.
pub(crate) fn signs_of_windows(text: &str) -> Option<(String, usize)> {
    let is_sign = |c: char| ('\u{80}'..='\u{9f}').contains(&c) && c != '\u{85}';
    let count = text.chars().filter(|c| is_sign(*c)).count();
    let sign = |c: char| match u8::try_from(u32::from(c)) {
        Ok(byte @ 0x80..=0x9f) => CodePage::Windows1252.char(byte),
        _ => c,
    };
    (count > 0).then(|| (text.chars().map(sign).collect(), count))
}

/// The character whose bytes were read as `first` and what follows, and how many characters they became.
fn meant(
    first: char,
    follow: std::str::Chars<'_>,
    byte: &impl Fn(char) -> Option<u8>,
) -> Option<(char, usize)> {
    let lead = byte(first).filter(|lead| (0xc2..=0xef).contains(lead))?;
    let length = if lead < 0xe0 { 2 } else { LETTERS_IN_UTF8 };
    let mut bytes = vec![lead];
    let mut ahead = follow.clone();
    for c in ahead.by_ref().take(length - 1) {
        match byte(c) {
            Some(next) if (0x80..=0xbf).contains(&next) => bytes.push(next),
            _ => break,
        }
    }
    if let Some(found) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
        return Some((found, length));
    }
    // The second byte of à is a no-break space, which programs make a space, or cut off at an end.
    let ends = follow.clone().next().is_none_or(char::is_whitespace);
    let spaces = follow.take_while(|c| *c == ' ').take(2).count();
    (lead == 0xc3 && (spaces > 0 || ends)).then_some(('à', spaces.max(1)))
}
