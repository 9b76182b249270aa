//! Records for retrieval.

use std::collections::HashSet;

use reac_export::{Format, Options};
use serde_json::Value;

use crate::documents::{all, everything, missing, options};
use crate::text;

fn records(own: &crate::documents::Own, record: usize) -> Vec<Value> {
    let lines = text(own.document(), Format::Jsonl, &Options { record, ..options() });
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn no_item_is_cut_and_no_record_is_too_long() {
    for own in all() {
        for limit in [300, 1500] {
            let records = records(own, limit);
            let mut ids = HashSet::new();
            let mut whole = String::new();
            for record in &records {
                assert!(ids.insert(record["id"].as_str().unwrap()), "{}: {}", own.name, record["id"]);
                let text = record["texte"].as_str().unwrap();
                assert_eq!(record["caracteres"], text.chars().count());
                // Longer only where one piece is, under its heading.
                assert!(text.chars().count() <= limit || text.lines().count() <= 2, "{}: {text}", own.name);
                assert!(record["fil"].as_array().unwrap().len() >= 2);
                assert!(record["citation"].as_str().unwrap().starts_with("REAC «"));
                whole.push_str(text);
                whole.push('\n');
                for title in record["fil"].as_array().unwrap() {
                    whole.push_str(title.as_str().unwrap());
                    whole.push('\n');
                }
            }
            assert_eq!(missing(&whole, &everything(&own.reac)), None, "{} {limit}", own.name);
        }
    }
}

#[test]
fn pages_are_those_of_the_print_where_they_are_known() {
    for own in all().iter().filter(|own| own.document().provenance.is_some()) {
        let last = u64::from(own.reac.document.pages.unwrap());
        let records = records(own, 1500);
        let fiches: Vec<_> =
            records.iter().filter(|record| record["id"].as_str().unwrap().contains("/CP")).collect();
        assert!(!fiches.is_empty());
        for record in fiches {
            let pages = record["pages"].as_array().unwrap();
            assert!(!pages.is_empty(), "{}: {}", own.name, record["id"]);
            assert!(pages.iter().all(|page| (1..=last).contains(&page.as_u64().unwrap())), "{}", own.name);
            assert!(record["citation"].as_str().unwrap().contains(", p. "));
        }
    }
}
