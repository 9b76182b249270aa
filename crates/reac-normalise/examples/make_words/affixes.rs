//! The part of Hunspell's format that the French dictionary uses: two-letter flags, suffixes with a condition,
//! and `po:` tags. Prefixes are elisions (`l'`, `qu'`) there, which are cut off before a word is looked up.

use std::collections::HashMap;

use reac_normalise::Class;

use crate::Failure;

/// A form that is no word by itself.
const NEEDS_AFFIX: &str = "()";
/// A form that is wrong.
const FORBIDDEN: &str = "{}";

/// Tags of the dictionary, and what they mean here. Looked for in this order, all that match count.
const TAGS: &[(&[&str], Class)] = &[
    (&["po:infi"], Class::INFINITIVE),
    (&["po:ppas"], Class::PARTICIPLE),
    (&["po:nom"], Class::NOUN),
    (&["po:adj"], Class::ADJECTIVE),
    (&["po:npr", "po:prn", "po:patr", "po:titr"], Class::NAME),
    (
        &[
            "po:prep",
            "po:prepv",
            "po:det",
            "po:detpos",
            "po:detind",
            "po:detdem",
            "po:detneg",
            "po:detex",
            "po:cj",
            "po:cjco",
            "po:cjsub",
            "po:prodem",
            "po:proind",
            "po:prorel",
            "po:proint",
            "po:proneg",
            "po:proadv",
            "po:properobj",
            "po:propersuj",
            "po:preverb",
            "po:negadv",
            "po:advint",
        ],
        Class::FUNCTION,
    ),
    (
        &["po:adv", "po:interj", "po:nb", "po:nbro", "po:loc", "po:loc.adv", "po:loc.adj", "po:mg"],
        Class::OTHER,
    ),
];

/// Tenses and persons that nobody uses in a report.
const BOOKISH: &[&str] = &["po:ipsi", "po:simp", "po:2sg", "po:1jsg", "po:1isg", "po:1ssg"];
const FINITE: &[&str] =
    &["po:ipre", "po:iimp", "po:ifut", "po:cond", "po:spre", "po:impe", "po:ppre", "po:ipsi", "po:simp"];
/// A form that is also one of these is in daily use whatever else it is.
const USUAL: &[&str] = &["po:3sg", "po:3pl", "po:3pl!", "po:1pl", "po:2pl", "po:1sg", "po:ppre"];

struct Suffix {
    strip: String,
    add: String,
    condition: Vec<Letters>,
    tags: Vec<String>,
}

/// One place of a condition: `.`, a letter, `[aou]`, `[^aou]`.
struct Letters {
    set: Vec<char>,
    negated: bool,
}

pub(crate) struct Affixes(HashMap<String, Vec<Suffix>>);

impl Affixes {
    pub(crate) fn read(aff: &str) -> Result<Self, Failure> {
        let mut out: HashMap<String, Vec<Suffix>> = HashMap::new();
        for line in aff.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            // `SFX a0 Y 103` opens a group, `SFX a0 er ant/n'q' [^cg]er po:ppre` is one of its rules.
            let ["SFX", flag, strip, add, condition, tags @ ..] = fields.as_slice() else { continue };
            let bare = |field: &str| if field == "0" { String::new() } else { field.to_owned() };
            out.entry((*flag).to_owned()).or_default().push(Suffix {
                strip: bare(strip),
                add: bare(add.split_once('/').map_or(*add, |(add, _)| add)),
                condition: letters(condition)?,
                tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            });
        }
        Ok(Self(out))
    }

    /// All forms of one line of the dictionary.
    pub(crate) fn expand(&self, entry: &str, found: &mut impl FnMut(&str, Class)) -> Result<(), Failure> {
        let mut fields = entry.split_whitespace();
        let Some(head) = fields.next() else { return Ok(()) };
        let tags: Vec<&str> = fields.collect();
        let (word, flags) = head.split_once('/').unwrap_or((head, ""));
        let flags = pairs(flags)?;
        if flags.iter().any(|flag| flag == FORBIDDEN) {
            return Ok(());
        }
        if !flags.iter().any(|flag| flag == NEEDS_AFFIX) {
            found(word, class(&tags, &[]));
        }
        for suffix in flags.iter().filter_map(|flag| self.0.get(flag)).flatten() {
            let Some(stem) = word.strip_suffix(&suffix.strip) else { continue };
            if holds(&suffix.condition, word) {
                found(&format!("{stem}{}", suffix.add), class(&tags, &suffix.tags));
            }
        }
        Ok(())
    }
}

fn pairs(flags: &str) -> Result<Vec<String>, Failure> {
    let chars: Vec<char> = flags.chars().collect();
    if !chars.len().is_multiple_of(2) {
        return Err(format!("flags are pairs of letters: {flags}").into());
    }
    Ok(chars.chunks(2).map(|pair| pair.iter().collect()).collect())
}

fn letters(condition: &str) -> Result<Vec<Letters>, Failure> {
    let mut out = Vec::new();
    let mut chars = condition.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(match c {
            '.' => Letters { set: Vec::new(), negated: true },
            '[' => {
                let negated = chars.next_if_eq(&'^').is_some();
                let set: Vec<char> = chars.by_ref().take_while(|c| *c != ']').collect();
                if set.is_empty() {
                    return Err(format!("an empty set of letters: {condition}").into());
                }
                Letters { set, negated }
            }
            c => Letters { set: vec![c], negated: false },
        });
    }
    Ok(out)
}

/// A suffix' condition is held against the word's end.
fn holds(condition: &[Letters], word: &str) -> bool {
    let mut from_end = word.chars().rev();
    condition.iter().rev().all(|letters| {
        // A lone `.` is no condition at all.
        let any = letters.negated && letters.set.is_empty();
        from_end.next().map_or(any, |c| letters.set.contains(&c) != letters.negated)
    })
}

fn class(entry: &[&str], suffix: &[String]) -> Class {
    let has = |tag: &str| entry.contains(&tag) || suffix.iter().any(|own| own == tag);
    let mut out = Class::NONE;
    for (_, class) in TAGS.iter().filter(|(tags, _)| tags.iter().any(|tag| has(tag))) {
        out = out.and(*class);
    }
    if FINITE.iter().any(|tag| has(tag)) {
        let bookish = has("po:ipsi")
            || has("po:simp")
            || (BOOKISH.iter().any(|tag| has(tag)) && !USUAL.iter().any(|tag| has(tag)));
        out = out.and(if bookish { Class::BOOKISH } else { Class::VERB });
    }
    if out == Class::NONE { Class::OTHER } else { out }
}
