//! The framework CSV, read as the importer reads it.

use std::collections::HashMap;

use reac_export::{Depth, Format, Options};

use crate::documents::{all, missing, options, sentences};
use crate::one;

/// The text of an HTML fragment, as a browser has it.
fn of_html(html: &str) -> String {
    scraper::Html::parse_fragment(html).root_element().text().collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_is_cut_and_no_id_overwrites_another() {
    for own in all() {
        for depth in [Depth::Competences, Depth::Criteres, Depth::Savoirs] {
            let bytes = one(own.document(), Format::Moodle, &Options { depth, ..options() });
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            assert_eq!(reader.headers().unwrap().len(), 14);
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            let mut parents = HashMap::new();
            let mut described = String::new();
            for row in &rows {
                let (parent, id, name, description) = (&row[0], &row[1], &row[2], &row[3]);
                assert!((1..=100).contains(&id.chars().count()) && (1..=100).contains(&name.chars().count()));
                // A name goes through a filter of tags, and the reader of CSV through its own escapes.
                assert!(!name.contains(['<', '>', '\\']) && !description.contains('\\'), "{name}");
                assert!(
                    parents.insert(id.to_owned(), parent.to_owned()).is_none(),
                    "{}: {id} twice",
                    own.name
                );
                described.push_str(description);
            }
            let frameworks: Vec<_> = rows.iter().filter(|row| &row[12] == "1").collect();
            assert_eq!(frameworks.len(), 1, "the importer knows one framework a file");
            assert!(serde_json::from_str::<serde_json::Value>(&frameworks[0][6]).unwrap().is_array());
            assert_eq!(frameworks[0][5].split(',').count(), 2);
            for row in rows.iter().filter(|row| &row[12] != "1") {
                assert!(
                    row[0].is_empty() || parents.contains_key(&row[0]),
                    "{}: parent {}",
                    own.name,
                    &row[0]
                );
                assert_eq!((&row[4], &row[8], &row[9], &row[13]), ("1", "0", "null", ""));
            }
            let described = of_html(&described);
            assert_eq!(missing(&described, &sentences(&own.reac)), None, "{} {depth:?}", own.name);
        }
    }
}

#[test]
fn depth_decides_what_is_a_row() {
    let own = &all()[0];
    let rows = |depth| {
        let bytes = one(own.document(), Format::Moodle, &Options { depth, ..options() });
        csv::Reader::from_reader(bytes.as_slice()).records().count()
    };
    let fiches = &own.reac.competences_professionnelles;
    let criteria: usize = fiches.iter().map(|fiche| fiche.criteres_performance.len()).sum();
    let transversal: usize =
        own.reac.competences_transversales.iter().map(|fiche| fiche.criteres_performance.len()).sum();
    assert_eq!(rows(Depth::Competences) + criteria + transversal, rows(Depth::Criteres));
    assert!(rows(Depth::Savoirs) > rows(Depth::Criteres));
}
