//! `cargo xtask schema`: the JSON Schema, and the types of the Python package that are made of it, kept where consumers find
//! them without building anything.

use std::process::ExitCode;

use crate::generated::{Mode, keep};
use crate::stubs;

pub(crate) fn run(mode: Mode) -> anyhow::Result<ExitCode> {
    let schema = reac_model::schema();
    let types = stubs::python(&[schema.clone(), reac_model::schema_re()])?;
    let files = [
        ("crates/reac-model/reac-1.schema.json", format!("{schema:#}\n")),
        ("crates/reac-python/python/reac/types.py", types),
    ];
    let root = reac_tests::root();
    keep(files.into_iter().map(|(path, text)| (root.join(path), text.into_bytes())).collect(), mode, "schema")
}
