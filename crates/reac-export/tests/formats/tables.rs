//! The tables, read by a reader of workbooks and a reader of CSV: cell by cell the same.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use reac_export::{Format, Locale, Options, TABLES, export};
use rusqlite::types::ValueRef;

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

/// Every row of a table of a database, without the column that says whose it is.
fn stored(base: &rusqlite::Connection, table: &str) -> Vec<Vec<String>> {
    let mut all = base.prepare(&format!("SELECT * FROM {table} ORDER BY rowid")).unwrap();
    let columns = all.column_count();
    let mut rows = all.query([]).unwrap();
    let mut out = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let cell = |column: usize| match row.get_ref(column).unwrap() {
            ValueRef::Null => String::new(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
            other => panic!("{table}: a cell that is neither text nor number: {other:?}"),
        };
        out.push((1..columns).map(cell).collect());
    }
    out
}

#[test]
fn the_database_holds_the_cells_of_the_csv_and_is_the_same_a_second_time() {
    for own in all().iter().step_by(7) {
        let bytes = one(own.document(), Format::Sqlite, &options());
        assert!(bytes == one(own.document(), Format::Sqlite, &options()), "{}", own.name);
        let mut base = rusqlite::Connection::open_in_memory().unwrap();
        base.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), true).unwrap();
        let csv = export(own.document(), Format::Csv, &options()).unwrap();
        for (file, table) in csv.iter().zip(TABLES).filter(|(_, table)| *table != "synopsis") {
            let rows = separated(&file.bytes, b',');
            assert_eq!(stored(&base, table), rows[1..], "{} {table}", own.name);
        }
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
