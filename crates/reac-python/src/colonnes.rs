//! A table that other libraries take as it lies in memory, by Arrow's protocol of capsules.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use reac::model::{Re, Reac};

/// One table of many documents: `pandas`, `polars`, `pyarrow` and `duckdb` take it as it is.
#[pyclass(frozen, module = "reac")]
pub(crate) struct Table {
    schema: SchemaRef,
    lots: Vec<RecordBatch>,
}

/// All tables of both kinds of documents, without a row.
pub(crate) fn every() -> Result<Vec<(&'static str, Table)>, reac_export::Error> {
    let re = Re::default();
    let all = reac_export::colonnes(Some(&Reac::default()), Some(&re))?;
    Ok(all.into_iter().map(|own| (own.table, Table { schema: own.lot.schema(), lots: Vec::new() })).collect())
}

impl Table {
    /// Its rows, and its columns where there is none.
    pub(crate) fn lots(&self) -> Vec<RecordBatch> {
        let empty = RecordBatch::new_empty(SchemaRef::clone(&self.schema));
        [empty].into_iter().chain(self.lots.iter().cloned()).collect()
    }

    /// Adds the rows of a document.
    pub(crate) fn add(&mut self, lot: RecordBatch) {
        self.lots.push(lot);
    }
}

#[pymethods]
impl Table {
    /// The stream of Arrow's C data interface: nothing is copied.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A wish, says the protocol, that a producer need not grant.
        drop(requested_schema);
        let lots = self.lots.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(lots, self.schema.clone());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// Names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.lots.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("<reac.Table of {} rows: {}>", self.__len__(), self.columns().join(", "))
    }
}
