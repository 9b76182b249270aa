//! No sentence of the corpus stands in the project.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, ensure};
use reac_formes::FORMES;
use reac_tests::facts::facts;
use serde_json::Value;

use super::sources::File;

/// So many words in a row are borrowed, not met by chance.
const WORDS: usize = 8;

/// Where files say what the corpus says.
pub(crate) fn check(files: &[File], corpus: &Path) -> anyhow::Result<Vec<String>> {
    let mut said = BTreeSet::new();
    let folder = corpus.join("gold");
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let gold: Value = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
            for fact in facts(&gold, &BTreeSet::new()) {
                said.extend(runs(&words(&fact.text)));
            }
        }
    }
    ensure!(!said.is_empty(), "the corpus is there and its gold says nothing: {}", folder.display());
    // Headings of the form itself, which each REAC prints.
    for forme in FORMES {
        let certificat = |line: &str| line.replace("{}", "1") + " professionnel";
        let own = forme.tous().map(|titre| titre.texte.to_owned());
        let of_ccs = forme.ccs.au_sommaire.into_iter().chain([forme.ccs.synoptique]).map(certificat);
        for heading in own.chain(of_ccs) {
            for run in runs(&words(&heading)) {
                said.remove(&run);
            }
        }
    }
    let first = |file: &File| {
        let run = runs(&words(&file.text)).find(|run| said.contains(run))?;
        Some(format!("{}: says what a document of the corpus says: {run}", file.path))
    };
    // A table of the public nomenclatures says what everybody says.
    Ok(files.iter().filter(|file| !file.path.ends_with(".tsv")).filter_map(first).collect())
}

fn words(text: &str) -> Vec<String> {
    let text = reac_tests::fold(text).to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // Any number is as good as another: it is the words around it that may be borrowed.
    words.map(|word| if word.chars().all(char::is_numeric) { "#" } else { word }.to_owned()).collect()
}

fn runs(words: &[String]) -> impl Iterator<Item = String> {
    words.windows(WORDS).map(|run| run.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_whatever_its_typography() {
        let corpus = tempfile::tempdir().unwrap();
        std::fs::create_dir(corpus.path().join("gold")).unwrap();
        let gold =
            r#"{"notes": [{"numero": 1, "texte": "Le vannier tresse l’osier vert avant qu'il ne sèche."}]}"#;
        std::fs::write(corpus.path().join("gold/x.json"), gold).unwrap();
        let check = |text: &str| {
            let file = File { path: "a.md".to_owned(), text: text.to_owned() };
            check(&[file], corpus.path()).unwrap().len()
        };
        assert_eq!(check("— le vannier\n// tresse l'osier VERT avant qu’il ne séchât"), 1);
        assert_eq!(check("le vannier tresse l'osier"), 0);
    }
}
