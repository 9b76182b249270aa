//! What a generation prints stands in `reac-formes` alone.

use std::collections::BTreeSet;

use reac_formes::{FORMES, variantes};
use reac_grammar::fold::fold;
use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, LitStr};

use super::circles::is_for_tests;
use super::sources::File;

/// Where documents are read and printed. The référentiel d'évaluation has wordings of its own.
const PLACES: [&str; 3] = ["crates/reac-grammar/src/", "crates/reac-check/src/", "crates/reac-typeset/src/"];
const OWN: [&str; 2] = ["crates/reac-grammar/src/re/", "crates/reac-typeset/src/re/"];

/// Files that say again what a generation prints.
pub(crate) fn check(files: &[File]) -> Vec<String> {
    let known = wordings();
    let within = |file: &File, places: &[&str]| places.iter().any(|place| file.path.starts_with(place));
    let read = |file: &&File| within(file, &PLACES) && !within(file, &OWN);
    files
        .iter()
        .filter(read)
        .filter(|file| file.path.ends_with(".rs"))
        .flat_map(|file| again(file, &known))
        .collect()
}

/// Wordings of two words at least: one alone is a word of the language.
fn wordings() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for forme in FORMES {
        out.extend(forme.tous().map(|titre| fold(titre.texte)));
        out.extend(forme.pied.iter().map(|cell| fold(cell.libelle)));
        out.extend(forme.sommaire.iter().map(|(_, texte)| fold(texte)));
    }
    out.extend(variantes::TITRES.iter().flat_map(|(_, seen)| *seen).map(|wording| (*wording).to_owned()));
    out.extend(variantes::TETES.iter().flat_map(|(_, seen)| *seen).map(|wording| (*wording).to_owned()));
    out.extend(variantes::PIED.iter().map(|(_, label)| (*label).to_owned()));
    out.retain(|wording| wording.contains(' '));
    out
}

fn again(file: &File, known: &BTreeSet<String>) -> Vec<String> {
    let Ok(tree) = syn::parse_file(&file.text) else { return Vec::new() };
    let mut literals = Literals(Vec::new());
    literals.visit_file(&tree);
    // A term of a diagnostic is named, not worded.
    let wordings =
        literals.0.iter().filter(|literal| !literal.starts_with('@') && known.contains(&fold(literal)));
    wordings.map(|literal| format!("{}: a wording of a generation: {literal}", file.path)).collect()
}

/// The strings of a file, its tests and comments left out.
struct Literals(Vec<String>);

impl Visit<'_> for Literals {
    fn visit_item_mod(&mut self, item: &ItemMod) {
        if !item.attrs.iter().any(is_for_tests) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_attribute(&mut self, _: &Attribute) {}

    fn visit_lit_str(&mut self, literal: &LitStr) {
        self.0.push(literal.value());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_found_but_in_tests_and_in_the_table() {
        let found =
            |path: &str, text: &str| check(&[File { path: path.to_owned(), text: text.to_owned() }]).len();
        let code = "const A: &str = \"Critères de performance\";";
        assert_eq!(found("crates/reac-grammar/src/a.rs", code), 1);
        assert_eq!(found("crates/reac-typeset/src/a.rs", "fn f() { g(\"fiche ACTIVITE type\") }"), 1);
        assert_eq!(found("crates/reac-formes/src/a.rs", code), 0);
        assert_eq!(found("crates/reac-typeset/src/re/a.rs", code), 0);
        assert_eq!(
            found(
                "crates/reac-grammar/src/a.rs",
                "/// Critères de performance\nfn f() { g(\"@code_titre\") }"
            ),
            0
        );
        assert_eq!(found("crates/reac-grammar/src/a.rs", &format!("#[cfg(test)] mod tests {{ {code} }}")), 0);
        assert_eq!(found("crates/reac-grammar/src/a.rs", "const A: &str = \"Critères du phare\";"), 0);
    }
}
