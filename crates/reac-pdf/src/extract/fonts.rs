//! Fonts for pdf-extract: one dictionary a page, with what it misreads put in a form it reads.

use super::objects::{decode, dict_entry, entry, name_entry, number, resolve, stream_entry};
use crate::budget::Budget;
use crate::style::weight_and_slant;
use pdf_extract::{Dictionary, Document, Object};
use std::collections::HashMap;

/// Characters a font may give widths or Unicode values to; the largest fonts have 65,536 glyphs.
const MAX_CHARACTERS: u64 = 200_000;

/// The fonts a page uses, under names of our own: `F0`, `F1`, … by their index here.
#[derive(Default)]
pub(super) struct PageFonts<'d> {
    known: HashMap<*const Dictionary, Option<usize>>,
    fonts: Vec<PageFont<'d>>,
}

pub(super) struct PageFont<'d> {
    dict: &'d Dictionary,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) horizontal: bool,
}

impl<'d> PageFonts<'d> {
    /// The font a stream knows as `name`.
    pub(super) fn find(
        &mut self,
        document: &'d Document,
        resources: Option<&'d Dictionary>,
        name: &[u8],
    ) -> Option<usize> {
        let fonts = dict_entry(document, resources?, b"Font")?;
        self.add(document, dict_entry(document, fonts, name)?)
    }

    pub(super) fn add(&mut self, document: &'d Document, dict: &'d Dictionary) -> Option<usize> {
        // Dictionaries do not move while the document is borrowed: their address names them.
        let key = std::ptr::from_ref(dict);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let index = is_usable(document, dict).then_some(self.fonts.len());
        if index.is_some() {
            let name = name_entry(document, dict, b"BaseFont").map(String::from_utf8_lossy);
            let (bold, italic) = name.map_or((false, false), |name| weight_and_slant(&name));
            let vertical = name_entry(document, dict, b"Encoding").is_some_and(|name| name.ends_with(b"-V"));
            self.fonts.push(PageFont { dict, bold, italic, horizontal: !vertical });
        }
        self.known.insert(key, index);
        index
    }

    pub(super) fn get(&self, index: usize) -> Option<&PageFont<'d>> {
        self.fonts.get(index)
    }

    pub(super) fn name(index: usize) -> Vec<u8> {
        format!("F{index}").into_bytes()
    }

    /// The dictionary of all fonts of the page.
    pub(super) fn dictionary(&self, document: &Document, budget: &mut Budget) -> Dictionary {
        let mut out = Dictionary::new();
        for (index, font) in self.fonts.iter().enumerate() {
            out.set(Self::name(index), normalised(document, font.dict, budget));
        }
        out
    }
}

fn is_usable(document: &Document, dict: &Dictionary) -> bool {
    name_entry(document, dict, b"Subtype").is_some()
}

/// A font with its widths listed one by one (ranges are misread) and no character map that would not end.
fn normalised(document: &Document, font: &Dictionary, budget: &mut Budget) -> Dictionary {
    let mut font = font.clone();
    let bounded = match stream_entry(document, &font, b"ToUnicode") {
        Some(stream) => decode(stream, budget).is_some_and(|(map, _)| ranges_are_bounded(&map)),
        None => true,
    };
    if !bounded {
        font.remove(b"ToUnicode");
    }
    let descendant = entry(document, &font, b"DescendantFonts")
        .and_then(|fonts| fonts.as_array().ok()?.first())
        .and_then(|first| resolve(document, first)?.as_dict().ok());
    if let Some(descendant) = descendant {
        let mut descendant = descendant.clone();
        if let Some(widths) = entry(document, &descendant, b"W").and_then(|w| w.as_array().ok()) {
            let listed = widths_one_by_one(document, widths);
            descendant.set("W", listed);
        }
        if let Some(width) = entry(document, &descendant, b"DW").and_then(number) {
            descendant.set("DW", width.round() as i64);
        }
        font.set("DescendantFonts", vec![Object::Dictionary(descendant)]);
    }
    font
}

/// `c [w …]` and `first last w`, all as `c [w …]`.
fn widths_one_by_one(document: &Document, widths: &[Object]) -> Vec<Object> {
    let mut out = Vec::new();
    let mut left = MAX_CHARACTERS;
    let mut items = widths.iter().filter_map(|item| resolve(document, item));
    while let (Some(first), Some(second)) = (items.next(), items.next()) {
        let Ok(start) = first.as_i64() else { break };
        let list: Vec<Object> = match second {
            Object::Array(list) => {
                let numbers =
                    list.iter().filter_map(|w| resolve(document, w).filter(|w| number(w).is_some()));
                numbers.cloned().collect()
            }
            Object::Integer(last) => {
                let count = last.saturating_sub(start).saturating_add(1).clamp(0, 65_536);
                let Some(width) = items.next().filter(|w| number(w).is_some()) else { break };
                vec![width.clone(); usize::try_from(count).unwrap_or(0)]
            }
            _ => break,
        };
        let Some(rest) = left.checked_sub(list.len() as u64) else { break };
        left = rest;
        out.extend([Object::Integer(start), Object::Array(list)]);
    }
    out
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
    fn ranges_of_widths_are_listed() {
        let document = Document::new();
        let widths = [3.into(), 5.into(), 250.into(), 10.into(), Object::Array(vec![1.into(), 2.into()])];
        let listed = widths_one_by_one(&document, &widths);
        let expected: Vec<Object> = vec![
            3.into(),
            Object::Array(vec![250.into(), 250.into(), 250.into()]),
            10.into(),
            Object::Array(vec![1.into(), 2.into()]),
        ];
        assert_eq!(listed, expected);
        assert!(widths_one_by_one(&document, &[3.into(), Object::Null, 4.into()]).is_empty());
    }
}
