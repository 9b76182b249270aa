//! `reac schema`.

use std::io::Write;

use clap::Args;

use crate::args::TypeArg;
use crate::exit::Exit;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac schema > reac-1.schema.json               of a REAC
  reac schema --type re > reac-re-1.schema.json  of a référentiel d'évaluation";

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
