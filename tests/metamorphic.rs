//! What must not change the content: the same document on another page size, with foreign pages before it, without
//! its footers, with bare capitals in its headings; the same text in another encoding. Real documents where a corpus
//! is at hand, the fixtures always.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it skips"
)]

use std::path::{Path, PathBuf};

use reac::{Code, Level, Options};
use reac_grammar::vocabulaire::Vocabulaire;
use reac_grammar::{Lecture, lire};
use reac_lines::{Line, Page, Source, Word};
use reac_model::{Chemin, Noeud, Place};
use reac_tests::{corpus, fixtures};
use unicode_normalization::UnicodeNormalization;

/// Documents of one kind: of the fixtures, and of the corpus where there is one.
fn documents(extension: &str) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = fixtures::all().unwrap().into_iter().map(|fixture| fixture.path).collect();
    match corpus::find().unwrap() {
        Some(corpus) => out.extend(std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path())),
        None => println!("skipped: no corpus"),
    }
    out.retain(|path| path.extension().is_some_and(|found| found == extension));
    // A file that shuts its REAC in, or puts another document beside it, is another test's.
    out.retain(|path| path.file_stem().is_some_and(|stem| !stem.to_string_lossy().contains('.')));
    out.sort();
    assert!(!out.is_empty(), "no {extension} to test on");
    out
}

fn source(path: &Path) -> Source {
    reac::lines(&std::fs::read(path).unwrap(), &Options::default()).unwrap()
}

/// All that was read, without the places: what a change of the page must not change.
fn content(lecture: &Lecture) -> Vec<String> {
    let reac = &lecture.fiches.reac;
    let texts = reac.textes(Chemin::default()).into_iter();
    // The footer is what some of the changes take away.
    let texts = texts.filter(|(_, place, _)| *place != Place::Pied);
    let mut out: Vec<String> = texts.map(|(chemin, _, texte)| format!("{chemin} {}", texte.texte)).collect();
    out.extend(reac.competences_professionnelles.iter().map(|fiche| fiche.id.to_string()));
    out.extend(reac.sommaire.iter().map(|row| format!("{:?}", row.page)));
    assert!(out.len() > 20, "hardly anything was read");
    out
}

fn same(path: &Path, changed: &Source) {
    let (before, after) = (content(&lire(&source(path)).unwrap()), content(&lire(changed).unwrap()));
    for (a, b) in before.iter().zip(&after) {
        assert_eq!(a, b, "{}", path.display());
    }
    assert_eq!(before.len(), after.len(), "{}", path.display());
}

fn each_line(source: &mut Source, mut change: impl FnMut(&mut Line)) {
    source.pages.iter_mut().flat_map(|page| &mut page.lines).for_each(&mut change);
}

#[test]
fn another_page_size_changes_nothing() {
    const SCALE: f32 = 1.29;
    for path in documents("pdf") {
        let mut changed = source(&path);
        each_line(&mut changed, |line| {
            line.baseline = line.baseline * SCALE + 20.0;
            for word in &mut line.words {
                word.left = word.left * SCALE + 15.0;
                word.right = word.right * SCALE + 15.0;
                word.size *= SCALE;
                word.space *= SCALE;
            }
        });
        for rule in changed.pages.iter_mut().flat_map(|page| &mut page.rules) {
            (rule.left, rule.right) = (rule.left * SCALE + 15.0, rule.right * SCALE + 15.0);
            (rule.top, rule.bottom) = (rule.top * SCALE + 20.0, rule.bottom * SCALE + 20.0);
        }
        same(&path, &changed);
    }
}

#[test]
fn pages_before_the_document_change_nothing() {
    for path in documents("pdf") {
        let mut changed = source(&path);
        for page in &mut changed.pages {
            page.number += 3;
            page.lines.iter_mut().for_each(|line| line.page += 3);
        }
        for number in (1..=3).rev() {
            changed.pages.insert(0, Page { number, width: 595.3, height: 841.9, ..Page::default() });
        }
        same(&path, &changed);
    }
}

#[test]
fn without_footers_the_content_is_the_same() {
    for path in documents("pdf") {
        let mut changed = source(&path);
        for page in &mut changed.pages {
            page.lines.retain(|line| {
                let text = line.text();
                reac_grammar::ligne::pied::libelles(Vocabulaire::connu(), &reac_grammar::fold::fold(&text))
                    .is_none()
                    && reac_grammar::ligne::pied::pied(&text).is_none()
            });
        }
        same(&path, &changed);
    }
}

#[test]
fn accents_dropped_from_headings_change_nothing() {
    for path in documents("pdf") {
        let mut changed = source(&path);
        let mut dropped = 0;
        each_line(&mut changed, |line| {
            let folded = reac_grammar::titres::nettoyer(&line.text());
            // Terms of the glossary read like headings' beginnings: whole wordings only.
            let found = reac_grammar::titres::chercher(Vocabulaire::connu(), &folded, None);
            let whole = found.is_some_and(|(_, accord)| accord == reac_grammar::titres::Accord::Exact);
            let heading = whole && folded != "critere de performance" || folded.starts_with("fiche ");
            // A row of the sommaire is content.
            if heading && !line.text().ends_with(|c: char| c.is_ascii_digit()) && line.is_bold() {
                for word in &mut line.words {
                    word.text = word.text.nfd().filter(|c| !('\u{300}'..'\u{370}').contains(c)).collect();
                    dropped += 1;
                }
            }
        });
        assert!(dropped > 10, "{}: no heading was changed", path.display());
        same(&path, &changed);
    }
}

#[test]
fn page_numbers_that_begin_elsewhere_change_nothing() {
    for path in documents("pdf") {
        let mut changed = source(&path);
        let mut moved = 0;
        each_line(&mut changed, |line| {
            if reac_grammar::ligne::pied::pied(&line.text()).is_some()
                && let Some(word) =
                    line.words.iter_mut().find(|word| word.text.contains('/') && word.text.len() < 7)
                && let Some((page, pages)) = word.text.split_once('/')
                && let (Ok(page), Ok(pages)) = (page.parse::<u32>(), pages.parse::<u32>())
            {
                word.text = format!("{}/{}", page + 100, pages + 100);
                moved += 1;
            }
        });
        assert!(moved > 3, "{}: no footer was changed", path.display());
        same(&path, &changed);
    }
}

/// Words set from `left` on, as a PDF has them.
fn words(text: &str, left: f32, size: f32) -> Vec<Word> {
    let mut at = left;
    text.split(' ')
        .enumerate()
        .map(|(index, text)| {
            let (from, width) = (at, 0.5 * size * f32::from(u8::try_from(text.chars().count()).unwrap()));
            at = from + width + 0.28 * size;
            Word {
                text: text.to_owned(),
                left: from,
                right: from + width,
                size,
                bold: false,
                italic: false,
                raised: false,
                space: if index == 0 { 0.0 } else { 0.28 * size },
                spaced: None,
                paragraph: None,
                confidence: None,
            }
        })
        .collect()
}

/// Prints a line on each page that `on` names.
fn print(source: &mut Source, baseline: f32, on: impl Fn(u32) -> Option<String>) {
    for page in &mut source.pages {
        let Some(text) = on(page.number) else { continue };
        let words = words(&text, 90.0, 9.0);
        page.lines.push(Line { page: page.number, baseline, words, trailing_space: None, row: None });
        page.lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    }
}

/// The running lines that a reading says it left out.
fn left_out(source: &Source) -> Vec<String> {
    let found = lire(source).unwrap().diagnostics.into_iter().filter(|found| found.code == Code::RunningLine);
    found.map(|found| found.args.first().cloned().unwrap_or_default()).collect()
}

#[test]
fn lines_that_return_at_one_height_change_nothing_and_are_named_once() {
    type Stamp = fn(u32) -> Option<String>;
    let stamps: [(f32, Stamp, usize); 5] = [
        (20.0, |_| Some("Prêt de la bibliothèque du port".to_owned()), 1),
        (828.0, |page| Some(format!("imprimé le 3/12/2026 à 9:0{} - Page {page} sur 99", page % 10)), 1),
        (828.0, |page| Some(page.to_string()), 1),
        (
            24.0,
            |page| Some(if page % 2 == 0 { "Phares et balises" } else { "La côte, tome II" }.to_owned()),
            2,
        ),
        // Not on the first page, and on a page in ten forgotten.
        (18.0, |page| (page > 1 && page % 10 != 7).then(|| "Version de travail".to_owned()), 1),
    ];
    for path in documents("pdf") {
        for (baseline, stamp, lines) in stamps {
            let mut changed = source(&path);
            print(&mut changed, baseline, stamp);
            same(&path, &changed);
            assert_eq!(left_out(&changed).len(), lines, "{}: {:?}", path.display(), stamp(3));
        }
    }
}

#[test]
fn marks_between_the_pages_of_a_text_change_nothing() {
    type Mark = fn(usize) -> String;
    let after: [Mark; 4] = [
        |page| format!("\n\n-- {page} of 99 --\n\n"),
        |page| format!("\n\nPage {page} sur 99\n\n"),
        |page| format!("\n\nfile:///port/phare.html {page}/99\n\n"),
        |page| format!("\n\n{page}\n\n"),
    ];
    let before: [Mark; 2] =
        [|page| format!("\n\n## Page {page}\n\n"), |page| format!("\n\n[page {page}]\n\n")];
    let mut read = 0;
    for path in texts() {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let pages: Vec<&str> = text.trim_end_matches(['\u{c}', '\n', '\r']).split('\u{c}').collect();
        if pages.len() < 10 {
            continue;
        }
        read += 1;
        let plain = reac::lines(text.as_bytes(), &Options::default()).unwrap();
        let said = content(&lire(&plain).unwrap());
        let marked = |mark: Mark, before: bool| -> String {
            let one = |(index, page): (usize, &&str)| match before {
                true => mark(index + 1) + page,
                false => (*page).to_owned() + &mark(index + 1),
            };
            pages.iter().enumerate().map(one).collect()
        };
        let variants = after.iter().map(|mark| marked(*mark, false));
        for changed in variants.chain(before.iter().map(|mark| marked(*mark, true))) {
            let changed = reac::lines(changed.as_bytes(), &Options::default()).unwrap();
            assert_eq!(left_out(&changed).len(), 1, "{}", path.display());
            assert_eq!(content(&lire(&changed).unwrap()), said, "{}", path.display());
        }
    }
    assert!(read > 0, "no text with pages to test on");
}

/// The canonical JSON without its report.
fn json(bytes: &[u8]) -> String {
    let mut read =
        reac::read(bytes, &Options { level: Level::Typography, ..Options::default() }).unwrap().reac;
    read.extraction = None;
    reac::to_json(&read, reac::Form::Pretty).unwrap()
}

#[test]
fn an_encoding_of_the_text_is_no_content() {
    for path in texts() {
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let plain = json(text.as_bytes());
        let utf16: Vec<u8> =
            std::iter::once(0xfeff_u16).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for (name, bytes) in [
            ("CRLF", text.replace('\n', "\r\n").into_bytes()),
            ("NFD", text.nfd().collect::<String>().into_bytes()),
            ("BOM", format!("\u{feff}{text}").into_bytes()),
            ("UTF-16", utf16),
        ] {
            assert!(json(&bytes) == plain, "{}: {name} changed the content", path.display());
        }
    }
}

/// The fixtures' texts, and those of the corpus where there is one.
fn texts() -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = fixtures::all().unwrap().into_iter().map(|fixture| fixture.path).collect();
    if let Some(corpus) = corpus::find().unwrap() {
        out.extend(std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()));
    }
    out.retain(|path| path.extension().is_some_and(|found| found == "txt"));
    out.sort();
    assert!(!out.is_empty());
    out
}
