//! A comparison of two référentiels d'évaluation, shown.

use std::fmt::Write;

use reac_diagnostic::Locale;
use similar::{ChangeTag, TextDiff};

use reac_page::escape as text;

use super::html::STYLE;
use super::pick;
use crate::evaluation::{ChangeRe, DiffRe};

/// For a terminal: a line a change, under the name of its place.
#[must_use]
pub fn human_re(diff: &DiffRe, locale: Locale) -> String {
    let mut out = format!("{} → {}\n{}\n", diff.old, diff.new, tally(diff, locale));
    let mut last: Option<&[String]> = None;
    for change in &diff.changes {
        if last != Some(&change.place) {
            out.push_str(&format!("\n{}\n", change.place.join(" › ")));
            last = Some(&change.place);
        }
        if let Some(old) = &change.old {
            out.push_str(&format!("  - {old}\n"));
        }
        if let Some(new) = &change.new {
            out.push_str(&format!("  + {new}\n"));
        }
    }
    out
}

fn tally(diff: &DiffRe, locale: Locale) -> String {
    let count = |wanted: fn(&ChangeRe) -> bool| diff.changes.iter().filter(|change| wanted(change)).count();
    let changed = count(|change| change.old.is_some() && change.new.is_some());
    let (gone, added) = (count(|change| change.new.is_none()), count(|change| change.old.is_none()));
    match locale {
        Locale::Fr => format!("{changed} modifié(s), {gone} supprimé(s), {added} ajouté(s)"),
        Locale::En => format!("{changed} changed, {gone} removed, {added} added"),
    }
}

/// For a document or a comment: a table.
#[must_use]
pub fn markdown_re(diff: &DiffRe, locale: Locale) -> String {
    let heads = match locale {
        Locale::Fr => ["Où", "Avant", "Après"],
        Locale::En => ["Where", "Before", "After"],
    };
    let cell = |text: &str| text.replace('|', "\\|").replace('<', "\\<");
    let mut out = format!("# {} → {}\n\n{}\n\n", cell(&diff.old), cell(&diff.new), tally(diff, locale));
    out.push_str(&format!("| {} |\n| --- | --- | --- |\n", heads.join(" | ")));
    for change in &diff.changes {
        let side = |text: &Option<String>| cell(text.as_deref().unwrap_or_default());
        let place = cell(&change.place.join(" › "));
        out.push_str(&format!("| {place} | {} | {} |\n", side(&change.old), side(&change.new)));
    }
    out
}

/// One page, side by side: a table a place, the words that differ marked.
#[must_use]
pub fn html_re(diff: &DiffRe, locale: Locale) -> String {
    let lang = pick(locale, "fr", "en");
    let name = format!("{} → {}", diff.old, diff.new);
    let title = text(&name);
    let mut out = format!("<h1>{title}</h1>\n<p>{}</p>\n", text(&tally(diff, locale)));
    // Values of one section together, of a test each part by itself.
    let depth = |change: &ChangeRe| change.place.len().saturating_sub(1).clamp(1, 2);
    let part = |change: &ChangeRe| change.place.iter().take(depth(change)).cloned().collect::<Vec<_>>();
    for changes in diff.changes.chunk_by(|a, b| part(a) == part(b)) {
        let Some(first) = changes.first() else { continue };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "<h2>{}</h2>\n<table class=\"stack\"><tbody>", text(&part(first).join(" › ")));
        for change in changes {
            let below = change.place.iter().skip(depth(change)).cloned().collect::<Vec<_>>().join(" › ");
            let [old, new] = sides(change);
            let _ =
                writeln!(out, "<tr><td class=\"k\">{}</td><td>{old}</td><td>{new}</td></tr>", text(&below));
        }
        out.push_str("</tbody></table>\n");
    }
    reac_page::page(lang, &name, STYLE, &out)
}

/// Before and after, what is in one of them alone marked.
fn sides(change: &ChangeRe) -> [String; 2] {
    let whole = |tag: &str, side: &Option<String>| match side {
        Some(side) => format!("<{tag}>{}</{tag}>", text(side)),
        None => "—".to_owned(),
    };
    let (Some(old), Some(new)) = (&change.old, &change.new) else {
        return [whole("del", &change.old), whole("ins", &change.new)];
    };
    let mut out = [String::new(), String::new()];
    let [before, after] = &mut out;
    for word in TextDiff::from_words(old.as_str(), new.as_str()).iter_all_changes() {
        let said = text(word.value());
        match word.tag() {
            ChangeTag::Equal => [&mut *before, &mut *after].into_iter().for_each(|side| side.push_str(&said)),
            ChangeTag::Delete => before.push_str(&format!("<del>{said}</del>")),
            ChangeTag::Insert => after.push_str(&format!("<ins>{said}</ins>")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(old: Option<&str>, new: Option<&str>) -> DiffRe {
        let place = ["epreuves", "CCP1", "modalites"].map(str::to_owned).to_vec();
        let change = ChangeRe { place, old: old.map(str::to_owned), new: new.map(str::to_owned) };
        let name = |n: &str| format!("RE GDP {n}");
        DiffRe { schema: String::new(), old: name("01"), new: name("02"), changes: vec![change] }
    }

    #[test]
    fn a_page_marks_the_words_that_differ() {
        let page = html_re(&diff(Some("Le feu <rouge>"), Some("Le feu vert")), Locale::Fr);
        assert!(page.contains("<h2>epreuves › CCP1</h2>"), "{page}");
        assert!(
            page.contains("<td>Le feu <del>&lt;rouge&gt;</del></td><td>Le feu <ins>vert</ins></td>"),
            "{page}"
        );
    }

    #[test]
    fn what_is_gone_has_nothing_beside_it() {
        let page = html_re(&diff(Some("Le feu"), None), Locale::En);
        assert!(page.contains("<td><del>Le feu</del></td><td>—</td>"), "{page}");
        assert!(page.contains("lang=\"en\""), "{page}");
    }
}
