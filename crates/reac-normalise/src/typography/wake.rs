//! What stands in a text that a rule looks for: one look at its characters spares most rules theirs.

/// Signs that wake rules, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wake(u16);

impl Wake {
    const NOTHING: Self = Self(0);
    /// Every text starts.
    pub(super) const START: Self = Self(1);
    /// White space that is no single plain space, or stands at an end.
    pub(super) const SPACE: Self = Self(1 << 1);
    /// What Unicode may write otherwise.
    pub(super) const FORM: Self = Self(1 << 2);
    /// What shows nothing.
    pub(super) const INVISIBLE: Self = Self(1 << 3);
    pub(super) const LIGATURE: Self = Self(1 << 4);
    /// Of the private use area.
    pub(super) const SYMBOL: Self = Self(1 << 5);
    pub(super) const HYPHEN: Self = Self(1 << 6);
    /// What is typed or read for an apostrophe.
    pub(super) const APOSTROPHE: Self = Self(1 << 7);
    /// A circumflex by itself.
    pub(super) const CALL: Self = Self(1 << 8);
    /// An o with an e.
    pub(super) const OE: Self = Self(1 << 9);

    /// An apostrophe beside a blank.
    pub(super) const PARTED: Self = Self(1 << 10);

    /// All that stands in a text.
    pub(super) fn of(text: &str) -> Self {
        // A space at the start is one too many, and so is one at the end.
        let mut before = b' ';
        let mut found = Self::START;
        for (at, byte) in text.bytes().enumerate() {
            found = found.and(match byte {
                b' ' if before == b' ' => Self::SPACE,
                b'e' | b'E' if matches!(before, b'o' | b'O') => Self::OE,
                b'\'' | b'`' => Self::APOSTROPHE.and(Self::PARTED),
                b'^' => Self::CALL,
                b' '..=b'~' => Self::NOTHING,
                b'\t'..=b'\r' => Self::SPACE,
                // Letters of Latin-1, and bytes within characters.
                0xC3 | 0x80..=0xBF => Self::NOTHING,
                _ => Self::beyond(before, text.get(at..).unwrap_or_default()),
            });
            before = byte;
        }
        if before == b' ' { found.and(Self::SPACE) } else { found }
    }

    /// Of what a text goes on with behind a byte, all but plain letters and marks.
    fn beyond(before: u8, rest: &str) -> Self {
        let mut chars = rest.chars();
        match chars.next() {
            Some('\u{2019}') if before == b' ' || chars.next() == Some(' ') => Self::PARTED,
            found => found.map_or(Self::NOTHING, Self::by),
        }
    }

    /// Of all but plain letters and marks.
    fn by(c: char) -> Self {
        match c {
            '\u{B4}' | '\u{2B9}' | '\u{2BC}' => Self::APOSTROPHE.and(Self::PARTED),
            '\u{AD}' => Self::INVISIBLE,
            c if c.is_whitespace() => Self::SPACE.and(Self::FORM),
            c if c.is_control() => Self::INVISIBLE,
            // Up to here all letters are as NFC has them, and so are dashes and quotation marks.
            ..='\u{2FF}' => Self::NOTHING,
            '\u{2010}' | '\u{2011}' => Self::HYPHEN,
            '\u{2018}' => Self::APOSTROPHE.and(Self::PARTED),
            '\u{201B}' => Self::APOSTROPHE.and(Self::PARTED),
            '\u{2012}'..='\u{2026}' => Self::NOTHING,
            '\u{2032}' | '\u{FF07}' => Self::APOSTROPHE.and(Self::PARTED).and(Self::FORM),
            '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => Self::INVISIBLE,
            '\u{E000}'..='\u{F8FF}' => Self::SYMBOL,
            '\u{FB00}'..='\u{FB06}' => Self::LIGATURE,
            _ => Self::FORM,
        }
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Place, RULES};
    use super::*;
    use crate::passage::Role;
    use crate::words::WordList;

    #[test]
    fn what_is_clean_wakes_next_to_nothing() {
        assert_eq!(Wake::of("Mettre en œuvre l’étude – « ici »"), Wake::START);
        assert_eq!(Wake::of(""), Wake::START.and(Wake::SPACE));
    }

    /// Signs that rules look for, and some that they do not.
    const SIGNS: &str = "aeoldOE '`´‘’\u{2BC}\u{2B9}\u{2032}\u{FF07}^[1]\u{AD}\u{200B}\u{200F}\u{2060}\u{FEFF}\u{1}\u{7F}\u{85}\
        \t\n\u{A0}\u{2009}\u{202F}\u{3000}\u{2010}\u{2011}–•ﬁﬃ\u{F0B7}\u{F020}é\u{301}\u{340}\u{2000}\u{2126}\u{1112}\u{1161}Å";

    proptest! {
        /// A rule that sleeps would have changed nothing.
        #[test]
        fn no_rule_sleeps_where_it_has_work(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12), other in ".{0,4}") {
            let signs: Vec<char> = SIGNS.chars().collect();
            let text: String = picks.iter().map(|pick| *pick.get(&signs)).chain(other.chars()).collect();
            let place = Place { role: &Role::Prose, words: WordList::shipped() };
            let awake = Wake::of(&text);
            for (_, wake, rule) in RULES.iter().filter(|(_, wake, _)| !awake.has(*wake)) {
                prop_assert!(rule(&text, &place).is_empty(), "{text:?} {wake:?}");
            }
        }
    }
}
