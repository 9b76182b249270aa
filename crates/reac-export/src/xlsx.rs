//! A workbook of the tables: one sheet a table, frozen headers, filters. Text is text: no cell is ever a formula.

use reac_model::Reac;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::identite::Jour;
use crate::labels::Label;
use crate::tables::{Cell, Table, tables};
use crate::{Error, Locale};

/// Most characters of a cell.
pub(crate) const CELL: usize = 32_767;

/// Writes the workbook.
pub(crate) fn xlsx(reac: &Reac, locale: Locale) -> Result<Vec<u8>, Error> {
    of_tables(&Head::of(reac, Label::Reac), &tables(reac, locale), locale)
}

/// Writes a workbook of these tables.
pub(crate) fn of_tables(about: &Head, tables: &[Table], locale: Locale) -> Result<Vec<u8>, Error> {
    let mut book = workbook_of(about, locale)?;
    for table in tables {
        check(table)?;
        sheet(book.add_worksheet(), table, locale).map_err(Error::write)?;
    }
    book.save_to_buffer().map_err(Error::write)
}

/// What a workbook says of itself.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// Title of the titre.
    pub(crate) titre: Option<String>,
    /// The document's own day, ISO 8601.
    pub(crate) day: Option<String>,
    /// What it is.
    pub(crate) subject: Label,
}

impl Head {
    /// Of a REAC.
    pub(crate) fn of(reac: &Reac, subject: Label) -> Self {
        let day = Jour::of(reac).map(|day| day.to_string());
        Self { titre: reac.titre.intitule.clone(), day, subject }
    }
}

/// An empty workbook that says when the document was made, and not when it was written.
pub(crate) fn workbook(reac: &Reac, subject: Label, locale: Locale) -> Result<Workbook, Error> {
    workbook_of(&Head::of(reac, subject), locale)
}

/// As [`workbook`].
pub(crate) fn workbook_of(about: &Head, locale: Locale) -> Result<Workbook, Error> {
    let day = about.day.as_deref().and_then(Jour::parse);
    let day = day.unwrap_or(Jour { annee: 2000, mois: 1, jour: 1 });
    let date = ExcelDateTime::from_ymd(day.annee, day.mois, day.jour).map_err(Error::write)?;
    let title: String = about.titre.clone().unwrap_or_default().chars().take(255).collect();
    let subject = about.subject.text(locale);
    let properties = DocProperties::new().set_title(title).set_subject(subject).set_creation_datetime(&date);
    let mut book = Workbook::new();
    book.set_properties(&properties);
    Ok(book)
}

/// Refuses what a cell would cut.
fn check(table: &Table) -> Result<(), Error> {
    for cell in table.rows.iter().flatten() {
        if let Cell::Text(text) = cell {
            fits(text, table.key)?;
        }
    }
    Ok(())
}

/// Refuses a text that a cell would cut.
pub(crate) fn fits(text: &str, place: &str) -> Result<(), Error> {
    // As the format counts them.
    if text.encode_utf16().count() > CELL {
        return Err(Error::TooLong { place: place.to_owned(), limit: CELL });
    }
    Ok(())
}

/// The head of a column.
pub(crate) fn head() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color(0x00DD_E8F3)
}

/// A cell that shows all its lines.
pub(crate) fn body() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

fn sheet(sheet: &mut Worksheet, table: &Table, locale: Locale) -> Result<(), XlsxError> {
    let (head, body) = (head(), body());
    sheet.set_name(table.title.text(locale))?;
    for (column, spec) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, spec.title.text(locale), &head)?;
        sheet.set_column_width(column, f64::from(spec.width))?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => continue,
                Cell::Text(text) => sheet.write_string_with_format(row, column, text, &body)?,
                Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &body)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_landscape();
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}
