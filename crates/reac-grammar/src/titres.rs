//! Headings by their wording, matched after folding. What each generation prints stands in `reac-formes`.

use reac_formes::variantes::REMARQUES;
pub use reac_formes::{Corps, Rubrique};

use crate::fold::{distance, fold};
use crate::vocabulaire::{Titre, Vocabulaire};

/// A heading's wording, folded, without its remarks.
#[must_use]
pub fn nettoyer(text: &str) -> String {
    let mut folded = fold(text);
    folded.truncate(sans_remarques(&folded).len());
    folded
}

/// A wording that is folded already, without its remarks.
#[must_use]
pub fn sans_remarques(mut folded: &str) -> &str {
    loop {
        let before = folded.len();
        for remarque in REMARQUES {
            if let Some(rest) = folded.strip_suffix(remarque) {
                folded = rest.trim_end();
            }
        }
        if folded.len() == before {
            return folded;
        }
    }
}

/// How a print matches the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accord {
    /// Letter for letter after folding.
    Exact,
    /// But for one damaged letter in ten at most.
    Approche,
    /// The beginning of a wording that a further line may complete.
    Debut,
}

/// Shorter wordings are told from others by every letter.
const COURT: usize = 12;

/// Looks a cleaned wording up below the heading `sous` (`None` at the document's beginning).
#[must_use]
pub fn chercher(connu: &Vocabulaire, folded: &str, sous: Option<Rubrique>) -> Option<(Rubrique, Accord)> {
    // Whatever is found below begins or ends as a wording does.
    if !connu.bords_des_titres.touchent(folded) {
        return None;
    }
    let permis = |titre: &Titre| match sous {
        _ if titre.sous.is_empty() => true,
        None => true,
        Some(sous) => titre.sous.iter().any(|list| list.contains(&sous)),
    };
    let mut debut = None;
    for titre in connu.titres.iter().filter(|titre| permis(titre)) {
        for libelle in &titre.libelles {
            if *libelle == folded {
                return Some((titre.rubrique, Accord::Exact));
            }
            if folded.len() >= COURT && libelle.starts_with(folded) {
                debut = Some((titre.rubrique, Accord::Debut));
            }
        }
    }
    if debut.is_some() {
        return debut;
    }
    if folded.len() < COURT {
        return None;
    }
    let approche = connu.titres.iter().filter(|titre| permis(titre)).find(|titre| {
        titre.libelles.iter().any(|libelle| {
            libelle.len().abs_diff(folded.len()) <= folded.len() / 10
                && meme_bord(libelle, folded)
                && distance(libelle, folded) <= folded.len() / 10
        })
    })?;
    Some((approche.rubrique, Accord::Approche))
}

/// Damage seldom takes both ends of a heading: most rows are told apart by a glance at them (as
/// [`crate::bords::Bords`] does for all headings at once).
fn meme_bord(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    a.first_chunk::<3>() == b.first_chunk::<3>() || a.last_chunk::<4>() == b.last_chunk::<4>()
}

#[cfg(test)]
mod tests {
    use Rubrique as R;

    use super::*;

    fn chercher(folded: &str, sous: Option<Rubrique>) -> Option<(Rubrique, Accord)> {
        super::chercher(Vocabulaire::connu(), folded, sous)
    }

    #[test]
    fn remarks_do_not_matter() {
        let folded = nettoyer("Réglementation d’activités (le cas échéant) (rubrique RNCP)");
        assert_eq!(chercher(&folded, Some(R::Secteurs)), Some((R::Reglementation, Accord::Exact)));
    }

    #[test]
    fn a_damaged_heading_is_still_one() {
        let folded = nettoyer("Critéres de perforrmance");
        assert_eq!(chercher(&folded, Some(R::Description)), Some((R::Criteres, Accord::Approche)));
    }

    #[test]
    fn a_term_of_the_glossary_is_no_heading() {
        assert_eq!(chercher(&nettoyer("Critère de performance"), Some(R::GlossaireReac)), None);
        assert_eq!(chercher(&nettoyer("Connaissance des critères de performance"), Some(R::Savoirs)), None);
    }
}
