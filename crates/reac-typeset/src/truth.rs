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
