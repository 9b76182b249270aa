//! The two glossaries.

use nom::Parser;
use nom::multi::many0;

use super::EntreeGlossaire;
use super::commun::{bloc, prose, section};
use crate::blocs::{Bloc, Blocs};
use crate::erreur::Resultat;
use crate::texte::Texte;
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

/// A glossary, below its heading: its entries, and what stands before the first term.
pub fn glossaire<'b>(rubrique: Rubrique) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Glossaire> {
    move |input| {
        let (input, (_, above)) = section(rubrique)(input)?;
        let (input, entries) = many0(entree).parse(input)?;
        Ok((input, (entries, above.into_iter().map(|paragraph| paragraph.texte.clone()).collect())))
    }
}

/// Entries, and what belongs to none.
pub type Glossaire = (Vec<EntreeGlossaire>, Vec<Texte>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{accepte, rejette};

    #[test]
    fn glossaire_accepts() {
        let text = "Glossaire technique\n\nOptique\n\nEnsemble des lentilles qui portent le feu au large et le concentrent.\n\nQuart\n\n\
            Temps de garde d'un gardien, de quatre heures en général.\n\n- de jour\n- de nuit\n";
        let (entries, other) = accepte(text, |input| glossaire(Rubrique::GlossaireTechnique)(input));
        assert!(other.is_empty());
        let terms: Vec<_> = entries.iter().map(|entry| entry.terme.texte.as_str()).collect();
        assert_eq!(terms, ["Optique", "Quart"]);
        assert_eq!(entries[1].definition.len(), 2);
    }

    #[test]
    fn what_stands_before_the_first_term_is_kept() {
        // Definitions in a column of their own, and below their terms.
        let column = "Glossaire technique\n\n\t\t\tMots du métier de gardien.\n\nOptique\t\t\tLentilles qui portent le feu au large.\n\n\
            Quart\t\t\tTemps de garde.\n\t\t\tIl est de quatre heures.\n";
        let below = "Glossaire technique\n\nMots du métier de gardien.\n\nOptique\n\nLentilles qui portent le feu au large.\n\n\
            Quart\n\nTemps de garde, de quatre heures.\n";
        for text in [column, below] {
            let (entries, other) = accepte(text, |input| glossaire(Rubrique::GlossaireTechnique)(input));
            let terms: Vec<_> = entries.iter().map(|entry| entry.terme.texte.as_str()).collect();
            assert_eq!(terms, ["Optique", "Quart"]);
            let other: Vec<_> = other.iter().map(|one| one.texte.as_str()).collect();
            assert_eq!(other, ["Mots du métier de gardien."]);
        }
    }

    #[test]
    fn glossaire_rejects() {
        assert_eq!(
            rejette("Glossaire du REAC\n\nSavoir\n\nCe que l'on sait.\n", |input| glossaire(
                Rubrique::GlossaireTechnique
            )(input)),
            "a heading"
        );
    }
}
