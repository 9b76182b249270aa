//! SKOS, read by a Turtle parser and a JSON-LD parser: both must find the same graph.

use std::collections::{BTreeSet, HashMap, HashSet};

use oxjsonld::JsonLdParser;
use oxrdf::{GraphName, Term};
use oxttl::TurtleParser;
use reac_export::{Base, Format, Options};

use crate::documents::{all, missing, options, sentences};
use crate::{one, text};

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

#[test]
fn both_forms_hold_the_same_graph_and_all_of_the_document() {
    for own in all() {
        let ttl = one(own.document(), Format::Turtle, &options());
        let turtle: BTreeSet<String> =
            TurtleParser::new().for_slice(&ttl).map(|triple| triple.unwrap().to_string()).collect();
        let json = text(own.document(), Format::Skos, &options());
        let quads: Vec<_> = JsonLdParser::new().for_slice(&json).map(Result::unwrap).collect();
        assert!(quads.iter().all(|quad| quad.graph_name == GraphName::DefaultGraph));
        let triples = quads.iter().cloned().map(oxrdf::Triple::from);
        assert_eq!(turtle, triples.map(|triple| triple.to_string()).collect(), "{}", own.name);

        let literals: Vec<_> = quads
            .iter()
            .filter_map(|quad| match &quad.object {
                Term::Literal(literal) => Some(literal.value()),
                _ => None,
            })
            .collect();
        let whole: HashSet<_> = literals.iter().copied().collect();
        assert_eq!(missing(&literals.join("\n"), &sentences(&own.reac)), None, "{}", own.name);
        for code in own.reac.emploi_type.rome.iter().chain(&own.reac.emploi_type.nsf) {
            assert!(whole.contains(code.code.as_str()), "{}: {}", own.name, code.code);
        }
    }
}

/// S9, S13 and S14 of the SKOS reference, as far as they concern what is written here.
#[test]
fn a_concept_has_one_label_and_one_notation() {
    for own in all().iter().step_by(5) {
        let ttl = one(own.document(), Format::Turtle, &options());
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        let mut classes: HashMap<String, HashSet<String>> = HashMap::new();
        for triple in TurtleParser::new().for_slice(&ttl) {
            let triple = triple.unwrap();
            let predicate = triple.predicate.as_str();
            if predicate == format!("{SKOS}prefLabel") || predicate == format!("{SKOS}notation") {
                *seen.entry((triple.subject.to_string(), predicate.to_owned())).or_default() += 1;
            }
            if triple.predicate == oxrdf::vocab::rdf::TYPE {
                classes.entry(triple.subject.to_string()).or_default().insert(triple.object.to_string());
            }
        }
        assert!(seen.values().all(|count| *count == 1), "{}", own.name);
        assert!(classes.values().all(|classes| classes.len() == 1), "{}", own.name);
    }
}

#[test]
fn addresses_can_be_ones_own() {
    let base = Base::Iri("https://example.org/reac/".to_owned());
    let json = text(all()[0].document(), Format::Skos, &Options { base, ..options() });
    assert!(json.contains("\"@id\": \"https://example.org/reac/TP-"));
}
