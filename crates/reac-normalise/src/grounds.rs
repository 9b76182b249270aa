//! What speaks for a change, as data, and how it is said in either language.

use reac_diagnostic::Locale;

use crate::repair::{DAMAGES, OBSERVATIONS};

/// One thing that speaks for a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Saying {
    pub(crate) fr: &'static str,
    pub(crate) en: &'static str,
}

impl Saying {
    pub(crate) const fn new(fr: &'static str, en: &'static str) -> Self {
        Self { fr, en }
    }

    fn text(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => self.fr,
            Locale::En => self.en,
        }
    }
}

/// Typography alone decides.
pub(crate) const TYPOGRAPHY: Saying = Saying::new("typographie", "typography");
/// See `repair::mojibake`.
pub(crate) const MOJIBAKE: Saying =
    Saying::new("octets UTF-8 lus comme du Windows-1252", "bytes of UTF-8 read as Windows-1252");

/// What speaks for a change: what happened to the word, and what was observed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    what: Saying,
    seen: Vec<Saying>,
    times: usize,
}

impl Grounds {
    pub(crate) fn new(what: Saying, seen: Vec<Saying>) -> Self {
        Self { what, seen, times: 1 }
    }

    /// One more of the same close by.
    pub(crate) fn again(&mut self) {
        self.times += 1;
    }

    /// For a reader: `accent : mot inconnu ; seul candidat`, `accent: unknown word; only candidate`.
    #[must_use]
    pub fn text(&self, locale: Locale) -> String {
        let seen: Vec<_> = self.seen.iter().map(|saying| saying.text(locale)).collect();
        let times = (self.times > 1).then(|| self.times.to_string());
        join(self.what.text(locale), &seen, times.as_deref(), locale)
    }
}

fn join(what: &str, seen: &[&str], times: Option<&str>, locale: Locale) -> String {
    let (colon, semicolon, word) = signs(locale);
    let mut out = what.to_owned();
    if !seen.is_empty() {
        out.push_str(colon);
        out.push_str(&seen.join(semicolon));
    }
    if let Some(times) = times {
        out.push_str(&format!(", {times} {word}"));
    }
    out
}

/// Colon, semicolon, and the word after a number.
fn signs(locale: Locale) -> (&'static str, &'static str, &'static str) {
    match locale {
        Locale::Fr => (" : ", " ; ", "fois"),
        Locale::En => (": ", "; ", "times"),
    }
}

/// What [`Grounds::text`] said in either language, said in `locale`; what it did not say stays as it is.
#[must_use]
pub fn translate(text: &str, locale: Locale) -> String {
    [Locale::Fr, Locale::En]
        .into_iter()
        .find_map(|from| said_again(text, from, locale))
        .unwrap_or(text.to_owned())
}

fn said_again(text: &str, from: Locale, to: Locale) -> Option<String> {
    let (colon, semicolon, word) = signs(from);
    let counted = text.strip_suffix(word).and_then(|rest| rest.trim_end().rsplit_once(", "));
    let (text, times) = counted.map_or((text, None), |(text, times)| (text, Some(times)));
    let (what, seen) = text.split_once(colon).unwrap_or((text, ""));
    let known = || DAMAGES.iter().chain(OBSERVATIONS).chain(&[TYPOGRAPHY, MOJIBAKE]);
    let find = |part: &str| known().find(|saying| saying.text(from) == part).map(|saying| saying.text(to));
    let parts = seen.split(semicolon).filter(|part| !part.is_empty());
    let seen = parts.map(find).collect::<Option<Vec<_>>>()?;
    Some(join(find(what)?, &seen, times, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_language_is_said_in_either() {
        let fr = "accent : mot inconnu ; seul candidat";
        let en = "accent: unknown word; only candidate";
        for (text, locale, expected) in [
            (fr, Locale::En, en),
            (en, Locale::Fr, fr),
            (fr, Locale::Fr, fr),
            ("typographie, 3 fois", Locale::En, "typography, 3 times"),
            ("typography, 3 times", Locale::Fr, "typographie, 3 fois"),
            ("typography", Locale::Fr, "typographie"),
            ("a friend said so: twice", Locale::Fr, "a friend said so: twice"),
        ] {
            assert_eq!(translate(text, locale), expected);
        }
    }

    #[test]
    fn all_that_is_said_can_be_said_again() {
        for what in DAMAGES {
            let mut grounds = Grounds::new(*what, OBSERVATIONS.to_vec());
            grounds.again();
            let [fr, en] = [Locale::Fr, Locale::En].map(|locale| grounds.text(locale));
            assert_eq!((translate(&fr, Locale::En), translate(&en, Locale::Fr)), (en, fr));
        }
    }
}
