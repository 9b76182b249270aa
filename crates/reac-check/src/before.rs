//! A REAC that was read before, as the rules see one that was just read: its content, and nothing of its pages.

use reac_grammar::Lecture;
use reac_grammar::fiches::Fiches;
use reac_grammar::ligne::pied::Pied;
use reac_grammar::reperes::Reperes;
use reac_grammar::texte::Texte;
use reac_lines::Origin;
use reac_model::{Noeud, Reac};

/// The document, without the evidence that stood beside it.
pub(crate) fn lecture(reac: &Reac) -> Lecture {
    let document = &reac.document;
    let dates = [&document.date_validation, &document.date_mise_a_jour];
    let pied = Pied {
        sigle: document.sigle.clone(),
        type_document: document.type_document.clone(),
        code_titre: document.code_titre.clone(),
        millesime: document.millesime.clone(),
        // The second date means nothing without the first.
        dates: dates.into_iter().map_while(Clone::clone).collect(),
        page: None,
    };
    let reac = reac.clone().map(&mut |texte| Texte { texte, ..Texte::default() });
    Lecture {
        fiches: Fiches { reac, ..Fiches::default() },
        pied: Some(pied),
        pied_texte: None,
        generation: None,
        coutures: Vec::new(),
        reperes: Reperes { origine: Origin::Pdf, titres: Vec::new(), pages: Vec::new() },
        diagnostics: Vec::new(),
    }
}
