//! The code lists shipped with the program: NSF (code de l'éducation, D311-4), ROME 3 and ROME 4. Sources and dates
//! stand in `data/README.md`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const NSF_GROUPS: &str = include_str!("../data/nsf_groupes.tsv");
const NSF_LETTERS: &str = include_str!("../data/nsf_lettres.tsv");
const ROME_3: &str = include_str!("../data/rome_v3.tsv");
const ROME_4: &str = include_str!("../data/rome_v4.tsv");

/// A code of ROME 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rome4 {
    /// The fiche of ROME 3 that it comes from.
    pub parent: &'static str,
    /// Label.
    pub label: &'static str,
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table.lines().skip(1).filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?, cells.next()?, cells.next().unwrap_or_default()))
    })
}

/// NSF: label of a group of three digits.
#[must_use]
pub fn nsf_group(digits: &str) -> Option<&'static str> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| rows(NSF_GROUPS).map(|(code, label, _)| (code, label)).collect());
    table.get(digits).copied()
}

/// NSF: the letters that go with a group, by its first digit.
#[must_use]
pub fn nsf_letters(digits: &str) -> Vec<char> {
    let Some(first) = digits.chars().next() else { return Vec::new() };
    rows(NSF_LETTERS)
        .filter(|(_, domains, _)| domains.contains(first))
        .filter_map(|(letter, ..)| letter.chars().next())
        .collect()
}

/// ROME 3: label of a fiche.
#[must_use]
pub fn rome_3(code: &str) -> Option<&'static str> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| rows(ROME_3).map(|(code, label, _)| (code, label)).collect());
    table.get(code).copied()
}

/// ROME 4: a code.
#[must_use]
pub fn rome_4(code: &str) -> Option<Rome4> {
    rome_4_table().get(code).copied()
}

/// The codes of ROME 4 that come from a fiche of ROME 3, in order.
#[must_use]
pub fn successors(code: &str) -> Vec<(&'static str, &'static str)> {
    rome_4_table()
        .iter()
        .filter(|(_, entry)| entry.parent == code)
        .map(|(code, entry)| (*code, entry.label))
        .collect()
}

fn rome_4_table() -> &'static BTreeMap<&'static str, Rome4> {
    static TABLE: OnceLock<BTreeMap<&str, Rome4>> = OnceLock::new();
    TABLE.get_or_init(|| rows(ROME_4).map(|(code, parent, label)| (code, Rome4 { parent, label })).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_whole() {
        assert_eq!(rows(NSF_GROUPS).count(), 93);
        assert_eq!(rows(ROME_3).count(), 532);
        assert_eq!(rows(ROME_4).count(), 1584);
    }

    #[test]
    fn codes_lead_to_labels() {
        assert!(nsf_group("326").is_some() && nsf_group("399").is_none());
        assert_eq!(nsf_letters("326"), ['m', 'n', 'p', 'r', 's', 't', 'u', 'v', 'w']);
        assert_eq!(nsf_letters("413"), ['z']);
        assert!(rome_3("A1101").is_some() && rome_3("A9999").is_none());
        assert!(rome_4("A1102").is_some_and(|entry| entry.parent == "A1101"));
        assert!(successors("A1101").len() >= 2);
    }
}
