//! `cargo xtask entrances`: a fuzzer's run without a fuzzer.
//!
//! Every entrance gets inputs made of the dictionary, of pieces of the fixtures and of damage, for so many seconds,
//! the same in each run as far as they go. With files, each entrance gets those instead: to repeat a failure.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use clap::Args;
use fastrand::Rng;
use reac_tests::entrances::ENTRANCES;
use walkdir::WalkDir;

/// How long, or on what.
#[derive(Debug, Args)]
pub(crate) struct EntranceArgs {
    /// How long, for all of them together
    #[arg(long, value_name = "N", default_value_t = 20)]
    seconds: u64,
    /// Try these files instead
    #[arg(value_name = "FILE", conflicts_with = "seconds")]
    files: Vec<PathBuf>,
}

pub(crate) fn run(args: &EntranceArgs) -> anyhow::Result<ExitCode> {
    if args.files.is_empty() {
        smoke(Duration::from_secs(args.seconds))?;
    }
    let mut out = std::io::stdout().lock();
    for path in &args.files {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        for (name, entrance) in ENTRANCES {
            writeln!(out, "{name}: {}", path.display())?;
            entrance(&bytes);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn smoke(time: Duration) -> anyhow::Result<()> {
    let root = reac_tests::root();
    let words = dictionary(&std::fs::read_to_string(root.join("fuzz/reac.dict"))?);
    let seeds = seeds(&root.join("fixtures"))?;
    ensure!(!words.is_empty() && !seeds.is_empty(), "nothing to begin with");
    let each = time / u32::try_from(ENTRANCES.len())?;
    // Kept before it is tried: where it panics, its file is there.
    let kept = std::env::temp_dir().join("reac-entrances-last");
    let mut out = std::io::stdout().lock();
    for (name, entrance) in ENTRANCES {
        let own: Vec<&Vec<u8>> =
            seeds.iter().filter(|(kind, _)| kind == kind_of(name)).map(|(_, seed)| seed).collect();
        let began = Instant::now();
        let mut count = 0_u64;
        while began.elapsed() < each {
            let input = input(&mut Rng::with_seed(count), &own, &words, name);
            std::fs::write(&kept, &input)?;
            entrance(&input);
            count += 1;
        }
        writeln!(out, "{name}: {count} inputs")?;
    }
    Ok(())
}

/// Which of the fixtures an entrance begins with.
fn kind_of(entrance: &str) -> &'static str {
    match entrance {
        "json" => "json",
        _ => "txt",
    }
}

/// The fixtures, each with its extension.
fn seeds(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut out = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if let Some(kind) = entry.path().extension().and_then(|it| it.to_str())
            && entry.file_type().is_file()
        {
            out.push((kind.to_owned(), std::fs::read(entry.path())?));
        }
    }
    Ok(out)
}

/// The words of a dictionary as fuzzers read it: `name="word"`, `\xNN` for a byte.
fn dictionary(text: &str) -> Vec<Vec<u8>> {
    let word = |line: &str| {
        let (_, word) = line.split_once('"')?;
        let word = word.strip_suffix('"')?;
        let mut out = Vec::new();
        let mut rest = word;
        while let Some(at) = rest.find('\\') {
            out.extend(rest.get(..at)?.bytes());
            let escape = rest.get(at..)?;
            let length = if escape.starts_with("\\x") { 4 } else { 2 };
            match escape.get(2..4).filter(|_| length == 4).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                Some(byte) => out.push(byte),
                None => out.extend(escape.bytes().skip(1).take(1)),
            }
            rest = escape.get(length..)?;
        }
        out.extend(rest.bytes());
        Some(out)
    };
    text.lines().filter(|line| !line.starts_with('#')).filter_map(word).collect()
}

fn input(rng: &mut Rng, seeds: &[&Vec<u8>], words: &[Vec<u8>], entrance: &str) -> Vec<u8> {
    let mut out = match (entrance, rng.choice(seeds)) {
        // A few rows, not a document.
        ("line" | "footer", Some(seed)) => {
            let rows: Vec<&[u8]> = seed.split(|byte| *byte == b'\n').collect();
            let from = rng.usize(..rows.len().max(1));
            let count = if entrance == "line" { 1 } else { rng.usize(1..=4) };
            rows.iter().skip(from).take(count).copied().collect::<Vec<_>>().join(&b'\n')
        }
        (_, Some(seed)) if rng.u8(..4) > 0 => (*seed).clone(),
        _ => Vec::new(),
    };
    for _ in 0..rng.usize(..12) {
        let at = rng.usize(..=out.len());
        let end = at.saturating_add(rng.usize(..64)).min(out.len());
        match rng.u8(..6) {
            0 => drop(out.drain(at..end)),
            1 => {
                let piece = out.get(at..end).unwrap_or_default().to_vec();
                out.splice(at..at, piece);
            }
            2 => out.get_mut(at..end).into_iter().flatten().for_each(|byte| *byte ^= 1 << rng.u8(..8)),
            3 => out.truncate(if rng.u8(..8) == 0 { at } else { out.len() }),
            _ => {
                let word = rng.choice(words).cloned().unwrap_or_default();
                out.splice(at..(at + rng.usize(..=word.len())).min(out.len()), word);
            }
        }
    }
    out
}
