//! A piece of text and where it stands in the file.

use reac_lines::Word;
use reac_model::Feuille;

use crate::ligne::note::{chiffres, est_eleve};

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
    /// Its words and how sure each is, where they were recognised in a picture; empty where the file gives them.
    pub reconnus: Vec<Reconnu>,
}

/// A word that was recognised in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconnu {
    /// As it was read.
    pub texte: String,
    /// How sure its letters are, 0 to 1.
    pub surete: f32,
}

/// The recognised among some words. No allocation where there are none.
#[must_use]
pub fn reconnus<'w>(mots: impl Iterator<Item = &'w Word>) -> Vec<Reconnu> {
    mots.filter_map(|mot| mot.confidence.map(|surete| Reconnu { texte: mot.text.clone(), surete })).collect()
}

/// A text put together from one or more lines, not yet normalised. By default there is none, and nothing sure of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Texte {
    /// The wording.
    pub texte: String,
    /// Where it stands.
    pub fragments: Vec<Fragment>,
    /// How sure its extent is, 0 to 1: the weakest of the decisions that made it.
    pub confiance: f32,
}

impl Feuille for Texte {}

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

    /// Puts the text of the next line behind this one, as [`couture`] says.
    pub fn suivre(&mut self, other: Self) {
        if !self.texte.is_empty() && !other.texte.is_empty() {
            self.texte.push_str(couture(&self.texte, &other.texte, Ligne::Pleine));
        }
        self.texte.push_str(&other.texte);
        self.fragments.extend(other.fragments);
        self.confiance = self.confiance.min(other.confiance);
    }
}

/// The document's footnotes, as far as a line's text needs to know of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notes<'a> {
    /// Their numbers.
    pub numeros: &'a [u32],
    /// The input lost what raises a call: it is a digit that hangs on a word.
    pub collees: bool,
}

impl Notes<'_> {
    /// No note is known.
    pub const AUCUNE: Notes<'static> = Notes { numeros: &[], collees: false };

    /// `entière2.` as word, number and punctuation, where there is such a note.
    fn appel_colle<'w>(&self, mot: &'w str) -> Option<(&'w str, u32, &'w str)> {
        // Most documents have no notes at all.
        if self.numeros.is_empty() {
            return None;
        }
        let body = mot.trim_end_matches(['.', ',', ';', ':', ')', '»']);
        let raised = body.trim_end_matches(est_eleve);
        let word = if raised.len() < body.len() {
            raised
        } else {
            body.trim_end_matches(|c: char| c.is_ascii_digit())
        };
        let number = chiffres(body.get(word.len()..)?)?;
        let hangs = if raised.len() < body.len() {
            // "m²" and "cm³" are units.
            word.is_empty() || word.chars().filter(|c| c.is_alphabetic()).count() >= 3
        } else {
            let letters = word.chars().filter(|c| c.is_lowercase()).count();
            self.collees && letters >= 3 && word.ends_with(char::is_lowercase)
        };
        (hangs && self.numeros.contains(&number))
            .then(|| (word, number, mot.get(body.len()..).unwrap_or_default()))
    }
}

/// A word that a footnote's call hangs on as a mere digit: the call's number.
#[must_use]
pub fn appel_au_bout(mot: &str, numero: u32) -> bool {
    Notes { numeros: &[numero], collees: true }.appel_colle(mot).is_some()
}

/// The words of one line as a text. A raised number whose note exists becomes its call, `[1]`.
#[must_use]
pub fn mots_en_texte(mots: &[&Word], notes: Notes<'_>) -> String {
    let mut out = String::with_capacity(mots.iter().map(|mot| mot.text.len() + 1).sum());
    for (index, mot) in mots.iter().enumerate() {
        let raised = mot.raised.then(|| chiffres(mot.text.trim_matches(['(', ')', '[', ']']))).flatten();
        let appel = raised.filter(|n| notes.numeros.contains(n));
        let close = mot.space < mot.size * 0.12;
        let after_raised =
            index.checked_sub(1).and_then(|before| mots.get(before)).is_some_and(|before| before.raised);
        // A superscript hangs on its word ("1er", "m²"), a call always.
        let alone = index > 0 && mot.text.chars().all(est_eleve);
        let hangs = appel.is_some()
            || (alone && notes.appel_colle(&mot.text).is_some())
            || (close && (mot.raised || after_raised));
        if !out.is_empty() && !hangs {
            out.push(' ');
        }
        match (appel, notes.appel_colle(&mot.text)) {
            (Some(n), _) => out.push_str(&format!("[{n}]")),
            (None, Some((word, n, rest))) => out.push_str(&format!("{word}[{n}]{rest}")),
            (None, None) => out.push_str(&mot.text),
        }
    }
    out
}

/// Whether a line reaches its margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ligne {
    /// It does, as far as is known.
    Pleine,
    /// It stops before.
    Courte,
}

/// How the text of a wrapped line and of the next become one.
#[must_use]
pub fn couture(avant: &str, apres: &str, ligne: Ligne) -> &'static str {
    let last = avant.split_whitespace().next_back().unwrap_or_default();
    let next = apres.chars().next();
    // "rendez-" and "vous": the hyphen is the word's own and stays. A dash that stands alone is punctuation.
    let hyphen = last.len() > 1
        && last.ends_with(['-', '\u{2010}', '\u{2011}', '\u{ad}'])
        && next.is_some_and(char::is_alphanumeric);
    // An address that fills its line goes on without a space, unless the sentence takes over.
    let address = ligne == Ligne::Pleine
        && (last.contains("://") || last.contains("www.") || last.starts_with("(http"))
        && !last.ends_with([')', '>', ',', ';'])
        && next.is_some_and(|c| !c.is_uppercase() && !matches!(c, '(' | '«' | '"'));
    if hyphen || address { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_on_a_word_is_a_call_where_there_is_such_a_note() {
        assert!(appel_au_bout("entière2.", 2));
        assert!(!appel_au_bout("entière2.", 1));
        assert!(appel_au_bout("REAC²", 2) && appel_au_bout("(phare)²,", 2));
        for word in ["B2", "2", "CO2", "H2O", "m2", "m²", "cm²", "entière"] {
            assert!(!appel_au_bout(word, 2), "{word}");
        }
    }

    #[test]
    fn only_what_was_recognised_has_a_sureness() {
        let source = reac_text::read("phare".as_bytes()).unwrap();
        let mut word = source.pages.first().unwrap().lines.first().unwrap().words.first().unwrap().clone();
        assert!(reconnus([&word].into_iter()).is_empty());
        word.confidence = Some(0.4);
        assert_eq!(reconnus([&word].into_iter()), [Reconnu { texte: "phare".to_owned(), surete: 0.4 }]);
    }

    #[test]
    fn a_hyphen_at_the_end_joins() {
        assert_eq!(couture("le rendez-", "vous du gardien", Ligne::Pleine), "");
        assert_eq!(couture("la lanterne -", "le foyer", Ligne::Pleine), " ");
        assert_eq!(couture("le phare", "du cap", Ligne::Pleine), " ");
    }

    #[test]
    fn an_address_joins_where_it_fills_the_line() {
        assert_eq!(couture("(Source : https://phares.example/garde/lan", "terne)", Ligne::Pleine), "");
        assert_eq!(couture("(Source : https://phares.example/)", "La suite", Ligne::Pleine), " ");
        assert_eq!(couture("voir https://phares.example/", "puis le foyer", Ligne::Courte), " ");
    }
}
