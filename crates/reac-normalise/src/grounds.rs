//! What speaks for a change, as data, and how it is said in either language.

use reac_diagnostic::Locale;

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

    pub(crate) fn text(self, locale: Locale) -> &'static str {
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
/// See `repair::unnamed`.
pub(crate) const UNNAMED: Saying =
    Saying::new("signe sans nom, seul mot possible", "sign without a name, the only word there is");

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

/// Why something was changed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Note {
    pub(crate) rule: &'static str,
    pub(crate) grounds: Grounds,
    pub(crate) confidence: f32,
}

pub(crate) fn join(what: &str, seen: &[&str], times: Option<&str>, locale: Locale) -> String {
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
pub(crate) fn signs(locale: Locale) -> (&'static str, &'static str, &'static str) {
    match locale {
        Locale::Fr => (" : ", " ; ", "fois"),
        Locale::En => (": ", "; ", "times"),
    }
}
