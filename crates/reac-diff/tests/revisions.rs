//! Revisions made at known places, and what the comparison makes of them; properties that hold for any two documents.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it measured"
)]

use std::collections::BTreeMap;

use fastrand::Rng;
use reac_diff::{Competence, Kind, Link, Verdict, diff};
use reac_model::{ActiviteId, CompetenceId, CompetenceProfessionnelle, Reac};

/// What became of each competence: old id to new id.
type Truth = BTreeMap<String, Option<String>>;

fn document(seed: u64) -> Reac {
    reac_typeset::random(seed).0
}

/// A revision: titles and items reworded, items dropped and added, competences renumbered, moved, dropped.
fn revise(old: &Reac, rng: &mut Rng) -> (Reac, Truth) {
    let mut new = old.clone();
    let vocabulary: Vec<String> = old
        .competences_professionnelles
        .iter()
        .flat_map(|fiche| fiche.savoirs.iter().chain(&fiche.criteres_performance))
        .flat_map(|item| item.split_whitespace())
        .filter(|word| word.chars().count() > 4)
        .map(str::to_owned)
        .collect();
    let mut fiches: Vec<(String, CompetenceProfessionnelle)> =
        new.competences_professionnelles.drain(..).map(|fiche| (fiche.id.to_string(), fiche)).collect();
    let mut truth: Truth = fiches.iter().map(|(id, _)| (id.clone(), None)).collect();
    if fiches.len() > 4 && rng.u8(..3) == 0 {
        fiches.remove(rng.usize(..fiches.len()));
    }
    for (_, fiche) in &mut fiches {
        if rng.u8(..3) == 0 {
            reword(&mut fiche.intitule, &vocabulary, rng);
        }
        for items in [&mut fiche.criteres_performance, &mut fiche.savoir_faire_techniques, &mut fiche.savoirs]
        {
            for item in items.iter_mut() {
                if rng.u8(..4) == 0 {
                    reword(item, &vocabulary, rng);
                }
            }
            if items.len() > 2 && rng.u8(..3) == 0 {
                items.remove(rng.usize(..items.len()));
            }
            if rng.u8(..3) == 0 {
                let mut words = Vec::new();
                for _ in 0..6 {
                    words.extend(rng.choice(&vocabulary).cloned());
                }
                items.push(words.join(" "));
            }
        }
    }
    // Other order, other numbers, other activities.
    for _ in 0..2 {
        let (a, b) = (rng.usize(..fiches.len()), rng.usize(..fiches.len()));
        fiches.swap(a, b);
    }
    let activities: Vec<ActiviteId> = old.activites_types.iter().map(|fiche| fiche.id).collect();
    for (rank, (id, fiche)) in fiches.iter_mut().enumerate() {
        fiche.numero = u32::try_from(rank).unwrap() + 1;
        let activity = if rng.u8(..6) == 0 { rng.choice(&activities).cloned() } else { fiche.activite_type };
        fiche.activite_type = activity;
        fiche.id = CompetenceId { activite: activity, numero: fiche.numero };
        truth.insert(id.clone(), Some(fiche.id.to_string()));
    }
    new.competences_professionnelles = fiches.into_iter().map(|(_, fiche)| fiche).collect();
    new.document.millesime = Some("99".to_owned());
    (new, truth)
}

/// One or two words for others.
fn reword(text: &mut String, vocabulary: &[String], rng: &mut Rng) {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    for _ in 0..1 + words.len() / 6 {
        let index = rng.usize(..words.len());
        if let Some(other) = rng.choice(vocabulary) {
            words[index].clone_from(other);
        }
    }
    *text = words.join(" ");
}

fn id(side: Option<&reac_diff::Reference>) -> Option<String> {
    side.map(|found| found.id.clone())
}

#[test]
fn revised_competences_are_found_again() {
    let (mut right, mut all, mut faults) = (0, 0, Vec::new());
    for seed in 0..60 {
        let old = document(seed);
        let (new, truth) = revise(&old, &mut Rng::with_seed(seed));
        let found = diff(&old, &new);
        for (old_id, expected) in &truth {
            let became = found
                .competences
                .iter()
                .find(|entry| entry.link == Link::Same && id(entry.old.as_ref()).as_ref() == Some(old_id));
            all += 1;
            if became.and_then(|entry| id(entry.new.as_ref())) == *expected {
                right += 1;
            } else {
                faults.push(format!(
                    "seed {seed}: {old_id} became {expected:?}, found {:?}",
                    became.map(|entry| &entry.new)
                ));
            }
        }
    }
    println!("{right} of {all} competences");
    assert!(right * 100 >= all * 99, "{right} of {all}\n{}", faults.join("\n"));
}

#[test]
fn a_document_does_not_differ_from_itself() {
    for seed in 0..20 {
        let document = document(seed);
        let found = diff(&document, &document);
        assert!(
            found.is_empty(),
            "seed {seed}: {:?}",
            found.competences.iter().filter(|entry| entry.differs()).collect::<Vec<_>>()
        );
    }
}

#[test]
fn dates_and_codes_alone_are_one_line() {
    let old = document(3);
    let mut new = old.clone();
    new.document.date_mise_a_jour = Some("2031-01-01".to_owned());
    let found = diff(&old, &new);
    assert_eq!(found.verdict, Verdict::HeaderOnly);
    for (locale, day) in
        [(reac_diagnostic::Locale::Fr, "01/01/2031"), (reac_diagnostic::Locale::En, "2031-01-01")]
    {
        let text = reac_diff::render::human(&found, locale, reac_diff::render::Colour::Plain);
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.contains(day));
    }
}

/// Which of two documents is the old one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    There,
    Back,
}

/// An entry, told so that both directions can be compared.
fn told(entry: &Competence, way: Way) -> String {
    let (mut old, mut new) = (id(entry.old.as_ref()), id(entry.new.as_ref()));
    let mut link = entry.link;
    let (mut added, mut removed) = (entry.count(Kind::Added), entry.count(Kind::Removed));
    if way == Way::Back {
        (old, new) = (new, old);
        (added, removed) = (removed, added);
        link = match link {
            Link::Split => Link::Merged,
            Link::Merged => Link::Split,
            Link::Added => Link::Removed,
            Link::Removed => Link::Added,
            Link::Same => Link::Same,
        };
    }
    format!(
        "{old:?} {new:?} {link:?} {} {} {added} {removed} {}",
        entry.likeness,
        entry.moved,
        entry.count(Kind::Reworded)
    )
}

#[test]
fn both_directions_mirror_each_other() {
    for seed in 0..30 {
        let old = document(seed);
        // A revision, and a stranger.
        for new in [revise(&old, &mut Rng::with_seed(seed)).0, document(seed + 100)] {
            let (there, back) = (diff(&old, &new), diff(&new, &old));
            let mut left: Vec<String> =
                there.competences.iter().map(|entry| told(entry, Way::There)).collect();
            let mut right: Vec<String> =
                back.competences.iter().map(|entry| told(entry, Way::Back)).collect();
            left.sort();
            right.sort();
            assert_eq!(left, right, "seed {seed}");
            assert_eq!(there.count(Kind::Added), back.count(Kind::Removed));
            assert_eq!((&there.old, &there.new), (&back.new, &back.old));
            assert_eq!(there.verdict, back.verdict);
        }
    }
}

#[test]
fn every_item_of_both_sides_is_accounted_for_once() {
    for seed in 0..30 {
        let old = document(seed);
        let (new, _) = revise(&old, &mut Rng::with_seed(seed));
        let found = diff(&old, &new);
        for (reac, turned) in [(&old, false), (&new, true)] {
            let count = |fiche: &CompetenceProfessionnelle| {
                fiche.criteres_performance.len()
                    + fiche.savoir_faire_techniques.len()
                    + fiche.savoir_faire_organisationnels.len()
                    + fiche.savoir_faire_relationnels.len()
                    + fiche.savoirs.len()
            };
            let expected: usize = reac.competences_professionnelles.iter().map(count).sum();
            let places = found.competences.iter().flat_map(|entry| &entry.changes);
            let places =
                places.filter_map(|change| if turned { change.new.as_ref() } else { change.old.as_ref() });
            let mut seen: Vec<&str> = places
                .filter(|place| !matches!(place.group.as_str(), "description" | "contexte"))
                .map(|place| place.pointer.as_str())
                .collect();
            assert_eq!(seen.len(), expected, "seed {seed}");
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), expected, "seed {seed}");
        }
    }
}

#[test]
fn a_split_and_a_merge_are_told() {
    let old = document(5);
    let mut new = old.clone();
    // The first competence is parted: half of its items go to a new one.
    let mut part = new.competences_professionnelles[0].clone();
    part.numero = 90;
    part.id = CompetenceId { activite: part.activite_type, numero: 90 };
    part.intitule = "Conduire une autre part de cela".to_owned();
    new.competences_professionnelles.push(part);
    let found = diff(&old, &new);
    let split = found.competences.iter().find(|entry| entry.link == Link::Split).unwrap();
    assert_eq!(id(split.old.as_ref()), Some(old.competences_professionnelles[0].id.to_string()));
    assert!(diff(&new, &old).competences.iter().any(|entry| entry.link == Link::Merged));
}

#[test]
fn the_page_is_whole_and_holds_nothing_foreign() {
    let old = document(1);
    let (mut new, _) = revise(&old, &mut Rng::with_seed(1));
    new.competences_professionnelles[0].intitule = "Garder <b>un</b> phare & sa tour".to_owned();
    let page = reac_diff::render::html(&diff(&old, &new), reac_diagnostic::Locale::Fr);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</body>\n</html>\n"));
    assert!(page.contains("Table de correspondance"));
    assert!(!page.contains("<b>un</b>") && !page.contains("<script") && !page.contains("src="));
    for tag in ["table", "tr", "td", "del", "ins", "h2", "details", "summary", "ul", "li"] {
        assert_eq!(
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count(),
            page.matches(&format!("</{tag}>")).count(),
            "{tag}"
        );
    }
}

/// What a pointer leads to, as text.
fn resolved(side: &serde_json::Value, pointer: &str) -> Option<String> {
    match side.pointer(pointer)? {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[test]
fn every_pointer_leads_to_the_text_beside_it() {
    let mut all = 0;
    for seed in 0..10 {
        let old = document(seed);
        for new in [revise(&old, &mut Rng::with_seed(seed)).0, document(seed + 100)] {
            let (left, right) = (serde_json::to_value(&old).unwrap(), serde_json::to_value(&new).unwrap());
            let found = diff(&old, &new);
            let of_activities = found.activities.iter().flat_map(|entry| &entry.changes);
            let of_competences = found.competences.iter().flat_map(|entry| &entry.changes);
            let of_sections = found.sections.iter().flat_map(|section| {
                assert!(left.pointer(&section.pointer).is_some(), "seed {seed}: {}", section.pointer);
                &section.changes
            });
            for change in of_activities.chain(of_competences).chain(of_sections) {
                for (place, side) in [(&change.old, &left), (&change.new, &right)] {
                    let Some(place) = place else { continue };
                    assert_eq!(
                        resolved(side, &place.pointer).as_ref(),
                        Some(&place.text),
                        "seed {seed}: {place:?}"
                    );
                    all += 1;
                }
            }
            for change in &found.header {
                for (value, side) in [(&change.old, &left), (&change.new, &right)] {
                    let Some(value) = value else { continue };
                    assert_eq!(
                        resolved(side, &change.field).as_ref(),
                        Some(value),
                        "seed {seed}: {change:?}"
                    );
                    all += 1;
                }
            }
        }
    }
    println!("{all} places");
}
