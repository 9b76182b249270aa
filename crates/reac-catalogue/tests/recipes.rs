//! The recipes of docs/data.md, each run by its own engine where that is installed: they must agree with the documents.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it skips"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use reac_catalogue::{Catalogue, Lecture, Lu};
use reac_export::relecture::{Relu, documents_of_base};
use reac_export::{Document, Format, Locale, Options, colonnes, export, export_re};
use reac_model::{Re, Reac};

const RECIPES: &str = include_str!("../../../docs/data.md");

/// Engines of Python, as .ci/run installs them.
const PYTHON: &str = "../../target/lecteurs/bin/python";

/// Writes what the recipes read, and returns what each must print.
fn prepare(folder: &Path) -> String {
    let mut catalogue = Catalogue::open(&folder.join("reacs.sqlite")).unwrap();
    let (mut lines, mut wanted) = (String::new(), Vec::new());
    let mut codes = Vec::new();
    for fixture in reac_tests::fixtures::all().unwrap() {
        let reac: Reac = serde_json::from_value(fixture.expected.clone()).unwrap();
        // Some fixtures are one document in several prints.
        if codes.contains(&reac.document.code_titre) {
            continue;
        }
        codes.push(reac.document.code_titre.clone());
        lines.push_str(&serde_json::to_string(&reac).unwrap());
        lines.push('\n');
        let criteria: usize =
            reac.competences_professionnelles.iter().map(|fiche| fiche.criteres_performance.len()).sum();
        let document = &reac.document;
        let (code, millesime) =
            (document.code_titre.as_deref().unwrap(), document.millesime.as_deref().unwrap());
        wanted.push(format!("{code}\t{millesime}\t{criteria}\n"));
        let lecture = Lecture { empreinte: fixture.name(), programme: String::new() };
        let document = Document { reac: &reac, provenance: None };
        for file in export(document, Format::Parquet, &Options::usual(Format::Parquet, Locale::Fr)).unwrap() {
            fs::write(folder.join(format!("{code}.{}", file.ending)), file.bytes).unwrap();
        }
        let lu = Lu::Document { document, etat: "passed", verdict: None, avertissements: 0 };
        catalogue.take(&fixture.name(), &lecture, lu).unwrap();
    }
    catalogue.close();
    lines.push_str("{\"schema\":\"reac-refusal/1\",\"entree\":\"scan.pdf\",\"diagnostics\":[]}\n");
    fs::write(folder.join("reacs.jsonl"), lines).unwrap();
    wanted.sort();
    wanted.concat()
}

/// Language and text of every fenced block that is run.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let fenced = RECIPES.split("\n```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).filter(|(language, _)| *language != "console").collect()
}

/// The command that runs a block, where its engine is there.
fn engine(language: &str, text: &str) -> Option<(PathBuf, Vec<String>)> {
    let runs = |program: &Path, arguments: &[&str]| {
        Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
    };
    let own = |arguments: [&str; 2]| arguments.map(str::to_owned).to_vec();
    match language {
        "python" => {
            let python = fs::canonicalize(PYTHON)
                .map_or_else(|_| "python3".into(), |_| Path::new(env!("CARGO_MANIFEST_DIR")).join(PYTHON));
            let imports =
                text.lines().filter(|line| line.starts_with("import ") || line.starts_with("from "));
            let imports: Vec<_> = imports.collect();
            runs(&python, &["-c", &imports.join("\n")]).then(|| (python, own(["-c", text])))
        }
        _ => {
            let program = text.split_whitespace().next()?;
            runs(Path::new(program), &["--version"]).then(|| ("sh".into(), own(["-c", text])))
        }
    }
}

/// Reads every table of Parquet with each engine that is there, and holds the rows equal; prints how many there are.
const ROWS: &str = r#"
import glob, sqlite3
import duckdb, pandas, polars, pyarrow, pyarrow.dataset

key = lambda row: tuple((value is not None, value) for value in row)
base = sqlite3.connect("reacs.sqlite")
for table in sorted({name.split(".")[1] for name in glob.glob("*.parquet")}):
    names = sorted(glob.glob(f"*.{table}.parquet"))
    whole = pyarrow.dataset.dataset(names, format="parquet").to_table()
    wanted = sorted((tuple(row.values()) for row in whole.to_pylist()), key=key)
    frame = pandas.concat([pandas.read_parquet(name, dtype_backend="pyarrow") for name in names])
    found = {
        "duckdb": duckdb.sql(f"SELECT * FROM '*.{table}.parquet'").fetchall(),
        "polars": polars.read_parquet(f"*.{table}.parquet").rows(),
        "pandas": [tuple(None if value is pandas.NA else value for value in row) for row in frame.itertuples(False, None)],
    }
    if table != "synopsis":
        own = base.execute(f"SELECT * FROM {table}").fetchall()
        # Its documents have numbers.
        assert sorted((row[1:] for row in own), key=key) == sorted((row[1:] for row in wanted), key=key), table
    for engine, rows in found.items():
        assert sorted(rows, key=key) == wanted, (engine, table)
    print(table, len(wanted))
"#;

/// The fixtures' documents of both kinds, one of each code: some are one document in several prints.
fn halves() -> Vec<Relu> {
    let reacs = reac_tests::fixtures::all().unwrap().into_iter().map(|fixture| {
        let reac: Reac = serde_json::from_value(fixture.expected).unwrap();
        let document = format!("REAC {:?}", reac.document.code_titre);
        Relu { document, reac: Some(Reac { extraction: None, ..reac }), re: None }
    });
    let res = reac_tests::fixtures::evaluations().unwrap().into_iter().map(|fixture| {
        let re: Re = serde_json::from_value(fixture.expected).unwrap();
        let document = format!("RE {:?}", re.document.code_titre);
        Relu { document, reac: None, re: Some(Re { extraction: None, ..re }) }
    });
    let mut names = BTreeSet::new();
    reacs.chain(res).filter(|own| names.insert(own.document.clone())).collect()
}

#[test]
fn every_engine_reads_the_same_rows_and_the_catalogue_gives_the_documents_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reacs.sqlite");
    let (mut catalogue, mut wanted) = (Catalogue::open(&path).unwrap(), BTreeMap::new());
    let halves = halves();
    for (number, Relu { document: name, reac, re }) in halves.iter().enumerate() {
        for own in colonnes(reac.as_ref(), re.as_ref()).unwrap() {
            *wanted.entry(own.table).or_insert(0) += own.lot.num_rows();
        }
        let (etat, verdict, avertissements) = ("passed", None, 0);
        let document = reac.as_ref().map(|reac| Document { reac, provenance: None });
        let (files, lu) = match (document, re) {
            (Some(document), _) => {
                let files = export(document, Format::Parquet, &Options::usual(Format::Parquet, Locale::Fr));
                (files, Lu::Document { document, etat, verdict, avertissements })
            }
            (None, re) => {
                let re = re.as_ref().unwrap();
                let lu = Lu::Evaluation { re, provenance: None, etat, verdict, avertissements };
                (export_re(re, Format::Parquet, &Options::usual(Format::Parquet, Locale::Fr)), lu)
            }
        };
        for made in files.unwrap() {
            fs::write(folder.path().join(format!("{number}.{}", made.ending)), made.bytes).unwrap();
        }
        let lecture = Lecture { empreinte: number.to_string(), programme: String::new() };
        catalogue.take(name, &lecture, lu).unwrap();
    }
    catalogue.close();
    let again = documents_of_base(&rusqlite::Connection::open(&path).unwrap()).unwrap();
    let content = |own: &Relu| (own.reac.clone(), own.re.clone());
    assert_eq!(again.iter().map(content).collect::<Vec<_>>(), halves.iter().map(content).collect::<Vec<_>>());
    let Some((program, arguments)) = engine("python", ROWS) else {
        println!("skipped: duckdb, pandas, polars and pyarrow are not there");
        return;
    };
    let output = Command::new(program).args(arguments).current_dir(folder.path()).output().unwrap();
    let counts: String = wanted.iter().map(|(table, rows)| format!("{table} {rows}\n")).collect();
    let printed = String::from_utf8_lossy(&output.stdout).replace('\r', "");
    assert_eq!(printed, counts, "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_recipe_counts_what_the_documents_hold() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = prepare(folder.path());
    let blocks = blocks();
    assert_eq!(blocks.len(), 9);
    for (language, text) in blocks {
        let Some((program, arguments)) = engine(language, text) else {
            println!("skipped: no engine for: {}", text.lines().next().unwrap_or_default());
            continue;
        };
        let output = Command::new(program)
            .args(arguments)
            .current_dir(folder.path())
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).replace('\r', "");
        assert_eq!(printed, wanted, "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}
