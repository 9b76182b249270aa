//! The grid that a jury fills in: the titre's and each certificate's tests, a row a criterion, a column a modalité.
//! What a modalité judges is open, what it does not is greyed.

use reac_model::{CritereRe, Re, Reac};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::page::head as html_head;
use super::pieces::{columns, title};
use crate::labels::Label;
use crate::xlsx::{body, fits, head, height, paper, workbook_of};
use crate::{Error, Locale, Options};
use reac_page::escape;

/// Behind a cell that is not to be filled in, and behind the title of a competence.
const SHUT: u32 = 0x00D9_D9D9;
const BAND: u32 = 0x00F3_F3F3;
/// What a jury writes.
const TICK: &str = "✓";

/// A grid.
pub(super) struct Grille<'a> {
    nom: String,
    pub(super) titre: String,
    pub(super) colonnes: Vec<&'a str>,
    pub(super) lignes: Vec<Ligne<'a>>,
}

/// A competence of a grid.
pub(super) struct Ligne<'a> {
    pub(super) competence: &'a str,
    pub(super) criteres: &'a [String],
    /// Whether each column is open.
    pub(super) ouvertes: Vec<bool>,
}

/// A grid for each test that judges competences. A CCP prints no matrix of its own: its criteria are the titre's, its
/// columns those of its own modalités.
pub(super) fn grilles(re: &Re, locale: Locale) -> Vec<Grille<'_>> {
    let all: Vec<&CritereRe> = re.epreuves.iter().flat_map(|test| &test.criteres).collect();
    let each = re.epreuves.iter().map(|test| {
        let colonnes = columns(test);
        let own: Vec<&CritereRe> = if test.criteres.is_empty() {
            let judged = |row: &&&CritereRe| {
                test.modalites.iter().any(|modalite| modalite.competences.contains(&row.competence))
            };
            all.iter().filter(judged).copied().collect()
        } else {
            test.criteres.iter().collect()
        };
        let lignes = own.into_iter().map(|row| {
            let open = |column: &&str| {
                if test.criteres.is_empty() {
                    let mut named = test.modalites.iter().filter(|modalite| modalite.intitule == *column);
                    named.any(|modalite| modalite.competences.contains(&row.competence))
                } else {
                    row.modalites.iter().any(|own| own == column)
                }
            };
            let ouvertes = colonnes.iter().map(open).collect();
            Ligne { competence: &row.competence, criteres: &row.criteres, ouvertes }
        });
        let lignes = lignes.collect();
        Grille { nom: test.id.clone(), titre: title(test, locale), colonnes, lignes }
    });
    each.filter(|grille| !grille.lignes.is_empty()).collect()
}

/// Writes the workbook, a sheet a test.
pub(super) fn xlsx(re: &Re, options: &Options) -> Result<Vec<u8>, Error> {
    jury(workbook_of(&super::head(re, Label::GrilleJury), options.locale)?, re, options.locale)
}

/// Writes the workbook of a REAC's grid, the jury's sheets behind those of the training.
pub(super) fn xlsx_of_both(reac: &Reac, re: &Re, options: &Options) -> Result<Vec<u8>, Error> {
    jury(crate::grille::book(reac, options)?, re, options.locale)
}

fn jury(mut book: Workbook, re: &Re, locale: Locale) -> Result<Vec<u8>, Error> {
    for grille in grilles(re, locale) {
        for ligne in &grille.lignes {
            fits(ligne.competence, &grille.nom)?;
            ligne.criteres.iter().try_for_each(|critere| fits(critere, &grille.nom))?;
        }
        sheet(book.add_worksheet(), &grille, re, locale).map_err(Error::write)?;
    }
    if book.worksheets().is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer().map_err(Error::write)
}

/// Characters that the column of competences and criteria is wide.
const WORDING: f64 = 90.0;

/// Characters that the column of a modalité is wide.
const MODALITE: f64 = 18.0;

fn sheet(sheet: &mut Worksheet, grille: &Grille<'_>, re: &Re, locale: Locale) -> Result<(), XlsxError> {
    let thin = FormatBorder::Thin;
    let large = Format::new().set_bold().set_font_size(14);
    let (head, body) = (head().set_border(thin), body().set_border(thin));
    let band = Format::new().set_bold().set_text_wrap().set_background_color(BAND).set_border(thin);
    let open = Format::new().set_align(FormatAlign::Center).set_border(thin);
    let shut = Format::new().set_background_color(SHUT).set_border(thin);
    sheet.set_name(&grille.nom)?;
    let document = &re.document;
    let parts = [&re.titre.intitule, &document.sigle, &document.code_titre, &document.millesime];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    sheet.write_string_with_format(0, 0, &grille.titre, &large)?;
    sheet.write_string(1, 0, parts.join(" · "))?;
    let last = u16::try_from(grille.colonnes.len() + 1).unwrap_or(u16::MAX);
    sheet.write_string_with_format(2, 0, Label::CritereEvaluation.text(locale), &head)?;
    for (column, name) in (1_u16..).zip(&grille.colonnes) {
        sheet.write_string_with_format(2, column, *name, &head)?;
        sheet.set_column_width(column, MODALITE)?;
    }
    sheet.write_string_with_format(2, last, Label::Observations.text(locale), &head)?;
    sheet.set_row_height(2, height(grille.colonnes.iter().map(|name| (*name, MODALITE))))?;
    sheet.set_column_width(0, WORDING)?;
    sheet.set_column_width(last, 40.0)?;
    let list = DataValidation::new().allow_list_strings(&[TICK])?;
    let mut row = 3;
    for ligne in &grille.lignes {
        for column in 0..=last {
            sheet.write_blank(row, column, &band)?;
        }
        sheet.write_string_with_format(row, 0, ligne.competence, &band)?;
        sheet.set_row_height(row, height([(ligne.competence, WORDING)]))?;
        row += 1;
        for critere in ligne.criteres {
            sheet.write_string_with_format(row, 0, critere, &body)?;
            sheet.set_row_height(row, height([(critere.as_str(), WORDING)]))?;
            for (column, is_open) in (1_u16..).zip(&ligne.ouvertes) {
                sheet.write_blank(row, column, if *is_open { &open } else { &shut })?;
                if *is_open {
                    sheet.add_data_validation(row, column, row, column, &list)?;
                }
            }
            sheet.write_blank(row, last, &body)?;
            row += 1;
        }
    }
    sheet.set_repeat_rows(2, 2)?;
    sheet.set_freeze_panes(3, 1)?;
    paper(sheet, row.saturating_sub(1), last)
}

/// Writes what stands in the body of the page.
pub(super) fn html(re: &Re, locale: Locale) -> String {
    format!("<h1>{}</h1>\n{}", escape(&super::name(re, locale)), sections(re, locale))
}

/// A section a test.
pub(super) fn sections(re: &Re, locale: Locale) -> String {
    let mut out = String::new();
    for grille in grilles(re, locale) {
        out.push_str(&format!(
            "<section id=\"{}\"><h2>{}</h2>\n",
            escape(&grille.nom),
            escape(&grille.titre)
        ));
        let mut heads = vec![Label::CritereEvaluation.text(locale).to_owned()];
        heads.extend(grille.colonnes.iter().map(|column| (*column).to_owned()));
        let width = heads.len();
        out.push_str(&format!(
            "<table class=\"stack\"><thead><tr>{}</tr></thead><tbody>\n",
            html_head(&heads)
        ));
        for ligne in &grille.lignes {
            let name = escape(ligne.competence);
            out.push_str(&format!("<tr><th scope=\"rowgroup\" colspan=\"{width}\">{name}</th></tr>\n"));
            for critere in ligne.criteres {
                out.push_str(&row(critere, ligne, &grille.colonnes));
            }
        }
        out.push_str("</tbody></table></section>\n");
    }
    out
}

fn row(critere: &str, ligne: &Ligne<'_>, colonnes: &[&str]) -> String {
    let critere = escape(critere);
    let cells = ligne.ouvertes.iter().zip(colonnes).map(|(open, column)| {
        if *open {
            let column = escape(column);
            let label = format!("{critere} {column}");
            format!("<td class=\"tick\" data-head=\"{column}\"><input type=\"checkbox\" aria-label=\"{label}\"></td>")
        } else {
            "<td class=\"shut\"></td>".to_owned()
        }
    });
    format!("<tr><td>{critere}</td>{}</tr>\n", cells.collect::<String>())
}
