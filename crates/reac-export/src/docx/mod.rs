//! The readable document for a word processor.

mod papier;

pub(crate) use papier::{BAND, Papier, SHUT, Texte, cell, heads, long, shaded, share, whole};

use reac_model::Reac;

use crate::identite::Jour;
use crate::labels::{Label, colon};
use crate::plan::{Corps, Forme, plan};
use crate::{Error, Locale};

/// Writes the document.
pub(crate) fn docx(reac: &Reac, locale: Locale) -> Result<Vec<u8>, Error> {
    let mut texte = Texte::new(Papier::Debout, &pied(reac), Jour::of(reac));
    write(&mut texte, reac, locale);
    texte.bytes()
}

/// Writes it into one that goes on.
pub(crate) fn write(texte: &mut Texte, reac: &Reac, locale: Locale) {
    let title = reac.titre.intitule.as_deref().or(reac.document.code_titre.as_deref());
    texte.titre(1, title.unwrap_or(Label::Reac.text(locale)));
    for section in plan(reac, locale) {
        texte.titre(section.niveau, &section.titre);
        section.corps.iter().for_each(|piece| element(texte, piece, locale));
    }
}

fn element(texte: &mut Texte, piece: &Corps, locale: Locale) {
    match &piece.forme {
        Forme::Paragraphe | Forme::Definition => texte.phrase(None, &piece.texte),
        Forme::Item(_) => texte.item(&piece.texte),
        Forme::Terme(term) if piece.texte.is_empty() => texte.phrase(Some(term), ""),
        Forme::Terme(term) => texte.phrase(Some(&format!("{term}{}", colon(locale))), &piece.texte),
    }
}

/// What stands at the foot of each page: which document this is.
pub(crate) fn pied(reac: &Reac) -> String {
    let document = &reac.document;
    let parts = [&document.sigle, &document.code_titre, &document.millesime];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")
}
