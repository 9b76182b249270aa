//! A smoke run without a fuzzer: `cargo run --manifest-path fuzz/Cargo.toml --bin smoke -- [SECONDS] [FILE…]`.
//!
//! Every entrance gets inputs made of the dictionary, of pieces of the fixtures and of damage, for so many seconds,
//! the same in each run as far as they go. With files, each entrance gets those instead: to repeat a failure.

#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fastrand::Rng;
use reac_fuzz::ENTRANCES;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(20);
    let files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    for path in &files {
        let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        ENTRANCES.iter().for_each(|(name, entrance)| {
            println!("{name}: {}", path.display());
            entrance(&bytes);
        });
    }
    if files.is_empty() {
        smoke(Duration::from_secs(seconds));
    }
}

fn smoke(time: Duration) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = dictionary(&std::fs::read_to_string(here.join("reac.dict")).expect("the dictionary"));
    let seeds = seeds(&here.join("../fixtures"));
    assert!(!words.is_empty() && !seeds.is_empty(), "nothing to begin with");
    // A panic's input is kept before it is tried: whatever happens, it is there.
    let kept = std::env::temp_dir().join("reac-fuzz-last");
    for (name, entrance) in ENTRANCES {
        let own: Vec<&Vec<u8>> =
            seeds.iter().filter(|(kind, _)| kind == kind_of(name)).map(|(_, seed)| seed).collect();
        let began = Instant::now();
        let mut count = 0_u64;
        while began.elapsed() < time / u32::try_from(ENTRANCES.len()).unwrap_or(1) {
            let input = input(&mut Rng::with_seed(count), &own, &words, name);
            std::fs::write(&kept, &input).expect("a place for the input");
            entrance(&input);
            count += 1;
        }
        println!("{name}: {count} inputs");
    }
}

/// Which of the fixtures an entrance begins with.
fn kind_of(entrance: &str) -> &'static str {
    match entrance {
        "json" => "json",
        _ => "txt",
    }
}

fn seeds(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> =
            std::fs::read_dir(&folder).expect("the fixtures").flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if let (Some(kind), Ok(bytes)) =
                (path.extension().and_then(|it| it.to_str()), std::fs::read(&path))
            {
                out.push((kind.to_owned(), bytes));
            }
        }
    }
    out
}

/// The words of a dictionary as fuzzers read it: `name="word"`, `\xNN` for a byte.
fn dictionary(text: &str) -> Vec<Vec<u8>> {
    let word = |line: &str| {
        let (_, word) = line.split_once('"')?;
        let word = word.strip_suffix('"')?;
        let mut out = Vec::new();
        let mut rest = word;
        while let Some(at) = rest.find('\\') {
            out.extend(rest[..at].bytes());
            let escape = &rest[at..];
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
                let piece = out[at..end].to_vec();
                out.splice(at..at, piece);
            }
            2 => out[at..end].iter_mut().for_each(|byte| *byte ^= 1 << rng.u8(..8)),
            3 => out.truncate(if rng.u8(..8) == 0 { at } else { out.len() }),
            _ => {
                let word = rng.choice(words).cloned().unwrap_or_default();
                out.splice(at..(at + rng.usize(..=word.len())).min(out.len()), word);
            }
        }
    }
    out
}
