//! A référentiel d'évaluation in the formats that can hold it: read, as tables, and as the grid that a jury fills in.

mod docx;
mod grille;
mod page;
mod pieces;

use reac_model::{Re, Reac};

use crate::colonnes::{self, Colonnes, Forme};
use crate::html::page as html_page;
use crate::identite;
use crate::labels::Label;
use crate::tables::tables_re;
use crate::{Document, Error, Fichier, Format, Options, csv, export, sqlite, xlsx};
use reac_page::escape;

/// Whether a format can hold a référentiel d'évaluation alone; the others are made of activities and competences.
#[must_use]
pub fn takes_re(format: Format) -> bool {
    !matches!(format, Format::Moodle | Format::Case | Format::Skos | Format::Turtle | Format::Jsonl)
}

/// Exports a référentiel d'évaluation: one file, or one a table ([`Format::is_of_tables`]).
///
/// # Errors
/// The format cannot hold it: see [`Error`].
pub fn export_re(re: &Re, format: Format, options: &Options) -> Result<Vec<Fichier>, Error> {
    let locale = options.locale;
    let bytes = match format {
        Format::Markdown => {
            format!("# {}\n{}", crate::markdown::escape(&name(re, locale)), page::markdown(re, locale))
                .into_bytes()
        }
        Format::Html => {
            let name = name(re, locale);
            let body = page::html(re, locale);
            let body = format!("<h1>{}</h1>\n<main lang=\"fr\">\n{body}</main>\n", escape(&name));
            html_page(&name, page::STYLE, &body, locale).into_bytes()
        }
        Format::Xlsx => xlsx::of_tables(&head(re, Label::Re), &tables_re(re, locale), locale)?,
        Format::Csv => {
            return csv::of_tables(&tables_re(re, locale), locale, csv::Separator::of_csv(options));
        }
        Format::Tsv => return csv::of_tables(&tables_re(re, locale), locale, csv::Separator::Tab),
        Format::Parquet => return columns(re, Forme::Parquet),
        Format::Arrow => return columns(re, Forme::Arrow),
        Format::Grille => grille::xlsx(re, options)?,
        Format::GrilleDocx => docx::grille(None, re, options)?,
        Format::Docx => docx::document(None, re, locale)?,
        Format::GrilleHtml => {
            html_page(&name(re, locale), page::STYLE, &grille::html(re, locale), locale).into_bytes()
        }
        Format::Sqlite => sqlite::sqlite(None, Some(re))?,
        Format::Moodle | Format::Case | Format::Skos | Format::Turtle | Format::Jsonl => {
            return Err(Error::NeedsReac { format: format.name() });
        }
    };
    Ok(vec![Fichier { ending: format.ending().to_owned(), bytes }])
}

/// Exports both halves of a titre: one behind the other where the format can hold both, the REAC alone where it is made
/// of activities and competences.
///
/// # Errors
/// The format cannot hold them: see [`Error`].
pub fn export_both(
    document: Document<'_>,
    re: &Re,
    format: Format,
    options: &Options,
) -> Result<Vec<Fichier>, Error> {
    let (reac, locale) = (document.reac, options.locale);
    let bytes = match format {
        Format::Markdown => {
            let first = crate::markdown::markdown(reac, locale);
            format!("{first}{}", page::markdown(re, locale)).into_bytes()
        }
        Format::Html => {
            let behind = page::html(re, locale);
            crate::html::both(reac, &behind, page::STYLE, locale).into_bytes()
        }
        Format::Xlsx => {
            let mut all = crate::tables::tables(reac, locale);
            all.extend(tables_re(re, locale));
            xlsx::of_tables(&xlsx::Head::of(reac, Label::Reac), &all, locale)?
        }
        _ if format.is_of_tables() => {
            let mut files = export(document, format, options)?;
            files.extend(export_re(re, format, options)?);
            return Ok(files);
        }
        Format::Grille => grille::xlsx_of_both(reac, re, options)?,
        Format::GrilleDocx => docx::grille(Some(reac), re, options)?,
        Format::Docx => docx::document(Some(reac), re, locale)?,
        Format::GrilleHtml => {
            let jury = escape(Label::GrilleJury.text(locale));
            let behind = format!("<h1>{jury}</h1>\n{}", grille::sections(re, locale));
            crate::grille::html_before(reac, &behind, page::STYLE, options).into_bytes()
        }
        Format::Sqlite => sqlite::sqlite(Some(reac), Some(re))?,
        Format::Moodle => crate::moodle::moodle(reac, Some(re), options)?,
        Format::Case => crate::case::case(document, Some(re), options)?.into_bytes(),
        _ => return export(document, format, options),
    };
    Ok(vec![Fichier { ending: format.ending().to_owned(), bytes }])
}

/// The tables of the REAC, its référentiel d'évaluation, or both, as the files of Parquet and Arrow hold them.
///
/// # Errors
/// What the library of Arrow says; see [`Error`].
pub fn colonnes(reac: Option<&Reac>, re: Option<&Re>) -> Result<Vec<Colonnes>, Error> {
    let mut all = Vec::new();
    if let Some(reac) = reac {
        all.extend(Colonnes::of(&crate::tables::tables(reac, crate::Locale::Fr), &identite::nom(reac)?)?);
    }
    if let Some(re) = re {
        all.extend(Colonnes::of(&tables_re(re, crate::Locale::Fr), &identite::nom_re(re)?)?);
    }
    Ok(all)
}

fn columns(re: &Re, forme: Forme) -> Result<Vec<Fichier>, Error> {
    colonnes::of_tables(&tables_re(re, crate::Locale::Fr), &identite::nom_re(re)?, forme)
}

/// The title of the titre, or what kind of document this is.
fn name(re: &Re, locale: crate::Locale) -> String {
    re.titre.intitule.clone().unwrap_or_else(|| Label::Re.text(locale).to_owned())
}

/// What a workbook says of itself.
fn head(re: &Re, subject: Label) -> xlsx::Head {
    let day = re.document.date_mise_a_jour.as_deref().or(re.document.date_jo.as_deref());
    xlsx::Head { titre: re.titre.intitule.clone(), day: day.map(str::to_owned), subject }
}
