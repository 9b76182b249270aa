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

/// Points of a line of a cell, of the workbook's own font.
const LINE: f64 = 15.0;

/// Points of the highest row that a workbook may have.
const TALLEST: f64 = 409.0;

/// How much of a column's width, which is counted in digits, a line of words may fill: fonts that stand in for the
/// workbook's own, where that is missing, are wider.
const FILLED: f64 = 0.82;

/// How high a row is that shows texts in columns so wide, in points. Said in the file, since not every program finds it,
/// and none does where cells are merged or blank.
pub(crate) fn height<'t>(cells: impl IntoIterator<Item = (&'t str, f64)>) -> f64 {
    let tallest = cells.into_iter().map(|(text, width)| lines(text, width * FILLED)).max().unwrap_or(1);
    (f64::from(u32::try_from(tallest).unwrap_or(u32::MAX)) * LINE).min(TALLEST)
}

/// How many lines a text takes, broken between words.
fn lines(text: &str, width: f64) -> usize {
    let of_paragraph = |paragraph: &str| {
        let (mut count, mut filled) = (1_usize, 0.0);
        for word in paragraph.split_whitespace() {
            let length = f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
            let next = if filled > 0.0 { filled + 1.0 + length } else { length };
            if filled > 0.0 && next > width {
                count += 1;
                filled = length;
            } else {
                filled = next;
            }
        }
        count
    };
    text.split('\n').map(of_paragraph).sum()
}

/// A4, landscape, as wide as the page, nothing but what is there.
pub(crate) fn paper(sheet: &mut Worksheet, last_row: u32, last_column: u16) -> Result<(), XlsxError> {
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_print_area(0, 0, last_row, last_column)?;
    Ok(())
}

fn sheet(sheet: &mut Worksheet, table: &Table, locale: Locale) -> Result<(), XlsxError> {
    let (head, body) = (head(), body());
    // Away from the text of the next column.
    let figure = self::body().set_align(FormatAlign::Right).set_indent(1);
    sheet.set_name(table.title.text(locale))?;
    for (column, spec) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, spec.title.text(locale), &head)?;
        sheet.set_column_width(column, f64::from(spec.width))?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Vide => continue,
                Cell::Text(text) => sheet.write_string_with_format(row, column, text, &body)?,
                Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &figure)?,
            };
        }
        let texts = cells.iter().zip(&table.columns).filter_map(|(cell, spec)| match cell {
            Cell::Text(text) => Some((text.as_str(), f64::from(spec.width))),
            Cell::Number(_) | Cell::Vide => None,
        });
        sheet.set_row_height(row, height(texts))?;
    }
    let heads = table.columns.iter().map(|spec| (spec.title.text(locale), f64::from(spec.width)));
    sheet.set_row_height(0, height(heads))?;
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_repeat_rows(0, 0)?;
    paper(sheet, last_row, last_column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        assert!((height([("Niveau", 12.0), ("", 12.0)]) - LINE).abs() < f64::EPSILON);
        let text = "Les lampes sont allumées avant la nuit et éteintes au jour";
        assert!((height([(text, 90.0), ("x", 3.0)]) - LINE).abs() < f64::EPSILON);
        assert!((height([(text, 30.0)]) - 3.0 * LINE).abs() < f64::EPSILON);
        assert!((height([("un\ndeux\ntrois", 30.0)]) - 3.0 * LINE).abs() < f64::EPSILON);
        assert!((height([(text.repeat(90).as_str(), 20.0)]) - TALLEST).abs() < f64::EPSILON);
        assert_eq!(lines("insécable", 3.0), 1, "a word that is wider than its column");
    }
}
