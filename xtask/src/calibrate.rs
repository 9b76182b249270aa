//! `cargo xtask calibrate`: generated documents read back, and what is wrong held against what is flagged.

use std::io::Write;
use std::process::ExitCode;

use reac_tests::calibration::{self, BINS, Tally};

pub(crate) fn run(seed: u64, count: u64, errors: bool) -> anyhow::Result<ExitCode> {
    let tally = calibration::generated(seed..seed.saturating_add(count))?;
    let mut out = std::io::stdout().lock();
    if errors {
        for line in &tally.log {
            writeln!(out, "{line}")?;
        }
    }
    table(&tally, &mut out)?;
    Ok(ExitCode::SUCCESS)
}

fn table(tally: &Tally, out: &mut impl Write) -> anyhow::Result<()> {
    let errors = tally.errors;
    writeln!(
        out,
        "documents {}: exact {}, open in print and flagged {}, with a silent error {}",
        tally.documents, tally.exact, tally.open, tally.silent
    )?;
    writeln!(
        out,
        "facts {}: errors {} ({} open in print and flagged, {} flagged, {} silent)",
        tally.facts, errors.all, errors.open, errors.flagged, errors.silent
    )?;
    for (code, flags) in &tally.flags {
        writeln!(out, "flags {code}: {}, of which open or wrong {}", flags.all, flags.open)?;
    }
    for (low, (all, wrong)) in BINS.iter().zip(tally.bins) {
        writeln!(out, "confidence from {low}: {all} strings, {wrong} wrong")?;
    }
    Ok(())
}
