//! The word list: 530,000 forms of French and English with their classes.
//!
//! It is read where it lies in the binary; nothing is loaded or unpacked.

use std::sync::LazyLock;

use fst::raw::Fst;

use crate::class::Class;

/// `data/README.md` says where it comes from, `data/LICENSE` on which terms.
static BYTES: &[u8] = include_bytes!("../data/words.fst");

static SHIPPED: LazyLock<WordList> =
    LazyLock::new(|| WordList::from_bytes(BYTES).unwrap_or(WordList { forms: None }));

/// A word list.
#[derive(Clone)]
pub struct WordList {
    /// `None` is the empty list.
    forms: Option<Fst<&'static [u8]>>,
}

/// Letters that French print often sets without their accent where they are capitals.
const BARE_CAPITALS: &[(char, &str)] =
    &[('e', "éèêë"), ('a', "àâ"), ('c', "ç"), ('i', "îï"), ('o', "ôœ"), ('u', "ûùü")];

/// Prefixes that make a French word of a French word: those of units, and those that live.
const PREFIXES: &[&str] = &[
    "nano", "micro", "milli", "centi", "déci", "déca", "hecto", "kilo", "méga", "giga", "téra", "auto",
    "bio", "cyber", "éco", "électro", "géo", "hydro", "inter", "macro", "multi", "néo", "photo", "pluri",
    "poly", "radio", "socio", "super", "sur", "télé", "thermo", "ultra", "vidéo", "agro", "aéro", "anti",
    "contre", "co", "dé", "mono", "pré", "post", "pseudo", "ré", "re", "semi", "sous", "non",
];

impl WordList {
    /// The list that comes with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// A list that knows no word.
    #[must_use]
    pub fn empty() -> Self {
        Self { forms: None }
    }

    /// A list made by the example `make_words`; `None` if the bytes are none.
    #[must_use]
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        Fst::new(bytes).ok().map(|forms| Self { forms: Some(forms) })
    }

    /// Classes of a form in lower case, [`Class::NONE`] where it is not in the list. Apostrophes of either form.
    #[must_use]
    pub fn class(&self, form: &str) -> Class {
        let class = self.listed(form);
        if class != Class::NONE {
            return class;
        }
        // French makes words of prefixes as it needs them: units, trades and techniques more than others.
        let first = form.as_bytes().first();
        let known = |prefix: &&str| {
            let rest = if prefix.as_bytes().first() == first { form.strip_prefix(*prefix) } else { None }?;
            let class = self.listed(rest);
            (rest.chars().count() >= 4 && class.is(Class::FRENCH) && !class.is(Class::FUNCTION))
                .then_some(class)
        };
        PREFIXES.iter().find_map(known).unwrap_or(class)
    }

    /// The same for the form alone: words that prefixes make of others are none.
    pub(crate) fn listed(&self, form: &str) -> Class {
        let Some(forms) = &self.forms else { return Class::NONE };
        let value = if form.contains('\u{2019}') {
            forms.get(form.replace('\u{2019}', "'"))
        } else {
            forms.get(form)
        };
        value.map_or(Class::NONE, |value| Class::from_bits(value.value()))
    }

    /// The same for a form whose first letter was a capital: its accent may be missing.
    #[must_use]
    pub fn class_of_capital(&self, form: &str) -> Class {
        let class = self.class(form);
        if class.is(Class::FRENCH) {
            return class;
        }
        let mut rest = form.chars();
        let Some(first) = rest.next() else { return class };
        let accented =
            BARE_CAPITALS.iter().find(|(bare, _)| *bare == first).map_or("", |(_, letters)| letters);
        let forms = accented.chars().map(|letter| self.class(&format!("{letter}{}", rest.as_str())));
        forms.fold(class, Class::and)
    }

    /// For walks through the forms.
    pub(crate) fn forms(&self) -> Option<&Fst<&'static [u8]>> {
        self.forms.as_ref()
    }
}

/// Letters that a bare capital may stand for.
pub(crate) fn accented(capital: char) -> &'static str {
    BARE_CAPITALS.iter().find(|(bare, _)| *bare == capital).map_or("", |(_, letters)| letters)
}

impl std::fmt::Debug for WordList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WordList({} forms)", self.forms.as_ref().map_or(0, Fst::len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(form: &str) -> Class {
        WordList::shipped().class(form)
    }

    #[test]
    fn a_prefix_makes_words_of_words() {
        for form in ["millimètre", "kilomètres", "microservices", "recontrôler"] {
            assert!(class(form).is(Class::FRENCH), "{form}");
        }
        for form in ["microxyz", "coz", "kilode"] {
            assert!(!class(form).is(Class::FRENCH), "{form}");
        }
    }

    #[test]
    fn forms_have_their_classes() {
        assert!(class("informer").is(Class::INFINITIVE));
        assert!(class("formation").is(Class::NOUN) && class("formation").frequency() >= 2);
        assert!(class("sont").is(Class::VERB));
        assert!(class("identifiés").is(Class::PARTICIPLE));
        assert!(class("dans").is(Class::FUNCTION));
        assert!(class("aujourd’hui").is(Class::FRENCH));
        assert!(class("framework").is(Class::ENGLISH) || class("software").is(Class::ENGLISH));
        assert!(class("lyon").is_only(Class::NAME));
        assert!(class("adaptas").is_only(Class::BOOKISH));
    }

    #[test]
    fn what_is_no_word_has_none() {
        for form in ["informersur", "informar", "oeuvre", "securite", ""] {
            assert_eq!(class(form), Class::NONE, "{form}");
        }
        assert_eq!(WordList::empty().class("informer"), Class::NONE);
    }

    #[test]
    fn a_capital_may_lack_its_accent() {
        assert!(WordList::shipped().class_of_capital("etablir").is(Class::INFINITIVE));
        assert_eq!(WordList::shipped().class_of_capital("infomer"), Class::NONE);
    }
}
