//! Marked content: which piece of the structure tree a glyph belongs to.

use crate::glyph::Mark;

/// Marks deeper than this are not told apart.
const MAX_DEPTH: usize = 256;

/// The marked content that is open, outermost first.
#[derive(Debug, Clone)]
pub(crate) struct Marks {
    /// Object number of the page or form whose numbers count.
    owner: Option<u32>,
    open: Vec<Mark>,
    /// Begun beyond [`MAX_DEPTH`], to be ended first.
    beyond: usize,
}

impl Marks {
    pub(crate) fn new(owner: Option<u32>) -> Self {
        Self { owner, open: Vec::new(), beyond: 0 }
    }

    /// Inside a form, whose content numbers are its own; what it does not mark belongs to what is open now.
    pub(crate) fn inside_form(&self, form: u32) -> Self {
        Self { owner: Some(form), open: vec![self.current()], beyond: 0 }
    }

    pub(crate) fn current(&self) -> Mark {
        self.open.last().copied().unwrap_or_default()
    }

    /// `BMC` and `BDC`: the tag, and the number of the content (`MCID`) if it has one.
    pub(crate) fn begin(&mut self, tag: &[u8], id: Option<u32>) {
        let mark = match (tag, self.owner, id) {
            (b"Artifact", _, _) => Mark::Artifact,
            (_, Some(owner), Some(id)) => Mark::Content { owner, id },
            _ => self.current(),
        };
        if self.open.len() < MAX_DEPTH {
            self.open.push(mark);
        } else {
            self.beyond += 1;
        }
    }

    /// `EMC`.
    pub(crate) fn end(&mut self) {
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
        marks.begin(b"P", Some(2));
        let mut inside = marks.inside_form(9);
        assert_eq!(inside.current(), Mark::Content { owner: 7, id: 2 });
        inside.begin(b"Span", Some(0));
        assert_eq!(inside.current(), Mark::Content { owner: 9, id: 0 });
        inside.end();
        inside.begin(b"Span", None);
        assert_eq!(inside.current(), Mark::Content { owner: 7, id: 2 });
    }

    #[test]
    fn artifacts_belong_to_nothing() {
        let mut marks = Marks::new(Some(7));
        marks.begin(b"Artifact", Some(2));
        assert_eq!(marks.current(), Mark::Artifact);
    }

    #[test]
    fn ends_without_a_beginning_and_marks_beyond_the_bound_are_borne() {
        let mut marks = Marks::new(None);
        marks.end();
        for _ in 0..=MAX_DEPTH {
            marks.begin(b"Artifact", None);
        }
        for _ in 0..=MAX_DEPTH {
            assert_eq!(marks.current(), Mark::Artifact);
            marks.end();
        }
        assert_eq!(marks.current(), Mark::None);
    }
}
