//! What an office program makes of the files, on paper: nothing printed over something else. Skipped where there is none.

use std::fs;
use std::path::Path;
use std::process::Command;

use reac_export::{Format, Options, Usage, export_re};
use reac_model::Re;

use crate::documents::{all, options};
use crate::one;

/// Prints a file to PDF; nothing where no office program is to be had.
fn printed(folder: &Path, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let file = folder.join(name);
    fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let ran = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(&file)
        .output();
    if ran.is_err() {
        println!("skipped: no LibreOffice");
        return None;
    }
    Some(fs::read(file.with_extension("pdf")).unwrap_or_else(|_| panic!("{name} was not printed: {ran:?}")))
}

/// Two words of a page, where they cover each other.
fn printed_over(pdf: &[u8]) -> Option<String> {
    let source = reac::lines(pdf, &reac::Options::default()).unwrap();
    assert!(source.pages.iter().any(|page| !page.lines.is_empty()));
    for page in &source.pages {
        let words: Vec<_> = page
            .lines
            .iter()
            .flat_map(|line| line.words.iter().map(move |word| (line.baseline, word)))
            .collect();
        for (index, (own, one)) in words.iter().enumerate() {
            let over = words.iter().skip(index + 1).find(|(baseline, other)| {
                let beside = one.right.min(other.right) - one.left.max(other.left);
                (baseline - own).abs() < 0.6 * one.size.min(other.size) && beside > 0.3 * one.size
            });
            if let Some((_, other)) = over {
                return Some(format!("page {}: {:?} over {:?}", page.number, one.text, other.text));
            }
        }
    }
    None
}

#[test]
fn workbooks_grids_and_documents_are_legible_on_paper() {
    let folder = tempfile::tempdir().unwrap();
    let own = all().iter().find(|own| own.name == "phare_2018.pdf").unwrap();
    let positioning = Options { usage: Usage::Positionnement, ..options() };
    let re: Re =
        serde_json::from_value(reac_tests::fixtures::evaluations().unwrap().remove(0).expected).unwrap();
    let jury = |format| export_re(&re, format, &options()).unwrap().remove(0).bytes;
    for (name, bytes) in [
        ("tables.xlsx", one(own.document(), Format::Xlsx, &options())),
        ("ecf.xlsx", one(own.document(), Format::Grille, &options())),
        ("positionnement.xlsx", one(own.document(), Format::Grille, &positioning)),
        ("jury.xlsx", jury(Format::Grille)),
        ("document.docx", one(own.document(), Format::Docx, &options())),
        ("ecf.docx", one(own.document(), Format::GrilleDocx, &options())),
        ("jury.docx", jury(Format::GrilleDocx)),
    ] {
        let Some(pdf) = printed(folder.path(), name, &bytes) else { return };
        assert_eq!(printed_over(&pdf), None, "{name}");
    }
}
