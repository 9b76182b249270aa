//! What cannot be exported is refused with its reason, and never cut.

use reac_export::{Base, Document, Error, Format, Locale, Options, export};
use reac_model::Reac;

use crate::documents::{all, options};

fn refused(reac: &Reac, format: Format) -> Error {
    export(Document { reac, provenance: None }, format, &options()).unwrap_err()
}

#[test]
fn no_ids_are_made_up() {
    let with_ids = [Format::Moodle, Format::Case, Format::Skos, Format::Turtle, Format::Jsonl];
    let mut bare = all()[0].reac.clone();
    bare.document.code_titre = None;
    for format in with_ids {
        assert!(matches!(refused(&bare, format), Error::Identity { pointer: "/document/code_titre", .. }));
    }
    for format in [
        Format::Xlsx,
        Format::Csv,
        Format::Parquet,
        Format::Arrow,
        Format::Html,
        Format::Markdown,
        Format::Docx,
        Format::Grille,
        Format::GrilleHtml,
    ] {
        assert!(export(Document { reac: &bare, provenance: None }, format, &options()).is_ok());
    }
    let mut odd = all()[0].reac.clone();
    odd.document.millesime = Some("../07,".into());
    for format in with_ids {
        let why = refused(&odd, format);
        assert!(why.message(Locale::Fr).contains("/document/millesime"), "{why}");
    }
    let mut undated = all()[0].reac.clone();
    undated.document.date_mise_a_jour = Some("2018-02-30".into());
    for format in with_ids {
        assert!(matches!(
            refused(&undated, format),
            Error::Identity { pointer: "/document/date_mise_a_jour", .. }
        ));
    }
}

#[test]
fn a_cell_is_not_cut() {
    let mut long = all()[0].reac.clone();
    long.competences_professionnelles[0].savoirs.push("x".repeat(40_000));
    assert!(matches!(refused(&long, Format::Xlsx), Error::TooLong { limit: 32_767, .. }));
    assert!(export(Document { reac: &long, provenance: None }, Format::Csv, &options()).is_ok());
}

#[test]
fn a_base_is_an_address() {
    let base = Base::Iri("chez moi".into());
    let why = export(all()[0].document(), Format::Skos, &Options { base, ..options() }).unwrap_err();
    assert!(matches!(why, Error::Base(_)));
}

/// A number that is printed twice keeps both competences.
#[test]
fn a_number_printed_twice_overwrites_nothing() {
    let mut twice = all()[0].reac.clone();
    let copy = twice.competences_professionnelles[0].clone();
    twice.competences_professionnelles.push(copy);
    let files = export(Document { reac: &twice, provenance: None }, Format::Moodle, &options()).unwrap();
    let mut reader = csv::Reader::from_reader(files[0].bytes.as_slice());
    let ids: Vec<_> = reader.records().map(|row| row.unwrap()[1].to_owned()).collect();
    let unique: std::collections::HashSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len());
}
