//! Fonts, looked over before hayro-font loads them: it bounds neither what it inflates nor the ranges of widths.

use super::streams::growths;
use crate::budget::Budget;
use crate::charmap::MAX_CHARACTERS;
use hayro_syntax::object::{Array, Dict, Object, Stream};

/// Whether loading a font stays within the budget.
pub(super) fn allow(font: &Dict<'_>, budget: &mut Budget) -> bool {
    let descendants = font.get::<Array<'_>>("DescendantFonts");
    let descendant = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let inner = descendant.as_ref().and_then(descriptor);
    let dicts = [Some(font.clone()), descriptor(font), descendant, inner];
    dicts.into_iter().flatten().all(|dict| streams_fit(&dict, budget) && widths_are_bounded(&dict))
}

fn descriptor<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    font.get::<Dict<'a>>("FontDescriptor")
}

fn streams_fit(dict: &Dict<'_>, budget: &mut Budget) -> bool {
    let keys = ["ToUnicode", "Encoding", "CIDToGIDMap", "FontFile", "FontFile2", "FontFile3"];
    let mut streams = keys.iter().filter_map(|key| dict.get::<Stream<'_>>(key));
    streams.all(|stream| budget.allow(&stream.raw_data(), &growths(&stream)))
}

fn widths_are_bounded(dict: &Dict<'_>) -> bool {
    // Codes of simple fonts are bytes.
    let first_fits =
        dict.get::<Object<'_>>("FirstChar").is_none_or(|first| number(&first).is_some_and(|n| n <= 255));
    let fits =
        |(key, length)| dict.get::<Array<'_>>(key).is_none_or(|list| ranges_are_bounded(&list, length));
    let listed = [("W", 3), ("W2", 5)].into_iter().all(fits);
    first_fits && listed
}

/// `c [w …]` and `first last w …`, the latter `length` numbers long: how many characters the ranges cover.
fn ranges_are_bounded(list: &Array<'_>, length: usize) -> bool {
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
    covered <= MAX_CHARACTERS
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

    fn fits(dict: &str) -> bool {
        widths_are_bounded(&Dict::from_bytes(dict.as_bytes()).unwrap())
    }

    #[test]
    fn ordinary_widths_are_bounded() {
        assert!(fits("<</FirstChar 32/LastChar 255/Widths[1 2]>>"));
        assert!(fits("<</W[0 [500 600] 3 9 250 20 65535 1000]/W2[0 100 -1000 250 772]>>"));
        assert!(fits("<<>>"));
    }

    #[test]
    fn ranges_without_end_are_not() {
        assert!(!fits("<</FirstChar 4000000000>>"));
        assert!(!fits("<</W[0 [500] 1 4294967295 250]>>"));
        assert!(!fits("<</W2[0 4294967295 1 2 3]>>"));
    }
}
