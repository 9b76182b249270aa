//! One page without anything outside it, to read and to print: summary, table of correspondence, side by side.

use std::fmt::Write;

use reac_diagnostic::Locale;

use super::{colon, fate, kind, label, name, one_line, path, pick, reference, tally, warning};
use crate::model::{Change, Diff, Kind, On, Segment};

pub(super) const STYLE: &str = "\
body{font:15px/1.45 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2.2rem;border-bottom:2px solid #ccc}h3{font-size:1rem;margin:1.6rem 0 .4rem}\
table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:1px solid #bbb;padding:.35rem .5rem;text-align:left;\
vertical-align:top;overflow-wrap:anywhere}th{background:#f0f0f0}td.k{color:#555;font-size:.85em}th.k,td.k{width:11rem}\
del{color:#8a1c1c;background:#fbe9e9}ins{color:#14532d;background:#e6f4ea;text-decoration:none;border-bottom:1px solid}\
tr.unchanged td{color:#666}.warn{border-left:4px solid #8a5a00;padding:.4rem .7rem;background:#fff6df}\
@media (max-width:40rem){th.k,td.k{width:7rem}}@media print{body{margin:0;max-width:none;font-size:10pt}h2{break-before:auto}tr{break-inside:avoid}}";

/// The whole comparison as one page.
#[must_use]
pub fn html(diff: &Diff, locale: Locale) -> String {
    let lang = pick(locale, "fr", "en");
    let title = format!("{} → {}", name(&diff.old), name(&diff.new));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{0}</title><style>{STYLE}</style></head><body>\n<h1>{0}</h1>\n",
        text(&title)
    );
    summary(&mut out, diff, locale);
    if let Some(line) = one_line(diff, locale) {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "<p><strong>{}</strong></p>\n</body></html>", text(&line));
        return out;
    }
    if let Some(warning) = warning(diff, locale) {
        let _ = writeln!(out, "<p class=\"warn\" role=\"note\">{warning}</p>");
    }
    correspondence(&mut out, diff, locale);
    let _ = writeln!(out, "<h2>{}</h2>", pick(locale, "Activités, côte à côte", "Activities side by side"));
    for entry in &diff.activities {
        let head = format!("{} → {}", reference(entry.old.as_ref()), reference(entry.new.as_ref()));
        side_by_side(&mut out, &head, &entry.changes, locale);
    }
    let _ =
        writeln!(out, "<h2>{}</h2>", pick(locale, "Compétences, côte à côte", "Competences side by side"));
    for entry in &diff.competences {
        let head = format!("{} → {}", reference(entry.old.as_ref()), reference(entry.new.as_ref()));
        side_by_side(&mut out, &head, &entry.changes, locale);
    }
    let _ = writeln!(out, "<h2>{}</h2>", pick(locale, "Autres rubriques", "Other sections"));
    for section in diff.sections.iter().filter(|section| section.changes.iter().any(Change::differs)) {
        side_by_side(&mut out, &path(&section.pointer, locale), &section.changes, locale);
    }
    agreement(&mut out, diff, locale);
    out.push_str("</body></html>\n");
    out
}

/// The table that the référentiel d'évaluation prints, beside what was found.
fn agreement(out: &mut String, diff: &Diff, locale: Locale) {
    if diff.correspondances.is_empty() {
        return;
    }
    let [old, new, who] = super::correspondances::heads(locale);
    let title = text(super::correspondances::title(locale));
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<h2>{title}</h2>\n<table><thead><tr><th>{old}</th><th>{new}</th><th class=\"k\">{who}</th></tr></thead><tbody>"
    );
    for entry in &diff.correspondances {
        let side = |side: &Option<String>| text(side.as_deref().unwrap_or("—"));
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td class=\"k\">{}</td></tr>",
            side(&entry.old),
            side(&entry.new),
            text(super::correspondances::source(entry.source, locale))
        );
    }
    let _ = writeln!(out, "</tbody></table>");
}

fn summary(out: &mut String, diff: &Diff, locale: Locale) {
    let intitule = |title: &Option<String>| text(title.as_deref().unwrap_or("—"));
    let _ = writeln!(out, "<p>{} → {}</p>", intitule(&diff.old.intitule), intitule(&diff.new.intitule));
    let _ = writeln!(out, "<p>{}</p>", text(&tally(|kind| diff.count(kind), locale)));
    if diff.header.is_empty() {
        return;
    }
    let _ = writeln!(out, "<table><tbody>");
    for change in &diff.header {
        let value = |value: &Option<String>| text(value.as_deref().unwrap_or("—"));
        let field = text(&path(&change.field, locale));
        let _ = writeln!(
            out,
            "<tr><td class=\"k\">{field}</td><td>{}</td><td>{}</td></tr>",
            value(&change.old),
            value(&change.new)
        );
    }
    let _ = writeln!(out, "</tbody></table>");
}

fn correspondence(out: &mut String, diff: &Diff, locale: Locale) {
    let head = pick(locale, "Table de correspondance", "Table of correspondence");
    let (old, new) = (
        pick(locale, "Ancienne compétence", "Old competence"),
        pick(locale, "Nouvelle compétence", "New competence"),
    );
    let what = pick(locale, "Évolution", "Change");
    let _ = writeln!(
        out,
        "<h2>{head}</h2>\n<table><thead><tr><th>{old}</th><th>{new}</th><th class=\"k\">{what}</th></tr></thead><tbody>"
    );
    for entry in &diff.competences {
        let (old, new) = (text(&reference(entry.old.as_ref())), text(&reference(entry.new.as_ref())));
        let _ = writeln!(
            out,
            "<tr><td>{old}</td><td>{new}</td><td class=\"k\">{}</td></tr>",
            text(&fate(entry, locale))
        );
    }
    let _ = writeln!(out, "</tbody></table>");
}

fn side_by_side(out: &mut String, head: &str, changes: &[Change], locale: Locale) {
    if changes.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h3>{}</h3>\n<table><tbody>", text(head));
    for change in changes {
        let class = if change.kind == Kind::Unchanged { " class=\"unchanged\"" } else { "" };
        let (old, new) = if change.words.is_empty() {
            let cell = |place: &Option<crate::Place>| {
                place.as_ref().map(|place| text(&place.text)).unwrap_or_default()
            };
            (cell(&change.old), cell(&change.new))
        } else {
            (words(&change.words, On::Old), words(&change.words, On::New))
        };
        let group = change
            .new
            .as_ref()
            .or(change.old.as_ref())
            .map(|place| label(&place.group, locale))
            .unwrap_or_default();
        let from = match (&change.old, &change.new, change.kind) {
            (Some(old), Some(_), Kind::Moved | Kind::MovedReworded) => {
                format!(" ({})", super::place(old, locale))
            }
            _ => String::new(),
        };
        let what = text(&format!("{group}{}{}{from}", colon(locale), kind(change.kind, locale)));
        let _ = writeln!(out, "<tr{class}><td class=\"k\">{what}</td><td>{old}</td><td>{new}</td></tr>");
    }
    let _ = writeln!(out, "</tbody></table>");
}

fn words(segments: &[Segment], side: On) -> String {
    let tag = if side == On::Old { "del" } else { "ins" };
    let part = |segment: &Segment| match segment.on {
        On::Both => text(&segment.text),
        on if on == side => format!("<{tag}>{}</{tag}>", text(&segment.text)),
        _ => String::new(),
    };
    segments.iter().map(part).collect()
}

pub(super) fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
