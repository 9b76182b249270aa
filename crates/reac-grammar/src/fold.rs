//! Folding: what two prints of one wording share, whatever their case, accents, apostrophes and spaces.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Lower case, without accents, every run of other signs one space: `FICHE ACTIVITÉ TYPE N° 1` and
/// `Fiche activite type n°1` both become `fiche activite type n 1`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folding = Folding { out: String::with_capacity(text.len() + 8), pending: false, digit: false };
    for c in text.chars() {
        match plain(c) {
            // Within a word: nothing to look back at.
            Some(c) if c.is_ascii_lowercase() && !folding.pending => {
                folding.digit = false;
                folding.out.push(c);
            }
            Some(c) if c.is_ascii_alphanumeric() => folding.push(c),
            Some(_) => folding.pending = true,
            // Marks alone are put in order by a normalisation, and marks are left out: one by one is enough.
            None => decompose_compatible(c, |c| folding.rest(c)),
        }
    }
    folding.out
}

/// The letter, digit or sign that nearly all of a French text is made of, in lower case and without its accent.
fn plain(c: char) -> Option<char> {
    match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => Some('a'),
        'ç' | 'Ç' => Some('c'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => Some('e'),
        'î' | 'ï' | 'Î' | 'Ï' => Some('i'),
        'ô' | 'ö' | 'Ô' | 'Ö' => Some('o'),
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => Some('u'),
        '’' | '\u{a0}' => Some(' '),
        _ => None,
    }
}

struct Folding {
    out: String,
    /// A sign was met that separates.
    pending: bool,
    /// The last one was a digit.
    digit: bool,
}

impl Folding {
    /// A character that [`plain`] does not know, decomposed.
    fn rest(&mut self, c: char) {
        match c {
            c if is_combining_mark(c) => {}
            // The sign of "n°" decomposes to nothing useful; its compatibility form "º" to a letter.
            '°' => self.pending = true,
            'œ' | 'Œ' => self.pair('o', 'e'),
            'æ' | 'Æ' => self.pair('a', 'e'),
            c if c.is_alphanumeric() => c.to_lowercase().for_each(|lower| self.push(lower)),
            _ => self.pending = true,
        }
    }

    fn pair(&mut self, first: char, second: char) {
        self.push(first);
        self.push(second);
    }

    fn push(&mut self, c: char) {
        // "N°1" and "N° 1" are one wording: a number stands as a word of its own after "n".
        let is_digit = c.is_ascii_digit();
        let after_letter = is_digit && !self.digit && !self.pending && self.out.ends_with(" n");
        if (self.pending || after_letter) && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.pending = false;
        self.digit = is_digit;
        self.out.push(c);
    }
}

/// How alike two folded wordings are, 0 to 1; 0 where one is shorter than the other by a third.
#[must_use]
pub fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    // The shorter by a third cannot be a copy: the distance need not be computed.
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short * 3 < long * 2 {
        return 0.0;
    }
    let longest = a.chars().count().max(b.chars().count()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "wordings are short")]
    let share = distance(a, b) as f64 / longest as f64;
    1.0 - share
}

/// How many letters of `a` are to be left out, put in or changed to make `b`.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    rapidfuzz::distance::levenshtein::distance(a.chars(), b.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_spaces_fold() {
        assert_eq!(fold("FICHE ACTIVITÉ  TYPE N° 1"), "fiche activite type n 1");
        assert_eq!(fold("Fiche activite type n°1"), "fiche activite type n 1");
        assert_eq!(
            fold("Contexte(s) professionnel(s) de mise en œuvre"),
            "contexte s professionnel s de mise en oeuvre"
        );
        assert_eq!(fold("l’emploi-type"), "l emploi type");
    }

    #[test]
    fn common_letters_fold_as_their_decomposition_says() {
        use unicode_normalization::UnicodeNormalization;
        for c in ('\0'..='\u{2fff}').filter(|c| plain(*c).is_some()) {
            let long: String =
                c.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
            let sign = !long.starts_with(char::is_alphanumeric);
            let short = plain(c).map(String::from).unwrap_or_default();
            assert!(
                if sign { fold(&format!("a{c}b")) == "a b" } else { long == short },
                "{c:?}: {long:?} {short:?}"
            );
        }
        assert_eq!(fold("e\u{301}crit ﬁn Œuvre x² N°º12"), "ecrit fin oeuvre x2 n o12");
    }

    #[test]
    fn different_wordings_stay_apart() {
        assert_ne!(fold("Glossaire technique"), fold("Glossaire du REAC"));
    }
}
