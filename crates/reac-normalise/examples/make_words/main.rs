//! Makes `data/words.fst`, the word list: see `data/README.md` for where its sources come from.
//!
//! ```text
//! make_words FR.AFF FR.DIC ENGLISH.TXT COUNTED OUT [--check]
//! ```
//!
//! `COUNTED` is a folder: of every `.html` and `.tsv` file below it the words are counted, which gives the
//! frequencies. With `--check` nothing is written, and the exit code says whether `OUT` is up to date.

#![allow(clippy::print_stderr)]

mod affixes;
mod count;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use reac_normalise::Class;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("the word list is not what its sources give");
            ExitCode::from(1)
        }
        Err(failure) => {
            eprintln!("make_words: {failure}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, Failure> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let check = args.last().is_some_and(|last| last == "--check");
    if check {
        args.pop();
    }
    let [aff, dic, english, counted, out] = args.as_slice() else {
        return Err("FR.AFF FR.DIC ENGLISH.TXT COUNTED OUT [--check]".into());
    };
    let bytes = make(aff.as_ref(), dic.as_ref(), english.as_ref(), counted.as_ref())?;
    if check {
        return Ok(std::fs::read(out)? == bytes);
    }
    std::fs::write(out, &bytes)?;
    eprintln!("{} bytes", bytes.len());
    Ok(true)
}

fn make(aff: &Path, dic: &Path, english: &Path, counted: &Path) -> Result<Vec<u8>, Failure> {
    let affixes = affixes::Affixes::read(&std::fs::read_to_string(aff)?)?;
    let mut words: BTreeMap<String, Class> = BTreeMap::new();
    for entry in std::fs::read_to_string(dic)?.lines().skip(1) {
        affixes.expand(entry, &mut |form, class| add(&mut words, form, class))?;
    }
    for word in std::fs::read_to_string(english)?.lines() {
        // Possessives say nothing more, and names are names in any language.
        let class = if word.starts_with(char::is_uppercase) { Class::NAME } else { Class::ENGLISH };
        if word.chars().count() > 1 && !word.contains('\'') {
            add(&mut words, word, class);
        }
    }
    let mut files: Vec<PathBuf> = Vec::new();
    count::files(counted, &mut files)?;
    files.sort();
    let counts = count::words(&files)?;
    for (word, class) in &mut words {
        *class = class.with_frequency(count::band(counts.get(word).copied().unwrap_or(0)));
    }
    let mut builder = fst::MapBuilder::memory();
    for (word, class) in &words {
        builder.insert(word, class.bits())?;
    }
    eprintln!("{} forms", words.len());
    Ok(builder.into_inner()?)
}

/// Keys are in lower case: who asks tells capitals apart.
fn add(words: &mut BTreeMap<String, Class>, form: &str, class: Class) {
    if !form.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'')) {
        return;
    }
    let known = words.entry(form.to_lowercase()).or_default();
    *known = known.and(class);
}
