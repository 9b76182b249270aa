//! What each generation of a REAC prints, as data: wordings of headings, heads of fiches, the running footer's labels
//! and columns, the order of the groups and the gaps between them.
//!
//! For: being the one place where a printed wording stands. The grammar reads by these tables and the typesetter prints
//! by them. A generation is one file, named by the year it began, and one line of [`FORMES`].
//!
//! Never: how a wording is looked for, how a document is read or printed. It depends on nothing.

#![forbid(unsafe_code)]

pub mod communs;
mod de_2013;
mod de_2015;
mod de_2019;
mod forme;
mod rubriques;
pub mod variantes;

pub use de_2013::DE_2013;
pub use de_2015::DE_2015;
pub use de_2019::DE_2019;
pub use forme::{
    Capitales, Ccs, Cellule, Colonne, Echelle, Forme, Genre, Groupe, Liste, Nsf, Numero, PremierePage, Puces,
    Rang, Titre,
};
pub use rubriques::{CONSTANTES, Corps, Place, RUBRIQUES, Rubrique, corps, est_une_fiche};

/// The generations, oldest first.
pub const FORMES: &[&Forme] = &[&DE_2013, &DE_2015, &DE_2019];
