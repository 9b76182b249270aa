//! `cargo xtask calibrate-re`: generated référentiels d'évaluation read back. A wrong mark fails, whatever the rest is,
//! and so does a wrong document that is called sure.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use reac_model::Verdict;
use reac_tests::evaluation::{f1, generated};

/// F1 over all facts that must be reached.
const FLOOR: f64 = 0.995;

/// `cargo xtask calibrate-re`.
#[derive(Debug, Args)]
pub(crate) struct CalibrateReArgs {
    /// How many documents
    #[arg(long, value_name = "N", default_value_t = 500)]
    count: u64,
    /// Seed of the first
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Show what differs
    #[arg(long)]
    errors: bool,
    /// Keep what differs: the print, what it says and its layout
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
}

pub(crate) fn run(args: &CalibrateReArgs) -> anyhow::Result<ExitCode> {
    let documents = generated(args.seed..args.seed.saturating_add(args.count))?;
    let mut out = std::io::stdout().lock();
    let exact = documents.iter().filter(|one| one.differences.is_empty()).count();
    let marks: usize = documents.iter().map(|one| one.marks.len()).sum();
    for document in documents.iter().filter(|one| args.errors && !one.differences.is_empty()) {
        writeln!(out, "{}: F1 {:.4}", document.seed, document.f1())?;
        for line in document.marks.iter().chain(&document.differences) {
            writeln!(out, "   {line}")?;
        }
    }
    if let Some(folder) = &args.keep {
        for document in documents.iter().filter(|one| !one.differences.is_empty()) {
            keep(folder, document.seed)?;
        }
    }
    let all = f1(&documents);
    writeln!(
        out,
        "documents {}: exact {exact}, F1 {all:.4}, rows with wrong marks {marks}",
        documents.len()
    )?;
    let mut wrong_sure = 0;
    for (name, is_exact) in [("exact", true), ("wrong", false)] {
        let own = documents.iter().filter(|one| one.differences.is_empty() == is_exact);
        let called: Vec<Verdict> = own.map(|one| one.verdict).collect();
        let count = |verdict| called.iter().filter(|one| **one == verdict).count();
        let [sure, look, doubt] = [Verdict::Sure, Verdict::ARelire, Verdict::Douteux].map(count);
        wrong_sure += if is_exact { 0 } else { sure };
        writeln!(out, "{name} ones called sure {sure}, to be looked at {look}, doubtful {doubt}")?;
    }
    Ok(if marks == 0 && wrong_sure == 0 && all >= FLOOR { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes the print of a seed, what it says and its layout.
fn keep(folder: &Path, seed: u64) -> anyhow::Result<()> {
    let (re, layout) = reac_typeset::random_re(seed);
    let print = reac_typeset::typeset_re(&re, &layout);
    let write = |end: &str, bytes: &[u8]| {
        let path = folder.join(format!("{seed}.{end}"));
        std::fs::write(&path, bytes).with_context(|| format!("{} could not be written", path.display()))
    };
    write("pdf", &print.pdf)?;
    write("json", &serde_json::to_vec_pretty(&print.re)?)?;
    write("layout", format!("{layout:#?}\n").as_bytes())
}
