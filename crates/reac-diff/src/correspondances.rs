//! The table of correspondances that a référentiel d'évaluation prints, beside what two REACs show.
//!
//! A CCP certifies an activity: the activities that became each other are what the REACs say of certificates.

use reac_model::Re;

use crate::model::{Correspondance, Diff, Link, Reference, Source};

/// An old title and a new one.
type Pair = (Option<String>, Option<String>);

/// What the newer side's référentiel d'évaluation prints, in its order, then what the REACs alone show.
#[must_use]
pub fn correspondances(diff: &Diff, re: &Re) -> Vec<Correspondance> {
    let mut computed = computed(diff);
    let mut out: Vec<Correspondance> = Vec::new();
    for (old, new) in printed(re) {
        let found = computed.iter().position(|(a, b)| same(a, &old) && same(b, &new));
        if let Some(found) = found {
            computed.remove(found);
        }
        let source = if found.is_some() { Source::Both } else { Source::Printed };
        let entry = Correspondance { old, new, source };
        if !out.contains(&entry) {
            out.push(entry);
        }
    }
    out.extend(computed.into_iter().map(|(old, new)| Correspondance { old, new, source: Source::Computed }));
    // Without a table there is nothing to hold beside it.
    if re.correspondances.is_empty() { Vec::new() } else { out }
}

/// Each old certificate of a row with each new one.
fn printed(re: &Re) -> Vec<Pair> {
    let mut out = Vec::new();
    for row in re.correspondances.iter().flat_map(|table| &table.ccp) {
        let side = |titles: &[String]| -> Vec<Option<String>> {
            if titles.is_empty() { vec![None] } else { titles.iter().cloned().map(Some).collect() }
        };
        let news = side(&row.nouveau);
        for old in side(&row.ancien) {
            out.extend(news.iter().map(|new| (old.clone(), new.clone())));
        }
    }
    out
}

/// Activities that became each other, and those whose competences went on in another.
fn computed(diff: &Diff) -> Vec<Pair> {
    let title = |side: &Option<Reference>| side.as_ref().map(|found| found.intitule.clone());
    let activity = |id: &str| id.split_once('/').map(|(activity, _)| activity.to_owned());
    let mut out: Vec<Pair> = Vec::new();
    let mut alone: Vec<&crate::Activity> = Vec::new();
    for entry in &diff.activities {
        match entry.link {
            Link::Added | Link::Removed => alone.push(entry),
            Link::Same | Link::Split | Link::Merged => out.push((title(&entry.old), title(&entry.new))),
        }
    }
    for entry in alone {
        let (old, new) = (entry.old.as_ref(), entry.new.as_ref());
        let own = |side: Option<&Reference>, id: &str| {
            side.is_some_and(|side| activity(id).is_some_and(|known| known == side.id))
        };
        let went = diff.competences.iter().filter_map(|pair| {
            let (a, b) = (pair.old.as_ref()?, pair.new.as_ref()?);
            (own(old, &a.id) || own(new, &b.id)).then(|| (activity(&a.id), activity(&b.id)))
        });
        let named = |id: Option<String>, side: fn(&crate::Activity) -> Option<&Reference>| {
            let mut all = diff.activities.iter().filter_map(side);
            id.and_then(|id| all.find(|found| found.id == id)).map(|found| found.intitule.clone())
        };
        let before = out.len();
        for (a, b) in went.collect::<Vec<_>>() {
            let pair = (named(a, |entry| entry.old.as_ref()), named(b, |entry| entry.new.as_ref()));
            if !out.contains(&pair) {
                out.push(pair);
            }
        }
        if out.len() == before {
            out.push((title(&entry.old), title(&entry.new)));
        }
    }
    out
}

/// Titles that differ by capitals, signs and spaces only.
fn same(a: &Option<String>, b: &Option<String>) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    match (a, b) {
        (Some(a), Some(b)) => letters(a) == letters(b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A REAC held against itself, and a référentiel d'évaluation whose table says these rows.
    fn found(rows: &[(&[&str], &[&str])]) -> (Vec<String>, Vec<Correspondance>) {
        let (reac, _) = reac_typeset::random(3);
        let (mut re, _) = reac_typeset::random_re(3);
        let own = |titles: &[&str]| titles.iter().map(|title| (*title).to_owned()).collect();
        let titles = reac.activites_types.iter().map(|fiche| fiche.intitule.clone()).collect();
        let rows = rows
            .iter()
            .map(|(old, new)| reac_model::CorrespondanceCcp { ancien: own(old), nouveau: own(new) });
        re.correspondances.truncate(1);
        re.correspondances[0].ccp = rows.collect();
        (titles, correspondances(&crate::diff(&reac, &reac), &re))
    }

    #[test]
    fn what_both_say_is_said_once() {
        let (titles, _) = found(&[]);
        let first = titles[0].to_uppercase();
        let (_, all) = found(&[(&[first.as_str()], &[first.as_str()])]);
        assert_eq!(all[0].source, Source::Both);
        assert_eq!(all.len(), titles.len());
        assert!(all[1..].iter().all(|entry| entry.source == Source::Computed), "{all:?}");
    }

    #[test]
    fn what_the_table_alone_says_is_named() {
        let (titles, all) = found(&[(&[], &["Nourrir les pigeons"])]);
        assert_eq!((all[0].old.as_ref(), all[0].source), (None, Source::Printed));
        assert_eq!(all.len(), titles.len() + 1);
    }
}
