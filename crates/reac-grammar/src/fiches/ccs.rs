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
