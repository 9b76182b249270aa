//! Folding: what two prints of one wording share, whatever their case, accents, apostrophes and spaces.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, every run of other signs one space: `FICHE ACTIVITÉ TYPE N° 1` and
/// `Fiche activite type n°1` both become `fiche activite type n 1`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pending = false;
    let mut digit = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            // The sign of "n°" decomposes to nothing useful; its compatibility form "º" to a letter.
            '°' => pending = true,
            'œ' | 'Œ' => push(&mut out, &mut pending, &mut digit, "oe"),
            'æ' | 'Æ' => push(&mut out, &mut pending, &mut digit, "ae"),
            c if c.is_alphanumeric() => {
                for lower in c.to_lowercase() {
                    let mut buffer = [0; 4];
                    push(&mut out, &mut pending, &mut digit, lower.encode_utf8(&mut buffer));
                }
            }
            _ => pending = true,
        }
    }
    out
}

fn push(out: &mut String, pending: &mut bool, digit: &mut bool, piece: &str) {
    // "N°1" and "N° 1" are one wording: a number stands as a word of its own after "n".
    let is_digit = piece.chars().all(|c| c.is_ascii_digit());
    let after_letter = !out.is_empty() && !*pending && is_digit && !*digit && out.ends_with(" n");
    if (*pending || after_letter) && !out.is_empty() {
        out.push(' ');
    }
    *pending = false;
    *digit = is_digit;
    out.push_str(piece);
}

/// How alike two folded wordings are, 0 to 1; 0 where one is shorter than the other by a third.
#[must_use]
pub fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    // The shorter by a third cannot be a copy: the distance need not be computed.
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short * 3 < long * 2 { 0.0 } else { strsim::normalized_levenshtein(a, b) }
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
    fn different_wordings_stay_apart() {
        assert_ne!(fold("Glossaire technique"), fold("Glossaire du REAC"));
    }
}
