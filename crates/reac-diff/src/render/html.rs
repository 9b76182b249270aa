//! One page without anything outside it, to read and to print: summary, table of correspondence, which leads to what
//! changed in each competence, folded.

use std::fmt::Write;

use reac_diagnostic::Locale;

use reac_page::escape as text;

use super::{agree, colon, day, fate, kind, label, name, one_line, path, pick, reference, tally, warning};
use crate::model::{Change, Diff, Kind, On, Reference, Segment};

pub(super) const STYLE: &str = "\
body{max-width:75rem;padding:1.5rem}\
table{table-layout:fixed}.k{color:var(--muted);font-size:var(--s)}th.k,td.k{width:11rem}\
h2{border-bottom:1px solid var(--edge)}\
details{border:1px solid var(--line);border-radius:6px;padding:.5rem .75rem;margin:.5rem 0}\
summary{font-weight:600}summary .k{font-weight:normal}details details{border:0;padding:0}\
li .k{margin-right:.4rem}\
del{color:var(--bad);background:var(--gone)}ins{color:var(--good);background:var(--add);text-decoration:none;border-bottom:1px solid}\
.warn{border-left:4px solid var(--warn);padding:.4rem .7rem;background:var(--surface)}\
@media print{body{padding:0}h2{break-before:auto}details::details-content{content-visibility:visible;display:block}}";

/// Wordings that share less than this part of their letters are shown as two texts.
const ALIKE: f64 = 0.5;

/// The whole comparison as one page.
#[must_use]
pub fn html(diff: &Diff, locale: Locale) -> String {
    let lang = pick(locale, "fr", "en");
    let title = format!("{} → {}", name(&diff.old, locale), name(&diff.new, locale));
    let mut body = format!("<h1>{}</h1>\n", text(&title));
    summary(&mut body, diff, locale);
    match one_line(diff, locale) {
        // Writing to a string cannot fail.
        Some(line) => drop(writeln!(body, "<p><strong>{}</strong></p>", text(&line))),
        None => content(&mut body, diff, locale),
    }
    reac_page::page(lang, &title, STYLE, &body)
}

fn content(out: &mut String, diff: &Diff, locale: Locale) {
    if let Some(warning) = warning(diff, locale) {
        let _ = writeln!(out, "<p class=\"warn\" role=\"note\">{warning}</p>");
    }
    correspondence(out, diff, locale);
    agreement(out, diff, locale);
    header(out, diff, locale);
    let _ = writeln!(out, "<h2>{}</h2>", pick(locale, "Compétences", "Competences"));
    for (index, entry) in diff.competences.iter().enumerate() {
        let head = between(entry.old.as_ref(), entry.new.as_ref());
        details(out, &format!("c{index}"), &head, &entry.changes, locale);
    }
    let _ = writeln!(out, "<h2>{}</h2>", pick(locale, "Activités", "Activities"));
    for (index, entry) in diff.activities.iter().enumerate() {
        let head = between(entry.old.as_ref(), entry.new.as_ref());
        details(out, &format!("a{index}"), &head, &entry.changes, locale);
    }
    let _ = writeln!(out, "<h2>{}</h2>", pick(locale, "Autres rubriques", "Other sections"));
    let sections = diff.sections.iter().filter(|section| section.changes.iter().any(Change::differs));
    for (index, section) in sections.enumerate() {
        details(out, &format!("s{index}"), &path(&section.pointer, locale), &section.changes, locale);
    }
}

/// What became of what; of one side alone, that one.
fn between(old: Option<&Reference>, new: Option<&Reference>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if old.intitule == new.intitule => {
            let ids = if old.id == new.id { old.id.clone() } else { format!("{} → {}", old.id, new.id) };
            format!("{ids} {}", new.intitule)
        }
        (old, new) => format!("{} → {}", reference(old), reference(new)),
    }
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
        "<h2>{title}</h2>\n<table class=\"stack\"><thead><tr><th>{old}</th><th>{new}</th><th class=\"k\">{who}</th></tr></thead><tbody>"
    );
    for entry in &diff.correspondances {
        let side = |side: &Option<String>| text(side.as_deref().unwrap_or("—"));
        let _ = writeln!(
            out,
            "<tr><td data-head=\"{old}\">{}</td><td data-head=\"{new}\">{}</td><td class=\"k\">{}</td></tr>",
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
}

/// Values of the footer and the cover that differ, codes and levels.
fn header(out: &mut String, diff: &Diff, locale: Locale) {
    if diff.header.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h2>{}</h2>", pick(locale, "En-tête, niveau et codes", "Header, level and codes"));
    let _ = writeln!(out, "<table class=\"stack\"><tbody>");
    let (before, after) = (pick(locale, "Avant", "Before"), pick(locale, "Après", "After"));
    for change in &diff.header {
        let value = |value: &Option<String>| text(&day(value.as_deref().unwrap_or("—"), locale));
        let field = text(&path(&change.field, locale));
        let _ = writeln!(
            out,
            "<tr><td class=\"k\">{field}</td><td data-head=\"{before}\">{}</td><td data-head=\"{after}\">{}</td></tr>",
            value(&change.old),
            value(&change.new)
        );
    }
    let _ = writeln!(out, "</tbody></table>");
}

/// What became of each competence, with a way to what changed in it.
fn correspondence(out: &mut String, diff: &Diff, locale: Locale) {
    let head = pick(locale, "Table de correspondance", "Table of correspondence");
    let (old, new) = (
        pick(locale, "Ancienne compétence", "Old competence"),
        pick(locale, "Nouvelle compétence", "New competence"),
    );
    let what = pick(locale, "Évolution", "Change");
    let _ = writeln!(
        out,
        "<h2>{head}</h2>\n<table class=\"stack\"><thead><tr><th>{old}</th><th>{new}</th><th class=\"k\">{what}</th></tr></thead><tbody>"
    );
    for (index, entry) in diff.competences.iter().enumerate() {
        let side = |side: Option<&Reference>| text(&reference(side));
        let fate = text(&fate(entry, locale));
        let fate = if entry.changes.is_empty() { fate } else { format!("<a href=\"#c{index}\">{fate}</a>") };
        let (before, after) = (side(entry.old.as_ref()), side(entry.new.as_ref()));
        let _ = writeln!(
            out,
            "<tr><td data-head=\"{old}\">{before}</td><td data-head=\"{new}\">{after}</td><td class=\"k\">{fate}</td></tr>"
        );
    }
    let _ = writeln!(out, "</tbody></table>");
}

/// The changes of one part, folded: what was reworded or moved side by side, then what is new, what is gone, and what
/// stayed as it was. A link to `id` unfolds it.
fn details(out: &mut String, id: &str, head: &str, changes: &[Change], locale: Locale) {
    if changes.is_empty() {
        return;
    }
    let count = |wanted: Kind| changes.iter().filter(|change| change.kind == wanted).count();
    let _ = writeln!(
        out,
        "<details><summary>{} <span class=\"k\">{}</span></summary><div id=\"{id}\">",
        text(head),
        text(&tally(count, locale))
    );
    let paired: Vec<&Change> = changes
        .iter()
        .filter(|change| change.differs() && change.old.is_some() && change.new.is_some())
        .collect();
    if !paired.is_empty() {
        side_by_side(out, &paired, locale);
    }
    for (kind, title) in
        [(Kind::Added, pick(locale, "Ajouté", "Added")), (Kind::Removed, pick(locale, "Supprimé", "Removed"))]
    {
        let own: Vec<&Change> = changes.iter().filter(|change| change.kind == kind).collect();
        if !own.is_empty() {
            let _ = writeln!(out, "<h4>{} ({})</h4>", agree(title, own.len()), own.len());
            list(out, &own, locale);
        }
    }
    let same: Vec<&Change> = changes.iter().filter(|change| !change.differs()).collect();
    if !same.is_empty() {
        let title = agree(pick(locale, "Inchangé", "Unchanged"), same.len());
        let _ = writeln!(out, "<details><summary class=\"k\">{title} ({})</summary>", same.len());
        list(out, &same, locale);
        let _ = writeln!(out, "</details>");
    }
    let _ = writeln!(out, "</div></details>");
}

fn list(out: &mut String, changes: &[&Change], locale: Locale) {
    let _ = writeln!(out, "<ul>");
    for place in changes.iter().filter_map(|change| change.new.as_ref().or(change.old.as_ref())) {
        let group = text(&label(&place.group, locale));
        let _ = writeln!(out, "<li><span class=\"k\">{group}</span> {}</li>", text(&place.text));
    }
    let _ = writeln!(out, "</ul>");
}

fn side_by_side(out: &mut String, changes: &[&Change], locale: Locale) {
    let (before, after) = (pick(locale, "Avant", "Before"), pick(locale, "Après", "After"));
    let _ = writeln!(
        out,
        "<table class=\"stack\"><thead><tr><th class=\"k\"></th><th>{before}</th><th>{after}</th></tr></thead><tbody>"
    );
    for change in changes {
        let (Some(old), Some(new)) = (&change.old, &change.new) else { continue };
        let moved = matches!(change.kind, Kind::Moved | Kind::MovedReworded);
        let from = if moved { format!(" ({})", super::place(old, locale)) } else { String::new() };
        let group = label(&new.group, locale);
        let what = text(&format!("{group}{}{}{from}", colon(locale), kind(change.kind, locale)));
        let (left, right) = if likeness(&change.words) < ALIKE {
            (text(&old.text), text(&new.text))
        } else {
            (words(&change.words, On::Old), words(&change.words, On::New))
        };
        let _ = writeln!(
            out,
            "<tr><td class=\"k\">{what}</td><td data-head=\"{before}\">{left}</td><td data-head=\"{after}\">{right}</td></tr>"
        );
    }
    let _ = writeln!(out, "</tbody></table>");
}

/// The part of the letters of the longer side that both have, 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "letters of a paragraph")]
fn likeness(segments: &[Segment]) -> f64 {
    let letters = |wanted: &[On]| -> usize {
        let own = segments.iter().filter(|segment| wanted.contains(&segment.on));
        own.map(|segment| segment.text.chars().count()).sum()
    };
    let longer = letters(&[On::Both, On::Old]).max(letters(&[On::Both, On::New])).max(1);
    letters(&[On::Both]) as f64 / longer as f64
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

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(on: On, text: &str) -> Segment {
        Segment { on, text: text.to_owned() }
    }

    fn change(words: Vec<Segment>) -> Change {
        let side = |own: On| -> String {
            let own = words.iter().filter(|word| word.on == On::Both || word.on == own);
            own.map(|word| word.text.as_str()).collect()
        };
        let place = |text: String| crate::Place {
            fiche: "AT1/CP1".to_owned(),
            group: "savoirs".to_owned(),
            pointer: String::new(),
            text,
        };
        let (old, new) = (place(side(On::Old)), place(side(On::New)));
        Change { kind: Kind::Reworded, old: Some(old), new: Some(new), words }
    }

    fn shown(words: Vec<Segment>) -> String {
        let mut out = String::new();
        details(&mut out, "c0", "AT1/CP1", &[change(words)], Locale::Fr);
        out
    }

    #[test]
    fn words_are_marked_in_wordings_that_are_alike_and_others_are_two_texts() {
        let alike = shown(vec![
            segment(On::Both, "Garder le feu du "),
            segment(On::Old, "phare"),
            segment(On::New, "port"),
        ]);
        assert!(
            alike.contains("Garder le feu du <del>phare</del>") && alike.contains("<ins>port</ins>"),
            "{alike}"
        );
        let unlike = shown(vec![
            segment(On::Both, "le "),
            segment(On::Old, "phare qui tourne"),
            segment(On::New, "port où l’on accoste"),
        ]);
        assert!(unlike.contains(">le phare qui tourne<") && !unlike.contains("<del>"), "{unlike}");
    }
}
