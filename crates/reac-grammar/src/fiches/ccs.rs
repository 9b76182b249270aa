//! The cover of a certificat complémentaire de spécialisation.

use nom::Parser;
use nom::combinator::opt;

use super::activite::tete;
use super::commun::intitule;
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::ligne::tete::Genre;
use crate::texte::Texte;

/// CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION N° 1 DU TITRE, the titre's name and that of the certificat: all of it
/// is printed again by the fiche activité type that follows.
pub fn couverture_ccs(input: Blocs<'_>) -> Resultat<Blocs<'_>, (Option<u32>, Option<Texte>)> {
    let (input, (head, _)) = tete(Genre::CouvertureCcs)(input)?;
    let (input, title) = opt(intitule).parse(input)?;
    Ok((input, (head.numero, title)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{accepte, rejette};

    #[test]
    fn couverture_ccs_accepts() {
        let text = "CERTIFICAT COMPLÉMENTAIRE DE\nSPÉCIALISATION N°2 DU TITRE\n\nGardien de phare\n\nGarder un feu flottant\n";
        let (numero, title) = accepte(text, couverture_ccs);
        assert_eq!(numero, Some(2));
        assert!(title.unwrap().texte.ends_with("Garder un feu flottant"));
    }

    #[test]
    fn couverture_ccs_rejects() {
        assert_eq!(rejette("FICHE ACTIVITÉ TYPE DU CCS N° 1\n\nGarder\n", couverture_ccs), "a numbered head");
    }
}
