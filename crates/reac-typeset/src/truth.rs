//! What a print does not tell, though its author knew.

use reac_formes::Liste;
use reac_model::Reac;

use crate::layout::Layout;

/// Something that a careful reader cannot read out of the print.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Loss {
    /// Which group of savoirs and savoir-faire begins here, or that one begins at all.
    Group {
        /// JSON Pointer of the group, as `/competences_professionnelles/0/savoirs`.
        pointer: String,
    },
    /// Content that the layout has no place for.
    Unprinted {
        /// JSON Pointer of the content.
        pointer: String,
    },
    /// That a paragraph or an item goes on: its line does not reach the margin, and the next begins with a
    /// capital, so that it could be a paragraph of its own.
    Wrap {
        /// The paragraph, as printed.
        texte: String,
    },
    /// That a paragraph or an item ends here: nothing follows its last line but the next one's first, and a
    /// wrapped line would look the same.
    End {
        /// The paragraph, as printed.
        texte: String,
    },
}

impl Loss {
    /// A group's beginning.
    pub(crate) fn group(pointer: &str) -> Self {
        Self::Group { pointer: pointer.into() }
    }

    /// A wrapped line.
    pub(crate) fn wrap(texte: &str) -> Self {
        Self::Wrap { texte: texte.into() }
    }

    /// A paragraph's end.
    pub(crate) fn end(texte: &str) -> Self {
        Self::End { texte: texte.into() }
    }
}

/// Content that the layout has no place for: the table of old and new activities of 2013 has no CCS.
pub(crate) fn unprinted(reac: &Reac, layout: &Layout) -> impl Iterator<Item = Loss> {
    let liste = &reac.introduction.liste_activites;
    let applies = layout.generation.0.liste == Liste::Colonnes;
    [("ancien", &liste.ancien), ("nouveau", &liste.nouveau)]
        .into_iter()
        .filter(move |(_, titre)| applies && !titre.ccs.is_empty())
        .map(|(key, _)| Loss::Unprinted { pointer: format!("/introduction/liste_activites/{key}/ccs") })
}
