//! Counts words of text in French, for the frequencies.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::Failure;

/// Counts from which a word is in band 1, 2, 3.
const BANDS: [u64; 3] = [1, 5, 60];

/// Lists of occupations are short texts about the very trades: each word of them counts this often.
const LIST_WEIGHT: u64 = 5;

pub(crate) fn band(count: u64) -> u64 {
    BANDS.iter().zip(1..).filter(|(least, _)| count >= **least).map(|(_, band)| band).max().unwrap_or(0)
}

pub(crate) fn files(folder: &Path, out: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, out)?;
        } else if path.extension().is_some_and(|kind| kind == "html" || kind == "tsv") {
            out.push(path);
        }
    }
    Ok(())
}

pub(crate) fn words(files: &[PathBuf]) -> Result<HashMap<String, u64>, Failure> {
    let mut out = HashMap::new();
    for file in files {
        let text = std::fs::read_to_string(file)?;
        let (text, weight) = match file.extension() {
            Some(kind) if kind == "html" => (without_tags(&text), 1),
            _ => (text, LIST_WEIGHT),
        };
        for word in text.split(|c: char| !c.is_alphabetic() && c != '-') {
            let word = word.trim_matches('-');
            if !word.is_empty() {
                *out.entry(word.to_lowercase()).or_insert(0) += weight;
            }
        }
    }
    Ok(out)
}

/// Text between tags; entities are rare in these pages and split the word they stand in, which does no harm.
fn without_tags(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut out = String::new();
    for piece in body.split('<') {
        let skipped = ["script", "style", "code", "pre"].iter().any(|tag| piece.starts_with(tag));
        if let (false, Some((_, text))) = (skipped, piece.split_once('>')) {
            out.push(' ');
            out.push_str(text);
        }
    }
    out
}
