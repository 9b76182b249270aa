//! `cargo xtask calibrate --verdicts`: generated documents, sound and damaged, and what their verdicts are worth.

use std::io::Write;
use std::process::ExitCode;

use reac_tests::verdicts::{self, Table};

/// What must hold of the verdicts, from `xtask/calibration-floor.toml`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Floor {
    /// Part of the wrong documents that are called sure, at most.
    wrong_sure: f64,
    /// Part of the exact documents that are called doubtful, at most.
    exact_doubtful: f64,
}

/// Reads the documents of these seeds; with a floor, fails below it.
pub(crate) fn run(seed: u64, count: u64, errors: bool, floor: Option<&Floor>) -> anyhow::Result<ExitCode> {
    let table = verdicts::generated(seed..seed.saturating_add(count))?;
    let mut out = std::io::stdout().lock();
    if errors {
        for line in &table.log {
            writeln!(out, "{line}")?;
        }
    }
    writeln!(
        out,
        "{:<28}{:>24}{:>24}{:>9}",
        "", "exact: sure look doubt", "wrong: sure look doubt", "refused"
    )?;
    for (name, row) in
        table.rows.iter().map(|(name, row)| (name.as_str(), *row)).chain([("all", table.total())])
    {
        let three = |[sure, look, doubt]: [usize; 3]| format!("{sure:>12}{look:>6}{doubt:>6}");
        writeln!(out, "{name:<28}{}{}{:>9}", three(row.exact), three(row.wrong), row.refused)?;
    }
    let faults = floor.map_or_else(Vec::new, |floor| faults(&table, floor));
    for fault in &faults {
        writeln!(out, "calibrate: {fault}")?;
    }
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn faults(table: &Table, floor: &Floor) -> Vec<String> {
    let total = table.total();
    let mut out = Vec::new();
    let wrong_sure = part(total.wrong, 0);
    if wrong_sure > floor.wrong_sure {
        out.push(format!(
            "{wrong_sure:.4} of the wrong documents are called sure, {} allowed",
            floor.wrong_sure
        ));
    }
    let doubtful = part(total.exact, 2);
    if doubtful > floor.exact_doubtful {
        out.push(format!(
            "{doubtful:.4} of the exact ones are called doubtful, {} allowed",
            floor.exact_doubtful
        ));
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "thousands of documents, not 2^52")]
fn part(counts: [usize; 3], at: usize) -> f64 {
    let all: usize = counts.iter().sum();
    counts.get(at).map_or(0.0, |own| if all == 0 { 0.0 } else { *own as f64 / all as f64 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use reac_tests::verdicts::Row;

    #[test]
    fn what_is_below_the_floor_is_named() {
        let floor = Floor { wrong_sure: 0.001, exact_doubtful: 0.01 };
        let row = Row { exact: [50, 49, 1], wrong: [1, 500, 500], refused: 0 };
        let mut table = Table { rows: vec![("PDF".to_owned(), row)], log: Vec::new() };
        assert!(faults(&table, &floor).is_empty());
        table.rows[0].1 = Row { exact: [40, 50, 10], wrong: [2, 500, 500], refused: 0 };
        assert_eq!(faults(&table, &floor).len(), 2);
    }
}
