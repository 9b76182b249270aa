//! Rows out of columns and out of databases.

use std::io::Cursor;
use std::rc::Rc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type, Int64Type, UInt32Type, UInt64Type};
use arrow_array::{Array, RecordBatch};
use arrow_ipc::reader::FileReader;
use arrow_schema::DataType;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _};

use super::illisible::{Illisible, Pourquoi};
use super::rangees::Rangee;
use crate::tables::Cell;

/// Names the document in every table.
const WHOSE: &str = "document";

/// The columns of a file of Parquet, as [`super::documents`] takes them.
///
/// # Errors
/// It is no such file, or compressed: ours are not.
pub fn lots_of_parquet(bytes: Vec<u8>) -> Result<Vec<RecordBatch>, Illisible> {
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).map_err(Illisible::source)?;
    let empty = RecordBatch::new_empty(builder.schema().clone());
    let lots = builder.build().map_err(Illisible::source)?;
    let mut all = vec![empty];
    for lot in lots {
        all.push(lot.map_err(Illisible::source)?);
    }
    Ok(all)
}

/// The columns of a file of Arrow, as [`super::documents`] takes them.
///
/// # Errors
/// It is no such file.
pub fn lots_of_arrow(bytes: &[u8]) -> Result<Vec<RecordBatch>, Illisible> {
    let lots = FileReader::try_new(Cursor::new(bytes), None).map_err(Illisible::source)?;
    let mut all = vec![RecordBatch::new_empty(lots.schema())];
    for lot in lots {
        all.push(lot.map_err(Illisible::source)?);
    }
    Ok(all)
}

/// The rows of columns, each with its document.
pub(super) fn rows_of_columns(
    table: &'static str,
    lot: &RecordBatch,
) -> Result<Vec<(String, Rangee)>, Illisible> {
    let schema = lot.schema();
    let names: Rc<Vec<String>> = Rc::new(schema.fields().iter().map(|field| field.name().clone()).collect());
    let columns = names.iter().zip(lot.columns()).map(|(name, column)| {
        let kind = |kind: &DataType| Pourquoi::TypeDeColonne(name.clone(), kind.to_string());
        cells(column.as_ref()).ok_or_else(|| Illisible::of(table, kind(column.data_type())))
    });
    let mut columns: Vec<_> =
        columns.map(|cells| cells.map(Vec::into_iter)).collect::<Result<Vec<_>, Illisible>>()?;
    let rows = (0..lot.num_rows()).map(|_| {
        let cells = columns.iter_mut().map(|column| column.next().unwrap_or(Cell::Vide)).collect();
        named(table, Rangee { noms: Rc::clone(&names), cellules: cells })
    });
    rows.collect()
}

/// The cells of a column of text or whole numbers, in whichever width an engine holds them.
fn cells(column: &dyn Array) -> Option<Vec<Cell>> {
    fn texts<'a>(all: impl Iterator<Item = Option<&'a str>>) -> Vec<Cell> {
        all.map(|text| text.map_or(Cell::Vide, |text| Cell::Text(text.to_owned()))).collect()
    }
    /// None where one is no number of a column of ours.
    fn numbers<N: TryInto<u32>>(all: impl Iterator<Item = Option<N>>) -> Option<Vec<Cell>> {
        all.map(|number| match number {
            None => Some(Cell::Vide),
            Some(number) => number.try_into().ok().map(Cell::Number),
        })
        .collect()
    }
    match column.data_type() {
        DataType::Utf8 => Some(texts(column.as_string_opt::<i32>()?.iter())),
        DataType::LargeUtf8 => Some(texts(column.as_string_opt::<i64>()?.iter())),
        DataType::Utf8View => Some(texts(column.as_string_view_opt()?.iter())),
        DataType::UInt32 => numbers(column.as_primitive_opt::<UInt32Type>()?.iter()),
        DataType::UInt64 => numbers(column.as_primitive_opt::<UInt64Type>()?.iter()),
        DataType::Int32 => numbers(column.as_primitive_opt::<Int32Type>()?.iter()),
        DataType::Int64 => numbers(column.as_primitive_opt::<Int64Type>()?.iter()),
        // What pandas makes of whole numbers among which one is missing; not a number is none.
        DataType::Float64 => {
            let whole = |number: f64| {
                let text = format!("{number:.0}");
                (number.fract() == 0.0).then(|| text.parse::<u32>().ok()).flatten()
            };
            let all = column.as_primitive_opt::<Float64Type>()?;
            all.iter()
                .map(|number| match number.filter(|number| !number.is_nan()) {
                    None => Some(Cell::Vide),
                    Some(number) => whole(number).map(Cell::Number),
                })
                .collect()
        }
        DataType::Null => Some(vec![Cell::Vide; column.len()]),
        _ => None,
    }
}

/// The rows of a table of a database, each with its document; none where there is no such table.
pub(super) fn rows_of_base(
    table: &'static str,
    base: &Connection,
) -> Result<Option<Vec<(String, Rangee)>>, Illisible> {
    let read = || -> rusqlite::Result<Option<Vec<Rangee>>> {
        let there = "SELECT 1 FROM sqlite_schema WHERE name = ? AND type = 'table'";
        if base.query_row(there, [table], |_| Ok(())).optional()?.is_none() {
            return Ok(None);
        }
        let mut all = base.prepare(&format!("SELECT * FROM {table} ORDER BY rowid"))?;
        let names: Rc<Vec<String>> = Rc::new(all.column_names().map(str::to_owned).collect());
        let rows = all.query_map([], |row| {
            let cells = (0..names.len()).map(|at| Ok(stored(row.get_ref(at)?)));
            Ok(Rangee { noms: Rc::clone(&names), cellules: cells.collect::<rusqlite::Result<_>>()? })
        })?;
        rows.collect::<Result<_, _>>().map(Some)
    };
    let rows = read().map_err(Illisible::source)?;
    rows.map(|rows| rows.into_iter().map(|row| named(table, row)).collect()).transpose()
}

/// The columns of our databases are strict: nothing else stands in them.
fn stored(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Integer(number) => {
            u32::try_from(number).map_or_else(|_| Cell::Text(number.to_string()), Cell::Number)
        }
        ValueRef::Real(number) => Cell::Text(number.to_string()),
        ValueRef::Null | ValueRef::Blob(_) => Cell::Vide,
    }
}

/// A row with the document that it says it is of.
fn named(table: &'static str, row: Rangee) -> Result<(String, Rangee), Illisible> {
    let wrong = |pourquoi| Illisible::of(table, pourquoi);
    match row.cell(WHOSE) {
        Some(Cell::Text(document)) => Ok((document.clone(), row)),
        Some(Cell::Number(document)) => Ok((document.to_string(), row)),
        Some(Cell::Vide) => Err(wrong(Pourquoi::Valeur(WHOSE.to_owned(), None))),
        None => Err(wrong(Pourquoi::ColonneAbsente(WHOSE.to_owned()))),
    }
}
