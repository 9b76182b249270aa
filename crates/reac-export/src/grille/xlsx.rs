//! The grid as a workbook: one sheet an activity, ticks from a list.

use reac_model::Reac;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{BLANKS, Feuille, columns, header, levels, sheets, title};
use crate::labels::Label;
use crate::xlsx::{body, fits, head, height, paper, workbook};
use crate::{Error, Options};

/// What a tick looks like.
const TICK: &str = "✓";

/// Behind the title of a competence.
const BAND: u32 = 0x00F3_F3F3;

/// Writes the workbook.
pub(crate) fn xlsx(reac: &Reac, options: &Options) -> Result<Vec<u8>, Error> {
    let mut book = book(reac, options)?;
    if book.worksheets().is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer().map_err(Error::write)
}

/// The workbook, to which others may add sheets.
pub(crate) fn book(reac: &Reac, options: &Options) -> Result<Workbook, Error> {
    let mut book = workbook(reac, title(options.usage), options.locale)?;
    let head = header(reac, options.locale);
    for feuille in sheets(reac, options.usage, options.locale) {
        for competence in &feuille.competences {
            fits(&competence.titre, &competence.local)?;
            for point in &competence.points {
                fits(&point.texte, &point.local)?;
            }
        }
        let sheet = book.add_worksheet();
        Writer { sheet, row: 0, options }.feuille(&feuille, &head).map_err(Error::write)?;
    }
    Ok(book)
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    options: &'a Options,
}

impl Writer<'_> {
    fn feuille(&mut self, feuille: &Feuille, header: &[(Label, String)]) -> Result<(), XlsxError> {
        let locale = self.options.locale;
        let bold = Format::new().set_bold();
        let large = Format::new().set_bold().set_font_size(14);
        self.sheet.set_name(&feuille.nom)?;
        self.sheet.write_string_with_format(0, 0, title(self.options.usage).text(locale), &large)?;
        // Few rows, as they stay in sight: the title, the rest of the header on one line.
        let (titre, rest): (Vec<_>, Vec<_>) =
            header.iter().partition(|(label, _)| *label == Label::TitreProfessionnel);
        for (label, value) in titre {
            self.sheet.write_string_with_format(1, 0, label.text(locale), &bold)?;
            self.sheet.write_string(1, 1, value)?;
        }
        let rest: Vec<_> = rest.iter().map(|(label, value)| labelled(label.text(locale), value)).collect();
        self.sheet.write_string_with_format(2, 0, Label::DocumentTable.text(locale), &bold)?;
        self.sheet.write_string(2, 1, rest.join(" · "))?;
        self.sheet.write_string_with_format(3, 0, &feuille.titre, &large)?;
        self.blanks(&bold)?;
        self.row = 4;
        self.grid(feuille)?;
        let (_, last) = self.ticks();
        paper(self.sheet, self.row.saturating_sub(1), last)
    }

    /// What is filled in by hand, at the right of the header.
    fn blanks(&mut self, bold: &Format) -> Result<(), XlsxError> {
        let (first, last) = self.ticks();
        let line = Format::new().set_border_bottom(FormatBorder::Thin);
        for (row, label) in (0_u32..).zip(BLANKS) {
            self.sheet.write_string_with_format(row, first, label.text(self.options.locale), bold)?;
            self.sheet.merge_range(row, first + 1, row, last, "", &line)?;
        }
        Ok(())
    }

    /// The first column to tick, and the one after the last.
    fn ticks(&self) -> (u16, u16) {
        let usage = self.options.usage;
        let first = u16::try_from(columns(usage).len()).unwrap_or(0);
        (first, first + u16::try_from(levels(usage).len()).unwrap_or(0))
    }

    fn grid(&mut self, feuille: &Feuille) -> Result<(), XlsxError> {
        let (locale, usage) = (self.options.locale, self.options.usage);
        let thin = FormatBorder::Thin;
        let (head, body) = (head().set_border(thin), body().set_border(thin));
        let centre = Format::new().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let tick = centre.set_border(thin);
        let band = Format::new().set_bold().set_text_wrap().set_background_color(BAND).set_border(thin);
        let all: Vec<Label> =
            columns(usage).iter().chain(levels(usage)).chain(&[Label::Observations]).copied().collect();
        for (column, label) in (0_u16..).zip(&all) {
            self.sheet.write_string_with_format(self.row, column, label.text(locale), &head)?;
            self.sheet.set_column_width(column, width(*label))?;
        }
        self.sheet.set_repeat_rows(self.row, self.row)?;
        self.row += 1;
        self.sheet.set_freeze_panes(self.row, 0)?;
        let (first, last) = self.ticks();
        for competence in &feuille.competences {
            for column in 0..=last {
                self.sheet.write_blank(self.row, column, &band)?;
            }
            self.sheet.write_string_with_format(self.row, 0, &competence.local, &band)?;
            self.sheet.write_string_with_format(self.row, first - 1, &competence.titre, &band)?;
            let wide = all.get(usize::from(first - 1)).map_or(0.0, |label| width(*label));
            self.sheet.set_row_height(self.row, height([(competence.titre.as_str(), wide)]))?;
            self.row += 1;
            let top = self.row;
            for point in &competence.points {
                for (column, cell) in (0_u16..).zip(point.cells(usage, locale)) {
                    self.sheet.write_string_with_format(self.row, column, cell, &body)?;
                }
                for column in first..last {
                    self.sheet.write_blank(self.row, column, &tick)?;
                }
                self.sheet.write_blank(self.row, last, &body)?;
                let cells = point.cells(usage, locale).into_iter().zip(&all);
                self.sheet
                    .set_row_height(self.row, height(cells.map(|(cell, label)| (cell, width(*label)))))?;
                self.row += 1;
            }
            if self.row > top {
                let list = DataValidation::new().allow_list_strings(&[TICK])?;
                self.sheet.add_data_validation(top, first, self.row - 1, last - 1, &list)?;
            }
        }
        Ok(())
    }
}

/// `Niveau 5`, and not `Niveau Niveau 5` of a document that prints the word itself.
fn labelled(label: &str, value: &str) -> String {
    if value.starts_with(label) { value.to_owned() } else { format!("{label} {value}") }
}

/// Characters that a column is wide.
fn width(column: Label) -> f64 {
    match column {
        Label::Identifiant => 22.0,
        Label::Groupe => 24.0,
        Label::Critere | Label::Point => 90.0,
        Label::Observations => 40.0,
        _ => 12.0,
    }
}
