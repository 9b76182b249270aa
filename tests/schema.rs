//! The JSON Schema as others compile it: with Ajv, in its strict mode, where Node and the package are there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::print_stdout, reason = "a test that cannot go on fails, or says why it does not")]

use std::path::PathBuf;
use std::process::{Command, Stdio};

use reac_tests::{fixtures, root};

/// Compiles the schema and holds documents against it: their paths, one an argument after the schema's.
const SCRIPT: &str = "
    const { readFileSync } = require('fs');
    const Ajv = require('ajv/dist/2020');
    const [schema, ...documents] = process.argv.slice(1).map(path => JSON.parse(readFileSync(path, 'utf8')));
    const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
    for (const one of documents) {
        if (!validate(one)) { console.error(JSON.stringify(validate.errors)); process.exit(1); }
    }
";

/// The package, under the folder of what is built.
fn ajv() -> Option<PathBuf> {
    let modules = root().join("target/ajv/node_modules");
    let has_node = Command::new("node").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    Some(modules)
        .filter(|modules| modules.join("ajv").is_dir() && has_node.is_ok_and(|status| status.success()))
}

#[test]
fn ajv_compiles_the_schema_and_accepts_the_fixtures() {
    let Some(modules) = ajv() else {
        println!("skipped: no Node with ajv in target/ajv");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut paths = vec![folder.path().join("schema.json")];
    std::fs::write(&paths[0], reac::model::schema().to_string()).unwrap();
    for (number, fixture) in fixtures::all().unwrap().into_iter().enumerate() {
        let reading = reac::read(&std::fs::read(&fixture.path).unwrap(), &reac::Options::default()).unwrap();
        let path = folder.path().join(format!("{number}.json"));
        std::fs::write(&path, reac::to_json(&reading.reac, reac::Form::Line).unwrap()).unwrap();
        paths.push(path);
    }
    accepts(&modules, &paths);
}

#[test]
fn ajv_accepts_what_is_read_of_a_referentiel_d_evaluation() {
    let Some(modules) = ajv() else {
        println!("skipped: no Node with ajv in target/ajv");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut paths = vec![folder.path().join("schema.json")];
    std::fs::write(&paths[0], reac::model::schema_re().to_string()).unwrap();
    for seed in 0..4 {
        let path = folder.path().join(format!("{seed}.json"));
        std::fs::write(&path, reac::to_json(&evaluation(seed), reac::Form::Line).unwrap()).unwrap();
        paths.push(path);
    }
    accepts(&modules, &paths);
}

#[test]
fn the_schema_accepts_what_is_read_of_a_referentiel_d_evaluation_and_nothing_else() {
    let validator = jsonschema::draft202012::new(&reac::model::schema_re()).unwrap();
    for seed in 0..4 {
        let mut document = serde_json::to_value(evaluation(seed)).unwrap();
        let faults: Vec<String> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "seed {seed}");
        document.as_object_mut().unwrap().remove("epreuves");
        assert!(!validator.is_valid(&document));
    }
}

/// A référentiel d'évaluation of each generation, printed and read, its report included.
fn evaluation(seed: u64) -> reac::model::Re {
    let (re, layout) = reac_typeset::random_re(seed);
    reac::read_re(&reac_typeset::typeset_re(&re, &layout).pdf, &reac::Options::default()).unwrap().re
}

fn accepts(modules: &std::path::Path, paths: &[PathBuf]) {
    let output =
        Command::new("node").args(["-e", SCRIPT]).args(paths).env("NODE_PATH", modules).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
