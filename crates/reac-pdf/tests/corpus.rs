//! Both engines on real documents, where there are any: `REAC_CORPUS`, or `../shared/corpus` beside the workspace.
//!
//! Nothing of their text is written down here: engines and variants are held against each other.
#![allow(
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test says that it is skipped, and its helpers may fail"
)]

use reac_lines::{Fault, FaultKind, Page, Source};
use reac_pdf::{Engine, ErrorKind, Limits, Options};
use std::path::{Path, PathBuf};

/// Points by which engines may differ: one of them computes in single precision.
const NEAR: f32 = 0.1;

fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let named = std::env::var_os("REAC_CORPUS").map(PathBuf::from);
    let path = named.unwrap_or_else(beside);
    if !path.exists() {
        eprintln!("skipped: no corpus");
        return None;
    }
    Some(path)
}

/// The PDFs of a folder of the corpus; there must be some.
fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut out: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ext| ext == "pdf")).collect();
    out.sort();
    assert!(!out.is_empty(), "no PDF in {}", folder.display());
    out
}

fn read(path: &Path, engine: Engine) -> Result<Source, reac_pdf::Error> {
    let bytes = std::fs::read(path).unwrap();
    reac_pdf::read(
        &bytes,
        &Options { engine, limits: Limits::generous(), threads: std::num::NonZeroUsize::MIN },
    )
}

fn assert_equal(one: &Page, two: &Page, path: &Path) {
    let place = format!("{} page {}", path.display(), one.number);
    assert_eq!(
        (one.lines.len(), one.rules.len(), one.images),
        (two.lines.len(), two.rules.len(), two.images),
        "{place}"
    );
    for (a, b) in one.lines.iter().zip(&two.lines) {
        assert_eq!(a.trailing_space, b.trailing_space, "{place}");
        assert_eq!(a.words.len(), b.words.len(), "{place}");
        for (a, b) in a.words.iter().zip(&b.words) {
            let said = |w: &reac_lines::Word| (w.text.clone(), w.bold, w.italic, w.raised, w.paragraph);
            assert_eq!(said(a), said(b), "{place}");
            let pairs = [(a.left, b.left), (a.right, b.right), (a.size, b.size), (a.space, b.space)];
            assert!(pairs.iter().all(|(a, b)| (a - b).abs() < NEAR), "{place}: {pairs:?}");
        }
    }
    for a in &one.rules {
        let near = |b: &&reac_lines::Rule| {
            [a.left - b.left, a.top - b.top, a.right - b.right, a.bottom - b.bottom]
                .iter()
                .all(|d| d.abs() < 2.0 * NEAR)
        };
        assert!(two.rules.iter().any(|b| near(&b)), "{place}: {a:?}");
    }
}

#[test]
fn engines_are_equal() {
    let Some(corpus) = corpus() else { return };
    for path in pdfs(&corpus).into_iter().chain(pdfs(&corpus.join("variants"))) {
        let (one, two) = (read(&path, Engine::Hayro).unwrap(), read(&path, Engine::PdfExtract).unwrap());
        assert_eq!((one.pages.len(), one.tagged, &one.faults), (two.pages.len(), two.tagged, &two.faults));
        for (one, two) in one.pages.iter().zip(&two.pages) {
            assert_equal(one, two, &path);
        }
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(reac_pdf::cross_check(&bytes, &Limits::generous()).unwrap(), [], "{}", path.display());
    }
}

#[test]
fn variants_read_as_their_originals() {
    let Some(corpus) = corpus() else { return };
    for path in pdfs(&corpus.join("variants")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let original = corpus.join(format!("{}.pdf", name.split('.').next().unwrap()));
        let (original, variant) =
            (read(&original, Engine::Hayro).unwrap(), read(&path, Engine::Hayro).unwrap());
        // A file with more glued behind it begins with all of the original.
        assert!(variant.pages.len() >= original.pages.len(), "{name}");
        // Ghostscript turns a page whose text runs up the page; then it reads otherwise, rightly.
        let unturned = |(one, two): &(&Page, &Page)| (one.width - two.width).abs() < 1.0;
        for (one, two) in original.pages.iter().zip(&variant.pages).filter(unturned) {
            let texts = |page: &Page| page.lines.iter().map(reac_lines::Line::text).collect::<Vec<_>>();
            assert_eq!(texts(one), texts(two), "{name} page {}", one.number);
        }
    }
}

#[test]
fn every_line_is_sound() {
    let Some(corpus) = corpus() else { return };
    for path in pdfs(&corpus).into_iter().chain(pdfs(&corpus.join("variants"))) {
        let source = read(&path, Engine::Hayro).unwrap();
        // Back covers and the heads of some columns are set along the page's side.
        let upright = |fault: &&Fault| !matches!(fault.kind, FaultKind::Turned | FaultKind::OtherDirection);
        let faults: Vec<_> = source.faults.iter().filter(upright).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
        for page in &source.pages {
            assert!(page.lines.is_sorted_by(|a, b| a.baseline <= b.baseline));
            for line in &page.lines {
                assert!(!line.words.is_empty() && line.page == page.number);
                assert!(line.words.is_sorted_by(|a, b| a.left <= b.left));
                assert!(line.words.iter().all(|w| !w.text.is_empty() && w.right > w.left && w.size > 0.0));
                assert!(line.words.iter().all(|w| w.left >= 0.0 && w.right <= page.width + 1.0));
                assert!(!line.text().contains(char::REPLACEMENT_CHARACTER));
            }
        }
    }
}

#[test]
fn files_without_a_text_layer_are_refused() {
    let Some(corpus) = corpus() else { return };
    for path in pdfs(&corpus.join("negative")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let expected = match name {
            _ if name.contains("user_encrypted") => Some(ErrorKind::PasswordNeeded),
            _ if name.contains("scanned") => Some(ErrorKind::NoText),
            _ => None,
        };
        for engine in [Engine::Hayro, Engine::PdfExtract] {
            assert_eq!(read(&path, engine).err().map(|error| error.kind()), expected, "{name} {engine:?}");
        }
    }
}
