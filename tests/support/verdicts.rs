//! How far the verdict of a reading may be relied on: generated documents, sound and damaged, read back.
//!
//! A document is exact where it says what its author wrote, whatever befell its file; else it is wrong. The verdict
//! should call no wrong one `sure`, and no exact one `douteux`.

use std::collections::BTreeSet;
use std::ops::{AddAssign, Range};

use reac::model::{Reac, Verdict};
use reac::{Options, Reading};
use reac_typeset::damage::{DAMAGES, Damage, damaged_pdf, damaged_text};
use reac_typeset::text::Flavour;
use reac_typeset::{Layout, TextLayout};

use crate::calibration::differences;
use crate::facts::facts;
use crate::seeds;

/// Documents of one kind by their verdict, in the order sure, to be looked at, doubtful.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Row {
    /// That say what their author wrote.
    pub exact: [usize; 3],
    /// That do not.
    pub wrong: [usize; 3],
    /// That were refused.
    pub refused: usize,
}

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// By the kind of document, in the order in which kinds are read.
    pub rows: Vec<(String, Row)>,
    /// Each document whose verdict does not hold, with what is wrong in it or what led to its verdict.
    pub log: Vec<String>,
}

impl Table {
    /// All kinds together.
    #[must_use]
    pub fn total(&self) -> Row {
        let mut out = Row::default();
        self.rows.iter().for_each(|(_, row)| out += *row);
        out
    }
}

impl AddAssign for Row {
    fn add_assign(&mut self, other: Self) {
        let add =
            |own: &mut [usize; 3], more: [usize; 3]| own.iter_mut().zip(more).for_each(|(a, b)| *a += b);
        add(&mut self.exact, other.exact);
        add(&mut self.wrong, other.wrong);
        self.refused += other.refused;
    }
}

/// What is read of a generated document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kind {
    /// The text of its pages in that flavour, or its PDF.
    flavour: Option<Flavour>,
    damage: Option<Damage>,
}

/// Damage to a PDF and to the text that a plain converter makes of its pages.
fn kinds() -> Vec<(String, Kind)> {
    let mut out = Vec::new();
    for (flavour, form) in [
        (None, "PDF"),
        (Some(Flavour::Raw), "raw text"),
        (Some(Flavour::Columns), "text in columns"),
        (Some(Flavour::Converted), "converted text"),
    ] {
        out.push((form.to_owned(), Kind { flavour, damage: None }));
        if matches!(flavour, None | Some(Flavour::Raw)) {
            let with = |(damage, name): (Damage, &str)| {
                (format!("{form}, {name}"), Kind { flavour, damage: Some(damage) })
            };
            out.extend(DAMAGES.map(with));
        }
    }
    out
}

/// Reads the generated documents of these seeds, sound and damaged, on all cores.
///
/// # Errors
/// A reading cannot be made JSON.
pub fn generated(seeds: Range<u64>) -> anyhow::Result<Table> {
    let tables = seeds::each(seeds, one)?;
    let rows = kinds().into_iter().map(|(name, _)| (name, Row::default())).collect();
    let mut all = Table { rows, log: Vec::new() };
    for table in tables {
        all.rows.iter_mut().zip(table.rows).for_each(|((_, own), (_, row))| *own += row);
        all.log.extend(table.log);
    }
    Ok(all)
}

/// All kinds of one document.
fn one(seed: u64) -> anyhow::Result<Table> {
    let (reac, layout) = reac_typeset::random(seed);
    let mut out = Table::default();
    for (name, kind) in kinds() {
        let bytes = bytes(&reac, &layout, kind, seed);
        let mut row = Row::default();
        match reac::read(&bytes, &Options::default()) {
            Ok(reading) => {
                if let Some(line) = judge(&reac, &reading, &mut row)? {
                    out.log.push(format!("{seed}, {name}: {line}"));
                }
            }
            Err(_) => row.refused += 1,
        }
        out.rows.push((name, row));
    }
    Ok(out)
}

fn bytes(reac: &Reac, layout: &Layout, kind: Kind, seed: u64) -> Vec<u8> {
    let form = |flavour: Flavour| TextLayout { flavour, ..TextLayout::default() };
    match (kind.flavour, kind.damage) {
        (None, None) => reac_typeset::to_pdf(reac, layout),
        (None, Some(damage)) => damaged_pdf(reac, layout, damage, seed),
        (Some(flavour), None) => reac_typeset::to_text(reac, layout, &form(flavour)).into_bytes(),
        (Some(flavour), Some(damage)) => {
            damaged_text(reac, layout, &form(flavour), damage, seed).into_bytes()
        }
    }
}

/// Counts one reading; says why where its verdict does not hold.
fn judge(truth: &Reac, reading: &Reading, row: &mut Row) -> anyhow::Result<Option<String>> {
    let facts = |reac: &Reac| anyhow::Ok(facts(&serde_json::to_value(reac)?, &BTreeSet::new()));
    let (missed, made_up) = differences(&facts(truth)?, &facts(&reading.reac)?);
    let verdict = reading.reac.extraction.as_ref().map_or(Verdict::Sure, |report| report.verdict);
    let exact = missed.is_empty() && made_up.is_empty();
    let counts = if exact { &mut row.exact } else { &mut row.wrong };
    let at = match verdict {
        Verdict::Sure => 0,
        Verdict::ARelire => 1,
        Verdict::Douteux => 2,
    };
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
    let first = |sign: char, fact: Option<&crate::facts::Fact>| {
        fact.map_or_else(String::new, |fact| format!(" {sign} {} {} | {}", fact.field, fact.owner, fact.text))
    };
    Ok(match (exact, verdict) {
        (false, Verdict::Sure) => Some(format!(
            "sure, {} missed, {} made up:{}{}",
            missed.len(),
            made_up.len(),
            first('-', missed.first()),
            first('+', made_up.first())
        )),
        (true, Verdict::Douteux) => {
            let why = reading.reac.extraction.iter().flat_map(|report| &report.raisons);
            let why: Vec<String> = why.map(|why| format!("{} × {}", why.code, why.nombre)).collect();
            Some(format!("exact and doubtful: {}", why.join(", ")))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_damage_is_read_in_both_forms() {
        let kinds = kinds();
        assert_eq!(kinds.len(), 2 * (1 + DAMAGES.len()) + 2);
    }

    #[test]
    fn no_wrong_document_is_sure() {
        let table = generated(0..1).unwrap();
        let total = table.total();
        assert!(total.wrong[0] == 0 && total.wrong[1] + total.wrong[2] > 5, "{:?}", table.log);
    }
}
