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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{accepte, rejette};

    #[test]
    fn glossaire_accepts() {
        let text = "Glossaire technique\n\nOptique\n\nEnsemble des lentilles qui portent le feu au large et le concentrent.\n\nQuart\n\n\
            Temps de garde d'un gardien, de quatre heures en général.\n\n- de jour\n- de nuit\n";
        let entries = accepte(text, |input| glossaire(Rubrique::GlossaireTechnique)(input));
        let terms: Vec<_> = entries.iter().map(|entry| entry.terme.texte.as_str()).collect();
        assert_eq!(terms, ["Optique", "Quart"]);
        assert_eq!(entries[1].definition.len(), 2);
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
