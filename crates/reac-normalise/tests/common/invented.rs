//! Passages invented for the tests: three trades that have no such document.

use reac_normalise::Role;

use super::Owned;

const FILES: &[(&str, &str)] = &[
    ("fleurs", include_str!("../data/fleurs.txt")),
    ("velos", include_str!("../data/velos.txt")),
    ("jardin", include_str!("../data/jardin.txt")),
];

/// Times a title stands in a document: in the table, in two lists, on its own page.
const COPIES: usize = 4;

pub(crate) fn documents() -> Vec<(&'static str, Vec<Owned>)> {
    FILES.iter().map(|(name, text)| (*name, document(text))).collect()
}

/// A row is `ROLE|text`, or `ROLE key|text` for titles.
fn document(text: &str) -> Vec<Owned> {
    let mut out = Vec::new();
    let mut list = 0;
    let mut last = "";
    for (at, row) in text.lines().enumerate() {
        let (head, text) = row.split_once('|').unwrap();
        list += usize::from(head != last);
        last = head;
        let (role, key) = head.split_once(' ').unwrap_or((head, ""));
        let key = key.to_owned();
        let (role, copies) = match role {
            "T" => (Role::Title { key }, COPIES),
            "N" if key == "titre" => (Role::Name { key }, 2),
            "N" => (Role::Title { key }, 1),
            "I" => (Role::Infinitive, 1),
            "S" => (Role::Savoir, 1),
            "C" => (Role::Critere, 1),
            "P" => (Role::Prose, 1),
            "G" => (Role::Term, 1),
            other => panic!("no such role: {other}"),
        };
        for copy in 0..copies {
            out.push(Owned {
                pointer: format!("/{list}/{at}{copy}"),
                role: role.clone(),
                text: text.to_owned(),
            });
        }
    }
    out
}
