//! `cargo xtask joins`: how sure decisions between two lines say they are, and how often they are right.
//!
//! With `--fit` the weights of `reac_grammar::confiance` are fitted on other documents first and printed as its file.

mod fit;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use reac_grammar::confiance::Usages;
use reac_tests::joins::{self, Join};

/// Seeds of the documents that weights are fitted on: far from those that they are reported on.
const FITTED_ON: u64 = 1_000_000;

/// Which documents.
#[derive(Debug, Args)]
pub(crate) struct JoinArgs {
    /// How many generated documents
    #[arg(long, value_name = "N", default_value_t = 200)]
    count: u64,
    /// Seed of the first
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Real documents too: pairs of a file and its gold
    #[arg(value_name = "FILE GOLD")]
    real: Vec<PathBuf>,
    /// Fit the weights on as many other documents, and print them
    #[arg(long)]
    fit: bool,
    /// Show each decision below 0.98, and each wrong one
    #[arg(long)]
    errors: bool,
}

/// Prints the reliability curve, or the weights.
pub(crate) fn run(args: &JoinArgs) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    let mut real = Vec::new();
    for pair in args.real.chunks(2) {
        let [file, gold] = pair else { anyhow::bail!("a file without its gold") };
        let bytes = |path: &PathBuf| std::fs::read(path).with_context(|| path.display().to_string());
        real.push(joins::joins(&bytes(file)?, &serde_json::from_slice(&bytes(gold)?)?)?);
    }
    if args.fit {
        let first = FITTED_ON + args.seed;
        let mut documents = joins::generated(first..first + args.count)?;
        documents.extend(real);
        let rows: Vec<fit::Row> = documents.iter().flat_map(|document| rows(document)).collect();
        write!(out, "{}", fit::printed(&fit::weights(&rows)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let documents = joins::generated(args.seed..args.seed.saturating_add(args.count))?;
    for (name, documents) in [("generated", documents), ("real", real)] {
        let all: Vec<&Join> = documents.iter().flatten().collect();
        if args.errors {
            for join in all.iter().filter(|join| join.couture.confiance < 0.98 || wrong(join)) {
                errors(join, &mut out)?;
            }
        }
        curve(name, &all, &mut out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn wrong(join: &Join) -> bool {
    join.couture.suite != join.goes_on
}

fn errors(join: &Join, out: &mut impl Write) -> anyhow::Result<()> {
    let couture = &join.couture;
    let seen: Vec<String> =
        couture.indices.iter().map(|(seen, force)| format!("{seen:?} {force:.1}")).collect();
    let word = if wrong(join) { "wrong" } else { "right" };
    let what = if couture.suite { "join" } else { "break" };
    writeln!(
        out,
        "{word} {what} {:.3} {:?} | {} | {} | {}",
        couture.confiance,
        couture.lieu,
        couture.avant,
        couture.apres,
        seen.join(", ")
    )?;
    Ok(())
}

fn rows(document: &[Join]) -> Vec<fit::Row> {
    let usages = Usages::des(document.iter().map(|join| &join.couture));
    let row = |join: &Join| fit::Row {
        traits: reac_grammar::confiance::traits(&join.couture, &usages),
        goes_on: join.goes_on,
    };
    document.iter().map(row).collect()
}

/// Lower ends of the bins.
const BINS: [f32; 8] = [0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 0.999];

/// How many decisions say so much, by the hand's table alone and with the fit, and how many of them are wrong.
fn curve(name: &str, joins: &[&Join], out: &mut impl Write) -> anyhow::Result<()> {
    let mut bins = [[(0_usize, 0_usize); BINS.len()]; 2];
    for join in joins {
        let sum: f32 = join.couture.indices.iter().map(|(_, force)| force).sum();
        let hand = 1.0 / (1.0 + (-sum.abs()).exp());
        for (own, says) in bins.iter_mut().zip([hand, join.couture.confiance]) {
            let bin = BINS.iter().rposition(|low| says >= *low).unwrap_or_default();
            if let Some((all, bad)) = own.get_mut(bin) {
                *all += 1;
                *bad += usize::from(wrong(join));
            }
        }
    }
    writeln!(
        out,
        "{name}: {} decisions\n{:<12}{:>20}{:>20}",
        joins.len(),
        "from",
        "hand: wrong",
        "fit: wrong"
    )?;
    let [hand, fit] = bins;
    for ((low, hand), fit) in BINS.iter().zip(hand).zip(fit) {
        let cell = |(all, bad): (usize, usize)| format!("{all}: {bad}");
        writeln!(out, "{low:<12}{:>20}{:>20}", cell(hand), cell(fit))?;
    }
    Ok(())
}
