//! The façade in Python: bytes in, JSON out, with Python's lock released while a document is read. What a caller sees is
//! `python/reac/__init__.py`; this knows no file.
//!
//! Limits are counted within the process of Python; processes of their own, which may be ended, are `reac/_worker.py`.

#![forbid(unsafe_code)]

mod asked;
mod colonnes;

use std::collections::HashMap;

use arrow_array::RecordBatch;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use reac::model::{Provenance, Re, Reac};
use reac::{CrossCheck, Level, Limits, Locale};
use reac_export::relecture::{self, Illisible, Relu};
use reac_export::{Document, Format};

use colonnes::Table;

/// Content and provenance, each as JSON.
type Said = (String, String);

/// Why it was refused, as JSON, or the REAC and its référentiel d'évaluation.
type Outcome = (Option<String>, Option<Said>, Option<Said>);

fn broken(error: impl std::fmt::Display) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

fn locale(lang: &str) -> PyResult<Locale> {
    match lang {
        "fr" => Ok(Locale::Fr),
        "en" => Ok(Locale::En),
        _ => Err(PyValueError::new_err("lang is \"fr\" or \"en\"")),
    }
}

/// How much work a PDF may ask for: bytes, pages, bytes inflated, operators, glyphs, depth of forms.
type Bounds = (u64, u32, u64, u64, u64, u32);

fn limits(bounds: Bounds) -> Limits {
    let (bytes, pages, inflated_bytes, operators, glyphs, form_depth) = bounds;
    Limits { bytes, pages, inflated_bytes, operators, glyphs, form_depth }
}

fn options(level: &str, engines: u8, lang: &str, bounds: Bounds) -> PyResult<reac::Options> {
    let level = match level {
        "verbatim" => Level::Verbatim,
        "typography" => Level::Typography,
        "repair" => Level::Repair,
        _ => return Err(PyValueError::new_err("level is \"verbatim\", \"typography\" or \"repair\"")),
    };
    let cross_check = match engines {
        1 => CrossCheck::Off,
        2 => CrossCheck::On,
        _ => return Err(PyValueError::new_err("engines is 1 or 2")),
    };
    Ok(reac::Options {
        level,
        cross_check,
        locale: locale(lang)?,
        limits: limits(bounds),
        ..reac::Options::default()
    })
}

/// Reads what one file holds; with a day all rules are held against it, as `reac check` does on that day.
#[pyfunction]
#[pyo3(signature = (content, today, level, engines, lang, limits))]
fn read(
    py: Python<'_>,
    content: &[u8],
    today: Option<String>,
    level: &str,
    engines: u8,
    lang: &str,
    limits: Bounds,
) -> PyResult<Outcome> {
    let options = options(level, engines, lang, limits)?;
    let documents = py.detach(|| -> Result<Outcome, serde_json::Error> {
        let read = match today {
            Some(today) => reac::check_all(content, &options, &reac_check::Options { today: Some(today) }),
            None => reac::read_all(content, &options),
        };
        let documents = match read {
            Ok(documents) => documents,
            Err(refusal) => {
                let record = reac_check::record(&refusal.0, options.locale);
                return Ok((Some(serde_json::to_string(&record)?), None, None));
            }
        };
        let reac = documents.reac.map(|own| said(&own.reac, &own.provenance)).transpose()?;
        let re = documents.re.map(|own| said(&own.re, &own.provenance)).transpose()?;
        Ok((None, reac, re))
    });
    documents.map_err(broken)
}

fn said(content: &impl serde::Serialize, from: &impl serde::Serialize) -> Result<Said, serde_json::Error> {
    Ok((serde_json::to_string(content)?, serde_json::to_string(from)?))
}

fn parsed<T: serde::de::DeserializeOwned>(json: Option<&str>) -> PyResult<Option<T>> {
    json.map(serde_json::from_str).transpose().map_err(|error| PyValueError::new_err(error.to_string()))
}

/// What changed between two documents of one kind, as JSON.
#[pyfunction]
fn diff(py: Python<'_>, old: &str, new: &str) -> PyResult<String> {
    py.detach(|| match (parsed::<Reac>(Some(old)), parsed::<Reac>(Some(new))) {
        (Ok(Some(old)), Ok(Some(new))) => serde_json::to_string(&reac_diff::diff(&old, &new)).map_err(broken),
        _ => match (parsed::<Re>(Some(old))?, parsed::<Re>(Some(new))?) {
            (Some(old), Some(new)) => serde_json::to_string(&reac_diff::diff_re(&old, &new)).map_err(broken),
            _ => Err(PyValueError::new_err("no document")),
        },
    })
}

/// The files of a format, each with what its name ends with; `asked` are options by their names, as the command has them.
#[pyfunction]
fn export<'py>(
    py: Python<'py>,
    reac: Option<Said>,
    re: Option<&str>,
    format: &str,
    lang: &str,
    asked: HashMap<String, String>,
) -> PyResult<Vec<(String, Bound<'py, PyBytes>)>> {
    let known = Format::named(format).ok_or_else(|| {
        let names: Vec<&str> = reac_export::FORMATS.iter().map(|listed| listed.name).collect();
        PyValueError::new_err(format!("no format {format:?}; there are {}", names.join(", ")))
    })?;
    let locale = locale(lang)?;
    let options = asked::options(known, locale, &asked)?;
    let files = py.detach(|| -> PyResult<_> {
        let (content, from) = reac.as_ref().map(|(content, from)| (content.as_str(), from.as_str())).unzip();
        let (reac, re) = (parsed::<Reac>(content)?, parsed::<Re>(re)?);
        let provenance = parsed::<Provenance>(from.filter(|from| !from.is_empty()))?;
        let document = reac.as_ref().map(|reac| Document { reac, provenance: provenance.as_ref() });
        let files = match (document, &re) {
            (Some(document), Some(re)) => reac_export::export_both(document, re, known, &options),
            (Some(document), None) => reac_export::export(document, known, &options),
            (None, Some(re)) => reac_export::export_re(re, known, &options),
            (None, None) => Ok(Vec::new()),
        };
        files.map_err(|error| PyValueError::new_err(error.message(locale)))
    })?;
    Ok(files.into_iter().map(|file| (file.ending, PyBytes::new(py, &file.bytes))).collect())
}

/// The tables of many documents, each given as the JSON of its REAC and of its référentiel d'évaluation.
#[pyfunction]
fn tables(
    py: Python<'_>,
    documents: Vec<(Option<String>, Option<String>)>,
) -> PyResult<Vec<(&'static str, Table)>> {
    py.detach(|| {
        let mut all = colonnes::every().map_err(broken)?;
        for (reac, re) in documents {
            let (reac, re) = (parsed::<Reac>(reac.as_deref())?, parsed::<Re>(re.as_deref())?);
            let made = reac_export::colonnes(reac.as_ref(), re.as_ref()).map_err(broken)?;
            for own in made {
                if let Some((_, table)) = all.iter_mut().find(|(name, _)| *name == own.table) {
                    table.add(own.lot);
                }
            }
        }
        Ok(all)
    })
}

/// A table as it is given back: ours, or a file of Parquet or Arrow.
#[derive(FromPyObject)]
enum Given {
    Table(Py<Table>),
    Bytes(Vec<u8>),
}

/// Documents again of their tables, each by its name: content as JSON.
type Again = Vec<(String, Option<String>, Option<String>)>;

fn again(read: Result<Vec<Relu>, Illisible>) -> PyResult<Again> {
    fn json(content: Option<&impl serde::Serialize>) -> PyResult<Option<String>> {
        content.map(serde_json::to_string).transpose().map_err(broken)
    }
    let read = read.map_err(|error| PyValueError::new_err(error.to_string()))?;
    let one = |own: Relu| Ok((own.document, json(own.reac.as_ref())?, json(own.re.as_ref())?));
    read.into_iter().map(one).collect()
}

/// Documents again of their tables, each table as often as there are files of it.
#[pyfunction]
fn documents(py: Python<'_>, tables: Vec<(String, Given)>) -> PyResult<Again> {
    py.detach(|| {
        let mut lots: Vec<(String, RecordBatch)> = Vec::new();
        for (name, given) in tables {
            let some = match given {
                Given::Table(table) => table.get().lots(),
                Given::Bytes(bytes) if bytes.starts_with(b"PAR1") => relecture::lots_of_parquet(bytes)
                    .map_err(|error| PyValueError::new_err(error.to_string()))?,
                Given::Bytes(bytes) => relecture::lots_of_arrow(&bytes)
                    .map_err(|error| PyValueError::new_err(error.to_string()))?,
            };
            lots.extend(some.into_iter().map(|lot| (name.clone(), lot)));
        }
        again(relecture::documents(lots.iter().map(|(name, lot)| (name.as_str(), lot.clone()))))
    })
}

/// Documents again of a database.
#[pyfunction]
fn documents_of_sqlite(py: Python<'_>, content: &[u8]) -> PyResult<Again> {
    py.detach(|| again(relecture::documents_of_sqlite(content)))
}

#[pymodule]
fn _reac(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Table>()?;
    module.add_function(wrap_pyfunction!(read, module)?)?;
    module.add_function(wrap_pyfunction!(diff, module)?)?;
    module.add_function(wrap_pyfunction!(export, module)?)?;
    module.add_function(wrap_pyfunction!(tables, module)?)?;
    module.add_function(wrap_pyfunction!(documents, module)?)?;
    module.add_function(wrap_pyfunction!(documents_of_sqlite, module)?)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
