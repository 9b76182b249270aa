//! How long each stage of the way takes: `cargo run --release -p reac --example stages -- FILE…`.
//!
//! One line a stage, the median of many readings in microseconds, tab, its name; the files' times added up. What has
//! no entrance of its own is the difference of two readings.

#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use reac::{Form, Level, Options};

/// Readings of each file.
const TIMES: usize = 15;

fn median(work: impl Fn()) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(TIMES / 2).copied().unwrap_or_default()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut sums = [Duration::ZERO; 5];
    for path in std::env::args_os().skip(1) {
        let bytes = std::fs::read(path)?;
        let options = Options::default();
        let verbatim = Options { level: Level::Verbatim, ..Options::default() };
        let source = reac::lines(&bytes, &options)?;
        let reading = reac::read(&bytes, &options)?;
        let lines = median(|| drop(black_box(reac::lines(&bytes, &options))));
        let grammar = median(|| drop(black_box(reac_grammar::lire(&source))));
        let whole = median(|| drop(black_box(reac::read(&bytes, &options))));
        let unmended = median(|| drop(black_box(reac::read(&bytes, &verbatim))));
        let json = median(|| drop(black_box(reac::to_json(&reading.reac, Form::Pretty))));
        let mending = whole.saturating_sub(unmended);
        let rest = unmended.saturating_sub(lines + grammar);
        for (sum, time) in sums.iter_mut().zip([lines, grammar, rest, mending, json]) {
            *sum += time;
        }
    }
    let names = ["bytes to lines", "lines to fiches", "copies and origins", "typography and words", "JSON"];
    for (name, sum) in names.iter().zip(sums) {
        println!("{}\t{name}", sum.as_micros());
    }
    Ok(())
}
