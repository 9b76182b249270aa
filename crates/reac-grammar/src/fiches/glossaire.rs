//! The two glossaries.

use nom::Parser;
use nom::multi::many0;

use super::EntreeGlossaire;
use super::commun::{bloc, prose, titre};
use crate::blocs::{Bloc, Blocs};
use crate::erreur::Resultat;
use crate::titres::Rubrique;

fn entree(input: Blocs<'_>) -> Resultat<Blocs<'_>, EntreeGlossaire> {
    bloc("an entry", |bloc| match bloc {
        Bloc::Entree(found) => {
            let definition: Vec<_> = found.definition.iter().collect();
            Some(EntreeGlossaire { terme: found.terme.clone(), definition: prose(&definition) })
        }
        _ => None,
    })(input)
}

/// A glossary, below its heading.
pub fn glossaire<'b>(rubrique: Rubrique) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Vec<EntreeGlossaire>> {
    move |input| {
        let (input, _) = titre(rubrique)(input)?;
        many0(entree).parse(input)
    }
}
