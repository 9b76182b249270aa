//! Marks that the print leaves for whoever checks it: where each heading stands, what each page's footer prints.
//!
//! Evidence, not content: nothing here is read into the result.

use reac_lines::Origin;

use crate::blocs::Bloc;
use crate::ligne::pied::Pied;
use crate::ligne::tete::Tete;
use crate::pages::Feuille;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// A heading and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Repere {
    /// What it opens.
    pub rubrique: Rubrique,
    /// A numbered head's number and kind.
    pub tete: Option<Tete>,
    /// As printed.
    pub texte: String,
    /// Page of the file, from 1.
    pub page: u32,
    /// Printed page, where the page's footer tells.
    pub page_imprimee: Option<u32>,
}

/// One page of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct PageLue {
    /// Page of the file, from 1.
    pub page: u32,
    /// What its footer prints, if it has one.
    pub pied: Option<Pied>,
    /// Whether anything stands on it besides the footer.
    pub vide: bool,
}

/// All marks of a document, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Reperes {
    /// Where positions come from: what stands in tables of estimated positions is uncertain.
    pub origine: Origin,
    /// Headings.
    pub titres: Vec<Repere>,
    /// Pages, those of other documents in the same file left out.
    pub pages: Vec<PageLue>,
}

/// What the pages print at their feet.
#[must_use]
pub(crate) fn pages(feuilles: &[Feuille<'_>]) -> Vec<PageLue> {
    feuilles
        .iter()
        .map(|feuille| PageLue {
            page: feuille.page,
            pied: feuille.pied.clone(),
            vide: feuille.lignes.is_empty(),
        })
        .collect()
}

/// Where the headings stand.
#[must_use]
pub(crate) fn titres(blocs: &[Bloc]) -> Vec<Repere> {
    blocs
        .iter()
        .filter_map(|bloc| match bloc {
            Bloc::Titre(heading) => Some(Repere {
                rubrique: heading.rubrique,
                tete: heading.tete,
                texte: heading.texte.texte.clone(),
                page: heading.texte.page()?,
                page_imprimee: page_imprimee(&heading.texte),
            }),
            _ => None,
        })
        .collect()
}

fn page_imprimee(texte: &Texte) -> Option<u32> {
    texte.fragments.first().and_then(|fragment| fragment.page_imprimee)
}
