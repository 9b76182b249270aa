//! Fonts, looked over before hayro-font loads them: what their streams inflate to and how many characters they give
//! widths to is bounded.

use super::composite::Composite;
use super::streams::growths;
use crate::budget::Budget;
use crate::charmap::MAX_CHARACTERS;
use hayro_syntax::object::{Array, Dict, Object, Stream};

/// The streams that a font may hold; a composite one is asked for the first alone.
const STREAMS: [&str; 6] = ["ToUnicode", "Encoding", "CIDToGIDMap", "FontFile", "FontFile2", "FontFile3"];

/// Whether loading a font stays within the budget.
pub(super) fn allow(font: &Dict<'_>, budget: &mut Budget) -> bool {
    let descendants = font.get::<Array<'_>>("DescendantFonts");
    let descendant = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let inner = descendant.as_ref().and_then(descriptor);
    let dicts = [Some(font.clone()), descriptor(font), descendant, inner];
    let read = if Composite::is(font) { STREAMS.get(..1).unwrap_or_default() } else { &STREAMS };
    dicts.into_iter().flatten().all(|dict| streams_fit(&dict, read, budget) && widths_are_bounded(&dict))
}

fn descriptor<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    font.get::<Dict<'a>>("FontDescriptor")
}

fn streams_fit(dict: &Dict<'_>, keys: &[&str], budget: &mut Budget) -> bool {
    let mut streams = keys.iter().filter_map(|key| dict.get::<Stream<'_>>(key));
    streams.all(|stream| budget.allow(&stream.raw_data(), &growths(&stream)))
}

fn widths_are_bounded(dict: &Dict<'_>) -> bool {
    // Codes of simple fonts are bytes.
    let first_fits =
        dict.get::<Object<'_>>("FirstChar").is_none_or(|first| number(&first).is_some_and(|n| n <= 255));
    first_fits
        && [("W", 3), ("W2", 5)].into_iter().all(|(key, length)| covered(dict, key, length) <= MAX_CHARACTERS)
}

/// How many characters the ranges of a list of widths cover: `c [w …]` and `first last w …`, the latter `length`
/// numbers long.
fn covered(dict: &Dict<'_>, key: &str, length: usize) -> u64 {
    let Some(list) = dict.get::<Array<'_>>(key) else { return 0 };
    let mut covered = 0_u64;
    let mut row: Vec<u64> = Vec::new();
    for item in list.iter::<Object<'_>>() {
        match number(&item) {
            Some(value) => row.push(value),
            None => row.clear(),
        }
        if row.len() == length {
            if let [first, last, ..] = row.as_slice() {
                covered = covered.saturating_add(last.saturating_sub(*first));
            }
            row.clear();
        }
    }
    covered
}

fn number(object: &Object<'_>) -> Option<u64> {
    match object {
        // A width may be negative or a fraction; a code is neither.
        Object::Number(number) => Some(u64::try_from(number.as_i64()).unwrap_or(0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_syntax::object::FromBytes;

    fn dict(text: &str) -> Dict<'_> {
        Dict::from_bytes(text.as_bytes()).unwrap()
    }

    #[test]
    fn ordinary_widths_are_bounded() {
        let fits = |text| widths_are_bounded(&dict(text));
        assert!(fits("<</FirstChar 32/LastChar 255/Widths[1 2]>>"));
        assert!(fits("<</W[0 [500 600] 3 9 250 20 65535 1000]/W2[0 100 -1000 250 772]>>"));
        assert!(fits("<<>>"));
        // One more than a byte holds.
        assert!(!fits("<</FirstChar 256/LastChar 257/Widths[1 2]>>"));
    }

    #[test]
    fn characters_of_ranges_are_counted() {
        let text = "<</W[0 [500 600] 3 9 250 20 30 1000]/W2[0 100 -1000 250 772]>>";
        assert_eq!(covered(&dict(text), "W", 3), 6 + 10);
        assert_eq!(covered(&dict(text), "W2", 5), 100);
        assert_eq!(covered(&dict("<<>>"), "W", 3), 0);
    }
}
