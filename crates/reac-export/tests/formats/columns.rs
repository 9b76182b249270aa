//! Parquet and Arrow hold the cells of the CSV, in columns that say what they are.

use std::io::Cursor;
use std::sync::Arc;

use arrow_array::{Array as _, RecordBatch, StringArray, UInt32Array};
use arrow_ipc::reader::FileReader;
use arrow_schema::{DataType, Schema};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use reac_export::{Fichier, Format, export, export_re};

use crate::documents::{all, options};

fn of_parquet(file: &Fichier) -> RecordBatch {
    let bytes = bytes_of(file);
    let builder = ParquetRecordBatchReaderBuilder::try_new(bytes).unwrap();
    // The reader gives its batches the columns alone; what the file says of the table stands in its own metadata.
    let mut about = builder.schema().metadata().clone();
    about.retain(|key, _| !key.starts_with("description."));
    let schema = Arc::new(Schema::new_with_metadata(builder.schema().fields().clone(), about));
    let batches: Vec<_> = builder.with_batch_size(1 << 20).build().unwrap().map(Result::unwrap).collect();
    let batch = batches.into_iter().next().unwrap_or_else(|| RecordBatch::new_empty(Arc::clone(&schema)));
    RecordBatch::try_new(schema, batch.columns().to_vec()).unwrap()
}

fn of_arrow(file: &Fichier) -> RecordBatch {
    let mut reader = FileReader::try_new(Cursor::new(&file.bytes), None).unwrap();
    reader.next().unwrap().unwrap()
}

fn bytes_of(file: &Fichier) -> bytes::Bytes {
    bytes::Bytes::from(file.bytes.clone())
}

/// The cells as text, the first column apart; what is null is empty, and nothing else is.
fn cells(batch: &RecordBatch) -> (Vec<String>, Vec<Vec<String>>) {
    let text = |column: usize, row: usize| {
        let column = batch.column(column);
        if column.is_null(row) {
            return String::new();
        }
        let value = match column.data_type() {
            DataType::Utf8 => column.as_any().downcast_ref::<StringArray>().unwrap().value(row).to_owned(),
            DataType::UInt32 => column.as_any().downcast_ref::<UInt32Array>().unwrap().value(row).to_string(),
            other => panic!("a column of {other}"),
        };
        assert!(!value.is_empty());
        value
    };
    let rows = 0..batch.num_rows();
    let whose = rows.clone().map(|row| text(0, row)).collect();
    (whose, rows.map(|row| (1..batch.num_columns()).map(|column| text(column, row)).collect()).collect())
}

fn separated(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Of one document: the files of the three formats, table by table.
fn hold_the_same(name: &str, csv: &[Fichier], parquet: &[Fichier], arrow: &[Fichier]) {
    assert!(csv.len() == parquet.len() && csv.len() == arrow.len());
    for ((csv, parquet), arrow) in csv.iter().zip(parquet).zip(arrow) {
        let read = of_parquet(parquet);
        assert_eq!(read, of_arrow(arrow), "{name} {}", csv.ending);
        let (whose, rows) = cells(&read);
        assert_eq!(rows, separated(&csv.bytes), "{name} {}", csv.ending);
        assert!(whose.iter().all(|own| !own.is_empty() && Some(own) == whose.first()));
        assert!(read.schema().fields().iter().all(|field| field.metadata().contains_key("description")));
    }
}

#[test]
fn parquet_and_arrow_hold_the_cells_of_the_csv() {
    for own in all().iter().step_by(9) {
        let files = |format| export(own.document(), format, &options()).unwrap();
        hold_the_same(&own.name, &files(Format::Csv), &files(Format::Parquet), &files(Format::Arrow));
    }
}

#[test]
fn so_do_those_of_a_referentiel_d_evaluation() {
    for seed in 0..12 {
        let (re, _) = reac_typeset::random_re(seed);
        let files = |format| export_re(&re, format, &options()).unwrap();
        hold_the_same("re", &files(Format::Csv), &files(Format::Parquet), &files(Format::Arrow));
    }
}

#[test]
fn rows_say_whose_they_are_by_the_stable_id_and_without_one_by_the_content() {
    let whose = |reac: &reac_model::Reac| {
        let document = reac_export::Document { reac, provenance: None };
        let files = export(document, Format::Parquet, &options()).unwrap();
        let file = files.iter().find(|file| file.is_of("activites")).unwrap();
        cells(&of_parquet(file)).0.remove(0)
    };
    let mut reac = all()[0].reac.clone();
    assert_eq!(whose(&reac), reac_export::Identite::of(&reac).unwrap().base);
    reac.document.millesime = None;
    let first = whose(&reac);
    assert!(first.starts_with("urn:uuid:") && first == whose(&reac));
    reac.activites_types[0].intitule.push('.');
    assert_ne!(first, whose(&reac));
}
