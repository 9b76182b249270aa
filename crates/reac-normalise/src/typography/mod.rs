//! Typography: rules that change no letter, in a fixed order.
//!
//! Never touched: guillemets, quotation marks, dashes (but for a bullet at the start), points of suspension.

mod marks;
mod signs;
mod spaces;
mod wake;

use std::borrow::Cow;
use std::ops::Range;

use crate::grounds::{Grounds, Note, TYPOGRAPHY};
use crate::passage::Role;
use crate::trail::{Edit, Trail};
use crate::words::WordList;
use wake::Wake;

/// What a rule may look at.
pub(crate) struct Place<'a> {
    pub(crate) role: &'a Role,
    pub(crate) words: &'a WordList,
}

/// Names the edits it would make.
type Rule = fn(&str, &Place<'_>) -> Vec<Edit>;

/// Where a rule holds.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Scope {
    /// Everywhere.
    All,
    /// Where words stand: not in codes and addresses.
    Text,
    /// Where items and sentences stand: not in terms and names either.
    Items,
}

const RULES: &[(Scope, Wake, Rule)] = &[
    (Scope::All, Wake::FORM, signs::compose),
    (Scope::All, Wake::INVISIBLE, signs::invisible),
    (Scope::All, Wake::LIGATURE, signs::ligatures),
    (Scope::All, Wake::SYMBOL, signs::symbols),
    (Scope::All, Wake::SPACE, spaces::spaces),
    (Scope::Items, Wake::START, spaces::bullets),
    (Scope::Text, Wake::HYPHEN, marks::hyphens),
    (Scope::Text, Wake::APOSTROPHE, marks::apostrophes),
    (Scope::Text, Wake::PARTED, marks::elisions),
    (Scope::Text, Wake::CALL, marks::calls),
    (Scope::Text, Wake::OE, signs::oe),
];

/// Runs all rules.
pub(crate) fn set(trail: &mut Trail<'_>, place: &Place<'_>) {
    let mut awake = Wake::of(trail.text());
    for (scope, wake, rule) in RULES {
        let holds = match scope {
            Scope::All => true,
            Scope::Text => place.role.is_text(),
            Scope::Items => place.role.is_text() && *place.role != Role::Term,
        };
        if holds && awake.has(*wake) {
            let edits = rule(trail.text(), place);
            if !edits.is_empty() {
                trail.apply(edits);
                awake = Wake::of(trail.text());
            }
        }
    }
}

/// An edit that typography alone decides.
fn edit(rule: &'static str, range: Range<usize>, after: impl Into<Cow<'static, str>>) -> Edit {
    Edit {
        range,
        after: after.into(),
        note: Note { rule, grounds: Grounds::new(TYPOGRAPHY, Vec::new()), confidence: 1.0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text after all rules in a place.
    fn set_in(role: &Role, text: &str) -> String {
        let mut trail = Trail::new(text);
        set(&mut trail, &Place { role, words: WordList::shipped() });
        trail.text().to_owned()
    }

    #[test]
    fn all_rules_together() {
        let text = "\u{F0B7}\u{A0} Mettre  en oeuvre l'e\u{301}tude d' un coe\u{FB03}cient^[2]\u{200B} ";
        assert_eq!(set_in(&Role::Infinitive, text), "Mettre en œuvre l’étude d’un coefficient[2]");
    }

    #[test]
    fn codes_and_addresses_keep_their_letters() {
        assert_eq!(set_in(&Role::Code, " 326\u{A0}t - oeuvre "), "326 t - oeuvre");
        assert_eq!(set_in(&Role::Url, "http://x.fr/l'oeuvre^[1]"), "http://x.fr/l'oeuvre^[1]");
    }

    #[test]
    fn what_is_clean_stays() {
        let text =
            "« Vendre » – à l’étal – les “produits” frais… œuvre d’art, mise à jour : 10 % (sous-traitance)";
        assert_eq!(set_in(&Role::Prose, text), text);
    }
}
