//! What speaks for a change, said again in the other language.

use reac_diagnostic::Locale;

use crate::grounds::{MOJIBAKE, TYPOGRAPHY, UNNAMED, join, signs};
use crate::repair::{DAMAGES, OBSERVATIONS};

/// What `Grounds::text` said in either language, said in `locale`; what it did not say stays as it is.
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
    let known = || DAMAGES.iter().chain(OBSERVATIONS).chain(&[TYPOGRAPHY, MOJIBAKE, UNNAMED]);
    let find = |part: &str| known().find(|saying| saying.text(from) == part).map(|saying| saying.text(to));
    let parts = seen.split(semicolon).filter(|part| !part.is_empty());
    let seen = parts.map(find).collect::<Option<Vec<_>>>()?;
    Some(join(find(what)?, &seen, times, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grounds::Grounds;

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
