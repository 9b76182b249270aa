//! How words get damaged: the tables, and what they explain.

use crate::grounds::Saying;

const CONFUSION: Saying = Saying::new("signe lu pour un autre", "one sign read for another");
const ACCENT: Saying = Saying::new("accent", "accent");
const ADDED: Saying = Saying::new("accent de trop", "accent too many");
const DOUBLED: Saying = Saying::new("lettre doublée", "letter doubled");
const LOST: Saying = Saying::new("lettre perdue", "letter lost");
const SWAPPED: Saying = Saying::new("lettres inversées", "letters swapped");
const ENDING: Saying = Saying::new("terminaison", "ending");
const GLUED: Saying = Saying::new("mots collés", "words run together");
const CUT: Saying = Saying::new("mot coupé", "word cut");

/// All that is said of damage.
pub(crate) const DAMAGES: &[Saying] = &[CONFUSION, ACCENT, ADDED, DOUBLED, LOST, SWAPPED, ENDING, GLUED, CUT];

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Damage {
    /// One sign read for another.
    Confusion,
    /// Accents lost.
    Accent,
    /// One accent in the place of another.
    Turned,
    /// An accent that should not be.
    Added,
    /// A letter that is there twice and should not be.
    Doubled,
    /// A letter lost that stands beside its like.
    Undoubled,
    /// A letter lost.
    Lost,
    /// Two letters in each other's place.
    Swapped,
    /// A verb's ending lost or changed.
    Ending,
    /// A space lost between two words.
    Glued,
    /// A space, or a line's end with its hyphen, within a word.
    Cut,
}

impl Damage {
    /// In a report.
    pub(crate) fn said(self) -> Saying {
        match self {
            Self::Confusion => CONFUSION,
            Self::Accent | Self::Turned => ACCENT,
            Self::Added => ADDED,
            Self::Doubled => DOUBLED,
            Self::Undoubled | Self::Lost => LOST,
            Self::Swapped => SWAPPED,
            Self::Ending => ENDING,
            Self::Glued => GLUED,
            Self::Cut => CUT,
        }
    }

    /// How often it happens, against the others, for one and the same word.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Self::Accent => 4.0,
            Self::Confusion | Self::Ending => 3.0,
            Self::Doubled | Self::Undoubled | Self::Glued | Self::Cut => 2.0,
            Self::Added => 1.5,
            Self::Lost | Self::Turned => 1.0,
            Self::Swapped => 0.5,
        }
    }
}

/// What is read, and for what: character recognition takes the right for the left. In lower case.
pub(crate) const CONFUSIONS: &[(&str, &str)] = &[
    ("rn", "m"),
    ("m", "rn"),
    ("l", "i"),
    ("i", "l"),
    ("1", "l"),
    ("1", "i"),
    ("|", "l"),
    ("|", "i"),
    ("c", "e"),
    ("e", "c"),
    ("c", "é"),
    ("é", "c"),
    ("0", "o"),
    ("5", "s"),
    ("cl", "d"),
    ("d", "cl"),
    ("vv", "w"),
    ("ri", "n"),
    ("u", "n"),
    ("n", "u"),
];

/// Endings that stand where the infinitive's should.
pub(crate) const ENDINGS: &[(&str, &str)] = &[
    ("ar", "er"),
    ("ers", "er"),
    ("err", "er"),
    ("et", "er"),
    ("e", "er"),
    ("es", "er"),
    ("ez", "er"),
    ("é", "er"),
    ("és", "er"),
    ("ée", "er"),
    ("ées", "er"),
    ("ent", "er"),
    ("", "er"),
    ("i", "ir"),
    ("is", "ir"),
    ("it", "ir"),
    ("irs", "ir"),
    ("r", "re"),
    ("res", "re"),
    ("oirs", "oir"),
    ("oi", "oir"),
];

/// Letters that stay of a word whose ending changed, at least.
const STEM: usize = 3;

/// A letter without its accent.
pub(crate) fn bare(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        'ÿ' => 'y',
        'ñ' => 'n',
        c => c,
    }
}

/// Letters with an accent that French knows, of a letter without one.
pub(crate) fn variants(bare: char) -> &'static [char] {
    match bare {
        'a' => &['a', 'à', 'â', 'ä'],
        'e' => &['e', 'é', 'è', 'ê', 'ë'],
        'i' => &['i', 'î', 'ï'],
        'o' => &['o', 'ô', 'ö'],
        'u' => &['u', 'ù', 'û', 'ü'],
        'c' => &['c', 'ç'],
        'y' => &['y', 'ÿ'],
        _ => &[],
    }
}

/// Which damage makes `whole` into `damaged`, both in lower case; `None` where no single one does.
pub(crate) fn explain(damaged: &str, whole: &str) -> Option<Damage> {
    if damaged == whole || are_foreign(damaged, whole) {
        return None;
    }
    if damaged.chars().map(bare).eq(whole.chars().map(bare)) {
        // An accent too many is a letter misread: people leave accents out, and turn them.
        let differ = || damaged.chars().zip(whole.chars()).filter(|(read, meant)| read != meant);
        let added = differ().any(|(_, meant)| meant == bare(meant));
        let turned = differ().any(|(read, meant)| read != bare(read) && meant != bare(meant));
        return Some(match (added, turned) {
            (true, _) => Damage::Added,
            (_, true) => Damage::Turned,
            _ => Damage::Accent,
        });
    }
    letters(damaged, whole).or_else(|| ending(damaged, whole))
}

/// Words that share neither their first nor their last letter: one damage takes no more than two signs, and a word's
/// end only from what has a stem.
fn are_foreign(a: &str, b: &str) -> bool {
    let ends = |text: &str| text.chars().next().zip(text.chars().next_back());
    let (Some((a_first, a_last)), Some((b_first, b_last))) = (ends(a), ends(b)) else { return false };
    bare(a_first) != bare(b_first) && bare(a_last) != bare(b_last) && a.chars().nth(2).is_some()
}

/// Damage within a word: what differs between a common beginning and a common end.
fn letters(damaged: &str, whole: &str) -> Option<Damage> {
    let head: usize =
        damaged.chars().zip(whole.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (a, b) = (damaged.get(head..)?, whole.get(head..)?);
    let tail: usize =
        a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (a, b) = (a.get(..a.len() - tail)?, b.get(..b.len() - tail)?);
    if CONFUSIONS.contains(&(a, b)) {
        return Some(Damage::Confusion);
    }
    let before = damaged.get(..head)?.chars().next_back();
    let after = damaged.get(damaged.len() - tail..)?.chars().next();
    match (single(a), single(b)) {
        (None, Some(lost)) if a.is_empty() => {
            let beside = before == Some(lost) || after == Some(lost);
            Some(if beside { Damage::Undoubled } else { Damage::Lost })
        }
        (Some(extra), None) if b.is_empty() && (before == Some(extra) || after == Some(extra)) => {
            Some(Damage::Doubled)
        }
        _ if a.chars().count() == 2 && a.chars().rev().eq(b.chars()) => Some(Damage::Swapped),
        _ => None,
    }
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn ending(damaged: &str, whole: &str) -> Option<Damage> {
    let explains = |(left, right): &(&str, &str)| {
        let stem = whole.strip_suffix(right);
        stem.is_some()
            && stem == damaged.strip_suffix(left)
            && stem.is_some_and(|s| s.chars().count() >= STEM)
    };
    ENDINGS.iter().any(explains).then_some(Damage::Ending)
}

/// The two differ as singular and plural, masculine and feminine, or two forms of one verb do: both may be meant.
pub(crate) fn is_inflection(a: &str, b: &str) -> bool {
    const ENDS: &[(&str, &str)] = &[
        ("", "s"),
        ("", "x"),
        ("", "e"),
        ("", "es"),
        ("e", "es"),
        ("s", "es"),
        ("al", "aux"),
        ("r", "nt"),
        ("e", "ée"),
        ("e", "ées"),
        ("es", "ées"),
    ];
    /// The same for words long enough to have a participle: `dés` is none of `des`.
    const ACCENTED: &[(&str, &str)] = &[("e", "é"), ("es", "és")];
    let ends = |ends: &[(&str, &str)], least: usize, a: &str, b: &str| {
        ends.iter().any(|(short, long)| {
            let stem = a.strip_suffix(short);
            stem == b.strip_suffix(long) && stem.is_some_and(|stem| stem.chars().count() >= least)
        })
    };
    let pair = |a: &str, b: &str| ends(ENDS, 1, a, b) || ends(ACCENTED, STEM, a, b);
    // `diffère` and `différé`: the same letters, another ending.
    let same_letters =
        a.chars().map(bare).eq(b.chars().map(bare)) && a.chars().next_back() != b.chars().next_back();
    same_letters || pair(a, b) || pair(b, a) || ending(a, b).is_some() || ending(b, a).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_explained() {
        for (damaged, whole, damage) in [
            ("forrnation", "formation", Damage::Confusion),
            ("lnformer", "informer", Damage::Confusion),
            ("c0ntrat", "contrat", Damage::Confusion),
            ("securite", "sécurité", Damage::Accent),
            ("accés", "accès", Damage::Turned),
            ("clïent", "client", Damage::Added),
            ("venndre", "vendre", Damage::Doubled),
            ("acueil", "accueil", Damage::Undoubled),
            ("infomer", "informer", Damage::Lost),
            ("infromer", "informer", Damage::Swapped),
            ("informers", "informer", Damage::Ending),
            ("informar", "informer", Damage::Ending),
            ("informé", "informer", Damage::Ending),
            ("inform", "informer", Damage::Ending),
        ] {
            assert_eq!(explain(damaged, whole), Some(damage), "{damaged}");
        }
    }

    #[test]
    fn what_is_no_damage_is_not_explained() {
        for (damaged, whole) in
            [("client", "client"), ("vendre", "acheter"), ("xclient", "client"), ("nez", "ner")]
        {
            assert_eq!(explain(damaged, whole), None, "{damaged}");
        }
    }

    #[test]
    fn inflections() {
        assert!(is_inflection("service", "services") && is_inflection("locaux", "local"));
        assert!(is_inflection("informé", "informer") && is_inflection("adaptée", "adapté"));
        assert!(
            is_inflection("le", "les")
                && is_inflection("rédigé", "rédige")
                && is_inflection("diffère", "différé")
                && !is_inflection("dés", "des")
        );
        assert!(!is_inflection("formation", "forrnation") && !is_inflection("règle", "regle"));
    }
}
