//! The stages, each alone, on an invented document of the fixtures: `cargo bench -p reac`.

#![expect(clippy::expect_used, reason = "a bench without its document measures nothing")]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use reac::{Form, Options};
use reac_normalise::{Level, Passage, Role, WordList, normalise};

fn stages(criterion: &mut Criterion) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let bytes = std::fs::read(fixtures.join("phare_2018/phare_2018.pdf")).expect("the fixture");
    let options = Options::default();
    let source = reac::lines(&bytes, &options).expect("lines");
    let lecture = reac_grammar::lire(&source).expect("a REAC");
    let reading = reac::read(&bytes, &options).expect("a REAC");
    let texts = strings(&serde_json::to_value(&reading.reac).expect("JSON"));
    let passages: Vec<Passage<'_>> = texts
        .iter()
        .map(|text| Passage { pointer: "", role: Role::Prose, text, page: None, recognised: Vec::new() })
        .collect();

    criterion.bench_function("lines", |bench| bench.iter(|| reac::lines(black_box(&bytes), &options)));
    criterion.bench_function("grammar", |bench| bench.iter(|| reac_grammar::lire(black_box(&source))));
    criterion.bench_function("check", |bench| bench.iter(|| reac_check::redundancy(black_box(&lecture))));
    criterion.bench_function("normalise", |bench| {
        bench.iter(|| normalise(black_box(&passages), Level::Repair, WordList::shipped()));
    });
    criterion
        .bench_function("json", |bench| bench.iter(|| reac::to_json(black_box(&reading.reac), Form::Pretty)));
    criterion.bench_function("whole", |bench| bench.iter(|| reac::read(black_box(&bytes), &options)));
}

/// Every string of a document.
fn strings(value: &serde_json::Value) -> Vec<String> {
    use serde_json::Value;
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(map) => map.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
