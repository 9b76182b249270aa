//! What the words beside a word demand of it, where French leaves no choice.
//!
//! A word that French has may stand where it cannot: `sur dés sites`, `la basé`, `les solution`. What a word can
//! do to its neighbours is told once for each form ([`Part`]); where a neighbour says no, the place is looked at
//! closely, and only what the place admits is a candidate.

use super::Desk;
use super::consider::Spot;
use super::damage::{Damage, explain};
use super::evidence::Evidence;
use super::search::Found;
use crate::class::Class;
use crate::passage::Role;
use crate::token::{Opens, Shape};

/// What stands before a noun or its adjective and never before a participle alone.
const DETERMINERS: &[&str] = &[
    "le", "la", "l’", "l'", "les", "un", "une", "du", "de", "d’", "d'", "des", "au", "aux", "ce", "cet",
    "cette", "ces", "sa", "son", "ses", "leur", "leurs", "chaque", "deux", "trois", "quatre",
];

/// Of these the ones that only a plural follows. `leurs` is no pronoun, `les` may be one: its verb is no noun.
const PLURALS: &[&str] = &["les", "des", "aux", "ces", "ses", "leurs", "nos", "vos", "plusieurs", "quelques"];

/// What stands before a noun without a determiner: `en dés`, `jeu de dés`.
const BARE: &[&str] = &["en", "de", "d’", "d'", "à", "par", "sans", "avec", "entre"];

/// Forms of être: no other verb in the third person follows.
const BEINGS: &[&str] = &["est", "sont", "été", "être", "étant", "soit", "soient", "sera", "seront"];

/// Determiners, as an accent too many makes other words of them, and whether a plural follows.
const ARTICLES: &[(&str, bool)] = &[("dés", true), ("lés", true), ("lé", false), ("là", false)];

/// The singular determiners among them, without the accent.
const SINGULARS: &[&str] = &["le", "la"];

/// The possessive that a verb becomes with its last letter lost.
const POSSESSIVE: &str = "son";

/// What an item about knowledge opens with.
const OPENERS: &[&str] = &["connaissance", "connaissances"];

/// What a form can do to its neighbours, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Part(u8);

impl Part {
    const DETERMINER: Self = Self(1);
    const PLURAL: Self = Self(1 << 1);
    const BEING: Self = Self(1 << 2);
    /// A participle in é: without its accent it may be a noun.
    const PARTICIPLE: Self = Self(1 << 3);
    /// A form of a verb and of nothing else, and no participle.
    const VERB: Self = Self(1 << 4);
    /// A noun that is no plural and no verb.
    const SINGULAR: Self = Self(1 << 5);
    /// See [`ARTICLES`] and [`POSSESSIVE`].
    const TOOL: Self = Self(1 << 6);

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

    const fn is(self, any: Self) -> bool {
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

/// What a place demands that the word there is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// The determiner that a noun needs.
    Article,
    /// A noun after its determiner, or any word without the accent.
    Noun { governed: bool },
    /// The participle after a form of être.
    Participle,
    /// The plural after its determiner.
    Plural,
    /// The verb before participles in the plural.
    Verb,
    /// What an item about knowledge opens with.
    Opener,
}

/// What the place of a word demands.
pub(super) fn due(desk: &Desk<'_>, spot: Spot<'_>) -> Option<Due> {
    if desk.role(spot.passage) == Some(&Role::Savoir)
        && spot.unit.token.opens == Opens::Passage
        && spot.unit.token.shape != Shape::Elided
    {
        let damaged = |opener: &&str| explain(spot.form, opener).is_some();
        return (!OPENERS.contains(&spot.form) && OPENERS.iter().any(damaged)).then_some(Due::Opener);
    }
    let index = desk.index;
    let before = index.at(spot.passage, spot.place, -1);
    let (own, left) = (index.part(spot.unit.id), index.part(before));
    if !own.is_doubtful_after(left) || !matches!(spot.unit.token.shape, Shape::Lower | Shape::Capital) {
        return None;
    }
    let follows = spot.unit.token.follows || index.form(before).ends_with(['\'', '\u{2019}']);
    if own.is(Part::TOOL) {
        return tool(desk, spot);
    }
    if own.is(Part::PARTICIPLE) {
        // What the document has nowhere else is not looked for.
        index.id(&without_last_accent(spot.form))?;
        let noun = spot.class.is(Class::NOUN);
        return Some(Due::Noun { governed: follows && !noun && left.is(Part::DETERMINER) });
    }
    if own.is(Part::VERB) {
        return follows.then_some(Due::Participle);
    }
    ["s", "x"].iter().find_map(|end| index.id(&format!("{}{end}", spot.form)))?;
    follows.then_some(Due::Plural)
}

/// `basé` as `base`, `chargés` as `charges`.
fn without_last_accent(form: &str) -> String {
    match form.rsplit_once('é') {
        Some((head, tail)) => format!("{head}e{tail}"),
        None => form.to_owned(),
    }
}

/// Whether a plural follows, where a form may be a determiner with an accent too many.
fn article(form: &str) -> Option<bool> {
    ARTICLES.iter().find(|(known, _)| *known == form).map(|(_, plural)| *plural)
}

fn tool(desk: &Desk<'_>, spot: Spot<'_>) -> Option<Due> {
    let next = desk.index.passages.get(spot.passage)?.get(spot.place + 1)?;
    let class = desk.index.class_of(next.id);
    let form = desk.index.form(next.id);
    let plural = article(spot.form) != Some(false);
    if !next.token.follows || next.token.shape != Shape::Lower || form.ends_with(['s', 'x']) != plural {
        return None;
    }
    // `Là commence`: what may be a verb is one.
    if !plural && class.is(Class::VERB.and(Class::BOOKISH).and(Class::OTHER)) {
        return None;
    }
    if spot.form == POSSESSIVE {
        let participle = class.is(Class::PARTICIPLE) && !class.is(Class::NOUN);
        return participle.then_some(Due::Verb);
    }
    // `en dés`, `des dés réguliers`: a noun after all.
    let before = desk.index.form(desk.index.at(spot.passage, spot.place, -1));
    let bare =
        spot.unit.token.opens == Opens::Nothing && (BARE.contains(&before) || DETERMINERS.contains(&before));
    (class.is(Class::NOUN) && !bare).then_some(Due::Article)
}

impl Due {
    /// What is to be observed of a candidate that the place admits; `None` for the others.
    pub(super) fn admits(self, read: &str, found: &Found) -> Option<Evidence> {
        let form = found.form.as_str();
        let noun = found.class.is(Class::NOUN);
        let (admitted, observed) = match self {
            Self::Article => {
                let known = PLURALS.contains(&form) || SINGULARS.contains(&form);
                (found.damage == Damage::Added && known, Evidence::ARTICLE)
            }
            Self::Noun { governed } => {
                let observed = if governed && noun { Evidence::NOUN } else { Evidence::NONE };
                (found.damage == Damage::Added && found.class.is(Class::FRENCH), observed)
            }
            // Another participle than the accent's is a rival to it: `prie` may be `prise`.
            Self::Participle => (found.class.is(Class::PARTICIPLE), Evidence::PARTICIPLE),
            Self::Plural => {
                let ending = form.strip_prefix(read);
                (noun && matches!(ending, Some("s" | "x")), Evidence::PLURAL)
            }
            Self::Verb => (form == "sont", Evidence::VERB),
            Self::Opener => (OPENERS.contains(&form), Evidence::OPENER),
        };
        admitted.then_some(observed)
    }
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

    #[test]
    fn a_place_admits_what_it_demands() {
        let found = |form: &str, damage| {
            let class = WordList::shipped().class(form);
            Found { form: form.to_owned(), class, damage }
        };
        for (due, read, form, damage, admitted) in [
            (Due::Article, "dés", "des", Damage::Added, true),
            (Due::Article, "là", "la", Damage::Added, true),
            (Due::Article, "dés", "clés", Damage::Lost, false),
            (Due::Noun { governed: true }, "basé", "base", Damage::Added, true),
            (Due::Noun { governed: true }, "basé", "baser", Damage::Ending, false),
            (Due::Plural, "solution", "solutions", Damage::Lost, true),
            (Due::Plural, "solution", "solutionne", Damage::Lost, false),
            (Due::Verb, "son", "sont", Damage::Lost, true),
            (Due::Verb, "son", "soin", Damage::Lost, false),
            (Due::Opener, "conaissance", "connaissance", Damage::Undoubled, true),
            (Due::Opener, "naissance", "naissances", Damage::Lost, false),
        ] {
            assert_eq!(due.admits(read, &found(form, damage)).is_some(), admitted, "{read} {form}");
        }
    }
}
