//! For a terminal.

use std::fmt::Write;

use reac_diagnostic::Locale;

use super::{colon, fate, kind, label, name, one_line, path, pick, place, reference, tally, warning};
use crate::model::{Change, Diff, Kind, On, Segment};

/// Whether the output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// `[-old-]` and `{+new+}`.
    Plain,
    /// ANSI.
    Ansi,
}

impl Colour {
    fn paint(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Ansi => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }

    fn words(self, segments: &[Segment]) -> String {
        let part = |segment: &Segment| match (segment.on, self) {
            (On::Both, _) => segment.text.clone(),
            (On::Old, Self::Ansi) => self.paint("9;31", &segment.text),
            (On::New, Self::Ansi) => self.paint("32", &segment.text),
            (On::Old, Self::Plain) => format!("[-{}-]", segment.text),
            (On::New, Self::Plain) => format!("{{+{}+}}", segment.text),
        };
        segments.iter().map(part).collect()
    }
}

/// The whole comparison; one line where one says it all.
#[must_use]
pub fn human(diff: &Diff, locale: Locale, colour: Colour) -> String {
    if let Some(line) = one_line(diff, locale) {
        return line + "\n";
    }
    let mut out = format!(
        "{} → {}\n",
        colour.paint("1", &name(&diff.old, locale)),
        colour.paint("1", &name(&diff.new, locale))
    );
    // Writing to a string cannot fail.
    if let Some(warning) = warning(diff, locale) {
        let _ = writeln!(out, "{}\n", colour.paint("33", warning));
    }
    let _ = writeln!(out, "{}\n", tally(|kind| diff.count(kind), locale));
    for change in &diff.header {
        let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "—".to_owned());
        let _ = writeln!(
            out,
            "  {}{}{} → {}",
            path(&change.field, locale),
            colon(locale),
            value(&change.old),
            value(&change.new)
        );
    }
    let _ = writeln!(out, "\n{}", colour.paint("1", pick(locale, "Activités", "Activities")));
    for entry in &diff.activities {
        let _ = writeln!(out, "  {} → {}", reference(entry.old.as_ref()), reference(entry.new.as_ref()));
        details(&mut out, &entry.changes, locale, colour);
    }
    let _ = writeln!(out, "\n{}", colour.paint("1", pick(locale, "Compétences", "Competences")));
    for entry in &diff.competences {
        let fate = colour.paint("33", &fate(entry, locale));
        let _ = writeln!(
            out,
            "  {} → {}{}{fate}",
            reference(entry.old.as_ref()),
            reference(entry.new.as_ref()),
            colon(locale)
        );
        details(&mut out, &entry.changes, locale, colour);
    }
    for section in diff.sections.iter().filter(|section| section.changes.iter().any(Change::differs)) {
        let _ = writeln!(out, "\n{}", colour.paint("1", &path(&section.pointer, locale)));
        details(&mut out, &section.changes, locale, colour);
    }
    if !diff.correspondances.is_empty() {
        let _ = writeln!(out, "\n{}", colour.paint("1", super::correspondances::title(locale)));
    }
    for entry in &diff.correspondances {
        let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "—".to_owned());
        let source = colour.paint("33", super::correspondances::source(entry.source, locale));
        let _ = writeln!(out, "  {} → {}{}{source}", side(&entry.old), side(&entry.new), colon(locale));
    }
    out
}

fn details(out: &mut String, changes: &[Change], locale: Locale, colour: Colour) {
    for change in changes.iter().filter(|change| change.differs()) {
        let text = match (change.kind, &change.old, &change.new) {
            (Kind::Added, _, Some(new)) => colour.paint("32", &format!("+ {}", new.text)),
            (Kind::Removed, Some(old), _) => colour.paint("31", &format!("- {}", old.text)),
            (Kind::Moved, _, Some(new)) => format!("> {}", new.text),
            _ => format!("~ {}", colour.words(&change.words)),
        };
        let to = match (change.kind, &change.old, &change.new) {
            (Kind::Moved | Kind::MovedReworded, Some(old), Some(new)) => {
                format!("{} → {}", place(old, locale), place(new, locale))
            }
            (_, Some(only), None) | (_, _, Some(only)) => label(&only.group, locale),
            (_, None, None) => String::new(),
        };
        let _ = writeln!(out, "      {} ({to}, {})", text.trim_end(), kind(change.kind, locale));
    }
}
