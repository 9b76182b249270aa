//! Labels within the lists and tables of old and new activities.

use reac_formes::variantes::{ACTIVITES, ANCIEN, CCS, NOUVEAU};

use crate::fold::fold;

/// A label, and what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Etiquette<'a> {
    /// `Ancien TP : …`
    Ancien(&'a str),
    /// `Nouveau TP : …`
    Nouveau(&'a str),
    /// `Activités :`
    Activites,
    /// `CCS :`
    Ccs,
}

/// Reads a label.
#[must_use]
pub fn etiquette(text: &str) -> Option<Etiquette<'_>> {
    let (label, value) = match text.split_once(':') {
        Some((label, value)) => (fold(label), value.trim()),
        None => (fold(text), ""),
    };
    let is = |list: &[&str]| list.contains(&label.as_str());
    match () {
        () if is(ANCIEN) => Some(Etiquette::Ancien(value)),
        () if is(NOUVEAU) => Some(Etiquette::Nouveau(value)),
        () if is(ACTIVITES) && value.is_empty() => Some(Etiquette::Activites),
        () if is(CCS) && value.is_empty() => Some(Etiquette::Ccs),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn etiquette_accepts() {
        assert_eq!(etiquette("Ancien TP : Gardien de phare"), Some(Etiquette::Ancien("Gardien de phare")));
        assert_eq!(etiquette("Nouveau TP :"), Some(Etiquette::Nouveau("")));
        assert_eq!(etiquette("Activités :"), Some(Etiquette::Activites));
        assert_eq!(etiquette("CCS :"), Some(Etiquette::Ccs));
    }

    #[test]
    fn etiquette_rejects() {
        assert_eq!(etiquette("Garder le phare"), None);
        assert_eq!(etiquette("Activités : garder le phare"), None);
    }
}
