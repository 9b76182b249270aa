//! `cargo xtask extract`: the main job, over what there is, with a table at the end.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, ensure};
use reac::model::Reac;
use reac::{Diagnostic, Form, Locale, Options, Reading, ReadingRe};
use reac_files::inputs::{self, Fault, Input};
use reac_files::{names, outputs, read};
use reac_tests::{corpus, fixtures, root};

use crate::table;
use crate::tell::eprint;

const HEAD: [&str; 10] = [
    "document",
    "generation",
    "pages",
    "activities",
    "competences",
    "criteria",
    "savoir-faire",
    "savoirs",
    "diagnostics",
    "ms",
];

pub(crate) fn run(paths: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let chosen = if paths.is_empty() { defaults()? } else { paths.to_owned() };
    let entries = inputs::expand(&chosen);
    ensure!(!entries.is_empty(), "nothing to read");
    let found: Vec<_> = entries.iter().filter_map(|entry| entry.as_ref().ok()).cloned().collect();
    let folder = root().join("out");
    let mut targets = names::plan(&found, &folder, "json").into_iter();

    let bad = fixtures::bad()?;
    let mut rows = Vec::new();
    let (mut refused, mut expected, mut evaluations) = (0, 0, 0);
    for entry in &entries {
        let began = Instant::now();
        match result(entry) {
            Ok(reading) => {
                let target = targets.next().context("more documents than names")?;
                let json = reac::to_json(&reading.reac, Form::Pretty)?;
                let milliseconds = began.elapsed().as_millis();
                outputs::write_whole(&target, json.as_bytes())
                    .with_context(|| format!("{} could not be written", target.display()))?;
                rows.push(row(name(entry), &reading, milliseconds));
            }
            Err(diagnostic) => {
                let target = entry.as_ref().ok().and_then(|_| targets.next());
                let code = diagnostic.code.id();
                let kept = bad.iter().any(|bad| bad.code == code && is_same(&bad.path, name(entry)));
                // The other half: a référentiel d'évaluation is read as what it is.
                if let (false, Ok(input), Some(target)) = (kept, entry, target)
                    && let Ok(reading) = evaluation(input)
                {
                    let json = reac::to_json(&reading.re, Form::Pretty)?;
                    outputs::write_whole(&target.with_extension("re.json"), json.as_bytes())?;
                    evaluations += 1;
                    continue;
                }
                eprint(&format!("{}: error[{code}]: {}", name(entry), diagnostic.message(Locale::En)));
                refused += 1;
                expected += usize::from(kept);
            }
        }
    }
    table::print(HEAD, &rows)?;
    let as_expected =
        if expected > 0 { format!(", {expected} of them kept to be refused") } else { String::new() };
    eprint(&format!(
        "{} read into {}, {evaluations} référentiels d'évaluation beside them, {refused} refused{as_expected}",
        rows.len(),
        shown(&folder)
    ));
    Ok(if refused == expected { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The corpus where there is one, or else the fixtures.
fn defaults() -> anyhow::Result<Vec<PathBuf>> {
    match corpus::find()? {
        Some(folder) => corpus::documents(&folder),
        None => Ok(vec![root().join("fixtures")]),
    }
}

fn shown(folder: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    folder.strip_prefix(here).unwrap_or(folder).display().to_string()
}

fn name(entry: &Result<Input, Fault>) -> &str {
    match entry {
        Ok(input) => &input.name,
        Err(fault) => &fault.name,
    }
}

fn result(entry: &Result<Input, Fault>) -> Result<Reading, Diagnostic> {
    match entry {
        Ok(input) => read::read(input, &Options::default()),
        Err(fault) => Err(fault.diagnostic.clone()),
    }
}

fn evaluation(input: &Input) -> Result<ReadingRe, Diagnostic> {
    read::on_bytes(input, |bytes| reac::read_re(bytes, &Options::default()).map_err(|refusal| refusal.0))
}

fn is_same(path: &Path, name: &str) -> bool {
    path.canonicalize().is_ok_and(|path| Path::new(name).canonicalize().is_ok_and(|named| named == path))
}

fn row(name: &str, reading: &Reading, milliseconds: u128) -> [String; 10] {
    let Reac { extraction, document, activites_types, competences_professionnelles: competences, .. } =
        &reading.reac;
    let generation = extraction.as_ref().and_then(|extraction| extraction.generation.clone());
    let savoir_faire = |fiche: &reac::model::CompetenceProfessionnelle| {
        fiche.savoir_faire_techniques.len()
            + fiche.savoir_faire_organisationnels.len()
            + fiche.savoir_faire_relationnels.len()
    };
    let numbers = [
        activites_types.len(),
        competences.len(),
        competences.iter().map(|fiche| fiche.criteres_performance.len()).sum(),
        competences.iter().map(savoir_faire).sum(),
        competences.iter().map(|fiche| fiche.savoirs.len()).sum(),
        reading.diagnostics.len(),
    ];
    let [activities, competences, criteria, savoir_faire, savoirs, diagnostics] =
        numbers.map(|n| n.to_string());
    [
        Path::new(name).file_name().unwrap_or_default().to_string_lossy().into_owned(),
        generation.unwrap_or_else(|| "-".to_owned()),
        document.pages.map_or_else(|| "-".to_owned(), |pages| pages.to_string()),
        activities,
        competences,
        criteria,
        savoir_faire,
        savoirs,
        diagnostics,
        milliseconds.to_string(),
    ]
}
