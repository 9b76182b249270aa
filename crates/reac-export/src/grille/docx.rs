//! The grid for a word processor: to print, or to fill in there.

use reac_model::Reac;

use super::{BLANKS, Competence, columns, header, levels, sheets, title};
use crate::docx::{Papier, Texte, cell, heads, pied, whole};
use crate::identite::Jour;
use crate::labels::{Label, colon};
use crate::{Error, Options};

/// To be ticked.
const BOX: &str = "☐";

/// Writes the grid.
pub(crate) fn docx(reac: &Reac, options: &Options) -> Result<Vec<u8>, Error> {
    let mut texte = Texte::new(Papier::Couche, &pied(reac), Jour::of(reac));
    write(&mut texte, reac, options);
    texte.bytes()
}

/// Writes it into one that goes on.
pub(crate) fn write(texte: &mut Texte, reac: &Reac, options: &Options) {
    let locale = options.locale;
    texte.titre(1, title(options.usage).text(locale));
    for (label, value) in header(reac, locale) {
        texte.phrase(Some(&format!("{}{}", label.text(locale), colon(locale))), &value);
    }
    let blanks = BLANKS.map(|label| label.text(locale));
    texte.table(&[1, 1, 1, 1], vec![heads(blanks), whole(blanks.iter().map(|_| cell([])).collect())]);
    for feuille in sheets(reac, options.usage, locale) {
        texte.titre(2, &feuille.titre);
        for competence in &feuille.competences {
            texte.titre(3, &format!("{} {}", competence.local, competence.titre));
            if !competence.points.is_empty() {
                table(texte, competence, options);
            }
        }
    }
}

fn table(texte: &mut Texte, competence: &Competence, options: &Options) {
    let (locale, usage) = (options.locale, options.usage);
    let all: Vec<Label> =
        columns(usage).iter().chain(levels(usage)).chain(&[Label::Observations]).copied().collect();
    let shares: Vec<usize> = all.iter().map(|label| share(*label)).collect();
    let mut rows = vec![heads(all.iter().map(|label| label.text(locale)))];
    for point in &competence.points {
        let cells = point.cells(usage, locale).into_iter().map(|text| cell([text]));
        let ticks = levels(usage).iter().map(|_| cell([BOX]));
        rows.push(whole(cells.chain(ticks).chain([cell([])]).collect()));
    }
    texte.table(&shares, rows);
}

/// What a column takes of the width.
fn share(column: Label) -> usize {
    match column {
        Label::Critere | Label::Point => 42,
        Label::Observations => 18,
        Label::Identifiant | Label::Groupe => 12,
        _ => 9,
    }
}
