//! Is it a REAC at all? Its siblings wear nearly the same cover and footer and are told apart by their own marks.

use reac_diagnostic::{Code, Diagnostic};

use reac_formes::communs::AUTRES;

use crate::fold::fold;
use crate::ligne::entier;
use crate::ligne::tete::{Genre, tete, tete_abimee};
use crate::pages::{Appartenance, Feuille};
use crate::vocabulaire::Vocabulaire;

/// Which pages are the REAC's, or why none is.
///
/// # Errors
/// A diagnostic `R0001` or `R0002`.
pub fn trier(
    feuilles: &[Feuille<'_>],
    whose: &[Appartenance],
    connu: &Vocabulaire,
) -> Result<Vec<bool>, Diagnostic> {
    let marked = whose.contains(&Appartenance::Reac);
    let other = whose.contains(&Appartenance::Autre);
    if marked {
        return Ok(whose.iter().map(|whose| *whose != Appartenance::Autre).collect());
    }
    if other {
        return Err(Diagnostic::new(
            Code::SiblingDocument,
            [nom_de_l_autre(feuilles), "@un_reac".to_owned()],
        ));
    }
    // Neither footer nor cover: the fiches themselves tell.
    let heads = feuilles
        .iter()
        .flat_map(|feuille| &feuille.lignes)
        .filter(|line| {
            let folded = fold(&line.text());
            let head = entier(tete(connu), &folded).or_else(|| tete_abimee(connu, &folded));
            head.is_some_and(|head| head.genre == Genre::Competence && head.numero.is_some())
        })
        .count();
    if heads >= 2 {
        return Ok(vec![true; feuilles.len()]);
    }
    let texts = || feuilles.iter().flat_map(|feuille| &feuille.lignes).map(|line| line.text());
    let seen = texts().find(|text| text.len() > 3).or_else(|| texts().next());
    let seen = seen.map_or_else(|| "…".to_owned(), |text| text.chars().take(60).collect());
    Err(Diagnostic::new(Code::NotReac, [seen]))
}

fn nom_de_l_autre(feuilles: &[Feuille<'_>]) -> String {
    let kind =
        feuilles.iter().find_map(|feuille| feuille.pied.as_ref().and_then(|pied| pied.type_document.clone()));
    if let Some(kind) = &kind {
        let stem = kind.to_uppercase();
        let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some((_, _, name)) = AUTRES.iter().find(|(kinds, ..)| kinds.contains(&stem)) {
            return (*name).to_owned();
        }
    }
    let lines = || feuilles.iter().flat_map(|feuille| &feuille.lignes).map(|line| fold(&line.text()));
    AUTRES
        .iter()
        .find(|(_, words, _)| lines().any(|line| line.starts_with(words)))
        .map_or_else(|| kind.unwrap_or_default(), |(_, _, name)| (*name).to_owned())
}

/// The other document in the file, if there is one: its name and the page of the file on which it begins.
#[must_use]
pub fn autre_document(feuilles: &[Feuille<'_>], whose: &[Appartenance]) -> Option<(String, u32)> {
    let first = whose.iter().position(|whose| *whose == Appartenance::Autre)?;
    let rest = feuilles.get(first..)?;
    Some((nom_de_l_autre(rest), rest.first()?.page))
}
