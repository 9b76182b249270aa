//! Options of an export, by the names that the command gives them.

use std::collections::HashMap;

use pyo3::PyResult;
use pyo3::exceptions::PyValueError;
use reac::Locale;
use reac_export::{Base, CaseVersion, Criteria, Csv, Depth, Format, Options, Usage};

/// What a format is usually exported with, but for what is asked.
pub(crate) fn options(format: Format, locale: Locale, asked: &HashMap<String, String>) -> PyResult<Options> {
    let mut options = Options::usual(format, locale);
    for (name, value) in asked {
        match name.as_str() {
            "depth" => {
                let all = [
                    ("competences", Depth::Competences),
                    ("criteres", Depth::Criteres),
                    ("savoirs", Depth::Savoirs),
                ];
                options.depth = one_of(name, value, &all)?;
            }
            "case_version" => {
                options.case_version =
                    one_of(name, value, &[("1.0", CaseVersion::V1_0), ("1.1", CaseVersion::V1_1)])?;
            }
            "criteria" => {
                let all = [("items", Criteria::Items), ("rubric", Criteria::Rubric)];
                options.criteria = one_of(name, value, &all)?;
            }
            "usage" => {
                let all = [("ecf", Usage::Ecf), ("positionnement", Usage::Positionnement)];
                options.usage = one_of(name, value, &all)?;
            }
            "csv" => {
                options.csv = one_of(name, value, &[("rfc4180", Csv::Rfc4180), ("excel", Csv::Excel)])?;
            }
            "base" => options.base = Base::Iri(value.clone()),
            "record" => {
                let wrong =
                    |_| PyValueError::new_err(format!("{name} is a number of characters, not {value:?}"));
                options.record = value.parse().map_err(wrong)?;
            }
            _ => return Err(PyValueError::new_err(format!("no option {name:?}"))),
        }
    }
    Ok(options)
}

fn one_of<T: Copy>(name: &str, value: &str, all: &[(&str, T)]) -> PyResult<T> {
    let found = all.iter().find(|(own, _)| *own == value).map(|(_, found)| *found);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|(own, _)| *own).collect();
        PyValueError::new_err(format!("{name} is one of {}, not {value:?}", names.join(", ")))
    })
}
