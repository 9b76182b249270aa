//! Folding: what two prints of one wording share, whatever their case, accents, apostrophes and spaces.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Lower case, without accents, every run of other signs one space: `FICHE ACTIVITÉ TYPE N° 1` and
/// `Fiche activite type n°1` both become `fiche activite type n 1`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folding = Folding { out: Vec::with_capacity(text.len() + 8), pending: false, digit: false };
    for c in text.chars() {
        match plain(c) {
            Some(SIGN) => folding.pending = true,
            // Within a word: nothing to look back at.
            Some(byte) if byte >= b'a' && !folding.pending => {
                folding.digit = false;
                folding.out.push(byte);
            }
            Some(byte) => folding.push_byte(byte),
            // Marks alone are put in order by a normalisation, and marks are left out: one by one is enough.
            None => decompose_compatible(c, |c| folding.rest(c)),
        }
    }
    // Only whole characters were put there.
    String::from_utf8(folding.out).unwrap_or_default()
}

/// What stands for every sign that separates.
const SIGN: u8 = b' ';

/// What the 128 characters of ASCII fold to.
const ASCII: &[u8; 128] = b"                                                0123456789       \
    abcdefghijklmnopqrstuvwxyz      abcdefghijklmnopqrstuvwxyz     ";

/// What the letters from U+00C0 fold to; a full stop where it takes more than a look.
const LATIN: &[u8; 64] = b"a.a.a..ceeee..ii....o.o..u.uu...a.a.a..ceeee..ii....o.o..u.uu...";

/// The letter, digit or [`SIGN`] that nearly all of a French text is made of, in lower case and without its accent.
fn plain(c: char) -> Option<u8> {
    let code = usize::try_from(u32::from(c)).ok()?;
    match c {
        '\0'..='\x7f' => ASCII.get(code).copied(),
        '\u{c0}'..='\u{ff}' => LATIN.get(code - 0xc0).copied().filter(|letter| *letter != b'.'),
        '’' | '\u{a0}' => Some(SIGN),
        _ => None,
    }
}

struct Folding {
    /// Characters, as UTF-8.
    out: Vec<u8>,
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
        self.part(c.is_ascii_digit());
        self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn push_byte(&mut self, byte: u8) {
        self.part(byte.is_ascii_digit());
        self.out.push(byte);
    }

    /// Puts a space before the next character where one belongs.
    fn part(&mut self, is_digit: bool) {
        // "N°1" and "N° 1" are one wording: a number stands as a word of its own after "n".
        let after_letter = is_digit && !self.digit && !self.pending && self.out.ends_with(b" n");
        if (self.pending || after_letter) && !self.out.is_empty() {
            self.out.push(b' ');
        }
        self.pending = false;
        self.digit = is_digit;
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

/// As [`likeness`]; 0 where that is less than `least`, which most pairs are told by a glance at their letters.
#[must_use]
pub fn likeness_from(a: &str, b: &str, least: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "wordings are short")]
    let most = |a: &str, b: &str| (1.0 - least) * a.len().max(b.len()) as f64;
    if a != b && a.is_ascii() && b.is_ascii() && f64::from(letters_apart(a, b)) > most(a, b) + 1e-6 {
        return 0.0;
    }
    let alike = likeness(a, b);
    if alike >= least { alike } else { 0.0 }
}

/// How many letters of one wording the other lacks, whatever their order: no less lies between them.
fn letters_apart(a: &str, b: &str) -> u32 {
    let mut counts = [0_i32; 64];
    let mut count = |text: &str, by: i32| {
        for byte in text.bytes() {
            if let Some(count) = counts.get_mut(usize::from(byte % 64)) {
                *count += by;
            }
        }
    };
    count(a, 1);
    count(b, -1);
    let lacking = |sign: i32| counts.iter().map(|count| (count * sign).max(0).unsigned_abs()).sum::<u32>();
    lacking(1).max(lacking(-1))
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
            let short = plain(c).map(|byte| char::from(byte).to_string()).unwrap_or_default();
            assert!(
                if sign { fold(&format!("a{c}b")) == "a b" } else { long == short },
                "{c:?}: {long:?} {short:?}"
            );
        }
        assert_eq!(fold("e\u{301}crit ﬁn Œuvre x² N°º12"), "ecrit fin oeuvre x2 n o12");
    }

    #[test]
    fn what_is_not_alike_enough_is_told_by_its_letters() {
        let texts =
            ["", "a", "garder un phare", "garder un phare la nuit", "grader nu phare", "ranger la lampe 12"];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            assert!(usize::try_from(letters_apart(a, b)).unwrap() <= distance(a, b), "{a:?} {b:?}");
            for least in [0.2, 0.5, 0.82, 1.0] {
                let alike = likeness(a, b);
                let expected = if alike >= least { alike } else { 0.0 };
                assert_eq!(likeness_from(a, b, least), expected, "{a:?} {b:?} {least}");
            }
        }
    }

    #[test]
    fn different_wordings_stay_apart() {
        assert_ne!(fold("Glossaire technique"), fold("Glossaire du REAC"));
    }
}
