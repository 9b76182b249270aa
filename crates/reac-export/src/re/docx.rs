//! The document for a word processor, and the grid of the jury.

use reac_model::{Bloc, Re, Reac};

use super::grille::{Grille, grilles};
use super::pieces::{Piece, pieces};
use crate::docx::{BAND, Papier, SHUT, Texte, cell, heads, long, shaded, share, whole};
use crate::identite::Jour;
use crate::labels::{Label, colon};
use crate::{Error, Locale, Options};

/// To be ticked.
const BOX: &str = "☐";

/// Characters that the column of criteria is wide, beside the longest words of the others.
const CRITERE: usize = 45;

/// Writes the document; behind its REAC where there is one.
pub(super) fn document(reac: Option<&Reac>, re: &Re, locale: Locale) -> Result<Vec<u8>, Error> {
    // Its tables have many columns.
    let mut texte = start(re);
    match reac {
        Some(reac) => crate::docx::write(&mut texte, reac, locale),
        None => texte.titre(1, &super::name(re, locale)),
    }
    for piece in pieces(re, locale) {
        element(&mut texte, &piece, locale);
    }
    texte.bytes()
}

/// Writes the grid of the jury; behind that of the training where the REAC is there.
pub(super) fn grille(reac: Option<&Reac>, re: &Re, options: &Options) -> Result<Vec<u8>, Error> {
    let mut texte = start(re);
    if let Some(reac) = reac {
        crate::grille::write_docx(&mut texte, reac, options);
    }
    texte.titre(
        1,
        &format!("{} – {}", Label::GrilleJury.text(options.locale), super::name(re, options.locale)),
    );
    for grille in grilles(re, options.locale) {
        table(&mut texte, &grille, options.locale);
    }
    texte.bytes()
}

fn start(re: &Re) -> Texte {
    let document = &re.document;
    let parts = [&document.sigle, &document.code_titre, &document.millesime];
    let pied: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let day = document.date_mise_a_jour.as_deref().or(document.date_jo.as_deref()).and_then(Jour::parse);
    Texte::new(Papier::Couche, &pied.join(" · "), day)
}

fn element(texte: &mut Texte, piece: &Piece, locale: Locale) {
    match piece {
        Piece::Tete(level, _, title) => texte.titre(*level, title),
        Piece::Prose(blocs) => {
            for bloc in blocs {
                match bloc {
                    Bloc::Paragraphe { texte: text } => texte.phrase(None, text),
                    Bloc::Liste { elements } => elements.iter().for_each(|item| texte.item(item)),
                }
            }
        }
        Piece::Valeur(name, value) => texte.phrase(Some(&format!("{name}{}", colon(locale))), value),
        Piece::Tableau(names, rows) => {
            let rows: Vec<Vec<Vec<String>>> =
                rows.iter().map(|row| row.iter().map(|blocs| lines(blocs)).collect()).collect();
            let shares = names.iter().enumerate().map(|(column, name)| {
                let own = rows.iter().filter_map(|row| row.get(column)).flatten();
                share(name, own.map(String::as_str))
            });
            let cells = |row: &Vec<Vec<String>>| {
                long(row.iter().map(|lines| cell(lines.iter().map(String::as_str))).collect())
            };
            let head = heads(names.iter().map(String::as_str));
            texte.table(
                &shares.collect::<Vec<_>>(),
                std::iter::once(head).chain(rows.iter().map(cells)).collect(),
            );
        }
    }
}

/// The paragraphs of a cell.
fn lines(blocs: &[Bloc]) -> Vec<String> {
    let each = blocs.iter().flat_map(|bloc| match bloc {
        Bloc::Paragraphe { texte } => vec![texte.clone()],
        Bloc::Liste { elements } => elements.iter().map(|item| format!("– {item}")).collect(),
    });
    each.collect()
}

fn table(texte: &mut Texte, grille: &Grille<'_>, locale: Locale) {
    texte.titre(2, &grille.titre);
    let names = std::iter::once(Label::CritereEvaluation.text(locale));
    let names: Vec<&str> =
        names.chain(grille.colonnes.iter().copied()).chain([Label::Observations.text(locale)]).collect();
    let mut shares: Vec<usize> = names.iter().map(|name| share(name, [])).collect();
    shares.iter_mut().take(1).for_each(|share| *share = CRITERE);
    let mut rows = vec![heads(names.iter().copied())];
    for ligne in &grille.lignes {
        rows.push(whole(vec![shaded(ligne.competence, BAND, names.len())]));
        for critere in ligne.criteres {
            let ticks =
                ligne.ouvertes.iter().map(|open| if *open { cell([BOX]) } else { shaded("", SHUT, 1) });
            let cells = std::iter::once(cell([critere.as_str()])).chain(ticks).chain([cell([])]);
            rows.push(whole(cells.collect()));
        }
    }
    texte.table(&shares, rows);
}
