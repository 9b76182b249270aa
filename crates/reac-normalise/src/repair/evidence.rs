//! What speaks for a repair, and the table that decides.
//!
//! No single thing is enough. A row names what must come together, and what must not be; the first row that
//! holds decides. What no row holds for is reported and left as it is.

use crate::grounds::Saying;

/// A set of observations about one word and what it might have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Evidence(u64);

macro_rules! observations {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $(, $fr:literal, $en:literal)?;)*) => {
        impl Evidence {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)*
            /// In a report, in this order. What has no text says nothing to a reader.
            const TEXTS: &[(Self, Saying)] = &[$($((Self::$name, Saying::new($fr, $en)),)?)*];
        }

        /// All that is said of observations.
        pub(crate) const OBSERVATIONS: &[Saying] = &[$($(Saying::new($fr, $en),)?)*];
    };
}

observations! {
    /// The word is in no French list.
    UNKNOWN = 0, "mot inconnu", "unknown word";
    /// It is a word of English.
    ENGLISH = 1, "mot anglais", "English word";
    /// It stands among words of English.
    FOREIGN = 2, "passage étranger", "foreign passage";
    /// A capital within a sentence: a name, perhaps.
    NAME = 3, "nom propre possible", "possibly a name";
    /// Within quotation marks.
    QUOTED = 4, "citation", "quotation";
    /// A digit or a capital within: a code, perhaps.
    MIXED = 5, "chiffre ou capitale à l'intérieur", "digit or capital within";
    /// Occurs nowhere else in the document.
    ONCE = 6, "une seule occurrence", "occurs once";
    /// Six letters or more.
    LONG = 7;
    /// The difference is one of inflection: both may be meant.
    INFLECTION = 8;
    /// The place demands an infinitive; the word is none, the candidate is one.
    PLACE = 9, "infinitif attendu à cette place", "an infinitive is due here";
    /// What follows goes with an infinitive, and not with a noun or a participle.
    OBJECT = 10, "la suite est celle d'un verbe", "what follows goes with a verb";
    /// Nearly all such places of the document hold an infinitive.
    HABIT = 11, "usage constant du document", "the document's constant use";
    /// The candidate opens such a place elsewhere.
    OPENING = 12, "ouvre d'autres items du document", "opens other items of the document";
    /// Another copy of the title has the candidate.
    COPY = 13, "autre copie du titre", "another copy of the title";
    /// Three other copies have it, none the word, and nothing else differs.
    COPIES = 14, "trois copies du titre ou plus", "three copies of the title or more";
    /// The same two words before and after surround the candidate elsewhere.
    TWIN = 15, "même passage ailleurs dans le document", "same passage elsewhere in the document";
    /// The candidate stands beside one of the neighbours elsewhere.
    CONTEXT = 16, "même voisinage ailleurs dans le document", "same neighbours elsewhere in the document";
    /// The candidate occurs elsewhere.
    REPEATED = 17, "mot du document", "word of the document";
    /// The candidate is common in French of the trade.
    COMMON = 18, "mot courant", "common word";
    /// No other candidate comes near.
    ALONE = 19, "seul candidat", "only candidate";
    /// Only accents differ.
    ACCENT = 20;
    /// One sign read for another.
    CONFUSION = 21;
    /// Words run together, or one word cut.
    SPACE = 22;
    /// The shorter of two words is one that sentences are built with, as `sur`.
    FUNCTION = 23, "mot-outil", "function word";
    /// Both parts of a cut word, or one, are no words.
    BROKEN = 24, "les morceaux ne sont pas des mots", "the pieces are no words";
    /// A form that is in no daily use.
    BOOKISH = 25, "forme verbale hors d'usage ici", "verb form out of use here";
    /// A hyphen stands where the word is cut.
    HYPHEN = 26, "trait d'union de fin de ligne", "hyphen of a line's end";
    /// Neither piece of a cut word is a word.
    PIECES = 27;
    /// The next candidate is out of the question.
    CLEAR = 28;
    /// Of two words run together one is of three letters or more and builds sentences, and cannot belong to the other.
    SURE = 29;
    /// The candidate occurs often in the document.
    FREQUENT = 30;
    /// The place demands an infinitive; the word looks like one that no list knows, the candidate is one.
    WANTED = 31, "infinitif attendu à cette place", "an infinitive is due here";
    /// The items before and after open with an infinitive.
    SIBLINGS = 32, "les items voisins ouvrent par un infinitif", "the items around open with an infinitive";
    /// The word is a form of a verb and nothing else.
    VERBAL = 33;
    /// Eight letters or more.
    VERY_LONG = 34;
    /// The candidate stands beside both neighbours elsewhere.
    BOTH = 35;
    /// A short word that hardly anyone writes.
    ODD = 36, "mot rare", "rare word";
    /// Short, before a full stop; or one half of a compound.
    ABBREVIATED = 37, "abréviation possible", "possibly an abbreviation";
    /// The word has an accent more than the candidate.
    ADDED = 38;
    /// A noun follows that needs a determiner; the candidate is one.
    ARTICLE = 39, "déterminant attendu à cette place", "a determiner is due here";
    /// A determiner stands before; the word is no noun, the candidate is one.
    NOUN = 40, "nom attendu à cette place", "a noun is due here";
    /// A form of être stands before; the word is a verb, the candidate its participle.
    PARTICIPLE = 41, "participe attendu à cette place", "a participle is due here";
    /// A determiner in the plural stands before; the candidate is the word's plural.
    PLURAL = 42, "pluriel attendu à cette place", "a plural is due here";
    /// A participle in the plural follows; the word is a possessive, the candidate a verb.
    VERB = 43, "verbe attendu à cette place", "a verb is due here";
    /// An item about knowledge opens with the candidate.
    OPENER = 44, "« Connaissance » attendu à cette place", "“Connaissance” is due here";
    /// Who recognised the word was not sure of it.
    DOUBTED = 45, "reconnaissance incertaine", "doubtful recognition";
    /// Who recognised the word was sure of it.
    TRUSTED = 46;
}

impl Evidence {
    pub(crate) const NONE: Self = Self(0);

    /// What guards a word from repair makes it no suspect either: foreign words, names and codes are what they are.
    pub(crate) const GUARDS: Self =
        Self::FOREIGN.and(Self::ENGLISH).and(Self::NAME).and(Self::MIXED).and(Self::QUOTED);

    /// What is never observed of a word that no copy of a title disputes, that is no piece of one with its neighbour,
    /// and whose place demands nothing.
    pub(crate) const OF_OTHERS: Self = Self::COPY
        .and(Self::COPIES)
        .and(Self::BROKEN)
        .and(Self::ARTICLE)
        .and(Self::NOUN)
        .and(Self::PARTICIPLE)
        .and(Self::PLURAL)
        .and(Self::VERB)
        .and(Self::OPENER);

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With an observation, if it was made.
    pub(crate) const fn with(self, observation: Self, made: Made) -> Self {
        match made {
            Made::Yes => self.and(observation),
            Made::No => self,
        }
    }

    /// Without some observations.
    pub(crate) const fn minus(self, observations: Self) -> Self {
        Self(self.0 & !observations.0)
    }

    pub(crate) const fn has_all(self, all: Self) -> bool {
        self.0 & all.0 == all.0
    }

    pub(crate) const fn has_any(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// For a report.
    pub(crate) fn said(self) -> Vec<Saying> {
        Self::TEXTS.iter().filter(|(bit, _)| self.has_all(*bit)).map(|(_, said)| *said).collect()
    }
}

/// Whether an observation was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    Yes,
    No,
}

impl From<bool> for Made {
    fn from(made: bool) -> Self {
        if made { Self::Yes } else { Self::No }
    }
}

/// One row of the table.
#[derive(Debug)]
pub(crate) struct Row {
    /// Name of the rule, as reports give it.
    pub(crate) rule: &'static str,
    needs: Evidence,
    forbids: Evidence,
    /// How sure.
    pub(crate) confidence: f32,
}

macro_rules! set {
    ($($name:ident)*) => { Evidence::NONE$(.and(Evidence::$name))* };
}

impl Row {
    /// It rests on another copy, on an identical passage, on what the place demands or, for an accent alone, on the
    /// document's having the word elsewhere: not on the word list alone.
    pub(crate) fn is_evident(&self) -> bool {
        const SOURCES: Evidence = Evidence::COPY
            .and(Evidence::COPIES)
            .and(Evidence::TWIN)
            .and(Evidence::PLACE)
            .and(Evidence::WANTED);
        self.needs.has_any(SOURCES) || self.needs.has_all(set!(UNKNOWN ACCENT REPEATED))
    }
}

macro_rules! rows {
    ($($rule:literal $confidence:literal: $($needs:ident)+ $(, not $($forbids:ident)+)?;)*) => {
        &[$(Row {
            rule: $rule,
            needs: set!($($needs)+),
            forbids: set!($($($forbids)+)?),
            confidence: $confidence,
        },)*]
    };
}

/// The table.
const ROWS: &[Row] = rows! {
    // Copies of one title disagree.
    "copie-du-titre" 0.99: COPY UNKNOWN ALONE;
    "copie-du-titre" 0.99: COPY PLACE ALONE;
    "copie-du-titre" 0.99: COPY BROKEN ALONE;
    "copie-du-titre" 0.97: COPIES ALONE, not INFLECTION;
    // The same passage stands elsewhere.
    "passage-identique" 0.985: TWIN UNKNOWN ALONE, not FOREIGN;
    "passage-identique" 0.98: TWIN BROKEN ALONE;
    "passage-identique" 0.97: TWIN BOOKISH ALONE;
    "passage-identique" 0.97: TWIN ODD ALONE;
    "passage-identique" 0.97: TWIN DOUBTED ONCE ALONE, not NAME QUOTED FOREIGN;
    // The place demands an infinitive.
    "infinitif" 0.97: PLACE UNKNOWN ALONE, not NAME QUOTED FOREIGN MIXED SPACE;
    "infinitif" 0.96: PLACE UNKNOWN ALONE OPENING, not NAME QUOTED FOREIGN SPACE;
    "infinitif" 0.96: WANTED UNKNOWN ALONE ONCE, not ENGLISH NAME QUOTED FOREIGN MIXED SPACE;
    "infinitif" 0.95: PLACE HABIT OPENING OBJECT ALONE, not NAME QUOTED SPACE;
    "infinitif" 0.95: PLACE HABIT SIBLINGS VERBAL OBJECT ALONE, not NAME QUOTED SPACE UNKNOWN;
    // Accents.
    "accent" 0.98: UNKNOWN ACCENT ONCE ALONE REPEATED, not NAME FOREIGN QUOTED MIXED ABBREVIATED;
    "accent" 0.97: UNKNOWN ACCENT ONCE ALONE COMMON, not ENGLISH NAME FOREIGN QUOTED MIXED ABBREVIATED TRUSTED;
    "accent" 0.96: UNKNOWN ACCENT ONCE ALONE LONG, not ENGLISH NAME FOREIGN QUOTED MIXED ABBREVIATED TRUSTED;
    // Words run together, words cut.
    "mots-colles" 0.97: SPACE UNKNOWN ALONE CONTEXT, not NAME QUOTED MIXED ENGLISH FOREIGN BROKEN;
    "mots-colles" 0.96: SPACE UNKNOWN ALONE FUNCTION REPEATED LONG, not NAME QUOTED MIXED ENGLISH FOREIGN BROKEN;
    "mots-colles" 0.96: SPACE UNKNOWN ALONE SURE LONG, not NAME QUOTED MIXED ENGLISH FOREIGN BROKEN;
    "mots-colles" 0.96: SPACE UNKNOWN MIXED ALONE CONTEXT REPEATED FUNCTION, not QUOTED ENGLISH FOREIGN BROKEN;
    "mots-colles" 0.97: SPACE UNKNOWN ALONE PLACE FUNCTION, not BROKEN;
    "mot-coupe" 0.98: BROKEN ALONE REPEATED, not QUOTED FOREIGN NAME;
    "mot-coupe" 0.97: BROKEN ALONE COMMON LONG, not QUOTED FOREIGN NAME;
    "mot-coupe" 0.96: BROKEN ALONE HYPHEN LONG, not QUOTED FOREIGN NAME;
    "mot-coupe" 0.97: BROKEN ALONE PLACE LONG, not QUOTED FOREIGN;
    "mot-coupe" 0.96: BROKEN ALONE PIECES LONG, not QUOTED FOREIGN NAME;
    // French words where the words around admit only another.
    "accord" 0.97: ARTICLE ADDED REPEATED ALONE, not NAME QUOTED;
    "accord" 0.97: NOUN ADDED ONCE ALONE CONTEXT, not NAME QUOTED;
    "accord" 0.96: PARTICIPLE ACCENT ALONE REPEATED, not NAME QUOTED TRUSTED;
    "accord" 0.95: PLURAL ONCE CLEAR CONTEXT, not NAME QUOTED TRUSTED;
    "accord" 0.97: VERB ALONE REPEATED, not NAME QUOTED;
    "passage-identique" 0.97: TWIN ADDED ONCE BOTH FREQUENT CLEAR, not NAME QUOTED;
    "savoir" 0.97: OPENER CLEAR, not QUOTED;
    // A sign read for another within a word.
    "signe" 0.97: MIXED CONFUSION ALONE REPEATED, not QUOTED;
    "signe" 0.96: MIXED CONFUSION ALONE LONG, not QUOTED NAME FOREIGN;
    "signe" 0.95: MIXED CONFUSION CLEAR COMMON, not QUOTED NAME FOREIGN;
    // Any other damage.
    "mot" 0.98: UNKNOWN ONCE ALONE CONTEXT, not ENGLISH NAME FOREIGN QUOTED MIXED SPACE ABBREVIATED;
    "mot" 0.97: UNKNOWN ONCE ALONE REPEATED LONG, not ENGLISH NAME FOREIGN QUOTED MIXED SPACE INFLECTION ABBREVIATED;
    "mot" 0.96: UNKNOWN ONCE CLEAR FREQUENT, not ENGLISH NAME FOREIGN QUOTED MIXED SPACE INFLECTION ABBREVIATED;
    "mot" 0.95: UNKNOWN ONCE CLEAR COMMON LONG, not ENGLISH NAME FOREIGN QUOTED MIXED SPACE INFLECTION ABBREVIATED ADDED TRUSTED;
    "mot" 0.95: UNKNOWN ONCE CLEAR VERY_LONG, not ENGLISH NAME FOREIGN QUOTED MIXED SPACE INFLECTION ABBREVIATED ADDED TRUSTED;
    "mot" 0.95: UNKNOWN ENGLISH ONCE CLEAR COMMON BOTH, not NAME FOREIGN QUOTED MIXED SPACE INFLECTION ABBREVIATED TRUSTED;
    // Who read it was not sure either.
    "mot" 0.96: UNKNOWN ONCE CLEAR REPEATED DOUBTED, not ENGLISH NAME FOREIGN QUOTED MIXED SPACE INFLECTION ABBREVIATED;
    "mot" 0.95: UNKNOWN ONCE CLEAR COMMON DOUBTED, not ENGLISH NAME FOREIGN QUOTED MIXED SPACE INFLECTION ABBREVIATED ADDED;
    "accent" 0.95: UNKNOWN ACCENT ALONE COMMON DOUBTED, not ENGLISH NAME FOREIGN QUOTED MIXED ABBREVIATED;
    "mot" 0.95: ODD ONCE CLEAR FREQUENT BOTH ADDED, not NAME QUOTED;
    "mot" 0.95: ODD ONCE CLEAR FREQUENT BOTH CONTEXT, not NAME QUOTED FOREIGN INFLECTION TRUSTED;
};

/// What is settled of a word before any candidate is looked at, but for what copies of it and its place say.
const SETTLED: Evidence =
    set!(UNKNOWN ENGLISH FOREIGN NAME QUOTED MIXED BOOKISH ODD ABBREVIATED DOUBTED TRUSTED PLACE WANTED);

/// Whether a row could hold for a word of which so much is settled, whatever is found for it, if this is never
/// observed.
pub(crate) fn may_decide(settled: Evidence, never: Evidence) -> bool {
    let never = never.and(SETTLED.minus(settled));
    ROWS.iter().any(|row| !row.needs.has_any(never) && !settled.has_any(row.forbids))
}

/// The row that holds, if one does.
pub(crate) fn decide(evidence: Evidence) -> Option<&'static Row> {
    ROWS.iter().find(|row| evidence.has_all(row.needs) && !evidence.has_any(row.forbids))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(evidence: Evidence) -> Option<&'static str> {
        decide(evidence).map(|row| row.rule)
    }

    #[test]
    fn what_comes_together_decides() {
        assert_eq!(rule(set!(COPY UNKNOWN ALONE NAME)), Some("copie-du-titre"));
        assert_eq!(rule(set!(UNKNOWN PLACE ALONE)), Some("infinitif"));
        assert_eq!(rule(set!(UNKNOWN ONCE ALONE REPEATED LONG)), Some("mot"));
    }

    #[test]
    fn the_word_list_alone_decides_nothing() {
        assert_eq!(rule(set!(UNKNOWN)), None);
        assert_eq!(rule(set!(UNKNOWN ALONE ONCE)), None);
    }

    #[test]
    fn grammar_decides_with_more_than_itself() {
        assert_eq!(rule(set!(ARTICLE ADDED REPEATED ALONE)), Some("accord"));
        assert_eq!(rule(set!(NOUN ADDED ONCE ALONE CONTEXT)), Some("accord"));
        assert_eq!(rule(set!(NOUN ADDED ONCE ALONE)), None);
        assert_eq!(rule(set!(PLURAL ONCE ALONE CONTEXT)), None);
        assert_eq!(rule(set!(PARTICIPLE ACCENT ALONE REPEATED QUOTED)), None);
    }

    #[test]
    fn who_recognised_the_word_is_heard() {
        let doubtful = set!(UNKNOWN ONCE ALONE CLEAR COMMON);
        assert_eq!(rule(doubtful), None);
        assert_eq!(rule(doubtful.and(Evidence::DOUBTED)), Some("mot"));
        let likely = doubtful.and(Evidence::LONG);
        assert_eq!(rule(likely), Some("mot"));
        assert_eq!(rule(likely.and(Evidence::TRUSTED)), None);
        assert_eq!(rule(set!(DOUBTED ONCE ALONE CLEAR COMMON)), None, "a French word stays");
    }

    #[test]
    fn what_no_row_could_hold_for_is_told_beforehand() {
        for (settled, twin, may) in [
            (set!(UNKNOWN), false, true),
            (set!(UNKNOWN NAME), true, true),
            (set!(UNKNOWN NAME), false, false),
            (set!(UNKNOWN FOREIGN), false, false),
            (set!(UNKNOWN ENGLISH), false, true),
        ] {
            let never = Evidence::OF_OTHERS.and(if twin { Evidence::NONE } else { Evidence::TWIN });
            assert_eq!(may_decide(settled, never), may, "{settled:?}");
        }
    }

    #[test]
    fn what_may_be_meant_is_left() {
        for guard in [Evidence::NAME, Evidence::QUOTED, Evidence::FOREIGN, Evidence::MIXED, Evidence::ENGLISH]
        {
            assert_eq!(rule(set!(UNKNOWN ONCE ALONE CLEAR COMMON LONG).and(guard)), None, "{guard:?}");
        }
        assert_eq!(rule(set!(COPIES ALONE INFLECTION)), None);
        assert_eq!(rule(set!(PLACE HABIT OPENING ALONE)), None, "a noun may open an item");
    }

    #[test]
    fn every_row_needs_more_than_one_thing() {
        for row in ROWS {
            assert!(row.needs.0.count_ones() >= 2 && row.confidence >= 0.95, "{}", row.rule);
        }
    }

    #[test]
    fn a_report_names_what_was_seen() {
        let said: Vec<_> = set!(UNKNOWN LONG ALONE).said().into_iter().map(|saying| saying.fr).collect();
        assert_eq!(said, ["mot inconnu", "seul candidat"]);
    }
}
