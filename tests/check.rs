//! The rules on whole ways: generated documents, damaged pages, the corpus.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it skips"
)]

use reac::{Code, Diagnostic, Options, Severity};
use reac_lines::{Line, Source};
use reac_model::Reac;
use reac_tests::{corpus, fixtures, root};

/// What the reader is not sure of is no fault of the document.
fn of_the_document(found: &&Diagnostic) -> bool {
    found.severity() >= Severity::Warning
        && !matches!(found.code, Code::JoinUncertain | Code::GroupsUncertain | Code::GroupsNotParted)
}

fn told(found: &[Diagnostic]) -> Vec<String> {
    found
        .iter()
        .filter(of_the_document)
        .map(|found| format!("{} {:?} {}", found.code.id(), found.page, found.message(reac::Locale::En)))
        .collect()
}

fn rules() -> reac_check::Options {
    reac_check::Options { today: Some("2100-01-01".to_owned()) }
}

/// The generator draws codes and dates without looking them up: valid ones, and no section left out.
fn sound_values(reac: &mut Reac) {
    let code = |code: &str, label: &str| reac_model::Code {
        code: code.to_owned(),
        intitule: Some(label.to_owned()),
    };
    let emploi = &mut reac.emploi_type;
    emploi.nsf = vec![code("326t", "Programmation")];
    emploi.rome = vec![code("M1805", "Études et développement informatique")];
    let new = reac.titre.niveau.as_ref().is_some_and(|level| level.contains(|c: char| c.is_ascii_digit()));
    let date = if new { "2021-03-04" } else { "2018-03-04" };
    reac.document.date_validation = Some(date.to_owned());
    reac.document.date_mise_a_jour = Some(date.to_owned());
}

/// What the generator left out is rightly missed.
fn left_out(found: &Diagnostic, reac: &Reac) -> bool {
    found.code == Code::MissingSection
        && match found.args.first().map(String::as_str) {
            Some("@glossaire_technique") => reac.glossaire_technique.is_empty(),
            Some("@glossaire_reac") => reac.glossaire_reac.is_empty(),
            _ => false,
        }
}

#[test]
fn nothing_is_found_in_generated_documents() {
    let mut faults = Vec::new();
    for seed in 0..25 {
        let (mut reac, layout) = reac_typeset::random(seed);
        sound_values(&mut reac);
        let pdf = reac_typeset::to_pdf(&reac, &layout);
        let mut reading = reac::check(&pdf, &Options::default(), &rules()).unwrap();
        reading.diagnostics.retain(|found| !left_out(found, &reac));
        faults.extend(told(&reading.diagnostics).into_iter().map(|fault| format!("seed {seed}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn judged(source: &Source) -> Vec<&'static str> {
    let lecture = reac_grammar::lire(source).unwrap();
    lecture
        .diagnostics
        .iter()
        .chain(&reac_check::check(&lecture, &rules()))
        .map(|found| found.code.id())
        .collect()
}

/// Puts `to` for `from` on one page of the file, at its last place.
fn put(source: &mut Source, page: usize, from: &str, to: &str) {
    let words = source.pages.get_mut(page).unwrap().lines.iter_mut().rev().flat_map(|line| &mut line.words);
    let word = words.into_iter().find(|word| word.text.contains(from)).unwrap();
    word.text = word.text.replace(from, to);
}

/// Takes the rows of a table off, from that which holds a word to the footer.
fn cut_table(source: &mut Source, word: &str) {
    let holds = |line: &Line| line.text().contains(word);
    let page = source.pages.iter_mut().find(|page| page.lines.iter().any(holds)).unwrap();
    let row = page.lines.iter().position(holds).unwrap();
    let footer = page.lines.len() - 2;
    page.lines.drain(row..footer);
}

#[test]
fn damaged_pages_are_caught() {
    let bytes = std::fs::read(root().join("fixtures/phare_2018/phare_2018.pdf")).unwrap();
    let whole = reac::lines(&bytes, &Options::default()).unwrap();
    let page_of = |head: &str| {
        whole.pages.iter().position(|page| page.lines.iter().any(|line| line.text().contains(head))).unwrap()
    };
    let sound = judged(&whole);
    let fiche = page_of("PROFESSIONNELLE N° 3");
    type Damage<'d> = (&'static str, Box<dyn Fn(&mut Source) + 'd>, &'static str);
    let damages: Vec<Damage<'_>> = vec![
        (
            "pages of a fiche are missing",
            Box::new(|source| drop(source.pages.drain(fiche..fiche + 2))),
            "R0705",
        ),
        ("two pages are swapped", Box::new(|source| source.pages.swap(fiche, fiche + 2)), "R0702"),
        (
            "a page is bound in twice",
            Box::new(|source| {
                let page = source.pages[fiche].clone();
                source.pages.insert(fiche, page);
            }),
            "R0207",
        ),
        ("the end is cut off", Box::new(|source| source.pages.truncate(fiche)), "R0703"),
        (
            "a footer of another document",
            Box::new(|source| put(source, fiche, "TP-90417", "TP-00001")),
            "R0204",
        ),
        (
            "a footer of another version",
            Box::new(|source| put(source, fiche, "12/03/2018", "12/03/2013")),
            "R0204",
        ),
        (
            "a footer is cut off",
            Box::new(|source| {
                let lines = &mut source.pages[fiche].lines;
                lines.truncate(lines.len() - 2);
            }),
            "R0710",
        ),
        ("the table is cut", Box::new(|source| cut_table(source, "Recueillir")), "R0403"),
    ];
    for (name, damage, code) in damages {
        assert!(!sound.contains(&code), "{name}: {code} is found in the sound document");
        let mut source = whole.clone();
        damage(&mut source);
        let found = judged(&source);
        assert!(found.contains(&code), "{name}: {code} is not among {found:?}");
    }
}

#[test]
fn the_corpus_is_checked_and_does_not_cry_wolf() {
    let Some(folder) = corpus::find().unwrap() else {
        println!("skipped: no corpus");
        return;
    };
    for path in corpus::documents(&folder).unwrap() {
        let bytes = std::fs::read(&path).unwrap();
        let reading = reac::check(&bytes, &Options::default(), &rules()).unwrap();
        // Looked at page by page: none of them has a fault of that weight.
        assert_eq!(told(&reading.diagnostics), Vec::<String>::new(), "{}", path.display());
        assert!(passes_once_reviewed(&reading), "{}", path.display());
    }
}

/// Whether no warning is left of a document whose findings were all looked at, nor of its JSON.
fn passes_once_reviewed(reading: &reac::Reading) -> bool {
    let sha256 = reading.reac.extraction.as_ref().unwrap().source.sha256.clone();
    let seen = reading.diagnostics.iter().map(|found| reac_review::Constat {
        code: found.code.id().to_owned(),
        page: found.page,
        pointeur: found.pointer.clone(),
    });
    let patch = reac_review::Patch {
        schema: reac_review::SCHEMA_PATCH.to_owned(),
        sha256: sha256.clone(),
        moitie: reac::model::Moitie::Reac,
        decisions: Vec::new(),
        constats: seen.collect(),
    };
    let reviewed = patch.apply(&reading.reac, &sha256).unwrap();
    let again = checked(serde_json::to_string(&reviewed).unwrap().as_bytes());
    let weighs = |found: &Diagnostic| found.severity() >= Severity::Warning;
    !reading.diagnostics.iter().any(|found| weighs(found) && !patch.settles(found))
        && !again.iter().any(weighs)
}

/// What is found in a document, or in one that was read before.
fn checked(bytes: &[u8]) -> Vec<Diagnostic> {
    let read = reac_files::read::checked(bytes, &Options::default(), &rules()).unwrap();
    read.reac.unwrap().diagnostics
}

/// What is told from others by its code and place.
fn keys(found: &[Diagnostic]) -> Vec<(&'static str, Option<&str>)> {
    let mut out: Vec<_> = found.iter().map(|found| (found.code.id(), found.pointer.as_deref())).collect();
    out.sort_unstable();
    out
}

#[test]
fn canonical_json_is_judged_as_its_document() {
    let beside: Vec<Code> = reac_check::RULES
        .iter()
        .filter(|rule| rule.stage == reac_check::Stage::Check)
        .map(|rule| rule.code)
        .collect();
    for fixture in fixtures::all().unwrap().iter().filter(|fixture| fixture.is_pdf()) {
        let bytes = fixture.bytes().unwrap();
        let mut found = checked(&bytes);
        // What only the pages tell was found by the reading, and is in its report, or is not looked for again.
        found.retain(|found| !beside.contains(&found.code));
        let reac = reac::read_all(&bytes, &Options::default()).unwrap().reac.unwrap().reac;
        let json = serde_json::to_string(&reac).unwrap();
        assert_eq!(keys(&checked(json.as_bytes())), keys(&found), "{}", fixture.name());
    }
}

#[test]
fn a_report_of_another_version_is_refused_and_not_passed() {
    let (reac, layout) = reac_typeset::random(1);
    let mut reac = reac::read(&reac_typeset::to_pdf(&reac, &layout), &Options::default()).unwrap().reac;
    reac.extraction.as_mut().unwrap().diagnostics.push(reac_model::DiagnosticRecord {
        code: "R9999".to_owned(),
        severite: "warning".to_owned(),
        message: "?".to_owned(),
        page: None,
        page_imprimee: None,
        pointeur: None,
        indice: None,
    });
    let json = serde_json::to_string(&reac).unwrap();
    let why = reac_files::read::checked(json.as_bytes(), &Options::default(), &rules()).unwrap_err();
    assert_eq!((why.code, why.message(reac::Locale::En).contains("R9999")), (Code::NotAReading, true));
}
