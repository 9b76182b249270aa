//! Marked content: which piece of the structure tree a glyph belongs to.

use crate::glyph::Mark;
use hayro_syntax::content::Instruction;
use hayro_syntax::object::{Dict, Object};
use hayro_syntax::page::Resources;

/// Marks deeper than this are not told apart.
const MAX_DEPTH: usize = 256;

/// The marked content that is open, outermost first.
#[derive(Clone)]
pub(super) struct Marks {
    /// Object number of the page or form whose numbers count.
    owner: Option<u32>,
    open: Vec<Mark>,
    /// Begun beyond [`MAX_DEPTH`], to be ended first.
    beyond: usize,
}

impl Marks {
    pub(super) fn new(owner: Option<u32>) -> Self {
        Self { owner, open: Vec::new(), beyond: 0 }
    }

    /// Inside a form, whose content numbers are its own; what it does not mark belongs to what is open now.
    pub(super) fn inside_form(&self, form: u32) -> Self {
        Self { owner: Some(form), open: vec![self.current()], beyond: 0 }
    }

    pub(super) fn current(&self) -> Mark {
        self.open.last().copied().unwrap_or_default()
    }

    pub(super) fn begin(&mut self, op: &Instruction<'_, '_>, resources: &Resources<'_>) {
        let mut operands = op.operands();
        let is_artifact = matches!(operands.next(), Some(Object::Name(tag)) if &**tag == b"Artifact");
        let id = match operands.next() {
            Some(Object::Dict(properties)) => properties.get::<u32>("MCID"),
            Some(Object::Name(name)) => resources
                .properties
                .get::<Dict<'_>>(name)
                .and_then(|properties| properties.get::<u32>("MCID")),
            _ => None,
        };
        let mark = match (is_artifact, self.owner, id) {
            (true, _, _) => Mark::Artifact,
            (false, Some(owner), Some(id)) => Mark::Content { owner, id },
            _ => self.current(),
        };
        self.push(mark);
    }

    fn push(&mut self, mark: Mark) {
        if self.open.len() < MAX_DEPTH {
            self.open.push(mark);
        } else {
            self.beyond += 1;
        }
    }

    pub(super) fn end(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.open.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_does_not_mark_belongs_to_the_page() {
        let mut marks = Marks::new(Some(7));
        marks.push(Mark::Content { owner: 7, id: 2 });
        let mut inside = marks.inside_form(9);
        assert_eq!(inside.current(), Mark::Content { owner: 7, id: 2 });
        inside.push(Mark::Content { owner: 9, id: 0 });
        assert_eq!(inside.current(), Mark::Content { owner: 9, id: 0 });
        inside.end();
        assert_eq!(inside.current(), Mark::Content { owner: 7, id: 2 });
    }

    #[test]
    fn ends_without_a_beginning_and_depth_without_end_are_borne() {
        let mut marks = Marks::new(None);
        marks.end();
        for _ in 0..10_000 {
            marks.push(Mark::Artifact);
        }
        for _ in 0..10_000 {
            assert_eq!(marks.current(), Mark::Artifact);
            marks.end();
        }
        assert_eq!(marks.current(), Mark::None);
    }
}
