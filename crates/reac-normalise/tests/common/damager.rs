//! Damages clean passages at known places, by kinds named here anew: what is measured must not be what repairs.

use std::ops::Range;

use reac_normalise::{Change, Class, Role, WordList};

use super::Owned;

/// A small generator of numbers: same seed, same damage (SplitMix64).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// True so many times in a million.
    pub(crate) fn chance(&mut self, per_million: u64) -> bool {
        self.next() % 1_000_000 < per_million
    }

    fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Confusion,
    Ending,
    Glued,
    Cut,
    Doubled,
    Lost,
    Accents,
    Encoding,
    Hyphen,
    Ligature,
    Apostrophe,
    Bullet,
}

pub(crate) const KINDS: &[Kind] = &[
    Kind::Confusion,
    Kind::Ending,
    Kind::Glued,
    Kind::Cut,
    Kind::Doubled,
    Kind::Lost,
    Kind::Accents,
    Kind::Encoding,
    Kind::Hyphen,
    Kind::Ligature,
    Kind::Apostrophe,
    Kind::Bullet,
];

/// One damaged word, in bytes of the damaged text and of the clean one.
#[derive(Debug, Clone)]
pub(crate) struct Wound {
    pub(crate) passage: usize,
    pub(crate) kind: Kind,
    pub(crate) damaged: Range<usize>,
    pub(crate) clean: Range<usize>,
    /// In a title, at the start of an item, or in text that stands elsewhere as well.
    pub(crate) strong: bool,
}

/// Damages so many words in a million.
pub(crate) fn damage(clean: &[Owned], per_million: u64, seed: u64) -> (Vec<Owned>, Vec<Wound>) {
    let mut random = Random(seed);
    let mut wounds = Vec::new();
    let mut out = Vec::new();
    let twins = twins(clean);
    for (passage, own) in clean.iter().enumerate() {
        let touchable = !matches!(own.role, Role::Code | Role::Url | Role::Term);
        let words = words(&own.text);
        let mut text = String::new();
        let mut from = 0;
        for (at, word) in words.iter().enumerate() {
            if word.start < from || !touchable || !random.chance(per_million) {
                continue;
            }
            let next = words.get(at + 1).filter(|next| own.text.get(word.end..next.start) == Some(" "));
            let Some((kind, range, damaged)) = wound(&own.text, word, next, &mut random) else { continue };
            text.push_str(&own.text[from..range.start]);
            let start = text.len();
            text.push_str(&damaged);
            let first = at == 0 && matches!(own.role, Role::Infinitive | Role::Savoir | Role::Title { .. });
            let copied = own.role.key().is_some();
            wounds.push(Wound {
                passage,
                kind,
                damaged: start..text.len(),
                clean: range.clone(),
                strong: first || copied || twins.contains(&context(&own.text, &words, at)),
            });
            from = range.end;
        }
        text.push_str(&own.text[from..]);
        out.push(Owned { text, ..own.clone() });
    }
    (out, wounds)
}

/// Words with their neighbours that occur more than once.
fn twins(clean: &[Owned]) -> std::collections::HashSet<[String; 5]> {
    let mut seen = std::collections::HashSet::new();
    let mut out = std::collections::HashSet::new();
    for own in clean {
        let words = words(&own.text);
        for at in 0..words.len() {
            let context = context(&own.text, &words, at);
            if !seen.insert(context.clone()) {
                out.insert(context);
            }
        }
    }
    out
}

fn context(text: &str, words: &[Range<usize>], at: usize) -> [String; 5] {
    [-2_isize, -1, 0, 1, 2].map(|offset| {
        let word = at.checked_add_signed(offset).and_then(|at| words.get(at));
        word.map_or(String::new(), |word| text[word.clone()].to_lowercase())
    })
}

/// Runs of three letters and more.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if text[from..at].chars().count() >= 3 {
                    out.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// One damage of a kind that the word allows; all such kinds are as likely.
fn wound(
    text: &str,
    word: &Range<usize>,
    next: Option<&Range<usize>>,
    random: &mut Random,
) -> Option<(Kind, Range<usize>, String)> {
    let clean = &text[word.clone()];
    if clean.chars().skip(1).any(char::is_uppercase) {
        return None;
    }
    // The apostrophe of an elided word goes with what follows it.
    let elided = text[..word.start].ends_with('’');
    let mut options: Vec<(Kind, Range<usize>, String)> = Vec::new();
    for kind in KINDS {
        let damaged = match kind {
            Kind::Confusion => confusion(clean, random),
            Kind::Ending => ending(clean, random),
            Kind::Glued => next.map(|next| format!("{clean}{}", &text[next.clone()])),
            Kind::Cut => cut(clean, " ", random),
            Kind::Doubled => letter(clean, random, |c| format!("{c}{c}")),
            Kind::Lost => letter(clean, random, |_| String::new()),
            Kind::Accents => Some(clean.chars().map(bare).collect()),
            Kind::Encoding => Some(clean.chars().map(misread).collect()),
            Kind::Ligature => ligature(clean, random),
            Kind::Apostrophe => elided.then(|| format!("{}{clean}", random.pick(APOSTROPHES))),
            Kind::Bullet => (word.start == 0).then(|| format!("{}{clean}", random.pick(BULLETS))),
            Kind::Hyphen => cut(clean, if random.below(2) == 0 { "- " } else { "-" }, random),
        };
        let range = match kind {
            Kind::Glued => word.start..next.map_or(word.end, |next| next.end),
            Kind::Apostrophe if elided => word.start - '’'.len_utf8()..word.end,
            _ => word.clone(),
        };
        if let Some(damaged) = damaged.filter(|damaged| *damaged != text[range.clone()]) {
            options.push((*kind, range, damaged));
        }
    }
    if options.is_empty() { None } else { Some(options[random.below(options.len())].clone()) }
}

/// What is typed or read for an apostrophe.
const APOSTROPHES: &[&str] = &["'", "\u{B4}", "`", "\u{2018}", "\u{2BC}", "\u{2032}"];

/// What office programs write for the bullets of their symbol fonts.
const BULLETS: &[&str] =
    &["\u{F0B7} ", "\u{F0A7} ", "\u{F0D8}\u{A0}", "\u{F0FC}", "\u{F02D} ", "\u{F076} ", "• "];

/// Letters that a font joins, as one sign; and one sign of French as two letters.
fn ligature(word: &str, random: &mut Random) -> Option<String> {
    const PAIRS: &[(&str, &str)] = &[
        ("ffi", "\u{FB03}"),
        ("ff", "\u{FB00}"),
        ("fi", "\u{FB01}"),
        ("fl", "\u{FB02}"),
        ("œ", "oe"),
        ("Œ", "Oe"),
    ];
    let found: Vec<_> = PAIRS.iter().filter(|(clean, _)| word.contains(clean)).collect();
    let (clean, damaged) = (!found.is_empty()).then(|| random.pick(&found))?;
    Some(word.replacen(clean, damaged, 1))
}

fn confusion(word: &str, random: &mut Random) -> Option<String> {
    const PAIRS: &[(&str, &str)] = &[
        ("m", "rn"),
        ("rn", "m"),
        ("l", "I"),
        ("l", "1"),
        ("I", "l"),
        ("i", "1"),
        ("é", "e"),
        ("e", "é"),
        ("e", "c"),
        ("c", "e"),
        ("o", "0"),
    ];
    let places: Vec<(usize, &str, &str)> = PAIRS
        .iter()
        .flat_map(|(clean, damaged)| word.match_indices(clean).map(|(at, _)| (at, *clean, *damaged)))
        .collect();
    if places.is_empty() {
        return None;
    }
    let (at, clean, damaged) = *random.pick(&places);
    Some(format!("{}{damaged}{}", &word[..at], &word[at + clean.len()..]))
}

fn ending(word: &str, random: &mut Random) -> Option<String> {
    const ENDINGS: &[(&str, &[&str])] =
        &[("er", &["ar", "ers", "é", "e", "ez", ""]), ("ir", &["i", "is", "irs"]), ("re", &["r", "res"])];
    if !WordList::shipped().class(&word.to_lowercase()).is(Class::INFINITIVE) {
        return None;
    }
    let (end, damaged) = ENDINGS.iter().find(|(end, _)| word.ends_with(end))?;
    Some(format!("{}{}", &word[..word.len() - end.len()], random.pick(damaged)))
}

fn cut(word: &str, by: &str, random: &mut Random) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 6 {
        return None;
    }
    let at = 2 + random.below(letters.len() - 3);
    let half = |letters: &[char]| letters.iter().collect::<String>();
    Some(format!("{}{by}{}", half(&letters[..at]), half(&letters[at..])))
}

fn letter(word: &str, random: &mut Random, change: impl Fn(char) -> String) -> Option<String> {
    let length = word.chars().count();
    if length < 4 {
        return None;
    }
    let at = random.below(length);
    Some(word.chars().enumerate().map(|(i, c)| if i == at { change(c) } else { c.to_string() }).collect())
}

fn bare(c: char) -> char {
    match c {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'ç' => 'c',
        c => c,
    }
}

/// UTF-8 read as Latin-1.
fn misread(c: char) -> String {
    let mut bytes = [0; 4];
    let bytes = c.encode_utf8(&mut bytes).bytes();
    if c.is_ascii() { c.to_string() } else { bytes.map(char::from).collect() }
}

/// What came of the damage.
#[derive(Debug, Default, Clone)]
pub(crate) struct Count {
    pub(crate) changes: usize,
    pub(crate) right: usize,
    pub(crate) wounds: usize,
    pub(crate) healed: usize,
    pub(crate) strong: usize,
    pub(crate) strong_healed: usize,
    /// Wounds and healed ones of each kind, in the order of [`KINDS`].
    pub(crate) kinds: [(usize, usize); KINDS.len()],
    /// What went wrong, for whoever reads the test's output.
    pub(crate) wrong: Vec<String>,
    /// What was left.
    pub(crate) left: Vec<String>,
}

impl Count {
    pub(crate) fn add(&mut self, clean: &[Owned], damaged: &[Owned], wounds: &[Wound], changes: &[Change]) {
        for passage in 0..clean.len() {
            let (clean, damaged) = (&clean[passage].text, &damaged[passage].text);
            let wounds: Vec<&Wound> = wounds.iter().filter(|wound| wound.passage == passage).collect();
            let edits = edits(damaged, changes.iter().filter(|change| change.passage == passage));
            for (range, after, rule) in &edits {
                self.changes += 1;
                if is_right(range, clean, damaged, &wounds, &edits) {
                    self.right += 1;
                } else {
                    self.wrong
                        .push(format!("{rule}: {:?} -> {after:?} in {damaged:?}", &damaged[range.clone()]));
                }
            }
            for wound in &wounds {
                let healed = is_right(&wound.damaged, clean, damaged, &wounds, &edits);
                self.wounds += 1;
                self.healed += usize::from(healed);
                self.strong += usize::from(wound.strong);
                self.strong_healed += usize::from(wound.strong && healed);
                let kind = &mut self.kinds[KINDS.iter().position(|kind| *kind == wound.kind).unwrap()];
                kind.0 += 1;
                kind.1 += usize::from(healed);
                if !healed {
                    let (was, is) = (&clean[wound.clean.clone()], &damaged[wound.damaged.clone()]);
                    let strong = if wound.strong { "!" } else { " " };
                    self.left.push(format!("{strong} {:?} {was:?} as {is:?} in {damaged:?}", wound.kind));
                }
            }
        }
    }
}

/// Changes as bytes of the damaged text.
fn edits<'c>(
    damaged: &str,
    changes: impl Iterator<Item = &'c Change>,
) -> Vec<(Range<usize>, String, &'static str)> {
    let mut out = Vec::new();
    // Characters of the new text and of the damaged one run in step but for the changes.
    let (mut new, mut old) = (0, 0);
    let bytes = |chars: usize| damaged.char_indices().nth(chars).map_or(damaged.len(), |(at, _)| at);
    for change in changes {
        old += change.at - new;
        let length = change.before.chars().count();
        out.push((bytes(old)..bytes(old + length), change.after.clone(), change.rule));
        old += length;
        new = change.at + change.after.chars().count();
    }
    out
}

/// Over a stretch, widened to all wounds and edits it touches, the edits give the clean text.
fn is_right(
    range: &Range<usize>,
    clean: &str,
    damaged: &str,
    wounds: &[&Wound],
    edits: &[(Range<usize>, String, &'static str)],
) -> bool {
    let mut wide = range.clone();
    loop {
        let touched =
            wounds.iter().map(|wound| &wound.damaged).chain(edits.iter().map(|(range, _, _)| range));
        let mut wider = wide.clone();
        for other in touched.filter(|other| other.start <= wide.end && wide.start <= other.end) {
            wider = wider.start.min(other.start)..wider.end.max(other.end);
        }
        if wider == wide {
            break;
        }
        wide = wider;
    }
    let meant =
        replace(damaged, &wide, wounds.iter().map(|wound| (&wound.damaged, &clean[wound.clean.clone()])));
    let got = replace(damaged, &wide, edits.iter().map(|(range, after, _)| (range, after.as_str())));
    meant == got
}

fn replace<'e>(
    text: &str,
    within: &Range<usize>,
    edits: impl Iterator<Item = (&'e Range<usize>, &'e str)>,
) -> String {
    let mut out = String::new();
    let mut from = within.start;
    for (range, after) in edits.filter(|(range, _)| range.start >= within.start && range.end <= within.end) {
        out.push_str(&text[from..range.start]);
        out.push_str(after);
        from = range.end;
    }
    out + &text[from..within.end]
}
