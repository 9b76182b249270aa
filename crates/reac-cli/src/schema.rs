//! `reac schema`.

use std::io::Write;

use clap::Args;

use crate::args::TypeArg;
use crate::exit::Exit;

/// `reac schema`.
#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// Of which document
    #[arg(long = "type", value_enum, value_name = "TYPE", default_value_t = TypeArg::Reac)]
    kind: TypeArg,
}

/// Prints the JSON Schema.
pub(crate) fn run(args: &SchemaArgs) -> anyhow::Result<Exit> {
    let schema = match args.kind {
        TypeArg::Reac => reac_model::schema(),
        TypeArg::Re => reac_model::schema_re(),
    };
    writeln!(std::io::stdout().lock(), "{schema:#}")?;
    Ok(Exit::AllRead)
}
