//! What each code means, an example, and what to do: the long form of the table of codes.

mod evaluation;
mod pages;
mod reading;
mod refusals;
mod structure;
mod values;
mod verdict;

use crate::{Code, Locale};

/// A code explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// Which one.
    pub code: Code,
    /// What it means, in French.
    pub fr: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// What stands in a document, or was done, when it is reported; documents are French.
    pub example: &'static str,
    /// What to do, in French.
    pub remedy_fr: &'static str,
    /// What to do, in English.
    pub remedy_en: &'static str,
}

impl Explanation {
    /// What it means.
    #[must_use]
    pub fn meaning(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => self.fr,
            Locale::En => self.en,
        }
    }

    /// What to do.
    #[must_use]
    pub fn remedy(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => self.remedy_fr,
            Locale::En => self.remedy_en,
        }
    }
}

/// Explains a code; every code has an explanation.
#[must_use]
pub fn explain(code: Code) -> Option<&'static Explanation> {
    let tables = [
        refusals::TABLE,
        reading::TABLE,
        pages::TABLE,
        structure::TABLE,
        values::TABLE,
        evaluation::TABLE,
        verdict::TABLE,
    ];
    tables.into_iter().flatten().find(|explanation| explanation.code == code)
}

const fn x(
    code: Code,
    fr: &'static str,
    en: &'static str,
    example: &'static str,
    remedy_fr: &'static str,
    remedy_en: &'static str,
) -> Explanation {
    Explanation { code, fr, en, example, remedy_fr, remedy_en }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ALL;

    #[test]
    fn every_code_is_explained_once() {
        for code in ALL {
            let explanation = explain(*code);
            assert!(explanation.is_some(), "{} has no explanation", code.id());
            let parts = explanation.map(|all| [all.fr, all.en, all.example, all.remedy_fr, all.remedy_en]);
            assert!(parts.is_some_and(|parts| parts.iter().all(|part| !part.is_empty())), "{}", code.id());
        }
        let count = [
            refusals::TABLE,
            reading::TABLE,
            pages::TABLE,
            structure::TABLE,
            values::TABLE,
            evaluation::TABLE,
            verdict::TABLE,
        ]
        .iter()
        .map(|table| table.len())
        .sum::<usize>();
        assert_eq!(count, ALL.len());
    }
}
