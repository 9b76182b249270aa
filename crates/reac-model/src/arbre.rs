//! The one walk over a document's tree: every text with its path and the kind of place it stands in.
//!
//! A tree is generic over its text: the grammar's own while a document is read, `String` once it is written. Each part
//! names its texts and their places once, in [`noeud!`], below its type; a field that is forgotten there does not
//! compile. What is no text (numbers, identifiers) is named behind the semicolon.

use std::fmt;

/// What kind of text stands in a place, whatever the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A value of the running footer.
    Pied,
    /// The name of the titre professionnel.
    Nom,
    /// A level, as printed.
    Niveau,
    /// A web address.
    Adresse,
    /// A code of a nomenclature.
    Code,
    /// The title of a fiche, which other places of the document copy.
    Intitule,
    /// What somebody does: a competence in a list, a savoir-faire.
    Infinitif,
    /// A critère de performance.
    Critere,
    /// A savoir.
    Savoir,
    /// A term of a glossary.
    Terme,
    /// Everything else that is written in words.
    Prose,
}

/// A step from a part to what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pas {
    /// Of a part, by its key.
    Cle(&'static str),
    /// Of a list, by its rank from 0.
    Rang(usize),
    /// Of a [`crate::Bloc`], by its key: its text or its items.
    Bloc(&'static str),
}

/// The way from the root to a text. Printed, it is the JSON Pointer of that text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Chemin {
    pas: Vec<Pas>,
}

impl Chemin {
    /// The way to a part of the root, as `/emploi_type`.
    #[must_use]
    pub fn cle(cle: &'static str) -> Self {
        Self { pas: vec![Pas::Cle(cle)] }
    }

    /// The way to one entry of one of the root's lists, as `/competences_professionnelles/3`.
    #[must_use]
    pub fn entree(liste: &'static str, rang: usize) -> Self {
        Self { pas: vec![Pas::Cle(liste), Pas::Rang(rang)] }
    }

    /// Its steps, from the root.
    #[must_use]
    pub fn pas(&self) -> &[Pas] {
        &self.pas
    }

    /// The list of the root that it leads through, and the entry's rank.
    #[must_use]
    pub fn fiche(&self) -> Option<(&'static str, usize)> {
        match self.pas.as_slice() {
            [Pas::Cle(liste), Pas::Rang(rang), ..] => Some((liste, *rang)),
            _ => None,
        }
    }

    /// The key of the field that holds the text; a bloc and an item have none of their own.
    #[must_use]
    pub fn champ(&self) -> &'static str {
        let cle = |pas: &Pas| if let Pas::Cle(cle) = pas { Some(*cle) } else { None };
        self.pas.iter().rev().find_map(cle).unwrap_or_default()
    }

    /// The way to that field, as `/emploi_type/definition`.
    #[must_use]
    pub fn du_champ(&self) -> Self {
        let fin = self.pas.iter().rposition(|pas| matches!(pas, Pas::Cle(_))).map_or(0, |at| at + 1);
        Self { pas: self.pas.iter().take(fin).copied().collect() }
    }

    /// Whether the text stands in prose that is made of blocs.
    #[must_use]
    pub fn est_prose(&self) -> bool {
        self.pas.iter().any(|pas| matches!(pas, Pas::Bloc(_)))
    }

    /// The way to the list whose item the text is; none where it is no item.
    #[must_use]
    pub fn liste(&self) -> Option<&[Pas]> {
        match self.pas.as_slice() {
            [liste @ .., Pas::Rang(_)] => Some(liste),
            _ => None,
        }
    }

    /// One step further, as long as `f` runs.
    pub fn plus(&mut self, pas: Pas, f: impl FnOnce(&mut Self)) {
        self.pas.push(pas);
        f(self);
        self.pas.pop();
    }
}

impl fmt::Display for Chemin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pas.iter().try_for_each(|pas| match pas {
            Pas::Cle(cle) | Pas::Bloc(cle) => write!(f, "/{cle}"),
            Pas::Rang(rang) => write!(f, "/{rang}"),
        })
    }
}

/// A type of text that a tree may be made of.
pub trait Feuille {}

impl Feuille for String {}

/// Receives every text.
pub type Visite<'v, 'a, T> = &'v mut dyn FnMut(&Chemin, Place, &'a T);
/// Receives every text, to change it.
pub type VisiteMut<'v, 'a, T> = &'v mut dyn FnMut(&Chemin, Place, &'a mut T);

/// A tree over texts `T`, or a part of one.
pub trait Noeud<T> {
    /// The same over another type of text.
    type De<U>;

    /// Hands every text below to `visite`, in the order of the output. `place` is what a text is where the part itself
    /// does not say; `chemin` leads to the part, and is again what it was afterwards.
    fn walk<'a>(&'a self, chemin: &mut Chemin, place: Place, visite: Visite<'_, 'a, T>);

    /// As [`Noeud::walk`], to change the texts.
    fn walk_mut<'a>(&'a mut self, chemin: &mut Chemin, place: Place, visite: VisiteMut<'_, 'a, T>);

    /// The same tree, every text made into another.
    fn map<U>(self, f: &mut dyn FnMut(T) -> U) -> Self::De<U>;

    /// Every text below, in the order of the output, with its path and place; `depuis` leads to the part.
    fn textes(&self, mut depuis: Chemin) -> Vec<(Chemin, Place, &T)> {
        let mut out = Vec::new();
        self.walk(&mut depuis, Place::Prose, &mut |chemin, place, texte| {
            out.push((chemin.clone(), place, texte))
        });
        out
    }

    /// As [`Noeud::textes`], to change the texts.
    fn textes_mut(&mut self, mut depuis: Chemin) -> Vec<(Chemin, Place, &mut T)> {
        let mut out = Vec::new();
        self.walk_mut(&mut depuis, Place::Prose, &mut |chemin, place, texte| {
            out.push((chemin.clone(), place, texte))
        });
        out
    }
}

impl<T: Feuille> Noeud<T> for T {
    type De<U> = U;

    fn walk<'a>(&'a self, chemin: &mut Chemin, place: Place, visite: Visite<'_, 'a, T>) {
        visite(chemin, place, self);
    }

    fn walk_mut<'a>(&'a mut self, chemin: &mut Chemin, place: Place, visite: VisiteMut<'_, 'a, T>) {
        visite(chemin, place, self);
    }

    fn map<U>(self, f: &mut dyn FnMut(T) -> U) -> U {
        f(self)
    }
}

impl<T, N: Noeud<T>> Noeud<T> for Option<N> {
    type De<U> = Option<N::De<U>>;

    fn walk<'a>(&'a self, chemin: &mut Chemin, place: Place, visite: Visite<'_, 'a, T>) {
        if let Some(noeud) = self {
            noeud.walk(chemin, place, visite);
        }
    }

    fn walk_mut<'a>(&'a mut self, chemin: &mut Chemin, place: Place, visite: VisiteMut<'_, 'a, T>) {
        if let Some(noeud) = self {
            noeud.walk_mut(chemin, place, visite);
        }
    }

    fn map<U>(self, f: &mut dyn FnMut(T) -> U) -> Self::De<U> {
        Option::map(self, |noeud| noeud.map(f))
    }
}

impl<T, N: Noeud<T>> Noeud<T> for Vec<N> {
    type De<U> = Vec<N::De<U>>;

    fn walk<'a>(&'a self, chemin: &mut Chemin, place: Place, visite: Visite<'_, 'a, T>) {
        for (rang, noeud) in self.iter().enumerate() {
            chemin.plus(Pas::Rang(rang), |chemin| noeud.walk(chemin, place, visite));
        }
    }

    fn walk_mut<'a>(&'a mut self, chemin: &mut Chemin, place: Place, visite: VisiteMut<'_, 'a, T>) {
        for (rang, noeud) in self.iter_mut().enumerate() {
            chemin.plus(Pas::Rang(rang), |chemin| noeud.walk_mut(chemin, place, visite));
        }
    }

    fn map<U>(self, f: &mut dyn FnMut(T) -> U) -> Self::De<U> {
        self.into_iter().map(|noeud| noeud.map(f)).collect()
    }
}

/// `noeud!(Part { a_text: Prose, a_part; not_a_text, nor_this })`: a field without a place is a part with places of
/// its own; `field as "key": …` where the output's key is another.
macro_rules! noeud {
    ($nom:ident {
        $($champ:ident $(as $cle:literal)? $(: $place:ident)?),* $(,)?
        $(; $($hors:ident),* $(,)?)?
    }) => {
        impl<T: $crate::arbre::Feuille> $crate::arbre::Noeud<T> for $nom<T> {
            type De<U> = $nom<U>;

            fn walk<'a>(
                &'a self,
                chemin: &mut $crate::arbre::Chemin,
                _: $crate::arbre::Place,
                visite: $crate::arbre::Visite<'_, 'a, T>,
            ) {
                let Self { $($champ,)* $($($hors: _,)*)? } = self;
                $(
                    let pas = $crate::arbre::Pas::Cle($crate::arbre::noeud!(@cle $champ $($cle)?));
                    let place = $crate::arbre::noeud!(@place $($place)?);
                    chemin.plus(pas, |chemin| $crate::arbre::Noeud::walk($champ, chemin, place, visite));
                )*
            }

            fn walk_mut<'a>(
                &'a mut self,
                chemin: &mut $crate::arbre::Chemin,
                _: $crate::arbre::Place,
                visite: $crate::arbre::VisiteMut<'_, 'a, T>,
            ) {
                let Self { $($champ,)* $($($hors: _,)*)? } = self;
                $(
                    let pas = $crate::arbre::Pas::Cle($crate::arbre::noeud!(@cle $champ $($cle)?));
                    let place = $crate::arbre::noeud!(@place $($place)?);
                    chemin.plus(pas, |chemin| $crate::arbre::Noeud::walk_mut($champ, chemin, place, visite));
                )*
            }

            fn map<U>(self, f: &mut dyn FnMut(T) -> U) -> $nom<U> {
                let Self { $($champ,)* $($($hors,)*)? } = self;
                $nom {
                    $($champ: $crate::arbre::Noeud::map($champ, f),)*
                    $($($hors,)*)?
                }
            }
        }
    };
    (@cle $champ:ident) => { stringify!($champ) };
    (@cle $champ:ident $cle:literal) => { $cle };
    (@place) => { $crate::arbre::Place::Prose };
    (@place $place:ident) => { $crate::arbre::Place::$place };
}
pub(crate) use noeud;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Bloc, CompetenceTransversale, Note};

    fn fiche() -> CompetenceTransversale {
        CompetenceTransversale {
            intitule: "Tenir son journal".to_owned(),
            description: vec![
                Bloc::Paragraphe { texte: "Chaque quart :".to_owned() },
                Bloc::Liste { elements: vec!["le vent".to_owned(), "la mer".to_owned()] },
            ],
            criteres_performance: vec!["Le journal est lisible".to_owned()],
        }
    }

    #[test]
    fn a_path_is_the_pointer_to_its_text() {
        let fiches = vec![fiche(), fiche()];
        let json = serde_json::json!({ "liste": fiches });
        let mut depuis = Chemin::default();
        depuis.plus(Pas::Cle("liste"), |chemin| {
            let all = fiches.textes(chemin.clone());
            assert_eq!(all.len(), 10);
            for (chemin, _, texte) in all {
                assert_eq!(json.pointer(&chemin.to_string()).and_then(|v| v.as_str()), Some(texte.as_str()));
            }
        });
        assert_eq!(depuis, Chemin::default(), "a step is taken back");
    }

    #[test]
    fn a_path_knows_its_fiche_and_field() {
        let one = fiche();
        let all = one.textes(Chemin::entree("competences_transversales", 1));
        let (chemin, place, texte) = all.get(3).unwrap();
        assert_eq!((*place, texte.as_str()), (Place::Prose, "la mer"));
        assert_eq!(chemin.to_string(), "/competences_transversales/1/description/1/elements/1");
        assert_eq!(chemin.fiche(), Some(("competences_transversales", 1)));
        assert_eq!((chemin.champ(), chemin.est_prose()), ("description", true));
        assert_eq!(chemin.du_champ().to_string(), "/competences_transversales/1/description");
    }

    #[test]
    fn a_map_changes_texts_and_nothing_else() {
        let note = Note { numero: 3, texte: "voir en mer".to_owned() };
        let mut counted = Noeud::map(vec![note], &mut |texte| texte.len().to_string());
        assert_eq!(counted, [Note { numero: 3, texte: "11".to_owned() }]);
        counted.textes_mut(Chemin::default()).into_iter().for_each(|(_, _, texte)| texte.push('!'));
        assert_eq!(counted, [Note { numero: 3, texte: "11!".to_owned() }]);
    }
}
