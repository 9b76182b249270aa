//! A comparison, shown: one file a form. Words for a reader stand here, in French and English.

mod correspondances;
mod evaluation;
mod html;
mod human;
mod markdown;
mod voisins;

use reac_diagnostic::{Locale, term};

pub use evaluation::{html_re, human_re, markdown_re};
pub use html::html;
pub use human::{Colour, human};
pub use markdown::markdown;
pub use voisins::{html_alike, human_alike};

use crate::model::{Competence, Diff, Kind, Link, Reference, Verdict, Version};

/// The comparison as JSON.
///
/// # Errors
/// Never for what this crate makes.
pub fn json(diff: &Diff) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(diff)? + "\n")
}

fn pick<'t>(locale: Locale, fr: &'t str, en: &'t str) -> &'t str {
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

/// A day of ISO 8601 as a reader of the language writes it; anything else as it is.
fn day(text: &str, locale: Locale) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    match (locale, parts.as_slice()) {
        (Locale::Fr, [year, month, day]) if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            format!("{day}/{month}/{year}")
        }
        _ => text.to_owned(),
    }
}

/// `CDI 02 (04/03/2013)`.
fn name(version: &Version, locale: Locale) -> String {
    let parts = [&version.sigle, &version.millesime];
    let mut out = parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    if let Some(date) = &version.date_validation {
        out.push_str(&format!(" ({})", day(date, locale)));
    }
    if out.is_empty() { version.intitule.clone().unwrap_or_else(|| "?".to_owned()) } else { out }
}

/// What is to be known before the rest: that the two may have nothing to do with each other.
fn warning(diff: &Diff, locale: Locale) -> Option<&'static str> {
    let stand = |side: fn(&Competence) -> bool| diff.competences.iter().any(side);
    let related = stand(|one| one.old.is_some() && one.new.is_some());
    let both = stand(|one| one.old.is_some()) && stand(|one| one.new.is_some());
    (both && !related).then(|| {
        pick(
            locale,
            "Aucune compétence de l’un ne se retrouve dans l’autre : sont-ce deux versions d’un même titre ?",
            "No competence of the one is found in the other: are these two versions of one titre?",
        )
    })
}

/// The one line that says how two documents stand to each other, where one line says it all.
fn one_line(diff: &Diff, locale: Locale) -> Option<String> {
    match diff.verdict {
        Verdict::Content => None,
        Verdict::Identical => Some(pick(locale, "Aucune différence.", "No difference.").to_owned()),
        Verdict::HeaderOnly => {
            let value = |value: &Option<String>| day(value.as_deref().unwrap_or("—"), locale);
            let parts: Vec<String> = diff
                .header
                .iter()
                .map(|change| {
                    format!("{} {} → {}", path(&change.field, locale), value(&change.old), value(&change.new))
                })
                .collect();
            let head = pick(locale, "Même contenu ; seuls diffèrent :", "Same content; only these differ:");
            Some(format!("{head} {}", parts.join(", ")))
        }
    }
}

/// A key of the canonical JSON, in the reader's words.
fn label(key: &str, locale: Locale) -> String {
    term(&format!("@{key}"), locale).map_or_else(|| key.replace('_', " "), str::to_owned)
}

/// What a pointer leads to: `emploi type, niveau`. That a value is the document's or the titre's needs no saying.
fn path(pointer: &str, locale: Locale) -> String {
    let said = |key: &&str| !matches!(*key, "" | "document" | "titre") && key.parse::<usize>().is_err();
    let keys = pointer.split('/').filter(said);
    keys.map(|key| label(key, locale)).collect::<Vec<_>>().join(", ")
}

fn colon(locale: Locale) -> &'static str {
    pick(locale, "\u{a0}: ", ": ")
}

fn kind(kind: Kind, locale: Locale) -> &'static str {
    match (kind, locale) {
        (Kind::Unchanged, Locale::Fr) => "inchangé",
        (Kind::Unchanged, Locale::En) => "unchanged",
        (Kind::Reworded, Locale::Fr) => "reformulé",
        (Kind::Reworded, Locale::En) => "reworded",
        (Kind::Moved, Locale::Fr) => "déplacé",
        (Kind::Moved, Locale::En) => "moved",
        (Kind::MovedReworded, Locale::Fr) => "déplacé et reformulé",
        (Kind::MovedReworded, Locale::En) => "moved and reworded",
        (Kind::Added, Locale::Fr) => "ajouté",
        (Kind::Added, Locale::En) => "added",
        (Kind::Removed, Locale::Fr) => "supprimé",
        (Kind::Removed, Locale::En) => "removed",
    }
}

/// What became of a competence, in words.
fn fate(entry: &Competence, locale: Locale) -> String {
    let link = match (entry.link, locale) {
        (Link::Same, _) => "",
        (Link::Split, Locale::Fr) => "issue d'une scission",
        (Link::Split, Locale::En) => "split off",
        (Link::Merged, Locale::Fr) => "fusionnée",
        (Link::Merged, Locale::En) => "merged",
        (Link::Added, Locale::Fr) => "nouvelle",
        (Link::Added, Locale::En) => "new",
        (Link::Removed, Locale::Fr) => "supprimée",
        (Link::Removed, Locale::En) => "removed",
    };
    let mut out: Vec<&str> = Some(link).into_iter().filter(|link| !link.is_empty()).collect();
    let paired = entry.link == Link::Same;
    let flags = [
        (entry.renamed && paired, "renommée", "renamed"),
        (entry.renumbered && paired, "renumérotée", "renumbered"),
        (entry.moved && paired, "autre activité", "other activity"),
    ];
    out.extend(flags.iter().filter(|(flag, ..)| *flag).map(|(_, fr, en)| pick(locale, fr, en)));
    let inside = entry.changes.iter().any(crate::Change::differs);
    if paired && inside {
        out.push(pick(locale, "contenu modifié", "content changed"));
    }
    if out.is_empty() { pick(locale, "inchangée", "unchanged").to_owned() } else { out.join(", ") }
}

fn reference(reference: Option<&Reference>) -> String {
    reference.map_or_else(|| "—".to_owned(), |found| format!("{} {}", found.id, found.intitule))
}

/// How many items changed how, as `12 inchangés, 3 reformulés`.
fn tally(count: impl Fn(Kind) -> usize, locale: Locale) -> String {
    let kinds =
        [Kind::Unchanged, Kind::Reworded, Kind::Moved, Kind::MovedReworded, Kind::Added, Kind::Removed];
    let parts = kinds.into_iter().map(|of| (count(of), kind(of, locale))).filter(|(count, _)| *count > 0);
    parts.map(|(count, word)| format!("{count} {}", agree(word, count))).collect::<Vec<_>>().join(", ")
}

/// A word with the ending that its number wants: French participles.
fn agree(word: &str, count: usize) -> String {
    if count < 2 {
        return word.to_owned();
    }
    word.split(' ')
        .map(|word| if word.ends_with('é') { format!("{word}s") } else { word.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Where an item stands, for a reader: `AT1/CP3 savoirs`.
fn place(place: &crate::Place, locale: Locale) -> String {
    format!("{} {}", place.fiche, label(&place.group, locale)).trim().to_owned()
}
