//! Forms being drawn, one on the other: none within itself, and no more than the budget allows.

use crate::budget::Budget;

/// Object numbers of the forms being drawn, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Forms(Vec<u32>);

impl Forms {
    /// Whether form `id` may be drawn now.
    pub(crate) fn admit(&self, id: u32, budget: &mut Budget) -> bool {
        let depth = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        !self.0.contains(&id) && budget.form(depth)
    }

    pub(crate) fn begin(&mut self, id: u32) {
        self.0.push(id);
    }

    pub(crate) fn end(&mut self) {
        self.0.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn forms_are_drawn_on_forms_up_to_a_depth_and_none_within_itself() {
        let mut budget = Budget::new(&Limits { form_depth: 2, ..Limits::generous() });
        let mut forms = Forms::default();
        assert!(forms.admit(7, &mut budget));
        forms.begin(7);
        assert!(!forms.admit(7, &mut budget) && forms.admit(8, &mut budget));
        assert_eq!(budget.take_spent(), None);
        forms.begin(8);
        assert!(!forms.admit(9, &mut budget));
        assert!(budget.take_spent().is_some());
        forms.end();
        forms.end();
        assert!(forms.admit(7, &mut budget));
    }
}
