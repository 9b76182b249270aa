//! The page of every fixture and, where there is a corpus, of its documents: whole, small, and closed.

#![forbid(unsafe_code)]
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::Path;

use reac::{Options, open};

/// Bytes of a page of the review, whatever the document has of pages.
const LARGEST: usize = 15 << 20;

fn check(path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    let options = Options::default();
    let opened = open(&bytes, &options).unwrap();
    let reading = opened.reading();
    let page = reac_review::page(&bytes, opened.lines(), &reading).unwrap();
    let name = path.display();
    assert!(page.len() < LARGEST, "{name}: {} bytes", page.len());
    let pages = usize::try_from(reading.reac.extraction.as_ref().unwrap().source.pages_fichier).unwrap();
    assert_eq!(page.matches("<figure").count(), pages, "{name}");
    assert_eq!(page.matches("src=\"data:image/").count(), pages, "{name}: every page is drawn");
    assert!(!page.contains("src=\"http") && !page.contains("href=\"http"), "{name}");
    assert_eq!(page, reac_review::page(&bytes, opened.lines(), &reading).unwrap(), "{name}: same bytes");
}

#[test]
fn fixtures() {
    for fixture in reac_tests::fixtures::all().unwrap() {
        check(&fixture.path);
    }
}

#[test]
fn corpus() {
    match reac_tests::corpus::find().unwrap() {
        None => println!("skipped: no corpus"),
        Some(folder) => reac_tests::corpus::documents(&folder).unwrap().iter().for_each(|path| check(path)),
    }
}

/// A line longer than a page is on the picture all the same.
#[test]
fn long_lines_are_not_cut() {
    let fixture = reac_tests::root().join("fixtures/phare_2018/phare_2018.converted.txt");
    let text = std::fs::read_to_string(fixture).unwrap();
    let long = "Lire et interpréter les courbes d'intensité et de rotation d'un feu";
    assert!(text.contains(long));
    let text = text.replace(long, &format!("{long} {}", "puis du suivant ".repeat(40).trim()));
    let options = Options::default();
    let opened = open(text.as_bytes(), &options).unwrap();
    let reading = opened.reading();
    let page = reac_review::page(text.as_bytes(), opened.lines(), &reading).unwrap();
    let width = page.split("data-width=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok());
    let width: f32 = width.unwrap();
    let boxes = reading.provenance.entrees.values().flat_map(|origin| &origin.boites);
    let right = boxes.map(|boite| boite.droite).fold(0.0, f32::max);
    assert!(right > 1000.0 && right <= width, "{right} of {width}");
}
