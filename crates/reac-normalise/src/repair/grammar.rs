//! What the words beside a word demand of it, where French leaves no choice.
//!
//! A word that French has may stand where it cannot: `sur dés sites`, `la basé`, `les solution`. What a word can
//! do to its neighbours is told once for each form ([`Part`]); where a neighbour says no, the place is looked at
//! closely, and only what the place admits is a candidate.

use super::damage::{Damage, explain};
use super::desk::{Desk, Spot};
use super::evidence::Evidence;
use super::parts::{DETERMINERS, PLURALS, POSSESSIVE, Part, article};
use super::search::Found;
use crate::class::Class;
use crate::passage::Role;
use crate::token::{Opens, Shape};

/// What stands before a noun without a determiner: `en dés`, `jeu de dés`.
const BARE: &[&str] = &["en", "de", "d’", "d'", "à", "par", "sans", "avec", "entre"];

/// The singular determiners among them, without the accent.
const SINGULARS: &[&str] = &["le", "la"];

/// What an item about knowledge opens with.
const OPENERS: &[&str] = &["connaissance", "connaissances"];

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
