//! Decisions between two lines, held against what the document says.

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::Context;
use reac::{Options, Refusal};
use reac_grammar::Couture;
use reac_lines::{Line, Source};
use reac_typeset::TextLayout;
use reac_typeset::text::Flavour;
use serde_json::Value;

use crate::facts::facts;
use crate::fold;

/// A decision and the truth.
#[derive(Debug, Clone)]
pub struct Join {
    /// The decision.
    pub couture: Couture,
    /// The document has the words on both sides in one text.
    pub goes_on: bool,
}

/// The decisions of generated documents, document by document: of each its print, and the text of its pages.
///
/// # Errors
/// A document is refused.
pub fn generated(seeds: Range<u64>) -> anyhow::Result<Vec<Vec<Join>>> {
    let mut out = Vec::new();
    for seed in seeds {
        let (reac, layout) = reac_typeset::random(seed);
        let print = reac_typeset::typeset(&reac, &layout);
        let truth = serde_json::to_value(&print.reac)?;
        let read = |bytes: &[u8]| joins(bytes, &truth).with_context(|| format!("seed {seed}"));
        out.push(read(&print.pdf)?);
        if seed % 4 == 0 {
            let form = TextLayout { flavour: Flavour::Raw, ..TextLayout::default() };
            out.push(read(reac_typeset::to_text(&reac, &layout, &form).as_bytes())?);
        }
    }
    Ok(out)
}

/// The decisions of one file, held against what it should say.
///
/// # Errors
/// It is refused.
pub fn joins(bytes: &[u8], truth: &Value) -> anyhow::Result<Vec<Join>> {
    let source = reac::lines(bytes, &Options::default())?;
    let lecture = reac_grammar::lire(&source).map_err(Refusal)?;
    let said = facts(truth, &BTreeSet::new());
    let said: String = said.iter().map(|fact| fold(&fact.text) + "\n").collect();
    let judge = |couture: Couture| {
        let goes_on = goes_on(&couture, &source, &said);
        Join { couture, goes_on }
    };
    Ok(lecture.coutures.into_iter().map(judge).collect())
}

/// One text has the words on both sides. Sentences return, so where one ends with the words above, more of those below
/// must follow: the whole lower line.
fn goes_on(couture: &Couture, source: &Source, said: &str) -> bool {
    let above = couture.avant.trim_start_matches(|c: char| !c.is_alphanumeric() && !"«(".contains(c));
    let glue = if above.ends_with('-') { "" } else { " " };
    let both = |below: &str| said.contains(&fold(&format!("{above}{glue}{below}")));
    let ends = said.contains(&(fold(above) + "\n"));
    both(&couture.apres) && (!ends || both(&whole_line(couture, source)))
}

/// The lower line: of those that open so, the one at its height.
fn whole_line(couture: &Couture, source: &Source) -> String {
    let page = source.pages.iter().find(|page| page.number == couture.page);
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    let off = |line: &Line| (line.baseline - 0.8 * line.size() - couture.haut).abs();
    let lines = page.iter().flat_map(|page| &page.lines);
    let own = lines.filter(|line| words(&line.text()).starts_with(&words(&couture.apres)));
    let own = own.min_by(|a, b| off(a).total_cmp(&off(b)));
    own.map_or_else(|| couture.apres.clone(), |line| words(&line.text()))
}
