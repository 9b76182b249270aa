//! The cover of a certificat complémentaire de spécialisation.

use super::activite::tete;
use super::commun::paragraphes;
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::ligne::tete::Genre;
use crate::texte::Texte;

/// CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION N° 1 DU TITRE, the titre's name and that of the certificat: its number,
/// and both, which are printed again elsewhere.
pub fn couverture_ccs(input: Blocs<'_>) -> Resultat<Blocs<'_>, (Option<u32>, Vec<Texte>)> {
    let (input, (head, _)) = tete(Genre::CouvertureCcs)(input)?;
    let (input, titles) = paragraphes(input)?;
    Ok((input, (head.numero, titles.into_iter().map(|title| title.texte.clone()).collect())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{accepte, rejette};

    #[test]
    fn couverture_ccs_accepts() {
        let text = "CERTIFICAT COMPLÉMENTAIRE DE\nSPÉCIALISATION N°2 DU TITRE\n\nGardien de phare\n\nGarder un feu flottant\n";
        let (numero, titles) = accepte(text, couverture_ccs);
        assert_eq!(numero, Some(2));
        assert!(titles.last().unwrap().texte.ends_with("Garder un feu flottant"));
    }

    #[test]
    fn couverture_ccs_rejects() {
        assert_eq!(rejette("FICHE ACTIVITÉ TYPE DU CCS N° 1\n\nGarder\n", couverture_ccs), "a numbered head");
    }
}
