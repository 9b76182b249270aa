//! Every format over every document: fixtures, generated ones, and the corpus where there is one. Each output is
//! read back by a library that the project did not write.

#![forbid(unsafe_code)]
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

mod case;
mod columns;
mod documents;
mod docx;
mod grille;
mod jsonl;
mod moodle;
mod office;
mod readable;
mod refused;
mod relecture;
mod skos;
mod tables;

use reac_export::{Document, FORMATS, Format, Listed, Options, export};

use documents::{all, options};

/// The one file of a format.
fn one(document: Document<'_>, format: Format, options: &Options) -> Vec<u8> {
    let mut files = export(document, format, options).unwrap();
    assert_eq!(files.len(), 1);
    files.remove(0).bytes
}

fn text(document: Document<'_>, format: Format, options: &Options) -> String {
    String::from_utf8(one(document, format, options)).unwrap()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for own in all().iter().step_by(10) {
        for Listed { format, name, .. } in FORMATS {
            let first = export(own.document(), format, &options()).unwrap();
            assert_eq!(first, export(own.document(), format, &options()).unwrap(), "{} {name}", own.name);
            assert!(first.iter().all(|file| !file.bytes.is_empty()), "{} {name}", own.name);
        }
    }
}
