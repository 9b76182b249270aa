//! What the word list says of a word, in one number.

/// A set of classes. A form has several: `informes` is an adjective and a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Class(u64);

impl Class {
    /// An infinitive.
    pub const INFINITIVE: Self = Self(1);
    /// A verb in the third person, of a tense in daily use; participles too.
    pub const VERB: Self = Self(1 << 1);
    /// A form nobody writes in a report: second person singular, passé simple, subjonctif imparfait.
    pub const BOOKISH: Self = Self(1 << 2);
    /// Past participle.
    pub const PARTICIPLE: Self = Self(1 << 3);
    /// Noun.
    pub const NOUN: Self = Self(1 << 4);
    /// Adjective.
    pub const ADJECTIVE: Self = Self(1 << 5);
    /// Adverb, interjection, number, and what else is a word of its own.
    pub const OTHER: Self = Self(1 << 6);
    /// Determiner, pronoun, preposition, conjunction.
    pub const FUNCTION: Self = Self(1 << 7);
    /// First name, family name, place, brand.
    pub const NAME: Self = Self(1 << 8);
    /// A word of English.
    pub const ENGLISH: Self = Self(1 << 9);
    /// Where the two bits of [`Class::frequency`] begin.
    const FREQUENCY: u32 = 10;

    /// No class: not in the list.
    pub const NONE: Self = Self(0);
    /// Any class of a French word that may stand in lower case.
    pub const FRENCH: Self = Self(0b1111_1111);

    /// From the word list's value.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The word list's value.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// In one of these classes at least.
    #[must_use]
    pub const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// In these classes and no other.
    #[must_use]
    pub const fn is_only(self, all: Self) -> bool {
        let classes = self.0 & ((1 << Self::FREQUENCY) - 1);
        classes != 0 && classes & !all.0 == 0
    }

    /// In the classes of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How common the form is in French of the trade: 0 not met, 1 rare, 2 common, 3 very common.
    #[must_use]
    pub const fn frequency(self) -> u64 {
        (self.0 >> Self::FREQUENCY) & 0b11
    }

    /// The same classes with a frequency of 0 to 3.
    #[must_use]
    pub const fn with_frequency(self, band: u64) -> Self {
        Self((self.0 & !(0b11 << Self::FREQUENCY)) | ((band & 0b11) << Self::FREQUENCY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_join_and_tell_apart() {
        let both = Class::NOUN.and(Class::INFINITIVE);
        assert!(both.is(Class::INFINITIVE) && !both.is(Class::VERB));
        assert!(both.is_only(Class::FRENCH) && !both.is_only(Class::NOUN));
        assert!(!Class::NONE.is_only(Class::FRENCH));
    }

    #[test]
    fn frequency_stands_beside_the_classes() {
        let word = Class::NOUN.with_frequency(3);
        assert_eq!(word.frequency(), 3);
        assert!(word.is_only(Class::NOUN));
        assert_eq!(word.with_frequency(1).frequency(), 1);
    }
}
