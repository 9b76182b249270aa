//! Blocks: what the second level of the grammar reads. A heading, a paragraph, a table's reading, a glossary entry.

use nom::{Input, Needed};

use crate::ligne::tete::{Groupe, Tete};
use crate::paragraphes::Paragraphe;
use crate::rangees::Saut;
use crate::tables::{DeuxColonnes, LigneSynoptique};
use crate::texte::Texte;
use crate::titres::{Accord, Rubrique};

/// A heading.
#[derive(Debug, Clone)]
pub struct TitreBloc {
    /// What it opens.
    pub rubrique: Rubrique,
    /// A numbered head's number and kind.
    pub tete: Option<Tete>,
    /// Order of the four groups, for [`Rubrique::Savoirs`].
    pub ordre: Vec<Groupe>,
    /// As printed.
    pub texte: Texte,
    /// How it matched.
    pub accord: Accord,
    /// What lies before it: room above the first item of the section before.
    pub saut: Saut,
}

/// An entry of a glossary.
#[derive(Debug, Clone)]
pub struct EntreeBloc {
    /// The term.
    pub terme: Texte,
    /// Its definition.
    pub definition: Vec<Paragraphe>,
}

/// A block.
#[derive(Debug, Clone)]
pub enum Bloc {
    /// A heading.
    Titre(TitreBloc),
    /// A paragraph or item.
    Paragraphe(Paragraphe),
    /// Rows of a synoptic table.
    Synoptique(Vec<LigneSynoptique>),
    /// Old and new activities side by side.
    DeuxColonnes(DeuxColonnes),
    /// An entry of a glossary.
    Entree(EntreeBloc),
}

/// A stretch of blocks: the input of the second level.
#[derive(Debug, Clone, Copy)]
pub struct Blocs<'b>(pub &'b [Bloc]);

impl PartialEq for Blocs<'_> {
    /// Two stretches are one where they begin and end at the same blocks.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<'b> Input for Blocs<'b> {
    type Item = &'b Bloc;
    type Iter = std::slice::Iter<'b, Bloc>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'b, Bloc>>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        Self(self.0.get(..index).unwrap_or(self.0))
    }

    fn take_from(&self, index: usize) -> Self {
        Self(self.0.get(index..).unwrap_or_default())
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.0.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.0.len() >= count { Ok(count) } else { Err(Needed::new(count - self.0.len())) }
    }
}
