//! A piece of text and where it stands in the file.

use reac_lines::Word;

/// One stretch of a line that went into a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Fragment {
    /// Page of the file, from 1.
    pub page: u32,
    /// Printed page, where the page's footer tells.
    pub page_imprimee: Option<u32>,
    /// Left edge, points.
    pub gauche: f32,
    /// Upper edge, points from the page's top.
    pub haut: f32,
    /// Right edge, points.
    pub droite: f32,
    /// Lower edge, points from the page's top.
    pub bas: f32,
    /// As the file gives it.
    pub brut: String,
}

/// A text put together from one or more lines, not yet normalised.
#[derive(Debug, Clone, PartialEq)]
pub struct Texte {
    /// The wording.
    pub texte: String,
    /// Where it stands.
    pub fragments: Vec<Fragment>,
    /// How sure its extent is, 0 to 1: the weakest of the decisions that made it.
    pub confiance: f32,
}

impl Texte {
    /// Page of the file on which it begins.
    #[must_use]
    pub fn page(&self) -> Option<u32> {
        self.fragments.first().map(|fragment| fragment.page)
    }

    /// The same place, another wording: a bullet or label taken off.
    #[must_use]
    pub fn avec(&self, texte: &str) -> Self {
        Self { texte: texte.trim().to_owned(), fragments: self.fragments.clone(), confiance: self.confiance }
    }

    /// Puts a further text behind this one, one space between.
    pub fn suivre(&mut self, other: Self) {
        if !self.texte.is_empty() && !other.texte.is_empty() {
            self.texte.push(' ');
        }
        self.texte.push_str(&other.texte);
        self.fragments.extend(other.fragments);
        self.confiance = self.confiance.min(other.confiance);
    }
}

/// The words of one line as a text. A raised number whose note exists becomes its call, `[1]`.
#[must_use]
pub fn mots_en_texte(mots: &[&Word], notes: &[u32]) -> String {
    let mut out = String::new();
    for (index, mot) in mots.iter().enumerate() {
        let appel =
            mot.raised.then(|| mot.text.trim_matches(['(', ')', '[', ']']).parse::<u32>().ok()).flatten();
        let appel = appel.filter(|n| notes.contains(n));
        // A superscript hangs on its word ("1er", "m²"), a call always.
        let collé = appel.is_some() || (mot.raised && mot.space < mot.size * 0.12);
        let après_exposant = index > 0
            && mots.get(index - 1).is_some_and(|before| before.raised)
            && mot.space < mot.size * 0.12
            && mot.space >= 0.0;
        if !out.is_empty() && !collé && !après_exposant {
            out.push(' ');
        }
        match appel {
            Some(n) => out.push_str(&format!("[{n}]")),
            None => out.push_str(&mot.text),
        }
    }
    out
}

/// How the text of a wrapped line and of the next become one.
#[must_use]
pub fn couture(avant: &str, apres: &str, plein: bool) -> &'static str {
    let last = avant.split_whitespace().next_back().unwrap_or_default();
    let next = apres.chars().next();
    // "rendez-" and "vous": the hyphen is the word's own and stays. A dash that stands alone is punctuation.
    let hyphen = last.len() > 1
        && last.ends_with(['-', '\u{2010}', '\u{2011}', '\u{ad}'])
        && next.is_some_and(char::is_alphanumeric);
    // An address that fills its line goes on without a space, unless the sentence takes over.
    let address = plein
        && (last.contains("://") || last.contains("www.") || last.starts_with("(http"))
        && !last.ends_with([')', '>', ',', ';'])
        && next.is_some_and(|c| !c.is_uppercase() && !matches!(c, '(' | '«' | '"'));
    if hyphen || address { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_at_the_end_joins() {
        assert_eq!(couture("le rendez-", "vous du gardien", true), "");
        assert_eq!(couture("la lanterne -", "le foyer", true), " ");
        assert_eq!(couture("le phare", "du cap", true), " ");
    }

    #[test]
    fn an_address_joins_where_it_fills_the_line() {
        assert_eq!(couture("(Source : https://phares.example/garde/lan", "terne)", true), "");
        assert_eq!(couture("(Source : https://phares.example/)", "La suite", true), " ");
        assert_eq!(couture("voir https://phares.example/", "puis le foyer", false), " ");
    }
}
