//! A catalogue of the fixtures: what is asked of it, what is put into it again, what is none.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it skips"
)]

use std::path::Path;

use reac_catalogue::{Catalogue, Demande, Error, Lecture, Lu, Question, Trouvaille};
use reac_export::Document;
use reac_model::{Re, Reac};

const QUESTIONS: &str = include_str!("questions.tsv");

fn documents() -> Vec<(String, Reac)> {
    let fixtures = reac_tests::fixtures::all().unwrap();
    fixtures
        .into_iter()
        .map(|fixture| (fixture.name(), serde_json::from_value(fixture.expected.clone()).unwrap()))
        .collect()
}

fn lecture(of: &str) -> Lecture {
    Lecture { empreinte: of.to_owned(), programme: "reac 0".to_owned() }
}

fn take(catalogue: &mut Catalogue, name: &str, reac: &Reac) {
    let document = Document { reac, provenance: None };
    let lu = Lu::Document { document, etat: "passed", verdict: Some("sure"), avertissements: 0 };
    catalogue.take(name, &lecture(name), lu).unwrap();
}

fn filled(path: &Path) -> Catalogue {
    let mut catalogue = Catalogue::open(path).unwrap();
    for (name, reac) in documents() {
        take(&mut catalogue, &name, &reac);
    }
    for fixture in reac_tests::fixtures::evaluations().unwrap() {
        let re: Re = serde_json::from_value(fixture.expected.clone()).unwrap();
        let lu =
            Lu::Evaluation { re: &re, provenance: None, etat: "passed", verdict: None, avertissements: 0 };
        catalogue.take(&fixture.name(), &lecture(&fixture.name()), lu).unwrap();
    }
    catalogue
}

fn ask(catalogue: &Catalogue, words: &str) -> Vec<Trouvaille> {
    let question = Question::parse(words).unwrap();
    catalogue.search(&Demande { question, champ: None, titre: None, niveau: None, nombre: 50 }).unwrap()
}

#[test]
fn every_question_finds_what_it_must_and_nearly_always_first() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = filled(&folder.path().join("c.sqlite"));
    let some = |text: &str| (text != "-").then(|| text.to_owned());
    let (mut asked, mut first, mut missed) = (0, 0, Vec::new());
    for line in QUESTIONS.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [words, champ, titre, niveau, expected @ ..] = fields.as_slice() else { panic!("{line}") };
        assert!(!expected.is_empty(), "{line}");
        let found = catalogue
            .search(&Demande {
                question: Question::parse(words).unwrap(),
                champ: some(champ),
                titre: some(titre),
                niveau: some(niveau).map(|level| level.parse().unwrap()),
                nombre: 50,
            })
            .unwrap();
        let at = |wanted: &str| {
            let (sigle, text) = wanted.split_once(' ').unwrap();
            found.iter().position(|hit| hit.sigle.as_deref() == Some(sigle) && hit.texte.starts_with(text))
        };
        asked += 1;
        match at(expected[0]) {
            Some(0) => first += 1,
            place => println!("{words}: {place:?} of {}, first {:?}", found.len(), found.first()),
        }
        missed.extend(
            expected.iter().filter(|wanted| at(wanted).is_none()).map(|wanted| format!("{words}: {wanted}")),
        );
    }
    assert!(asked >= 40, "{asked}");
    println!("{first} of {asked} first");
    assert_eq!(missed, Vec::<String>::new());
    assert!(first * 10 >= asked * 9, "{first} of {asked}");
}

#[test]
fn a_hit_says_where_it_stands_and_what_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = filled(&folder.path().join("c.sqlite"));
    let hit = ask(&catalogue, "centrer foyer optiques").remove(0);
    let letters: Vec<char> = hit.texte.chars().collect();
    let marked: Vec<String> =
        hit.marques.iter().map(|[from, to]| letters[*from..*to].iter().collect()).collect();
    assert!(!marked.is_empty() && hit.lieu.is_some() && hit.fiche.is_some(), "{hit:?}");
    assert!(hit.pointeur.starts_with('/') && hit.score > 0.0);
    assert!(ask(&catalogue, "ornithorynque").is_empty());
}

#[test]
fn both_halves_of_a_titre_are_of_one_file_and_come_and_go_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.sqlite");
    let mut catalogue = Catalogue::open(&path).unwrap();
    let (_, reac) = documents().remove(0);
    let re: Re =
        serde_json::from_value(reac_tests::fixtures::evaluations().unwrap().remove(0).expected).unwrap();
    let document = Document { reac: &reac, provenance: None };
    let halves = [
        Lu::Document { document, etat: "passed", verdict: None, avertissements: 0 },
        Lu::Evaluation { re: &re, provenance: None, etat: "passed", verdict: None, avertissements: 0 },
    ];
    catalogue.take_all("both.pdf", &lecture("1"), &halves).unwrap();
    assert_eq!(catalogue.known().unwrap()["both.pdf"], (lecture("1"), false));
    let hit = ask(&catalogue, "\"entretien technique\"").remove(0);
    assert_eq!((hit.fichier.as_str(), hit.champ.as_str()), ("both.pdf", "epreuves"));
    assert_eq!((&hit.type_document, &hit.titre), (&re.document.type_document, &re.titre.intitule));
    let criterion = &re.epreuves[0].criteres[0];
    let hits = ask(&catalogue, &format!("\"{}\"", criterion.criteres[0]));
    let hit = hits.iter().find(|hit| hit.pointeur == "/epreuves/0/criteres/0/criteres/0").unwrap();
    assert_eq!(hit.lieu.as_deref(), Some("TITRE/C1/CR1"));
    assert_eq!(hit.fiche.as_ref(), Some(&criterion.competence));
    catalogue.take("both.pdf", &lecture("2"), Lu::Refus("R0003")).unwrap();
    assert!(ask(&catalogue, "entretien").is_empty());
    assert_eq!(catalogue.known().unwrap()["both.pdf"], (lecture("2"), true));
}

#[test]
fn a_document_taken_again_takes_the_place_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.sqlite");
    let mut catalogue = filled(&path);
    let before = ask(&catalogue, "connaissance").len();
    let (name, mut reac) = documents().remove(0);
    take(&mut catalogue, &name, &reac);
    assert_eq!(ask(&catalogue, "connaissance").len(), before);
    reac.titre.intitule = Some("Montreur d’ornithorynques".to_owned());
    take(&mut catalogue, &name, &reac);
    assert_eq!(ask(&catalogue, "ornithorynque").len(), 1);
    catalogue.take(&name, &lecture("other"), Lu::Refus("R0003")).unwrap();
    assert!(ask(&catalogue, "ornithorynque").is_empty());
    assert_eq!(catalogue.known().unwrap()[&name], (lecture("other"), true));
    let all = catalogue.known().unwrap().len();
    catalogue.forget(&name).unwrap();
    assert_eq!(catalogue.known().unwrap().len(), all - 1);
    catalogue.close();
    let again = Catalogue::open_to_read(&path).unwrap();
    assert_eq!(again.known().unwrap().len(), all - 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_passage_of_two_copies_comes_once_and_names_both() {
    let folder = tempfile::tempdir().unwrap();
    let mut catalogue = filled(&folder.path().join("c.sqlite"));
    let before = ask(&catalogue, "vertige");
    let (name, reac) = documents().into_iter().find(|(name, _)| *name == before[0].fichier).unwrap();
    take(&mut catalogue, "copy.pdf", &reac);
    let after = ask(&catalogue, "vertige");
    assert_eq!(after.len(), before.len());
    assert_eq!(after[0].aussi.len(), before[0].aussi.len() + 1);
    assert!(after[0].fichier == name && after[0].aussi.contains(&"copy.pdf".to_owned()), "{after:?}");
}

/// As after a kill: nothing was closed, and another comes.
#[test]
fn what_was_taken_is_there_though_nobody_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.sqlite");
    let (name, reac) = documents().remove(0);
    let mut catalogue = Catalogue::open(&path).unwrap();
    take(&mut catalogue, &name, &reac);
    let other = Catalogue::open(&path).unwrap();
    assert_eq!(other.known().unwrap()[&name], (lecture(&name), false));
    drop(catalogue);
}

#[test]
fn what_is_no_catalogue_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "Des notes, et non une base de données. ".repeat(100)).unwrap();
    let base = folder.path().join("other.sqlite");
    rusqlite::Connection::open(&base)
        .unwrap()
        .execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        .unwrap();
    let later = folder.path().join("later.sqlite");
    Catalogue::open(&later).unwrap().close();
    rusqlite::Connection::open(&later).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for path in [&text, &base, &later] {
        let before = std::fs::read(path).unwrap();
        let found = [Catalogue::open(path), Catalogue::open_to_read(path)].map(|opened| opened.unwrap_err());
        for error in found {
            assert!(
                matches!(
                    (&error, path == &later),
                    (Error::Version { found: 99, .. }, true) | (Error::Foreign, false)
                ),
                "{}: {error:?}",
                path.display()
            );
        }
        assert_eq!(std::fs::read(path).unwrap(), before, "{}", path.display());
    }
    assert!(Catalogue::open_to_read(&folder.path().join("none")).is_err());
}
