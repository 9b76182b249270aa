//! `cargo xtask score`: the corpus against its gold and its floor.

use std::io::Write;
use std::process::ExitCode;

use reac_tests::corpus::{self, Floor, Row};

use crate::generated::eprint;
use crate::table;

pub(crate) fn run(shown: usize) -> anyhow::Result<ExitCode> {
    let Some(folder) = corpus::find()? else {
        eprint("score: skipped: no corpus");
        return Ok(ExitCode::SUCCESS);
    };
    let rows = corpus::check(&folder, &Floor::kept()?)?;
    let head = ["document", "facts", "miss", "extra", "precision", "recall", "F1", "floor", "verdict"];
    table::print(head, &rows.iter().map(cells).collect::<Vec<_>>())?;
    let mut out = std::io::stdout().lock();
    for row in &rows {
        if let Some(fault) = &row.fault {
            writeln!(out, "{}: {fault}", row.name)?;
        }
        for difference in row.score.iter().flat_map(|score| score.differences.iter().take(shown)) {
            writeln!(out, "{}: {difference}", row.name)?;
        }
    }
    let failed = rows.iter().filter(|row| row.fault.is_some()).count();
    writeln!(out, "score: {} as expected, {failed} not", rows.len() - failed)?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn cells(row: &Row) -> [String; 9] {
    let verdict = if row.fault.is_none() { "ok" } else { "NOT" }.to_owned();
    let Some(score) = &row.score else {
        let [a, b, c, d, e, f, g] = [const { String::new() }; 7];
        return [row.name.clone(), a, b, c, d, e, f, g, verdict];
    };
    [
        row.name.clone(),
        (score.hit + score.miss).to_string(),
        score.miss.to_string(),
        score.extra.to_string(),
        format!("{:.4}", score.precision()),
        format!("{:.4}", score.recall()),
        format!("{:.4}", score.f1()),
        format!("{:.4}", row.floor),
        verdict,
    ]
}
