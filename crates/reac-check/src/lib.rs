//! Rules that a REAC must hold to: its sections are there, its copies of one fact agree, its codes exist.
//!
//! A rule is a small function in a table ([`RULES`]) that looks at what was read and at the evidence beside it
//! ([`Evidence`]) and says what it finds under one code. It reads nothing itself and mends nothing.
//!
//! Never: where lines come from, how findings are shown, what day it is ([`Options::today`] says).

#![forbid(unsafe_code)]

mod alike;
mod before;
mod copies;
#[cfg(test)]
mod essais;
mod evaluation;
mod evidence;
mod halves;
pub mod lists;
mod numbers;
pub mod policy;
mod record;
pub mod report;
mod rules;
mod settled;
mod spelling;

pub use evaluation::evaluation;
pub use evidence::Evidence;
pub use halves::halves;
pub use numbers::evaluation_pages;
pub use record::{found, record};
pub use rules::{RULES, Rule, Stage};
pub use settled::{settled_by_halves, sure_wordings};
pub use spelling::{Difference, difference};

use reac_diagnostic::Diagnostic;
use reac_grammar::Lecture;

/// What the rules are told from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Today, ISO 8601; without it no date is too late.
    pub today: Option<String>,
}

/// What a document says in several places, differently: the rules that extraction reports.
#[must_use]
pub fn redundancy(lecture: &Lecture) -> Vec<Diagnostic> {
    let options = Options::default();
    let evidence = Evidence::new(lecture, &options);
    run(&evidence, |rule| rule.stage == Stage::Reading)
}

/// Every rule.
#[must_use]
pub fn check(lecture: &Lecture, options: &Options) -> Vec<Diagnostic> {
    run(&Evidence::new(lecture, options), |_| true)
}

/// The rules that need the content alone, over a REAC that was read before.
#[must_use]
pub fn content(reac: &reac_model::Reac, options: &Options) -> Vec<Diagnostic> {
    let lecture = before::lecture(reac);
    run(&Evidence::new(&lecture, options), |rule| rule.stage == Stage::Content)
}

fn run(evidence: &Evidence<'_>, chosen: impl Fn(&Rule) -> bool) -> Vec<Diagnostic> {
    RULES.iter().filter(|rule| chosen(rule)).flat_map(|rule| (rule.find)(evidence)).collect()
}
