//! Documents made of their tables again: equal, whichever way the tables went, and an error where a row is missing.

use std::collections::HashSet;

use arrow_array::RecordBatch;
use reac_export::relecture::{
    Illisible, Pourquoi, Relu, documents, documents_of_sqlite, lots_of_arrow, lots_of_parquet,
};
use reac_export::{Colonnes, Fichier, Format, colonnes, export, export_both, export_re};
use reac_model::{Bloc, Correspondance, CritereRe, Re, Reac};

use crate::documents::{all, options};

type Lots = Vec<(&'static str, RecordBatch)>;

fn lots(all: Vec<Colonnes>) -> Lots {
    all.into_iter().map(|own| (own.table, own.lot)).collect()
}

fn read(lots: &Lots) -> Result<Vec<Relu>, Illisible> {
    documents(lots.iter().map(|(table, lot)| (*table, lot.clone())))
}

fn of_files(files: &[Fichier], lots: impl Fn(&Fichier) -> Vec<RecordBatch>) -> Vec<Relu> {
    let named = |file: &Fichier| file.ending.split('.').next().unwrap().to_owned();
    let all: Vec<_> =
        files.iter().flat_map(|file| lots(file).into_iter().map(|lot| (named(file), lot))).collect();
    documents(all.iter().map(|(table, lot)| (table.as_str(), lot.clone()))).unwrap()
}

fn bare(reac: &Reac) -> Reac {
    Reac { extraction: None, ..reac.clone() }
}

fn bare_re(re: &Re) -> Re {
    Re { extraction: None, ..re.clone() }
}

/// Generated ones, those of the fixtures, and those of the corpus where there is one.
fn evaluations() -> Vec<Re> {
    let mut all: Vec<Re> = (0..500).map(|seed| reac_typeset::random_re(seed).0).collect();
    for fixture in reac_tests::fixtures::evaluations().unwrap() {
        all.push(serde_json::from_value(fixture.expected).unwrap());
    }
    if let Some(folder) = reac_tests::corpus::find().unwrap() {
        for entry in std::fs::read_dir(folder.join("re")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "pdf") {
                let bytes = std::fs::read(path).unwrap();
                let read = reac::read_all(&bytes, &reac::Options::default()).unwrap();
                all.extend(read.re.map(|own| own.re));
            }
        }
    }
    all
}

/// Every row a batch of its own, the last first.
fn shuffled(lots: &Lots) -> Lots {
    let rows =
        lots.iter().flat_map(|(table, lot)| (0..lot.num_rows()).map(|row| (*table, lot.slice(row, 1))));
    let mut all: Lots = rows.collect();
    // So that a table without a row is there.
    all.extend(lots.iter().map(|(table, lot)| (*table, lot.slice(0, 0))));
    all.reverse();
    all
}

#[test]
fn a_reac_is_made_of_its_tables_again() {
    for (index, own) in all().iter().enumerate() {
        let wanted = bare(&own.reac);
        let lots = lots(colonnes(Some(&own.reac), None).unwrap());
        let relu = read(&lots).unwrap();
        assert_eq!(relu.len(), 1);
        assert_eq!(relu[0].reac.as_ref(), Some(&wanted), "{}", own.name);
        if index % 20 == 0 || !own.name.starts_with("seed") {
            assert_eq!(read(&shuffled(&lots)).unwrap(), relu, "{}", own.name);
            let files = |format| export(own.document(), format, &options()).unwrap();
            let of_parquet = |file: &Fichier| lots_of_parquet(file.bytes.clone()).unwrap();
            assert_eq!(of_files(&files(Format::Parquet), of_parquet), relu, "{}", own.name);
            assert_eq!(of_files(&files(Format::Arrow), |file| lots_of_arrow(&file.bytes).unwrap()), relu);
            let stored = documents_of_sqlite(&files(Format::Sqlite)[0].bytes).unwrap();
            assert_eq!(stored[0].reac.as_ref(), Some(&wanted), "{}", own.name);
        }
    }
}

#[test]
fn so_is_a_referentiel_d_evaluation() {
    for (index, re) in evaluations().iter().enumerate() {
        let wanted = bare_re(re);
        let lots = lots(colonnes(None, Some(re)).unwrap());
        let relu = read(&lots).unwrap();
        assert_eq!(relu.len(), 1);
        assert_eq!(relu[0].re.as_ref(), Some(&wanted), "{index}");
        if index % 20 == 0 || index >= 500 {
            assert_eq!(read(&shuffled(&lots)).unwrap(), relu, "{index}");
            let files = |format| export_re(re, format, &options()).unwrap();
            let of_parquet = |file: &Fichier| lots_of_parquet(file.bytes.clone()).unwrap();
            assert_eq!(of_files(&files(Format::Parquet), of_parquet), relu, "{index}");
            let stored = documents_of_sqlite(&files(Format::Sqlite)[0].bytes).unwrap();
            assert_eq!(stored[0].re.as_ref(), Some(&wanted), "{index}");
        }
    }
}

#[test]
fn many_documents_share_their_tables() {
    let mut names = HashSet::new();
    let some: Vec<&Reac> = all().iter().map(|own| &own.reac).take(40).collect();
    let made: Vec<_> = some.iter().map(|reac| colonnes(Some(reac), None).unwrap()).collect();
    let lots: Lots = made.into_iter().flat_map(lots).collect();
    let own: Vec<Reac> = some
        .iter()
        .filter(|reac| names.insert(reac_export::Identite::of(reac).map(|own| own.base).unwrap_or_default()))
        .map(|reac| bare(reac))
        .collect();
    // The tables cannot tell two documents of one name apart: their rows are there twice, and this is said.
    if own.len() == some.len() {
        let read: Vec<Reac> = read(&lots).unwrap().into_iter().filter_map(|relu| relu.reac).collect();
        assert_eq!(read, own);
    } else {
        assert!(matches!(read(&lots).unwrap_err().pourquoi, Pourquoi::Rangs(_)));
    }
}

#[test]
fn both_halves_of_a_titre_come_back_together() {
    let (reac, re) = (&all()[3].reac, evaluations().swap_remove(4));
    let document = reac_export::Document { reac, provenance: None };
    let bytes = export_both(document, &re, Format::Sqlite, &options()).unwrap().remove(0).bytes;
    let relus = documents_of_sqlite(&bytes).unwrap();
    assert_eq!(relus.iter().find_map(|relu| relu.reac.clone()), Some(bare(reac)));
    assert_eq!(relus.iter().find_map(|relu| relu.re.clone()), Some(bare_re(&re)));
    let files = export_both(document, &re, Format::Parquet, &options()).unwrap();
    let relus = of_files(&files, |file| lots_of_parquet(file.bytes.clone()).unwrap());
    assert_eq!(relus.iter().find_map(|relu| relu.re.clone()), Some(bare_re(&re)));
}

/// What no document should say, and one that was made by hand may.
#[test]
fn odd_documents_come_back_too() {
    let mut reac = Reac::default();
    assert_eq!(read(&lots(colonnes(Some(&reac), None).unwrap())).unwrap()[0].reac.as_ref(), Some(&reac));
    reac = bare(&all()[1].reac);
    let list = |items: &[&str]| Bloc::Liste { elements: items.iter().map(|&item| item.into()).collect() };
    reac.titre.intitule = Some(String::new());
    reac.emploi_type.definition = vec![list(&["a"]), list(&["b", ""]), list(&[]), list(&["c\nd"])];
    let mut twice = reac.competences_professionnelles[0].clone();
    twice.description.push(Bloc::Paragraphe { texte: "- tel quel".into() });
    twice.activite_type = Some("AT98".parse().unwrap());
    reac.competences_professionnelles.push(twice);
    reac.activites_types.push(reac.activites_types[0].clone());
    let mut alone = reac.competences_professionnelles[0].clone();
    alone.activite_type = None;
    reac.competences_professionnelles.insert(0, alone);
    assert_eq!(read(&lots(colonnes(Some(&reac), None).unwrap())).unwrap()[0].reac.as_ref(), Some(&reac));

    let mut re = Re::default();
    assert_eq!(read(&lots(colonnes(None, Some(&re)).unwrap())).unwrap()[0].re.as_ref(), Some(&re));
    re = bare_re(&evaluations()[1]);
    re.epreuves.push(re.epreuves[0].clone());
    re.epreuves[0].criteres.push(CritereRe {
        activite: None,
        competence: "Seule".into(),
        criteres: Vec::new(),
        modalites: vec!["x".into()],
    });
    let nothing = Correspondance { ancien: Default::default(), nouveau: Default::default(), ccp: Vec::new() };
    re.correspondances.insert(0, nothing);
    assert_eq!(read(&lots(colonnes(None, Some(&re)).unwrap())).unwrap()[0].re.as_ref(), Some(&re));
}

#[test]
fn what_is_missing_or_there_twice_is_said_with_its_place() {
    let lots = lots(colonnes(Some(&all()[0].reac), None).unwrap());
    let spoiled = |table: &str, spoil: &dyn Fn(RecordBatch) -> Option<RecordBatch>| {
        let some = lots.iter().filter_map(|(own, lot)| {
            if *own == table { spoil(lot.clone()).map(|lot| (*own, lot)) } else { Some((*own, lot.clone())) }
        });
        let found = read(&some.collect()).unwrap_err();
        assert_eq!(found.table, table);
        (found.pourquoi, found.document.is_some())
    };
    assert_eq!(spoiled("savoirs", &|_| None), (Pourquoi::TableAbsente, false));
    let without = spoiled("competences", &|lot| lot.project(&[0, 1, 2, 4, 5, 6, 7]).ok());
    assert_eq!(without, (Pourquoi::ColonneAbsente("numero".into()), false));
    let missing = spoiled("criteres", &|lot| Some(lot.slice(1, lot.num_rows() - 1)));
    assert!(matches!(missing, (Pourquoi::Rangs(place), true) if place.contains("criteres_performance")));
}

#[test]
fn criteria_of_no_competence_are_said() {
    let lots = lots(colonnes(Some(&all()[0].reac), None).unwrap()).into_iter();
    let without = lots.map(|(table, lot)| {
        let rows = if table == "competences" { lot.num_rows() - 1 } else { lot.num_rows() };
        (table, lot.slice(0, rows))
    });
    let found = read(&without.collect()).unwrap_err();
    assert!(matches!(found.pourquoi, Pourquoi::Orphelines(_)) && found.document.is_some(), "{found}");
}

#[test]
fn a_row_that_is_there_twice_or_of_no_document_is_not_passed_over() {
    let mut lots = lots(colonnes(Some(&all()[0].reac), None).unwrap());
    let other = colonnes(Some(&all()[1].reac), None).unwrap();
    let notes = other.into_iter().find(|own| own.table == "criteres").unwrap().lot;
    let foreign = [lots.clone(), vec![("criteres", notes)]].concat();
    assert!(matches!(read(&foreign).unwrap_err().pourquoi, Pourquoi::Orphelines(_)));
    let codes = lots.iter().find(|(table, _)| *table == "activites").unwrap().1.slice(0, 1);
    lots.push(("activites", codes));
    let found = read(&lots).unwrap_err();
    assert!(matches!(found.pourquoi, Pourquoi::Rangs(_)), "{found}");
    assert!(matches!(documents_of_sqlite(b"no database").unwrap_err().pourquoi, Pourquoi::Source(_)));
}
