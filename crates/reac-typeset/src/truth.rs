//! What a print does not tell, though its author knew.

/// Something that a careful reader cannot read out of the print.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Loss {
    /// Which group of savoirs and savoir-faire begins here, or that one begins at all.
    Group {
        /// JSON Pointer of the group, as `/competences_professionnelles/0/savoirs`.
        pointer: String,
    },
    /// That an item ends here: its last line fills the measure.
    Item {
        /// The item.
        texte: String,
    },
}

impl Loss {
    /// A group's beginning.
    pub(crate) fn group(pointer: &str) -> Self {
        Self::Group { pointer: pointer.into() }
    }

    /// An item's end.
    pub(crate) fn item(texte: &str) -> Self {
        Self::Item { texte: texte.into() }
    }
}
