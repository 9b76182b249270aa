//! How long a catalogue takes to be filled with invented documents, and to answer:
//! `cargo run -p reac-catalogue --example mesure -- FILE [DOCUMENTS]`. A catalogue that is there is only asked.

#![allow(clippy::print_stdout, reason = "it says what it measures")]

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use reac_catalogue::{Catalogue, Demande, Lecture, Lu, Question};
use reac_export::Document;

/// As many that differ; the others say the same under another code.
const DISTINCT: u64 = 500;

/// Words, part, titre, level.
type Asked = (&'static str, Option<&'static str>, Option<&'static str>, Option<u8>);

/// Common and rare words, forms, phrases, beginnings.
const QUESTIONS: [Asked; 14] = [
    ("girouette", None, None, None),
    ("girouettes contrôlées", None, None, None),
    ("travail", None, None, None),
    ("le travail consiste à contrôler la notice", None, None, None),
    ("\"travail consiste\"", None, None, None),
    ("consign* notice", None, None, None),
    ("t*", None, None, None),
    ("gi*", None, None, None),
    ("notice", Some("criteres"), None, None),
    ("notice", Some("glossaire"), None, None),
    ("notice", None, None, Some(5)),
    ("notice", None, Some("TP-00123"), None),
    ("notice", Some("criteres"), Some("horloger"), Some(5)),
    ("ornithorynque", None, None, None),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("FILE [DOCUMENTS]")?;
    let documents: u64 = arguments.next().map_or(Ok(10_000), |count| count.parse())?;
    if !Path::new(&file).exists() {
        fill(Path::new(&file), documents)?;
    }
    let catalogue = Catalogue::open_to_read(Path::new(&file))?;
    for (words, champ, titre, niveau) in QUESTIONS {
        let demande = Demande {
            question: Question::parse(words)?,
            champ: champ.map(str::to_owned),
            titre: titre.map(str::to_owned),
            niveau,
            nombre: 20,
        };
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..5 {
            let begun = Instant::now();
            found = catalogue.search(&demande)?.len();
            times.push(begun.elapsed());
        }
        times.sort();
        let [first, .., last] = times.as_slice() else { continue };
        println!("{first:>10.1?} to {last:>10.1?}  {found:>3}  {words} {champ:?} {titre:?} {niveau:?}");
    }
    Ok(())
}

fn fill(file: &Path, documents: u64) -> Result<(), Box<dyn Error>> {
    let mut catalogue = Catalogue::open(file)?;
    let (mut spent, mut passages) = (Duration::ZERO, 0);
    for seed in 0..DISTINCT.min(documents) {
        let (mut reac, _) = reac_typeset::random(seed);
        for number in (seed..documents).step_by(usize::try_from(DISTINCT)?) {
            reac.document.code_titre = Some(format!("TP-{number:05}"));
            let name = format!("{number}.pdf");
            let lecture = Lecture { empreinte: name.clone(), programme: String::new() };
            let document = Document { reac: &reac, provenance: None };
            passages += reac_export::passages(document).len();
            let begun = Instant::now();
            let lu = Lu::Document { document, etat: "passed", verdict: None, avertissements: 0 };
            catalogue.take(&name, &lecture, lu)?;
            spent += begun.elapsed();
        }
    }
    catalogue.close();
    let size = std::fs::metadata(file)?.len() >> 20;
    println!("{documents} documents, {passages} passages, {spent:.1?}, {size} MiB");
    Ok(())
}
