//! The verdicts on the documents of a run, counted, and held against what was required.

use reac::Locale;
use reac_model::Verdict;

use crate::args::RequireArg;

/// The verdicts of a run.
#[derive(Debug)]
pub(crate) struct Verdicts {
    require: Option<RequireArg>,
    sure: usize,
    a_relire: usize,
    douteux: usize,
    worse: usize,
}

/// How a verdict is called in a reader's language.
pub(crate) fn word(verdict: Verdict, locale: Locale) -> &'static str {
    let key = match verdict {
        Verdict::Sure => "@verdict_sure",
        Verdict::ARelire => "@verdict_a_relire",
        Verdict::Douteux => "@verdict_douteux",
    };
    reac_diagnostic::term(key, locale).unwrap_or(verdict.as_str())
}

impl Verdicts {
    /// None yet.
    pub(crate) fn new(require: Option<RequireArg>) -> Self {
        Self { require, sure: 0, a_relire: 0, douteux: 0, worse: 0 }
    }

    /// Counts one document; one that was not read has none.
    pub(crate) fn add(&mut self, verdict: Option<Verdict>) {
        let Some(verdict) = verdict else { return };
        *match verdict {
            Verdict::Sure => &mut self.sure,
            Verdict::ARelire => &mut self.a_relire,
            Verdict::Douteux => &mut self.douteux,
        } += 1;
        self.worse += usize::from(self.require.is_some_and(|require| !require.allows(verdict)));
    }

    /// No document is worse than what was required.
    pub(crate) fn suffice(&self) -> bool {
        self.worse == 0
    }

    /// The worst of them.
    pub(crate) fn worst(&self) -> Option<Verdict> {
        let counts =
            [(Verdict::Douteux, self.douteux), (Verdict::ARelire, self.a_relire), (Verdict::Sure, self.sure)];
        counts.into_iter().find(|(_, count)| *count > 0).map(|(verdict, _)| verdict)
    }

    /// `3 sure, 1 needs a look, 0 doubtful`; nothing where no document was read.
    pub(crate) fn line(&self, locale: Locale) -> String {
        if self.worst().is_none() {
            return String::new();
        }
        let counts =
            [(self.sure, Verdict::Sure), (self.a_relire, Verdict::ARelire), (self.douteux, Verdict::Douteux)];
        counts.map(|(count, verdict)| format!("{count} {}", word(verdict, locale))).join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worse_does_not_suffice() {
        let mut all = Verdicts::new(Some(RequireArg::ARelire));
        all.add(Some(Verdict::Sure));
        all.add(Some(Verdict::ARelire));
        all.add(None);
        assert!(all.suffice());
        all.add(Some(Verdict::Douteux));
        assert!(!all.suffice());
        assert_eq!(all.line(Locale::En), "1 sure, 1 needs a look, 1 doubtful");
        assert_eq!(all.worst(), Some(Verdict::Douteux));
        let mut strict = Verdicts::new(Some(RequireArg::Sure));
        strict.add(Some(Verdict::ARelire));
        assert!(!strict.suffice());
    }
}
