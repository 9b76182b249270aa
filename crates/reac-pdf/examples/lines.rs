//! Prints the lines of a PDF: `cargo run -p reac-pdf --example lines -- file.pdf [text|words|rules|faults|time|cross]`.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use reac_lines::{Line, Source};
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: lines FILE.pdf [text|words|rules|faults|time|cross] [hayro|pdf-extract]");
        return ExitCode::FAILURE;
    };
    let how = arguments.next().unwrap_or_else(|| "lines".to_owned());
    let engine = match arguments.next().as_deref() {
        Some("pdf-extract") => reac_pdf::Engine::PdfExtract,
        _ => reac_pdf::Engine::Hayro,
    };
    let options = reac_pdf::Options {
        engine,
        limits: reac_pdf::Limits::generous(),
        threads: std::num::NonZeroUsize::MIN,
    };
    let read = std::fs::read(&path).map_err(|error| error.to_string());
    let read = read.and_then(|bytes| {
        let began = Instant::now();
        let source = reac_pdf::read(&bytes, &options).map_err(|error| error.to_string());
        let first = began.elapsed();
        if how == "cross" {
            let faults = reac_pdf::cross_check(&bytes, &options.limits).map_err(|error| error.to_string())?;
            println!("{path}: {} differences", faults.len());
            faults.iter().for_each(|fault| println!("{fault:?}"));
        }
        if how == "time" {
            let mut all: Vec<_> = (0..11)
                .map(|_| {
                    let began = Instant::now();
                    let _ = reac_pdf::read(&bytes, &options);
                    began.elapsed()
                })
                .collect();
            all.sort();
            println!("{path}: first {first:.1?}, median {:.1?}", all.get(5).copied().unwrap_or_default());
        }
        source
    });
    match read {
        Ok(source) => {
            print(&source, &how);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(source: &Source, how: &str) {
    for page in &source.pages {
        match how {
            "text" => page.lines.iter().for_each(|line| println!("{}", line.text())),
            "words" => page.lines.iter().for_each(print_words),
            "rules" => page.rules.iter().for_each(|r| {
                println!("{} {:.1} {:.1} {:.1} {:.1}", page.number, r.left, r.top, r.right, r.bottom);
            }),
            "lines" => {
                println!(
                    "# page {}, {} × {} pt, {} rules, {} images",
                    page.number,
                    page.width,
                    page.height,
                    page.rules.len(),
                    page.images
                );
                page.lines.iter().for_each(print_line);
            }
            _ => {}
        }
    }
    if matches!(how, "faults" | "lines") {
        println!("tagged: {}", source.tagged);
        for fault in &source.faults {
            println!("{fault:?}");
        }
    }
}

/// Baseline, left, right, size, `b` for bold, `_` for a trailing space, widest space, paragraphs, text.
fn print_line(line: &Line) {
    let widest = line.words.iter().skip(1).map(|word| word.space).fold(0.0, f32::max);
    let paragraphs: Vec<_> = line.words.iter().filter_map(|word| word.paragraph).collect();
    let paragraph = match (paragraphs.first(), paragraphs.last()) {
        (Some(first), Some(last)) if first != last => format!("§{first}-{last}"),
        (Some(first), _) => format!("§{first}"),
        _ => String::new(),
    };
    println!(
        "{:6.1} {:6.1} {:6.1} {:4.1} {}{} {:5.2} {paragraph:>6} {}",
        line.baseline,
        line.left(),
        line.right(),
        line.size(),
        if line.is_bold() { 'b' } else { ' ' },
        if line.trailing_space == Some(true) { '_' } else { ' ' },
        widest,
        line.text()
    );
}

fn print_words(line: &Line) {
    for word in &line.words {
        println!(
            "{} {:.2} {:.2} {:.2} {:.2} {:.2}{}{}{} {}",
            line.page,
            line.baseline,
            word.left,
            word.right,
            word.size,
            word.space,
            if word.bold { " b" } else { "" },
            if word.italic { " i" } else { "" },
            if word.raised { " r" } else { "" },
            word.text
        );
    }
}
