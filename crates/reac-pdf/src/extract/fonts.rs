//! Fonts for pdf-extract: one dictionary a page, with what it misreads put in a form it reads.

use super::objects::{decode, dict_entry, entry, name_entry, number, resolve, stream_entry};
use crate::budget::Budget;
use crate::charmap::{self, MAX_CHARACTERS};
use crate::signs::Signs;
use crate::style::weight_and_slant;
use pdf_extract::{Dictionary, Document, Object};
use std::collections::HashMap;

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
    pub(super) signs: Signs,
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
            let (bold, italic) = name.as_ref().map_or((false, false), |name| weight_and_slant(name));
            let signs = name.map_or(Signs::None, |name| Signs::of_font(&name));
            let vertical = name_entry(document, dict, b"Encoding").is_some_and(|name| name.ends_with(b"-V"));
            self.fonts.push(PageFont { dict, bold, italic, signs, horizontal: !vertical });
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

/// A font in a form that pdf-extract reads: widths listed one by one (it misreads ranges), the last character
/// where the widths end, character maps within their bounds, and no font program that it decodes for nothing.
fn normalised(document: &Document, font: &Dictionary, budget: &mut Budget) -> Dictionary {
    let mut font = font.clone();
    for key in ["ToUnicode", "Encoding"] {
        let stream = stream_entry(document, &font, key.as_bytes());
        let unsound = |stream| !decode(stream, budget).is_some_and(|(map, _)| charmap::is_sound(&map));
        if stream.is_some_and(unsound) {
            font.remove(key.as_bytes());
        }
    }
    if let Some(descriptor) = dict_entry(document, &font, b"FontDescriptor") {
        let descriptor = without_programs(document, descriptor, budget);
        font.set("FontDescriptor", descriptor);
    }
    let first = entry(document, &font, b"FirstChar").and_then(|first| first.as_i64().ok());
    if let Some((first, Object::Array(widths))) = first.zip(entry(document, &font, b"Widths")) {
        let count = i64::try_from(widths.len()).unwrap_or(i64::MAX);
        font.set("LastChar", first.saturating_add(count).saturating_sub(1));
    }
    let descendant = entry(document, &font, b"DescendantFonts")
        .and_then(|fonts| fonts.as_array().ok()?.first())
        .and_then(|first| resolve(document, first)?.as_dict().ok());
    if let Some(descendant) = descendant {
        let mut descendant = descendant.clone();
        if let Some(widths) = entry(document, &descendant, b"W").and_then(|w| w.as_array().ok()) {
            let listed = widths_one_by_one(document, widths, MAX_CHARACTERS);
            descendant.set("W", listed);
        }
        if let Some(width) = entry(document, &descendant, b"DW").and_then(number) {
            descendant.set("DW", width.round() as i64);
        }
        font.set("DescendantFonts", vec![Object::Dictionary(descendant)]);
    }
    font
}

/// The descriptor without programs that are not looked into, or that are beyond their bounds.
fn without_programs(document: &Document, descriptor: &Dictionary, budget: &mut Budget) -> Dictionary {
    let mut descriptor = descriptor.clone();
    descriptor.remove(b"FontFile2");
    for key in [&b"FontFile"[..], b"FontFile3"] {
        let stream = stream_entry(document, &descriptor, key);
        let unsound =
            |stream| !decode(stream, budget).is_some_and(|(program, _)| charmap::is_shallow(&program));
        if stream.is_some_and(unsound) {
            descriptor.remove(key);
        }
    }
    descriptor
}

/// `c [w …]` and `first last w`, all as `c [w …]`, for at most so many characters.
fn widths_one_by_one(document: &Document, widths: &[Object], most: u64) -> Vec<Object> {
    let mut out = Vec::new();
    let mut left = most;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_widths_are_listed() {
        let document = Document::new();
        let widths = [3.into(), 5.into(), 250.into(), 10.into(), Object::Array(vec![1.into(), 2.into()])];
        let listed = widths_one_by_one(&document, &widths, 5);
        let expected: Vec<Object> = vec![
            3.into(),
            Object::Array(vec![250.into(), 250.into(), 250.into()]),
            10.into(),
            Object::Array(vec![1.into(), 2.into()]),
        ];
        assert_eq!(listed, expected);
        // The second row passes the bound.
        assert_eq!(widths_one_by_one(&document, &widths, 4).len(), 2);
        assert!(widths_one_by_one(&document, &[3.into(), Object::Null, 4.into()], 5).is_empty());
    }
}
