//! The façade in Python: bytes in, JSON out, with Python's lock released while a document is read. What a caller sees is
//! `python/reac/__init__.py`; this knows no file.
//!
//! Limits are those of `reac::Options` (`Limits::generous`), within the process of Python: the command's worker
//! processes are the command's own.

#![forbid(unsafe_code)]

mod colonnes;

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use reac::model::{Re, Reac};
use reac::{CrossCheck, Level, Locale};
use reac_export::{Document, Format, Options};

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

fn options(level: &str, engines: u8, lang: &str) -> PyResult<reac::Options> {
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
    Ok(reac::Options { level, cross_check, locale: locale(lang)?, ..reac::Options::default() })
}

/// Reads what one file holds; with `rules` all of them are held against it, as `reac check` does.
#[pyfunction]
#[pyo3(signature = (content, rules, level, engines, lang))]
fn read(
    py: Python<'_>,
    content: &[u8],
    rules: &str,
    level: &str,
    engines: u8,
    lang: &str,
) -> PyResult<Outcome> {
    let options = options(level, engines, lang)?;
    let documents = py.detach(|| -> Result<Outcome, serde_json::Error> {
        let read = match rules {
            "all" => reac::check_all(content, &options, &reac_check::Options::default()),
            _ => reac::read_all(content, &options),
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

/// The files of a format, each with what its name ends with.
#[pyfunction]
fn export<'py>(
    py: Python<'py>,
    reac: Option<&str>,
    re: Option<&str>,
    format: &str,
    lang: &str,
) -> PyResult<Vec<(String, Bound<'py, PyBytes>)>> {
    let known = Format::named(format).ok_or_else(|| {
        let names: Vec<&str> = reac_export::FORMATS.iter().map(|listed| listed.name).collect();
        PyValueError::new_err(format!("no format {format:?}; there are {}", names.join(", ")))
    })?;
    let locale = locale(lang)?;
    let files = py.detach(|| -> PyResult<_> {
        let (reac, re) = (parsed::<Reac>(reac)?, parsed::<Re>(re)?);
        let options = Options::usual(known, locale);
        let document = reac.as_ref().map(|reac| Document { reac, provenance: None });
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

#[pymodule]
fn _reac(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Table>()?;
    module.add_function(wrap_pyfunction!(read, module)?)?;
    module.add_function(wrap_pyfunction!(diff, module)?)?;
    module.add_function(wrap_pyfunction!(export, module)?)?;
    module.add_function(wrap_pyfunction!(tables, module)?)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
