//! For a document or a comment.

use std::fmt::Write;

use reac_diagnostic::Locale;

use super::{colon, fate, kind, label, name, one_line, path, pick, place, reference, tally, warning};
use crate::model::{Change, Diff, Kind, On, Segment};

/// The whole comparison; one line where one says it all.
#[must_use]
pub fn markdown(diff: &Diff, locale: Locale) -> String {
    let mut out = format!("# {} → {}\n\n", text(&name(&diff.old, locale)), text(&name(&diff.new, locale)));
    if let Some(line) = one_line(diff, locale) {
        return out + &text(&line) + "\n";
    }
    // Writing to a string cannot fail.
    if let Some(warning) = warning(diff, locale) {
        let _ = writeln!(out, "**{warning}**\n");
    }
    let _ = writeln!(out, "{}\n", tally(|kind| diff.count(kind), locale));
    for change in &diff.header {
        let value = |value: &Option<String>| text(value.as_deref().unwrap_or("—"));
        let _ = writeln!(
            out,
            "- {}{}{} → {}",
            path(&change.field, locale),
            colon(locale),
            value(&change.old),
            value(&change.new)
        );
    }
    let head = pick(locale, "Table de correspondance", "Table of correspondence");
    let columns = pick(
        locale,
        "| Ancienne compétence | Nouvelle compétence | Évolution |",
        "| Old competence | New competence | Change |",
    );
    let _ = writeln!(out, "\n## {head}\n\n{columns}\n|---|---|---|");
    for entry in &diff.competences {
        let (old, new) = (text(&reference(entry.old.as_ref())), text(&reference(entry.new.as_ref())));
        let _ = writeln!(out, "| {old} | {new} | {} |", fate(entry, locale));
    }
    let of_activities = diff.activities.iter().map(|entry| {
        (format!("{} → {}", reference(entry.old.as_ref()), reference(entry.new.as_ref())), &entry.changes)
    });
    let of_competences = diff.competences.iter().map(|entry| {
        (format!("{} → {}", reference(entry.old.as_ref()), reference(entry.new.as_ref())), &entry.changes)
    });
    let of_sections = diff.sections.iter().map(|section| (path(&section.pointer, locale), &section.changes));
    for (head, changes) in of_activities.chain(of_competences).chain(of_sections) {
        if changes.iter().any(Change::differs) {
            let _ = writeln!(out, "\n## {}\n", text(&head));
            changes
                .iter()
                .filter(|change| change.differs())
                .for_each(|change| item(&mut out, change, locale));
        }
    }
    agreement(&mut out, diff, locale);
    out
}

/// The table that the référentiel d'évaluation prints, beside what was found.
fn agreement(out: &mut String, diff: &Diff, locale: Locale) {
    if diff.correspondances.is_empty() {
        return;
    }
    let heads = super::correspondances::heads(locale).join(" | ");
    let title = super::correspondances::title(locale);
    let _ = writeln!(out, "\n## {title}\n\n| {heads} |\n|---|---|---|");
    for entry in &diff.correspondances {
        let side = |side: &Option<String>| text(side.as_deref().unwrap_or("—"));
        let source = super::correspondances::source(entry.source, locale);
        let _ = writeln!(out, "| {} | {} | {source} |", side(&entry.old), side(&entry.new));
    }
}

fn item(out: &mut String, change: &Change, locale: Locale) {
    let wording = match (change.kind, &change.old, &change.new) {
        (Kind::Added | Kind::Moved, _, Some(new)) => text(&new.text),
        (Kind::Removed, Some(old), _) => text(&old.text),
        _ => words(&change.words),
    };
    let to = match (&change.old, &change.new) {
        (Some(old), Some(new)) if change.kind != Kind::Reworded => {
            format!("{} → {}", place(old, locale), place(new, locale))
        }
        (Some(only), _) | (_, Some(only)) => label(&only.group, locale),
        (None, None) => String::new(),
    };
    let _ = writeln!(out, "- {} ({}){}{wording}", kind(change.kind, locale), to, colon(locale));
}

fn words(segments: &[Segment]) -> String {
    let part = |segment: &Segment| {
        let blank = if segment.text.ends_with(' ') { " " } else { "" };
        let words = text(segment.text.trim_end());
        match segment.on {
            _ if words.trim().is_empty() => segment.text.clone(),
            On::Both => words + blank,
            On::Old => format!("~~{words}~~{blank}"),
            On::New => format!("**{words}**{blank}"),
        }
    };
    segments.iter().map(part).collect()
}

/// Signs that Markdown would read are escaped.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '*' | '_' | '`' | '<' | '[' | ']' | '#' | '~' | '\\') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}
