//! The tables as columns, in the memory of Arrow: every column declared and described, what is absent null. Written as
//! Parquet and as Arrow's own files, one file a table.
//!
//! Each row says in the column `document` whose it is, so that the files of many documents are read as one table. Texts
//! stand as in the document; the few words that an export adds, as names of groups, are French.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt32Array};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use reac_model::Reac;

use crate::labels::Label;
use crate::tables::{self, Cell, Column, Kind, Table};
use crate::{Error, Fichier, Locale, identite};

/// Which files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Forme {
    Parquet,
    Arrow,
}

/// Key under which a field's metadata say what it is.
const DESCRIPTION: &str = "description";

/// One file for each table of a REAC.
pub(crate) fn of_reac(reac: &Reac, forme: Forme) -> Result<Vec<Fichier>, Error> {
    of_tables(&tables::tables(reac, Locale::Fr), &identite::nom(reac)?, forme)
}

/// One file for each of these tables of one document.
pub(crate) fn of_tables(tables: &[Table], document: &str, forme: Forme) -> Result<Vec<Fichier>, Error> {
    let file = |table: &Table| {
        let batch = batch(table, document).map_err(Error::write)?;
        let (extension, bytes) = match forme {
            Forme::Parquet => ("parquet", parquet(&batch).map_err(Error::write)?),
            Forme::Arrow => ("arrow", arrow(&batch).map_err(Error::write)?),
        };
        Ok(Fichier { ending: format!("{}.{extension}", table.key), bytes })
    };
    tables.iter().map(file).collect()
}

/// A table as columns.
#[derive(Debug, Clone)]
pub struct Colonnes {
    /// One of [`crate::TABLES`] or [`crate::TABLES_RE`].
    pub table: &'static str,
    /// Its rows; what each column is stands in the metadata of its field, under `description`.
    pub lot: RecordBatch,
}

impl Colonnes {
    /// Of these tables of one document.
    pub(crate) fn of(tables: &[Table], document: &str) -> Result<Vec<Self>, Error> {
        let one =
            |table: &Table| Ok(Self { table: table.key, lot: batch(table, document).map_err(Error::write)? });
        tables.iter().map(one).collect()
    }
}

/// The rows of one document.
fn batch(table: &Table, document: &str) -> Result<RecordBatch, ArrowError> {
    let whose: ArrayRef = Arc::new(StringArray::from(vec![document; table.rows.len()]));
    let columns = table.columns.iter().enumerate().map(|(index, column)| {
        let cells = table.rows.iter().map(|row| row.get(index));
        match column.kind {
            Kind::Text => Arc::new(cells.map(words).collect::<StringArray>()) as ArrayRef,
            Kind::Number => Arc::new(cells.map(number).collect::<UInt32Array>()) as ArrayRef,
        }
    });
    RecordBatch::try_new(Arc::new(schema(table)), [whose].into_iter().chain(columns).collect())
}

fn schema(table: &Table) -> Schema {
    let described = |field: Field, label: Label| {
        field.with_metadata(HashMap::from([(DESCRIPTION.to_owned(), label.text(Locale::Fr).to_owned())]))
    };
    let whose = described(Field::new("document", DataType::Utf8, false), Label::IdentifiantDocument);
    let field = |column: &Column| {
        let kind = match column.kind {
            Kind::Text => DataType::Utf8,
            Kind::Number => DataType::UInt32,
        };
        described(Field::new(column.name, kind, true), column.title)
    };
    let fields: Vec<Field> = [whose].into_iter().chain(table.columns.iter().map(field)).collect();
    let about = HashMap::from([(DESCRIPTION.to_owned(), table.title.text(Locale::Fr).to_owned())]);
    Schema::new_with_metadata(fields, about)
}

fn words(cell: Option<&Cell>) -> Option<&str> {
    match cell {
        Some(Cell::Text(text)) => Some(text),
        _ => None,
    }
}

fn number(cell: Option<&Cell>) -> Option<u32> {
    match cell {
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    }
}

/// Readers that know no Arrow find the descriptions as `description.COLUMN` in the file's metadata.
fn parquet(batch: &RecordBatch) -> Result<Vec<u8>, ParquetError> {
    let schema = batch.schema();
    let described = schema.fields().iter().filter_map(|field| {
        let about = field.metadata().get(DESCRIPTION)?;
        Some(KeyValue::new(format!("{DESCRIPTION}.{}", field.name()), about.clone()))
    });
    let properties = WriterProperties::builder().set_key_value_metadata(Some(described.collect())).build();
    let mut file = ArrowWriter::try_new(Vec::new(), Arc::clone(&schema), Some(properties))?;
    file.write(batch)?;
    file.into_inner()
}

fn arrow(batch: &RecordBatch) -> Result<Vec<u8>, ArrowError> {
    let mut file = FileWriter::try_new(Vec::new(), &batch.schema())?;
    file.write(batch)?;
    file.finish()?;
    file.into_inner()
}

#[cfg(test)]
mod tests {
    use arrow_array::Array as _;

    use super::*;
    use crate::tables::words as column;

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        let number = Column { kind: Kind::Number, ..column("numero", Label::Numero, 6) };
        Table {
            key: "codes",
            title: Label::Codes,
            columns: vec![column("code", Label::Code, 10), number],
            rows,
        }
    }

    #[test]
    fn a_code_stays_text_and_only_nothing_is_null() {
        let rows = vec![
            vec![Cell::Text("02".to_owned()), Cell::Number(2)],
            vec![Cell::Vide, Cell::Number(0)],
            vec![Cell::Text(String::new()), Cell::Vide],
        ];
        let batch = batch(&table(rows), "TP-00000/01/2020-01-01").unwrap();
        let codes = batch.column(1).as_any().downcast_ref::<StringArray>().unwrap();
        assert_eq!((codes.value(0), codes.is_null(1), codes.is_null(2)), ("02", true, false));
        assert!(batch.column(2).is_null(2));
        assert!(batch.schema().fields().iter().all(|field| !field.metadata().is_empty()));
    }

    #[test]
    fn a_cell_of_another_kind_than_its_column_is_none() {
        let rows = vec![vec![Cell::Number(2), Cell::Text("2".to_owned())]];
        let batch = batch(&table(rows), "x").unwrap();
        assert!(batch.column(1).is_null(0) && batch.column(2).is_null(0));
    }
}
