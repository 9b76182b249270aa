//! The tables, read by a reader of workbooks and a reader of CSV: cell by cell the same.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use reac_export::{Format, Locale, Options, TABLES, export};

use crate::documents::{all, everything, missing, options};
use crate::one;

/// Sheets by name, each cell as text, without the empty columns at the right.
fn sheets(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let rows = |name: String| {
        let range = book.worksheet_range(&name).unwrap();
        let cell = |cell: &Data| match cell {
            Data::Empty => String::new(),
            Data::Float(number) => format!("{number}"),
            Data::String(text) => text.clone(),
            other => panic!("{name}: a cell that is neither text nor number: {other:?}"),
        };
        let rows = range.rows().map(|row| row.iter().map(cell).collect()).collect();
        (name, rows)
    };
    names.into_iter().map(rows).collect()
}

fn separated(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(bytes);
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn workbook_csv_and_tsv_hold_the_same_cells_and_the_whole_document() {
    for own in all() {
        let book = sheets(one(own.document(), Format::Xlsx, &options()));
        let csv = export(own.document(), Format::Csv, &options()).unwrap();
        let tsv = export(own.document(), Format::Tsv, &options()).unwrap();
        assert_eq!(csv.len(), TABLES.len());
        let mut whole = String::new();
        for (((name, sheet), csv), (tsv, table)) in book.iter().zip(&csv).zip(tsv.iter().zip(TABLES)) {
            let rows = separated(&csv.bytes, b',');
            assert_eq!(rows, separated(&tsv.bytes, b'\t'), "{} {name}", own.name);
            assert_eq!(&rows, sheet, "{} {name}", own.name);
            assert_eq!(csv.ending, format!("{table}.csv"));
            rows.iter().flatten().for_each(|cell| {
                whole.push_str(cell);
                whole.push('\n');
            });
        }
        assert_eq!(missing(&whole, &everything(&own.reac)), None, "{}", own.name);
    }
}

#[test]
fn sheets_are_named_in_the_readers_language() {
    let names = |locale| -> Vec<String> {
        let bytes = one(all()[0].document(), Format::Xlsx, &Options { locale, ..options() });
        sheets(bytes).into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names(Locale::Fr)[2], "Compétences");
    assert_eq!(names(Locale::En)[2], "Competences");
}

/// A reader by names would take two columns of one name for one.
#[test]
fn no_two_columns_of_a_table_have_one_name() {
    for locale in [Locale::Fr, Locale::En] {
        for file in export(all()[0].document(), Format::Csv, &Options { locale, ..options() }).unwrap() {
            let names = separated(&file.bytes, b',').swap_remove(0);
            let unique: HashSet<_> = names.iter().collect();
            assert_eq!(unique.len(), names.len(), "{}: {names:?}", file.ending);
        }
    }
}
