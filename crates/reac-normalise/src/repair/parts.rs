//! What a form can do to its neighbours: told once for each, before any place is looked at.

use crate::class::Class;

/// What stands before a noun or its adjective and never before a participle alone.
pub(super) const DETERMINERS: &[&str] = &[
    "le", "la", "l’", "l'", "les", "un", "une", "du", "de", "d’", "d'", "des", "au", "aux", "ce", "cet",
    "cette", "ces", "sa", "son", "ses", "leur", "leurs", "chaque", "deux", "trois", "quatre",
];

/// Of these the ones that only a plural follows. `leurs` is no pronoun, `les` may be one: its verb is no noun.
pub(super) const PLURALS: &[&str] =
    &["les", "des", "aux", "ces", "ses", "leurs", "nos", "vos", "plusieurs", "quelques"];

/// Forms of être: no other verb in the third person follows.
const BEINGS: &[&str] = &["est", "sont", "été", "être", "étant", "soit", "soient", "sera", "seront"];

/// Determiners, as an accent too many makes other words of them, and whether a plural follows.
const ARTICLES: &[(&str, bool)] = &[("dés", true), ("lés", true), ("lé", false), ("là", false)];

/// The possessive that a verb becomes with its last letter lost.
pub(super) const POSSESSIVE: &str = "son";

/// What a form can do to its neighbours, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Part(u8);

impl Part {
    pub(super) const DETERMINER: Self = Self(1);
    const PLURAL: Self = Self(1 << 1);
    const BEING: Self = Self(1 << 2);
    /// A participle in é: without its accent it may be a noun.
    pub(super) const PARTICIPLE: Self = Self(1 << 3);
    /// A form of a verb and of nothing else, and no participle.
    pub(super) const VERB: Self = Self(1 << 4);
    /// A noun that is no plural and no verb.
    const SINGULAR: Self = Self(1 << 5);
    /// See [`ARTICLES`] and [`POSSESSIVE`].
    pub(super) const TOOL: Self = Self(1 << 6);

    /// Of a form in lower case.
    pub(crate) fn of(form: &str, class: Class) -> Self {
        let sets = Class::INFINITIVE.and(Class::FUNCTION).and(Class::OTHER);
        let verb = class.is(Class::VERB.and(Class::BOOKISH));
        let plural = form.ends_with(['s', 'x', 'z']);
        let participle = class.is(Class::PARTICIPLE) && (form.ends_with('é') || form.ends_with("és"));
        let verb_only = class.is(Class::VERB)
            && !class.is(sets.and(Class::NOUN).and(Class::ADJECTIVE).and(Class::PARTICIPLE));
        let singular = class.is(Class::NOUN) && !class.is(sets) && !verb && !plural;
        [
            (DETERMINERS.contains(&form), Self::DETERMINER),
            (PLURALS.contains(&form), Self::PLURAL),
            (BEINGS.contains(&form), Self::BEING),
            (participle, Self::PARTICIPLE),
            (verb_only, Self::VERB),
            (singular, Self::SINGULAR),
            (article(form).is_some() || form == POSSESSIVE, Self::TOOL),
        ]
        .into_iter()
        .filter(|(is, _)| *is)
        .fold(Self::default(), |all, (_, part)| Self(all.0 | part.0))
    }

    pub(super) const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// A word after another is worth a close look.
    pub(crate) const fn is_doubtful_after(self, before: Self) -> bool {
        self.is(Self::PARTICIPLE.or(Self::TOOL))
            || (self.is(Self::VERB) && before.is(Self::BEING))
            || (self.is(Self::SINGULAR) && before.is(Self::PLURAL))
    }

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Whether a plural follows, where a form may be a determiner with an accent too many.
pub(super) fn article(form: &str) -> Option<bool> {
    ARTICLES.iter().find(|(known, _)| *known == form).map(|(_, plural)| *plural)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::WordList;

    fn part(form: &str) -> Part {
        Part::of(form, WordList::shipped().class(form))
    }

    #[test]
    fn what_neighbours_do_not_admit_is_doubtful() {
        for (before, own) in
            [("sur", "dés"), ("la", "basé"), ("est", "exprime"), ("les", "solution"), ("", "son")]
        {
            assert!(part(own).is_doubtful_after(part(before)), "{before} {own}");
        }
    }

    #[test]
    fn what_they_admit_is_not() {
        for (before, own) in [
            ("est", "propre"),
            ("est", "exprimer"),
            ("les", "solutions"),
            ("les", "forme"),
            ("la", "solution"),
            ("des", "deux"),
            ("", "des"),
        ] {
            assert!(!part(own).is_doubtful_after(part(before)), "{before} {own}");
        }
    }
}
