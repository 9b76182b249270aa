//! What was typeset as a référentiel d'évaluation comes back.

use std::collections::{BTreeSet, HashSet};

use reac::model::{Chemin, Noeud, Re, Verdict};
use reac::{Code, Engine, Locale, Options, Severity};
use reac_tests::content::first_difference;
use reac_tests::evaluation::{compared, f1, generated};
use reac_tests::fixtures;

/// Documents that CI prints and reads back; `cargo xtask calibrate-re` does as many as one likes.
const SEEDS: std::ops::Range<u64> = 0..40;
/// F1 of one document, and of all: where every line ends with a space, some ends of paragraphs are open in print.
const EACH: f64 = 0.97;
const ALL: f64 = 0.995;

#[test]
fn generated_documents_come_back_with_every_mark() {
    let documents = generated(SEEDS).unwrap();
    let mut faults = Vec::new();
    for document in &documents {
        faults.extend(document.marks.iter().map(|row| format!("seed {}: marks of {row}", document.seed)));
        if document.f1() < EACH {
            faults.push(format!(
                "seed {}: F1 {:.4}: {:#?}",
                document.seed,
                document.f1(),
                document.differences
            ));
        }
    }
    let f1 = f1(&documents);
    assert!(faults.is_empty() && f1 >= ALL, "F1 of all {f1:.4}\n{}", faults.join("\n"));
}

#[test]
fn every_fixture_comes_back() {
    let mut faults = Vec::new();
    for fixture in fixtures::evaluations().unwrap() {
        for engine in [Engine::Hayro, Engine::PdfExtract] {
            let options = Options { engine, ..Options::default() };
            let mut re = reac::read_re(&fixture.bytes().unwrap(), &options).unwrap().re;
            re.extraction = None;
            let read = serde_json::to_value(&re).unwrap();
            let fault = first_difference(&fixture.expected, &read);
            faults.extend(fault.map(|fault| format!("{} {engine:?}: {fault}", fixture.name())));
        }
    }
    assert!(faults.is_empty(), "expected | read:\n{}", faults.join("\n"));
}

#[test]
fn a_reac_is_none_and_is_told_what_to_give() {
    let fixture = fixtures::all().unwrap().remove(0);
    let refusal = reac::read_re(&fixture.bytes().unwrap(), &Options::default()).unwrap_err();
    assert_eq!(refusal.0.code, Code::SiblingDocument);
    let said = refusal.0.message(Locale::Fr);
    assert!(said.contains("REAC, pas un RE ni un RC"), "{said}");
}

/// What a page of text prints at its foot.
fn foot(page: u32) -> String {
    format!(
        "\n\n   SIGLE    Type de document   Code titre    Millésime   Date dernier JO   Date de mise à jour   Page\n   \
         GDP            RE          TP-99001          02         31/01/2021          05/02/2021        {page}/4\n\u{c}"
    )
}

#[test]
fn a_text_is_read_in_its_columns_of_modalites_and_says_what_cells_are_not() {
    let pages = [
        "            REFERENTIEL D’EVALUATION\n\n            DU TITRE PROFESSIONNEL\n\n            Gardien de phare\n\n            Niveau 4\n",
        "1. Références de la spécialité\nSigle du titre professionnel : GDP\nNiveau : 4\n\
         Code(s) NSF : 326t - Signaux et balises\nCode(s) ROME : N3101\nFormacode : 31802\n\
         Date de l’arrêté : 26/01/2021\n",
        "3 Dispositif d’évaluation pour la session du titre professionnel GDP\n\
         3.1. Modalités d’évaluation des compétences et organisation de l’épreuve\n\n\
         Modalités              Compétences évaluées            Durée            Détail de l’organisation de l’épreuve\n\
         Mise en situation      Allumer le feu du phare         01 h 30 min      Le candidat allume le feu.\n\
         professionnelle        Compter les navires                              Il compte les navires qui passent au large du phare.\n\
                                Durée totale de l’épreuve pour le candidat :   01 h 30 min\n\n\
         Informations complémentaires concernant la mise en situation professionnelle :\n\
         Le centre fournit l’huile et les mèches.\n\
         3.2. Critères d’évaluation des compétences professionnelles\n\n\
         Compétences professionnelles   Critères d’évaluation            Mise en situation\n\
         Allumer le feu du phare        Le feu est allumé à la nuit\n\n\
         4.2. Protocole d’intervention du jury :\nLe jury monte à la lanterne.\n",
        "CCP\n\nGarder le phare par tous les temps\n\n\
         Modalités d’évaluation des compétences et organisation de l’épreuve\n\n\
         Modalités              Compétences évaluées            Durée            Détail de l’organisation de l’épreuve\n\
         Mise en situation      Allumer le feu du phare         00 h 45 min      Le candidat allume le feu.\n\n\
         Conditions de surveillance et de confidentialité au cours de la session CCP\nUn surveillant veille.\n",
    ];
    let text: String = (1..).zip(pages).map(|(page, text)| format!("{text}{}", foot(page))).collect();
    let reading = reac::read_re(text.as_bytes(), &Options::default()).unwrap();
    let re = reading.re;
    assert_eq!(re.titre.intitule.as_deref(), Some("Gardien de phare"));
    assert_eq!(re.references.formacodes, ["31802"]);
    let ids: Vec<&str> = re.epreuves.iter().map(|test| test.id.as_str()).collect();
    assert_eq!(ids, ["TITRE", "CCP1"]);
    let (titre, ccp) = (&re.epreuves[0], &re.epreuves[1]);
    assert_eq!(titre.duree_totale_minutes, Some(90));
    assert_eq!(titre.complements.len(), 1);
    assert_eq!(ccp.intitule.as_deref(), Some("Garder le phare par tous les temps"));
    assert_eq!(ccp.surveillance.len(), 1);
    let [modalite] = titre.modalites.as_slice() else { panic!("{:?}", titre.modalites) };
    assert_eq!(modalite.intitule, "Mise en situation professionnelle");
    assert_eq!(modalite.competences, ["Allumer le feu du phare", "Compter les navires"]);
    assert_eq!((modalite.duree_minutes, modalite.detail.len()), (Some(90), 2));
    assert_eq!(ccp.modalites.first().and_then(|modalite| modalite.duree_minutes), Some(45));
    assert!(titre.criteres.is_empty() && titre.introduction.is_empty());
    let codes = |code: Code| reading.diagnostics.iter().filter(|found| found.code == code).count();
    assert_eq!((codes(Code::TablesLost), codes(Code::Unclaimed)), (1, 1));
}

/// Words of five letters and more.
fn words(text: &str) -> HashSet<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 4);
    words.map(str::to_lowercase).collect()
}

/// A text has the words of a print without its rules: what is read of it is right, what is not stands in the report, and
/// nobody takes it for the whole.
#[test]
fn every_text_of_a_fixture_is_read_where_it_tells_and_reported_where_not() {
    let mut faults = Vec::new();
    for fixture in fixtures::texts_of_evaluations().unwrap() {
        let (name, text) = (fixture.name(), fixture.bytes().unwrap());
        let reading = reac::read_re(&text, &Options::default()).unwrap();
        let (read, text) = (serde_json::to_string(&reading.re).unwrap(), String::from_utf8(text).unwrap());
        let (read, text) = (words(&read), words(&text));
        let expected: Re = serde_json::from_value(fixture.expected.clone()).unwrap();
        let content = expected.textes(Chemin::default()).into_iter().flat_map(|(.., text)| words(text));
        let lost: BTreeSet<String> =
            content.filter(|word| text.contains(word) && !read.contains(word)).collect();
        let mut re = reading.re;
        let report = re.extraction.take().unwrap();
        let back = compared(&fixture.expected, &serde_json::to_value(&re).unwrap()).unwrap();
        if back.hit * 100 < back.read * 80 || back.hit * 100 < back.wanted * 25 {
            faults.push(format!("{name}: {:#?}", back.differences));
        }
        if !lost.is_empty() {
            faults.push(format!("{name}: nowhere: {lost:?}"));
        }
        let said = report.diagnostics.iter().any(|found| found.code == Code::TablesLost.id());
        if !said || report.verdict == Verdict::Sure {
            faults.push(format!("{name}: not said"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_doubt_about_a_criterion_is_settled_by_the_other_half_that_prints_it_alike() {
    let read = || {
        let fixture = fixtures::all().unwrap().remove(0);
        let mut reading = reac::read(&fixture.bytes().unwrap(), &Options::default()).unwrap();
        let doubt =
            reac::Diagnostic::new(Code::JoinUncertain, ["avant", "apres", "@indice"].map(str::to_owned))
                .at_page(7)
                .at_pointer("/competences_professionnelles/0/criteres_performance/1");
        reading.diagnostics = vec![doubt.clone()];
        let report = reading.reac.extraction.as_mut().unwrap();
        report.diagnostics = vec![reac_check::record(&doubt, Locale::Fr)];
        let fixture = fixtures::evaluations().unwrap().remove(0);
        let mut re = reac::read_re(&fixture.bytes().unwrap(), &Options::default()).unwrap();
        re.diagnostics.clear();
        re.re.epreuves[0].criteres[0].criteres =
            reading.reac.competences_professionnelles[0].criteres_performance.clone();
        (reading, re)
    };
    let left = |mut reading: reac::Reading, mut re: reac::ReadingRe| {
        reac::settle((&mut reading.reac, &mut reading.diagnostics), (&mut re.re, &mut re.diagnostics));
        let report = reading.reac.extraction.unwrap().diagnostics.len();
        assert_eq!(report, reading.diagnostics.len());
        report
    };
    let (reading, re) = read();
    assert!(re.re.epreuves[0].criteres[0].criteres.len() > 1);
    assert_eq!(left(reading, re), 0);
    let (reading, mut re) = read();
    re.re.epreuves[0].criteres[0].criteres[1].push_str(" par tous les temps");
    assert_eq!(left(reading, re), 1);
}

#[test]
fn the_verdict_is_the_one_that_the_findings_lead_to() {
    let mut verdicts = Vec::new();
    for fixture in fixtures::evaluations().unwrap() {
        let reading = reac::read_re(&fixture.bytes().unwrap(), &Options::default()).unwrap();
        let report = reading.re.extraction.unwrap();
        assert_eq!(report.verdict == Verdict::Sure, report.raisons.is_empty(), "{}", fixture.name());
        for raison in &report.raisons {
            let found = reading.diagnostics.iter().filter(|found| found.code.id() == raison.code).count();
            assert_eq!(found, raison.nombre as usize, "{}: {}", fixture.name(), raison.code);
        }
        let warned = reading.diagnostics.iter().any(|found| found.severity() >= Severity::Warning);
        assert!(warned || report.verdict == Verdict::Sure, "{}", fixture.name());
        verdicts.push(report.verdict);
    }
    assert!(verdicts.contains(&Verdict::Sure) && verdicts.contains(&Verdict::ARelire), "{verdicts:?}");
}

#[test]
fn what_has_no_place_is_reported() {
    let fixture =
        fixtures::evaluations().unwrap().into_iter().find(|one| one.name().contains("2013")).unwrap();
    let reading = reac::read_re(&fixture.bytes().unwrap(), &Options::default()).unwrap();
    let unclaimed = reading.diagnostics.iter().filter(|found| found.code == Code::Unclaimed);
    let said: Vec<&str> = unclaimed.filter_map(|found| found.args.first()).map(String::as_str).collect();
    // The ticks of the transversal competences, the column "Pour tout candidat", the two halves of "Dotation".
    let ticked = &reading.re.epreuves[0].transversales;
    for transversale in ticked {
        let wanted = format!("{} : Mise en situation", transversale.intitule);
        assert!(said.contains(&wanted.as_str()), "{wanted}: {said:?}");
    }
    assert!(!ticked.is_empty());
    // Each is said with its row and its column: alone it says nothing.
    for end in [" : Pour tout candidat : Oui", " : Individuelle : 1", " : Collective : 1"] {
        assert!(said.iter().any(|said| said.ends_with(end)), "{end}: {said:?}");
    }
}
