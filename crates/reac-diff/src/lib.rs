//! What changed between two versions of a titre: which competence became which, and what of it was kept.
//!
//! Competences are matched by what they say, never by their number: likeness of title and content, one assignment of
//! greatest likeness over all of them, then splits and merges among those left over. Within a pair, criteria, savoirs
//! and prose are matched the same way.
//!
//! Never: how a document was read, where it came from, what day it is.

#![forbid(unsafe_code)]

mod activities;
mod assign;
mod competences;
mod correspondances;
mod evaluation;
mod header;
mod items;
mod mirror;
mod model;
pub mod render;
mod sections;
mod voisins;
mod words;

pub use correspondances::correspondances;
pub use evaluation::{ChangeRe, DiffRe, SCHEMA_RE, diff_re};
pub use model::{
    Activity, Change, Competence, Correspondance, Diff, HeaderChange, Kind, Link, On, Place, Reference,
    Section, Segment, Side, Source, Verdict, Version,
};
pub use render::{html_re, human_re, markdown_re};
pub use voisins::{Dossier, PROCHE, SCHEMA_ALIKE, Situee, Sujet, Voisinages, Voisine, voisinages};

use reac_model::Reac;

/// Value of [`Diff::schema`].
pub const SCHEMA: &str = "reac-diff/2";

/// Compares two documents. `diff(a, b)` and `diff(b, a)` mirror each other.
#[must_use]
pub fn diff(old: &Reac, new: &Reac) -> Diff {
    // One orientation decides every tie, whichever way round the question is put.
    if order(old) <= order(new) { compare(old, new) } else { mirror::mirror(compare(new, old)) }
}

fn order(reac: &Reac) -> (Vec<Option<&str>>, String) {
    let document = &reac.document;
    let dates = vec![
        document.date_validation.as_deref(),
        document.date_mise_a_jour.as_deref(),
        document.millesime.as_deref(),
        document.code_titre.as_deref(),
    ];
    let mut content = reac.clone();
    content.extraction = None;
    // A document of this model always has a JSON form.
    (dates, serde_json::to_string(&content).unwrap_or_default())
}

fn compare(old: &Reac, new: &Reac) -> Diff {
    let weights = words::Weights::of(&[old, new]);
    let header = header::changes(old, new);
    let mut competences = competences::compare(old, new, &weights);
    let activities = activities::compare(old, new, &weights, &mut competences);
    let sections = sections::compare(old, new, &weights);
    let mut out = Diff {
        schema: SCHEMA.to_owned(),
        verdict: Verdict::Identical,
        old: header::version(old),
        new: header::version(new),
        header,
        activities,
        competences,
        sections,
        correspondances: Vec::new(),
    };
    out.verdict = out.judge();
    out
}
