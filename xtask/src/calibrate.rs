//! `cargo xtask calibrate`: generated documents read back, and what is wrong held against what is flagged.

use std::io::Write;
use std::ops::Range;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use reac_tests::calibration::{self, BINS, Form, Tally};
use serde::Deserialize;

use crate::verdicts;

/// What must hold, from `xtask/calibration-floor.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    /// Part of the documents that are exact, or wrong only where their print is open and they say so.
    documents: f64,
    /// Silent errors in so many facts.
    silent_per_fact: f64,
    /// Part of the findings R0302, of which groups are uncertain, that are open or wrong.
    groups_flags_open: f64,
    /// Of the verdicts.
    verdicts: verdicts::Floor,
}

/// `cargo xtask calibrate`.
#[derive(Debug, Args)]
pub(crate) struct CalibrateArgs {
    /// How many documents
    #[arg(long, value_name = "N", default_value_t = 500)]
    count: u64,
    /// Seed of the first; without it half are those on which weights and thresholds were chosen, half others
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Show every error and every flag that is neither open nor wrong
    #[arg(long)]
    errors: bool,
    /// Read their texts, not their PDFs
    #[arg(long, conflicts_with = "check")]
    text: bool,
    /// Read sound and damaged copies of each, PDF and text, and show what their verdicts are worth
    #[arg(long, conflicts_with = "text")]
    verdicts: bool,
    /// Fail below xtask/calibration-floor.toml
    #[arg(long)]
    check: bool,
}

/// Seed of the first document that no weight was fitted on. Errors of the first hundred were looked at when the thresholds of
/// R0301 were last set: ranges that nobody looked at are asked for by `--seed`.
const JUDGED_ON: u64 = 2_000_000;

/// Documents by what they are for: those that weights and thresholds were chosen on, from the first seed on, and those
/// that they are judged on.
fn ranges(args: &CalibrateArgs) -> Vec<(&'static str, Range<u64>)> {
    let from = |seed: u64, count: u64| seed..seed.saturating_add(count);
    match args.seed {
        Some(seed) => vec![("", from(seed, args.count))],
        None => {
            let judged = args.count / 2;
            vec![("chosen on", from(0, args.count - judged)), ("judged on", from(JUDGED_ON, judged))]
        }
    }
}

pub(crate) fn run(args: &CalibrateArgs) -> anyhow::Result<ExitCode> {
    if args.verdicts {
        let floor = if args.check { Some(floor()?.verdicts) } else { None };
        return verdicts::run(args.seed.unwrap_or_default(), args.count, args.errors, floor.as_ref());
    }
    let form = if args.text { Form::Text } else { Form::Pdf };
    let mut out = std::io::stdout().lock();
    let mut all = Vec::new();
    for (name, seeds) in ranges(args) {
        let tally = calibration::generated(seeds.clone(), form)?;
        if args.errors {
            for line in &tally.log {
                writeln!(out, "{line}")?;
            }
        }
        if !name.is_empty() {
            writeln!(out, "{name} (seeds from {})", seeds.start)?;
        }
        table(&tally, &mut out)?;
        if args.check {
            all.extend(faults(&tally, &floor()?).into_iter().map(|fault| format!("{name} {fault}")));
        }
    }
    for fault in &all {
        writeln!(out, "calibrate: {}", fault.trim_start())?;
    }
    Ok(if all.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn floor() -> anyhow::Result<Floor> {
    let path = reac_tests::root().join("xtask/calibration-floor.toml");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    Ok(toml::from_str(&text)?)
}

fn faults(tally: &Tally, floor: &Floor) -> Vec<String> {
    let mut out = vec![];
    let told = part(tally.exact + tally.open, tally.documents);
    if told < floor.documents {
        out.push(format!("{told:.4} of the documents exact or openly open, {} wanted", floor.documents));
    }
    let silent = part(tally.errors.silent, tally.facts);
    if silent > floor.silent_per_fact {
        out.push(format!("{silent:.7} silent errors a fact, {} allowed", floor.silent_per_fact));
    }
    let flags = tally.flags.get("R0302").copied().unwrap_or_default();
    if part(flags.open, flags.all) < floor.groups_flags_open {
        out.push(format!("{} of {} flags R0302 open, too few", flags.open, flags.all));
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "millions of facts, not 2^52")]
fn part(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
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
        writeln!(
            out,
            "flags {code}: {}, of which open or wrong {} ({} wrong)",
            flags.all, flags.open, flags.wrong
        )?;
    }
    for (low, (all, wrong)) in BINS.iter().zip(tally.bins) {
        writeln!(out, "confidence from {low}: {all} strings, {wrong} wrong")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_documents_are_none_that_anything_was_chosen_on() {
        let of = |seed| {
            let args =
                CalibrateArgs { count: 5, seed, errors: false, text: false, verdicts: false, check: false };
            ranges(&args).into_iter().map(|(_, seeds)| seeds).collect::<Vec<_>>()
        };
        assert_eq!(of(None), [0..3, JUDGED_ON..JUDGED_ON + 2]);
        assert_eq!(of(Some(7)).as_slice(), std::slice::from_ref(&(7..12)));
    }

    #[test]
    fn what_is_below_the_floor_is_named() {
        let floor =
            Floor { documents: 0.9, silent_per_fact: 0.001, groups_flags_open: 0.5, ..floor().unwrap() };
        let mut tally = Tally { documents: 10, exact: 8, open: 1, facts: 1000, ..Tally::default() };
        tally.errors.silent = 1;
        tally.flags.entry("R0302").or_default().all = 2;
        tally.flags.entry("R0302").or_default().open = 1;
        assert!(faults(&tally, &floor).is_empty());
        tally.open = 0;
        tally.errors.silent = 2;
        tally.flags.entry("R0302").or_default().open = 0;
        assert_eq!(faults(&tally, &floor).len(), 3);
    }
}
