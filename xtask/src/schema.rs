//! `cargo xtask schema`: the JSON Schema, kept where consumers find it without building anything.

use std::process::ExitCode;

use crate::generated::{Mode, keep};

pub(crate) fn run(mode: Mode) -> anyhow::Result<ExitCode> {
    let text = format!("{:#}\n", reac_model::schema());
    let path = reac_tests::root().join("crates/reac-model/reac-1.schema.json");
    keep(vec![(path, text.into_bytes())], mode, "schema")
}
