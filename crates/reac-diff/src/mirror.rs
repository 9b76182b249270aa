//! The same comparison, seen from the other side.

use crate::model::{Activity, Change, Competence, Diff, HeaderChange, Kind, Link, On, Section, Segment};

/// Swaps old and new everywhere; entries stand in the order of the side that is new now.
pub(crate) fn mirror(diff: Diff) -> Diff {
    let mut activities: Vec<Activity> = diff.activities.into_iter().map(activity).collect();
    activities.sort_by_key(|entry| order(entry.new.as_ref().map(|new| new.id.as_str())));
    let mut competences: Vec<Competence> = diff.competences.into_iter().map(competence).collect();
    competences.sort_by_key(|entry| order(entry.new.as_ref().map(|new| new.id.as_str())));
    Diff {
        schema: diff.schema,
        verdict: diff.verdict,
        old: diff.new,
        new: diff.old,
        header: diff
            .header
            .into_iter()
            .map(|change| HeaderChange { field: change.field, old: change.new, new: change.old })
            .collect(),
        activities,
        competences,
        sections: diff
            .sections
            .into_iter()
            .map(|section| Section { pointer: section.pointer, changes: changes(section.changes) })
            .collect(),
        correspondances: Vec::new(),
    }
}

/// What is gone comes last; of the others certificats after activities, then by number.
fn order(id: Option<&str>) -> (bool, bool, Vec<u32>) {
    let Some(id) = id else { return (true, false, Vec::new()) };
    let numbers = id.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    (false, id.starts_with("CCS"), numbers)
}

fn link(link: Link) -> Link {
    match link {
        Link::Same => Link::Same,
        Link::Split => Link::Merged,
        Link::Merged => Link::Split,
        Link::Added => Link::Removed,
        Link::Removed => Link::Added,
    }
}

fn activity(entry: Activity) -> Activity {
    Activity {
        link: link(entry.link),
        old: entry.new,
        new: entry.old,
        likeness: entry.likeness,
        renamed: entry.renamed,
        renumbered: entry.renumbered,
        title: segments(entry.title),
        changes: changes(entry.changes),
    }
}

fn competence(entry: Competence) -> Competence {
    Competence {
        link: link(entry.link),
        old: entry.new,
        new: entry.old,
        likeness: entry.likeness,
        renamed: entry.renamed,
        renumbered: entry.renumbered,
        moved: entry.moved,
        title: segments(entry.title),
        changes: changes(entry.changes),
    }
}

fn changes(changes: Vec<Change>) -> Vec<Change> {
    let mut out: Vec<Change> = changes
        .into_iter()
        .map(|change| Change {
            kind: match change.kind {
                Kind::Added => Kind::Removed,
                Kind::Removed => Kind::Added,
                kind => kind,
            },
            old: change.new,
            new: change.old,
            words: segments(change.words),
        })
        .collect();
    // Pairs, then what was added, then what is gone.
    out.sort_by_key(|change| match change.kind {
        Kind::Added => 1,
        Kind::Removed => 2,
        _ => 0,
    });
    out
}

fn segments(segments: Vec<Segment>) -> Vec<Segment> {
    let swap = |segment: Segment| Segment {
        on: match segment.on {
            On::Both => On::Both,
            On::Old => On::New,
            On::New => On::Old,
        },
        text: segment.text,
    };
    segments.into_iter().map(swap).collect()
}
