//! A text and all that was done to it.
//!
//! Rules run one after the other, each on what the last one left. What is kept is one list of marks against the
//! verbatim text, apart from each other and in order: so places in the new text are right whatever came later,
//! and all of it can be taken back. Where a later edit touches an earlier one the two become one.

use std::borrow::Cow;
use std::ops::Range;

use crate::grounds::Note;
use crate::passage::Change;

/// One edit of the current text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Edit {
    /// Bytes of the current text.
    pub(crate) range: Range<usize>,
    pub(crate) after: Cow<'static, str>,
    pub(crate) note: Note,
}

/// An edit against the verbatim text.
#[derive(Debug, Clone, PartialEq)]
struct Mark {
    /// Bytes of the verbatim text.
    range: Range<usize>,
    after: Cow<'static, str>,
    note: Note,
}

/// See the module.
#[derive(Debug, Clone)]
pub(crate) struct Trail<'a> {
    verbatim: &'a str,
    current: Cow<'a, str>,
    marks: Vec<Mark>,
}

impl<'a> Trail<'a> {
    pub(crate) fn new(verbatim: &'a str) -> Self {
        Self { verbatim, current: Cow::Borrowed(verbatim), marks: Vec::new() }
    }

    /// What the text is now.
    pub(crate) fn text(&self) -> &str {
        &self.current
    }

    /// Makes edits of the current text. They are in order and apart from each other; one that is not, or that is
    /// not on the borders of characters, is left out.
    pub(crate) fn apply(&mut self, edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        let old = std::mem::take(&mut self.marks);
        let mut marks = old.into_iter().peekable();
        // Bytes the current text is longer (or shorter) than the verbatim one, up to the mark looked at.
        let mut shift = 0_isize;
        let mut edits = self.usable(edits).into_iter().peekable();
        while let Some(edit) = edits.next() {
            let start = edit.range.start;
            while let Some(mark) = marks.next_if(|mark| place(mark, shift).end <= start) {
                shift += growth(&mark);
                self.marks.push(mark);
            }
            let mut end = edit.range.end;
            let mut joined =
                Mark { range: back(start, shift)..back(end, shift), after: edit.after, note: edit.note };
            // How far marks reach that the edit touches.
            let mut reach = end;
            loop {
                while let Some(mark) = marks.next_if(|mark| place(mark, shift).start < end) {
                    let there = place(&mark, shift);
                    if there.start < start {
                        let head = self.current.get(there.start..start).unwrap_or_default();
                        joined.after = Cow::Owned(format!("{head}{}", joined.after));
                        joined.range.start = mark.range.start;
                    }
                    shift += growth(&mark);
                    reach = reach.max(there.end);
                    joined.note.confidence = joined.note.confidence.min(mark.note.confidence);
                }
                reach = reach.max(end);
                // The next edit is in what is left of a mark already touched.
                let Some(next) = edits.next_if(|next| next.range.start < reach) else { break };
                let between = self.current.get(end..next.range.start).unwrap_or_default();
                joined.after = Cow::Owned(format!("{}{between}{}", joined.after, next.after));
                end = next.range.end;
            }
            let tail = self.current.get(end..reach).unwrap_or_default();
            joined.after = Cow::Owned(format!("{}{tail}", joined.after));
            joined.range.end = back(reach, shift);
            self.marks.push(joined);
        }
        self.marks.extend(marks);
        // One edit can take another back.
        self.marks.retain(|mark| self.verbatim.get(mark.range.clone()) != Some(&*mark.after));
        self.current = Cow::Owned(render(self.verbatim, &self.marks));
    }

    /// Edits in order, apart, and on the borders of characters.
    fn usable(&self, edits: Vec<Edit>) -> Vec<Edit> {
        let mut done = 0;
        let mut out = edits;
        out.retain(|edit| {
            let Range { start, end } = edit.range.clone();
            let usable = start >= done && self.current.get(start..end).is_some();
            if usable {
                done = end;
            }
            usable
        });
        out
    }

    /// All that was done, as changes of a passage, and the new text. Marks of one rule that stand close together
    /// and that typography alone decided are one change: a passage has a dozen apostrophes.
    pub(crate) fn finish(self, passage: usize, changes: &mut Vec<Change>) -> String {
        let first = changes.len();
        let (mut at, mut from) = (0, 0);
        for mark in &self.marks {
            let between = self.verbatim.get(from..mark.range.start).unwrap_or_default();
            let gap = between.chars().count();
            let before = self.verbatim.get(mark.range.clone()).unwrap_or_default();
            at += gap;
            from = mark.range.end;
            let sure = mark.note.confidence >= 1.0 && gap <= CLOSE;
            let last = changes.get_mut(first..).and_then(<[Change]>::last_mut);
            match last.filter(|last| sure && last.rule == mark.note.rule && last.confidence >= 1.0) {
                Some(last) => {
                    last.before.push_str(between);
                    last.before.push_str(before);
                    last.after.push_str(between);
                    last.after.push_str(&mark.after);
                    last.grounds.again();
                }
                None => {
                    changes.push(Change::new(passage, at, before, &mark.after, &mark.note));
                }
            }
            at += mark.after.chars().count();
        }
        self.current.into_owned()
    }
}

/// Characters between two marks that are one change, at most.
const CLOSE: usize = 60;

/// Where a mark stands in the current text.
fn place(mark: &Mark, shift: isize) -> Range<usize> {
    let start = mark.range.start.saturating_add_signed(shift);
    start..start + mark.after.len()
}

fn growth(mark: &Mark) -> isize {
    mark.after.len().cast_signed() - mark.range.len().cast_signed()
}

fn back(at: usize, shift: isize) -> usize {
    at.saturating_add_signed(-shift)
}

fn render(verbatim: &str, marks: &[Mark]) -> String {
    let mut out = String::with_capacity(verbatim.len());
    let mut from = 0;
    for mark in marks {
        out.push_str(verbatim.get(from..mark.range.start).unwrap_or_default());
        out.push_str(&mark.after);
        from = mark.range.end;
    }
    out.push_str(verbatim.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::grounds::{Grounds, TYPOGRAPHY};
    use crate::passage::undo;

    fn edit(range: Range<usize>, after: &str) -> Edit {
        Edit {
            range,
            after: Cow::Owned(after.to_owned()),
            note: Note { rule: "test", grounds: Grounds::new(TYPOGRAPHY, Vec::new()), confidence: 0.9 },
        }
    }

    fn run(verbatim: &str, stages: Vec<Vec<Edit>>) -> (String, Vec<Change>) {
        let mut trail = Trail::new(verbatim);
        for edits in stages {
            trail.apply(edits);
        }
        let mut changes = Vec::new();
        let text = trail.finish(0, &mut changes);
        (text, changes)
    }

    #[test]
    fn edits_that_touch_become_one_change() {
        let stages = vec![vec![edit(1..2, "XY"), edit(4..5, "")], vec![edit(2..4, "-")]];
        let (text, changes) = run("abcdef", stages);
        assert_eq!(text, "aX-df");
        assert_eq!(changes.len(), 2);
        assert_eq!((changes[0].before.as_str(), changes[0].after.as_str(), changes[0].at), ("bc", "X-", 1));
        assert_eq!(undo(&text, &changes), "abcdef");
    }

    #[test]
    fn edits_apart_stay_apart_and_their_places_are_of_the_new_text() {
        let (text, changes) = run("été à", vec![vec![edit(0..2, "ee")], vec![edit(6..8, "o")]]);
        assert_eq!(text, "eeté o");
        assert_eq!(changes.iter().map(|change| change.at).collect::<Vec<_>>(), [0, 5]);
    }

    #[test]
    fn what_typography_does_over_and_over_is_one_change() {
        let sure = |at: usize| {
            let mut edit = edit(at..at + 1, "’");
            edit.note.confidence = 1.0;
            edit
        };
        let far = format!("d'un c'est {} l'", "x".repeat(CLOSE));
        let (text, changes) = run(&far, vec![vec![sure(1), sure(6), sure(far.len() - 1)]]);
        assert_eq!(changes.len(), 2);
        assert_eq!(
            (changes[0].before.as_str(), changes[0].after.as_str(), changes[0].at),
            ("'un c'", "’un c’", 1)
        );
        assert_eq!(undo(&text, &changes), far);
    }

    #[test]
    fn an_edit_that_is_taken_back_is_no_change() {
        let (text, changes) = run("abc", vec![vec![edit(1..2, "X")], vec![edit(1..2, "b")]]);
        assert_eq!(text, "abc");
        assert!(changes.is_empty());
    }

    proptest! {
        #[test]
        fn undo_gives_the_verbatim_text(
            verbatim in "[ab é’]{0,20}",
            stages in prop::collection::vec(
                prop::collection::vec((0_usize..24, 0_usize..5, "[xyé]{0,3}"), 0..6), 0..4),
        ) {
            let mut trail = Trail::new(&verbatim);
            for stage in stages {
                let mut expected = String::new();
                let (mut edits, mut from) = (Vec::new(), 0);
                let mut sorted = stage;
                sorted.sort();
                for (start, length, after) in sorted {
                    let range = start..start + length;
                    if start < from || trail.text().get(range.clone()).is_none() {
                        continue;
                    }
                    expected.push_str(&trail.text()[from..start]);
                    expected.push_str(&after);
                    from = range.end;
                    edits.push(edit(range, &after));
                }
                expected.push_str(&trail.text()[from..]);
                trail.apply(edits);
                prop_assert_eq!(trail.text(), expected);
            }
            let mut changes = Vec::new();
            let text = trail.finish(0, &mut changes);
            prop_assert_eq!(undo(&text, &changes), verbatim);
        }
    }
}
