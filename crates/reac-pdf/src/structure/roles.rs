//! What a structure element is, by its type, the file's own names for types included.

use hayro_syntax::object::{Dict, Name};
use std::collections::HashMap;

/// How often a name may stand for another before a standard one must come.
const MAX_HOPS: usize = 8;

/// How an element bears on paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A paragraph, even when empty.
    Paragraph,
    /// A block that holds paragraphs or, itself, content: a cell, a list item.
    Container,
    /// The number or bullet of a list item.
    Label,
    /// Part of the block it stands in.
    Inline,
}

/// The file's own names and what they stand for.
#[derive(Debug, Default)]
pub(super) struct Roles(HashMap<String, String>);

impl Roles {
    pub(super) fn read(root: &Dict<'_>) -> Self {
        let map = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
        let pairs = map.keys().filter_map(|key| {
            let standard = map.get::<Name<'_>>(&*key)?;
            Some((key.as_str().to_owned(), standard.as_str().to_owned()))
        });
        Self(pairs.collect())
    }

    pub(super) fn class(&self, role: &str) -> Class {
        let mut name = role;
        for _ in 0..MAX_HOPS {
            if let Some(class) = standard(name) {
                return class;
            }
            match self.0.get(name) {
                Some(other) => name = other,
                None => break,
            }
        }
        // A name nobody explains: what is in it belongs to what is around it.
        Class::Inline
    }
}

/// The standard types of PDF 1.7 and 2.0.
fn standard(role: &str) -> Option<Class> {
    Some(match role {
        "P" | "H" | "Title" => Class::Paragraph,
        _ if is_numbered_heading(role) => Class::Paragraph,
        "Document" | "DocumentFragment" | "Part" | "Art" | "Sect" | "Div" | "Aside" | "BlockQuote"
        | "Caption" | "TOC" | "TOCI" | "Index" | "NonStruct" | "Private" | "L" | "LI" | "Table" | "TR"
        | "TH" | "TD" | "THead" | "TBody" | "TFoot" | "Note" | "FENote" | "Figure" | "Formula" | "Form" => {
            Class::Container
        }
        "Lbl" => Class::Label,
        "LBody" | "Span" | "Quote" | "Reference" | "BibEntry" | "Code" | "Link" | "Annot" | "Ruby" | "RB"
        | "RT" | "RP" | "Warichu" | "WT" | "WP" | "Em" | "Strong" | "Sub" | "Artifact" => Class::Inline,
        _ => return None,
    })
}

/// `H1`, `H12`.
fn is_numbered_heading(role: &str) -> bool {
    role.strip_prefix('H')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(pairs: &[(&str, &str)]) -> Roles {
        Roles(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    #[test]
    fn names_of_the_file_are_followed() {
        let roles = roles(&[("Titre1", "H1"), ("Corps", "Texte"), ("Texte", "P")]);
        assert_eq!(roles.class("Titre1"), Class::Paragraph);
        assert_eq!(roles.class("Corps"), Class::Paragraph);
        assert_eq!(roles.class("H12"), Class::Paragraph);
        assert_eq!(roles.class("TD"), Class::Container);
    }

    #[test]
    fn names_that_nobody_explains_are_inline() {
        let roles = roles(&[("Corps", "Texte")]);
        assert_eq!(roles.class("Corps"), Class::Inline);
        assert_eq!(roles.class("Hx"), Class::Inline);
    }

    #[test]
    fn names_are_followed_so_many_times() {
        let names: Vec<String> = (0..=MAX_HOPS).map(|number| format!("Nom{number}")).collect();
        let mut pairs: Vec<(&str, &str)> =
            names.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        pairs.push((&names[MAX_HOPS], "P"));
        let roles = roles(&pairs);
        assert_eq!(roles.class("Nom2"), Class::Paragraph);
        assert_eq!(roles.class("Nom0"), Class::Inline);
    }
}
